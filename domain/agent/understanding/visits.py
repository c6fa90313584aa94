"""Whether a message asks where the store is, in the words of ten languages."""

from domain.language.openings import sought
from domain.language.words import fold

_SHOP = r"(?:(?:physical|real|actual|retail|brick and mortar|nearest|local) )*(?:shop|store|showroom|boutique|outlet)s?"
_YOU = r"(?:you|u|ya|yall)(?: guys)?"
ASKED = sought(
    r"^\W*(?:what(?: is|s)? |(?:tell|give|send) me |(?:can|could|may) (?:i|we) (?:have|get) )?"
    r"(?:your|ur|the (?:store|shop)s?) (?:(?:store|shop|postal|mailing|street|physical) )?add?ress(?: please)?\W*$"
    rf"|^\W*where?s?(?: exactly)?(?: is| are| r)? (?:(?:your|ur|the) {_SHOP}|{_YOU})(?: located| based| at)?\W*$"
    rf"|^\W*where?s?(?: is| are| r)? (?:located|based) (?:are|r) {_YOU}\W*$"
    rf"|(?:\bdo {_YOU} (?:have|own|run) an? {_SHOP}\b(?! (?:credit|card|locator|policy|in (?:white|black|grey|gr)))"
    rf"|\bis there an? {_SHOP}\b|\b(?:can|could|may) (?:i|we) (?:visit|come (?:by|in|over)|drop (?:by|in)|stop by)\b"
    r"|\b(?:can|could) (?:i|we) (?:come (?:and )?)?(?:see|try|look at|check)\b.{0,40}"
    r"\b(?:in person|in real life|irl|in store)\b"
    r"|\bwo (?:ist|sind|finde ich|befindet sich) (?:euer|eure|euren|ihr|ihre|ihren|der|den|das)"
    r" (?:\w*laden|\w*geschaft|filialen?|shop|store)\b"
    r"|\bwo seid ihr(?: denn)?\W*$|\bhabt ihr (?:ein|einen|eine) (?:\w*laden|\w*geschaft|filiale)\b"
    r"|\bdonde (?:esta|estan|queda) (?:la|su|vuestra|tu) tiendas?(?: fisicas?)?\W*$|\btienen? tienda fisica\b"
    r"|\bdonde (?:estan|estais|se encuentran)(?: ubicados)?\W*$|\bteneis tienda fisica\b"
    r"|\bou (?:se trouve|est|etes|se situe)(?: votre| vous| la| le| ta)* ?(?:magasin|boutique|vous|situes?)?\W*$"
    r"|\bavez[ -]vous (?:un magasin|une boutique)\b"
    r"|\bdove (?:siete|si trova(?: il vostro negozio)?|e il (?:vostro )?negozio)\W*$|\bavete un negozio\b"
    r"|\bgdzie (?:jest|macie|znajduje sie) (?:wasz\w* )?(?:sklep\w*|salon\w*)|\bmacie sklep stacjonarny\b"
    r"|\bprzyjsc do (?:was|sklepu)\b|\bwaar (?:is|zit|zitten) (?:jullie|de|uw) ?(?:winkel|zaak)?\W*$"
    r"|\bhebben jullie een (?:fysieke )?winkel\b|\bonde (?:fica|e|ficam) (?:a )?(?:vossa |sua |a )?loja\b"
    r"|\b(?:tem|tens|voces tem) loja fisica\b)|店舗はどこ|お店はどこ|実店舗|매장.{0,6}(?:어디|있)|가게.{0,6}어디"
)


def asks_where_we_are(text: str) -> bool:
    return bool(ASKED.search(fold(text)))
