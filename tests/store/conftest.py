"""The same store tests run on SQLite and on a private PostgreSQL, started from the system's own binaries."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa

from writethru.core.ids import make_id, sha256
from writethru.core.types import Article
from writethru.store import Store
from writethru.store.address import parse_address
from writethru.store.tables import metadata

# tables of schema 0001
FIRST_TABLES = {"articles", "extractions", "readings", "stories", "story_articles", "briefs"}
SKIP = "PostgreSQL's initdb is not installed: `make test` installs it"


def find_binaries() -> Path | None:
    """The folder of initdb and pg_ctl: the newest of Debian's, else one on the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if debian:
        return debian[-1].parent
    found = shutil.which("initdb")
    return Path(found).parent if found else None


@dataclass
class Cluster:
    """A throw-away PostgreSQL that listens on a socket in its own folder only."""

    binaries: Path
    home: Path
    made: int = field(default=0)

    def run(self, program: str, *arguments: str) -> None:
        # PostgreSQL refuses to run as root
        user = "postgres" if os.geteuid() == 0 else None
        said = self.home / "said.txt"
        # into a file: the server that pg_ctl starts would keep a pipe open
        with said.open("w") as output:
            result = subprocess.run(
                [str(self.binaries / program), *arguments],
                user=user,
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                timeout=60,
            )
        assert result.returncode == 0, said.read_text()

    def start(self) -> None:
        if os.geteuid() == 0:
            os.chown(self.home, pwd.getpwnam("postgres").pw_uid, -1)
        data = str(self.home / "data")
        self.run("initdb", "-D", data, "-U", "writethru", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={self.home} -c fsync=off -c shared_buffers=16MB"
        self.run("pg_ctl", "-D", data, "-w", "-o", options, "-l", str(self.home / "log.txt"), "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.home / "data"), "-m", "immediate", "stop")

    def database(self) -> str:
        """The address of a new empty database."""
        self.made += 1
        name = f"test{self.made}"
        self.run("createdb", "-h", str(self.home), "-U", "writethru", name)
        return f"postgresql://writethru:trusted-anyway@/{name}?host={self.home}"


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    binaries = find_binaries()
    if binaries is None:
        pytest.skip(SKIP)
    # not pytest's own folder, which only this user may enter, and short: a socket's path has at most 107 bytes
    home = Path(tempfile.mkdtemp(prefix="wt-pg-"))
    server = Cluster(binaries, home)
    try:
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that does not exist yet, in either database."""
    if request.param == "sqlite":
        return str(tmp_path / "data" / "writethru.db")
    server: Cluster = request.getfixturevalue("cluster")
    return server.database()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address) as opened:
        yield opened


@pytest.fixture
def make_article() -> Callable[..., Article]:
    """Articles of our invention; a page's address and text are what a test wants to differ."""

    def make(
        text: str = "The dam at Lower Quill gave way on Sunday night, the county said.\n\nNobody was hurt.",
        url: str = "https://courier.example/quill-dam",
        title: str = "Dam at Lower Quill gives way",
        published: str | None = "2031-03-02T22:10:00+00:00",
    ) -> Article:
        return Article(
            id=make_id("a", url),
            revision=1,
            url=url,
            file=None,
            outlet="Quill Courier",
            domain="courier.example",
            title=title,
            byline=("Orla Benfield",),
            published=published,
            modified=None,
            language="en",
            completeness="full",
            credit=None,
            sha256=sha256(text),
            text=text,
        )

    return make


@pytest.fixture
def as_of_schema(address: str) -> Callable[[str], None]:
    """``as_of_schema("0001")``: take a store back to an older schema, as if it had been made then."""

    def take_back(version: str) -> None:
        engine = sa.create_engine(parse_address(address).url)
        first = FIRST_TABLES | ({"judgements", "withdrawals", "figures"} if version >= "0002" else set())
        with engine.begin() as connection:
            for table in reversed(metadata.sorted_tables):
                if table.name not in first:
                    connection.execute(sa.text(f"DROP TABLE {table.name}"))
            for column in ("coverage", "written_at"):
                connection.execute(sa.text(f"ALTER TABLE briefs DROP COLUMN {column}"))
            connection.execute(sa.text("UPDATE alembic_version SET version_num = :version"), {"version": version})
        engine.dispose()

    return take_back
