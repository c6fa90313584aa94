"""Narrow matters of delivery: on which day, up to which floor, on weekends.

Patterns are for folded words.
"""

import re

from domain.agent.policies.narrow_matters import Narrow
from domain.language.openings import sought

_BRINGS = r"(?:deliver\w*|ship\w*|bring\w*|carry|carried|sent?|drop(?:ped)?|courier|driver|come|comes|couriers)"
_DAY = r"(?:day|date|slot|window|time ?slot)s?"
_UP = (
    r"(?:upstairs|(?:to|up|on) (?:the |a |my )?(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|top"
    r"|upper|ground) floor|\d{1,2}(?:st|nd|rd|th) floor|up (?:the |some )?stairs)"
)
_ROOM = r"(?:house|home|flat|apartment|room)"
_INTO = r"(?:in ?to (?:my|the|our) (?:house|home|flat|apartment|(?:living |bed)?room)|to (?:my|the) room)"
# At the end or before a room: "with a drawer inside" is carried nowhere, nor what is shipped "inside the EU".
_INSIDE = rf"(?:inside|indoors)(?: (?:my|the|our) {_ROOM}\b|\W*$)"
_CARRIES = r"(?:deliver|delivered|bring|brings|brought|carry|carries|carried|drop|dropped)"
# What is put into a parcel, and what shoppers bring into a shop, is not carried into a house.
_ELSE = (
    r"(?:with|what|which|invoices?|receipts?|bills?|notes?|cards?|manuals?|instructions|parcel|package|box"
    r"|(?:can|could|may|do|should|if) (?:i|we))"
)
# As verbs alone: "is there a change of delivery date" is no wish to choose one.
_SETS = (
    r"(?:^\W*(?:(?:hi|hello|hey|please|pls) )*|\bto (?:please )?"
    r"|\b(?:i|we|you|u) (?:(?:please|pls|just|still|also|want|need|wanna) )?)"
    r"(?:set|book|change|move|schedule)\b(?! (?:of|in)\b)"
)
DELIVERY_DAY = Narrow(
    sought(
        rf"(?:\b(?:choose|pick|select|reschedule|postpone|pick out)\b|{_SETS}).{{0,20}}"
        rf"\b(?:delivery|shipping|arrival) {_DAY}\b|\b(?:reschedule|postpone)\b.{{0,20}}\bdelivery\b"
        rf"|(?:\b(?:choose|pick|select)\b|{_SETS}).{{0,12}}\b{_DAY}\b.{{0,12}}\bdeliver\w*"
    ),
    "choose the delivery day, change the date of delivery",
    re.compile(
        rf"\bdelivery {_DAY}\b|\breschedul\w+|\b(?:choose|pick|agree|arrange|select)\b.{{0,30}}\b{_DAY}\b"
        r"|\b(?:choose|arrange|agree)\b.{0,20}\bdelivery\b"
    ),
    re.compile(r"\b(?:returns?|refunds?|unused|exchange|within \d+ days of)\b"),
)
CARRIED_IN = Narrow(
    sought(
        rf"\b{_BRINGS}\b.{{0,30}}\b(?:{_UP}|{_INTO})\b"
        rf"|\b(?:costs?|how much|price|charge|extra)\b.{{0,20}}\b(?:{_UP})\b"
        rf"|\b(?:{_UP}|inside|indoors) (?:delivery|deliver)\b"
        rf"|^(?!.*\b{_ELSE}\b).*\b{_CARRIES}\b.{{0,30}}\b{_INSIDE}"
        # What a store carries it sells, and what shoppers bring in they return.
        r"|^(?!.*\b(?:do (?:you|u|ya|they) carry|what|which|i|we)\b)"
        r".*\b(?:carry|bring)\b.{0,15}\b(?:it|them|things?|stuff|furniture) (?:up|in)\W*$"
    ),
    "delivery upstairs to the room of your choice or to the front door",
    re.compile(
        r"\b(?:room of (?:your|the) choice|upstairs|stairs|front door|doorstep|threshold|kerb ?side|curb ?side"
        r"|(?:ground|any|every|each|upper|higher|top|first|second|third|fourth|\d{1,2}(?:st|nd|rd|th)) floors?"
        r"|into (?:your|the) (?:home|room|house|flat))\b"
    ),
    re.compile(r"\b(?:lamps?|mats?|heating|showroom)\b"),
)
ON_WEEKENDS = Narrow(
    sought(
        r"^(?!.*\b(?:open|opened|closed|order|ordered|my|it|they|parcels?|packages?)\b)"
        rf".*\b{_BRINGS}\b.{{0,25}}\b(?:saturdays?|sundays?|weekends?)\b"
        r"|\b(?:saturday|sunday|weekend) deliver(?:y|ies)\b"
    ),
    "delivery on Saturdays, Sundays and weekends",
    re.compile(
        r"\b(?:deliver\w*|parcels?|ship\w*)\b.{0,80}\b(?:saturdays?|sundays?|weekends?)\b"
        r"|\b(?:saturdays?|sundays?|weekends?) (?:deliver\w*|shipping|shipments?)\b"
    ),
    re.compile(r"\b(?:open|opening|closed|showroom|phone|e-?mail|support)\b"),
)
