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

CUES = matters.CUES | orders.CUES | products.CUES
