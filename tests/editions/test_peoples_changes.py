"""What people change in an edition stands in the next one, and what they never published needs no correction."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from writethru import sign_off
from writethru.publish.page import EDITED
from writethru.signing import signed_edition

HOLT = "Ada Holt"


def lines(brief: Any) -> dict[str, Any]:
    return {line.id: line for section in brief.sections for line in section.lines}


def document_of(brief: Any) -> dict[str, Any]:
    from writethru.brief import brief_json

    return dict(brief_json(brief))


def reviewed(desk: Any, change: Callable[[dict[str, Any]], None], edition: int = 1) -> Any:
    """The edition after a review by Ada Holt, who changed its JSON so."""
    name = f"{desk.story}@{edition}"
    document = document_of(signed_edition(name, settings=desk.settings).brief)
    change(document)
    path = Path(desk.folder) / "changed.json"
    path.write_text(json.dumps(document), "utf-8")
    return sign_off(name, "review", by=HOLT, edited=path, settings=desk.settings).brief


def line_with(document: dict[str, Any], words: str) -> dict[str, Any]:
    return next(line for section in document["sections"] for line in section["lines"] if words in line["text"])


def reword(words: str, old: str, new: str) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        line = line_with(document, words)
        assert old in line["text"]
        line["text"] = line["text"].replace(old, new)

    return change


def test_a_line_that_a_person_reworded_stands_so_in_the_next_editions(desk: Any, following: Any) -> None:
    left = reviewed(desk, reword("two inspectors", "two inspectors", "a pair of inspectors"))
    [key] = [key for key, line in lines(left).items() if "a pair of inspectors" in line.text]
    second = following(desk.second_day).brief
    line = lines(second)[key]
    assert line.text == lines(left)[key].text
    assert line.writer == EDITED + HOLT
    assert line.citations == lines(left)[key].citations
    assert EDITED + HOLT in dict(second.label.writer_kinds)
    assert "1 change that a person made in an edition before is made again" in second.notes
    # the edition is a draft all the same: nobody has read the rest of it
    assert second.label.state == "draft"
    desk.edit(desk.folder / "day1" / "echo.html", "40 families", "46 families")
    third = following(desk.folder / "day1" / "echo.html").brief
    assert third.edition == 3
    assert lines(third)[key].writer == EDITED + HOLT


def test_a_line_whose_source_says_something_else_by_now_is_written_anew(desk: Any, following: Any) -> None:
    reviewed(desk, reword("two inspectors", "two inspectors", "a pair of inspectors"))
    desk.edit(desk.wire, "send two inspectors", "send five inspectors")
    told = " ".join(line.text for line in lines(following(desk.wire).brief).values())
    assert "a pair of inspectors" not in told


def test_a_line_that_a_person_took_out_stays_out(desk: Any, following: Any) -> None:
    def without(document: dict[str, Any]) -> None:
        gone = line_with(document, "two inspectors")
        for section in document["sections"]:
            section["lines"] = [line for line in section["lines"] if line is not gone]

    before = lines(following().brief)
    reviewed(desk, without)
    for brief in (following(desk.second_day).brief, following().brief):
        assert brief.edition == 2
        assert not [line for line in lines(brief).values() if "two inspectors" in line.text]
        # what nobody touched is told as before
        assert before.keys() & lines(brief).keys()


def test_a_change_that_the_check_finds_wrong_by_now_is_not_made_again(desk: Any, following: Any) -> None:
    left = reviewed(desk, reword("two inspectors", "two inspectors", "9,412 inspectors"))
    [key] = [key for key, line in lines(left).items() if "9,412" in line.text]
    second = following(desk.second_day)
    assert "9,412" not in lines(second.brief)[key].text
    assert "two inspectors" in lines(second.brief)[key].text
    assert second.report.count("error") == 0
    assert "1 change that a person made in an edition before is not made again: the check finds errors" in (
        second.brief.notes
    )


def test_a_killed_edition_takes_nothing_out_of_the_next(desk: Any, following: Any) -> None:
    sign_off(f"{desk.story}@1", "kill", by=HOLT, reason="written too early", settings=desk.settings)
    second = following(desk.second_day).brief
    assert len(lines(second)) >= 4


def test_what_was_reviewed_and_never_published_needs_no_correction(desk: Any, following: Any) -> None:
    sign_off(f"{desk.story}@1", "review", by=HOLT, settings=desk.settings)
    second = following(desk.second_day).brief
    assert second.corrections == ()
    assert "seven" in " ".join(line.text for line in lines(second).values())


def test_what_was_published_is_corrected_though_a_draft_stands_between(desk: Any, following: Any) -> None:
    sign_off(f"{desk.story}@1", "review", by=HOLT, settings=desk.settings)
    sign_off(f"{desk.story}@1", "publish", by=HOLT, settings=desk.settings)
    printed = [line.text for line in lines(signed_edition(f"{desk.story}@1", settings=desk.settings).brief).values()]
    assert any("nine people" in text for text in printed)
    desk.edit(desk.folder / "day1" / "echo.html", "40 families", "46 families")
    draft = following(desk.folder / "day1" / "echo.html").brief
    third = following(desk.second_day).brief
    assert (draft.edition, third.edition) == (2, 3)
    assert third.corrections
    assert {one.edition for one in third.corrections} == {1}
    assert {one.was for one in third.corrections if "nine people" in one.was} & set(printed)
