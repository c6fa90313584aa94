from __future__ import annotations

from urllib.parse import parse_qsl

from sandbox.shopify.signing import body_hmac, encoded_host, proxy_signature, query_hmac

PROXY = (
    "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id={}"
    "&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555"
)


def test_signs_the_documented_callback_as_the_platform_does() -> None:
    params = {
        "code": "0907a61c0c8d55e99db179b68161bc00",
        "shop": "some-shop.myshopify.com",
        "state": "0.6784241404160823",
        "timestamp": "1337178173",
    }
    assert query_hmac("hush", params) == "700e2dadb827fcc8609e9d5ce208b2e9cdaab9df07390d2cbca10d7c328fc4bf"


def test_signs_the_callback_of_the_older_python_library_too() -> None:
    params = {
        "code": "a94a110d86d2452eb3e2af4cfb8a3828",
        "shop": "some-shop.myshopify.com",
        "timestamp": "1337178173",
    }
    assert query_hmac("hush", params) == "2cb1a277650a659f1b11e92a4a64275b128e037f2c3390e3c8fd2d8721dac9e2"


def test_a_query_signature_leaves_out_the_hmac_itself() -> None:
    assert query_hmac("hush", {"shop": "a", "hmac": "old"}) == query_hmac("hush", {"shop": "a"})


def test_signs_a_proxy_request_of_a_signed_in_customer_and_of_a_guest() -> None:
    signed_in = parse_qsl(PROXY.format("1"), keep_blank_values=True)
    guest = parse_qsl(PROXY.format(""), keep_blank_values=True)
    expected = "4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb"
    assert proxy_signature("hush", signed_in) == expected
    assert proxy_signature("hush", guest) == "e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb"


def test_signs_a_proxy_request_with_values_missing() -> None:
    plain = "shop=some-random-store.myshopify.com&path_prefix=%2Fapps%2Fmy-app&timestamp=1466106083"
    nested = f"{plain}&foo=bar&baz[1]&baz[2]=b&baz[c[0]]=whatup&baz[c[1]]=notmuch"
    first, second = (parse_qsl(query, keep_blank_values=True) for query in (plain, nested))
    assert proxy_signature("secret", first) == "f5cd7233558b1c50102a6f33c0b63ad1e1072a2fc126cb58d4500f75223cefcd"
    assert proxy_signature("secret", second) == "bbf3aa60e098f08919a2ea4c64a388414f164e6a117a63b03479ac7aa9464b4f"


def test_signs_a_webhook_over_its_raw_bytes_in_base64() -> None:
    # RFC 4231, test case 2
    assert body_hmac("Jefe", b"what do ya want for nothing?") == "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM="


def test_the_host_parameter_has_no_padding() -> None:
    assert encoded_host("a.myshopify.com") == "YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvYQ"
