"""The environment, read once and checked. Nothing else in the house looks at os.environ."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from domain.drafting.bounds import Bounds
from domain.privacy.retention import Retention
from runtime.parsers import (
    MailKeys,
    address,
    api_version,
    days,
    fernet_keys,
    long_secret,
    mail_server,
    mailbox,
    one_of,
    origin_with,
    port_number,
    positive,
    postgres_url,
    redis_url,
    sum_of_money,
    whole_number,
)

Value = TypeVar("Value")

MOST_PROXIES = 10  # in a row; more is a slip of the finger
MOST_PROCESSES = 256
DAY = 1440  # minutes
MOST_SECONDS = 120  # that a shopper may be kept waiting
MOST_STEPS = 20
MOST_TOKENS = 999_999_999
MOST_AT_ONCE = 1000


class SettingError(SystemExit):
    """The start must stop; the message is the one line that tells why. Uncaught, it is all a process prints."""


@dataclass(frozen=True)
class OAuthKeys:
    id: str
    secret: str = field(repr=False)


@dataclass(frozen=True)
class ModelKeys:
    base_url: str
    model: str
    api_key: str = field(repr=False)


@dataclass(frozen=True)
class Settings:
    """See .env.example for what each means. None: the feature is off."""

    shopify: OAuthKeys | None
    shopify_old_secret: str = field(repr=False)
    shopify_api_version: str
    shopify_origin: str
    shopify_app_bridge: str
    zendesk: OAuthKeys | None
    zendesk_origin: str
    gorgias: OAuthKeys | None
    gorgias_origin: str
    mail: MailKeys | None
    app_url: str
    secret_key: str = field(repr=False)
    sealing_keys: tuple[str, ...] = field(repr=False)
    database_url: str = field(repr=False)
    redis_url: str = field(repr=False)
    var_dir: Path
    retention: Retention
    language_model: ModelKeys | None
    model_bounds: Bounds
    model_turns: int
    embeddings: str
    poll_minutes: int
    reconcile_minutes: int
    rate_limit_scale: float
    trusted_proxies: int
    port: int
    web_processes: int  # for uvicorn, which reads it itself
    log_level: str

    @property
    def shopify_secrets(self) -> tuple[str, ...]:
        """The secrets Shopify may have signed with, the newest first; none while Shopify is not set up."""
        if self.shopify is None:
            return ()
        return (self.shopify.secret, *([self.shopify_old_secret] if self.shopify_old_secret else []))

    @property
    def shopify_client_id(self) -> str:
        """Our app's public name at Shopify, "" while Shopify is not set up."""
        return self.shopify.id if self.shopify else ""

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Settings":
        """Raise SettingError naming the first setting that makes no sense."""
        read = Reader(env)
        read.refuse_shared("SECRET_KEY", "SHOPIFY_API_SECRET", "SHOPIFY_API_SECRET_OLD")
        port = read.parsed("PORT", port_number, "8000")
        return cls(
            shopify=read.keys("SHOPIFY_API_KEY", "SHOPIFY_API_SECRET"),
            shopify_old_secret=read.text("SHOPIFY_API_SECRET_OLD"),
            shopify_api_version=read.parsed("SHOPIFY_API_VERSION", api_version, "2026-10"),
            shopify_origin=read.parsed("SHOPIFY_ORIGIN", origin_with("{shop}"), "https://{shop}"),
            shopify_app_bridge=read.parsed(
                "SHOPIFY_APP_BRIDGE", address, "https://cdn.shopify.com/shopifycloud/app-bridge.js"
            ),
            zendesk=read.keys("ZENDESK_CLIENT_ID", "ZENDESK_CLIENT_SECRET"),
            zendesk_origin=read.parsed("ZENDESK_ORIGIN", origin_with("{account}"), "https://{account}.zendesk.com"),
            gorgias=read.keys("GORGIAS_CLIENT_ID", "GORGIAS_CLIENT_SECRET"),
            gorgias_origin=read.parsed("GORGIAS_ORIGIN", origin_with("{account}"), "https://{account}.gorgias.com"),
            mail=read.mail(),
            app_url=read.parsed("APP_URL", address, f"http://127.0.0.1:{port}").rstrip("/"),
            secret_key=read.parsed("SECRET_KEY", long_secret, None),
            sealing_keys=read.parsed("SEALING_KEYS", fernet_keys, None),
            database_url=read.parsed("DATABASE_URL", postgres_url, None),
            redis_url=read.parsed("REDIS_URL", redis_url, None),
            var_dir=Path(read.text("VAR_DIR") or "var"),
            retention=read.retention(),
            language_model=read.language_model(),
            model_bounds=read.model_bounds(),
            model_turns=read.parsed("LLM_AT_ONCE", whole_number(1, MOST_AT_ONCE), "8"),
            embeddings=read.parsed("EMBEDDINGS", one_of("minilm", "minilm-fp32"), "minilm"),
            poll_minutes=read.parsed("POLL_MINUTES", whole_number(1, DAY), "5"),
            reconcile_minutes=read.parsed("RECONCILE_MINUTES", whole_number(5, DAY), "60"),
            rate_limit_scale=read.parsed("RATE_LIMIT_SCALE", positive, "1"),
            trusted_proxies=read.parsed("TRUSTED_PROXIES", whole_number(0, MOST_PROXIES), "0"),
            port=port,
            web_processes=read.parsed("WEB_CONCURRENCY", whole_number(1, MOST_PROCESSES), "1"),
            log_level=read.parsed("LOG_LEVEL", one_of("DEBUG", "INFO", "WARNING", "ERROR"), "INFO"),
        )


class Reader:
    """One look at the environment. What raises, raises SettingError."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = env

    def text(self, name: str) -> str:
        return self.env.get(name, "").strip()

    def parsed(self, name: str, parse: Callable[[str], Value], default: str | None) -> Value:
        """Return the setting through `parse`, whose ValueError says what was expected."""
        text = self.text(name) or default
        if text is None:
            raise SettingError(f"{name} is missing")
        try:
            return parse(text)
        except ValueError as error:
            raise SettingError(f"{name} {error}") from None

    def keys(self, id_name: str, secret_name: str) -> OAuthKeys | None:
        client_id, secret = self.text(id_name), self.text(secret_name)
        if bool(client_id) != bool(secret):
            raise SettingError(f"{id_name} and {secret_name} must be set together")
        return OAuthKeys(client_id, secret) if client_id else None

    def refuse_shared(self, name: str, *others: str) -> None:
        """What signs our tokens must sign nothing else: one signature could be passed off as the other."""
        if self.text(name) and self.text(name) in map(self.text, others):
            raise SettingError(f"{name} must not be a secret of Shopify's")

    def retention(self) -> Retention:
        return Retention(
            conversations=self.parsed("RETENTION_CONVERSATIONS_DAYS", days, "365"),
            settled_deliveries=self.parsed("RETENTION_DELIVERIES_DAYS", days, "7"),
            set_aside_deliveries=self.parsed("RETENTION_SET_ASIDE_DAYS", days, "30"),
            exports=self.parsed("RETENTION_EXPORTS_DAYS", days, "30"),
            accesses=self.parsed("RETENTION_ACCESSES_DAYS", days, "365"),
            left_stores=self.parsed("RETENTION_LEFT_STORES_DAYS", days, "30"),
            records=self.parsed("RETENTION_RECORDS_DAYS", days, "1095"),
        )

    def language_model(self) -> ModelKeys | None:
        base, model = self.text("LLM_BASE_URL"), self.text("LLM_MODEL")
        if bool(base) != bool(model):
            raise SettingError("LLM_BASE_URL and LLM_MODEL must be set together")
        return ModelKeys(self.parsed("LLM_BASE_URL", address, ""), model, self.text("LLM_API_KEY")) if base else None

    def mail(self) -> MailKeys | None:
        url, sender = self.text("SMTP_URL"), self.text("MAIL_FROM")
        if bool(url) != bool(sender):
            raise SettingError("SMTP_URL and MAIL_FROM must be set together")
        if not url:
            return None
        return replace(self.parsed("SMTP_URL", mail_server, None), sender=self.parsed("MAIL_FROM", mailbox, None))

    def model_bounds(self) -> Bounds:
        return Bounds(
            seconds=self.parsed("LLM_SECONDS", whole_number(1, MOST_SECONDS), "12"),
            steps=self.parsed("LLM_STEPS", whole_number(1, MOST_STEPS), "4"),
            tokens=self.parsed("LLM_TURN_TOKENS", whole_number(1000, MOST_TOKENS), "24000"),
            money=self.parsed("LLM_TURN_MONEY", sum_of_money, "0"),
            daily_tokens=self.parsed("LLM_DAILY_TOKENS", whole_number(0, MOST_TOKENS), "2000000"),
            daily_money=self.parsed("LLM_DAILY_MONEY", sum_of_money, "0"),
            read_price=self.parsed("LLM_READ_PRICE", sum_of_money, "0"),
            written_price=self.parsed("LLM_WRITTEN_PRICE", sum_of_money, "0"),
        )
