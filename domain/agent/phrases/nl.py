"""Dutch."""

from domain.agent.phrases import Claim, Say

PHRASES: dict[Say, str] = {
    Say.ORDER_UNFULFILLED: "Bestelling {order} is nog niet verzonden: ze wordt voorbereid.",
    Say.ORDER_PREORDER: "Bestelling {order} is een voorbestelling en nog niet verzonden.",
    Say.ORDER_ON_HOLD: "Bestelling {order} staat in de wacht en is nog niet verzonden.",
    Say.ORDER_PARTLY_FULFILLED: "Een deel van bestelling {order} is verzonden.",
    Say.ORDER_FULFILLED: "Bestelling {order} is verzonden.",
    Say.ORDER_IN_TRANSIT: "Bestelling {order} is verzonden en onderweg.",
    Say.ORDER_OUT_FOR_DELIVERY: "Bestelling {order} wordt nu bezorgd.",
    Say.ORDER_READY_FOR_PICKUP: "Bestelling {order} ligt klaar om af te halen.",
    Say.ORDER_ATTEMPTED_DELIVERY: (
        "De bezorger heeft geprobeerd bestelling {order} te brengen, tot nu toe zonder succes."
    ),
    Say.ORDER_DELIVERY_FAILED: "De bezorger meldt een probleem met de bezorging van bestelling {order}.",
    Say.ORDER_DELIVERED: "Bestelling {order} is bezorgd.",
    Say.ORDER_RETURN_IN_PROGRESS: "De retour van bestelling {order} loopt.",
    Say.ORDER_RETURNED: "Bestelling {order} is teruggestuurd en terugbetaald.",
    Say.ORDER_REFUNDED: "Bestelling {order} is volledig terugbetaald.",
    Say.ORDER_CANCELLED: "Bestelling {order} is geannuleerd.",
    Say.DELIVERED_ON: "Bestelling {order} is bezorgd op {date}.",
    Say.CANCELLED_ON: "Bestelling {order} is geannuleerd op {date}.",
    Say.STATE_UNFULFILLED: "nog niet verzonden",
    Say.STATE_PREORDER: "voorbestelling, nog niet verzonden",
    Say.STATE_ON_HOLD: "in de wacht",
    Say.STATE_PARTLY_FULFILLED: "deels verzonden",
    Say.STATE_FULFILLED: "verzonden",
    Say.STATE_IN_TRANSIT: "onderweg",
    Say.STATE_OUT_FOR_DELIVERY: "wordt nu bezorgd",
    Say.STATE_READY_FOR_PICKUP: "klaar om af te halen",
    Say.STATE_ATTEMPTED_DELIVERY: "bezorging geprobeerd",
    Say.STATE_DELIVERY_FAILED: "probleem met de bezorging",
    Say.STATE_DELIVERED: "bezorgd",
    Say.STATE_RETURN_IN_PROGRESS: "retour loopt",
    Say.STATE_RETURNED: "teruggestuurd",
    Say.STATE_REFUNDED: "terugbetaald",
    Say.STATE_CANCELLED: "geannuleerd",
    Say.EXPECTED: "Verwachte aankomst volgens de bezorger: {date}.",
    Say.TRACKING: "Trackingnummer: {number} ({carrier}).",
    Say.TRACKING_ONE: "Trackingnummer: {number}.",
    Say.TRACKING_LINK: "Hier te volgen: {url}",
    Say.NO_TRACKING_YET: "Bestelling {order} is nog niet verzonden, dus er is nog geen trackingnummer.",
    Say.NO_TRACKING: "Bestelling {order} heeft geen trackingnummer.",
    Say.WAITING: "Nog niet verzonden: {items}.",
    Say.NOTHING_TO_SHIP: "In bestelling {order} hoeft hiervoor niets gestuurd te worden: {items}.",
    Say.ITEMS: "Bestelling {order} bevat: {items}.",
    Say.TOTAL: "Het totaal van bestelling {order} is {total}.",
    Say.ITEM_PRICE: "{item} in bestelling {order}: {price} per stuk.",
    Say.ITEM_OPTION: "{item} in bestelling {order}: {options}.",
    Say.SHIP_TO: "Bestelling {order} gaat naar {city}.",
    Say.NO_SHIP_TO: "Bestelling {order} heeft geen bezorgadres.",
    Say.REFUND: "{amount} is terugbetaald voor bestelling {order} op {date}.",
    Say.NO_REFUND: "Voor bestelling {order} is er nog geen terugbetaling.",
    Say.ORDERS: "Uw bestellingen:",
    Say.NO_ORDERS: "Er zijn geen bestellingen in uw account.",
    Say.WHICH_ORDER: "Welke bestelling bedoelt u: {orders}?",
    Say.VERIFY: (
        "Dat kon ik niet vinden tussen de bestellingen die ik mag tonen. Details kan ik pas geven als ik weet "
        "dat de bestelling van u is: geef het bestelnummer en het gebruikte e-mailadres, of log in."
    ),
    Say.WHOSE_ORDER: "Ik zoek het graag op zodra ik weet dat de bestelling van u is: geef het bestelnummer en het"
    " gebruikte e-mailadres, of log in.",
    Say.CANNOT_CANCEL: "Ik kan een bestelling niet zelf annuleren, maar iemand van ons team kan ernaar kijken.",
    Say.CANNOT_CHANGE: (
        "Ik kan een bestelling of adres niet zelf wijzigen, maar iemand van ons team kan ernaar kijken."
    ),
    Say.CANNOT_RETURN: "Ik kan een retour of ruil niet zelf starten, maar iemand van ons team kan dat.",
    Say.CANNOT_REFUND: "Ik kan zelf geen geld uitkeren, maar iemand van ons team kan ernaar kijken.",
    Say.TROUBLE: "Dat spijt me. Iemand van ons team moet hiernaar kijken.",
    Say.OFFER_PERSON: "Zal ik u met iemand van ons team verbinden?",
    Say.HUMAN: "Ik kan u met iemand van ons team verbinden. Zal ik dat doen?",
    Say.SENSITIVE: "Iemand van ons team moet hiernaar kijken. Zal ik u nu verbinden?",
    Say.CRISIS: (
        "Wat erg dat u dit meemaakt. Als u of iemand anders in gevaar is, bel dan nu het noodnummer. Ik kan u "
        "ook met iemand van ons team verbinden. Zal ik dat doen?"
    ),
    Say.IN_ENGLISH: "De winkel schrijft hierover in het Engels:",
    Say.NO_ANSWER: "Dat kon ik niet vinden in de informatie van deze winkel.",
    Say.OFF_TOPIC: "Ik kan alleen helpen met deze winkel: producten, bestellingen en voorwaarden.",
    Say.GREETING: "Hallo! Waarmee kan ik u helpen: met onze producten of met een bestelling?",
    Say.THANKS: "Graag gedaan! Kan ik nog iets voor u doen?",
    Say.GO_AHEAD: "Natuurlijk. Wat wilt u weten over onze producten, een bestelling of onze voorwaarden?",
    Say.WHO: (
        "Ik ben de automatische assistent van deze winkel, geen mens. Ik help met producten, bestellingen en "
        "voorwaarden."
    ),
    Say.PRICE: "{product} kost {price}.",
    Say.IN_STOCK: "{product} is op voorraad.",
    Say.SOLD_OUT: "{product} is uitverkocht.",
    Say.SUGGEST_PERSON: "Met een mens praten",
    Say.SUGGEST_IDENTIFY: "Bestelnummer en e-mail geven",
    Say.SUGGEST_SEARCH: "Producten tonen",
}

CLAIMS: dict[Claim, str] = {
    Claim.IN_STOCK: "op voorraad|leverbaar|beschikbaar|in stock",
    Claim.SOLD_OUT: "uitverkocht|niet op voorraad|niet leverbaar|sold out",
    Claim.NOT_SHIPPED: "nog niet verzonden|niet verzonden|wordt voorbereid",
    Claim.SHIPPED: "verzonden",
    Claim.ON_ITS_WAY: "onderweg",
    Claim.OUT_FOR_DELIVERY: "wordt nu bezorgd",
    Claim.READY: "klaar om af te halen",
    Claim.ATTEMPTED: "heeft geprobeerd|bezorging geprobeerd|probleem met de bezorging",
    Claim.DELIVERED: "is bezorgd|bezorgd|aangekomen",
    Claim.CANCELLED: "geannuleerd",
    Claim.RETURNED: "teruggestuurd|retour loopt|de retour van",
    Claim.REFUNDED: "terugbetaald",
}
