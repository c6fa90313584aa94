"""The words for the care of goods: those that any question of it says, and what one of a thing or a material adds."""

import re

VERBS = r"iron|ironed|ironing|bleach\w*|waschen|reinig\w+|lavar|planchar|laver|prac|lavare|stirare|wassen"
# Whether a thing may be washed, and in a machine; alternatives, one a line, each whole words.
ASKED_OF_A_THING = rf"""{VERBS}|wash\w*|dishwasher\w*|clean\w*|wip(?:e|ed|ing)|tumble
        waschbar|waschmaschine\w*|maschinenwasche|spulmaschine\w*|geschirrspul\w*|trockner|bugeln
        lavadora|lavavajillas|secadora|lavable|lave[ -]vaisselle|seche[ -]linge|repasser|pralk\w+|zmywark\w*|suszar\w+
        lavado|(?:passe|passer|lave|laver) (?:\w+ )?(?:\w+ )?machine
        machine a laver|prania|pranie|pierze|piore|suszyc|prasowac|gewaschen|wasche
        lavatrice|lavastoviglie|asciugatrice|lava[ -]loucas?|maquina de lavar
        wasmachine|\w*droger|vaatwasser|strijken"""
# How records of other languages tell it; a temperature is that of washing.
CARE_TOLD = r"""\w*wasch(?:en|bar|gang|maschine)?|handwasche|reinig\w*|trockne\w*|bugel\w*|bleich\w*
        lava(?:r|do|ble|vel)|secador\w*|planch\w*|lejia|limpi\w*|laver|lavage|lavable|seche[ -]linge|repass\w*|nettoy\w*
        prac|prania|pranie|suszy\w*|suszar\w*|prasow\w*|czysc\w*|lavare|lavaggio|stirare|asciug\w*|lavatrice
        wassen|wasbaar|handwas|\w*droger|strijken|passar a ferro"""
# How something is looked after and dried, too.
CARE = re.compile(
    rf"\b(?:{VERBS}|wash(?:e[sd]|ing|er)?|launder\w*|clean(?:s|ed|ing)?|(?<!quick )(?<!quick-)(?<!fast )dry|dries|dried"
    r"|drying|dryer|drier|care|look after|treat"
    r"|wasch(?:e|t|maschine)?|gewaschen|pfleg\w+|trockne\w*|trockner|bugel\w*"
    r"|piore|pierze\w*|prania|pranie|czysc\w*|dbac|suszy\w*|pielegn\w+|prasowa\w*"
    r"|lav(?:e|ez|age|o|aggio)|nettoy\w+|entretenir|entretien|sech\w+|repass\w+|limpiar|limpi[oa]|cuidar|secar"
    r"|limp(?:ar|o|eza)|puli(?:re|sco|zia)|asciug\w+|(?<=hoe )was|schoonmak\w+|verzorg\w+|drogen)\b"
    r"|洗|手入れ|乾燥|세탁|빨|관리"
)
