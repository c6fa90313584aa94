import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
import pytest
import redis
from sqlalchemy import make_url

from runtime.engines import EngineError, embedded_engines, revive_engines, start_engines
from runtime.engines.processes import is_serving, read_pid

ROOT = Path(__file__).resolve().parents[2]

USE_FOR_A_WHILE = """
import sys
from pathlib import Path
from runtime.engines import start_engines
engines = start_engines(Path(sys.argv[1]))
print(engines.database_url, flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def engines(var_dir):
    with embedded_engines(var_dir) as engines:
        yield engines


def connect(engines, database="shopfloor"):
    address = engines.database_url.replace("+psycopg", "").replace("/shopfloor?", f"/{database}?")
    return psycopg.connect(address, autocommit=True, connect_timeout=5)


def queue(engines):
    return redis.Redis.from_url(engines.redis_url, decode_responses=True)


def pids(var_dir):
    return read_pid(var_dir / "postgres/data/postmaster.pid"), read_pid(var_dir / "redis/redis.pid")


def running(var_dir):
    postgres, server = pids(var_dir)
    return (
        postgres is not None and is_serving(postgres, var_dir / "postgres/data"),
        server is not None and is_serving(server, var_dir / "redis"),
    )


def use_elsewhere(var_dir, count=1):
    arguments = [sys.executable, "-c", USE_FOR_A_WHILE, str(var_dir)]
    pipe = subprocess.PIPE
    return [subprocess.Popen(arguments, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) for _ in range(count)]


def test_the_database_searches_vectors(engines):
    with connect(engines) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
        distance = connection.execute("SELECT '[1,2]'::vector <=> '[1,3]'").fetchone()[0]
    assert distance == pytest.approx(0.0101, abs=1e-4)


def test_a_database_made_by_the_application_has_vectors_too(engines):
    with connect(engines) as connection:
        connection.execute("CREATE DATABASE another")
    with connect(engines, "another") as connection:
        assert connection.execute("SELECT '[1]'::vector <-> '[4]'").fetchone()[0] == 3


def test_the_application_is_no_superuser_and_data_is_durable(engines):
    with connect(engines) as connection:
        settings = [
            connection.execute(f"SHOW {name}").fetchone()[0]
            for name in ("is_superuser", "fsync", "synchronous_commit", "full_page_writes", "server_encoding")
        ]
    assert settings == ["off", "on", "on", "on", "UTF8"]


def test_redis_writes_down_what_it_is_told(engines):
    config = queue(engines).config_get("append*")
    assert (config["appendonly"], config["appendfsync"]) == ("yes", "everysec")


def test_nothing_listens_on_the_network(engines):
    with connect(engines) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone()[0] == ""
    assert queue(engines).config_get("port") == {"port": "0"}


def test_children_get_both_addresses_and_the_repr_shows_none(engines):
    assert engines.environment() == {"DATABASE_URL": engines.database_url, "REDIS_URL": engines.redis_url}
    assert "postgresql" not in repr(engines)


def test_a_second_start_uses_the_same_servers_and_leaves_them_running(engines, var_dir):
    before = pids(var_dir)
    with embedded_engines(var_dir) as again:
        assert again == engines
    assert pids(var_dir) == before
    assert running(var_dir) == (True, True)


def test_addresses_that_are_given_are_used(engines, tmp_path):
    with embedded_engines(tmp_path / "unused", engines.database_url, engines.redis_url) as same:
        assert same == engines
    assert not (tmp_path / "unused").exists()


def test_a_hosting_providers_spelling_of_the_address_is_understood(engines, tmp_path):
    spelled = engines.database_url.replace("postgresql+psycopg://", "postgres://")
    with embedded_engines(tmp_path, spelled, engines.redis_url) as same:
        assert same.database_url == engines.database_url


def test_data_survives_a_stop(tmp_path):
    with embedded_engines(tmp_path) as engines:
        remember(engines, "alice")
    assert running(tmp_path) == (False, False)
    with embedded_engines(tmp_path) as engines:
        assert recall(engines) == ("alice", "alice")


def test_servers_killed_hard_come_back_with_what_was_committed(tmp_path):
    with embedded_engines(tmp_path) as engines:
        remember(engines, "bob")
        time.sleep(1.2)  # Redis writes to disk every second
        for pid in pids(tmp_path):
            os.kill(pid, signal.SIGKILL)
        with embedded_engines(tmp_path) as recovered:
            assert recall(recovered) == ("bob", "bob")


def test_servers_killed_hard_at_work_are_revived_at_the_same_address(tmp_path):
    with embedded_engines(tmp_path) as engines:
        remember(engines, "frank")
        with connect(engines) as idle, connect(engines) as busy:
            query_at_work = threading.Thread(target=suffer, args=(busy, "SELECT pg_sleep(3)"))
            query_at_work.start()
            for pid in pids(tmp_path):
                os.kill(pid, signal.SIGKILL)
            revive_engines(tmp_path)
            assert recall(engines)[0] == "frank"
            query_at_work.join()
            suffer(idle, "SELECT 1")
        assert running(tmp_path) == (True, True)
    assert running(tmp_path) == (False, False)


def test_pid_files_that_name_somebody_elses_process_are_not_believed(tmp_path):
    with embedded_engines(tmp_path) as engines:
        remember(engines, "carol")
    (tmp_path / "postgres/data/postmaster.pid").write_text(f"{os.getpid()}\n/elsewhere\n")
    (tmp_path / "redis/redis.pid").write_text(f"{os.getpid()}\n")
    with embedded_engines(tmp_path) as engines:
        assert recall(engines) == ("carol", "carol")


def test_four_processes_at_once_share_one_pair_of_servers_and_the_last_stops_it(tmp_path):
    users = use_elsewhere(tmp_path, count=4)
    assert len({user.stdout.readline() for user in users}) == 1
    for user in users[:3]:
        user.communicate("", timeout=40)
    assert running(tmp_path) == (True, True)
    users[3].communicate("", timeout=40)
    assert running(tmp_path) == (False, False)


def test_servers_left_by_a_killed_process_are_taken_over_and_stopped(tmp_path):
    [user] = use_elsewhere(tmp_path)
    user.stdout.readline()
    left = pids(tmp_path)
    user.kill()
    user.communicate(timeout=10)
    with embedded_engines(tmp_path):
        assert pids(tmp_path) == left
    assert running(tmp_path) == (False, False)


def test_an_interrupted_creation_is_begun_again(tmp_path):
    (tmp_path / "postgres/data.unfinished/base").mkdir(parents=True)
    with embedded_engines(tmp_path) as engines:
        remember(engines, "dan")


@pytest.mark.parametrize("name", ["deep/" * 30, 'odd, "folder" with ünïcode'])
def test_long_and_odd_paths_work(tmp_path, name):
    with embedded_engines(tmp_path / name) as engines:
        remember(engines, "eve")
        assert recall(engines) == ("eve", "eve")
    sockets = Path(make_url(engines.database_url).query["host"])
    assert sockets == (tmp_path / name / "postgres").resolve() or not sockets.exists()


def test_an_unreachable_database_is_one_line_without_the_password(engines, tmp_path):
    with pytest.raises(EngineError) as told:
        start_engines(tmp_path, "postgresql://app:hunter2@127.0.0.1:1/shop", engines.redis_url)
    assert "DATABASE_URL" in str(told.value) and "refused" in str(told.value)
    assert "hunter2" not in str(told.value) and "\n" not in str(told.value)


@pytest.mark.parametrize("address", ["mysql://app:hunter2@host/shop", "postgresql://app:hunter2@host:port/shop"])
def test_a_nonsense_database_address_is_refused_without_the_password(tmp_path, address):
    with pytest.raises(EngineError, match="DATABASE_URL") as told:
        start_engines(tmp_path, address, "redis://127.0.0.1:1")
    assert "hunter2" not in str(told.value)


@pytest.mark.parametrize("address", ["redis://:hunter2@127.0.0.1:1/0", "http://:hunter2@127.0.0.1"])
def test_an_unusable_redis_address_is_one_line_without_the_password(engines, tmp_path, address):
    with pytest.raises(EngineError, match="REDIS_URL") as told:
        start_engines(tmp_path, engines.database_url, address)
    assert "hunter2" not in str(told.value) and "\n" not in str(told.value)


def test_a_database_that_does_not_exist_is_named(engines, tmp_path):
    address = engines.database_url.replace("/shopfloor?", "/nowhere?")
    with pytest.raises(EngineError, match='database "nowhere" does not exist'):
        start_engines(tmp_path, address, engines.redis_url)


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EngineError, match="cannot be used: (Not a directory|File exists)"):
        start_engines(tmp_path / "file")


def test_data_of_another_postgresql_version_is_refused(engines, tmp_path):
    (tmp_path / "postgres/data").mkdir(parents=True)
    (tmp_path / "postgres/data/PG_VERSION").write_text("15\n")
    with pytest.raises(EngineError, match="made by PostgreSQL 15"):
        start_engines(tmp_path, redis_url=engines.redis_url)


def test_a_redis_that_cannot_read_its_log_says_why(engines, tmp_path):
    (tmp_path / "redis").mkdir(mode=0o700)
    (tmp_path / "redis/appendonly.aof").write_text("this is no log of Redis\n")
    with pytest.raises(EngineError, match="Redis does not start: Bad file format"):
        start_engines(tmp_path, database_url=engines.database_url)


def test_missing_programs_are_named(monkeypatch, engines, tmp_path):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError, match="set DATABASE_URL"):
        start_engines(tmp_path / "a", redis_url=engines.redis_url)
    with pytest.raises(EngineError, match="set REDIS_URL"):
        start_engines(tmp_path / "b", database_url=engines.database_url)


def suffer(connection, query):
    with pytest.raises(psycopg.OperationalError):
        connection.execute(query)


def remember(engines, name):
    with connect(engines) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS names (name text)")
        connection.execute("INSERT INTO names VALUES (%s)", (name,))
    queue(engines).set("name", name)


def recall(engines):
    with connect(engines) as connection:
        return connection.execute("SELECT name FROM names").fetchone()[0], queue(engines).get("name")
