"""`make operate ARGS="stores list"`: an operator's command with the keys and engines that `make run` keeps.

With VAR_DIR=var/demo it works on the demo. Where DATABASE_URL and REDIS_URL are set, `flask --app app …` does the same.
"""

import os
import subprocess
import sys
from pathlib import Path

from dotenv import load_dotenv

from bin.run import missing_keys
from bin.stack import CREDENTIALS, Stack
from bin.supervisor import ROOT, Stop, engines, environment, stop_on_signals
from runtime.engines import EngineError


def main(arguments: list[str]) -> int:
    load_dotenv()
    stop_on_signals()
    var_dir = Path(os.environ.get("VAR_DIR") or "var").resolve()
    try:
        with engines(var_dir, os.environ) as running:
            env = environment(var_dir, {**settings_of(var_dir), **running.environment()})
            return subprocess.run(["flask", "--app", "app", *arguments], env=env, cwd=ROOT, check=False).returncode
    except EngineError as error:
        print(f"shopfloor: {error}", file=sys.stderr)
        return 1
    except Stop:
        return 1


def settings_of(var_dir: Path) -> dict[str, str]:
    """Return the settings kept in the folder: a demo's reach its sandbox."""
    is_demo = (var_dir / CREDENTIALS).exists()
    return Stack(var_dir).environment() if is_demo else missing_keys(var_dir)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
