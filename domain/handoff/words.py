"""What is said around a handoff, in English: the words a catalogue translates."""

from enum import StrEnum, unique

from domain.handoff.tickets import HandoffMethod


@unique
class Word(StrEnum):
    ASK_EMAIL = "At which e-mail address can our team answer you?"
    EMAIL_UNCLEAR = (
        "That does not look like an e-mail address. Please write it once more, for example name@example.com,"
        " or say no to go on without a person."
    )
    EMAIL_MEANT = "Did you mean {meant}? Say yes for that one, or no for {typed}."
    EMAIL_UNREAD = "Nobody would read our answer at that address. Which e-mail address is your own?"
    EMAIL_WHICH = "Those are several addresses: {emails}. At which one can our team answer you?"
    PASSED_ON = (
        "Thank you. I have passed this conversation on to our team; they will answer by e-mail to {email}, and"
        " the answer appears here, too. What you write here goes to them as well."
    )
    PASSED_ON_AT_ONCE = (
        "I have passed this conversation on to our team at once; they will answer by e-mail to {email}, and the"
        " answer appears here, too. What you write here goes to them as well."
    )
    GO_ON = "All right, no one is told. What else can I help you with?"
    FOR_PEOPLE = "That is something a person in our team looks after."
    PERSON_ANY_TIME = "You can ask for a person in our team at any time."
    WITH_TEAM = (
        "This conversation is with our team. They answer by e-mail, and the answer appears here, too. What you"
        " write here goes to them as well."
    )
    WROTE_ON = (
        "I am passing this on to our team, with whatever else you write here. They answer by e-mail, and the"
        " answer appears here, too."
    )
    WROTE_ON_DELAYED = (
        "Passing your request on takes longer than it should. What you write here is kept with it, and goes to"
        " our team together with it."
    )
    PAUSED = "This chat is paused for now, so I cannot answer. Please try again later."
    OPENED = "Our team has your request: ticket {ticket}."
    DELAYED = "Passing your request on takes longer than it should. It is kept, and our team has been told."
    SOLVED = "Our team has closed your request. I am the assistant again: what else can I help you with?"
    REOPENED = "Our team has taken up your request again. They answer by e-mail, and the answer appears here, too."
    ON_BY_MAIL = (
        "Our team goes on with your request by e-mail. I am the assistant again: what else can I help you with?"
    )
    GIVEN_BACK = "I am the assistant again: what else can I help you with?"
    JOINED = "A person of our team has joined this chat. What you write here goes to them."
    TEAM_IS_THERE = "Our team is there now, and can answer you right here."
    AWAY = "Our team is away now."
    AWAY_FOR = "Our team is away now ({holiday})."
    BACK_ON = "They are back on {day} at {time}."
    BACK_TODAY = "They are back today at {time}."
    BACK_UNKNOWN = "I cannot say when they are back."
    TIME_THERE = "That is {time} where you are."
    DAY_THERE = "That is {day}, {time} where you are."
    PASSED_ON_BY_MAIL = (
        "Thank you. I have passed this conversation on to our team; they will answer by e-mail to {email}. What you"
        " write here goes to them as well."
    )
    PASSED_ON_AT_ONCE_BY_MAIL = (
        "I have passed this conversation on to our team at once; they will answer by e-mail to {email}. What you write"
        " here goes to them as well."
    )
    WITH_TEAM_BY_MAIL = (
        "This conversation is with our team. They answer by e-mail, not here. What you write here goes to them as well."
    )
    WROTE_ON_BY_MAIL = (
        "I am passing this on to our team, with whatever else you write here. They answer by e-mail, not here."
    )
    ASK_GO_ON = "Shall I help you with something else meanwhile?"
    PASSED_ON_HERE = (
        "Thank you. I have passed this conversation on to our team. Their answer appears here, and they have {email} to"
        " reach you when you are away. What you write here goes to them as well."
    )
    PASSED_ON_AT_ONCE_HERE = (
        "I have passed this conversation on to our team at once. Their answer appears here, and they have {email} to"
        " reach you when you are away. What you write here goes to them as well."
    )
    WITH_TEAM_HERE = (
        "This conversation is with our team. Their answer appears here. What you write here goes to them as well."
    )
    WROTE_ON_HERE = "I am passing this on to our team, with whatever else you write here. Their answer appears here."
    REOPENED_HERE = "Our team has taken up your request again. Their answer appears here."
    REPLY_SUBJECT = "{store} has answered your chat"
    REPLY_HEADING = "{store} has answered you in the chat:"
    REPLY_GO_ON = "You can answer this e-mail, or go on in the chat: {url}"
    TRANSCRIPT_SUBJECT = "Your chat with {store}"
    TRANSCRIPT_HEADING = "Here is your chat with {store}, as you asked."
    TRANSCRIPT_UNASKED = "If you did not ask for it, please ignore this e-mail."
    TRANSCRIPT_SENT = "This chat is on its way to {email}."
    ENDED = "This chat has ended. Please start a new one for anything else."


# What is true of people who read e-mails: their answers do not come back into the chat.
BY_MAIL = {
    Word.PASSED_ON: Word.PASSED_ON_BY_MAIL,
    Word.PASSED_ON_AT_ONCE: Word.PASSED_ON_AT_ONCE_BY_MAIL,
    Word.WITH_TEAM: Word.WITH_TEAM_BY_MAIL,
    Word.WROTE_ON: Word.WROTE_ON_BY_MAIL,
}


# What is true of people in the house's own inbox: without a mail server they answer here alone.
HERE = {
    Word.PASSED_ON: Word.PASSED_ON_HERE,
    Word.PASSED_ON_AT_ONCE: Word.PASSED_ON_AT_ONCE_HERE,
    Word.WITH_TEAM: Word.WITH_TEAM_HERE,
    Word.WROTE_ON: Word.WROTE_ON_HERE,
    Word.REOPENED: Word.REOPENED_HERE,
}
TRUE_OF = {HandoffMethod.EMAIL: BY_MAIL, HandoffMethod.INBOX: HERE}


def word_of(word: Word, method: HandoffMethod) -> Word:
    """Return the word that is true where people are reached that way."""
    return TRUE_OF.get(method, {}).get(word, word)


def masked(email: str) -> str:
    """`jane@example.com` → `j•••@example.com`: enough to recognise, too little to learn."""
    name, _, host = email.partition("@")
    return f"{name[:1]}•••@{host}"
