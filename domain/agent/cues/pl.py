"""Polish cues, without diacritics as words are folded. Endings vary, so most words are cut to their stem."""

from domain.agent.intents import Intent as I

WORDS = {
    "order": "zamowieni* ordername paczk* przesylk* zakup* rzeczy towar* dostaw*",
    "person": "czlowiek* konsultant* osob* pracownik* kims obslug* doradc* agent* kierownik* przelozon*",
    "topic": """zwrot* zwroci* zwracac reklamacj* wymian* wymieni* wysylk* wysylacie wysylaci* dostaw* dostarcz* gwarancj*
        platnosc* platnosci placic zaplacic anulow* anulac* odstapi* prywatnosc* regulamin* polityk* clo celn*
        kupon* rabat*
        newsletter konto hasl* godzin* faktur* zagranic* koszt koszty kosztow termin*""",
    "ask": "czy jak jaki jaka jakie kiedy ile co gdzie kto moge mozna przyjmujecie macie trwa dlugo mam",
}

CUES: dict[I, tuple[str, ...]] = {
    I.SELF_HARM: ("samoboj*", "zabic sie|siebie", "zabije sie", "nie_chce zyc"),
    I.THREAT: ("zabije was|cie", "bomb*", "spale wam|was"),
    I.LEGAL: ("prawnik*|adwokat*", "pozew|pozwe|sad|sadu", "rzecznik* konsument*", "uokik"),
    I.CHARGEBACK: ("chargeback", "obciazeni* zwrotn*", "oszust*", "reklamacj* banku"),
    I.ACCOUNT_TAKEOVER: ("wlaman* konto", "konto zhakowan*|przejet*", "zhakowa*", "nie_ja zamawia*|zamowi*"),
    I.INJECTION: ("zignoruj|ignoruj|zapomnij instrukcj*|polecen*|zasad*|wszystk*", "dostep przyznany", "prompt"),
    I.HUMAN: (
        "rozmawiac|porozmawiac|polacz*|polaczyc|kontakt|pogadac z|ze|mnie|sie @person",
        "chce|prosze|potrzebuje|dajcie|dawajcie|dawac|zawolaj*|wezwij* @person",
        "zyw* @person",
        "^@person$",
        "^@person prosze$",
        "nie bot*|robot*",
    ),
    I.COMPLAINT: (
        "skarg*",
        "skandal*",
        "fataln*|okropn*|beznadziejn*|zenujac*",
        "oszusci",
        "wsciek*|wkurz*|wkurw*|zdenerwowan*",
        "jestem zly|zla",
        "mam dosc|dosyc",
    ),
    I.PAYMENT_PROBLEM: (
        "dwa_razy|podwojnie pobra*|obciaz*|zaplac*",
        "problem*|blad platnosc*|zaplac*",
        "platnosc* odrzuc*|nie_dziala|nie_przeszl*",
    ),
    I.ACCOUNT_PROBLEM: ("usun*|skasow*|zamkn* konto", "zmieni* dane|haslo|email", "nie_moge zalogow*|zarejestr*"),
    I.ORDER_PROBLEM: (
        "uszkodz*|zepsut*|wadliw*|polaman*|rozbit*|pekni*",
        "zly|zla|zle|inny|inna|bledny produkt*|towar*|rozmiar*|kolor*|przyszedl|przyszla|dostal*",
        "brakuje|brak w|produkt*|czesc*",
        "nigdy nie_dotar*|nie_przysz*",
        "podart*|rozdart*|dziuraw*|poplamion*|porysowan*|przecieka|cieknie",
        "dziura|plama|rysa w|na",
        "przyszedl|przyszla|przyszlo|wyslaliscie zly|zla|zle|inny|inna|nie_ten|nie_ta",
        "nie dziala|swieci|wlacza",
    ),
    I.CHANGE_ADDRESS: (
        "zmieni*|zmian*|popraw* adres*",
        "zly|bledny|inny|nowy|zmiana adres*",
        "adres* zly|bledny|zmieni*",
    ),
    I.CANCEL_ORDER: ("anuluj*|anulowac|odwolac|rezygnuj*|zrezygnow*",),
    I.EXCHANGE_ITEM: ("wymieni*|wymian* na|rozmiar*|chce|towar*|ordername", "za mal*|duz*"),
    I.RETURN_ITEM: ("zwrocic|oddac|odeslac", "chce|chcialbym|chcialabym zwrot*|zwrocic", "zwracam"),
    I.ASK_REFUND: (
        "zwrot* pieniedzy|kasy|srodkow chce|prosze",
        "chce|zadam|prosze zwrot* pieniedzy|srodkow",
        "oddajcie pieniadze|kase",
    ),
    I.CHANGE_ORDER: ("zmieni*|edyt*|zmodyfik* zamowieni*|ordername", "dodac|usunac do|z|ze zamowieni*"),
    I.INVOICE: ("faktur*", "paragon*"),
    I.ORDER_TRACKING: (
        "numer* przesylk*|sledzeni*|paczk*|listu|trackingow*",
        "sledz*",
        "tracking*",
        "kod* sledzeni*|przesylk*",
    ),
    I.ORDER_LIST: ("moje|wszystkie|moich|lista|jakie zamowienia|zamowien", "histori* zamowien", "numery zamowien"),
    I.ORDER_ITEMS: (
        "co kupil*|zamowil*|zamawial*|jest|bylo w|ordername|zamowieni*",
        "co kupil*|zamowil*",
        "jakie produkty|rzeczy zamowieni*|ordername",
        "zawartosc",
    ),
    I.ORDER_TOTAL: (
        "ile zaplacil*|kosztowal*|wydal*|wynios*|wyszlo|zaplace",
        "cen* ... ordername",
        "lacznie|suma|kwot*|razem|calkowit*",
        "ile kosztuje zamowieni*|ordername",
    ),
    I.ORDER_SHIP_TO: ("dokad", "do jakiego|ktorego miast*", "na jaki|ktory adres", "adres* dostawy"),
    I.ORDER_REFUND: (
        "kiedy|gdzie|status zwrot*|pieniadze|srodki",
        "czy|ile zwrocon*|zwrocili*|oddali*|dostal* zwrot*|pieniadze|pieniedzy",
        "ile zwrocon*|zwrot* wynos*",
    ),
    I.ORDER_STATUS: (
        "gdzie jest|sa|moja|moje|moj @order",
        "status*|stan",
        "kiedy przyjd*|dotrze|dostane|bedzie|otrzymam|wysl*|dojdzie|nadejd*",
        "czy wyslan*|wysla*|wyslal*|nadan*|dostarcz*|dotar*",
        "nie_dostal*|nie_dotar*|nie_przysz*|nie_otrzyma*|jeszcze_nie",
        "co z|ze @order|moim|moja",
        "co sie_dzieje",
        "czekam",
        "sprawdzi* zamowieni*|ordername",
    ),
    I.PRODUCT_CHEAPEST: ("najtansz*", "najnizsz* cen*"),
    I.PRODUCT_DEAREST: ("najdrozsz*", "najwyzsz* cen*"),
    I.PRODUCT_OPTIONS: (
        "jakie|jakich|ktore kolor*|rozmiar*|wariant*|opcj*|wersj*|material*",
        "inne|inny|innym kolor*|rozmiar*",
    ),
    I.PRODUCT_PRICE: ("ile kosztuj*|kosztowac|kosztow*", "kosztuj* ile", "cen*", "po_ile|za_ile"),
    I.PRODUCT_STOCK: (
        "dostepn*|na_stanie|w_magazynie|wyprzedan*|brak_w",
        "czy jest|sa|macie jeszcze|dostepn*",
        "moge|mozna kupic",
    ),
    I.POLICY: (
        "@ask ... @topic",
        "polityk*|regulamin*|warunk*|zasad*",
        "koszt|koszty|kosztow|czas*|termin*|metod* wysylk*|dostaw*|zwrot*|platnosc*",
        "ile dni|trwa|czeka*",
        "wysylacie do|za",
    ),
    I.PRODUCT_SEARCH: (
        "macie|sprzedajecie|sprzedaja|maja",
        "szukam|potrzebuje",
        "pokaz*|polec*",
        "czy sa|jest",
        "osobowy|osobowa|osobowego",
    ),
    I.WHO_ARE_YOU: ("jestes|rozmawiam bot*|czlowiek*|robot*|maszyn*|ai|z|sztuczn*", "kim|kto jestes"),
    I.GREETING: (
        "^czesc|hej|witam|witaj|dzien_dobry|dobry_wieczor|siema|halo",
        "^jak_sie_masz|jak_sie_masz_dzis|jak_sie_macie|jak_leci|co_slychac|co_u_ciebie$",
    ),
    I.THANKS: ("dziekuj*|dzieki|dzieks", "^super|ok|swietnie$"),
}
