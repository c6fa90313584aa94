"""Italian."""

from domain.agent.phrases import Claim, Say

PHRASES: dict[Say, str] = {
    Say.ORDER_UNFULFILLED: "L'ordine {order} non è ancora stato spedito: è in preparazione.",
    Say.ORDER_PREORDER: "L'ordine {order} è una prenotazione e non è ancora stato spedito.",
    Say.ORDER_ON_HOLD: "L'ordine {order} è in sospeso e non è ancora stato spedito.",
    Say.ORDER_PARTLY_FULFILLED: "Una parte dell'ordine {order} è stata spedita.",
    Say.ORDER_FULFILLED: "L'ordine {order} è stato spedito.",
    Say.ORDER_IN_TRANSIT: "L'ordine {order} è stato spedito ed è in viaggio.",
    Say.ORDER_OUT_FOR_DELIVERY: "L'ordine {order} è in consegna.",
    Say.ORDER_READY_FOR_PICKUP: "L'ordine {order} è pronto per il ritiro.",
    Say.ORDER_ATTEMPTED_DELIVERY: "Il corriere ha tentato di consegnare l'ordine {order}, per ora senza successo.",
    Say.ORDER_DELIVERY_FAILED: "Il corriere segnala un problema di consegna per l'ordine {order}.",
    Say.ORDER_DELIVERED: "L'ordine {order} è stato consegnato.",
    Say.ORDER_RETURN_IN_PROGRESS: "Il reso dell'ordine {order} è in corso.",
    Say.ORDER_RETURNED: "L'ordine {order} è stato reso e rimborsato.",
    Say.ORDER_REFUNDED: "L'ordine {order} è stato interamente rimborsato.",
    Say.ORDER_CANCELLED: "L'ordine {order} è stato annullato.",
    Say.DELIVERED_ON: "L'ordine {order} è stato consegnato il {date}.",
    Say.CANCELLED_ON: "L'ordine {order} è stato annullato il {date}.",
    Say.STATE_UNFULFILLED: "non ancora spedito",
    Say.STATE_PREORDER: "prenotazione, non ancora spedito",
    Say.STATE_ON_HOLD: "in sospeso",
    Say.STATE_PARTLY_FULFILLED: "spedito in parte",
    Say.STATE_FULFILLED: "spedito",
    Say.STATE_IN_TRANSIT: "in viaggio",
    Say.STATE_OUT_FOR_DELIVERY: "in consegna",
    Say.STATE_READY_FOR_PICKUP: "pronto per il ritiro",
    Say.STATE_ATTEMPTED_DELIVERY: "consegna tentata",
    Say.STATE_DELIVERY_FAILED: "problema di consegna",
    Say.STATE_DELIVERED: "consegnato",
    Say.STATE_RETURN_IN_PROGRESS: "reso in corso",
    Say.STATE_RETURNED: "reso al negozio",
    Say.STATE_REFUNDED: "rimborsato",
    Say.STATE_CANCELLED: "annullato",
    Say.EXPECTED: "Arrivo previsto dal corriere: {date}.",
    Say.TRACKING: "Numero di tracciamento: {number} ({carrier}).",
    Say.TRACKING_ONE: "Numero di tracciamento: {number}.",
    Say.TRACKING_LINK: "Da seguire qui: {url}",
    Say.NO_TRACKING_YET: (
        "L'ordine {order} non è ancora stato spedito, quindi non c'è ancora un numero di tracciamento."
    ),
    Say.NO_TRACKING: "L'ordine {order} non ha un numero di tracciamento.",
    Say.WAITING: "Non ancora spedito: {items}.",
    Say.NOTHING_TO_SHIP: "Nell'ordine {order} non c'è nulla da spedire per: {items}.",
    Say.ITEMS: "L'ordine {order} contiene: {items}.",
    Say.TOTAL: "Il totale dell'ordine {order} è {total}.",
    Say.ITEM_PRICE: "{item} nell'ordine {order}: {price} l'uno.",
    Say.ITEM_OPTION: "{item} nell'ordine {order}: {options}.",
    Say.SHIP_TO: "L'ordine {order} va a {city}.",
    Say.NO_SHIP_TO: "L'ordine {order} non ha un indirizzo di consegna.",
    Say.REFUND: "{amount} sono l'importo rimborsato per l'ordine {order} il {date}.",
    Say.NO_REFUND: "Per l'ordine {order} non c'è finora alcun rimborso.",
    Say.ORDERS: "I tuoi ordini:",
    Say.NO_ORDERS: "Non ci sono ordini nel tuo account.",
    Say.WHICH_ORDER: "Di quale ordine parli: {orders}?",
    Say.VERIFY: (
        "Non l'ho trovato tra gli ordini che posso mostrarti. Posso dare dettagli solo quando so che l'ordine è "
        "tuo: indica il numero d'ordine e l'indirizzo e-mail usato, oppure accedi."
    ),
    Say.WHOSE_ORDER: "Posso controllare appena so che l'ordine è tuo: indica il numero d'ordine e l'indirizzo e-mail"
    " usato, oppure accedi.",
    Say.CANNOT_CANCEL: "Non posso annullare un ordine da solo, ma una persona del nostro team può occuparsene.",
    Say.CANNOT_CHANGE: (
        "Non posso modificare un ordine o un indirizzo da solo, ma una persona del nostro team può occuparsene."
    ),
    Say.CANNOT_RETURN: "Non posso avviare un reso o un cambio da solo, ma una persona del nostro team può farlo.",
    Say.CANNOT_REFUND: "Non posso restituire denaro da solo, ma una persona del nostro team può occuparsene.",
    Say.TROUBLE: "Mi dispiace. Dovrebbe occuparsene una persona del nostro team.",
    Say.OFFER_PERSON: "Vuoi che ti metta in contatto con una persona del nostro team?",
    Say.HUMAN: "Posso metterti in contatto con una persona del nostro team. Vuoi?",
    Say.SENSITIVE: "Dovrebbe occuparsene una persona del nostro team. Vuoi essere messo in contatto ora?",
    Say.CRISIS: (
        "Mi dispiace che tu stia attraversando questo. Se tu o qualcun altro siete in pericolo, chiama subito il "
        "numero di emergenza. Posso anche metterti in contatto con una persona del nostro team. Vuoi?"
    ),
    Say.IN_ENGLISH: "Il negozio lo spiega in inglese:",
    Say.NO_ANSWER: "Non l'ho trovato nelle informazioni di questo negozio.",
    Say.OFF_TOPIC: "Posso aiutare solo per questo negozio: prodotti, ordini e condizioni.",
    Say.GREETING: "Ciao! Come posso aiutarti con i nostri prodotti o con un ordine?",
    Say.THANKS: "Prego! Posso fare altro per te?",
    Say.GO_AHEAD: "Certo. Che cosa vuoi sapere sui nostri prodotti, su un ordine o sulle nostre condizioni?",
    Say.WHO: (
        "Sono l'assistente automatico di questo negozio, non una persona. Aiuto con prodotti, ordini e condizioni."
    ),
    Say.PRICE: "{product} costa {price}.",
    Say.IN_STOCK: "{product} è disponibile.",
    Say.SOLD_OUT: "{product} è esaurito.",
    Say.SUGGEST_PERSON: "Parlare con una persona",
    Say.SUGGEST_IDENTIFY: "Indicare numero d'ordine ed e-mail",
    Say.SUGGEST_SEARCH: "Vedere i prodotti",
}

CLAIMS: dict[Claim, str] = {
    Claim.IN_STOCK: "disponibile|in stock",
    Claim.SOLD_OUT: "esaurito|non disponibile|sold out",
    Claim.NOT_SHIPPED: "non è ancora stato spedito|non ancora spedito|non è stato spedito|in preparazione",
    Claim.SHIPPED: "è stato spedito|è stata spedita|spedito|spedita",
    Claim.ON_ITS_WAY: "in viaggio|in transito",
    Claim.OUT_FOR_DELIVERY: "in consegna",
    Claim.READY: "pronto per il ritiro",
    Claim.ATTEMPTED: "ha tentato di consegnare|consegna tentata|problema di consegna",
    Claim.DELIVERED: "è stato consegnato|consegnato",
    Claim.CANCELLED: "annullato",
    Claim.RETURNED: "stato reso|reso in corso|il reso dell'ordine|reso al negozio",
    Claim.REFUNDED: "rimborsato",
}
