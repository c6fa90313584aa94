"""Yes and no to an offer, in the languages we speak."""

import re
from collections.abc import Sequence

from domain.language.words import fold

YES = {
    "en": "yes yeah yep yup ye ya yea sure ok okay k absolutely definitely go_ahead do_it sounds_good of_course"
    " alright fine yes_please connect_me i_do i_would correct right please_do lets_do_it",
    "es": "si claro vale de_acuerdo adelante por_supuesto dale bueno",
    "de": "ja jawohl gerne gern klar natuerlich naturlich einverstanden in_ordnung jo",
    "pl": "tak poprosze jasne oczywiscie pewnie zgoda dobrze dobra no_tak",
    "ko": "네 예 넵 응 그래 그래요 좋아요 좋습니다 부탁해요 부탁드려요 부탁드립니다"
    " 연결해_주세요 연결해주세요 해주세요",
    "fr": "oui ouais daccord volontiers bien_sur avec_plaisir",
    "pt": "sim claro pode pode_ser com_certeza ta_bom",
    "it": "si certo va_bene daccordo volentieri certamente",
    "nl": "ja graag prima is_goed natuurlijk doe_maar",
    "ja": "はい ええ うん お願いします おねがいします お願い いいです つないでください",
}
NO = {
    "en": "no nope nah no_thanks no_thank_you not_now dont do_not never_mind nevermind not_yet not_really not_necessary"
    " no_need cancel stop negative im_good later nvm forget_it forget_about_it leave_it dont_bother not_right_now"
    " not_today another_time some_other_time perhaps_later id_rather_not rather_not skip",
    "es": "no no_gracias todavia_no ahora_no no_hace_falta mas_tarde luego otro_dia",
    "de": "nein ne nee nein_danke nicht_jetzt noch_nicht bitte_nicht nicht_notig lieber_nicht spater spaeter"
    " ein_andermal",
    "pl": "nie nie_dziekuje nie_trzeba jeszcze_nie nie_teraz pozniej innym_razem",
    "ko": "아니요 아니오 아니 아뇨 괜찮아요 괜찮습니다 됐어요 싫어요 필요_없어요 나중에 나중에요 다음에",
    "fr": "non non_merci pas_maintenant pas_encore pas_la_peine plus_tard une_autre_fois",
    "pt": "nao nao_obrigado nao_obrigada agora_nao mais_tarde depois outra_hora",
    "it": "no no_grazie non_ora non_serve piu_tardi un_altra_volta",
    "nl": "nee nee_bedankt niet_nu nog_niet hoeft_niet later een_andere_keer",
    "ja": "いいえ いえ 結構です けっこうです 大丈夫です やめて いりません あとで 後で また今度",
}
# What agrees to an offer alone; elsewhere some of it greets, and "no problem" says no to nothing.
FINE = {
    "en": "thats_fine that_is_fine fine_by_me fine_with_me that_works works_for_me no_problem why_not very_well",
    "es": "esta_bien todo_bien muy_bien bien me_parece_bien por_mi_bien sin_problema no_hay_problema",
    "de": "passt das_passt geht_klar kein_problem meinetwegen von_mir_aus",
    "pl": "w_porzadku moze_byc niech_bedzie nie_ma_problemu nie_ma_sprawy",
    "ko": "문제없어요 문제_없어요",
    "fr": "ca_me_va tres_bien cest_bon c_est_bon entendu ca_marche pas_de_probleme",
    "pt": "tudo_bem esta_bem ta_bem esta_bom por_mim_tudo_bem beleza sem_problema sem_problemas",
    "it": "tutto_bene va_benissimo per_me_va_bene bene tutto_ok nessun_problema",
    "nl": "alles_goed dat_is_goed is_prima goed mij_best geen_probleem",
    "ja": "かまいません 問題ありません それでいいです",
}
# Politeness agrees only where nothing else decides: "please no" is a no.
POLITE = {"": "please pls por_favor bitte prosze svp sil_vous_plait per_favore alsjeblieft 부탁 お願い"}
# What opens a refusal as well: "ok, forget it".
SOFT = frozenset("ok okay k alright fine well".split())
# "Not right now" holds a yes, and agrees to nothing.
NEGATIONS = frozenset("not nicht pas niet".split())
OPENING = 2  # words
LONGEST_CONSENT = 8  # words; a longer message says something else as well
REFUSALS, AGREEMENTS, ALL_FINE, COURTESIES = (
    frozenset(phrase.replace("_", " ") for words in table.values() for phrase in words.split())
    for table in (NO, YES, FINE, POLITE)
)
NOT_WORDS = re.compile(r"[^\w@.]+|[.](?=\s|$)|_")


def read_consent(text: str) -> bool | None:
    """Return whether `text` says yes or no to "shall I connect you with a person?"; None when it is neither.

    A question or a longer message is neither, and a message with both words means what it says first.
    """
    words = _words(text)
    if "?" in text or "？" in text or len(words) > LONGEST_CONSENT:
        return None
    refused, agreed = _first(words, REFUSALS), _first(words, AGREEMENTS)
    if agreed and words[agreed - 1] in NEGATIONS:
        agreed = None
    if refused is None and agreed is None:
        return None if _first(words, COURTESIES) is None else True
    softly = words[0] in SOFT
    return refused is None or (agreed is not None and agreed < refused and not softly)


def answers_offer(text: str) -> bool | None:
    """Return the same of what answers our offer, to which "tudo bem" and "no problem" say yes."""
    words = _words(text)
    asks = "?" in text or "？" in text or len(words) > LONGEST_CONSENT
    fine = not asks and _first(words, ALL_FINE) is not None and _all_of(words, ALL_FINE | AGREEMENTS | COURTESIES)
    return True if fine else read_consent(text)


def agrees(text: str) -> bool:
    """Whether it says yes in a word of its own: "and please hurry" is polite and agrees to nothing."""
    return read_consent(text) is True and _first(_words(text), AGREEMENTS) is not None


def is_only_consent(text: str) -> bool:
    """Whether it is a yes or a no, perhaps a polite one, and nothing beside it."""
    words = _words(text)
    return read_consent(text) is not None and _all_of(words, REFUSALS | AGREEMENTS | COURTESIES)


def _words(text: str) -> list[str]:
    return NOT_WORDS.sub(" ", fold(text)).split()


def _all_of(words: Sequence[str], phrases: frozenset[str]) -> bool:
    """Whether the words are phrases, one after the other."""
    ends = range(len(words), 0, -1)
    return not words or any(" ".join(words[:end]) in phrases and _all_of(words[end:], phrases) for end in ends)


def _first(words: Sequence[str], phrases: frozenset[str]) -> int | None:
    """Return at which word the first of the phrases begins; only the opening two may carry the answer."""
    openings = range(min(OPENING, len(words)))
    ends = range(1, len(words) + 1)
    return next((at for at in openings if any(" ".join(words[at:end]) in phrases for end in ends if end > at)), None)
