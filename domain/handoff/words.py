"""What is said around a handoff, in the languages the agent speaks. English stands in for the others."""

from enum import StrEnum

from domain.agent.language import Language


class Word(StrEnum):
    ASK_EMAIL = "ask_email"
    EMAIL_UNCLEAR = "email_unclear"
    PASSED_ON = "passed_on"
    GO_ON = "go_on"
    WITH_TEAM = "with_team"
    OPENED = "opened"
    DELAYED = "delayed"


WORDS: dict[Language, dict[Word, str]] = {
    Language.ENGLISH: {
        Word.ASK_EMAIL: "At which e-mail address can our team answer you?",
        Word.EMAIL_UNCLEAR: "That does not look like an e-mail address. Please write it once more, for example"
        " name@example.com, or say no to go on without a person.",
        Word.PASSED_ON: "Thank you. I have passed this conversation on to our team; they will answer by e-mail to"
        " {email}, and the answer appears here, too. Nothing more can be written in this chat; you can start a new"
        " one.",
        Word.GO_ON: "All right, no one is told. What else can I help you with?",
        Word.WITH_TEAM: "This conversation is with our team. They answer by e-mail, and the answer appears here, too."
        " Nothing more can be written in this chat; please start a new one for anything else.",
        Word.OPENED: "Our team has your request: ticket {ticket}.",
        Word.DELAYED: "Passing your request on takes longer than it should. It is kept, and our team has been told.",
    },
    Language.SPANISH: {
        Word.ASK_EMAIL: "¿A qué dirección de correo puede responderle nuestro equipo?",
        Word.EMAIL_UNCLEAR: "Eso no parece una dirección de correo. Escríbala otra vez, por ejemplo name@example.com,"
        " o diga no para seguir sin una persona.",
        Word.PASSED_ON: "Gracias. He pasado esta conversación a nuestro equipo; responderá por correo a {email}"
        " y la respuesta aparecerá también aquí. En este chat ya no se puede escribir; puede abrir uno nuevo.",
        Word.GO_ON: "De acuerdo, no aviso a nadie. ¿En qué más puedo ayudarle?",
        Word.WITH_TEAM: "Esta conversación está con nuestro equipo. Responde por correo y la respuesta aparece también"
        " aquí. En este chat ya no se puede escribir; para otra cosa, abra uno nuevo.",
        Word.OPENED: "Nuestro equipo ha recibido su solicitud: ticket {ticket}.",
        Word.DELAYED: "Pasar su solicitud tarda más de lo debido. Está guardada y nuestro equipo está avisado.",
    },
    Language.GERMAN: {
        Word.ASK_EMAIL: "An welche E-Mail-Adresse kann unser Team Ihnen antworten?",
        Word.EMAIL_UNCLEAR: "Das sieht nicht nach einer E-Mail-Adresse aus. Bitte schreiben Sie sie noch einmal, zum"
        " Beispiel name@example.com, oder sagen Sie nein, um ohne eine Person weiterzumachen.",
        Word.PASSED_ON: "Danke. Ich habe dieses Gespräch an unser Team weitergegeben; es antwortet per E-Mail an"
        " {email}, und die Antwort erscheint auch hier. In diesem Chat kann nichts mehr geschrieben werden; Sie können"
        " einen neuen beginnen.",
        Word.GO_ON: "In Ordnung, ich gebe nichts weiter. Womit kann ich sonst helfen?",
        Word.WITH_TEAM: "Dieses Gespräch liegt bei unserem Team. Es antwortet per E-Mail, und die Antwort erscheint"
        " auch hier. In diesem Chat kann nichts mehr geschrieben werden; für anderes beginnen Sie bitte einen neuen.",
        Word.OPENED: "Unser Team hat Ihre Anfrage: Ticket {ticket}.",
        Word.DELAYED: "Die Weitergabe dauert länger als üblich. Ihre Anfrage ist gespeichert, unser Team ist"
        " informiert.",
    },
    Language.POLISH: {
        Word.ASK_EMAIL: "Na jaki adres e-mail może odpowiedzieć nasz zespół?",
        Word.EMAIL_UNCLEAR: "To nie wygląda na adres e-mail. Proszę podać go jeszcze raz, na przykład"
        " name@example.com, albo napisać nie, aby kontynuować bez konsultanta.",
        Word.PASSED_ON: "Dziękuję. Rozmowa trafiła do naszego zespołu; odpowie e-mailem na adres {email},"
        " a odpowiedź pojawi się także tutaj. W tym czacie nie można już pisać; można zacząć nowy.",
        Word.GO_ON: "Dobrze, nikogo nie powiadamiam. W czym jeszcze mogę pomóc?",
        Word.WITH_TEAM: "Tą rozmową zajmuje się nasz zespół. Odpowiada e-mailem, a odpowiedź pojawia się także tutaj."
        " W tym czacie nie można już pisać; w innej sprawie proszę zacząć nowy.",
        Word.OPENED: "Nasz zespół ma zgłoszenie: numer {ticket}.",
        Word.DELAYED: "Przekazanie zgłoszenia trwa dłużej niż zwykle. Jest zapisane, a nasz zespół powiadomiony.",
    },
    Language.KOREAN: {
        Word.ASK_EMAIL: "저희 팀이 답변드릴 이메일 주소를 알려 주세요.",
        Word.EMAIL_UNCLEAR: "이메일 주소가 아닌 것 같습니다. name@example.com 처럼 다시 적어 주시거나, 상담원 없이"
        " 계속하시려면 아니요라고 적어 주세요.",
        Word.PASSED_ON: "감사합니다. 이 대화를 저희 팀에 전달했으며, {email} 로 답변드리며 답변은 여기에도"
        " 표시됩니다. 이 채팅에는 더 이상 글을 쓸 수 없으며, 새 채팅을 시작하실 수 있습니다.",
        Word.GO_ON: "알겠습니다. 전달하지 않겠습니다. 더 도와드릴 것이 있을까요?",
        Word.WITH_TEAM: "이 대화는 저희 팀이 맡고 있습니다. 이메일로 답변드리며 답변은 여기에도 표시됩니다. 이 채팅에는"
        " 더 이상 글을 쓸 수 없으니, 다른 문의는 새 채팅을 시작해 주세요.",
        Word.OPENED: "저희 팀이 문의를 접수했습니다: 티켓 {ticket}.",
        Word.DELAYED: "문의 전달이 평소보다 오래 걸리고 있습니다. 내용은 보관되어 있으며 저희 팀에 알렸습니다.",
    },
}


def say(language: Language, word: Word, **values: str) -> str:
    table = WORDS.get(language, {})
    return (table.get(word) or WORDS[Language.ENGLISH][word]).format(**values)


def masked(email: str) -> str:
    """`jane@example.com` → `j•••@example.com`: enough to recognise, too little to learn."""
    name, _, host = email.partition("@")
    return f"{name[:1]}•••@{host}"
