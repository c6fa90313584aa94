"""Whether a message that nothing answers is at least a store's business."""

from domain.agent.concepts import meaning
from domain.agent.understanding import Understanding

SHOP_WORDS = frozenset(
    """order orders store shop website site account customer customers buy bought purchase purchased price checkout cart
    basket invoice receipt warehouse stock size loyalty membership subscription newsletter feedback review seller brand
    wholesale catalogue catalog assembly bestellung geschaft laden konto kaufen tienda pedido cuenta comprar sklep
    zamowienie konto kupic boutique magasin compte commande acheter loja conta ordine negozio winkel bestelling
    주문 매장 가게 계정 구매 注文 店 購入 アカウント""".split()
)

SHOP_CONCEPTS = frozenset(
    """refund return exchange cancel delivery fee pay item damaged warranty hygiene gift privacy discount""".split()
)


def is_about_shopping(understood: Understanding) -> bool:
    words = understood.words
    return any(word in SHOP_WORDS or meaning(word) in SHOP_CONCEPTS for word in words) or bool(understood.order_names)
