"""What is said around a handoff, in English: the words a catalogue translates."""

from enum import StrEnum, unique


@unique
class Word(StrEnum):
    ASK_EMAIL = "At which e-mail address can our team answer you?"
    EMAIL_UNCLEAR = (
        "That does not look like an e-mail address. Please write it once more, for example name@example.com,"
        " or say no to go on without a person."
    )
    PASSED_ON = (
        "Thank you. I have passed this conversation on to our team; they will answer by e-mail to {email},"
        " and the answer appears here, too. Nothing more can be written in this chat; you can start a new"
        " one."
    )
    GO_ON = "All right, no one is told. What else can I help you with?"
    WITH_TEAM = (
        "This conversation is with our team. They answer by e-mail, and the answer appears here, too. Nothing"
        " more can be written in this chat; please start a new one for anything else."
    )
    OPENED = "Our team has your request: ticket {ticket}."
    DELAYED = "Passing your request on takes longer than it should. It is kept, and our team has been told."


def masked(email: str) -> str:
    """`jane@example.com` → `j•••@example.com`: enough to recognise, too little to learn."""
    name, _, host = email.partition("@")
    return f"{name[:1]}•••@{host}"
