import requests


def listed(desk, locale="en-us", **params):
    return desk.call("GET", f"help_center/{locale}/articles.json", params=params)


def test_staff_are_shown_drafts_and_what_is_kept_to_some_as_well(zendesks):
    found = {one["id"]: one for one in listed(zendesks[0]).json()["articles"]}
    assert [found[4407103]["draft"], found[4407102]["draft"]] == [True, False]
    assert found[4407104]["user_segment_id"] == 360055501 and found[4407104]["user_segment_ids"] == [360055501]
    assert found[4407102]["user_segment_id"] is None and found[4407102]["user_segment_ids"] == []


def test_each_language_lists_its_own_articles_by_cursor(zendesks):
    locales = zendesks[0].call("GET", "help_center/locales.json").json()
    assert locales == {"locales": ["en-us", "de"], "default_locale": "en-us"}
    assert [one["locale"] for one in listed(zendesks[0], "de").json()["articles"]] == ["de"]
    assert listed(zendesks[0], "fr").status_code == 404
    first = listed(zendesks[0], **{"page[size]": 3}).json()
    rest = listed(zendesks[0], **{"page[size]": 3, "page[after]": first["meta"]["after_cursor"]}).json()
    assert (len(first["articles"]), first["meta"]["has_more"]) == (3, True)
    assert (len(rest["articles"]), rest["meta"]["has_more"]) == (1, False)


def test_only_the_scope_of_the_help_center_opens_it(zendesks, token_for):
    alice, bob = zendesks
    alice.session.headers["Authorization"] = "Bearer " + token_for(alice, "tickets:read users:read")
    refused = listed(alice)
    assert (refused.status_code, refused.json()["error"]) == (403, "insufficient_scope")
    alice.session.headers["Authorization"] = "Bearer " + token_for(alice, "hc:read")
    assert listed(alice).status_code == 200
    bob.session.headers["Authorization"] = alice.session.headers["Authorization"]
    assert listed(bob).status_code == 401


def test_shoppers_open_what_is_public_alone(zendesks):
    pages = {one["id"]: one["html_url"] for one in listed(zendesks[0]).json()["articles"]}
    shown = {article: requests.get(url, timeout=5).status_code for article, url in pages.items()}
    assert shown == {4407101: 200, 4407102: 200, 4407103: 404, 4407104: 404}
