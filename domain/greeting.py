"""How a conversation begins."""

from domain.agent.language import Language, of_locale
from domain.stores import Store

GREETINGS = {
    Language.ENGLISH: "Hello! I am the automated assistant of {store}. Ask me about products, orders and policies.",
    Language.SPANISH: "¡Hola! Soy el asistente automático de {store}. Pregúnteme por productos, pedidos y condiciones.",
    Language.GERMAN: "Hallo! Ich bin der automatische Assistent von {store}. Fragen Sie mich zu Produkten,"
    " Bestellungen und Bedingungen.",
    Language.POLISH: "Dzień dobry! Jestem automatycznym asystentem sklepu {store}. Proszę pytać o produkty, zamówienia"
    " i zasady.",
    Language.KOREAN: "안녕하세요! {store}의 자동 상담 도우미입니다. 상품, 주문, 정책에 대해 물어보세요.",
}
SUGGESTIONS = {
    Language.ENGLISH: ["Where is my order?", "What is your return policy?", "How long does shipping take?"],
    Language.SPANISH: ["¿Dónde está mi pedido?", "¿Puedo devolver un producto?", "¿Cuánto tarda el envío?"],
    Language.GERMAN: ["Wo ist meine Bestellung?", "Wie kann ich etwas zurückgeben?", "Wie lange dauert der Versand?"],
    Language.POLISH: ["Gdzie jest moje zamówienie?", "Jak mogę zwrócić produkt?", "Jak długo trwa dostawa?"],
    Language.KOREAN: ["제 주문은 어디에 있나요?", "반품 정책이 무엇인가요?", "배송은 얼마나 걸리나요?"],
}


def greeting(store: Store, locale: str) -> str:
    words = GREETINGS.get(of_locale(locale), GREETINGS[Language.ENGLISH])
    return words.format(store=store.name)


def suggestions(locale: str) -> list[str]:
    return SUGGESTIONS.get(of_locale(locale), SUGGESTIONS[Language.ENGLISH])
