"""A page that is taken down after it was used: its site says so, and the story goes on without it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from writethru import write_brief
from writethru.core.settings import Settings
from writethru.intake import load
from writethru.store import Store

from .conftest import Site, html_page


@pytest.mark.enable_socket
@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_told_from_one_that_fails(site: Site, settings: Settings, status: int) -> None:
    site.pages["/gone"] = (status, b"no more")
    site.pages["/broken"] = (503, b"later")
    found = load([f"{site.root}/gone", f"{site.root}/broken"], settings=settings)
    assert [failure.gone for failure in found.failures] == [True, False]


@pytest.mark.enable_socket
def test_an_article_that_is_taken_down_raises_corrections(site: Site, settings: Settings, tmp_path: Path) -> None:
    settings = replace(settings, store=str(tmp_path / "store.db"))
    site.pages["/bridge"] = html_page(
        "Bridge at Tarn Ferry shut",
        "The Tarn county council said on Monday that the bridge at Tarn Ferry had been shut for 14 days.",
        "Councillor Edda Moor said that 3,200 cars had used the bridge every day before it was shut. “We had no "
        "choice,” she said after a meeting in the town hall.",
        "The county engineer, Tor Hallam, told reporters that two of the nine piers had cracks.",
    )
    site.pages["/school"] = html_page(
        "School buses go round by Lindal",
        "The school district of Tarn said on Monday that 41 buses would go round by Lindal while the bridge at Tarn "
        "Ferry was shut.",
        "Head teacher Vera Stolt said that 600 pupils would be late. “They know every verse of every song by now,” she "
        "told this newspaper.",
        "Tarn Lines, the bus company, said that it would need five more drivers and denied that fares would rise.",
        "The mayor of Lindal, Odo Brack, said that the town had asked for a speed limit of 30 km/h.",
    )
    first = write_brief([f"{site.root}/bridge", f"{site.root}/school"], settings=settings).brief
    site.pages["/bridge"] = (410, b"no more")
    second = write_brief(story=first.story, refresh=True, settings=settings)
    assert second.failures == ()
    assert second.brief.edition == 2
    assert [row.url for row in second.brief.sources] == [f"{site.root}/school"]
    assert second.brief.corrections
    assert {one.now for one in second.brief.corrections} == {""}
    assert all("the site answers 410" in one.reason for one in second.brief.corrections)
    with Store.open(settings.store_url) as store:
        taken = store.withdrawn(first.story)
        assert [one.by_desk for one in taken] == [False]
        # the text that we rested on is kept
        assert store.article(taken[0].article, taken[0].revision) is not None
    assert write_brief(story=first.story, refresh=True, settings=settings).brief == second.brief
