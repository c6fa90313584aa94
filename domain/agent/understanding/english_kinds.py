"""The kinds of things that a question may ask for, by what such a question and its answer say in English."""

from domain.agent.understanding.axes import LENGTH, NUMBER
from domain.agent.understanding.care_words import ASKED_OF_A_THING
from domain.agent.understanding.cautions import CAUTIONS
from domain.agent.understanding.fact_kinds import kind_of
from domain.agent.understanding.unit_kinds import TEMPERATURES, UNIT_KINDS
from domain.language.units import MATERIALS
from domain.language.vocabulary import COLORS

MASS = rf"{NUMBER}\s?-?(?:lbs?|pounds?|oz|ounces?|kgs?|g|grams?|kilos?|kilograms?)\b"
VOLUME = rf"{NUMBER}\s?-?(?:ml|l|cl|liters?|litres?|gal|gallons?|(?:fl\.? )?oz|ounces?|cups?|quarts?)\b"
SPAN = rf"{NUMBER}\s?-?\+?\s?(?:(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?|h|minuten|stunden|wochen)\b"
DISTANCE = rf"{LENGTH}|{NUMBER}\s?-?(?:miles?|km|kilomet\w+)\b"
COUNT = rf"\b{NUMBER}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen)\b"
SPEED = rf"{NUMBER}\s?-?(?:mph|km/?h|kph|rpm)\b"
AGES = r"\d\s?\+|\b\d+ (?:to|-) \d+ years?"
SHARES = rf"{NUMBER}\s?%"
LANGUAGES = "english|german|french|spanish|japanese|korean|polish|italian|dutch|portuguese"
HOW_LONG_IT_LASTS = "how long (?:do|does|will|can|to|until|before|of a|is the (?:battery|charge|warranty|guarantee))"
# The first that fits is what is asked for: the more particular stand before the more general.
IN_ENGLISH = (
    *CAUTIONS,
    *UNIT_KINDS,
    kind_of(
        "care",
        ASKED_OF_A_THING,
        r"""wash\w*|dishwasher\w*|clean\w*|iron|ironed|ironing|wip\w+|rins\w+|bleach\w*|laundry
        \w*waschbar|waschen|\w*wasche|waschmaschine\w*|spulmaschinen\w*|abwischbar""",
    ),
    kind_of(
        "microwave",
        "microwav\\w*|mikrowelle\\w*|microond\\w*|micro-?ondes?|mikrofal\\w*|mikrofalow\\w*|magnetron\\w*",
        "microwav\\w*|mikrowelle\\w*|microond\\w*|micro-?ondes?|mikrofal\\w*|magnetron\\w*",
    ),
    kind_of(
        "sheerness",
        r"""see[ -]?through|sheer|opaque|transparent\w*|durchsichtig\w*|blickdicht\w*|przezroczyst\w*|przeswituj\w*
        opac[oa]s?|trasparent\w*|doorschijnend\w*|doorzichtig\w*""",
        r"see[ -]?through|sheer|opaque|transparent\w*|lined|lining",
    ),
    kind_of(
        "shrinking",
        r"shr[iau]nk\w*|einlaufen|schrumpf\w*|encoge\w*|retreci\w*|kurczy|zbiega|restring\w*|krimp\w*|encolhe\w*",
        r"shr[iau]nk\w*|pre-?shrunk|sanfori\w+",
    ),
    kind_of(
        "water",
        r"""water ?-?(?:proof|resist\w*|tight)|get wet|submer\w+|splash\w*
        in (?:the )?(?:rain|water|bath|pool|shower)
        wasserdicht\w*|wasserfest\w*|impermeab\w+|waterdicht\w*|wodoodporn\w*|etanches?""",
        r"""waterproof\w*|water[ -]?(?:resist\w*|repel\w*|tight|column|proof\w*)
        (?:in|under|into|with|from) (?:the )?water
        splash\w*|rain\w*|shower-?proof|ipx?\d+|submer\w+|bath|pool|wet
        wasserdicht\w*|wasserfest\w*|wasserabweisend\w*|wassersaule""",
    ),
    kind_of(
        "origin",
        r"""(?:made|manufactured|produced|sewn|assembled) (?:in|where)
        country of origin|comes? from
        where (?:is|are|was|were) .*(?:made|manufactured|produced|from)
        hergestellt in|hecho en|fabrique en|prodotto in""",
        r"(?:made|manufactured|produced|sewn|assembled) in|imported|country of origin|origin",
    ),
    kind_of(
        "material",
        r"""made (?:up )?(?:\w+ )?(?:of|from|with)
        materials?|fabrics?|(?:what|which) .*made
        material\w*|matiere|materiau|stoff|woraus|aus was|tela|tessuto""",
        rf"""materials?|fabric|(?:made|crafted) (?:\w+ )?(?:of|from|with)|resin|pvc|plush|paper|cardboard|foam
        silicone|ceramic|glass|fleece|denim|suede|velvet|bamboo|aluminum|aluminium|{MATERIALS.pattern}
        aus (?:reine[rm]? |massive[rm]? |bio-?)?(?:\w*(?:holz|baumwolle|wolle|pluesch|plusch|leder|kautschuk|kunststoff
        metall|stahl|papier|karton|pappe|glas|keramik|porzellan|leinen|seide|filz|gummi|silikon|polyester)
        buche|birke|ahorn|eiche|kiefer|bambus|nussbaum)""",
        SHARES,
    ),
    kind_of(
        "load",
        r"""weight (?:limit|capacity|range|recommend\w*)|(?:max(?:imum)?|min(?:imum)?) (?:\w+ ){0,2}weight
        (?:rider|user|child|passenger|person)s? weight|weighs? up to
        (?:i|he|she|we|who|husband|wife|son|daughter) (?:weigh|weighs|weighing) (?:\w+ ){0,2}\d+
        (?:stand|sit|lean|climb) (?:up )?on (?:it|them|this|these|top)
        (?:max\w*|how much|what) weight.*(?:hold|support|carry|limit|capacity)
        (?:hold|support|carry|bear|too heavy for) .*(?:pounds?|lbs?|kgs?|weight|adult|person)""",
        MASS,
    ),
    kind_of(
        "weight",
        r"""weigh\w*|how (?:heavy|light)|heavie(?:r|st)|(?:is|are|which|which one is) (?:lighter|(?:the )?lightest)
        wie schwer|wiegt|gewicht|pesa\w{0,2}|peso|pese\w{0,2}|poids|waga|wazy
        gewogen|weegt""",
        r"weigh\w*|lightweight|wiegt|gewicht",
        MASS,
    ),
    kind_of(
        "age",
        r"""(?:years?|yrs?|months?|mos?)[ -]olds?|yo|how old|ages?|(?:what|which) age\w*|too (?:old|young|small for)
        toddlers?|\d+ (?:years?|months?)|ab welchem alter|fur welches alter|ab wieviel jahren|ab wie viel jahren
        \d+[ -]?jahrige\w*|que edad|quel age|jakim wieku
        (?:son|daughter|kid|child|grandson|granddaughter|niece|nephew|toddler|boy|girl) is (?:only )?\d+
        (?:for|suit\w*|appropriate|safe|good|ok) .*(?:kids?|child\w*|adults?|bab(?:y|ies)|infants?|teens?)""",
        r"""ages?|aged|years?|yrs?|months?|toddlers?|kids?|child(?:ren)?|adults?|infants?|bab(?:y|ies)|grown-?ups?
        ab \d+ (?:jahren?|monaten?)|ab geburt|unter \d+ jahren""",
        AGES,
    ),
    kind_of(
        "fit",
        r"""(?:run|runs|fit|fits|sized?|comes? up) [^\d]*(?:small|large|big|tight|wide|narrow|true|snug)
        true to size|half (?:a )?size|size (?:up|down)
        (?:what|which) size (?:should|would|do|to|am|im|\w+ \w+,? im?)\b.*|between (?:sizes|\w+ and \w+)""",
        r"runs?|fits?|true to size|size (?:up|down)|tight|snug|loose|roomy",
    ),
    kind_of(
        "players",
        r"""how many (?:people|players|kids|children|adults|persons?|can play)|players?
        wie viele (?:spieler|personen|leute|kinder)
        (?:can|could|will) (?:\w+ ){0,2}(?:people|players|kids|children|adults) (?:\w+ )?(?:play|ride|sit|sleep|fit)
        play\w* .*(?:alone|by myself|by two|by 2|two people|2 people|with (?:just )?(?:two|2))""",
        r"players?|people|persons?|solo|capacity|sleeps|seats|spieler\w*|personen",
        rf"(?:{COUNT}) (?:kids|children|adults|riders|child)",
    ),
    kind_of(
        "touch",
        r"itch\w*|scratchy|prickl\w+|kratz(?:t|en|ig)|jucken|juckt|pican?|gratt(?:e|ent)|drapie|gryzie|pizzicano?|kriebel\w*",
        r"itch\w*|scratchy|prickl\w+|next to (?:the )?skin",
    ),
    kind_of("speed", r"how fast|speed|mph|wie schnell", r"speeds?|mph|km/?h|kph", SPEED),
    kind_of(
        "range",
        r"how far|range|distance|coverage|reichweite|wie weit (?:fahrt|reicht|kommt|fliegt)",
        r"range|distance|up to|reichweite",
        DISTANCE,
    ),
    kind_of(
        "volume",
        r"""lit(?:re|er)s|how many (?:gallons?|ml|cups)|volume|volumen|litraz\w*|pojemnosc\w*|capacita|inhoud""",
        r"volume|capacity",
        VOLUME,
    ),
    kind_of(
        "capacity",
        r"""how much (?:\w+ ){1,3}(?:does|do|can|will|is|fits?) .*(?:hold|fit|contain|take)\w*
        capacity|how many (?:ounces|oz)|fassungsvermogen|capacidad|capacite""",
        r"capacity|holds?|gal",
        f"{VOLUME}|{MASS}",
    ),
    kind_of(
        "lasting",
        rf"{HOW_LONG_IT_LASTS}|run ?time|battery life"
        r"|how long .{0,30}valid|valid (?:for|until)"
        r"|how many hours|shelf life|expir\w+|best before|go(?:es)? off"
        r"|wie lange (?:halt|lauft|reicht|dauert (?:das|ein|eine) \w*(?:spiel|partie|runde))",
        r"lasts?|valid|run ?time|expir\w+|best before|shelf life|use within|eat within",
        SPAN,
    ),
    *TEMPERATURES,
    kind_of(
        "warmth",
        r"""how (?:warm|cold)|warm\w*|winter|cold|freezing|temperatures?|degrees|seasons?|insulated
        warme\w*|kalt\w*|temperatur\w*|invierno|frio|hiver|froid|zim\w+|temperatura|inverno|freddo|caldo""",
        r"warm\w*|winter|season|temperatures?|comfort|degrees|insulat\w+|r-value|fill-power|cold|frost|\d-season",
    ),
    kind_of(
        "contents",
        r"""(?:come|comes|came|sold|ship|ships|supplied) with (?:an? |the |its |any )?(?!batter)\w+.*
        (?:chargers?|cables?|plugs?|adapters?|adaptors?) included
        includ\w+ (?:an? |the |any )?(?:charger|cable|plug|adapter)""",
        r"includ\w+|comes? with|package|supplied|sold separately|(?:in the )?box(?=:)|contents?(?=:)",
    ),
    kind_of(
        "battery",
        r"""batter\w+|charg(?:er|e|ing|es)|rechargeable|plug\w*|power(?:ed)?(?! (?:banks?|cords?|cables?)\b)
        electric|volt\w*
        batteri\w+|akku|bateri\w+|pilas|piles""",
        r"""batter\w+|charg\w+|rechargeable|volts?|\d+v|aaa?|usb|plug\w*|adapter|power\w*|electric\w*
        lithium|mah""",
    ),
    kind_of(
        "size",
        r"""ho[wt] (?:tall|big|large|wide|high|deep|thick|long|small)|how many (?:inches|cm|feet|ft)
        dimensions?|sizes?|length|height|width|depth|diameter|measurements?
        wie (?:gross|lang|hoch|breit|tief)|masse|abmessung\w*|medidas|dimension\w*|que tamano|quelle taille|wymiary
        hauteur|largeur|longueur|profondeur|epaisseur|hoe (?:hoog|breed|diep|groot|dik)|hoogte|breedte|diepte
        altezza|larghezza|lunghezza|profondita|altura|anchura|profundidad|largura|comprimento|profundidade
        wysokosc|szerokosc|dlugosc|glebokosc|jak (?:wysok|szerok|dlug|glebok|grub|duz)\w+""",
        r"dimensions?|measur\w+|sizes?",
        LENGTH,
    ),
    kind_of("count", r"how many|how much (?:is|are) (?:in|there)|number of|wie viele|cuant[oa]s|combien de|ile", COUNT),
    kind_of(
        "assembly",
        r"put (?:\w+ )?together|assembl\w+|set ?up|install\w*|montage|aufbau\w*|montaje|montaz\w*",
        r"assembl\w+|put together|set ?up|install\w*|screws?|tools?",
    ),
    kind_of("color", r"colou?rs?|farben?|colore?s?|couleurs?|kolor\w*", rf"colou?r\w*|{'|'.join(sorted(COLORS))}"),
    kind_of(
        "brand",
        r"brand|maker|who (?:makes?|made)|manufactur(?:er|ed by)|marke|hersteller|marca|marque|mark[ai]|producent\w*",
        r"brand|manufacturer|made by|by the makers",
    ),
    kind_of(
        "compatibility",
        r"""compatible|compatab\w+|(?:works?|bind|pair|connect) (?:with|w|on|in|to|for)
        kompatibel|pass(?:t|en) (?:\w+ )?zu
        fits? (?:on|in|into|my|a|the|inside)""",
        r"compatib\w+|works? with|fits?|for use with|supports?|designed for|connects?|pairs?|any|all|passt",
    ),
    kind_of(
        "box",
        r"""(?:whats|what (?:is|else is|comes)) (?:all )?(?:included|inside|in (?:the|this) (?:box|set|pack\w*|kit))
        what (?:does|do) (?:it|they|this|these) (?:come with|include)""",
        r"includ\w+|comes? with|consists?|set of|supplied|(?:in the )?box(?=:)|contents?(?=:)",
    ),
    kind_of(
        "contents",
        r"""(?:come|comes|came|sold|ship|ships) with|includ\w+|contents?|is (?:it|this) come with
        whats in|what (?:is|comes|all) (?:in|inside)|in (?:the|this|each) (?:box|set|pack\w*|kit)
        (?:buy|bought|order|get|purchase|sold|pay) .{0,30}separately|extra (?:dazu )?kaufen|dazu ?kaufen
        (?:compr\w+|vend\w+) .{0,20}(?:aparte|por separado)|achet\w+ .{0,20}separement|a parte|osobno|apart kopen
        (?:do|will) (?:i|you) (?:also )?get|lieferumfang|dabei|enthalten|incluid\w+|incluye|inclus\w*|w zestawie""",
        r"""includ\w+|comes? with|contains?|consists?|set of|pack of|kit|components?|package|supplied|features?|pieces?
        sold separately|inside|ingredients?|(?:in the )?box(?=:)|enthalten|inklusive
        lieferumfang|mit dabei|beiliegend\w*""",
    ),
    kind_of(
        "ingredients",
        r"ingredients?|contain\w*|allerg\w+|gluten|nuts?|vegan|sugar|calor\w+",
        r"ingredients?|contains?|without|free (?:of|from)|\w+-free|allerg\w+|vegan|gluten|sugar|calor\w+",
    ),
    kind_of(
        "safety",
        r"safe|toxic|bpa|phthalate\w*|lead|hazard\w*|chok\w+",
        r"safe\w*|(?:non-?)?toxic|bpa|phthalates?|hazard\w*|chok\w+|tested|certified",
    ),
    # A material that is only named may be part of a name: "how heavy is the steel bottle?".
    kind_of("material", MATERIALS.pattern, rf"materials?|fabric|{MATERIALS.pattern}", SHARES),
    kind_of(
        "surroundings",
        r"""indoors|outdoors|drinnen|draussen
        (?:use\w*|burn\w*|cook\w*|safe|ok|fine) (?:\w+ ){0,3}(?:in|inside) (?:\w+ )?(?:house|home|tent|room)
        (?:use\w*|left|leave|stay|kept|ok|fine|safe) (?:\w+ ){0,3}outside""",
        r"indoors?|outdoors?|open air|ventilat\w+|monoxide|inside|outside|drinnen|draussen",
    ),
    kind_of(
        "travel",
        r"""planes?|airplanes?|flights?|flying|airports?|hand luggage|carry-?on|flugzeug|handgepack
        avion\w*|aereo|samolo\w+""",
        r"luggage|planes?|flights?|flying|airlines?|cabin|carry-?on|airports?",
    ),
    kind_of("discount", r"discounts?|cheaper if|money off|bulk", r"discounts?|save", rf"{SHARES} off"),
    kind_of(
        "skill",
        r"""(?:good|ok|okay|fine|suitable|easy|right) (?:\w+ )?for (?:an? )?(?:\w+ )?(?:beginners?|novices?|starters?)
        how (?:hard|easy|difficult)""",
        r"beginners?|novices?|starters?|easy|simple|forgiving|hard|difficult|advanced|experienced|experts?",
    ),
    kind_of(
        "noise",
        r"how (?:loud|noisy|quiet)|nois[ey]|loud|decibels?|db",
        r"nois[ey]\w*|loud\w*|quiet\w*|silent\w*|decibels?",
        rf"{NUMBER}\s?db\b",
    ),
    kind_of("language", rf"in (?:{LANGUAGES})|(?:what|which) languages?", rf"language\w*|{LANGUAGES}"),
)
