"""`make operate ARGS="stores list"`: an operator's command with the keys and engines that `make run` keeps.

With VAR_DIR=var/demo it works on the demo, at the PORT and SANDBOX_PORT that it was moved to. Where DATABASE_URL and
REDIS_URL are set, `flask --app app …` does the same.
"""

import os
import subprocess
import sys
from pathlib import Path

from dotenv import load_dotenv

from bin.keys import KEYS
from bin.run import missing_keys
from bin.stack import CREDENTIALS, SMTP_BEYOND, Stack
from bin.supervisor import ROOT, Stop, engines, environment, stop_on_signals
from runtime.engines import EngineError
from runtime.parsers import port_number
from runtime.settings import Reader, SettingError


def main(arguments: list[str]) -> int:
    load_dotenv()
    stop_on_signals()
    var_dir = Path(os.environ.get("VAR_DIR") or "var").resolve()
    if lacking := what_lacks(var_dir, arguments):
        print(f"shopfloor: {lacking}", file=sys.stderr)
        return 1
    try:
        with engines(var_dir, os.environ) as running:
            env = environment(var_dir, {**settings_of(var_dir), **running.environment()})
            return subprocess.run(["flask", "--app", "app", *arguments], env=env, cwd=ROOT, check=False).returncode
    except (EngineError, SettingError) as error:
        print(f"shopfloor: {error}", file=sys.stderr)
        return 1
    except Stop:
        return 1


def what_lacks(var_dir: Path, arguments: list[str]) -> str:
    """Return why the command cannot be run here, if so: a slip in VAR_DIR must not make engines and keys of its own."""
    if os.environ.get("DATABASE_URL") or (var_dir / "postgres").exists():
        return ""
    if arguments[:2] != ["database", "restore"]:
        return f"nothing is kept in {var_dir}; VAR_DIR names the folder of what runs"
    return "" if (var_dir / KEYS).exists() else f"put the {KEYS} that was kept with the dump into {var_dir} first"


def settings_of(var_dir: Path) -> dict[str, str]:
    """Return the settings kept in the folder: a demo's reach its sandbox."""
    if not (var_dir / CREDENTIALS).exists():
        return missing_keys(var_dir)
    read = Reader(os.environ)
    port = read.parsed("PORT", port_number, "8000")
    sandbox_port = read.parsed("SANDBOX_PORT", port_number, "9100")
    return Stack(var_dir, port, sandbox_port, smtp_port=sandbox_port + SMTP_BEYOND).environment()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
