"""English cues for what a person should look at, and attacks, and small talk."""

from domain.agent.intents import Intent as I

CUES: dict[I, tuple[str, ...]] = {
    I.SELF_HARM: (
        "kill|hurt|harm myself",
        "suicid*",
        "end my_life|it_all",
        "want|wanna to_die|die",
        "dont want to_live|live",
    ),
    I.THREAT: (
        "kill|hurt|shoot|attack|stab you|your|them|somebody|everyone",
        "burn|bomb|blow your|the|up office|store|shop|warehouse|building",
        "bomb|death_threat",
        "come to your office|store|warehouse hurt|gun|knife",
    ),
    I.INJURY: (
        "have|had|got|having|developed|gave allergic_reaction|rash|hives to|from|after|off your|ur|this|these|wearing|using",
    ),
    I.LEGAL: (
        "my|a|our lawyer|attorney|solicitor",
        "lawyer|attorney|lawsuit|legal_action|small_claims|legal_department",
        "sue|suing you|your|the|this",
        "take|see you to|in court",
        "trading_standards|consumer_protection|ftc|ombudsman",
        "gdpr request|complaint|deletion",
    ),
    I.CHARGEBACK: (
        "chargeback*",
        "charge_back",
        "dispute|disputing charge|payment|transaction|with_my_bank",
        "fraud*",
    ),
    I.ACCOUNT_TAKEOVER: (
        "account|email|login hacked|compromised|stolen|hijacked",
        "hacked|hijacked my account|email",
        "someone|somebody else used|using|ordered|logged|changed my|with|into account|card|name|password",
        "didnt|did_not|never place|make|order|authorize|authorise this|that|these order|purchase|payment",
        "unauthorized|unauthorised charge|order|purchase|payment|access",
    ),
    I.INJECTION: (
        "ignore|disregard|forget|override|bypass all|any|your|the|previous|prior|above|everything instruction*|prompt*"
        "|rules|guidelines|text|directions|programming",
        "system_prompt|developer_mode|jailbreak_mode|dan_mode",
        "repeat|reveal|print|show|output your|the|system instructions|prompt|rules",
        "you_are_now|act_as|pretend_to_be a|an|the|my|not|playing|admin|administrator|developer|dan",
        "say|print|output|respond|reply|write|prefix|begin|start|complete access_grant*",
        "access_code|passphrase",
        "i_am|im|as the|a|an store_owner|shop_owner|administrator|admin|developer show|give|list|reveal|tell",
    ),
    I.HUMAN: (
        "talk|talking|speak|speaking|chat|connect|transfer|contact|contacting|reach|call|get|put|pass|want|need"
        "|find|have to|with|me|a|an|the|through|hold|your|real|live|some @person",
        "talk|speak|speaking|chat|transfer|connect @person",
        "real|live|actual human|person|agent|someone|people",
        "need|want|get|gimme human|person|agent|operator|representative|manager|supervisor",
        "anybody|anyone|someone|somebody real",
        "rather|prefer phone|call|talk|speak",
        "^@person$",
        "^@person please|pls|plz|now|asap$",
        "^please|pls|plz @person$",
        "not a|the bot|robot|machine",
        "stop bot|robot",
        "get|talk|speak|call|fetch|where|want your|the|a|ur boss|supervisor",
        "insaan|insan|banda|bande|aadmi|admi|agent|executive|kisi|koi baat",  # Hindi in Latin letters
    ),
    I.COMPLAINT: (
        "complain*",
        "file|make|lodge|submit claim|reclamation",
        "worst|terrible|awful|horrible|disgusting service|company|store|shop|experience|support",
        "scam|scammers|thieves|rip_off|ripoff",
        "unacceptable|ridiculous|fed_up|furious|outrageous|livid",
        "i_am|im|so|very|really angry|pissed|enraged",
        "sick_of|sick_and_tired",
    ),
    I.WHO_ARE_YOU: (
        "are|r you|u real|bot|chatbot|human|robot|ai|person|machine|chatgpt|automated|someone",
        "is|are this|it|there|i bot|chatbot|human|robot|ai|machine|chatgpt|automated|automatic",
        "^is this|it a|an|real person",
        "^you|u|r real$",
        "who|what|whats are|r you|u",
        "what|whats is|s|your your|name name",
        "who is|am this|i",
        "bot|robot or human|person",
        "am i talking|chatting|speaking to|with",
    ),
    I.GREETING: (
        "^hi|hello|hey|yo|hiya|howdy|greetings|good_morning|good_afternoon|good_evening|sup|hii|heya",
        "how_are_you|how_r_u",
        "^how_is_it_going|hows_it_going|whats_up|how_do_you_do|how_have_you_been$",
        "^help$",
    ),
    I.THANKS: (
        "thank|thanks|thx|ty|tysm|cheers|appreciate",
        "^@fine$",
        "^@fine @fine$",
    ),
}
