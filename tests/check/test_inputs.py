"""Sources and drafts that are not as one would wish: each has its answer, and none brings a false error."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from writethru.check import check_draft, exit_code, load_draft
from writethru.check.draft import MAX_CHARACTERS
from writethru.core.errors import FormatError
from writethru.core.types import Reading

FRENCH = (
    "Les inondations sur la Veld ont fait 53 morts et 185 blessés dans la province de Harrow, a annoncé mardi le "
    "ministère de l'Intérieur. « Nous cherchons encore », a déclaré la ministre Ilse Brandt aux journalistes. Près de "
    "4 000 arbres sont tombés à Lindmoor, selon les pompiers."
)
OF_FRENCH = (
    "The flood felled nearly 4,000 trees in Lindmoor, firefighters say. “We keep looking,” said Ilse Brandt. "
    "About 3,900 people were moved from their homes, the ministry said."
)
DISPUTED = """\
Floods on the river Lode killed 53 people in the province of Harrow, the interior ministry said on 8 April.

The water rose within an hour and took the bridge at Ostmark. Villagers climbed onto their roofs.

Police in Harrow said that 61 people had been killed. The ministry did not explain the difference."""


@pytest.fixture
def french(reader: Any, page: Any) -> Reading:
    article = page("filnordique", "Le Fil nordique", "flood")
    reading: Reading = reader.read(replace(article, text=FRENCH, language="fr"))
    return reading


def errors(report: Any) -> list[str]:
    return [finding.code for finding in report.findings if finding.severity == "error"]


def test_a_source_in_another_language_is_named_and_not_compared(reader: Any, french: Reading) -> None:
    report = check_draft(load_draft("draft.md", OF_FRENCH), [french], reader=reader)
    assert errors(report) == []
    assert report.notes == (
        "Le Fil nordique is in 'fr', not in English: the draft was not compared with it",
        "no source is in English: only the rules that read the draft alone have run",
    )
    assert {sentence.verdict for sentence in report.sentences} == {"not_checkable"}


def test_beside_it_nothing_is_an_error_for_want_of_a_source(reader: Any, french: Reading, sources: Any) -> None:
    draft = load_draft("draft.md", OF_FRENCH)
    assert {"SRC001", "QUO001"} <= set(errors(check_draft(draft, sources, reader=reader)))
    report = check_draft(draft, [*sources, french], reader=reader)
    assert not {"SRC001", "QUO001", "FIG001"} & set(errors(report))
    unsure = [finding for finding in report.findings if "a source in another language" in finding.message]
    assert {finding.severity for finding in unsure} == {"warning"}
    assert {"SRC001", "QUO001"} <= {finding.code for finding in unsure}
    assert report.sentences[2].verdict == "supported", "what the English sources hold is still compared"


def test_what_english_sources_have_otherwise_stays_an_error(reader: Any, french: Reading, sources: Any) -> None:
    draft = load_draft("draft.md", "Ilse Brand told reporters that 74 people were missing.")
    assert "NAM001" in errors(check_draft(draft, [*sources, french], reader=reader))


@pytest.mark.parametrize(
    ("draft", "rival"),
    [
        ("The interior ministry said 53 people were killed in Harrow.", "61"),
        ("Police in Harrow said that 61 people had been killed.", "53"),
        ("The interior ministry said 53 people were killed in Harrow; police said 61.", None),
    ],
)
def test_a_source_that_contradicts_itself_shows_its_conflict_and_is_no_error(
    reader: Any, page: Any, draft: str, rival: str | None
) -> None:
    article = replace(page("nordenwire", "Norden Wire", "flood"), text=DISPUTED)
    report = check_draft(load_draft("draft.md", draft), [reader.read(article)], reader=reader)
    assert errors(report) == []
    assert "contradicted" not in [sentence.verdict for sentence in report.sentences]
    shown = [finding for finding in report.findings if finding.code == "FIG007"]
    assert [f'"{rival}"' in finding.message for finding in shown] == ([] if rival is None else [True])


@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_a_draft_that_is_a_source_has_copied_runs_and_no_error(reader: Any, sources: Any, kind: str) -> None:
    text = sources[0].article.text
    if kind == "html":
        text = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    report = check_draft(load_draft(f"copy.{kind}", text), sources[:1], reader=reader)
    assert errors(report) == []
    assert "CPY001" in [finding.code for finding in report.findings]
    assert "contradicted" not in [sentence.verdict for sentence in report.sentences]


def test_a_draft_in_another_language_is_named(reader: Any) -> None:
    report = check_draft(load_draft("draft.md", FRENCH), reader=reader)
    assert "the draft reads as 'fr', not as English: the rules are made for English" in report.notes


def test_a_draft_of_one_word_is_checked_and_one_of_code_alone_is_not(reader: Any, sources: Any) -> None:
    assert exit_code(check_draft(load_draft("draft.md", "Floods"), sources, reader=reader)) == 0
    report = check_draft(load_draft("draft.md", "```\nFloods killed 53.\n```\n"), sources, reader=reader)
    assert (report.sentences, exit_code(report)) == ((), 2)
    assert "the draft holds no sentence: nothing was checked" in report.notes


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"The river rose.\n" * 400 + b"\0", "is binary, not a text: a NUL at byte 6400"),
        ("Die Flut riß den Damm.".encode("latin-1"), "is not valid UTF-8 at byte 11"),
        ("The river rose.".encode("utf-16")[:-1], "is not valid UTF-16 at byte"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a PNG image"),
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text", "is an OpenDocument file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "is an old Office document"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><text>Rain</text></svg>", "is an SVG image"),
        (b"", "is empty and holds no words"),
        (b"\xef\xbb\xbf \n", "is empty and holds no words"),
        (b"...\n--\n", "holds no words"),
    ],
)
def test_a_file_that_is_no_draft_is_named_with_what_to_try(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes(data)
    with pytest.raises(FormatError) as caught:
        load_draft(path)
    assert says in caught.value.message
    assert caught.value.source == str(path)
    assert caught.value.hint


def test_utf_16_is_read_with_and_without_its_mark() -> None:
    text = "The river rose in the night.\n"
    for data in (text.encode("utf-16"), text.encode("utf-16-le"), text.encode("utf-16-be")):
        assert load_draft("draft.txt", data).text.split() == text.split()


def test_a_folder_a_device_and_a_name_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="is a folder"):
        load_draft(tmp_path)
    with pytest.raises(FormatError, match="is a device"):
        load_draft(Path(os.devnull))
    with pytest.raises(FormatError, match="is no name of a file"):
        load_draft(Path("draft\0.md"))


def test_a_draft_that_comes_through_a_pipe(tmp_path: Path) -> None:
    """As a shell gives it: ``writethru check <(fetch-draft)``."""
    pipe = tmp_path / "draft"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("The river rose.\n",))
    writer.start()
    assert load_draft(pipe).raw == "The river rose.\n"
    writer.join()


def test_a_draft_beyond_all_measure_is_refused_before_it_is_read() -> None:
    with pytest.raises(FormatError, match="at most 2,000,000 are checked"):
        load_draft("draft.txt", "Rain fell. " * (MAX_CHARACTERS // 11 + 1))


STYLED = [
    ("draft.md", "He said: “It was 5 per cent, on Tuesday, and sadly a must-see.”"),
    ("draft.md", "---\ntitle: SHOUTING ON TUESDAY {{x}}\ndate: 2031-04-08\n---\nThe dam held."),
    ("draft.md", "The dam held. `on Tuesday {{x}}`\n\n```\nIt fell on Tuesday, sadly. {{x}}\n```"),
    ("draft.md", "The dam held. See [the note](https://a.example/Tuesday_{{x}}) and <https://a.example/on-Tuesday>."),
    ("draft.html", "<p>The dam held.</p><pre>It fell on Tuesday, sadly.</pre><script>on Tuesday {{x}}</script>"),
    ("draft.html", '<p>The dam held, <a href="https://a.example/Tuesday" title="sadly {{x}}">it says</a>.</p>'),
    ("draft.txt", "The dam held. More at https://a.example/on-Tuesday_sadly"),
]


@pytest.mark.parametrize(("name", "text"), STYLED)
def test_quoted_words_front_matter_code_and_addresses_are_not_prose(reader: Any, name: str, text: str) -> None:
    report = check_draft(load_draft(name, text), reader=reader)
    style = [f.code for f in report.findings if f.code.startswith(("TIM", "STY", "OPI", "MRK"))]
    assert style == [], [f.message for f in report.findings]
