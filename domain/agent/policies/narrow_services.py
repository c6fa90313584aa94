"""Narrow matters of what a store does beside selling: it takes the old thing away, or sells as cheaply as others.

Patterns are for folded words.
"""

import re

from domain.agent.policies.narrow_matters import Narrow
from domain.language.openings import sought

_AWAY = r"(?:pick(?:ed|ing)? ?-?up|remov\w+|tak(?:e|es|en|ing) (?:\w+ ){0,3}away|haul\w*|dispos\w+|get rid)"
_OLD = r"(?:old|existing)"
_AWAY_ABROAD = (
    r"\b(?:abhol\w*|mitnehm\w*|mitgenommen|entsorg\w*)\b.{0,25}\balte\w?\b"
    r"|\balte\w?\b.{0,25}\b(?:abhol\w*|abgeholt|mitnehm\w*|mitgenommen|mit|entsorg\w*)\b"
    r"|\b(?:reprise|repren\w+|recuper\w+|enlev\w+|debarrass\w+)\b.{0,25}\b(?:ancien\w*|vieux|vieil\w*)\b"
    r"|\b(?:retir\w+|recog\w+|llev\w+)\b.{0,25}\b(?:viej[oa]s?|antigu[oa]s?)\b"
    r"|\b(?:ritir\w+|portate via|smalti\w+)\b.{0,25}\bvecchi[oae]?\b"
    r"|\b(?:levam|levar|retir\w+|recolh\w+)\b.{0,25}\b(?:velh[oa]s?|antig[oa]s?)\b"
    r"|\b(?:odbier\w+|odbior\w*|zabier\w+|utyliz\w+)\b.{0,25}\bstar(?:y|ego|a|ej|e)\b"
    r"|\boude?\b.{0,25}\b(?:mee|meenemen|ophalen|afvoeren)\b"
)
TAKEN_AWAY = Narrow(
    sought(
        # Who picks up or takes away an order is no store, and an old order or address is no old thing.
        r"^(?!.*\b(?:can|could|may|should|shall|do|did) (?:i|we) (?:\w+ )?(?:pick|collect|remove|take|delete)\b)"
        r"(?!.*\b(?:orders?|parcels?|packages?|accounts?|addresse?s?|e-?mails?|cards?|reviews?|stains?|smells?)\b)"
        rf".*(?:\b{_OLD}\b.{{0,25}}\b{_AWAY}(?! (?:line|point|shop|store))\b|\b{_AWAY}\b.{{0,15}}\b{_OLD}\b"
        rf"|\bcollect(?:ion of|ing)? (?:my |our |the |an? |your )?{_OLD}\b"
        rf"|\b(?:(?:add|book|order|with) (?:the )?|my |our ){_OLD} \w+ collection\b|{_AWAY_ABROAD})"
    ),
    "removal of your old one: we take away, collect and dispose of the old thing on delivery",
    re.compile(
        rf"\b{_OLD}\b.{{0,40}}\b(?:{_AWAY}|collected|recycled)\b|\b(?:{_AWAY}|collect|recycle)\b.{{0,30}}\b{_OLD}\b"
        r"|\balte\w?\b.{0,40}\b(?:abgeholt|entsorg\w*|mitgenommen|mit|zuruck)\b"
    ),
    re.compile(r"\b(?:returns?|refunds?|address|order|parcels?|privacy|data)\b"),
    headed=True,
)
PRICE_MATCH = Narrow(
    sought(
        r"\bprice[- ]?match\w*|\bmatch(?:ing|es)? (?:\w+ ){0,3}prices?\b|\bbeat (?:\w+ ){0,2}prices?\b"
        r"|\b(?:cheaper|lower price|less)\b.{0,25}\b(?:elsewhere|other (?:shops?|stores?|sites?))\b"
    ),
    "price match, cheaper in another shop, competitors' prices",
    re.compile(
        r"\bprice[- ]?match\w*|\bmatch(?:ing)? (?:\w+ ){0,3}(?:prices?|offers?)\b|\bcompetitors?\b"
        r"|\bcheaper\b.{0,60}\b(?:difference|elsewhere|shops?|stores?|refund)\b|\blowest price guarantee"
    ),
    re.compile(r"\b(?:colou?rs?|sizes?) match\w*"),
    headed=True,
)
