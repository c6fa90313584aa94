"""English cues for products and policies."""

from domain.agent.intents import Intent as I

CUES: dict[I, tuple[str, ...]] = {
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
        "how_much_caffeine|how_much_sugar|how_much_alcohol|how_much_protein|how_much_salt|how_much_fat|how_much_noise",
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
        "how_many people|employees|staff work|working|employ",
        "@ask ... @topic",
        "@topic policy|policies|rules|conditions|terms|fee|fees|cost|costs|charge*|penalt*|options|methods|period"
        "|window|time|times|deadline|info|information|label",
        "policy|policies",
        "cancel*|withdrawal|termination|exit|early fee|fees|charge*|penalt*|cost*",
        "payment method*|option*|modalit*",
        "free|express|standard|overnight|international|same_day shipping|delivery|returns",
        "how_long|how_many|what days|take|is to|do shipping|delivery|return|refund|deliver|arrive|ship",
        "deliver|ship|shipping|deliveries to|outside|abroad|overseas",
        "what_if|what_happens|in_what|in_which|under_what|under_which",
        "feedback|review|newsletter",
        "cases|situations reimburs*|refund*|return*",
        "what|which time|hours call|open|contact|reach|phone",
        "prove|verify|confirm who|identity|my|i",
        "how|where|can create|open|set_up|reset|recover|restore|place account|password|order|pin",
        "lost|forgot|forgotten|recover*|restor*|reset password|pass|pin",
        "when am|will|do|is|are i|we|you|card charge|charged|billed|debited",
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
}
