"""Two writers at once, killed processes, torn files, full disks."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from writethru.core.errors import StoreError
from writethru.core.types import Article
from writethru.store import Store
from writethru.store.address import parse_address
from writethru.store.tables import articles

Make = Callable[..., Article]
NOW = "2031-03-03T06:00:00Z"

# what a worker process runs: MODE is filled in, the address and a JSON article are its arguments
WORKER = """
import os, signal, sys
from dataclasses import replace
from writethru.core.codec import loads
from writethru.core.ids import sha256
from writethru.core.types import Article
from writethru.store import Store
import writethru.store.store as module
address, mode, article = sys.argv[1], sys.argv[2], loads(Article, sys.argv[3])
if mode == "die while migrating":
    real = module.migrate.migrate
    def migrate(connection):
        real(connection)
        os.kill(os.getpid(), signal.SIGKILL)
    module.migrate.migrate = migrate
store = Store.open(address)
if mode == "die while writing":
    with store._writing("test", "test") as connection:
        module.articles.keep(connection, article, "2031-03-03T06:00:00Z")
        os.kill(os.getpid(), signal.SIGKILL)
print("ready", flush=True)
sys.stdin.readline()
if mode == "write until killed":
    for number in range(100_000):
        text = article.text + str(number)
        store.keep_article(replace(article, text=text, sha256=sha256(text)), "2031-03-03T06:00:00Z")
        print(number, flush=True)
if mode == "race":
    for number in range(20):
        text = article.text + str(number)
        store.keep_article(replace(article, text=text, sha256=sha256(text)), "2031-03-03T06:00:00Z")
store.close()
"""


def worker(address: str, mode: str, article: Article) -> subprocess.Popen[str]:
    from writethru.core.codec import dumps

    return subprocess.Popen(
        [sys.executable, "-c", WORKER, address, mode, dumps(article)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def keep_all(store: Store, pages: list[Article]) -> None:
    for page in pages:
        store.keep_article(page, NOW)


def open_and_keep(address: str, page: Article) -> None:
    with Store.open(address) as store:
        store.keep_article(page, NOW)


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def finish(process: subprocess.Popen[str]) -> int:
    process.communicate(timeout=60)
    return process.returncode


def test_two_processes_writing_the_same_articles_make_one_revision_each(address: str, make_article: Make) -> None:
    article = make_article()
    # both also race to create the store
    workers = [worker(address, "race", article) for _ in range(2)]
    assert [line(process) for process in workers] == ["ready", "ready"]
    for process in workers:
        go(process)
    assert [finish(process) for process in workers] == [0, 0]
    with Store.open(address) as store:
        assert [kept.revision for kept in store.revisions(article.id)] == list(range(1, 21))
        assert store.check() == []


def test_threads_share_a_store(store: Store, make_article: Make) -> None:
    pages = [make_article(f"Text {number % 5}.") for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(lambda article: store.keep_article(article, NOW), pages))
    assert sorted({article.revision for article in kept}) == [1, 2, 3, 4, 5]
    assert store.stats()["revisions"] == 5


def test_killed_between_writes_all_that_was_confirmed_is_there(address: str, make_article: Make) -> None:
    article = make_article()
    process = worker(address, "write until killed", article)
    assert line(process) == "ready"
    go(process)
    confirmed = 0
    while confirmed < 25:
        confirmed = int(line(process))
    process.kill()
    finish(process)
    with Store.open(address) as store:
        assert store.stats()["revisions"] > confirmed
        assert store.check() == []
        assert store.keep_article(make_article("Written afterwards."), NOW).revision == store.stats()["revisions"]


@pytest.mark.parametrize("mode", ["die while writing", "die while migrating"])
def test_killed_inside_a_write_nothing_of_it_is_there(address: str, make_article: Make, mode: str) -> None:
    article = make_article()
    process = worker(address, mode, article)
    assert finish(process) == -signal.SIGKILL
    with Store.open(address) as store:
        assert store.stats()["revisions"] == 0
        assert store.keep_article(article, NOW).revision == 1
        assert store.check() == []


def test_a_full_disk_is_said_and_leaves_the_store_sound(tmp_path: Path, make_article: Make) -> None:
    with Store.open(str(tmp_path / "writethru.db")) as store:
        with store._reading("limit") as connection:
            connection.execute(sa.text("PRAGMA max_page_count = 60"))
        pages = [make_article("".join(f"{i * number:x} " for i in range(3000))) for number in range(60)]
        with pytest.raises(StoreError, match=r"disk is full.*free some space"):
            keep_all(store, pages)
        assert store.check() == []


def test_a_store_that_may_only_be_read_is_said(tmp_path: Path, make_article: Make) -> None:
    with Store.open(str(tmp_path / "writethru.db")) as store:
        with store._reading("limit") as connection:
            connection.execute(sa.text("PRAGMA query_only = ON"))
        with pytest.raises(StoreError, match="may be read but not written"):
            store.keep_article(make_article(), NOW)


def test_flipped_bits_are_found(tmp_path: Path, make_article: Make) -> None:
    path = tmp_path / "writethru.db"
    with Store.open(str(path)) as store:
        for number in range(40):
            store.keep_article(make_article(f"The river rose {number} times. " * 200), NOW)
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 3, len(data), 8192):
        data[at] ^= 0xFF
    path.write_bytes(bytes(data))
    with Store.open(str(path)) as store:
        assert store.check() != []


def test_a_torn_file_is_said(tmp_path: Path, make_article: Make) -> None:
    path = tmp_path / "writethru.db"
    with Store.open(str(path)) as store:
        for number in range(40):
            store.keep_article(make_article(f"The river rose {number} times. " * 200), NOW)
    path.write_bytes(path.read_bytes()[:6000])
    with pytest.raises(StoreError, match="damaged"):
        open_and_keep(str(path), make_article())


def test_a_record_changed_behind_our_back_is_found(store: Store, address: str, make_article: Make) -> None:
    store.keep_article(make_article(), NOW)
    engine = sa.create_engine(parse_address(address).url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE articles SET text = 'Nobody said so.'"))
    assert ["another text in its search column" in problem for problem in store.check()] == [True]
    with engine.begin() as connection:
        connection.execute(articles.update().values(record=b"garbage"))
    engine.dispose()
    (problem,) = store.check()
    assert "cannot be read" in problem
    with pytest.raises(StoreError, match=r"damaged.*writethru doctor"):
        store.revisions(make_article().id)
