"""`make run`: the product alone, as the Procfile has it, on embedded engines unless URLs are set."""

import os
import sys
from pathlib import Path

from dotenv import load_dotenv

from bin.keys import kept_keys
from bin.ports import require_free
from bin.supervisor import (
    Processes,
    StartFailed,
    Stop,
    engines,
    environment,
    processes_of_the_product,
    release,
    stop_on_signals,
)
from runtime.engines import EngineError
from runtime.settings import SettingError, Settings

NO_SHOPIFY = (
    "shopfloor: no store can install it yet: set SHOPIFY_API_KEY and SHOPIFY_API_SECRET, your app's in Shopify's Dev"
    " Dashboard, in .env (.env.example shows how), and start again; `make demo` needs none"
)


def main() -> int:
    load_dotenv()
    stop_on_signals()
    var_dir = Path(os.environ.get("VAR_DIR") or "var").resolve()
    try:
        with engines(var_dir, os.environ) as running:
            run(environment(var_dir, {**missing_keys(var_dir), **running.environment()}))
    except (EngineError, SettingError, StartFailed) as error:
        print(f"shopfloor: {error}", file=sys.stderr)
        return 1
    except Stop:
        print("shopfloor: stopped")
    return 0


def run(env: dict[str, str]) -> None:
    settings = Settings.from_env(env)
    require_free(settings.port, "PORT")
    release(env)
    processes = Processes(env)
    try:
        for name, command in processes_of_the_product().items():
            processes.start(name, command)
        print(f"shopfloor: starting on port {settings.port}, reached at {settings.app_url}", flush=True)
        if settings.shopify is None:
            print(NO_SHOPIFY, flush=True)
        processes.watch()
    finally:
        processes.stop()


def missing_keys(var_dir: Path) -> dict[str, str]:
    return {name: value for name, value in kept_keys(var_dir).items() if not os.environ.get(name)}


if __name__ == "__main__":
    sys.exit(main())
