"""French cues, without accents as words are folded; elided words have lost their apostrophe."""

from domain.agent.intents import Intent as I

WORDS = {
    "order": "commande commandes ordername colis paquet livraison achat achats article articles",
    "person": "personne humain conseiller conseillere agent quelquun service_client operateur responsable employe",
    "topic": """retour* retourner rembours* echang* livraison* livrer livrez expedi* garantie* paiement* payer annuler
        annulation politique* confidentialite douane* code_promo reduction* carte_cadeau newsletter compte
        mot_de_passe horaires facture* frais delai* retractation""",
    "ask": "puis peut peux pouvez comment quand quel quelle quels quelles combien est sont qui ou acceptez si faut",
}

CUES: dict[I, tuple[str, ...]] = {
    I.SELF_HARM: ("suicid*", "me tuer", "veux mourir", "plus envie vivre"),
    I.THREAT: ("vous|te tuer", "bombe"),
    I.LEGAL: ("avocat*", "tribunal*|justice", "porter plainte", "poursui*", "dgccrf"),
    I.CHARGEBACK: ("chargeback", "opposition carte|paiement", "fraude*", "contester paiement|debit"),
    I.ACCOUNT_TAKEOVER: ("compte pirate*|vole|hacke", "pirate*", "pas_moi commande"),
    I.INJECTION: ("ignore* instruction*|regles|consignes", "oublie* instruction*", "acces accorde"),
    I.HUMAN: (
        "parler|discuter|contacter|joindre|avec a|avec|un|une|le @person",
        "vrai|vraie|veux @person",
        "^@person$",
        "^@person svp|sil_vous_plait$",
        "un|une|passez @person svp|sil_vous_plait$",
        "parler|passez|voir|appelez directeur|directrice|superieur|gerant|manager",
    ),
    I.COMPLAINT: (
        "plainte*|plaindre",
        "reclamation*",
        "inadmissible|scandaleux|honteux|arnaque*",
        "furieu*|en_colere|ras_le_bol",
        "jen|ai marre",
    ),
    I.PAYMENT_PROBLEM: (
        "debite|preleve|facture deux_fois|double",
        "probleme|erreur paiement",
        "paiement refuse|echoue",
    ),
    I.ACCOUNT_PROBLEM: (
        "supprimer|fermer|modifier compte",
        "connecter|connexion|inscri* probleme|impossible|erreur|peux_pas",
    ),
    I.ORDER_PROBLEM: (
        "casse|cassee|casses|cassees|casser|cassent|abime*|endommage*|defectueu*",
        "mauvais|mauvaise article|taille|produit|couleur",
        "manque|manquant*",
        "jamais recu|arrive*|livre*",
        "dechire*|troue*|tache*|fissure*|brise*|fuit|decousu*",
        "en morceaux|miettes",
        "pas le_bon|la_bonne article|taille|couleur|produit",
    ),
    I.CHANGE_ADDRESS: ("changer|modifier|corriger adresse", "mauvaise|nouvelle|autre adresse"),
    I.CANCEL_ORDER: (
        "annuler ma|la|ordername|cette|mon",
        "annule* commande|ordername",
        "veux|voudrais annuler",
        "annule*|annulez|annuler svp|tout",
    ),
    I.EXCHANGE_ITEM: ("echanger|echange contre|veux|taille|mon|ma|ordername", "trop petit*|grand*"),
    I.RETURN_ITEM: (
        "veux|voudrais|souhaite retourner|renvoyer|rendre",
        "retourner|renvoyer mon|ma|mes|le|la|les|cet|ce",
    ),
    I.ASK_REFUND: ("veux|demande|voudrais remboursement", "remboursez moi|ma", "rembours* ma|mon commande"),
    I.CHANGE_ORDER: ("changer|modifier ma|la|ordername commande|ordername", "ajouter|enlever commande|ordername"),
    I.INVOICE: ("facture", "recu de|dachat"),
    I.ORDER_TRACKING: ("suivi", "numero|code suivi|colis", "suivre commande|colis|ordername", "tracking"),
    I.ORDER_LIST: ("mes commandes", "toutes|liste|quelles commandes", "historique"),
    I.ORDER_ITEMS: (
        "quai|quest-ce|que jai achete|commande",
        "qu ai je achete|commande",
        "quels articles|produits",
        "contenu @order",
    ),
    I.ORDER_TOTAL: ("combien paye|coute|depense", "total|montant", "prix ... ordername"),
    I.ORDER_SHIP_TO: ("quelle ville|adresse", "ou livree|envoyee|livre", "adresse de_livraison"),
    I.ORDER_REFUND: (
        "quand|ou|statut|combien rembours*",
        "ete|suis rembours*",
        "avez|mavez|ont|mont|a rendu|rembourse argent|largent|commande|montant",
    ),
    I.ORDER_STATUS: (
        "ou est|en|sont",
        "statut|etat",
        "quand arrive*|recevoir|recevrai|sera|vais|livre*",
        "est|a|ete expedi*|envoy*|parti*|livre*|arrive*",
        "pas encore|toujours recu|arrive*|livre*",
        "nouvelles de|du|sur",
        "des nouvelles",
        "attends",
    ),
    I.PRODUCT_CHEAPEST: ("moins cher*",),
    I.PRODUCT_DEAREST: ("plus cher*",),
    I.PRODUCT_OPTIONS: (
        "quelles|quels|quelle|autres couleurs|couleur|tailles|taille|options|modeles|versions|matieres",
    ),
    I.PRODUCT_PRICE: (
        "combien cout*|vaut|valent|vend*",
        "cout* combien",
        "^combien_le|combien_la|combien_les",
        "prix",
        "tarif*",
        "cest combien",
        "a_combien",
    ),
    I.PRODUCT_STOCK: ("stock|disponible*|disponibilite|rupture|epuise*", "puis|peut acheter", "reste"),
    I.POLICY: (
        "@ask ... @topic",
        "politique*|conditions",
        "rembours*|retour*|echange* se_fait|se_passe|fonctionne*",
        "frais|delai*|moyens|modes de livraison|port|paiement|retour",
        "livrez en|a|au",
    ),
    I.PRODUCT_SEARCH: (
        "vendez|avez|auriez vous|des|un|une",
        "cherche|recherche",
        "montre*|recommand*|conseill*",
        "je_veux|je_voudrais un|une|acheter",
    ),
    I.WHO_ARE_YOU: ("etes|es vous|tu robot|bot|humain|personne|ia", "qui etes|es"),
    I.GREETING: (
        "^bonjour|salut|bonsoir|coucou|hello",
        "^comment_ca_va|comment_allez_vous|comment_vas_tu|comment_tu_vas|vous_allez_bien|tu_vas_bien$",
    ),
    I.THANKS: ("merci*", "^parfait|super|daccord$"),
}
