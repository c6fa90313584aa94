"""Plain vocabulary: colours and sizes a shopper may ask for, and words that are never a name or a value."""

COLORS = frozenset(
    """amber apricot aqua azure beige black blue bronze brown burgundy camel charcoal chocolate copper coral cream
    crimson cyan emerald fuchsia gold golden green grey indigo ivory jade khaki lavender lemon lilac lime magenta maroon
    mauve mint mustard navy ochre olive orange peach pink plum purple red rose ruby rust salmon sand sapphire scarlet
    silver tan taupe teal terracotta turquoise vermilion violet white yellow""".split()
)
SIZES = frozenset("xxxs xxs xs s m l xl xxl xxxl xxxxl 2xl 3xl 4xl 5xl small medium large petite oversize".split())
COLORS_AND_SIZES = COLORS | SIZES
PLAIN_WORDS = frozenset(
    """a about above again all also am an and another any anyone anything are as ask at be been before best between both
    but buy by can choice choices color come comes could cost costs did difference different do does done else ever
    every exactly find fit fits for from get give go goes going good got great guide guys had has have he hello help her
    here hers hey hi him his how i id if ill im in instead into is isnt it item items its ive just kind kinds know left
    less let like list look looking lot lots made make many matter may maybe me mean might mine mm model more most much
    must my myself name need needs new no not now of off ok okay on one ones only or order other our out over pick
    please pls possible price prices product products quite range really right said same say see sell selection send
    she should show since sizes so some someone something sort sorts still stock such sure take tell than thank thanks
    that thats the their them then there these they thing things this those to today tomorrow too type u under up us
    use used very want was way we well went were what whats when where which while who whom why will with within without
    wont work works would yes yet you your yours options option variants variant version versions available come offered
    chart info information color-wise carry stocked currently anymore ur wanna gonna lol hmm uh um also either neither
    bigger smaller larger state states stats
    article articles assistance couple few goods several various
    neded wen wat r n ya yall dont doesnt didnt cant couldnt shouldnt wasnt arent hasnt havent having being
    """.split()
)
# Words of trade: they speak of the store itself, so none of them is a misspelt product.
SHOP_WORDS = frozenset(
    """order orders submit store shop website site account customer customers buy bought purchase purchased price
    checkout cart basket invoice receipt warehouse stock size loyalty membership subscription newsletter feedback
    review seller brand
    wholesale catalogue catalog assembly bestellung geschaft laden konto kaufen tienda pedido cuenta comprar sklep
    zamowienie konto kupic boutique magasin compte commande acheter loja conta ordine negozio winkel bestelling
    주문 매장 가게 계정 구매 注文 店 購入 アカウント""".split()
)
# Words of what follows an order, spelled well: where no product is called so, none is meant by a slip either.
RULE_WORDS = frozenset(
    """ships shipped shipping shipment delivery deliveries deliver delivers delivered arrive arrives arrived arriving
    dispatched return returns returned returning refund refunds refunded exchange exchanges exchanged cancel cancels
    cancelled canceled cancellation policy policies rules parcel parcels package packages tracking number status receive
    received damaged wheres whens hows delayed fee fees costs days weeks months countries payment payments email
    morning afternoon thx cheers""".split()
)
# Words that speak of no thing and of no quality of one.
FILLERS = frozenset(
    """dollar dollars euro euros usd eur bucks lover lovers idea ideas stuff gear someone friend mom mum dad wife
    husband girlfriend boyfriend grandma grandpa granny grandmother grandfather sister brother son daughter nephew niece
    uncle
    aunt boss colleague teacher loves love likes enjoys who bday birthday christmas recommend recommendation
    recommendations suggest suggestion suggestions looking anything something everything somewhere please nice cool
    great perfect popular most really cheapest cheaper cheap expensive dearest priciest lowest highest affordable
    costly compare difference versus vs best-selling good better best two three weather days trip trips""".split()
)
OCCASIONS = frozenset({"gift", "gifts", "present", "presents"})  # a reason to buy, not a thing
