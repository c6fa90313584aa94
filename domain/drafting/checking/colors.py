"""Colours in ten languages, by the English word that records mostly use."""

import re
from functools import cache

from domain.language.vocabulary import COLORS

# Level beginnings of words; a "$" ends the word there.
SPOKEN = {
    "red": "rot$ rote roten roter rotes rojo roja rouge vermelh rosso$ rossa$ rood$ rode$ czerwon 빨간 빨강 레드 赤 レッド",
    "blue": "blau azul bleu blu$ blauw niebiesk 파란 파랑 블루 青 ブルー",
    "green": "grun verde vert$ verte$ verts$ vertes$ groen zielon 초록 녹색 그린 緑 グリーン",
    "black": "schwarz negro negra noir preto preta nero$ nera$ neri$ zwart czarn 검은 검정 블랙 黒 ブラック",
    "white": "weis$ weise$ weisen$ weiser$ weises$ blanc$ blanco$ blanca$ blanche branco branca bianc wit$ witte$ bial 흰 하얀 화이트 白 ホワイト",
    "grey": "gray$ grau$ graue gris$ grise cinza grigi grijs szar 회색 그레이 灰 グレー",
    "yellow": "gelb amarill jaune amarel giall geel$ gele$ zolt 노란 노랑 옐로 黄 イエロー",
    "orange": "orange naranja laranja arancion oranje pomarancz 주황 오렌지 オレンジ",
    "purple": "lila$ violett morado morada violet roxo roxa viola$ paars fiolet 보라 퍼플 紫 パープル",
    "pink": "rosa$ rosado rosada rose$ rosa roze$ rozow 분홍 핑크 ピンク 桃色",
    "brown": "braun marron$ cafe$ brun$ brune$ marrom marrone bruin brazow 갈색 브라운 茶 ブラウン",
    "navy": "marineblau marino bleu marine azul-marinho blu navy marineblauw granatow 네이비 남색 紺 ネイビー",
    "beige": "beige$ bezow 베이지 ベージュ",
    "gold": "golden dorad dore$ doree dourad dorat goud$ gouden zlot$ zlota$ zlote$ zloty kolor 골드 금색 ゴールド 金色",
    "silver": "silber plata$ platead argent$ prata$ pratead argento zilver srebrn 실버 은색 シルバー 銀",
    "olive": "oliv oliwk 올리브 オリーブ",
    "turquoise": "turkis turques turquesa turches turkoois turkus 청록 ターコイズ",
}
SAME = {"grey": frozenset({"grey", "gray", "charcoal"}), "gold": frozenset({"gold", "golden"})}
LETTER = re.compile(r"[a-z\u00df-\u024f]+|[^\W\d_a-z]+")  # a Korean ending may touch a Latin word


def read_colors(text: str) -> list[tuple[int, int, str]]:
    """Return where a level text names a colour, and which, in English."""
    return [
        (found.start(), found.end(), color) for found in LETTER.finditer(text) if (color := color_of(found.group()))
    ]


def color_of(word: str) -> str:
    if word in COLORS or word == "gray":
        return word
    exact, beginnings = _index()
    return exact.get(word) or next(
        (beginnings[word[:cut]] for cut in range(len(word), 0, -1) if word[:cut] in beginnings), ""
    )


def same_color(one: str, other: str) -> bool:
    return one == other or any(one in names and other in names for names in SAME.values())


@cache
def _index() -> tuple[dict[str, str], dict[str, str]]:
    exact: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for color, words in SPOKEN.items():
        for word in words.split():
            (exact if word.endswith("$") else beginnings)[word.removesuffix("$")] = color
    return exact, beginnings
