"""English cues."""

from domain.agent.intents import Intent as I

WORDS = {
    "order": """order orders ordername purchase package packages parcel parcels delivery shipment stuff item items
        things""",
    "buy": "order ordername purchase",
    "want": "want wanna need would like can could please pls help assistance have trying how must gotta id lets",
    "pick": "pick picked choose chose select selected order ordered buy bought get got",
    "person": """human humans person agent agents representative rep someone somebody staff operator advisor people
        manager supervisor assistant employee colleague customer_service customer_support customer_care support_team""",
    "topic": """return returns returned returning returnable refund refunds refunded refunding reimburse* exchange*
        exchanging warrant* guarantee* shipping ship ships shipped deliver delivery deliveries delivered policy
        policies
        payment payments pay paid cancel cancelled canceled cancelling cancellation privacy terms customs duties
        international internationally gift_card discount* coupon* voucher* promo* modify modified invoice* newsletter
        subscri* unsubscribe* account password carrier courier pickup store_hours opening hours final_sale restocking
        swap swapped change changes changed changing non-refundable refundable damaged defective defect data address reimbursed money_back""",
    "ask": """can could may how do does what whats when which is are will if who whos where must should need did
        whether tell""",
}

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
        "^agent|human|operator|representative|person$",
        "not a|the bot|robot|machine",
        "stop bot|robot",
    ),
    I.COMPLAINT: (
        "complain*",
        "file|make|lodge|submit claim|reclamation",
        "worst|terrible|awful|horrible|disgusting service|company|store|shop|experience|support",
        "scam|scammers|thieves|rip_off|ripoff",
        "unacceptable|ridiculous|fed_up|furious|outrageous",
    ),
    I.PAYMENT_PROBLEM: (
        "charged|billed|paid|debited twice|double|again|too_much|wrong",
        "payment|payments|card|transaction problem*|issue*|trouble*|error*|fail*|declin*|not_work*|rejected",
        "problem*|issue*|trouble*|error*|failed with|about|in|of|online payment|payments|checkout",
        "double_charged|overcharged",
    ),
    I.ACCOUNT_PROBLEM: (
        "delete|deleting|close|closing|remove|removing|terminate|cancel my|a|the|an account|profile",
        "cancel*|delet*|clos* account",
        "edit|update|updating|change|changing|modify*|correct details|information|info|data|name|email|profile account",
        "edit|update|updating|change|modify*|correct account|profile|personal",
        "sign_up|signup|register|registration|registering|log_in|login|signing_up|creating problem*|issue*|error*|user"
        "|trouble*|cant|unable",
        "problem*|issue*|error*|cant|trouble|unable with|to|during|in sign_up|signup|regist*|log_in|login",
    ),
    I.ORDER_PROBLEM: (
        "arrived|came|received|got|is|was|are damaged|broken|defective|cracked|faulty|torn|smashed|wrong|scratched",
        "received|got|sent|delivered wrong|different|incorrect|someone_elses|another|incomplete",
        "wrong item|product|order|size|colour|color sent|delivered|arrived|received",
        "missing|lacking from|in|item|items|part|parts order|package|parcel|box|ordername",
        "says|marked|shows delivered but|not|never|nothing",
        "doesnt|dont|does_not|stopped|not work|working|turn_on",
        "lost|stolen my|package|parcel",
        "never arrived|came|received|got",
    ),
    I.CHANGE_ADDRESS: (
        "change|changing|update|updating|modify|modifying|correct|correcting|edit|editing|fix|switch|replace"
        " address|shipping_address",
        "wrong|incorrect|old|new|different|another address",
        "send|ship|deliver it|this|that|ordername|order to|instead to|address|instead",
        "moved|moving change|new address|house|home",
        "address wrong|incorrect",
    ),
    I.CANCEL_ORDER: (
        "cancel|canceling|cancelling|cancelation|cancellation my|the|this|that|of|it|a|an @order",
        "cancel|canceling|cancelling ordername|it|that|this|purchase",
        "^cancel$",
        "^please|pls cancel",
        "@want to cancel",
        "dont|no_longer want|need my|the|this|that|order|it anymore|order|ordername",
        "call_off|stop order|purchase|ordername|shipment",
    ),
    I.EXCHANGE_ITEM: (
        "exchange|swap|replace|replacing|switch my|the|this|it|for|a|an|ordername|something",
        "want|need|like|get a|another|different|bigger|smaller size|one|color|colour instead",
        "too|doesnt small|big|large|tight|loose|fit",
    ),
    I.RETURN_ITEM: (
        "want|wanna|need|like|would|going|please|start|initiate|begin|request return|returning|send_back|send_it_back",
        "return|returning my|the|this|these|it|them|ordername|an|a|something",
        "send|give|ship back",
        "^return",
    ),
    I.ASK_REFUND: (
        "want|need|demand|give|get|like|request|please|claim|ask|asking|apply my|a|the|for refund|refunds|money_back"
        "|money|reimburs*|compensation|rebate|refunded",
        "refund me|my|this|it|ordername|please",
        "money_back",
        "how|where|i get|obtain|receive refund|rebate|money_back|compensation",
        "refunds|refund of money",
    ),
    I.CHANGE_ORDER: (
        "change|changing|edit|editing|modify|modifying|upate|updating|correct|amend|adjust|alter @buy",
        "^update @buy",
        "to|please|want update @buy",
        "add|adding|remove|removing|delete|swap something|item|items|article|product|products|thing to|from|of|in @buy",
        "change|changing|modify|swap items|item|something|quantity|product of|from|in|to @buy",
        "change|modify|update my|the|this order",
        "merge|combine|split orders|order|ordername",
    ),
    I.INVOICE: ("invoice|invoices|bill|receipt",),
    I.ORDER_TRACKING: (
        "tracking",
        "track my|the|this|it|ordername|order|package|parcel",
        "trace my|the package|parcel|order",
        "waybill|consignment_number|shipping_number",
    ),
    I.ORDER_LIST: (
        "all|list|show|see|view my|of|me|our orders|order_numbers|purchases",
        "what|which orders do|have|did",
        "order_history|past_orders|previous_orders|recent_orders|my_orders",
        "list order_numbers|orders",
        "how many orders have|did|do",
    ),
    I.ORDER_ITEMS: (
        "what did|have i buy|order|purchase|bought|ordered|get",
        "whats|what|which is|are|was|products|items|things in|inside|included|part|of @buy|orders|package|parcel",
        "whats|what in|inside ordername|my|the|this|that",
        "list|show items|products|things|contents|what of|in|from|was @buy|package",
        "what_was bought|ordered|inside",
        "which|what products|items|things in|did @buy|package",
        "items|products|contents ordername|order",
        "ordername|order items|contents",
        "contents of order|ordername|package",
    ),
    I.ORDER_TOTAL: (
        "how_much|what did|have|do|was|is i|my|the|for pay|paid|spend|spent|charged|owe",
        "how_much @buy",
        "total|grand_total|amount|sum of|on|for|paid|was|is",
        "total|amount @order",
        "what|how did|was|were i|the pay|paid|charged",
        "price|cost of|for|was my|the|this order|ordername",
        "^total$",
        "my total|bill|amount",
    ),
    I.ORDER_SHIP_TO: (
        "where|which|what|to going|shipped|shipping|sent|delivered|being|city|address to|shipped|sent|delivered|is|for"
        "|on|of @buy",
        "where|which|what city|address|place ship*|sent|deliver*|going|order|ordername",
        "being|is|was|are shipped|sent|delivered|shipping|going to",
        "what|which city|town",
        "delivery_address|shipping_address|ship_to|ship-to|destination",
    ),
    I.ORDER_REFUND: (
        "was|is|been|were|did|have|has|when|get|got|how_much refunded|refund|money_back ordername|yet|amount|much"
        "|already|processed|issued|arrive|come|received",
        "how_much was|were|is|did|have refunded|refund|money_back",
        "did|have|has i|my|you|the get|got|receive|received|refund|refunded my|money|a|back|yet|refund",
        "where|when|wheres|status|track|check|update|expect is|will|of|on|my|the|about|a|for refund|refunds|money_back"
        "|rebate|compensation|reimbursement",
        "refund status|amount|yet",
        "was|is my|the|it|ordername refunded",
    ),
    I.ORDER_STATUS: (
        "where|wheres|were is|are|s|my|the|ordername my|the|our|order|ordername|@order",
        "wheres|where my|the",
        "status",
        "any|an|some update|updates|news on|about|for|regarding",
        "any|an|some update|updates|news",
        "update|news on|about ordername|order|it",
        "check|look|follow_up|checking on|into|up|about|with @order",
        "when|wen|whens will|does|is|should|do|can|my|the|it|@order arrive|arriving|come|coming|here|delivered|get"
        "|ship|shipped|expect|receive",
        "eta",
        "has|have|did|is|was my|it|the|ordername|they|@order ship*|sent|left|arriv*|deliver*|dispatch*|on_the_way",
        "@order late|delayed|stuck|not_arrived|hasnt|has_not|havent|still|yet|shipped",
        "what|whats is|going|happening|happened with|on|to it|my|the|ordername|order",
        "havent|have_not|didnt|not received|got|get|receive|heard|arrived",
        "still|been waiting",
        "how_long|how_soon|how_son until|before|till|can|will|my|does arrive|get|expect|receive|come|order|ordername",
        "placed|ordered|bought ordername|order|something|days|weeks|week|ago",
        "order ready|fulfilled|processed|processing",
    ),
    I.PRODUCT_CHEAPEST: (
        "cheapest|cheaper|least_expensive|less_expensive|most_affordable|lowest_priced|lowest_price|lowest|cheepest|most_inexpensive",
        "^cheap",
    ),
    I.PRODUCT_DEAREST: (
        "most|more expensive|costly",
        "priciest|dearest|highest_price|highest_priced|costliest|top_end|most_premium|highest",
    ),
    I.PRODUCT_OPTIONS: (
        "which|what|how_many|wat|list|all size|sizes|color|colors|colour|colours|options|variants|variations|styles"
        "|materials|flavors|flavours|choices|models|versions|versions|finishes|lengths|capacities",
        "which|what choices|options|versions|variants do|does|are|is|come|available|there|have|got",
        "come|comes|available in other|different|more|any|what|which",
        "other|more|different|available colors|colours|sizes|options|styles|variants",
    ),
    I.PRODUCT_PRICE: (
        "price|prices|priced|cost|costs",
        "how_much|howmuch|hw_much|how_mch|hm",
        "how expensive|pricey",
    ),
    I.PRODUCT_FACT: (
        "how_much ... weigh|weighs|hold|holds|contain|contains",
        "how_much_water|how_much_ram|how_much_memory|how_much_storage|how_much_space|how_much_power|how_much_weight",
        "how_many ... there|included|include|come|comes|in|it|does|this|the|need|needs|play|can",
        "how tall|big|large|wide|deep|high|heavy|old|thick|fast|far|loud|bright|strong|long_is|small",
        "what|which age|ages|dimension|dimensions|weight|brand|material|made|measurements|height|width|length",
        "made of|in|from",
        "it|this|that|these|they fit|fits|work|works|need|needs|support|supports|require|requires|run|connect|take",
        "compatible|suitable|washable|dishwasher|microwave",
    ),
    I.PRODUCT_STOCK: (
        "in_stock|instock|in_stok|stock|available|availability|sold_out|out_of_stock|restock*|back_in_stock|avail",
        "can|could i|we|you buy|get|order|purchase",
        "any|still left|have|got|available",
        "how_many left|remaining|in_stock|available",
        "unavailable",
    ),
    I.POLICY: (
        "@ask ... @topic",
        "@topic policy|policies|rules|conditions|terms|fee|fees|cost|costs|charge*|penalt*|options|methods|period"
        "|window|time|times|deadline|info|information|label",
        "policy|policies",
        "cancel*|withdrawal|termination|exit|early fee|fees|charge*|penalt*|cost*",
        "payment method*|option*|modalit*",
        "free|express|standard|overnight|international|same_day shipping|delivery|returns",
        "how_long|how_many|what days|take|is to|do shipping|delivery|return|refund|deliver|arrive|ship",
        "deliver|ship|shipping|deliveries to|outside|abroad|overseas",
        "what_if|what_happens|in_what|in_which|under_what",
        "feedback|review|newsletter",
        "cases|situations reimburs*|refund*|return*",
        "what|which time|hours call|open|contact|reach|phone",
        "prove|verify|confirm who|identity|my|i",
        "how|where|can create|open|set_up|reset|recover|restore|place account|password|order|pin",
        "lost|forgot|forgotten|recover*|restor*|reset password|pass|pin",
        "apple_pay|paypal|klarna|afterpay|visa|mastercard|bitcoin|installments|cash_on_delivery",
    ),
    I.PRODUCT_SEARCH: (
        "do|does|did|have|u|you|ya|anything|anyone you|u|ya|the|store|shop sell|have|carry|stock|offer|got|make",
        "you|u sell|carry|offer|got",
        "have_you got|you_got|got_any|any",
        "looking|searching|shopping|search for|to",
        "show|find|recommend|suggest me|us|some|a|an|something|any",
        "i_need|i_want|i_wanna|id_like|im_after a|an|some|the|to_buy|something|new",
        "what|which|best|good|gift|present products|do|for|gift|present|kind|sort|one",
        "recommend*|suggestion*",
    ),
    I.WHO_ARE_YOU: (
        "are|r|is you|u|this|i a|an|real|bot|human|robot|ai|person|machine|chatgpt|someone",
        "who|what|whats are|r|is your you|u|name|this",
        "bot|robot or human|person",
        "am i talking|chatting|speaking to|with",
    ),
    I.GREETING: (
        "^hi|hello|hey|yo|hiya|howdy|greetings|good_morning|good_afternoon|good_evening|sup|hii|heya",
        "how_are_you|how_r_u",
        "^help$",
    ),
    I.THANKS: ("thank|thanks|thx|ty|tysm|cheers|appreciate", "^great|perfect|awesome|cool|ok|okay|bye|goodbye$"),
}
