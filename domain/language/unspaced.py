"""Words of Japanese and Korean that may name goods: without particles, and without what only asks."""

import re
from collections.abc import Iterable

from domain.language.measures import ASKING, PARTICLE, pieces
from domain.language.words import UNSPACED_SIGN, fold

# Folded, and in Korean without particles.
PLAIN = frozenset(
    """은 는 을 를 도 何 何か いくら どこ いつ どう どの どれ どんな ある あり ない なく もの 物 商品 お 使 使う
    使える 使えます 欲しい ほしい 買う 買い 買える 探 探して 見せて 教えて 知りたい 一番 最も 安い 高い 安 高 値段
    価格 在庫 種類 おすすめ 他 ほか なに これ それ あれ この その あの じゃあ では 円 以下 以上 以内 未満 人気
    그럼 그러면 그 이 저 거 것 게 걸 수 쓸 쓰는 있는 없는 좀 혹시 제일 가장 싼 싸 저렴한 비싼 제품 상품 물건 뭐
    뭔가 뭐예요 뭐야 무슨 어떤 어느 어디 언제 몇 얼마 얼마나 얼마예요 얼마인가요 얼마에요 가격 재고 추천 추천해
    추천해요 추천해주세요 있나요 있어요 있습니까 있을까요 없나요 없어요 인가요 할 되는 되나요 돼요 됩니까 써도
    해도 사용 사용해도 괜찮나요 다른 더 만원 만 원 이하 이상 미만 인기 파나요 팔아요 찾아요 찾고 보여줘 보여주세요
    알려줘""".split()
)
KANJI = re.compile("[\u4e00-\u9fff]$")
KANA = re.compile("[\u3040-\u309f]+$")
NO_NAME = re.compile(rf"(?:{ASKING}|{PARTICLE})+$")
KOREAN_ENDING = re.compile(
    "(?:(?:이신|인)가요|인지요?|입니까|이에요|예요|에요|인가|이야)$"
    "|(?<=[\uac00-\ud7a3]{2})(?:에서|으로|이랑|하고|은|는|을|를|에|의|도|만|랑)$"
)
ASKED_AFTER = re.compile("^[何幾몇](?=.)")  # "何袋入り" asks for 袋入り


def naming(text: str) -> list[str]:
    """Return the words of a text in such a script that may name a thing, what a sign and its kana spell as one word."""
    words: list[str] = []
    end = -1
    for piece in pieces(text):
        if NO_NAME.match(piece.text):
            continue
        if piece.start == end and words and KANA.match(piece.text) and KANJI.search(words[-1]):
            words[-1] += piece.text
        else:
            words.append(piece.text)
        end = piece.end
    return [name for word in words if word not in PLAIN and (name := _bare(word)) and name not in PLAIN]


def share_said(words: Iterable[str], text: str) -> float:
    """Return the share of the words, by pairs of their signs, that stand in a text, 0..1; 0 where there are none."""
    said = "".join(fold(text).split())
    found = [pair in said for word in words for pair in _pairs(word)]
    return sum(found) / len(found) if found else 0.0


def _pairs(word: str) -> Iterable[str]:
    if len(word) == 1 or not UNSPACED_SIGN.search(word):
        return (word,)
    return (word[at : at + 2] for at in range(len(word) - 1))


def _bare(word: str) -> str:
    return KOREAN_ENDING.sub("", ASKED_AFTER.sub("", word)) if UNSPACED_SIGN.match(word) else word
