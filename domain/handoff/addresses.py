"""E-mail addresses as shoppers type them: read, never made up, and looked at for slips of the hand. Asks no network."""

import re
from collections.abc import Iterable

from email_validator import EmailNotValidError, validate_email
from rapidfuzz.distance import OSA

from domain.agent.understanding.mentions import LOCAL, UNSPACED, find_emails, visible

# "joerg@müller.de": find_emails reads what is spelt in ASCII.
ABROAD = re.compile(rf"(?<!{LOCAL}){LOCAL}{{1,64}}@(?:[\w-]{{1,63}}\.){{1,8}}[^\W\d_{UNSPACED}]{{2,24}}(?![\w-])", re.I)
UNREAD = re.compile(
    r"no-?reply|do-?not-?reply|dont-?reply|mailer-?daemon|ne-?pas-?repondre|no-?respond(?:er|a)|nao-?responda"
    r"|nicht-?antworten|nie-?odpowiadaj|non-?rispondere|niet-?beantwoorden|^bounces?(?![a-z])|^postmaster$"
)
# The first of those that are equally near is meant: the more common stand first.
PROVIDERS = (
    "gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com live.com msn.com me.com mac.com googlemail.com"
    " ymail.com rocketmail.com mail.com email.com gmx.com gmx.net gmx.de gmx.at gmx.ch web.de t-online.de freenet.de"
    " posteo.de mailbox.org arcor.de wp.pl o2.pl onet.pl op.pl interia.pl poczta.onet.pl tlen.pl naver.com daum.net"
    " hanmail.net kakao.com nate.com orange.fr free.fr laposte.net sfr.fr wanadoo.fr bbox.fr neuf.fr uol.com.br"
    " bol.com.br terra.com.br ig.com.br globo.com sapo.pt libero.it virgilio.it tiscali.it alice.it tin.it"
    " fastwebnet.it ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl telenet.be skynet.be bluewin.ch docomo.ne.jp"
    " ezweb.ne.jp softbank.ne.jp i.softbank.jp telefonica.net terra.es comcast.net verizon.net att.net sbcglobal.net"
    " bellsouth.net cox.net charter.net earthlink.net btinternet.com sky.com virginmedia.com ntlworld.com"
    " talktalk.net bigpond.com optusnet.com.au rogers.com shaw.ca sympatico.ca proton.me protonmail.com"
    " pm.me fastmail.com zoho.com tutanota.com hey.com duck.com privaterelay.appleid.com yandex.ru yandex.com mail.ru"
    " qq.com 163.com 126.com sina.com"
).split()
KNOWN = frozenset(PROVIDERS)
IN_MANY_COUNTRIES = frozenset("yahoo hotmail outlook live gmx msn ymail yandex".split())
OF_A_COUNTRY = re.compile(r"(?:com?\.)?(?!co|cm|om|ne)[a-z]{2}")
# Ends of domains that nobody has, and what the fingers meant.
SLIPS = dict.fromkeys("con cmo ocm comm coom vom xom cpm cim conm clm c0m".split(), "com")
SLIPS |= dict.fromkeys("nte ney nett met".split(), "net") | dict.fromkeys("ogr orgg prg".split(), "org")
SHORTEST_NAME = 5  # letters of a provider of which one may be wrong: three and four are too near to other names
LONG = 9  # letters of a whole domain of which two may be wrong, if it begins alike


def addresses_in(text: str) -> list[str]:
    """Return the well-formed addresses in `text`, in their order, each once, as machines write them."""
    found = (one for word in visible(text).split() if "@" in word for one in ABROAD.findall(word) or find_emails(word))
    return list(dict.fromkeys(address for one in found if (address := well_formed(one))))


def well_formed(address: str) -> str | None:
    """Return the address with its domain in ASCII, or None: helpdesks take no other."""
    try:
        return validate_email(address, check_deliverability=False, allow_smtputf8=False, strict=True).ascii_email
    except EmailNotValidError:
        return None


def is_unread(address: str) -> bool:
    """Whether it is of the kind that takes no answers."""
    return UNREAD.search(re.sub(r"[._]", "-", address.rpartition("@")[0].lower())) is not None


def meant_by(address: str, known: Iterable[str] = ()) -> str | None:
    """Return the address that was probably meant, where a slip of the hand is more likely than the one typed.

    `known` are others that the shopper wrote: of those, one letter may differ.
    """
    if near := next((one for one in known if OSA.distance(one.lower(), address.lower()) == 1), None):
        return near
    local, _, domain = address.rpartition("@")
    meant = domain_meant(domain.lower())
    return f"{local}@{meant}" if meant else None


def domain_meant(domain: str) -> str | None:
    name, _, end = domain.partition(".")
    if domain in KNOWN or (name in IN_MANY_COUNTRIES and OF_A_COUNTRY.fullmatch(end)):
        return None
    distances = ((OSA.distance(domain, provider), provider) for provider in PROVIDERS if is_long(provider))
    near = [(distance, provider) for distance, provider in distances if is_slip(domain, provider, distance)]
    if near:
        return min(near, key=lambda one: one[0])[1]
    rest, _, last = domain.rpartition(".")
    return f"{rest}.{SLIPS[last]}" if last in SLIPS else None


def is_long(provider: str) -> bool:
    return len(provider.partition(".")[0]) >= SHORTEST_NAME


def is_slip(domain: str, provider: str, distance: int) -> bool:
    return distance == 1 or (distance == 2 and len(provider) >= LONG and domain[0] == provider[0])
