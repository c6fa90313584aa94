"""A web process of its own, as the Procfile starts it."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import psutil

from bin.supervisor import environment, procfile
from runtime.settings import Settings
from tests.domain.stage import environment_of
from tests.house.sources import ROOT


class Web:
    def __init__(self, settings: Settings) -> None:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        env = environment(Path(settings.var_dir), {**environment_of(settings), "PORT": str(self.port)})
        self.process = subprocess.Popen(f"exec {procfile()['web']}", shell=True, env=env, cwd=ROOT, process_group=0)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def call(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def wait_until_up(self) -> None:
        deadline = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                urlopen(f"{self.url}/health/live", timeout=5).close()
                return
            except (URLError, OSError):
                time.sleep(0.05)
        raise AssertionError("the web process does not start")

    def has_database(self) -> bool:
        """Whether it is connected to PostgreSQL, where no worker is up to make it ready."""
        try:
            answer = urlopen(f"{self.url}/health/ready", timeout=5)
        except HTTPError as refused:
            answer = refused
        with answer:
            return bool(json.load(answer)["postgresql"])

    def megabytes(self) -> float:
        """Return the memory of the process that answers: of the family, the largest."""
        process = psutil.Process(self.process.pid)
        family = [process, *process.children(recursive=True)]
        return max(one.memory_info().rss for one in family) / 1e6

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(15)


@contextmanager
def web_process(settings: Settings) -> Iterator[Web]:
    web = Web(settings)
    try:
        web.wait_until_up()
        yield web
    finally:
        web.kill()
