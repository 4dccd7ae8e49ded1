"""The table of aliases: what ships, what editors add, and what is said of lines that cannot be used."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from writethru.core.errors import UsageError
from writethru.core.ids import sha256
from writethru.core.settings import Settings
from writethru.core.types import Article, Reading, Speaker
from writethru.reading import Reader
from writethru.reading.aliases import load_aliases

TABLE = """\
# our own
Tolnor\tTolm del Norte\torganisation\tPeru\tbusiness

the Gull\tGull Lines\torganisation\t\tbusiness
Lima\tPeruvian Presidency\tseat\tPeru
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "aliases.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def read_with(text: str, path: Path | str = "") -> Reading:
    entry = Article(
        id="art-test", revision=1, url=None, file=None, outlet="The Marrow Post", domain=None, title="A title",
        byline=(), published="2026-04-15", modified=None, language="en", completeness="full", credit=None,
        sha256=sha256(text), text=text,
    )  # fmt: skip
    return Reader(Settings(reader="rules", aliases=str(path))).read(entry)


def first(text: str, path: Path | str = "") -> Speaker:
    reading = read_with(text, path)
    (speaker, *_) = [s.speaker for s in reading.statements if s.speaker is not None]
    return speaker


@pytest.mark.parametrize(
    ("text", "canonical", "kind", "affiliation", "how"),
    [
        ("The WHO said 40 people were ill.", "World Health Organization", "organisation", "United Nations", "alias"),
        ("The Kremlin said 40 people were ill.", "Kremlin", "office", "Russia", "name"),
        ("No 10 said 40 people were ill.", "Downing Street", "office", "United Kingdom", "alias"),
        ("The U.N. refugee agency said 40 people were ill.", "UN refugee agency", "organisation", "United Nations",
         "alias"),
    ],
)  # fmt: skip
def test_what_the_world_calls_its_bodies(text: str, canonical: str, kind: str, affiliation: str, how: str) -> None:
    speaker = first(text)
    assert (speaker.canonical, speaker.kind, speaker.affiliation, speaker.resolved_by) == (
        canonical, kind, affiliation, how,
    )  # fmt: skip


def test_what_the_article_spells_out_goes_before_the_table() -> None:
    text = "The Women's Housing Office (WHO) opened in May. The WHO said 40 houses fell."
    assert first(text).canonical == "Women's Housing Office"


def test_editors_names(table: Path) -> None:
    speaker = first("Tolnor said its line had failed.", table)
    assert (speaker.canonical, speaker.affiliation, speaker.role_class) == ("Tolm del Norte", "Peru", "business")
    assert first("The Gull said its boats were late.", table).canonical == "Gull Lines"


def test_a_seat_stands_for_a_body_only_where_it_speaks(table: Path) -> None:
    reading = read_with("Lima said it would send ships. Nobody in Lima was hurt.", table)
    assert reading.statements[0].speaker is not None
    assert reading.statements[0].speaker.canonical == "Peruvian Presidency"
    assert [entity.type for entity in reading.entities if entity.text == "Lima"] == ["GPE", "GPE"]


def test_bad_lines_are_named_and_the_rest_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text(
        "Tolnor Tolm del Norte\nGull\tGull Lines\tfirm\nOwl\tOwl Lines\t\t\tmighty\n"
        "Jay\tJay Lines\nJay\tJay Bank\n\tX\n",
        encoding="utf-8",
    )
    with caplog.at_level(logging.WARNING, logger="writethru"):
        assert first("Jay said its boats were late.", path).canonical == "Jay Lines"
    said = [record.getMessage() for record in caplog.records]
    assert [message.split(": ")[0] for message in said] == [f"{path}, line {number}" for number in (1, 2, 3, 5, 6)]
    assert "no tab" in said[0]
    assert "'firm' is no kind" in said[1]
    assert "'mighty' is no class" in said[2]
    assert "line 4" in said[3]


def test_a_file_that_cannot_be_read_is_a_wrong_setting(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_aliases(str(tmp_path / "none.tsv"))
    (tmp_path / "latin.tsv").write_bytes("Tolnor\tTólm".encode("latin-1"))
    with pytest.raises(UsageError, match="not UTF-8"):
        load_aliases(str(tmp_path / "latin.tsv"))


def test_the_content_of_the_table_is_part_of_what_reads(table: Path) -> None:
    plain = Reader(Settings(reader="rules")).engine
    with_table = Reader(Settings(reader="rules", aliases=str(table))).engine
    assert plain != with_table
    table.write_text("# a note more\n" + TABLE, encoding="utf-8")
    assert Reader(Settings(reader="rules", aliases=str(table))).engine == with_table
    table.write_text(TABLE.replace("Gull Lines", "Gull Bank"), encoding="utf-8")
    assert Reader(Settings(reader="rules", aliases=str(table))).engine != with_table


def test_the_shipped_table_has_no_bad_line() -> None:
    table = load_aliases()
    assert table.problems == ()
    assert len(table.by_alias) > 150
