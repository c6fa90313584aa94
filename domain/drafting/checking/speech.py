"""Words that join others and tell nothing by themselves, in ten languages."""

import re
from functools import cache

from domain.drafting.checking.levelling import level
from domain.language.languages import SMALL_WORDS, Language

ENGLISH = """
    a an the this that these those it its it's itself they them their they're there here he she his her him you your yours
    you're you've you'll you'd yourself i i'm i've i'll i'd me my mine myself we we're we've we'll we'd us our ours who whose whom which what
    that's there's here's what's who's how's is are am be been being was were isn't do does did has have having had get gets got getting gotten can could
    may might will would shall should of for in on at to by with from as into onto and or but nor so if then than also too
    well how where when while though although because since however plus whether please really simply actually currently now
    still yet already today's i.e e.g
    yes yep yup yeah no nope ok okay sure indeed certainly definitely absolutely hi hello hey thanks thank sorry unfortunately sadly
    luckily happily fortunately afraid glad happy good great nice lovely news perfect note know see find found
    come comes coming came go goes going take takes give gives given use uses using used want like need needs needed work works working let lets let's
    make makes say says said tell tells mean means help offer offers feature features carry carries holds keep keeps apply applies stay stays run runs
    put set way one ones own bit kind such etc per-se myself rather quite
    about regarding concerning according via between among both's amid during
    rate rated fit fits something away
    think just even simply it'll that'll they'd he'd she'd they've there've these're
""".split()
# How somebody feels about what is told; of a thing or an order these tell nothing.
FEELINGS = frozenset(
    """sorry apologies apologize apologise apology worry worries worried frustrating frustrated frustration annoying annoyed
    disappointing disappointed disappointment bummer pity shame alas hooray hurray yay wow oh ooh ah aha hmm hm huh oops ouch
    aww phew hey howdy greetings welcome congrats congratulations thankfully hopefully honestly frankly luckily lucky luck
    happily happy delighted thrilled pleased pleasure kindly cheers understandable understandably appreciate appreciated
    patience curious gladly thanks thank glad sad upset upsetting unlucky hassle hiccup nuisance honest relieved folks
    """.split()
)
# Tells how somebody feels where nothing else is said: "I hope you love it", but not "dogs love it".
HEARTFELT = FEELINGS | frozenset(
    """hope hoping hopes wish wishing understand wonder wondering excited exciting love loves loved awesome amazing superb
    wonderful fantastic super terrific marvellous marvelous stressful stress stressed trouble bother inconvenience tricky
    fingers crossed bear feel feels imagine relief enjoy joy smile friend mate tempting fun wait waiting""".split()
)
# Level beginnings of words, six letters at most of each word compared.
OTHERS: dict[Language, str] = {
    Language.GERMAN: """super nachri toll schade klar prima perfek wunder hoffen hoffe freut geduld verste lust spass viel gute schone jawohl sicher selbst einfac gluck alles empfeh einen blick schau gefall herzli grusse tag abend sofort aufgeg sonst verfol folgen insges auswah bestel betrag wahlen lautet sendun paket stehen gehort verfug derzei zurzei kauf gekauf auserd zudem diesem anders wunsch freue lassen gibts bestell artikel produk paket sendun numme preis kostet kosten betrag gesamt summe grose farbe varian
        version ausfuh gibt haben leider gerne gern hilfe helfen frage fragen weiter weiter konnen konnte mochte melden
        wenden person kolleg team laden shop geschaf hallo guten tag danke vielen dank bitte entsch tut leid sehen siehe
        link hier dort dieses diese dieser aktuel derzei momenta jeweil einzel enthal beinha liefer versan verfol
        beschre angabe inform details laut gemas hinwei moglic naturl selbst auserd sowie oder aber auch noch schon
        sollte soll ankomm angeko eintre wissen sagen zeigen gefund finden suche ausgew wahlen auswah zwisch mehr weniger etwas alles nichts""",
    Language.SPANISH: """claro perfec genial estupe buenas notici lastim encant excele pacien entien disfru simple senci vale listo siento espero suerte alegra seguro recomi recome echa vistaz preocu tranqu viene vienen sido realiz seguir sigue rastre puede elegir opcion disfru lamenta ademas cuenta consta contie ordena hecho hecha fecha montan importe siguie actual ofrece pedido articu produc paquet numero precio cuesta cuesta import total talla color varian version tiene
        tenemo lament gusto ayuda ayudo ayudar pregun mas puede puedo quiere quiera desea person equipo tienda hola buenos
        buenas gracia favor disculp siento enlace aqui este esta estos estas actual moment cada contie incluy enviar
        seguim descri inform detall segun tambie pero ademas sobre claro supues saber decir mostra encont buscar eleg
        opcion entre menos algo todo nada ver siguie encant podria deseas necesi""",
    Language.FRENCH: """super parfai bonnes nouvel domma genial patien compre simple volont espere bien sur excell dacco ravi heureu certai inquie nheurs rassur propos conseil coup doeil plait jespere enchan existe bonjou passee suivez suivre propos choisi desole malheu dispon actuel montan date effect contie compos auriez souhai pouvez ensemb eleve revien comman articl produi colis numero prix coute montan total taille couleu varian versio avons avez regret
        plaisi aide aider questi plus pouvez peux voulez souhai person equipe boutiq bonjou merci plait desole lien ici
        cette celui actuel moment chaque contie compre livrai suivi descri inform detail selon aussi mais sur bien sur
        savoir dire montre trouve cherch choisi option entre moins chose tout rien comme voir suivan autre besoin hesite""",
    Language.PORTUGUESE: """claro perfei otimas notici pena adorar excele pacien entend simple espero sorte certez boas legal maravi tranqu recome olhada preocu vem vêm feito feita realiz infeli acompa rastre escolh contem encont montan valor data lament neste atualm disponi oferec pedido artigo produt pacote numero preco custa valor total tamanh cor varian versao temos
        lament prazer ajuda ajudar pergun mais pode posso quer gostar deseja pessoa equipe loja ola bom dia obriga favor
        descul link aqui este esta estes atual moment cada contem inclui entreg rastre descri inform detalh segund tambem
        mas alem sobre claro saber dizer mostra encont procur escolh opcao entre menos algo tudo nada ver seguin precis""",
    Language.ITALIAN: """certo perfet ottime notizi peccat ottimo bene eccell pazien capisc sempli spero fortun sicuro bella buone meravi tranqu consig occhia preocc appena trova trovan effett puoi seguir segui tracci scegli dispia purtro contie import valore data attual esiste esisto offria ordina ordine artico prodot pacco numero prezzo costa import totale taglia colore varian versio abbiam
        purtro piacer aiuto aiutar domand piu puo posso vuoi vuole deside person negozi ciao buongi grazie favore scusa
        spiace link qui questo questa questi attual moment ogni contie includ spediz consegn tracci descri inform dettag
        second anche ma inoltr sul certo sapere dire mostra trovat cerca scelt opzion tra meno qualco tutto niente vedi
        seguen bisogn altro altri""",
    Language.DUTCH: """super lekker goed nieuws jammer leuk prima perfec geweld hopeli hoop geduld begrij plezie zeker natuur fijn mooi vervel gewoon fijne zorgen raad blik geplaa volg volgen trackin kies kiezen bevat bestaa datum bedrag totaal moment helaas verkri komt aanbie bestel artike produc pakket nummer prijs kost kosten bedrag totaal maat kleur varian versie hebben
        helaas graag hulp helpen vraag vragen meer kunt kan wilt person team winkel hallo goede dag bedank dank alstub
        sorry spijt link hier deze dit momente nu elk bevat inclus bezorg verzen volgen beschr inform detail volgen ook
        maar verder over natuur weten zeggen tonen gevond vinden zoeken kiezen optie tussen minder iets alles niets zie
        andere nodig laat""",
    Language.POLISH: """super swietn wspani szkoda dobra wiadom rozumi cierpl mam nadzie oczywi jasne pewnie mily milego ciesze fajnie niestety jeszcz czyms poleca spokoj wystep zlozon laczna laczny sledz sledzi wybier dostep kwota data obecni zawier mozna niestet numery prosze zobacz sprawd oferuj zamowi artyku produk paczka paczki przesy numer cena koszt kwota suma razem rozmia kolor warian wersja
        mamy niestet chetni pomoc pomoge pytani wiecej moze mozesz moge chcesz chcial osoba zespol sklep witam czesc dzien
        dobry dziekuj prosze przepr przykr link tutaj ten ta to obecni chwili kazdy zawier obejmu dostaw sledze opis inform
        szczeg wedlug takze rowniez ale ponadt oczywi wiedzi powied pokaz znalaz szukac wybrac wybier opcja opcje miedzy
        mniej cos wszyst nic zobacz nastep inne inny potrze daj""",
    Language.KOREAN: "주문 상품 제품 가격 금액 총 합계 사이즈 색상 옵션 안녕 감사 죄송 도와 문의 질문 궁금 확인 링크 여기 현재 각 포함 배송 추적 번호 설명 정보 말씀 다른 필요 알려 고객 매장 저희 있습니다 입니다 됩니다",
    Language.JAPANESE: "",
}
# Whole words, level, of grammar alone.
GRAMMAR: dict[Language, str] = {
    Language.GERMAN: """dir dich sonst etwas gibt es los mal doch eben also bereits schone guter gutes der die das den dem des ein eine einen einem einer eines und oder aber sowie ist sind war waren wird werden wurde wurden
        hat haben hatte habe sie er es ihr ihre ihren ihrem ihrer ihnen ihres wir uns unser unsere unserem unseren unserer du dein deine deinen deinem
        ich mir mich man sich in im am an auf aus bei mit nach von vom zu zum zur fur uber um durch gegen ohne bis ab seit als wie wenn dass
        weil da dann so auch noch schon sehr gut leider gerne gern hier dort dieser diese dieses diesen diesem kann konnen konnte soll sollen sollte
        mochte mochten darf durfen muss mussen kostet kosten betragt liegt steht bei ja nein nicht kein keine""",
    Language.SPANISH: """pudo pudieron alguna algo cosa nada mas al contigo gracias paciencia buena el la los las un una unos unas de del al a y e o u en con por para sin sobre entre es son esta estan ser fue fueron era sera
        ha han haber he hemos que se su sus tu tus mi mis nuestro nuestra nuestros nuestras lo le les nos me te usted ustedes este estos esta estas ese esa
        como cuando donde si no ya muy tambien pero mas desde hasta hay tiene tienen tenemos puede pueden podemos cuesta cuestan ahora aqui""",
    Language.FRENCH: """bonne bonnes bon tout toute toutes tous chose autre jour pu bien que qu ne le la les l un une des de du d au aux a et ou en dans avec par pour sans sur sous entre est sont etre ete etait sera ont avoir
        que qui se s ce cet cette ces c son sa ses votre vos notre nos il elle ils elles on nous vous je j y ne pas plus si oui non mais aussi tres deja
        peut peuvent pouvez coute coutent ici actuellement n qu""",
    Language.PORTUGUESE: """alguma algum coisa coisas mais ainda voce conseguiu pode boa o a os as um uma uns umas de do da dos das ao aos e ou em no na nos nas com por pelo pela para sem sobre entre sao esta estao
        ser foi foram era sera tem temos que se seu sua seus suas meu minha nosso nossa ele ela eles elas voce voces eu nos este esta isso como quando se
        sim nao ja muito tambem mas mais desde ate ha pode podem custa custam agora aqui""",
    Language.ITALIAN: """qualcosa cosa altro ancora proprio appena buona riuscito il lo la i gli le l un uno una di del dello della dei degli delle dell a al allo alla ai agli alle all da dal dalla in nel
        nella nei con per su sul sulla tra fra e ed o sono era sara essere stato stata stati state ha hanno ho abbiamo che si se suo sua suoi sue tuo tua
        tuoi tue nostro nostra lui lei loro noi voi io questo questa questi queste come quando non ma anche gia molto piu puo possono costa costano ora qui c d""",
    Language.DUTCH: """iets anders nog eens wel al goede gelukt de het een en of van in op aan met voor door bij naar om te tot uit over is zijn was waren wordt worden werd heeft hebben had
        ja nee u uw je jouw jullie wij we ons onze ik mij zij ze hij hun dit dat deze die er als dan niet geen maar ook nog al zeer kan kunnen kost kosten nu hier""",
    Language.POLISH: """cos czyms jeszcze cos tylko juz dobry dobra udalo i oraz lub a ale w we z ze na do od po za przez dla o u pod nad przy jest sa byl byla bylo byly bedzie beda zostal zostala
        zostalo zostaly ma maja mamy pan pani panstwo twoj twoja twoje twojego twojej ty ci cie jego jej ich nasz nasza nasze my ja mi mnie sie ten ta to te
        tego tej tym ktory ktora ktore jak gdy kiedy czy nie tak juz tez takze bardzo moze mozna kosztuje kosztuja teraz tutaj wersji""",
}


BEGINNING = 6  # letters


@cache
def function_words() -> frozenset[str]:
    return frozenset(word.replace("'", "") for word in ENGLISH) | FEELINGS


@cache
def grammar(language: Language) -> frozenset[str]:
    return frozenset(GRAMMAR.get(language, "").split())


@cache
def beginnings(language: Language) -> frozenset[str]:
    words = f"{OTHERS.get(language, '')} {SMALL_WORDS.get(language, '')}"
    return frozenset(level(word)[:BEGINNING] for word in words.split())


# Runs of Chinese characters and katakana, and words of Korean, that only say which fact is which.
ASIAN_KNOWN = re.compile(
    "(?:内容|注文|商品|価格|値段|合計|総額|金額|在庫|追跡|番号|配送|発送|配達|届|荷物|品|色|種類|現在|予定|日|本|件|点|個|円|税|申|訳|残念|確認|見|選|客様|様|購入|可能"
    "|可|済|中|以下|通|下記|情報|詳細|状況|業者|会社|先|宛|方|物|他|私|何|質問|手伝|知|教|返金|月|年|時|分|サイズ|カラー|ドル|オプション|リンク|ページ|ございます|ご)+"
    "|(?:주문|상품|제품|가격|금액|총|합계|사이즈|색상|색|옵션|안녕|감사|죄송|도와|도움|문의|질문|궁금|확인|링크|여기|현재|포함|배송|추적|운송장|번호|설명|정보|말씀|다른|필요|알려|고객|매장|저희"
    "|있습|입니|됩니|네|예|아니|은|는|이|가|을|를|의|에|에서|으로|로|와|과|도|달러|원|입니다|이며|그리고|하지만|지만|상태|택배|조회|[았었했됐였]?습니다|합니다|습니다|가능|구매|보내|받|드리|드릴|해|하|수|것|찾|없|못)[가-힣]*|어요|아요|해요|예요|이에요|네요"
)
