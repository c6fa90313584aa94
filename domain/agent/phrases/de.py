"""German."""

from domain.agent.phrases import Claim, Say

PHRASES: dict[Say, str] = {
    Say.ORDER_UNFULFILLED: "Bestellung {order} ist noch nicht verschickt: sie wird vorbereitet.",
    Say.ORDER_PREORDER: "Bestellung {order} ist eine Vorbestellung und noch nicht verschickt.",
    Say.ORDER_ON_HOLD: "Bestellung {order} ist angehalten und noch nicht verschickt.",
    Say.ORDER_PARTLY_FULFILLED: "Ein Teil der Bestellung {order} wurde verschickt.",
    Say.ORDER_FULFILLED: "Bestellung {order} wurde verschickt.",
    Say.ORDER_IN_TRANSIT: "Bestellung {order} wurde verschickt und ist unterwegs.",
    Say.ORDER_OUT_FOR_DELIVERY: "Bestellung {order} wird gerade zugestellt.",
    Say.ORDER_READY_FOR_PICKUP: "Bestellung {order} liegt zur Abholung bereit.",
    Say.ORDER_ATTEMPTED_DELIVERY: "Der Zusteller hat versucht, Bestellung {order} zu bringen, bisher ohne Erfolg.",
    Say.ORDER_DELIVERY_FAILED: "Der Zusteller meldet ein Problem mit der Zustellung von Bestellung {order}.",
    Say.ORDER_DELIVERED: "Bestellung {order} wurde zugestellt.",
    Say.ORDER_RETURN_IN_PROGRESS: "Die Rücksendung zu Bestellung {order} läuft.",
    Say.ORDER_RETURNED: "Bestellung {order} wurde zurückgesandt und erstattet.",
    Say.ORDER_REFUNDED: "Bestellung {order} wurde vollständig erstattet.",
    Say.ORDER_CANCELLED: "Bestellung {order} wurde storniert.",
    Say.DELIVERED_ON: "Bestellung {order} wurde am {date} zugestellt.",
    Say.CANCELLED_ON: "Bestellung {order} wurde am {date} storniert.",
    Say.STATE_UNFULFILLED: "noch nicht verschickt",
    Say.STATE_PREORDER: "Vorbestellung, noch nicht verschickt",
    Say.STATE_ON_HOLD: "angehalten",
    Say.STATE_PARTLY_FULFILLED: "teilweise verschickt",
    Say.STATE_FULFILLED: "verschickt",
    Say.STATE_IN_TRANSIT: "unterwegs",
    Say.STATE_OUT_FOR_DELIVERY: "wird gerade zugestellt",
    Say.STATE_READY_FOR_PICKUP: "zur Abholung bereit",
    Say.STATE_ATTEMPTED_DELIVERY: "Zustellung versucht",
    Say.STATE_DELIVERY_FAILED: "Problem mit der Zustellung",
    Say.STATE_DELIVERED: "zugestellt",
    Say.STATE_RETURN_IN_PROGRESS: "Rücksendung läuft",
    Say.STATE_RETURNED: "zurückgesandt",
    Say.STATE_REFUNDED: "erstattet",
    Say.STATE_CANCELLED: "storniert",
    Say.EXPECTED: "Voraussichtliche Ankunft laut Zusteller: {date}.",
    Say.TRACKING: "Sendungsnummer: {number} ({carrier}).",
    Say.TRACKING_ONE: "Sendungsnummer: {number}.",
    Say.TRACKING_LINK: "Hier verfolgen: {url}",
    Say.NO_TRACKING_YET: "Bestellung {order} ist noch nicht verschickt, daher gibt es noch keine Sendungsnummer.",
    Say.NO_TRACKING: "Zu Bestellung {order} gibt es keine Sendungsnummer.",
    Say.WAITING: "Noch nicht verschickt: {items}.",
    Say.NOTHING_TO_SHIP: "In Bestellung {order} wird hierfür nichts versendet: {items}.",
    Say.ITEMS: "Bestellung {order} enthält: {items}.",
    Say.TOTAL: "Die Gesamtsumme von Bestellung {order} beträgt {total}.",
    Say.ITEM_PRICE: "{item} in Bestellung {order}: {price} je Stück.",
    Say.ITEM_OPTION: "{item} in Bestellung {order}: {options}.",
    Say.SHIP_TO: "Bestellung {order} geht nach {city}.",
    Say.NO_SHIP_TO: "Zu Bestellung {order} gibt es keine Lieferadresse.",
    Say.REFUND: "{amount} wurden für Bestellung {order} am {date} erstattet.",
    Say.NO_REFUND: "Zu Bestellung {order} gibt es bisher keine Erstattung.",
    Say.ORDERS: "Ihre Bestellungen:",
    Say.NO_ORDERS: "In Ihrem Konto gibt es keine Bestellungen.",
    Say.WHICH_ORDER: "Welche Bestellung meinen Sie: {orders}?",
    Say.VERIFY: (
        "Unter den Bestellungen, die ich Ihnen zeigen darf, konnte ich das nicht finden. Einzelheiten kann ich "
        "erst nennen, wenn ich weiß, dass es Ihre Bestellung ist: bitte nennen Sie die Bestellnummer und die "
        "dabei verwendete E-Mail-Adresse, oder melden Sie sich an."
    ),
    Say.WHOSE_ORDER: "Das sehe ich gern nach, sobald ich weiß, dass es Ihre Bestellung ist: bitte nennen Sie die"
    " Bestellnummer und die dabei verwendete E-Mail-Adresse, oder melden Sie sich an.",
    Say.CANNOT_CANCEL: (
        "Ich kann Bestellungen nicht selbst stornieren, aber jemand aus unserem Team kann sich darum kümmern."
    ),
    Say.CANNOT_CHANGE: (
        "Ich kann Bestellungen und Adressen nicht selbst ändern, aber jemand aus unserem Team kann sich darum kümmern."
    ),
    Say.CANNOT_RETURN: (
        "Eine Rückgabe oder einen Umtausch kann ich nicht selbst beginnen, aber jemand aus unserem Team kann das."
    ),
    Say.CANNOT_REFUND: "Ich kann kein Geld auszahlen, aber jemand aus unserem Team kann sich darum kümmern.",
    Say.TROUBLE: "Das tut mir leid. Jemand aus unserem Team sollte sich das ansehen.",
    Say.OFFER_PERSON: "Soll ich Sie mit jemandem aus unserem Team verbinden?",
    Say.HUMAN: "Ich kann Sie mit jemandem aus unserem Team verbinden. Soll ich?",
    Say.SENSITIVE: "Das sollte sich jemand aus unserem Team ansehen. Soll ich Sie jetzt verbinden?",
    Say.CRISIS: (
        "Es tut mir leid, dass es Ihnen so geht. Wenn Sie oder jemand anderes in Gefahr ist, rufen Sie bitte "
        "sofort den örtlichen Notruf an. Ich kann Sie auch mit jemandem aus unserem Team verbinden. Soll ich?"
    ),
    Say.IN_ENGLISH: "Das Geschäft schreibt dazu auf Englisch:",
    Say.NO_ANSWER: "Das konnte ich in den Angaben dieses Geschäfts nicht finden.",
    Say.NOT_SAID: "Die Beschreibung von {product} sagt dazu nichts.",
    Say.OFF_TOPIC: "Ich kann nur zu diesem Geschäft helfen: zu Produkten, Bestellungen und Regelungen.",
    Say.GREETING: "Hallo! Wie kann ich Ihnen bei unseren Produkten oder einer Bestellung helfen?",
    Say.THANKS: "Gern geschehen! Kann ich noch etwas für Sie tun?",
    Say.GO_AHEAD: "Gern. Was möchten Sie zu unseren Produkten, einer Bestellung oder unseren Bedingungen wissen?",
    Say.WHO: (
        "Ich bin der automatische Assistent dieses Geschäfts, kein Mensch. Ich helfe zu Produkten, Bestellungen "
        "und Regelungen."
    ),
    Say.PRICE: "{product} kostet {price}.",
    Say.PRICE_RANGE: "{product} kostet zwischen {low} und {high}, je nach {options}.",
    Say.IN_STOCK: "{product} ist vorrätig.",
    Say.SOLD_OUT: "{product} ist ausverkauft.",
    Say.IN_STOCK_IN: "{product} ist vorrätig in: {values}.",
    Say.SOLD_OUT_IN: "Ausverkauft in: {values}.",
    Say.NOT_MADE: "{product} gibt es nicht in {value}.",
    Say.NOT_MADE_TOGETHER: "{product} gibt es nicht in dieser Kombination: {values}.",
    Say.VALUES: "{name} von {product}: {values}.",
    Say.NO_CHOICE: "{product} gibt es nur in einer Ausführung.",
    Say.NEAREST: "Stattdessen vorrätig: {makes}.",
    Say.ASK_OPTION: "Welche Ausführung ({name}) möchten Sie: {values}?",
    Say.NOT_SOLD: "Das konnte ich in diesem Geschäft nicht finden: wir führen es wohl nicht.",
    Say.CLOSEST: "Genau das konnte ich nicht finden. Am nächsten kommt:",
    Say.FOUND: "Das habe ich gefunden:",
    Say.FOUND_SOLD_OUT: "• {product}: {price}, ausverkauft",
    Say.WHICH_PRODUCT: "Welches meinen Sie: {products}?",
    Say.NAME_PRODUCT: "Welches Produkt meinen Sie?",
    Say.CHEAPEST: "Am günstigsten ist {product} für {price}.",
    Say.DEAREST: "Am teuersten ist {product} für {price}.",
    Say.SUGGEST_PERSON: "Mit einem Menschen sprechen",
    Say.SUGGEST_IDENTIFY: "Bestellnummer und E-Mail angeben",
    Say.SUGGEST_SEARCH: "Produkte zeigen",
}

CLAIMS: dict[Claim, str] = {
    Claim.IN_STOCK: "vorrätig|verfügbar|auf Lager|lieferbar",
    Claim.SOLD_OUT: "ausverkauft|nicht vorrätig|nicht verfügbar|nicht auf Lager|nicht lieferbar",
    Claim.NOT_SHIPPED: "noch nicht verschickt|nicht verschickt|noch nicht versandt|nicht versandt|wird vorbereitet",
    Claim.SHIPPED: "verschickt|versandt|versendet",
    Claim.ON_ITS_WAY: "unterwegs",
    Claim.OUT_FOR_DELIVERY: "wird gerade zugestellt|in zustellung",
    Claim.READY: "zur abholung bereit|liegt zur abholung",
    Claim.ATTEMPTED: "hat versucht|zustellung versucht|problem mit der zustellung",
    Claim.DELIVERED: "zugestellt|geliefert|angekommen",
    Claim.CANCELLED: "storniert",
    Claim.RETURNED: "zurückgesandt|rücksendung läuft|die rücksendung zu",
    Claim.REFUNDED: "erstattet|zurückgezahlt",
}
