"""An invented story of two days on disk, and a store in which its first day was briefed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from writethru.core.settings import Settings

WIRE = (
    "DUNMERE, Ostria (KW) — A tank at the Ferrant paint factory in Dunmere burst on Monday and killed nine people, the "
    "Dunmere fire service said.",
    "Chief Officer Petra Lunn of the fire service told reporters that 31 people had been treated in hospital. “It was "
    "over in a minute,” she said.",
    "Ferrant Coatings, the owner of the factory, denied that the tank had been due for a check. Mayor Colm Adair "
    "ordered the Mill Street bridge to stay shut until Friday.",
    "The labour ministry said that it would send two inspectors to the town.",
)
ECHO = (
    "Mayor Colm Adair told this newspaper that 40 families had left their homes on Mill Street in Dunmere on Monday "
    "after a tank burst at the Ferrant paint factory.",
    "The Dunmere fire service said that nine people had been killed.",
    "Rosa Tilling, an engineer who studies tank failures at Norwold University, said that valves of this kind had "
    "failed in two other plants since 2019.",
)
SECOND_DAY = (
    "DUNMERE, Ostria (KW) — The Dunmere fire service on Tuesday lowered its count of people killed at the Ferrant "
    "paint factory to seven from nine, saying that two people had been counted twice.",
    "Chief Officer Petra Lunn said that 34 people had been treated in hospital, up from 31.",
    "The prosecutor of Ostria, Ines Vaill, opened an inquiry into Ferrant Coatings. The company declined to comment.",
    "Mayor Colm Adair opened the Mill Street bridge again on Tuesday.",
)


def page(outlet: str, url: str, title: str, published: str, paragraphs: tuple[str, ...]) -> str:
    data = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": published,
            "publisher": {"@type": "Organization", "name": outlet},
        }
    )
    body = "\n".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><link rel="canonical" href="{url}">'
        f'<script type="application/ld+json">{data}</script></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


@dataclass(frozen=True)
class Desk:
    """A folder with the pages, a store, and the id of the story whose first edition is in it."""

    folder: Path
    settings: Settings
    story: str

    @property
    def wire(self) -> Path:
        return self.folder / "day1" / "wire.html"

    @property
    def second_day(self) -> Path:
        return self.folder / "day2" / "wire.html"

    def edit(self, path: Path, old: str, new: str) -> None:
        """Change the words of a page as its outlet would."""
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="session")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Both days on disk; day one is read and briefed. Not to be changed: ``desk`` is a copy."""
    from writethru import write_brief

    folder = tmp_path_factory.mktemp("dunmere")
    for day in ("day1", "day2"):
        (folder / day).mkdir()
    wire = page(
        "Kestrel Wire", "https://kestrelwire.example/dunmere-1", "Tank bursts at paint factory, nine dead",
        "2032-05-03T11:00:00+02:00", WIRE,
    )  # fmt: skip
    echo = page(
        "Dunmere Echo", "https://dunmereecho.example/mill-street", "Mill Street stays empty",
        "2032-05-03T18:00:00+02:00", ECHO,
    )  # fmt: skip
    later = page(
        "Kestrel Wire", "https://kestrelwire.example/dunmere-2", "Fire service lowers toll of tank burst to seven",
        "2032-05-04T12:00:00+02:00", SECOND_DAY,
    )  # fmt: skip
    (folder / "day1" / "wire.html").write_text(wire, "utf-8")
    (folder / "day1" / "echo.html").write_text(echo, "utf-8")
    (folder / "day2" / "wire.html").write_text(later, "utf-8")
    settings = Settings(store=str(folder / "store.db"), cache="off")
    result = write_brief([folder / "day1"], settings=settings)
    return Desk(folder, settings, result.brief.story)


@pytest.fixture
def desk(first_day: Desk, tmp_path: Path) -> Desk:
    """A copy of the desk that a test may change."""
    folder = tmp_path / "desk"
    shutil.copytree(first_day.folder, folder)
    return Desk(folder, Settings(store=str(folder / "store.db"), cache="off"), first_day.story)


@pytest.fixture
def following(desk: Desk) -> Callable[..., object]:
    """``following(*sources, **options)``: the next edition of the desk's story."""
    from writethru import write_brief

    def follow(*sources: Path, **options: object) -> object:
        return write_brief(sources, settings=desk.settings, story=desk.story, **options)  # type: ignore[arg-type]

    return follow
