import pytest

from domain.drafting.sentences import sentences_of
from tests.drafting.records import JACKET, ORDER, check_of, checked


@pytest.mark.parametrize(
    "sentence",
    [
        "The Trail Jacket costs $80.00 in Red.",
        "The Navy Trail Jacket costs $95.50 in M and $110.00 in L.",
        "Prices for the Trail Jacket range from $80.00 to $110.00.",
        "The Trail Jacket is in stock in Red M, but the Red L is sold out.",
        "It weighs 310 grams and folds into its own pocket.",
        "The Trail Jacket comes in Red and Navy, sizes M and L.",
        "The Trail Jacket is not made in XL.",
        "The Trail Jacket is not available in green.",
        "The Camp Stove costs $45.00 and the Trail Jacket costs $80.00 in Red.",
        "The cheapest is the Camp Stove at $45.00.",
        "The stove boils one litre in four minutes.",
        "Good news: your order #1001 has shipped and is on its way with UPS!",
        "Your tracking number is 1Z999AA10123456784.",
        "You can follow it here: https://track.example/1Z999AA10123456784",
        "Your order #1001 is in transit and should arrive on Tuesday, November 24.",
        "Order #1001 was placed on November 11, 2026.",
        "A refund of $45.00 was issued for order #1001 on November 18, 2026.",
        "Order #1001 contains 1 x Trail Jacket (Red) and 2 x Camp Stove.",
        "It has not been delivered yet.",
        "You have 45 days after delivery to send back unworn items.",
        "Refunds are paid within three business days.",
        "Gift cards cannot be refunded, I'm afraid.",
        "The description does not say whether it is waterproof.",
        "I cannot cancel the order myself, but a person in our team can look at it.",
        "Would you like me to check another size?",
    ],
)
def test_lets_through_what_the_records_say_however_it_is_put(sentence: str) -> None:
    assert checked(sentence, "is it waterproof?").unbound == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The Trail Jacket costs $75.00 in Red.",
        "The Navy Trail Jacket costs $80.00.",
        "The Trail Jacket costs $45.00.",
        "The Camp Stove costs $80.00 and the Trail Jacket costs $45.00 in Red.",
        "The Trail Jacket is in stock in Red L.",
        "The Red M Trail Jacket is sold out.",
        "The Camp Stove is in stock.",
        "It weighs 300 grams.",
        "It weighs 310 kilograms.",
        "The Trail Jacket comes in green.",
        "The Trail Jacket is also available in XXL.",
        "Your order #1001 was delivered.",
        "Your order #1001 has not shipped yet.",
        "Order #1002 is on its way.",
        "Your tracking number is 1Z999AA10123456785.",
        "Follow it here: https://track.example/1Z999AA10123456785",
        "It's on its way with FedEx.",
        "The carrier expects to deliver it on November 25, 2026.",
        "Order #1001 was placed on November 24, 2026.",
        "It will arrive tomorrow.",
        "It should be with you soon.",
        "The total of order #1001 was $45.00.",
        "A refund of $132.90 was issued for order #1001.",
        "Order #1001 contains 3 x Camp Stove.",
        "Your order is going to Madrid.",
        "You can return items within 30 days of delivery.",
        "Refunds are paid within 45 days.",
        "Refunds are paid within 3 days.",
        "Gift cards can be refunded.",
        "We ship to Canada.",
        "Shipping is free.",
        "You may also like the Golden Reading Chair.",
        "The Trail Jacket is waterproof.",
        "It comes with a lifetime warranty.",
        "Use code SAVE20 for 20% off.",
        "Yes, it is.",
        "There are only 3 left in stock.",
        "Ваш заказ доставлен.",
        "I\u200b have refunded your **order**.",
    ],
)
def test_stops_what_no_record_says(sentence: str) -> None:
    assert checked(sentence, "is it waterproof?").unbound != ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Here's what I found about your order **#1001**:",
        "- Status: in transit",
        "- Carrier: UPS",
        "- Tracking number: 1Z999AA10123456784",
        "- Estimated delivery: November 24, 2026",
        "Your order was shipped via UPS and you can track it using the link below.",
        "I checked your order, and it's currently in transit with UPS.",
        "Thanks for reaching out! Your order #1001 is on the way to Lisbon.",
        "According to our refund policy, unworn items can be returned within 45 days of delivery.",
        "Our return window is 45 days from delivery.",
        "Unfortunately, gift cards are non-refundable.",
        "We offer shipping to Portugal, Spain, and Norway.",
        "Shipping is $7.90, or free if your order is over $100.",
        "The Trail Jacket is available in two colors: Red and Navy.",
        "It's available in sizes M and L.",
        "The Trail Jacket starts at $80.00.",
        "Yes! The Trail Jacket is available in Navy in both M and L.",
        "The Red Trail Jacket in size L is currently out of stock, but it's available in M.",
        "I'm sorry, but I couldn't find any information about that.",
        "I'm afraid I don't have that information.",
        "The total for this order came to $132.90, and $45.00 was refunded on November 18.",
        "You were refunded $45.00 on November 18, 2026.",
        "It contains one Trail Jacket in Red and two Camp Stoves.",
        "You ordered it on November 11, 2026.",
        "It has shipped but has not been delivered yet.",
        "If you'd like, I can connect you with a member of our team.",
        "The Camp Stove is currently sold out, so you can't order it right now.",
        "The jacket weighs just 310 grams and packs into its own pocket.",
        "I see that your order is on its way!",
        "Your package is scheduled to arrive by November 24.",
        "You can view it here: https://shop.example/products/trail-jacket",
        "Please note that gift cards can't be refunded.",
        "Both the Trail Jacket and the Camp Stove are in your order #1001.",
        "You'll find the details here: https://shop.example/policies/refund-policy.",
        "The price depends on the color: Red is $80.00, while Navy costs $95.50 in M and $110.00 in L.",
    ],
)
def test_lets_through_how_models_talk_of_an_order_and_its_goods(sentence: str) -> None:
    check = check_of("where is order #1001? tell me about the jacket", focus=(JACKET, ORDER))
    assert [one.unbound for one in map(check.check, sentences_of(sentence)) if not one.passed] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Customers rate it 4.8 out of 5 stars.",
        "Only two left!",
        "It will be back in stock next week.",
        "This is selling fast, so hurry.",
        "You can see it at shop.example/sale/special",
        "Try the golden reading chair instead.",
        "Tracking: 1Z 999 AA1 01 2345 6785",
        "Your order was shipped on November 12, 2026.",
        "Expect it in a couple of days.",
        "It's made in Italy.",
        "The Trail Jacket was $120.00 before.",
        "The Trail Jacket is 20 percent off today.",
        "There is a 10-year guarantee.",
        "You can return items any time.",
        "We also ship to Canada and Japan.",
        "The Trail Jacket comes in small.",
        "The Navy Trail Jacket in M is sold out.",
        "Your order is delayed.",
        "Your order was lost in transit.",
        "The driver left it at your door.",
        "Your refund of $80.00 is on its way.",
        "We'll refund you $132.90.",
        "The jacket is machine washable and breathable.",
        "Call us at +1 555 010 2030.",
        "It's cheaper than the Camp Stove.",
        "It ships from Germany.",
        "Order #1001 was placed by Bob.",
        "It's going to 9 Secret Road, Oslo.",
        "You have 45 days of free returns.",
        "The Trail Jacket weighs less than 310 grams.",
        "Gift cards are refundable.",
        "I've gone ahead and put a note on your order.",
        "I'm cancelling it now.",
        "Consider it done!",
        "Done! Your order is cancelled.",
        "A refund was issued today.",
        "You will get a $10 voucher.",
        "Refunds are paid within 3 business days of delivery in cash.",
        "The Camp Stove runs on wood.",
        "It arrives between November 24 and November 26.",
        "Your order arrived on November 24, 2026.",
    ],
)
def test_stops_what_models_like_to_add(sentence: str) -> None:
    check = check_of("where is order #1001? is the jacket waterproof?", focus=(JACKET, ORDER))
    assert not all(one.passed for one in map(check.check, sentences_of(sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "You can return unworn items within 45 days of purchase.",
        "You can return unworn items only after 45 days.",
        "Shipping is free for orders below $100.",
        "Orders over $100 cost $7.90 to ship.",
        "Shipping costs $7.90 per item.",
        "We ship only to Norway.",
        "We have a shop in Spain.",
        "We never ship to Norway.",
        "You pay for returns.",
        "Gift cards can be refunded within 3 business days.",
        "It is a heavy shell.",
        "It weighs more than 310 grams.",
        "It does not fold into its own pocket.",
        "The stove boils gas.",
        "At $80.00 it is our cheapest jacket.",
    ],
)
def test_stops_a_rule_turned_round_in_one_word(sentence: str) -> None:
    assert checked(sentence, "tell me").unbound != ()


@pytest.mark.parametrize(
    "sentence",
    [
        "I let my colleagues know.",
        "Someone will be in touch.",
        "Your request is being handled.",
        "I'm looking into it with the courier.",
        "The team has been informed.",
        "We'll keep you posted.",
        "You're on the waiting list now.",
        "Would you like me to refund it?",
        "An e-mail is on its way to you.",
        "Rest assured that it will arrive.",
    ],
)
def test_stops_what_somebody_is_said_to_do(sentence: str) -> None:
    assert checked(sentence, "where is it?").unbound != ()


@pytest.mark.parametrize(
    "sentence",
    [
        "You ordered one Camp Stove.",
        "You bought a single Camp Stove.",
        "You bought the Trail Jacket in Navy.",
        "I have processed a refund of $45.00 for you.",
        "We refunded the Trail Jacket.",
        "It was refunded in full.",
        "It was paid in full.",
        "It will be there by the weekend.",
        "You cancelled it.",
        "Everything was delivered.",
        "Shipping was $45.00.",
    ],
)
def test_stops_what_the_order_does_not_say(sentence: str) -> None:
    assert not check_of("what did I buy?", focus=(ORDER,)).check(sentence).passed


@pytest.mark.parametrize(
    "sentence",
    [
        "You've got 45 days from delivery to send unworn things back.",
        "Shipping is free when you order for over $100.",
        "We deliver to Spain.",
        "It is available in Red and Navy, in sizes M and L.",
        "Refunds are processed within 3 business days.",
        "You have 45 days from the delivery date to return unworn items.",
        "It's a light shell made for wet days.",
        "It weighs 310 g and packs into its own pocket.",
        "The stove burns gas.",
        "Thanks for asking! What size do you have in mind?",
        "Let me know if you have any other questions.",
    ],
)
def test_lets_through_a_line_in_other_words(sentence: str) -> None:
    assert [one for one in map(check_of("tell me").check, sentences_of(sentence)) if not one.passed] == []


def test_a_fact_belongs_to_what_the_sentence_before_named() -> None:
    check = check_of()
    assert check.check("The Camp Stove is sold out.").passed
    assert check.check("It costs $45.00.").passed
    assert not check.check("It costs $80.00.").passed


def test_what_the_shopper_wrote_may_be_repeated_in_a_question_and_never_as_a_fact() -> None:
    assert checked("I could not find order #9999.", "where is #9999?").passed
    assert not checked("Order #9999 is on its way.", "where is #9999?").passed
    assert not checked("Yes, it comes in turquoise.", "is there a turquoise one?").passed


def test_a_binding_names_record_version_and_field() -> None:
    found = {
        binding.words: (binding.record, binding.version, binding.field)
        for binding in checked("The Trail Jacket costs $80.00 in Red M.").bindings
    }
    assert found["$80.00"] == ("gid://shopify/Product/11", "v1", "variant.1.price.money")
