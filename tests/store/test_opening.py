"""Opening: first use, next use, and all that can be in the way."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from writethru.core.errors import StoreError
from writethru.core.types import Article
from writethru.store import Store
from writethru.store.address import parse_address
from writethru.store.migrate import known_versions
from writethru.store.tables import HEAD, metadata

Make = Callable[..., Article]
NOW = "2031-03-03T06:00:00Z"


def engine_for(address: str) -> sa.Engine:
    return sa.create_engine(parse_address(address).url)


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60)


def test_a_store_is_made_on_first_use_and_found_on_the_next(address: str, make_article: Make) -> None:
    with Store.open(address) as store:
        kept = store.keep_article(make_article(), NOW)
    with Store.open(address, create=False) as store:
        assert store.article(kept.id) == kept
        assert store.schema == HEAD
        assert store.check() == []


def test_the_second_opening_needs_no_alembic_and_importing_the_package_no_sqlalchemy(address: str) -> None:
    Store.open(address).close()
    code = (
        "import sys, writethru, writethru.store; assert 'sqlalchemy' not in sys.modules\n"
        "from writethru.store import Store; Store.open(sys.argv[1]).close(); assert 'alembic' not in sys.modules"
    )
    result = run(code, address)
    assert (result.returncode, result.stderr) == (0, "")


def test_the_first_opening_says_nothing(address: str) -> None:
    result = run("import sys; from writethru.store import Store; Store.open(sys.argv[1]).close()", address)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_the_migrations_make_the_tables_that_are_declared(store: Store, address: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
        # the full-text index is written in each database's own words
        return not (name or "").startswith("articles_search") and not (kind == "column" and name == "search")

    engine = engine_for(address)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_head_is_the_newest_migration() -> None:
    assert known_versions()[-1] == HEAD


def test_create_false_makes_nothing(address: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        Store.open(address, create=False)
    assert list(tmp_path.rglob("*.db")) == []


def test_a_newer_schema_is_refused(address: str) -> None:
    Store.open(address).close()
    engine = engine_for(address)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9001'"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"has schema 9001.*newer version of writethru"):
        Store.open(address)


def test_the_database_of_another_program_is_left_alone(address: str) -> None:
    path = parse_address(address).path
    if path is not None:
        path.parent.mkdir(parents=True)
    engine = engine_for(address)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE articles (recipe text)"))
    with pytest.raises(StoreError, match="another program"):
        Store.open(address)
    assert sa.inspect(engine).get_table_names() == ["articles"]
    engine.dispose()


@pytest.mark.parametrize("form", ["{path}", "sqlite:///{path}"])
def test_forms_of_a_file_address(form: str, tmp_path: Path) -> None:
    path = tmp_path / "a b%20?" / "päper.db"
    with Store.open(form.format(path=path)) as store:
        assert path.is_file()
        assert store.address == str(path)


def test_a_store_in_memory_leaves_no_file(make_article: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open(":memory:") as store:
        kept = store.keep_article(make_article(), NOW)
        assert store.article(kept.id) == kept
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    ["", "mysql://root:hunter2@host/db", "sqlite://relative.db", "postgresql://u:hunter2@host:port/db", "a\0b"],
)
def test_addresses_that_name_no_store(text: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(text)
    assert "postgresql://USER@HOST/DATABASE" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"is a folder.*name a file in it"):
        Store.open(str(tmp_path))


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("no folder")
    with pytest.raises(StoreError, match="is a file, not a folder"):
        Store.open(str(tmp_path / "notes" / "writethru.db"))


def test_a_file_of_another_kind_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor, this is no database, however long it may be. " * 40)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not an SQLite database"):
        Store.open(str(path))
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "writethru.db"
    path.touch()
    with Store.open(str(path)) as store:
        assert store.check() == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can run a process as another user")
def test_a_file_without_rights_is_named(tmp_path: Path) -> None:
    path = tmp_path / "locked" / "writethru.db"
    Store.open(str(path)).close()
    path.parent.chmod(0o700)
    pid = os.fork()
    if pid == 0:
        os.setuid(65534)
        try:
            Store.open(str(path))
        except StoreError as error:
            os._exit(0 if "you have no right to it" in str(error) else 1)
        os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    with pytest.raises(StoreError) as caught:
        Store.open("postgresql://desk:hunter2@127.0.0.1:9/news?sslpassword=hunter3")
    said = str(caught.value)
    assert "postgresql://desk:***@127.0.0.1:9/news" in said
    assert "cannot be reached" in said
    assert "hunter" not in said
    assert caught.value.__cause__ is None


def test_a_database_that_is_not_there_is_named(cluster: Any) -> None:
    with pytest.raises(StoreError, match=r"no database of that name.*createdb"):
        Store.open(f"postgresql://writethru@/none?host={cluster.home}")


def test_a_user_the_server_does_not_know_is_named(cluster: Any) -> None:
    with pytest.raises(StoreError, match="refuses the user or the password"):
        Store.open(f"postgresql://nobody:hunter2@/postgres?host={cluster.home}")


def test_psycopg_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert importlib.util.find_spec("psycopg") is not None
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'writethru\[postgres\]'"):
        Store.open("postgresql://desk@127.0.0.1:9/news")
