"""Who counts what in each format: words of articles do nothing, JSON holds to its schema, each value has its quote."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from sample_counts import Said, exact, ledger_of, relate
from writethru.cli.views.figures import figures_view
from writethru.core.judgements import Judged
from writethru.core.types import Failure
from writethru.publish.cells import safe_cell
from writethru.publish.figures.csv import COLUMNS, figures_csv
from writethru.publish.figures.html import figures_html
from writethru.publish.figures.markdown import figures_markdown
from writethru.publish.figures.output import figures_json
from writethru.publish.figures.table import Table, chosen, who_counts_what

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "schemas" / "figures.json"
POISON = ' <img src=x onerror=alert(1)> [x](javascript:alert(2)) | `*_ =HYPERLINK("http://evil.example")'
GIVEN = [
    exact("Pit Wire", "Mine Rescue", 9, as_of="2031-10-03T07:00"),
    exact("Pit Wire", "Mine Rescue", 12, as_of="2031-10-04"),
    Said("Vale Post", "the union", "at least 20", 20, None, "at_least"),
    exact("Vale Post", "the union", 11, measure="injured", behind="down from 14, as of 2031-10-02"),
    exact("The Lamp", "", 7, measure="other", unit=None),
]
JUDGED = Judged("j-1", "unsure", "Ruth Anders", "two lists", "2031-10-06T10:00:00Z")


def table_of(poison: str = "") -> Table:
    relations = [
        relate(GIVEN, 1, 2, "conflict", "12 (Mine Rescue) and at least 20 (the union) cannot both hold" + poison),
        relate(GIVEN, 0, 1, "update", "raised from 9 to 12, by the same speaker" + poison),
        relate(GIVEN, 0, 2, "not_comparable", "Ruth Anders is not sure: two lists" + poison, judged=JUDGED),
    ]
    series = [((0, 1, 2), "conflicting"), ((3,), "agreed"), ((4,), "agreed")]
    return who_counts_what(ledger_of(GIVEN, series, relations, poison))  # type: ignore[arg-type]


def pages(table: Table) -> list[str]:
    return [figures_view(table), figures_markdown(table), figures_html(table), figures_csv(table)]


def test_all_formats_say_the_same() -> None:
    for page in pages(table_of()):
        words = " ".join(re.sub(r"<[^>]+>|\\|[“”*]", "", page).split())
        for told in ("at least 20", "cannot both hold", "one report", "Ruth Anders is not sure: two lists"):
            assert told in words
    for page in pages(table_of())[:3]:
        assert "Sources conflict".lower() in page.lower()
        assert "down from 14, as of 2 October 2031" in re.sub(r"\s+", " ", page).replace("Down", "down")
        assert "no reporter named" in page


def test_the_document_holds_to_its_schema_and_its_quotes_to_the_texts() -> None:
    for poison in ("", POISON):
        table = table_of(poison)
        document = {**figures_json(table), "failed": [{"source": "x.html", "reason": "not found"}]}
        Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(document)
        texts = {article.id: article.text for article in table.story.articles}
        values = [value for series in document["series"] for value in series["values"]]
        assert len(values) == len(GIVEN)
        for value in values:
            for cited in value["citations"]:
                assert texts[cited["article"]][cited["start"] : cited["end"]] == cited["quote"]
        links = [link for series in document["series"] for link in series["links"]]
        assert [link["judged"]["by"] for link in links if link["judged"]] == ["Ruth Anders"]


def test_a_number_that_json_cannot_hold_is_shown_in_words_alone() -> None:
    huge = Said("Pit Wire", "the union", "1e400", float("inf"), float("inf"))
    table = who_counts_what(ledger_of([huge, exact("Vale Post", "", 3)], [((0, 1), "agreed")]))
    text = json.dumps(figures_json(table), allow_nan=False)
    assert "1e400" in text
    for page in pages(table):
        assert "1e400" in page


def test_markdown_and_html_hold_the_quote_and_place_of_each_value() -> None:
    table = table_of()
    for page in (MarkdownIt().enable("table").render(figures_markdown(table)), figures_html(table)):
        words = re.sub(r"<[^>]+>", "", page)
        for series in table.series:
            for value in series.values:
                cited = value.quotes[0].citation
                assert cited.quote in words
                assert f"characters {cited.start}–{cited.end}" in words


def test_the_page_draws_what_differs_and_has_an_address_for_each_value() -> None:
    page = figures_html(table_of())
    assert page.count("<svg") == 2
    assert [f'id="v{number}"' in page for number in range(1, 6)] == [True] * 5
    assert page == figures_html(table_of())


def test_a_slip_in_a_copy_is_drawn_as_the_copys() -> None:
    given = [
        *(exact("Pit Wire", "Mine Rescue", number, as_of=f"2031-10-0{number}") for number in (3, 4, 5)),
        exact("Vale Post", "Mine Rescue", 2, as_of="2031-10-06", copy_of="Pit Wire"),
    ]
    slip = relate(given, 2, 3, "conflict", "one text: Vale Post has 2 where the original has 5")
    page = figures_html(who_counts_what(ledger_of(given, [(range(4), "updated")], [slip])))
    assert "Mine Rescue, in the copy of Vale Post" in page
    assert "lowered by" not in page


def test_without_the_extra_the_tables_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    page = figures_html(table_of())
    assert "<svg" not in page
    assert "at least 20" in page


def test_poisoned_words_stay_words_in_html() -> None:
    page = figures_html(table_of(POISON), failures=[Failure("a" + POISON, "b" + POISON)])
    assert "<img" not in page
    assert "<script" not in page
    assert 'href="javascript' not in page


def test_poisoned_words_stay_words_in_markdown() -> None:
    page = figures_markdown(table_of(POISON), failures=[Failure("a" + POISON, "b" + POISON)])
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(page)
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "<code>" not in html
    # no bar of an article opens a column
    assert {row.count("<td") for row in re.findall(r"<tr>(.*?)</tr>", html, re.S)} <= {0, 5}


def test_a_spreadsheet_works_nothing_out_and_keeps_its_numbers() -> None:
    given = [
        Said("=1+1", "@SUM(A1)", "-5", -5, -5, measure="change", unit="percent", sentence="{who}: {words} it was.")
    ]
    text = figures_csv(who_counts_what(ledger_of(given, [((0,), "agreed")])))
    (row,) = csv.DictReader(io.StringIO(text))
    assert tuple(row) == COLUMNS
    assert (row["value"], row["low"], row["who"], row["outlets"]) == ("'-5", "-5", "'@SUM(A1)", "'=1+1")


@pytest.mark.parametrize(
    ("cell", "safe"), [(None, ""), ("a=b", "a=b"), ("\t=1", "'\t=1"), ("+1", "'+1"), (-1, "-1"), (2.5, "2.5")]
)
def test_a_cell_is_safe_and_a_number_a_number(cell: str | float | None, safe: str) -> None:
    assert safe_cell(cell) == safe


def test_nothing_in_an_article_steers_the_terminal_or_turns_the_writing() -> None:
    for page in pages(table_of("\x1b[2J\x07 \u202eevil\u2066"))[:3]:
        assert "evil" in page
        assert not {"\x1b", "\x07", "\u202e", "\u2066"} & set(page)


@pytest.mark.parametrize("write", [figures_view, figures_markdown, figures_html])
def test_where_nothing_disagrees_the_page_says_so(write: Callable[[Table], str]) -> None:
    table = who_counts_what(ledger_of([exact("Pit Wire", "Mine Rescue", 9)], [((0,), "agreed")]))
    assert "no series in which sources disagree" in write(chosen(table, conflicts=True)).lower()
    assert figures_csv(chosen(table, conflicts=True)).count("\n") == 1
