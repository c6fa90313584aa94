"""English cues."""

from domain.agent.cues.en import matters, orders, products

WORDS = {
    "order": """order orders ordername purchase package packages parcel parcels delivery shipment stuff item items
        things""",
    "buy": "order ordername purchase",
    "want": "want wanna need would like can could please pls help assistance have trying how must gotta id lets",
    "pick": "pick picked choose chose select selected order ordered buy bought get got",
    "person": """human humans person agent agents representative rep someone somebody staff operator advisor
        manager supervisor assistant employee colleague customer_service customer_support customer_care support_team""",
    "topic": """return returns returned returning returnable refund refunds refunded refunding reimburse* exchange*
        exchanging warrant* guarantee* shipping ship ships shipped deliver delivery deliveries delivered policy
        policies
        payment payments pay paid cancel cancelled canceled cancelling cancellation privacy terms customs duties
        international internationally gift_card discount* coupon* voucher* promo* modify modified invoice* newsletter
        subscri* unsubscribe* account password carrier courier pickup store_hours opening hours final_sale restocking
        swap swapped change changes changed changing non-refundable refundable damaged defective defect data address reimbursed money_back""",
    "fine": "ok okay great perfect awesome cool nice good alright fine wow bye goodbye got_it thats_all thats_great"
    " thats_it thats_fine thats_ok no_problem no_worries sounds_good will_do lol",
    "ask": """can could may how do does what whats when which is are will if who whos where must should need did
        whether tell""",
}

# Words of their own, each one letter from a word of the cues: the truck is not to be tracked, and darts that stick are
# not in stock.
NOT_SLIPS = frozenset(
    """apples bane beast black bland brook camel cancer candle cases chalk chance chart chase cheat cheek choke clone coast
    cold comet cones crash crate creases curry doses drone feast fine forge glide grind hard head healthy hear herbs
    herd horse house leash ledge lever linger logic masked mine moist monkey otter paint paste pasta peace pick pinch
    pine plaid plane plate poker point powder pride prime prize race rack rage react remote rest root runes sale scale
    scent score seize sewing shame shock shore shots skate skill smart smell smooth solid sore space spade spare speak
    spear spell spice spill split spoon sport stack stain stale stall star stare stark statue stem stick sticks stiff
    stitch stone storm story stretched string suck swamp swell tack tally tank thin thong tick tied tiles timer tires
    tired tract trick truck trunk waiter weeds whale white widow witch wound""".split()
)

CUES = matters.CUES | orders.CUES | products.CUES
