"""Which language a message is in, from its script and the parts of its words."""

import re
from enum import StrEnum
from functools import lru_cache

from domain.language.german_goods import is_german_goods
from domain.language.goods_abroad import english_for
from domain.language.heads import guess_language
from domain.language.vocabulary import COLORS, PLAIN_WORDS, SHOP_WORDS, SIZES
from domain.language.wares import KINDS, QUALITIES, wares_in
from domain.language.words import HAS_DIGIT, WORD, fold


class Language(StrEnum):
    ENGLISH = "en"
    SPANISH = "es"
    GERMAN = "de"
    POLISH = "pl"
    KOREAN = "ko"
    FRENCH = "fr"
    PORTUGUESE = "pt"
    ITALIAN = "it"
    DUTCH = "nl"
    JAPANESE = "ja"


SPOKEN = {language.value: language for language in Language}
UNSPACED = frozenset({Language.KOREAN, Language.JAPANESE})  # which part no words by spaces
HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff]")
KANA = re.compile("[\u3040-\u30ff]")
HAN = re.compile("[\u4e00-\u9fff]")
CHINESE = re.compile("[吗么们这订单货买卖发还谁为请问给让邮嗎麼們這哪您你]")  # signs that no Japanese word has
SMALL_WORDS = {
    Language.ENGLISH: """the is are was my your you i do does did can could what where when how which for of on in to it
        have has had will would please hi hello hey thanks any this that with and an order status track tracking number
        cancel refund return price size color shipping return stock sell get want need not dont
        me show tell us about from at so if just who why give all am im its but or by be there no""",
    Language.SPANISH: """el la los las de del mi mis su que cual cuanto cuantos donde cuando como esta estan es son por
        para con un una quiero puedo puede tiene tienen tengo hola gracias pedido no se lo al y favor hay envio numero
        cuesta devolver cancelar hablar persona talla teneis tienes vendeis busco necesito quereis""",
    Language.GERMAN: """der die das den dem ein eine einen ist sind wo wann wie was welche mein meine meiner meinen ich
        sie ihr mir mich kann konnen haben hat habe bitte hallo danke und fur mit von zu nicht bestellung wurde kostet
        viel gibt es noch auf in lieferung stornieren zuruck mochte eure""",
    Language.POLISH: """jest sa gdzie kiedy jak ile jaki jaka jakie moje moj moja moich czy nie na do za z w i o mi
        prosze chce moge zamowienie zamowienia zamowieniem paczka przesylka przesylki numer dzien dobry czesc dziekuje
        dla sie mam macie kosztuje chcialbym zwrot to od""",
    Language.FRENCH: """le la les des du de mon ma mes votre vos est sont ou quand comment quel quelle quels quelles
        combien je vous puis peux pouvez avez ai bonjour merci commande pas et pour avec un une ce cette il svp sil
        livraison coute colis numero suivi retourner annuler""",
    Language.PORTUGUESE: """o os as do da dos das meu minha meus minhas seu qual quanto onde quando como esta sao e um
        uma posso pode tem voces ola oi obrigado obrigada pedido encomenda nao para com por eu quero custa rastreio
        entrega devolver cancelar numero em""",
    Language.ITALIAN: """il lo gli dei del della di mio mia miei mie suo vostro vostra quale quanto dove quando come e
        sono un una posso puo avete ho ciao buongiorno grazie ordine non per con che vorrei spedizione pacco costa
        numero tracciamento restituire annullare la mi quanti in""",
    Language.DUTCH: """de het een mijn uw jullie je ik is zijn waar wanneer hoe wat welke kan kunt hebben heb heeft
        hallo bedankt dank bestelling niet en voor met van naar te er in graag wil kost hoeveel pakket nummer verzending
        retourneren annuleren dit""",
}
WORDS = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}
SHORTEST_TELLING = 4  # letters of a small word that alone tells a language: "die" and "non" are English as well
ENGLISH_TOO = frozenset("pour comment come dank jest".split())  # "pour over dripper" is asked for in English
SIGNS = {
    Language.SPANISH: re.compile("[¿¡]"),
    Language.POLISH: re.compile("[łąężźśćń]", re.I),
    Language.PORTUGUESE: re.compile("[ãõ]", re.I),
    Language.GERMAN: re.compile("ß"),
}
# Small words that no other language has.
OWN_WORDS = {
    language: {
        word
        for word in own
        if len(word) >= SHORTEST_TELLING
        and word not in ENGLISH_TOO
        and all(word not in o for c, o in WORDS.items() if c is not language)
    }
    for language, own in WORDS.items()
    if language is not Language.ENGLISH
}
# Words of a phrase of few, "canapé vert", that no other of these languages has, nor English as a name of anything.
BRIEF_WORDS = {
    Language.SPANISH: """negra negros negras rojo roja rojos rojas amarillo amarilla mujer funda
        enviais enviamos mandais mandamos haceis aceptais podeis abris vendemos laborables
        calcetines chaqueta chaquetas gorro jerseis zapatos pantalones
        buenas buenos luego precio precios""",
    Language.FRENCH: """vert verte vertes bleue bleues noire noires blanche blanches sans couleur chaussures bonsoir
        acceptez livrez vendez livrons ouvres beaucoup gratuit retour levres chaussettes jaune jaunes""",
    Language.ITALIAN: "rossa rosse nera nere gialla gialle senza taglia scarpe solare divano buonasera prezzo prezzi",
    Language.PORTUGUESE: """preta pretas vermelho vermelha branca brancas amarela azuis homem mulher sapatos boa frete
        preco precos""",
    Language.DUTCH: """zwart zwarte witte blauw blauwe groen groene kleur maat heren dames zonder voor schoenen
        prijs prijzen goedemiddag goedemorgen goedenavond tafel""",
    Language.GERMAN: """schwarz schwarze blau blaue ohne farbe damen herren schuhe weisse guten vielen moin preis preise
        gelb gelbe gelben socken jacke jacken mutze mutzen billigste billigstes gunstigste""",
    Language.POLISH: """czarny czarna czarne czerwony czerwona biala bialy zielona damska meska bez krem cene ceny
        zolty zolta zolte kurtka kurtke koszulka buty czapka skarpetki spodnie bluza""",
}
TELLING = {language: OWN_WORDS[language] | set(BRIEF_WORDS[language].split()) for language in OWN_WORDS}
FEWEST_LETTERS = 3  # of a message that is in any language: "k" and "da" are typed in all of them
# English names of goods, however foreign they look: "hat", "green hoodie".
ENGLISH_GOODS = frozenset(" ".join((*KINDS, *QUALITIES)).split()) | COLORS | SIZES | PLAIN_WORDS | SHOP_WORDS
ENGLISH_GOODS -= frozenset().union(*OWN_WORDS.values())  # what is ordered is called so in one language alone
PREFERENCE = 3.0  # how much likelier the language spoken so far is than its words say
SURE = 0.5  # of a language to leave the one spoken so far; names of goods are in none for sure
SURE_OF_FEW = 0.72  # of two or three words that are known of no language: "moka pot", "taupe suede"
FEWEST_OF_MANY = 4  # words
FEW_TO_KNOW = 2  # words, of which one alone may be a slip: "lethr colar"
SURE_OF_ONE = 0.75  # of that of a single word, which may be the name of a colour or a make
OUT_OF_QUESTION = 0.01  # share of the language spoken so far
TEXTS_IN_MEMORY = 512  # per process; a message is looked at some times in a turn
# Who asks so in English may well name a thing in German.
ENGLISH_ASKING = frozenset("the you your do does is are got any with for how what which me my".split())
ANYWHERE = frozenset("ok okay lol hm hmm wow super info".split())  # words of every language
MASKS = re.compile(r"\b(?:ordername|emailaddress)\b")
LETTER = re.compile(r"[^\W\d_]")
SCRIPTS = frozenset({Language.KOREAN, Language.JAPANESE})  # known by their script, so that no other word is theirs


@lru_cache(TEXTS_IN_MEMORY)
def detect(text: str, otherwise: str) -> Language:
    """Return the language of `text`; where it cannot be told (a bare number), that of the locale `otherwise`."""
    return _by_script(text) or _by_words(MASKS.sub(" ", text), of_locale(otherwise))


def of_locale(locale: str) -> Language:
    """`pl-PL` is Polish; what we do not speak is answered in English."""
    return SPOKEN.get(locale[:2].lower(), Language.ENGLISH)


def _by_script(text: str) -> Language | None:
    if HANGUL.search(text):
        return Language.KOREAN
    if KANA.search(text):
        return Language.JAPANESE
    if HAN.search(text):
        return Language.ENGLISH if CHINESE.search(text) else Language.JAPANESE  # we speak no Chinese
    return None


def _by_words(text: str, preferred: Language) -> Language:
    words = set(WORD.findall(fold(text)))
    if sum(map(len, words)) < FEWEST_LETTERS or words <= WORDS.get(preferred, frozenset()) | ANYWHERE:
        return preferred
    if (
        not LETTER.search(text)
        or preferred is Language.ENGLISH
        and all(word in ENGLISH_GOODS or word.isdigit() for word in words)
    ):
        return preferred
    if len(words) <= FEWEST_OF_MANY and preferred is not Language.GERMAN and _names_german_goods(words):
        return Language.GERMAN
    shares = {Language(code): share for code, share in guess_language(text).items() if code not in SCRIPTS}
    surest, signed = max(shares, key=lambda language: shares[language]), _told_by_signs(text)
    if shares[surest] >= max(_needed(words, surest), shares.get(preferred, 0.0) * PREFERENCE):
        return signed if signed and surest is not Language.ENGLISH else surest
    told = _told_by_small_words(words) or signed or _likelier(words, surest, shares.get(preferred, 0.0))
    theirs = WORDS.get(told, frozenset()) if told else frozenset()
    return told if told and not (words & WORDS.get(preferred, frozenset())) - theirs else preferred


def _names_german_goods(words: set[str]) -> bool:
    """Whether a few words name goods in German, and none of them is of another language for sure: "gummistiefel 25"."""
    if not any(map(is_german_goods, words)):
        return False
    others = words - WORDS[Language.GERMAN] - TELLING[Language.GERMAN]
    return not any(word in told for word in others for told in TELLING.values()) and not words & ENGLISH_ASKING


def _likelier(words: set[str], surest: Language, share: float) -> Language | None:
    """Return the likeliest language where the one spoken so far, which has that `share`, is out of question, though
    several others have such words: "chaquetas de menos de 100"."""
    small = words & WORDS.get(surest, frozenset())
    return surest if len(words) >= FEWEST_OF_MANY and small and share < OUT_OF_QUESTION else None


def _needed(words: set[str], language: Language) -> float:
    """Return how sure a guess must be: of a few words of which none is known to be of that language, more so."""
    telling = {word for word in words if not HAS_DIGIT.search(word)}  # "60mm" is of no language
    known = [word for word in telling if _is_known(word, language)]
    if len(telling) < FEWEST_OF_MANY and (not known or len(known) < len(telling) == FEW_TO_KNOW):
        return SURE_OF_ONE if len(telling) == 1 else SURE_OF_FEW
    return SURE if len(telling) > 1 else SURE_OF_ONE


def _is_known(word: str, language: Language) -> bool:
    known = word in WORDS[language] or (language in TELLING and word in TELLING[language])
    return known or bool(english_for(word) or (wares_in(word) and word not in ENGLISH_GOODS))


def _told_by_small_words(words: set[str]) -> Language | None:
    """Return the one language that has a word of these to itself; None where there is none or several."""
    found = {language for language, own in TELLING.items() if words & own}
    return next(iter(found)) if len(found) == 1 else None


def _told_by_signs(text: str) -> Language | None:
    return next((one for one, sign in SIGNS.items() if sign.search(text)), None)
