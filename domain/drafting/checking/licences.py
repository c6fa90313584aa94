"""Words that a sentence may use because of the fact it binds: "costs" beside a price, "heading to" beside a city."""

import re
from collections.abc import Iterable
from functools import cache

from domain.language.concepts import meaning
from domain.language.words import fold, stem

# By the field that is bound. Each line holds the words that only say which field it is.
LICENCES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(field), words)
    for field, words in (
        (
            r"price\.(?:low\.|high\.)?money$|^variant.*\.money$|^price",
            """price prices priced pricing cost costs costing sell sells selling start starts starting range ranges ranging
            vary varies varying depend depends depending between up whichever whatever choose pick pick up at only exactly total
            size sizes color colors colour colours option options version variant available currently moment retail retails
            bag bottle tin jar pair pack can tube box set
            higher highest lower lowest low high end cheapest dearest item product each more either regardless matter pay paid""",
        ),
        (
            r"was\.money$",
            """sale reduced reduction discounted down off was were regular regularly original originally usual usually old former formerly
            previously instead before markdown marked list rather than full""",
        ),
        (
            r"available$",
            """stock available availability currently moment present presently time order buy ordering size sizes color colors
            colour colours option options version variant left ready item product combination too shop store left""",
        ),
        (
            r"^option\.|label$",
            """available choose choice choices pick select option options size sizes color colors colour colours version versions
            variant variants style styles made make range ranging up down between different following listed either combination
            exist exists offered sold length lengths volume finish scent flavour flavor material fit""",
        ),
        (r"^(?:title|type|vendor)$", "brand maker manufacturer made called named product item name type category"),
        (
            r"(?:^|\.)state$",
            """marked marks shows show shown listed stands stand things tracking latest update wait waiting first second made attempt
            order parcel package shipment status currently moment progress carrier courier way items item delivery warehouse
            rest part travelling traveling travels shipped first second other remaining""",
        ),
        (
            r"total\.money$",
            """order total totals totalled totaled come comes came sum amount overall altogether cost costs pay paid
            price purchase bill grand payment""",
        ),
        (
            r"refund",
            "refund refunded refunds money back received receive issued processed process completed amount order day same paid far sum total made",
        ),
        (r"created\.at$", "order ordered placed bought purchase purchased dated dates date day back received"),
        (
            r"sent\.at$",
            "order parcel package shipped sent left us leave warehouse out dispatched date day carrier way shipment",
        ),
        (
            r"expected\.at$",
            """order parcel package expected expect expects estimate estimated due arrive arrives arrival arriving delivery deliver
            delivered date day scheduled carrier reach bring should until time""",
        ),
        (r"delivered\.at$", "order parcel package delivered delivery arrived arrive date day carrier"),
        (r"cancelled\.at$", "order cancelled canceled cancellation date day same"),
        (
            r"tracking\..*|parcel\.\d+\.tracking",
            """tracking track trackable number code next follow following link parcel package order shipment carrier courier travels travelling
            traveling under here below below shipped way latest status updates live check click page delivered delivery brought handled
            handed sent going""",
        ),
        (
            r"ship_to",
            "going heading headed way delivery shipped ship sent address destination city order parcel package bound deliver delivered",
        ),
        (
            r"^line\.",
            """order ordered orders bought purchase purchased contains contain includes include included item items article articles
            product products piece pieces pair pairs parcel package each size color colour option following total consists cost costs price paid""",
        ),
        (r"^name$", "order parcel package purchase number status"),
        (
            r"(?:subtotal|shipping|tax|discounts|outstanding)\.money$",
            """subtotal shipping delivery postage tax taxes vat discount discounts saved save off outstanding owe unpaid due order
            cost costs paid pay price fee charge charged amount sum include includes including included""",
        ),
        (r"^(?:code|gateway)", "code used payment paid pay method"),
        (
            r"quantity$",
            "order parcel parcels package packages item items piece pieces shipment shipments travelling traveling split total two three",
        ),
        (r"^url$", "link page website visit view check click details more closer look follow here below"),
        (
            r"\.text$",
            "phone number telephone call page description website according listed says stated policy guide details more information glance described mentions mentioned",
        ),
    )
)


@cache
def _words(field: str) -> frozenset[str]:
    found = [word for pattern, words in LICENCES if pattern.search(field) for word in words.split()]
    return frozenset([*found, *map(stem, found), *map(meaning, found)])


def licensed(fields: Iterable[str]) -> frozenset[str]:
    """Return the words, and their stems, that facts of these fields may stand among."""
    return frozenset[str]().union(*map(_words, fields))


@cache
def every_licence() -> frozenset[str]:
    """Return what may stand in a question, or where something is owned up not to be known."""
    found = [word for _, words in LICENCES for word in words.split()]
    return frozenset([*found, *map(stem, map(fold, found))])
