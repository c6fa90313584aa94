"""German cues, without umlauts and ß as words are folded."""

from domain.agent.intents import Intent as I

WORDS = {
    "order": "bestellung bestellungen ordername paket pakete packchen sendung lieferung ware sachen auftrag artikel",
    "person": """mensch menschen mitarbeiter mitarbeiterin person kundenservice kundendienst support jemand jemandem
        jemanden berater beraterin agenten""",
    "topic": """ruckgabe* ruckgaberecht rucksendung* zuruckgeben zuruckschicken erstattung* ruckerstattung* umtausch*
        umtauschen versand* versenden verschicken liefer* lieferung* lieferzeit* liefert garantie* gewahrleistung
        zahlung* zahlungsart* bezahlen zahlen stornieren stornierung widerruf* datenschutz* zoll gutschein* rabatt*
        newsletter konto passwort kundenservice offnungszeiten rechnung versandkosten storniert""",
    "ask": "kann konnen wie was wann welche welcher welches ist sind gibt wer wo muss darf was_passiert habt haben",
}

CUES: dict[I, tuple[str, ...]] = {
    I.SELF_HARM: ("umbringen", "suizid*", "selbstmord*", "will nicht leben", "nicht mehr leben"),
    I.THREAT: ("bringe|bring euch um", "bombe*", "umbringen euch|sie", "abfackeln"),
    I.LEGAL: (
        "anwalt*",
        "rechtsanwalt*",
        "verklage*",
        "klage",
        "gericht*",
        "verbraucherzentrale*",
        "anzeige erstatten",
    ),
    I.CHARGEBACK: ("ruckbuchung*", "ruckbuchen", "lastschrift zuruck*", "betrug*", "kaufer_schutz|kauferschutz"),
    I.ACCOUNT_TAKEOVER: ("konto gehackt", "gehackt", "nicht von mir bestellt", "jemand anderes konto"),
    I.INJECTION: (
        "ignorier* anweisung*|regeln|alles",
        "vergiss|vergessen anweisung*|regeln",
        "zugang gewahrt",
        "systemprompt|system_prompt",
    ),
    I.HUMAN: (
        "mit @person",
        "sprechen|reden|verbinden|chatten @person",
        "echten|richtigen|echter @person",
        "^@person$",
        "^@person bitte$",
        "brauch*|mochte|will @person",
        "ist jemand|mensch da|hier",
        "konsultant|berater geben|her|bitte",
        "keinen|kein bot",
    ),
    I.COMPLAINT: (
        "beschwer*",
        "reklamation|reklamieren",
        "unverschamt*",
        "frechheit",
        "schlechter service",
        "saftladen",
    ),
    I.PAYMENT_PROBLEM: (
        "doppelt abgebucht|bezahlt|belastet|berechnet",
        "zahlung fehlgeschlagen|abgelehnt|geht|funktioniert",
        "problem* zahlung|bezahlen",
    ),
    I.ACCOUNT_PROBLEM: ("konto loschen|schliessen|andern", "losch* konto", "anmelden|einloggen nicht|problem|fehler"),
    I.ORDER_PROBLEM: (
        "beschadigt|defekt|kaputt|zerbrochen|fehlerhaft",
        "falsch* artikel|produkt|ware|grosse|farbe geliefert|bekommen|erhalten",
        "falsche|falschen|falsches geliefert|bekommen|erhalten",
        "fehlt|fehlen in|im|etwas|artikel",
        "nie|nicht angekommen",
        "zerrissen|gerissen|verfarbt|undicht|verschmutzt|aufgerissen",
        "loch|riss|fleck|kratzer im|in|am|auf|an",
        "falsche|falschen|andere farbe|grosse|artikel geschickt|gekommen|drin",
    ),
    I.CHANGE_ADDRESS: (
        "adresse|lieferadresse|anschrift andern|falsch|aktualisieren|korrigieren",
        "falsche|neue|andere adresse|lieferadresse|anschrift",
        "andern|andere adresse|lieferadresse|anschrift",
    ),
    I.CANCEL_ORDER: (
        "storniere*",
        "stornier* @order",
        "bestellung abbrechen|widerrufen",
        "@order stornieren",
        "storno",
        "widerrufe*",
    ),
    I.EXCHANGE_ITEM: ("umtauschen", "tausche* gegen", "zu klein|gross|eng|weit"),
    I.RETURN_ITEM: (
        "zuruckgeben|zuruckschicken|zurucksenden|retournieren",
        "retoure",
        "rucksendung starten|anmelden",
    ),
    I.ASK_REFUND: (
        "geld zuruck|zuruckhaben",
        "erstattung|ruckerstattung mochte|will|bitte|fordere",
        "mochte|will erstattung",
    ),
    I.CHANGE_ORDER: (
        "@order andern|bearbeiten|anpassen",
        "andern|anderen|bearbeiten @order",
        "hinzufugen|entfernen @order",
    ),
    I.INVOICE: ("rechnung", "quittung|beleg"),
    I.ORDER_TRACKING: (
        "sendungsnummer|trackingnummer|tracking|sendungsverfolgung|paketnummer|trackingcode|tracking-nummer|track",
        "verfolgen paket|sendung|bestellung",
        "paket|sendung|bestellung verfolgen",
    ),
    I.ORDER_LIST: (
        "alle|meine bestellungen",
        "welche bestellungen",
        "zeig* bestellungen",
        "bestellhistorie|bestellubersicht|bestellnummern",
    ),
    I.ORDER_ITEMS: (
        "was habe|hab gekauft|bestellt",
        "was ist|war in @order",
        "welche artikel|produkte @order",
        "inhalt @order",
    ),
    I.ORDER_TOTAL: (
        "preis* ... ordername",
        "insgesamt|gesamtbetrag|gesamtsumme|gesamtpreis|summe|endbetrag",
        "wie_viel|wieviel|was habe|hab bezahlt|gezahlt|ausgegeben",
        "was|wieviel|wie_viel hat|kostet|kostete|war @order gekostet",
        "betrag @order",
    ),
    I.ORDER_SHIP_TO: (
        "wohin",
        "welche|welcher stadt|adresse|ort",
        "lieferadresse",
        "an welche",
    ),
    I.ORDER_REFUND: (
        "wann|wo|status erstattung|ruckerstattung|geld",
        "wurde|wurden|ist|habe erstattet|zuruckgezahlt|ruckerstattet|geld_zuruck",
        "wie_viel|wieviel erstattet|zuruckbekommen",
        "geld schon|bereits zuruck|erstattet",
    ),
    I.ORDER_STATUS: (
        "wo ist|bleibt|sind @order",
        "status",
        "wann kommt|wird|kommen|ist|bekomme|erhalte @order",
        "wann kommt|wird geliefert|an|versendet|verschickt",
        "ist|wurde @order verschickt|versendet|unterwegs|angekommen|raus|versandt",
        "noch nicht angekommen|da|erhalten|bekommen|geliefert",
        "was_ist mit @order",
        "neuigkeiten|stand",
        "lieferstatus|bestellstatus",
        "warte auf|noch",
    ),
    I.PRODUCT_CHEAPEST: ("gunstigste*", "billigste*", "niedrigste* preis*"),
    I.PRODUCT_DEAREST: ("teuerste*", "hochste* preis*"),
    I.PRODUCT_OPTIONS: (
        "welche|welchen|welcher farben|farbe|grossen|grosse|varianten|optionen|ausfuhrungen|materialien",
        "gibt|habt|haben es|sie|ihr anderen|andere|weitere farben|grossen|varianten",
    ),
    I.PRODUCT_PRICE: (
        "was|wieviel|wie_viel kostet|kosten",
        "preis*",
        "kostet",
        "wie teuer",
        "wie_viel|wieviel|was verlangt|nehmt fur",
    ),
    I.PRODUCT_STOCK: (
        "vorratig|verfugbar|lieferbar|auf_lager|ausverkauft|lagernd",
        "noch da|zu_haben",
        "kann ich kaufen",
        "noch stuck|welche",
    ),
    I.POLICY: (
        "@ask ... @topic",
        "wie_lange dauert|habe",
        "versandkosten|lieferzeit*|zahlungsarten|zahlungsmethoden|ruckgaberecht|ruckgabefrist|widerrufsrecht",
        "richtlinie*|bedingungen|agb",
        "liefert|versendet ihr|sie nach",
    ),
    I.PRODUCT_SEARCH: (
        "habt|haben|verkauft|verkaufen|fuhrt|fuhren ihr|sie",
        "gibt_es",
        "suche|such",
        "zeig* mir",
        "empfehl*|empfiehl*",
        "ich_brauche|ich_mochte|ich_will einen|eine|ein",
    ),
    I.WHO_ARE_YOU: ("bist|sind du|sie ein|eine bot|mensch|roboter|ki|maschine|echt*", "wer bist|sind du|sie"),
    I.GREETING: (
        "^hallo|hi|hey|moin|servus|guten_tag|guten_morgen|guten_abend|gruss_gott|gruezi",
        "^wie_gehts|wie_geht_es|wie_geht_es_dir|wie_geht_es_ihnen|wie_geht_es_euch|wie_gehts_dir|wie_gehts_ihnen|wie_gehts_euch$",
    ),
    I.THANKS: ("danke*", "vielen dank", "^super|toll|prima|tschuss|perfekt$"),
}
