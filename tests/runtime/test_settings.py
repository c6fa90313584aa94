"""Settings: read once, checked, and one clear line for what makes no sense."""

import pickle
import re

import pytest

from runtime.settings import SettingError, Settings

KEY = "dGhlIGtleSBvZiB0aGVzZSB0ZXN0cywgbm8gc2VjcmU="
BARE = {
    "SECRET_KEY": "k" * 32,
    "SEALING_KEYS": KEY,
    "DATABASE_URL": "postgresql://user:pass-word@db.example/shopfloor",
    "REDIS_URL": "redis://:pass-word@redis.example:6379/0",
}
NONSENSE = [
    ("SECRET_KEY", "short"),
    ("SECRET_KEY", "x" * 31),
    ("SEALING_KEYS", "not a key"),
    ("SEALING_KEYS", ","),
    ("SEALING_KEYS", f"{KEY},short"),
    ("SEALING_KEYS", "é" * 44),
    ("DATABASE_URL", "mysql://db.example/x"),
    ("DATABASE_URL", "db.example"),
    ("DATABASE_URL", "sqlite:///x.db"),
    ("DATABASE_URL", "postgresql://db.example:port/x"),
    ("DATABASE_URL", "postgresql://[db/x"),
    ("REDIS_URL", "http://redis.example"),
    ("REDIS_URL", "redis://redis.example:99999"),
    ("SHOPIFY_API_VERSION", "2026-11"),
    ("SHOPIFY_API_VERSION", "latest"),
    ("SHOPIFY_API_VERSION", "unstable"),
    ("SHOPIFY_ORIGIN", "https://shop.example"),
    ("SHOPIFY_ORIGIN", "https://{shop}.{shop}"),
    ("SHOPIFY_ORIGIN", "https://{shop}.{other}"),
    ("SHOPIFY_ORIGIN", "http://{shop}"),
    ("SHOPIFY_ORIGIN", "http://127.0.0.1.evil.example/{shop}"),
    ("SHOPIFY_ORIGIN", "http://localhost@evil.example/{shop}"),
    ("SHOPIFY_ORIGIN", "ftp://127.0.0.1/{shop}"),
    ("SHOPIFY_ORIGIN", "{shop}"),
    ("ZENDESK_ORIGIN", "https://{shop}.zendesk.com"),
    ("ZENDESK_ORIGIN", "http://{account}.zendesk.com"),
    ("GORGIAS_ORIGIN", "http://0.0.0.0/{account}"),
    ("GORGIAS_ORIGIN", "https://{account}.gorgias.com:port"),
    ("SHOPIFY_APP_BRIDGE", "//cdn.example/app-bridge.js"),
    ("SHOPIFY_APP_BRIDGE", "javascript:alert(1)"),
    ("APP_URL", "app.example"),
    ("APP_URL", "http://app.example"),
    ("APP_URL", "https://"),
    ("APP_URL", "https://[broken"),
    ("APP_URL", "https://app.example; script-src *"),
    ("APP_URL", "https://app.example\nX: y"),
    ("EMBEDDINGS", "word2vec"),
    ("RATE_LIMIT_SCALE", "0"),
    ("RATE_LIMIT_SCALE", "-1"),
    ("RATE_LIMIT_SCALE", "lots"),
    ("RATE_LIMIT_SCALE", "nan"),
    ("RATE_LIMIT_SCALE", "inf"),
    ("RATE_LIMIT_SCALE", "1e3"),
    ("RATE_LIMIT_SCALE", "9" * 400),
    ("TRUSTED_PROXIES", "-1"),
    ("TRUSTED_PROXIES", "1.5"),
    ("TRUSTED_PROXIES", "true"),
    ("TRUSTED_PROXIES", "11"),
    ("TRUSTED_PROXIES", "9" * 5000),
    ("PORT", "0"),
    ("PORT", "65536"),
    ("PORT", "http"),
    ("PORT", "²"),
    ("LOG_LEVEL", "CHATTY"),
]
MAIL = {"SMTP_URL": "smtp://me:mail-secret@mail.example", "MAIL_FROM": "help@shop.example"}
MAIL_NONSENSE = [
    ("SMTP_URL", "mail.example:587"),
    ("SMTP_URL", "http://mail.example"),
    ("SMTP_URL", "smtp://mail.example?starttls=off"),
    ("SMTP_URL", "smtp://mail.example?starttls=perhaps"),
    ("SMTP_URL", "smtp://mail.example?tls=off"),
    ("SMTP_URL", "smtp://user@mail.example"),
    ("SMTP_URL", "smtp://mail.example:port"),
    ("MAIL_FROM", "shop.example"),
    ("MAIL_FROM", "Shop <help@shop.example>"),
    ("MAIL_FROM", "help@shop.example\nBcc: all@shop.example"),
]
HALVES = [
    ("SMTP_URL", "MAIL_FROM"),
    ("SHOPIFY_API_KEY", "SHOPIFY_API_SECRET"),
    ("ZENDESK_CLIENT_ID", "ZENDESK_CLIENT_SECRET"),
    ("GORGIAS_CLIENT_ID", "GORGIAS_CLIENT_SECRET"),
    ("LLM_BASE_URL", "LLM_MODEL"),
]


@pytest.mark.parametrize(("name", "value"), NONSENSE, ids=lambda text: ascii(text)[:40])
def test_a_value_that_makes_no_sense_is_one_clear_line(name: str, value: str) -> None:
    with pytest.raises(SettingError) as caught:
        Settings.from_env({**BARE, name: value})
    line = str(caught.value)
    assert re.fullmatch(rf"{name} must [ -~]+", line), line
    assert len(line) < 120


@pytest.mark.parametrize(("name", "value"), MAIL_NONSENSE)
def test_a_mail_server_that_makes_no_sense_is_one_clear_line(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=rf"^{name} m[ -~]+$"):
        Settings.from_env({**BARE, **MAIL, name: value})


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://me:mail-secret@mail.example", (587, False, True)),
        ("smtp://mail.example:25", (25, False, True)),
        ("smtps://me:p%40ss@mail.example", (465, True, False)),
        ("smtp://127.0.0.1:2525", (2525, False, False)),
        ("smtp://localhost:2525?starttls=required", (2525, False, True)),
    ],
)
def test_mail_is_encrypted_unless_it_stays_on_this_machine(url: str, expected: tuple[int, bool, bool]) -> None:
    mail = Settings.from_env({**BARE, **MAIL, "SMTP_URL": url}).mail
    assert mail is not None and mail.sender == "help@shop.example"
    assert (mail.port, mail.tls, mail.starttls) == expected


@pytest.mark.parametrize("name", BARE)
@pytest.mark.parametrize("value", [None, "", "   "])
def test_a_setting_that_must_be_there_is_named(name: str, value: str | None) -> None:
    given = {key: text for key, text in BARE.items() if key != name}
    with pytest.raises(SettingError, match=f"^{name} is missing$"):
        Settings.from_env(given if value is None else {**given, name: value})


@pytest.mark.parametrize(("one", "other"), HALVES)
def test_half_of_a_pair_is_nonsense(one: str, other: str) -> None:
    for name in (one, other):
        with pytest.raises(SettingError, match=f"^{one} and {other} must be set together$"):
            Settings.from_env({**BARE, name: "https://one.example"})


@pytest.mark.parametrize("name", ["SHOPIFY_API_SECRET", "SHOPIFY_API_SECRET_OLD"])
def test_shopifys_secret_signs_nothing_of_ours(name: str) -> None:
    shared = "shpss_0123456789abcdef0123456789abcdef"
    env = {**BARE, "SHOPIFY_API_KEY": "id", "SHOPIFY_API_SECRET": "other", "SECRET_KEY": shared, name: shared}
    with pytest.raises(SettingError, match="^SECRET_KEY must not be a secret of Shopify's$"):
        Settings.from_env(env)


def test_what_is_not_set_is_off_and_the_rest_has_its_default() -> None:
    settings = Settings.from_env(BARE)
    assert settings.shopify is settings.zendesk is settings.gorgias is settings.mail is settings.language_model is None
    assert settings.shopify_secrets == ()
    assert settings.shopify_origin == "https://{shop}"
    assert (settings.port, settings.trusted_proxies, settings.rate_limit_scale) == (8000, 0, 1.0)
    assert (settings.embeddings, settings.log_level, str(settings.var_dir)) == ("minilm", "INFO", "var")


def test_a_stand_in_on_this_machine_needs_no_https() -> None:
    for host in ("127.0.0.1:9100", "localhost:9100", "[::1]:9100"):
        settings = Settings.from_env({**BARE, "SHOPIFY_ORIGIN": f"http://{host}/shopify/{{shop}}/"})
        assert settings.shopify_origin == f"http://{host}/shopify/{{shop}}"


@pytest.mark.parametrize("spelling", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_is_understood(spelling: str) -> None:
    settings = Settings.from_env({**BARE, "DATABASE_URL": f"{spelling}://db.example/x"})
    assert settings.database_url == "postgresql+psycopg://db.example/x"


def test_unix_sockets_are_addresses_too() -> None:
    env = {**BARE, "DATABASE_URL": "postgresql:///x?host=/run/pg", "REDIS_URL": "unix:///run/redis.sock"}
    assert Settings.from_env(env).redis_url == "unix:///run/redis.sock"


def test_the_old_secret_comes_after_the_new_one() -> None:
    env = {**BARE, "SHOPIFY_API_KEY": "id", "SHOPIFY_API_SECRET": "new", "SHOPIFY_API_SECRET_OLD": "old"}
    assert Settings.from_env(env).shopify_secrets == ("new", "old")


def test_no_secret_is_shown_in_a_log_of_the_settings() -> None:
    secrets = {
        "SHOPIFY_API_SECRET": "shop-secret",
        "SHOPIFY_API_SECRET_OLD": "shop-before",
        "ZENDESK_CLIENT_SECRET": "desk-secret",
        "GORGIAS_CLIENT_SECRET": "gorgias-secret",
        "LLM_API_KEY": "model-secret",
        **MAIL,
    }
    ids = dict.fromkeys(("SHOPIFY_API_KEY", "ZENDESK_CLIENT_ID", "GORGIAS_CLIENT_ID", "LLM_MODEL"), "an-id")
    shown = repr(Settings.from_env({**BARE, **secrets, **ids, "LLM_BASE_URL": "https://model.example/v1"}))
    assert "an-id" in shown
    hidden = (secret for name, secret in secrets.items() if name not in MAIL)
    for secret in ("mail-secret", *hidden, BARE["SECRET_KEY"], KEY, "pass-word"):
        assert secret not in shown


def test_settings_are_values() -> None:
    settings = Settings.from_env(BARE)
    assert settings == Settings.from_env(BARE) and pickle.loads(pickle.dumps(settings)) == settings
    with pytest.raises(AttributeError):
        settings.port = 1  # type: ignore[misc]


def test_an_error_uncaught_ends_the_process_with_its_line_alone() -> None:
    assert issubclass(SettingError, SystemExit)
    assert SettingError("PORT is odd").code == "PORT is odd"
