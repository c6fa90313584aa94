"""The peer: Shopify's Express middleware and BullMQ, installed from the registry into var/bench."""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.runs import NotMeasured
from bench.webhooks.deliveries import SECRET
from bench.webhooks.servers import Server, running
from bin.ports import free_ports
from bin.supervisor import environment

HERE = Path(__file__).parent / "peer"
INSTALL_WITHIN = 300  # seconds
INSTALL = ("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")


@contextmanager
def peer(folder: Path, redis_socket: str, core: int | None) -> Iterator[Server]:
    """Raises NotMeasured where it cannot be installed or started."""
    home = install(folder / "peer")
    (port,) = free_ports(1)
    told = {"PORT": str(port), "REDIS_SOCKET": redis_socket, "SHOPIFY_API_SECRET": SECRET, "NODE_ENV": "production"}
    command = f"node '{home / 'server.mjs'}'"
    with running("peer", command, port, environment(folder, told), core, folder / "peer.log") as server:
        yield server


def install(home: Path) -> Path:
    """Install what package.json names, unless it is there. Raises NotMeasured."""
    if not (shutil.which("node") and shutil.which("npm")):
        raise NotMeasured("the peer needs node (20 or newer) and npm on the PATH")
    home.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "server.mjs"):
        shutil.copy(HERE / name, home / name)
    stamp, wanted = home / ".installed", hashlib.sha256((HERE / "package.json").read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        done = subprocess.run(INSTALL, cwd=home, capture_output=True, text=True, timeout=INSTALL_WITHIN, check=False)
        if done.returncode:
            raise NotMeasured(f"npm could not install the peer: {done.stderr.strip()[-300:]}")
        stamp.write_text(wanted)
    return home
