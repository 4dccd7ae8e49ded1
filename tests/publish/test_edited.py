"""An edition written back from the file that a person changed."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from test_targets import POISONS

from sample_brief import make_brief
from writethru.core.errors import UsageError
from writethru.core.types import Brief, Line
from writethru.publish import render
from writethru.publish.edited import edited_brief

SAMPLE = make_brief()
CAUSE = "Its cause was not known, said fire chief Ines Tallow."


def written(name: str, poison: str = "") -> str:
    sample = make_brief(poison)
    out = render(sample.brief, sample.ledger, name)
    assert isinstance(out, str)
    return out


def back(text: str, name: str = "brief.md") -> Brief:
    return edited_brief(SAMPLE.brief, SAMPLE.ledger, name, text, "Ada Holt")


def lines(brief: Brief) -> list[Line]:
    return [line for section in brief.sections for line in section.lines]


@pytest.mark.parametrize("poison", ["", *POISONS])
@pytest.mark.parametrize("name", ["markdown", "json"])
def test_a_file_that_nobody_changed_changes_nothing(name: str, poison: str) -> None:
    sample = make_brief(poison)
    file = {"markdown": "brief.md", "json": "brief.json"}[name]
    out = edited_brief(sample.brief, sample.ledger, file, written(name, poison), "Ada Holt")
    assert out.sections == sample.brief.sections
    assert out.label == sample.brief.label


@pytest.mark.parametrize("name", ["markdown", "json"])
def test_a_changed_line_keeps_its_id_and_sources_and_is_marked(name: str) -> None:
    file = {"markdown": "brief.md", "json": "brief.json"}[name]
    out = back(written(name).replace("Its cause was", "Why it broke out was"), file)
    (changed,) = [line for line in lines(out) if line.writer != "extractive"]
    before = next(line for line in lines(SAMPLE.brief) if line.text == CAUSE)
    assert changed == replace(before, text="Why it broke out was not known, said fire chief Ines Tallow.",
                              writer="edited by Ada Holt")  # fmt: skip
    assert dict(out.label.writer_kinds) == {"extractive": 0.8333, "edited by Ada Holt": 0.1667}
    assert out.label.digital_source_type.endswith("/composite")


def test_lines_moved_and_taken_out_are_known_again_by_their_words() -> None:
    text = written("markdown")
    first, second = re.findall(r"^- .*$", text, re.M)[:2]
    moved = text.replace(first, "@").replace(second, first).replace("@", second)
    out = back(moved.replace("\n- Brandt Silo denied that the alarm had been switched off.[^12]", ""))
    assert {line.writer for line in lines(out)} == {"extractive"}
    assert [line.id for line in lines(out)][2:4] == [line.id for line in lines(SAMPLE.brief)][3:1:-1]
    assert len(lines(out)) == len(lines(SAMPLE.brief)) - 1


def test_a_line_without_its_footnote_is_known_by_its_place() -> None:
    out = back(written("markdown").replace(f"{CAUSE}[^4]", "Nobody knew the cause, Ines Tallow said."))
    line = lines(out)[1]
    assert line.text == "Nobody knew the cause, Ines Tallow said."
    assert line.id == lines(SAMPLE.brief)[1].id
    assert line.citations == lines(SAMPLE.brief)[1].citations


def test_a_new_line_says_on_what_it_rests() -> None:
    text = written("markdown")
    out = back(text.replace(f"{CAUSE}[^4]", f"{CAUSE}[^4]\n\nThe county fire service counts 14 dead.[^3]"))
    new = lines(out)[2]
    assert new.writer == "edited by Ada Holt"
    assert new.citations == lines(SAMPLE.brief)[0].citations
    assert new.id not in {line.id for line in lines(SAMPLE.brief)}
    with pytest.raises(UsageError, match=r"“The mayor wept\.” rests on nothing"):
        back(text.replace(f"{CAUSE}[^4]", f"{CAUSE}[^4]\n\nThe mayor wept."))


def test_wrapped_lines_headline_and_standfirst_are_read() -> None:
    text = written("markdown").replace("# Grain terminal fire", "# Silo fire")
    out = back(text.replace("said fire chief", "said\nfire chief").replace("a union and the", "a union, and the"))
    assert out.headline.startswith("Silo fire at Ellmoor")
    assert out.standfirst == "The fire service, a union, and the labour ministry give three numbers of dead."
    assert out.sections == SAMPLE.brief.sections
    assert back(text.replace("**The fire", "The fire")).standfirst.startswith("The fire service")


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("brief.md", "A letter.\n\nDear all.\n", "no edition of ours"),
        ("brief.md", "# Head\n\n## Gossip\n\nHe said so.\n", "“Gossip” is no section"),
        ("brief.json", "[1, 2", "no edition of ours"),
        ("brief.json", "[]", "no edition of ours"),
        ("brief.json", "[" * 100_000, "no edition of ours"),
        ("brief.json", json.dumps({"schema": "writethru/brief/1", "story": "another"}), "is not the JSON of"),
    ],
)
def test_a_file_that_is_no_edition_is_refused(name: str, text: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        back(text, name)


def test_an_edit_cites_only_what_the_edition_cites() -> None:
    document = json.loads(written("json"))
    document["sections"][0]["lines"][0]["text"] = "Fifteen died."
    document["sections"][0]["lines"][0]["citations"][0]["start"] += 1
    with pytest.raises(UsageError, match="cites words that the edition does not"):
        back(json.dumps(document), "brief.json")
