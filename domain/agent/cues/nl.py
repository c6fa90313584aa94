"""Dutch cues."""

from domain.agent.intents import Intent as I

WORDS = {
    "order": "bestelling bestellingen ordername pakket pakketje zending levering order artikel spullen",
    "person": "mens persoon medewerker iemand klantenservice klantendienst collega agent",
    "topic": """retour* retourneren terugsturen terugbetal* ruilen ruil* verzend* verzenden bezorg* lever* garantie*
        betal* betaling betaalmethode* annuleren annulering privacy beleid voorwaarden douane kortingscode
        korting* cadeaubon
        nieuwsbrief account wachtwoord openingstijden factuur""",
    "ask": "kan kun kunnen hoe wanneer wat welke hoeveel is zijn wie waar mag moet accepteren als hebben",
}

CUES: dict[I, tuple[str, ...]] = {
    I.SELF_HARM: ("zelfmoord*", "mezelf iets|pijn|doden", "wil dood"),
    I.THREAT: ("vermoord*", "bom"),
    I.LEGAL: ("advocaat*", "rechtbank|rechter", "aangifte", "aanklagen", "consumentenbond"),
    I.CHARGEBACK: ("chargeback", "terugboek*|storneren", "fraude*"),
    I.ACCOUNT_TAKEOVER: ("account gehackt", "gehackt", "niet zelf|door_mij besteld"),
    I.INJECTION: ("negeer instructie*|regels|alles", "vergeet instructie*", "toegang verleend"),
    I.HUMAN: (
        "met een|iemand @person",
        "spreken|praten|chatten|contact @person",
        "echt|echte|wil @person",
        "^@person$",
        "^@person alsjeblieft|alstublieft|graag$",
        "kan|mag ik iemand|medewerker spreken|bellen",
        "spreken|praten|haal|geef leidinggevende|manager|baas",
        "leidinggevende|manager|baas spreken",
    ),
    I.COMPLAINT: (
        "klacht*|klagen",
        "schandalig|belachelijk|oplichter*",
        "woedend|razend|pisnijdig",
        "ben|heel|zo boos|kwaad",
    ),
    I.PAYMENT_PROBLEM: (
        "dubbel|twee_keer betaald|afgeschreven",
        "probleem|fout betal*",
        "betaling mislukt|geweigerd",
    ),
    I.ACCOUNT_PROBLEM: ("account verwijderen|opzeggen|wijzigen", "inloggen|registreren lukt|niet|probleem"),
    I.ORDER_PROBLEM: (
        "beschadigd*|kapot*|defect*|stuk",
        "verkeerd* artikel|product|maat|kleur|ontvangen|geleverd",
        "ontbreekt|ontbreken|mist",
        "nooit aangekomen|ontvangen",
        "gescheurd*|gebroken|gebarsten|lekt|lek",
        "gat|scheur|vlek|kras in|op",
        "doet het_niet|niks|niets",
    ),
    I.CHANGE_ADDRESS: (
        "adres wijzigen|veranderen|aanpassen|verkeerd|fout",
        "verkeerd|nieuw|ander adres",
        "wijzig|verander adres",
    ),
    I.CANCEL_ORDER: ("annuleer* @order", "@order annuleren", "wil annuleren", "^annuleer*"),
    I.EXCHANGE_ITEM: ("ruilen", "te klein|groot"),
    I.RETURN_ITEM: ("wil|retour retourneren|terugsturen|aanmelden", "terugsturen|retourneren mijn|de|het|deze"),
    I.ASK_REFUND: ("geld terug", "wil|graag terugbetaling"),
    I.CHANGE_ORDER: (
        "@order wijzigen|aanpassen|veranderen",
        "wijzig|verander @order",
        "toevoegen|verwijderen @order",
    ),
    I.INVOICE: ("factuur|bon|rekening",),
    I.ORDER_TRACKING: (
        "track*|trackingnummer|volgnummer|verzendcode",
        "volgen pakket|bestelling|zending",
        "pakket|bestelling|zending volgen",
    ),
    I.ORDER_LIST: ("mijn|alle|welke bestellingen", "bestelgeschiedenis"),
    I.ORDER_ITEMS: ("wat heb|zit|zat besteld|gekocht|in", "welke artikelen|producten @order", "inhoud"),
    I.ORDER_TOTAL: (
        "hoeveel|wat heb|kostte betaald|uitgegeven|bestelling|ordername",
        "totaal*|bedrag",
        "prijs* ... ordername",
    ),
    I.ORDER_SHIP_TO: ("welke stad|adres|plaats", "waarheen|waar_naartoe", "bezorgadres|afleveradres"),
    I.ORDER_REFUND: (
        "wanneer|waar|status|hoeveel terugbetaling|geld|terugbetaald",
        "is|ben|al terugbetaald",
        "heb|heeft geld terug",
    ),
    I.ORDER_STATUS: (
        "waar is|blijft|zijn",
        "status",
        "wanneer komt|wordt|krijg|ontvang|geleverd|verzonden",
        "is|al verzonden|onderweg|bezorgd|verstuurd|aangekomen",
        "nog niet ontvangen|binnen|aangekomen|gekregen",
        "nieuws|update",
        "wacht",
    ),
    I.PRODUCT_CHEAPEST: ("goedkoopste", "laagste prijs"),
    I.PRODUCT_DEAREST: ("duurste", "hoogste prijs"),
    I.PRODUCT_OPTIONS: ("welke|andere kleuren|kleur|maten|maat|opties|varianten|uitvoeringen|materialen",),
    I.PRODUCT_PRICE: ("hoeveel|wat kost|kosten|vraag|vragen", "prijs*|prijz*", "hoe duur"),
    I.PRODUCT_STOCK: ("voorraad|leverbaar|beschikbaar|uitverkocht", "kan kopen", "nog hebben|verkrijgbaar"),
    I.POLICY: (
        "@ask ... @topic",
        "beleid|voorwaarden",
        "verzendkosten|levertijd*|betaalmethoden|retourtermijn|bedenktijd",
        "leveren|verzenden jullie|naar",
    ),
    I.PRODUCT_SEARCH: (
        "verkopen|hebben|verkoopt jullie|u",
        "zoek",
        "laat zien",
        "aanraden|aanbevelen",
        "ik_wil|ik_zoek een",
    ),
    I.WHO_ARE_YOU: ("ben|bent je|jij|u een robot|bot|mens|computer|echt", "wie ben|bent"),
    I.GREETING: (
        "^hallo|hoi|hey|goedemorgen|goedemiddag|goedenavond|dag",
        "^hoe_gaat_het|hoe_gaat_het_met_je|hoe_gaat_het_met_jou|hoe_gaat_het_met_u|hoe_gaat_ie|hoe_is_het|alles_goed$",
    ),
    I.THANKS: ("bedankt|dank*", "^top|prima|doei$"),
}
