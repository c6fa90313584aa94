"""Italian cues, without accents as words are folded; elided words have lost their apostrophe."""

from domain.agent.intents import Intent as I

WORDS = {
    "order": "ordine ordini ordername pacco spedizione acquisto acquisti articolo lordine dellordine",
    "person": "persona umano operatore operatrice qualcuno agente assistenza servizio_clienti responsabile",
    "topic": """reso resi restitu* rimbors* cambio cambiare spedizione spedizioni spedire spedite consegna* garanzia*
        pagamento pagamenti pagare annullare annullamento recesso privacy politica* dogana codice_sconto
        sconto* newsletter
        account password orari* fattura* costi tempi""",
    "ask": "posso puo come quando quale quali quanto quanti quanta e sono ce chi dove accettate se devo",
}

CUES: dict[I, tuple[str, ...]] = {
    I.SELF_HARM: ("suicid*", "uccidermi|ammazzarmi", "voglio morire"),
    I.THREAT: ("vi|ti uccido|ammazzo", "bomba"),
    I.LEGAL: ("avvocato*|legale", "denuncia*", "tribunale", "causa", "altroconsumo"),
    I.CHARGEBACK: ("chargeback", "contestare addebito|pagamento", "frode*|truffa*"),
    I.ACCOUNT_TAKEOVER: (
        "hackerat*|violato|rubato account",
        "non_ho fatto|ordinato io",
        "qualcuno usato|ordinato account|carta",
    ),
    I.INJECTION: ("ignora* istruzion*|regole", "dimentica* istruzion*", "accesso concesso"),
    I.HUMAN: (
        "parlare|contattare|voglio|chattare con|un|una @person",
        "persona|operatore vera|vero|reale",
        "^@person$",
        "^@person per_favore$",
        "vorrei|serve|datemi|passatemi|passami|chiamate @person",
        "parlare|passatemi|chiamate direttore|direttrice|titolare|supervisore",
    ),
    I.COMPLAINT: (
        "reclam*|lament*",
        "pessimo|vergogna|scandaloso|inaccettabile",
        "furios*|arrabbiat*|incazzat*|indignat*",
        "sono stufo|stufa",
    ),
    I.PAYMENT_PROBLEM: (
        "addebitato|pagato due_volte|doppio",
        "problema|errore pagamento",
        "pagamento rifiutato|fallito",
    ),
    I.ACCOUNT_PROBLEM: ("eliminare|cancellare|chiudere|modificare account", "non_riesco accedere|registrar*|entrare"),
    I.ORDER_PROBLEM: (
        "danneggiat*|rott*|difettos*",
        "sbagliat* articolo|prodotto|taglia|colore|arrivat*|ricevut*",
        "ricevuto sbagliat*|altro",
        "manca|mancano|mancante",
        "mai arrivat*|ricevut*",
        "strappat*|bucat*|macchiat*|scheggiat*|graffiat*|scucit*|perde",
        "mandato|spedito|arrivato articolo|colore|taglia|modello sbagliat*",
        "non funziona|si_accende|si_chiude",
    ),
    I.CHANGE_ADDRESS: ("cambiare|modificare|correggere indirizzo|lindirizzo", "indirizzo sbagliato|nuovo"),
    I.CANCEL_ORDER: (
        "annulla*|cancella* @order",
        "annullare|voglio ordine|annullare|mio|il|lordine",
        "disdi* ordine|lordine|acquisto",
    ),
    I.EXCHANGE_ITEM: ("cambiare con|taglia|per", "troppo piccol*|grand*|strett*"),
    I.RETURN_ITEM: ("voglio|vorrei|devo restituire|rendere|fare_un_reso", "restituire il|la|i|le|questo|questa"),
    I.ASK_REFUND: ("voglio|vorrei|chiedo rimborso|soldi", "rimborsa* mi", "soldi indietro"),
    I.CHANGE_ORDER: ("modificare|cambiare @order", "aggiungere|togliere @order"),
    I.INVOICE: ("fattura|ricevuta|scontrino",),
    I.ORDER_TRACKING: (
        "tracking|tracciamento|tracciare",
        "numero|codice spedizione|tracciamento|tracking",
        "seguire|traccia pacco|ordine|spedizione",
    ),
    I.ORDER_LIST: ("miei ordini", "tutti|quali|elenco|lista ordini", "storico"),
    I.ORDER_ITEMS: (
        "cosa ho comprato|ordinato|acquistato|ce",
        "articoli|prodotti nell|nel|dellordine|ordine|ordername",
        "contenuto",
    ),
    I.ORDER_TOTAL: ("quanto ho|pagato|speso|costato", "totale|importo", "prezz* ... ordername"),
    I.ORDER_SHIP_TO: (
        "quale|che citta|indirizzo",
        "dove spedit*|consegnat*|va",
        "indirizzo di_consegna|di_spedizione",
    ),
    I.ORDER_REFUND: (
        "quando|dove|stato|quanto rimbors*",
        "stato|sono rimborsat*",
        "ricevuto rimborso",
        "avete|hanno restituito|ridato|rimborsato soldi|denaro|ordine",
    ),
    I.ORDER_STATUS: (
        "dove|dov e|sono|mio|il",
        "dove",
        "stato",
        "quando arriva*|ricevo|ricevero|consegn*|spedi*",
        "e|stato spedit*|partit*|arrivat*|consegnat*",
        "non_e|non_ho|ancora arrivat*|ricevut*",
        "novita|notizie",
        "aspett*",
    ),
    I.PRODUCT_CHEAPEST: ("meno car*|costos*", "piu economic*", "prezzo piu_basso"),
    I.PRODUCT_DEAREST: ("piu car*|costos*", "prezzo piu_alto"),
    I.PRODUCT_OPTIONS: ("quali|che|altri|altre colori|colore|taglie|taglia|misure|opzioni|modelli|versioni|materiali",),
    I.PRODUCT_PRICE: ("quanto costa*|viene|vengono|vale", "costa* quanto", "prezz*", "a_quanto"),
    I.PRODUCT_STOCK: ("disponibil*|esaurit*|magazzino|stock", "posso comprare", "ancora avete|disponibil*"),
    I.POLICY: (
        "@ask ... @topic",
        "politica*|condizioni",
        "costi|tempi|metodi di spedizione|consegna|pagamento|reso",
        "spedite in|a",
    ),
    I.PRODUCT_SEARCH: (
        "vendete|avete|avreste",
        "cerco|cercando",
        "mostra*|consiglia*|raccomanda*",
        "vorrei|voglio un|una|comprare",
    ),
    I.WHO_ARE_YOU: ("sei|e un|una robot|bot|umano|persona|ia", "chi sei"),
    I.GREETING: ("^ciao|salve|buongiorno|buonasera|buon_giorno", "^come_stai|come_sta|come_state|come_va|tutto_bene$"),
    I.THANKS: ("grazie", "^perfetto|ottimo|arrivederci$"),
}
