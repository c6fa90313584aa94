"""What Shopify's two ways of telling a record have in common."""

from integrations.shopify.fields import tags, words


def test_tags_are_the_same_in_whatever_order_and_shape_they_come() -> None:
    from_webhook, from_api = {"tags": "vegan, Bestseller , hiking"}, {"tags": ["hiking", "Bestseller", "vegan"]}
    assert tags(from_webhook) == tags(from_api) == ("Bestseller", "hiking", "vegan")


def test_no_tags_are_no_words() -> None:
    assert tags({}) == tags({"tags": ""}) == tags({"tags": []}) == ()


def test_words_that_belong_to_others_keep_their_places() -> None:
    assert words({"tracking_number": "Z1, A2"}, "tracking_number") == ("Z1", "A2")
