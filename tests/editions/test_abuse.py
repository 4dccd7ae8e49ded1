"""What must not happen to a story that is followed: articles edited or withdrawn, two workers, a kill between steps."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from writethru import editions, write_brief
from writethru.core.errors import UsageError
from writethru.store import Store


def test_an_article_edited_after_we_published_raises_a_correction_and_its_old_text_stays(
    desk: Any, following: Any
) -> None:
    first = following().brief
    rested = [
        line
        for section in first.sections
        for line in section.lines
        if "two inspectors" in line.text or "bridge" in line.text
    ]
    assert rested
    desk.edit(desk.wire, "send two inspectors", "send five inspectors")
    desk.edit(desk.wire, "to stay shut until Friday", "to stay open")
    second = following(desk.wire).brief
    assert second.edition == 2
    raised = {one.line: one for one in second.corrections}
    for line in rested:
        one = raised[line.id]
        assert one.was == line.text
        assert one.now != line.text
        assert one.reason == "Kestrel Wire changed the words that this rested on."
        assert len(one.date) == 10
        assert one.edition == 1
    # lines whose words still stand raise nothing
    others = {line.id for section in first.sections for line in section.lines} - {line.id for line in rested}
    assert not others & raised.keys()
    with Store.open(desk.settings.store_url) as store:
        old, new = store.revisions(next(row.article for row in first.sources if row.outlet == "Kestrel Wire"))
        assert "two inspectors" in old.text
        assert "five inspectors" in new.text
        # the edition that was published can still be shown with its evidence
        kept = store.edition(desk.story, 1)
        assert kept is not None
        for section in kept.sections:
            for line in section.lines:
                for cite in line.citations:
                    article = store.article(cite.article, cite.revision)
                    assert article is not None
                    assert article.text[cite.start : cite.end] == cite.quote


def test_an_edit_that_touches_no_line_raises_nothing(desk: Any, following: Any) -> None:
    desk.edit(desk.wire, "“It was over in a minute,” she said.", "“It was over in a minute,” Lunn said at noon.")
    second = following(desk.wire).brief
    assert second.edition == 2
    assert not [one for one in second.corrections if "minute" not in one.was]


@pytest.mark.parametrize("name", ["address", "file", "id"])
def test_a_withdrawn_article_is_no_source_any_more_and_the_lines_on_it_are_corrected(
    desk: Any, following: Any, name: str
) -> None:
    first = following().brief
    row = next(row for row in first.sources if row.outlet == "Dunmere Echo")
    called = {"address": row.url, "file": str(desk.folder / "day1" / "echo.html"), "id": row.article}[name]
    if name == "file":
        # the copy of the desk lies elsewhere: read from there, the page is the same article
        following(desk.folder / "day1" / "echo.html")
    second = following(withdrawn=[called]).brief
    assert second.edition == 2
    assert [row.outlet for row in second.sources] == ["Kestrel Wire"]
    told = " ".join(line.text for section in second.sections for line in section.lines)
    assert "40 families" not in told
    raised = [one for one in second.corrections if "40 families" in one.was]
    assert raised[0].now == ""
    assert raised[0].reason.startswith("Dunmere Echo withdrew the article that this rested on")
    # what another outlet still says needs no correction
    assert not [one for one in second.corrections if "nine" in one.was and "families" not in one.was]
    with Store.open(desk.settings.store_url) as store:
        assert [one.article for one in store.withdrawn(desk.story)] == [row.article]
        assert store.article(row.article) is not None
    # told again, given again: it stays out, and there is nothing new
    assert following(withdrawn=[called]).brief == second
    again = following(desk.folder / "day1" / "echo.html")
    assert again.brief == second
    assert any("stays out" in note for note in again.notes)


def test_a_withdrawn_article_that_no_one_knows_is_refused(desk: Any, following: Any) -> None:
    with pytest.raises(UsageError, match=r"has no article 'nobody\.html'"):
        following(withdrawn=["nobody.html"])


def test_two_workers_on_one_edition_make_one(desk: Any) -> None:
    def work(_: int) -> int:
        return write_brief([desk.second_day], story=desk.story, settings=desk.settings).brief.edition

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(work, range(3))) == {2}
    assert [one.edition for one in editions(desk.story, settings=desk.settings)] == [2, 1]


def test_a_worker_who_comes_second_with_other_news_writes_on_top_of_the_first(
    desk: Any, following: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other worker keeps its edition after this one has read the story and before it keeps its own."""
    from writethru.store.store import Store as Kept

    other = desk.folder / "other.txt"
    other.write_text(
        "Union calls for checks\n\nThe Ostrian chemical workers' union said on Tuesday that it wanted all 18 tanks of "
        "Ferrant Coatings checked after the burst in Dunmere.\n\nThe union has 4,000 members in the region.\n"
    )
    real = Kept.keep_edition
    calls = []

    def slow(self: Any, *arguments: Any) -> Any:
        if not calls:
            calls.append(1)
            write_brief([other], story=desk.story, settings=desk.settings)
        return real(self, *arguments)

    monkeypatch.setattr(Kept, "keep_edition", slow)
    mine = following(desk.second_day).brief
    assert mine.edition == 3
    assert len(mine.sources) == 4
    assert [one.edition for one in editions(desk.story, settings=desk.settings)] == [3, 2, 1]


KILLED = """
import os, signal, sys
import writethru.store.editions as kept
from writethru import write_brief
from writethru.core.settings import Settings
from writethru.store.store import Store
store, story, page, step = sys.argv[1:]
def die(*arguments, **names):
    os.kill(os.getpid(), signal.SIGKILL)
if step == "before the brief is kept":
    Store.keep_edition = die
elif step == "inside the write":
    kept.articles.keep_story = die
write_brief([page], story=story, settings=Settings(store=store, cache="off"))
"""


@pytest.mark.parametrize("step", ["before the brief is kept", "inside the write"])
def test_killed_between_steps_the_next_run_completes_and_nothing_is_there_twice(
    desk: Any, following: Any, step: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, desk.settings.store, desk.story, str(desk.second_day), step],
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        timeout=120,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert [one.edition for one in editions(desk.story, settings=desk.settings)] == [1]
    second = following(desk.second_day).brief
    assert second.edition == 2
    assert following(desk.second_day).brief == second
    with Store.open(desk.settings.store_url) as store:
        assert store.check() == []
        assert store.stats()["revisions"] == 3
        assert store.stats()["briefs"] == 2
