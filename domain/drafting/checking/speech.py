"""Words that claim nothing of a record: how an assistant greets, asks, points and joins, in ten languages."""

from functools import cache

from domain.drafting.checking.levelling import level
from domain.language.languages import SMALL_WORDS, Language
from domain.language.vocabulary import PLAIN_WORDS
from domain.language.words import stem

ENGLISH = """
    you'd i'd we'd they'd he'd she'd it'd it'll that'll there's who's where's how's they've they'll he's she's who've what're non via
    reach reaching out estimated estimate using utilize standard reply update updated let's know feel assured patience concern
    inconvenience trouble bear confirmed confirm regard happen occur situation assist locate located retrieve pull pulled review
    reviewed overview quickly brief recap highlights key main feature features offers offering comes paired packed packs include
    eligible applies apply applied applicable qualify qualifies condition conditions accordance terms per pursuant stated outlined
    mentioned listed noted described specified indicated window period timeframe time-frame date dates day days schedule scheduled
    arrives arriving arrive reach reaches delivered deliver headed destination location address city recipient bound final
    item items article articles piece order's orders purchase purchases bought buying ordering placed via through onward
    total subtotal overall amount sum came comes equals each apiece respectively price prices pricing cost costs costing
    choose choosing selecting selection picks options choice choices color colors colour colours size sizes variants versions style
    depends depend varies vary ranging differs differ while whereas though although however therefore thus hence so since because
    moment minute second currently presently right-now today's now still already yet soonest latest recently
    direct directly link links page website site section click tap open visit browse check view read follow
    helpful useful assistance support guidance team member members representative person people human staff colleague colleagues
    contact connect chat question questions query ask asking wonder curious else further additional more other another any
    great good wonderful lovely perfect excellent fantastic awesome amazing nice happy glad pleased delighted excited sorry afraid
    unfortunately fortunately luckily sadly regrettably thankfully hopefully honestly simply just only even also too both
    does done doing did having had has have being been was were are is am be would could should might may must shall will can
    whether if unless until once when where which who whose whom what why how that this these those there here
    possible possibly able unable allow allows allowed permit let lets enable require requires required need needs
    within between among during before after following upon by around about approximately roughly nearly almost up down over under
    your yours my mine our ours their theirs his her its own self
    first second third last next previous earlier later original initial once twice
    enjoy consider considering looking interested interest prefer preferred suit suits suitable match matches
    details detail info information description descriptions specifications specification specs summary
    shall course take takes took came paid pay pays travels sorry arrived glance rates otherwise apart placed dates
    after across against amid among during near off onto outside over past per since throughout toward towards via versus
    according account actually additional address adjust afraid again already alright always amount anytime anyway apart appear
    apologies apologize apology appreciate around arrange arrival aside assist assistance associated assume aware away
    back base based basically basis bear because become begin behind believe below besides bit both briefly bring browse but
    careful carefully case cause certain certainly chance chat cheer cheers choose chosen clear clearly click close
    colour color combination come compare comparison complete completely concern concerned conclusion condition confirm
    confused confusion connect consider contain contact contents continue convenient correct correctly cost couple currency
    currently curious customer date day dear decide depend depending describe description detail directly discuss display
    doubt due earlier easily easy either else email end enjoy enough ensure enter especially even exact exactly example
    excellent except excuse exist expect explain extra face fact fair fairly fantastic far feel fellow few figure fill final
    finally fine first follow following forward found friend friendly full fully further general generally gladly glance
    go goes going gone good goodness got great greet guess hand handle handy happen happily happy hard hear heard hello help
    helpful here hesitate hi hint honest honestly hope however idea identify imagine important include included including
    indeed indicate individual info inform information inquire inquiry inside instead intend interested interesting involve
    issue item keep kind kindly last latest later lead least leave left less let level line link list listed listing little
    look looking loop love lovely luck main mainly manage many mark match matter mean meant meantime mention merely message
    mind minimum mind moment more moreover most mostly move name namely near nearly necessary need needed next nice no none
    normally note nothing notice number obviously occur offer offered often okay ok one open opt option order ordinarily
    origin originally others otherwise outcome outside overall overview own page part particular partly pass people per
    perfect perfectly perhaps person personal phrase pick piece place placed plain plan pleased pleasure plenty plus point
    policy pop positive possible possibly present presently pretty previous previously price priced probably problem process
    product proof proper properly provide provided public purchase purchased purpose question quick quickly quote range rather
    read reading ready really reason receive recent recently recommend record recorded refer reference regard regarding regards
    relate related relevant remain remaining remember reply report represent request require required respect respond response
    rest result right rule run safe sake same say saying search second section see seem seen select selection separate
    separately serve set several share shared shop shopping short shortly show shown side similar simple simply since single
    sir situation size slightly smile sort sorted sound source speak specific specifically specified spell spot stage stand
    start state stated stay step still stop store straight style sub subject such suggest suggestion suit suitable suited sum
    summary support supposed sure surely surprise system take taken talk team tell term terms text than thank thankful thanks
    thing think third though thought through throughout thus tick till time together told too top topic total totally touch
    track tracking tried true truly try trying turn type under understand understandable understanding understood unfortunately
    unless unlike until up update upon us use used useful user usual usually value variant various verify version very via view
    visible visit wait waiting want watch way welcome well whatever whenever whereas wherever whether whichever while whole
    wide willing wish within without wonder wonderful word work worry worth wrong yes yet you your yourself zero
    a.m hey there it's that's here's what's let's i'm i've i'll you're you've you'll we're we've they're isn't doesn't don't
    can't couldn't haven't hasn't won't wouldn't aren't wasn't weren't didn't shouldn't cannot shouldn't
    package parcel shipment carrier courier contains contain comes come costs cost sells sell made make makes weighs
    weigh ranges starts starting depending choose pick listed available stock ordered placed bought shows reads named called
    currently pair pieces qty quantity each total subtotal amount due summary glad anything everything something someone
    somebody anyone anybody everyone everybody nobody one's itself themselves ourselves myself himself herself
    assistant automated robot bot ai human representative member agent staff colleague
    as well along lookup looked checked check checking double found finding matches matching closest nearest alternative alternatives
    alternatively similar sounds perfect awesome super brilliant cool amazing lucky hooray yay congratulations welcome
    meanwhile instance e.g i.e etc respectively former latter both neither none ones above below brackets parentheses
    latest update status progress journey trip head heading headed route
""".split()
# Level beginnings of words, six letters at most of each word compared.
OTHERS: dict[Language, str] = {
    Language.GERMAN: """bestell artikel produk paket sendun numme preis kostet kosten betrag gesamt summe grose farbe varian
        version ausfuh gibt haben leider gerne gern hilfe helfen frage fragen weiter weiter konnen konnte mochte melden
        wenden person kolleg team laden shop geschaf hallo guten tag danke vielen dank bitte entsch tut leid sehen siehe
        link hier dort dieses diese dieser aktuel derzei momenta jeweil einzel enthal beinha liefer versan verfol
        beschre angabe inform details laut gemas hinwei moglic naturl selbst auserd sowie oder aber auch noch schon
        sollte wissen sagen zeigen gefund finden suche ausgew wahlen auswah zwisch mehr weniger etwas alles nichts""",
    Language.SPANISH: """pedido articu produc paquet numero precio cuesta cuesta import total talla color varian version tiene
        tenemo lament gusto ayuda ayudar pregun mas puede puedo quiere quiera desea person equipo tienda hola buenos
        buenas gracia favor disculp siento enlace aqui este esta estos estas actual moment cada contie incluy enviar
        seguim descri inform detall segun tambie pero ademas sobre claro supues saber decir mostra encont buscar eleg
        opcion entre menos algo todo nada ver siguie encant podria deseas necesi""",
    Language.FRENCH: """comman articl produi colis numero prix coute montan total taille couleu varian versio avons avez regret
        plaisi aide aider questi plus pouvez peux voulez souhai person equipe boutiq bonjou merci plait desole lien ici
        cette celui actuel moment chaque contie compre livrai suivi descri inform detail selon aussi mais sur bien sur
        savoir dire montre trouve cherch choisi option entre moins chose tout rien voir suivan autre besoin hesite""",
    Language.PORTUGUESE: """pedido artigo produt pacote numero preco custa valor total tamanh cor varian versao temos
        lament prazer ajuda ajudar pergun mais pode posso quer gostar deseja pessoa equipe loja ola bom dia obriga favor
        descul link aqui este esta estes atual moment cada contem inclui entreg rastre descri inform detalh segund tambem
        mas alem sobre claro saber dizer mostra encont procur escolh opcao entre menos algo tudo nada ver seguin precis""",
    Language.ITALIAN: """ordine artico prodot pacco numero prezzo costa import totale taglia colore varian versio abbiam
        purtro piacer aiuto aiutar domand piu puo posso vuoi vuole deside person negozi ciao buongi grazie favore scusa
        spiace link qui questo questa questi attual moment ogni contie includ spediz consegn tracci descri inform dettag
        second anche ma inoltr sul certo sapere dire mostra trovat cerca scelt opzion tra meno qualco tutto niente vedi
        seguen bisogn altro altri""",
    Language.DUTCH: """bestel artike produc pakket nummer prijs kost kosten bedrag totaal maat kleur varian versie hebben
        helaas graag hulp helpen vraag vragen meer kunt kan wilt person team winkel hallo goede dag bedank dank alstub
        sorry spijt link hier deze dit momente nu elk bevat inclus bezorg verzen volgen beschr inform detail volgen ook
        maar verder over natuur weten zeggen tonen gevond vinden zoeken kiezen optie tussen minder iets alles niets zie
        andere nodig laat""",
    Language.POLISH: """zamowi artyku produk paczka paczki przesy numer cena koszt kwota suma razem rozmia kolor warian wersja
        mamy niestet chetni pomoc pomoge pytani wiecej moze mozesz moge chcesz chcial osoba zespol sklep witam czesc dzien
        dobry dziekuj prosze przepr przykr link tutaj ten ta to obecni chwili kazdy zawier obejmu dostaw sledze opis inform
        szczeg wedlug takze rowniez ale ponadt oczywi wiedzi powied pokaz znalaz szukac wybrac wybier opcja opcje miedzy
        mniej cos wszyst nic zobacz nastep inne inny potrze daj""",
    Language.KOREAN: "주문 상품 제품 가격 금액 총 합계 사이즈 색상 옵션 안녕 감사 죄송 도와 문의 질문 궁금 확인 링크 여기 현재 각 포함 배송 추적 번호 설명 정보 말씀 다른 필요 알려 고객 매장 저희 있습니다 입니다 됩니다",
    Language.JAPANESE: "",
}
BEGINNING = 6  # letters


@cache
def plain_stems() -> frozenset[str]:
    words = [*ENGLISH, *PLAIN_WORDS, *SMALL_WORDS[Language.ENGLISH].split()]
    return frozenset(form for word in words for form in (word.replace("'", ""), stem(word.replace("'", ""))))


@cache
def beginnings(language: Language) -> frozenset[str]:
    words = f"{OTHERS.get(language, '')} {SMALL_WORDS.get(language, '')}"
    return frozenset(level(word)[:BEGINNING] for word in words.split())


def is_plain(word: str, language: Language) -> bool:
    """Whether a folded word claims nothing."""
    english = word in plain_stems() or stem(word) in plain_stems()
    return english or (language is not Language.ENGLISH and _begins_plainly(word, language))


def _begins_plainly(word: str, language: Language) -> bool:
    known = beginnings(language)
    return any(word[:cut] in known for cut in range(BEGINNING, 3, -1)) or word in known
