"""German names of goods that are of no other language, alone or at the end of a compound: a "Daunenjacke" is one."""

import re
from functools import lru_cache

WORDS_IN_MEMORY = 4096  # per process
# Alone or behind anything; an ending of the plural may follow. What English or Dutch words end with is left out.
NOUNS = """jacke mutze schuh stiefel socken kleidung kleid tasche flasche decke kissen kerze zelt schlafsack pfanne topf
    schussel uhr kette ohrring spielzeug puppe bausteine bauklotz eisenbahn stuhl tisch schrank teppich sessel matratze
    vorhang wasche handtuch gurtel anzug weste buch bucher gutschein seife gerat hulle kopfhorer tastatur bildschirm
    fernseher lautsprecher schlitten wolle seide geschenk messer becher rucksacke holz brotdose fahrrad laufrad
    dreirad zubehor netzteil regenschirm haarburste wasserkocher kuscheltier bettwasche spiele kerzenhalter"""
# Behind something alone: by themselves they are words of other languages.
LAST = """hosen lampe tasse brille karte spiel mantel regal rucksack tuch stifte kabel leine futter hose hemd anhanger
    platte wagen"""
# Before at least four letters: what begins so is called in German.
FIRST = """holz puppen damen weihnachts geburtstags fahrrad sonnen geschenk kuschel gesichts hunde katzen wander lade
    kuchen schul"""
NOT_GERMAN = frozenset(
    """pantyhose firehose volkswagen wanderlust wanderers ladenburg kinderwagen autobahn wandering wandered holzer
    kuchenmeister regenkleding""".split()
)
NAMED = re.compile(
    rf"\w*(?:{'|'.join(NOUNS.split())})(?:n|e|s|en)?|\w{{4,}}(?:{'|'.join(LAST.split())})(?:n|e|s|en)?"
    rf"|(?:{'|'.join(FIRST.split())})\w{{4,}}"
)


@lru_cache(WORDS_IN_MEMORY)
def is_german_goods(word: str) -> bool:
    """Whether a folded word is what goods are called in German, and in no other language that is read."""
    return bool(NAMED.fullmatch(word)) and word not in NOT_GERMAN
