"""French."""

from domain.agent.phrases import Claim, Say

PHRASES: dict[Say, str] = {
    Say.ORDER_UNFULFILLED: "La commande {order} n'est pas encore expédiée : elle est en préparation.",
    Say.ORDER_PREORDER: "La commande {order} est une précommande et n'est pas encore expédiée.",
    Say.ORDER_ON_HOLD: "La commande {order} est en attente et n'est pas encore expédiée.",
    Say.ORDER_PARTLY_FULFILLED: "Une partie de la commande {order} a été expédiée.",
    Say.ORDER_FULFILLED: "La commande {order} a été expédiée.",
    Say.ORDER_IN_TRANSIT: "La commande {order} a été expédiée et est en route.",
    Say.ORDER_OUT_FOR_DELIVERY: "La commande {order} est en cours de livraison.",
    Say.ORDER_READY_FOR_PICKUP: "La commande {order} est prête à être retirée.",
    Say.ORDER_ATTEMPTED_DELIVERY: (
        "Le transporteur a tenté de livrer la commande {order}, sans succès pour l'instant."
    ),
    Say.ORDER_DELIVERY_FAILED: "Le transporteur signale un problème de livraison pour la commande {order}.",
    Say.ORDER_DELIVERED: "La commande {order} a été livrée.",
    Say.ORDER_RETURN_IN_PROGRESS: "Le retour de la commande {order} est en cours.",
    Say.ORDER_RETURNED: "La commande {order} a été retournée et remboursée.",
    Say.ORDER_REFUNDED: "La commande {order} a été entièrement remboursée.",
    Say.ORDER_CANCELLED: "La commande {order} a été annulée.",
    Say.DELIVERED_ON: "La commande {order} a été livrée le {date}.",
    Say.CANCELLED_ON: "La commande {order} a été annulée le {date}.",
    Say.STATE_UNFULFILLED: "pas encore expédiée",
    Say.STATE_PREORDER: "précommande, pas encore expédiée",
    Say.STATE_ON_HOLD: "en attente",
    Say.STATE_PARTLY_FULFILLED: "expédiée en partie",
    Say.STATE_FULFILLED: "expédiée",
    Say.STATE_IN_TRANSIT: "en route",
    Say.STATE_OUT_FOR_DELIVERY: "en cours de livraison",
    Say.STATE_READY_FOR_PICKUP: "prête à être retirée",
    Say.STATE_ATTEMPTED_DELIVERY: "livraison tentée",
    Say.STATE_DELIVERY_FAILED: "problème de livraison",
    Say.STATE_DELIVERED: "livrée",
    Say.STATE_RETURN_IN_PROGRESS: "retour en cours",
    Say.STATE_RETURNED: "retournée",
    Say.STATE_REFUNDED: "remboursée",
    Say.STATE_CANCELLED: "annulée",
    Say.EXPECTED: "Arrivée prévue par le transporteur : {date}.",
    Say.TRACKING: "Numéro de suivi : {number} ({carrier}).",
    Say.TRACKING_ONE: "Numéro de suivi : {number}.",
    Say.TRACKING_LINK: "À suivre ici : {url}",
    Say.NO_TRACKING_YET: (
        "La commande {order} n'est pas encore expédiée, il n'y a donc pas encore de numéro de suivi."
    ),
    Say.NO_TRACKING: "La commande {order} n'a pas de numéro de suivi.",
    Say.WAITING: "Pas encore expédié : {items}.",
    Say.NOTHING_TO_SHIP: "Dans la commande {order}, rien n'est à envoyer pour : {items}.",
    Say.ITEMS: "La commande {order} contient : {items}.",
    Say.TOTAL: "Le total de la commande {order} est de {total}.",
    Say.ITEM_PRICE: "{item} dans la commande {order} : {price} l'unité.",
    Say.ITEM_OPTION: "{item} dans la commande {order} : {options}.",
    Say.SHIP_TO: "La commande {order} part vers {city}.",
    Say.NO_SHIP_TO: "La commande {order} n'a pas d'adresse de livraison.",
    Say.REFUND: "{amount} ont été remboursés pour la commande {order} le {date}.",
    Say.NO_REFUND: "Il n'y a pas de remboursement sur la commande {order} pour l'instant.",
    Say.ORDERS: "Vos commandes :",
    Say.NO_ORDERS: "Il n'y a pas de commande dans votre compte.",
    Say.WHICH_ORDER: "De quelle commande parlez-vous : {orders} ?",
    Say.VERIFY: (
        "Je n'ai pas trouvé cela parmi les commandes que je peux vous montrer. Je ne peux donner de détails "
        "qu'une fois certain que la commande est la vôtre : indiquez le numéro de commande et l'adresse e-mail "
        "utilisée, ou connectez-vous."
    ),
    Say.WHOSE_ORDER: "Je peux regarder dès que je sais que la commande est la vôtre : indiquez le numéro de commande et"
    " l'adresse e-mail utilisée, ou connectez-vous.",
    Say.CANNOT_CANCEL: (
        "Je ne peux pas annuler une commande moi-même, mais une personne de notre équipe peut s'en occuper."
    ),
    Say.CANNOT_CHANGE: (
        "Je ne peux pas modifier une commande ou une adresse moi-même, mais une personne de notre équipe peut "
        "s'en occuper."
    ),
    Say.CANNOT_RETURN: (
        "Je ne peux pas lancer un retour ou un échange moi-même, mais une personne de notre équipe le peut."
    ),
    Say.CANNOT_REFUND: (
        "Je ne peux pas rendre d'argent moi-même, mais une personne de notre équipe peut s'en occuper."
    ),
    Say.TROUBLE: "Je suis désolé. Une personne de notre équipe devrait regarder cela.",
    Say.OFFER_PERSON: "Voulez-vous que je vous mette en relation avec une personne de notre équipe ?",
    Say.HUMAN: "Je peux vous mettre en relation avec une personne de notre équipe. Voulez-vous ?",
    Say.SENSITIVE: (
        "Une personne de notre équipe devrait regarder cela. Voulez-vous être mis en relation maintenant ?"
    ),
    Say.CRISIS: (
        "Je suis désolé que vous traversiez cela. Si vous ou quelqu'un d'autre êtes en danger, appelez tout de "
        "suite les secours. Je peux aussi vous mettre en relation avec une personne de notre équipe. Voulez-vous "
        "?"
    ),
    Say.IN_ENGLISH: "La boutique l'explique en anglais :",
    Say.NO_ANSWER: "Je n'ai pas trouvé cela dans les informations de cette boutique.",
    Say.NOT_SAID: "La description de {product} ne le dit pas.",
    Say.OFF_TOPIC: "Je ne peux aider que pour cette boutique : ses produits, ses commandes et ses conditions.",
    Say.GREETING: "Bonjour ! Comment puis-je vous aider pour nos produits ou une commande ?",
    Say.THANKS: "Avec plaisir ! Puis-je faire autre chose pour vous ?",
    Say.GO_AHEAD: "Bien sûr. Que souhaitez-vous savoir sur nos produits, une commande ou nos conditions ?",
    Say.WHO: (
        "Je suis l'assistant automatique de cette boutique, pas une personne. J'aide pour les produits, les "
        "commandes et les conditions."
    ),
    Say.PRICE: "{product} coûte {price}.",
    Say.PRICE_RANGE: "{product} coûte entre {low} et {high}, selon : {options}.",
    Say.IN_STOCK: "{product} est en stock.",
    Say.SOLD_OUT: "{product} est épuisé.",
    Say.IN_STOCK_IN: "{product} est en stock en : {values}.",
    Say.SOLD_OUT_IN: "Épuisé en : {values}.",
    Say.NOT_MADE: "{product} n'existe pas en {value}.",
    Say.NOT_MADE_TOGETHER: "{product} n'existe pas dans cette combinaison : {values}.",
    Say.VALUES: "{name} de {product} : {values}.",
    Say.NO_CHOICE: "{product} n'existe qu'en une version.",
    Say.NEAREST: "En stock à la place : {makes}.",
    Say.ASK_OPTION: "Quelle option ({name}) souhaitez-vous : {values} ?",
    Say.NOT_SOLD: "Je n'ai pas trouvé cela dans cette boutique : nous ne semblons pas le vendre.",
    Say.CLOSEST: "Je n'ai pas trouvé exactement cela. Le plus proche :",
    Say.FOUND: "Voici ce que j'ai trouvé :",
    Say.FOUND_ONE: "• {product} : {price}",
    Say.FOUND_SOLD_OUT: "• {product} : {price}, épuisé",
    Say.WHICH_PRODUCT: "Duquel parlez-vous : {products} ?",
    Say.NAME_PRODUCT: "De quel produit parlez-vous ?",
    Say.CHEAPEST: "Le moins cher est {product}, à {price}.",
    Say.DEAREST: "Le plus cher est {product}, à {price}.",
    Say.SUGGEST_PERSON: "Parler à une personne",
    Say.SUGGEST_IDENTIFY: "Donner numéro de commande et e-mail",
    Say.SUGGEST_SEARCH: "Voir les produits",
}

CLAIMS: dict[Claim, str] = {
    Claim.IN_STOCK: "en stock|disponible",
    Claim.SOLD_OUT: "épuisé|rupture de stock|indisponible|pas disponible|pas en stock",
    Claim.NOT_SHIPPED: "n'est pas encore expédiée|pas encore expédié|n'a pas été expédié|en préparation",
    Claim.SHIPPED: "a été expédiée|expédiée|expédié",
    Claim.ON_ITS_WAY: "en route|en transit",
    Claim.OUT_FOR_DELIVERY: "en cours de livraison",
    Claim.READY: "prête à être retirée",
    Claim.ATTEMPTED: "a tenté de livrer|livraison tentée|problème de livraison",
    Claim.DELIVERED: "a été livrée|livrée|livré",
    Claim.CANCELLED: "annulée|annulé",
    Claim.RETURNED: "retournée|retour en cours|le retour de la commande",
    Claim.REFUNDED: "remboursée|remboursés|remboursé",
}
