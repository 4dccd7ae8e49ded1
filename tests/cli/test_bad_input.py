"""Bad input: one clear line each, exit code 2 where nothing could be done, and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Lindale Echo</title>
<item><title>Quay closed</title><link>http://127.0.0.1:9/quay</link><description>Short.</description></item>
<item><title>Crane fell</title><link>https://lindale.example/crane</link><content:encoded
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[%s]]></content:encoded></item></channel></rss>"""
BODY = b"".join(
    b"<p>The harbour board of Lindale closed quay %d on Tuesday after a crane fell there, and its chairman said at %d "
    b"p.m. that divers would look at the piles before ships could tie up again.</p>" % (number, number)
    for number in range(1, 9)
)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.html", b"", "empty"),
        ("brochure.html", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (
            "index.html",
            b"<html><body><nav><a href='/a'>World</a> <a href='/b'>Sport</a></nav></body></html>",
            "article",
        ),
        ("photo.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image"),
        ("big.html", b"<html><body>" + b"<p>word word word</p>" * 1_000_000, "MiB"),
    ],
)
def test_a_file_that_is_no_article(
    run: Callable[..., Any], tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    done = run("brief", path)
    assert done.code == 2
    assert done.out == ""
    assert name in done.err
    assert words in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("no-such-file.html", "no-such-file.html"),
        ("http://127.0.0.1/page", "private"),
        ("http://169.254.169.254/latest/meta-data", "private"),
        ("file:///etc/passwd", "file:"),
        ("gopher://outlet.example/1", "gopher"),
    ],
)
def test_a_source_that_cannot_be_had(run: Callable[..., Any], source: str, words: str) -> None:
    done = run("read", source)
    assert done.code == 2
    assert source.split("://")[-1].split("/")[0] in done.err
    assert words in done.err


def test_no_sources_at_all(run: Callable[..., Any]) -> None:
    done = run("brief")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("writethru: no sources were given")


def test_one_bad_source_of_several_is_named_and_the_rest_goes_on(run: Callable[..., Any], coverage: Path) -> None:
    done = run("brief", "gone.html", coverage, "--format", "json")
    assert done.code == 0
    document = json.loads(done.out)
    assert [failure["source"] for failure in document["failed"]] == ["gone.html"]
    assert len(document["sources"]) == len(list(coverage.iterdir()))
    assert "gone.html" in done.err


def test_a_feed_with_one_broken_entry(run: Callable[..., Any], tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(FEED % BODY)
    done = run("read", feed, "--format", "json")
    titles = [json.loads(line)["article"]["title"] for line in done.out.splitlines()]
    assert "Crane fell" in titles
    assert done.code == 0


def test_a_page_in_another_charset_than_it_says(run: Callable[..., Any], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    body = "".join(
        f"<p>Le café de Zoë was closed by the board of Lindale “for good”, number {i} said.</p>" for i in range(9)
    )
    page.write_bytes(f'<html><head><meta charset="utf-8"><title>Café</title></head><body>{body}'.encode("cp1252"))
    done = run("read", page, "--format", "json")
    assert "café de Zoë" in json.loads(done.out)["article"]["text"]


def test_sources_on_different_matters_are_noticed(run: Callable[..., Any], tmp_path: Path, coverage: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "Pastry prize goes to Mirelle Oakes\n\nMirelle Oakes, a baker in Penwick, won the county pastry prize for her "
        "rhubarb tart, the jury said on Sunday.\n\nThe jury praised the crust. Oakes, 41, said she had baked since she "
        "was nine, and that her grandmother had taught her.\n\nThe prize is worth 500 pounds and a copper pan.\n"
    )
    done = run("brief", coverage, other, "--format", "json")
    assert done.code == 0
    assert "matter" in done.err
    assert "Pastry prize" in done.err or "other.txt" in done.err


def test_a_page_on_standard_input(run: Callable[..., Any], coverage: Path) -> None:
    page = sorted(coverage.iterdir())[0]
    done = run("read", "-", "--format", "json", stdin=page.read_bytes())
    assert json.loads(done.out)["statements"]


def test_an_output_that_cannot_be_written(run: Callable[..., Any], coverage: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    assert run("brief", coverage, "-o", tmp_path / "folder.html").code == 2
    done = run("brief", coverage, "-o", tmp_path / "brief.odt")
    assert done.code == 2
    assert ".html" in done.err, "the endings there are"


def test_a_wrong_command_or_option_names_the_right_one(run: Callable[..., Any]) -> None:
    done = run("breif", "x")
    assert done.code == 2
    assert "Did you mean 'brief'" in done.err
    assert run("brief", "--wrods", "3").code == 2
    wrong = run("brief", "x.html", "--format", "htlm")
    assert wrong.code == 2
    assert "html" in wrong.err, "the formats there are"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff\xfe binary", b"   \n\n "])
def test_a_draft_that_cannot_be_checked_is_exit_code_2(run: Callable[..., Any], tmp_path: Path, content: bytes) -> None:
    draft = tmp_path / "draft.md"
    draft.write_bytes(content)
    done = run("check", draft)
    assert done.code == 2
    assert "draft.md" in done.err


def test_relate(run: Callable[..., Any], tmp_path: Path) -> None:
    base = {"value_low": 300, "value_high": 300, "approx": "about", "unit": "soldier", "population": "Ostran soldiers",
            "place": "Velm", "asof": "2026-03-01"}  # fmt: skip
    a = {**base, "measure": "killed", "text": "about 300 killed", "reporter": "the ministry"}
    b = {**base, "measure": "killed_or_injured", "text": "300 killed or wounded", "reporter": "the president"}
    for name, record in (("a.json", a), ("b.json", b)):
        (tmp_path / name).write_text(json.dumps(record))
    done = run("relate", tmp_path / "a.json", tmp_path / "b.json")
    assert done.code == 0
    assert json.loads(done.out)["relation"] in {"not_comparable", "subset"}
    lines = [{"id": "p1", "a": a, "b": a}, "{broken", {"a": {**a, "value_low": "many"}, "b": a}, {"a": 3, "b": a}]
    lines.append({"id": "p2", "a": {**a, "value_low": 300}, "b": a})
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    endless = json.dumps({"id": "p3", "a": a, "b": b}).replace("300", "1e400", 1)
    (tmp_path / "pairs.jsonl").write_text("\n".join([*written, endless]) + "\n")
    broken = run("relate", "--batch", tmp_path / "pairs.jsonl")
    answers = [json.loads(line) for line in broken.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["p1", "p2", "p3"], "the pairs beside the broken lines are answered"
    assert answers[0]["relation"] == "same"
    assert answers[2]["relation"] != "conflict"
    assert broken.code == 2
    assert all(f"line {number}" in broken.err for number in (2, 3, 4))
