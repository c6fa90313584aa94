"""The whole house with its sandbox on this machine: for the demo, the evaluations and the benchmarks."""

import os
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dotenv import dotenv_values

from bin.demo_merchant import DemoMerchant
from bin.keys import kept_keys, write_secret
from bin.ports import require_free
from bin.supervisor import Processes, StartFailed, engines, environment, processes_of_the_product, release

READY_WITHIN = 120  # seconds for the app to answer
CLIENT = "shopfloor-demo"  # what the app is called at the sandbox's platforms
CREDENTIALS = "credentials.env"
SHOP = "demo.myshopify.com"
SMTP_BEYOND = 25  # the demo's sandbox takes mail that many ports beyond its own


@dataclass(frozen=True)
class Stack:
    """Where everything is kept and reached. `settings` are the product's beyond what is needed to meet the sandbox."""

    var_dir: Path
    port: int = 8000
    sandbox_port: int = 9100
    settings: Mapping[str, str] = field(default_factory=dict)
    sandbox_flags: str = ""
    # False where whoever runs this keeps a sandbox of their own at `sandbox_port`.
    starts_sandbox: bool = True
    smtp_port: int = 0  # where the sandbox takes mail; 0: the product sends none

    @property
    def app(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def sandbox(self) -> str:
        return f"http://127.0.0.1:{self.sandbox_port}"

    def merchant(self, shop: str) -> DemoMerchant:
        return DemoMerchant(self.app, self.sandbox, shop)

    def credentials(self) -> dict[str, str]:
        """Return what the app is known by at the sandbox's platforms, made once for each folder."""
        file = self.var_dir / CREDENTIALS
        if not file.exists():
            write_secret(file, "".join(credential_lines()))
        return {name: value for name, value in dotenv_values(file).items() if value}

    def environment(self) -> dict[str, str]:
        """Return the settings that point the product at the sandbox. It knows no difference."""
        return {
            **kept_keys(self.var_dir),
            **self.credentials(),
            "PORT": str(self.port),
            "APP_URL": self.app,
            "SHOPIFY_ORIGIN": f"{self.sandbox}/shopify/{{shop}}",
            "SHOPIFY_APP_BRIDGE": f"{self.sandbox}/shopify/app-bridge.js",
            "ZENDESK_ORIGIN": f"{self.sandbox}/zendesk/{{account}}",
            "GORGIAS_ORIGIN": f"{self.sandbox}/gorgias/{{account}}",
            **self.mail(),
            **self.settings,
        }

    def mail(self) -> dict[str, str]:
        if not self.smtp_port:
            return {}
        return {"SMTP_URL": f"smtp://127.0.0.1:{self.smtp_port}", "MAIL_FROM": "chat@shopfloor.example"}

    def sandbox_command(self) -> str:
        state = self.var_dir / "sandbox"
        # The platform's retries come within seconds instead of minutes.
        where = f"--port {self.sandbox_port} --app-url {self.app} --app-config shopify.app.toml --state '{state}'"
        mail = f"--smtp-port {self.smtp_port} " if self.smtp_port else ""
        return f"python -m sandbox {where} {mail}--retry-scale 0.01 {self.sandbox_flags}"

    @contextmanager
    def running(self) -> Iterator[Processes]:
        """Run engines, sandbox and the Procfile's processes; yield when all of them answer."""
        require_free(self.port, "PORT")
        if self.starts_sandbox:
            require_free(self.sandbox_port, "SANDBOX_PORT")
            if self.smtp_port:
                require_free(self.smtp_port, "SANDBOX_PORT")
        logs = self.var_dir / "logs"
        logs.mkdir(parents=True, exist_ok=True)
        with engines(self.var_dir, os.environ) as given:
            env = environment(self.var_dir, {**self.environment(), **given.environment()})
            processes = Processes(env, logs)
            try:
                self.start(processes, env)
                yield processes
            finally:
                processes.stop()

    def start(self, processes: Processes, env: Mapping[str, str]) -> None:
        if self.starts_sandbox:
            processes.start("sandbox", self.sandbox_command())
        release(env)
        for name, command in processes_of_the_product().items():
            processes.start(name, command)
        merchant = self.merchant(SHOP)
        wait_for("the sandbox", merchant.sandbox_answers, processes)
        wait_for("the app", merchant.app_answers, processes)


def ignore_given_engines() -> None:
    """Run on engines of our own, whatever the environment names."""
    for given in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(given, None)


def credential_lines() -> Iterator[str]:
    for id_name, secret_name in (
        ("SHOPIFY_API_KEY", "SHOPIFY_API_SECRET"),
        ("ZENDESK_CLIENT_ID", "ZENDESK_CLIENT_SECRET"),
        ("GORGIAS_CLIENT_ID", "GORGIAS_CLIENT_SECRET"),
    ):
        yield f"{id_name}={CLIENT}\n{secret_name}={secrets.token_hex(24)}\n"


def wait_for(what: str, answers: Callable[[], bool], processes: Processes) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while not answers():
        processes.revive()
        if time.monotonic() > deadline:
            raise StartFailed(f"{what} does not answer; see {processes.logs}")
        time.sleep(0.1)
