"""People and the outlet's own desks sign an article; agencies, sections, roles and places do not."""

from __future__ import annotations

import pytest

from writethru.reading.extract.bylines import clean_authors


@pytest.mark.parametrize(
    ("raw", "marked", "names"),
    [
        ("By Jon Sedge", False, ("Jon Sedge",)),
        ("By Jon Sedge and Mira Holt", False, ("Jon Sedge", "Mira Holt")),
        ("Jon Sedge, Mira Holt", True, ("Jon Sedge", "Mira Holt")),
        ("Jon Sedge; Mira Holt", True, ("Jon Sedge", "Mira Holt")),
        ("By Jon Sedge, business editor", False, ("Jon Sedge",)),
        ("By JON SEDGE, Associated Press", False, ("JON SEDGE",)),
        ("By Jon Sedge in New Alm", False, ("Jon Sedge",)),
        ("Jon Sedge and Mira Holt, Norvale and Alm", False, ("Jon Sedge", "Mira Holt")),
        ("Written by Ana de la Vega", False, ("Ana de la Vega",)),
        ("Door Lot van den Berk en Sem Vos", False, ("Lot van den Berk", "Sem Vos")),
        ("Jon Sedge The Norvale Bell", True, ("Jon Sedge",)),
        ("From our foreign desk", False, ()),
        ("Staff", True, ()),
        ("Staff reporter", True, ()),
        ("Reuters", True, ()),
        ("Lakeland Newswire", True, ()),
        ("The Norvale Bell", True, ()),
        ("World news", True, ()),
        ("https://bell.example/authors/sedge", True, ()),
        ("jon@bell.example", True, ()),
        ("Norvale Bell business desk", True, ("Norvale Bell business desk",)),
    ],
)
def test_names(raw, marked, names):
    assert clean_authors([raw], "The Norvale Bell", marked=marked) == names


def test_each_name_once():
    assert clean_authors(["Jon Sedge", "By Jon Sedge"], "", marked=True) == ("Jon Sedge",)


def test_data_wins_over_the_printed_line(read):
    import json

    data = json.dumps({"@type": "NewsArticle", "headline": "x", "author": [{"@type": "Person", "name": "Mira Holt"}]})
    article = read(
        head=f'<script type="application/ld+json">{data}</script>', before='<div class="byline">By Jon Sedge</div>'
    )
    assert article.byline == ("Mira Holt",)


def test_organisation_in_the_data_leaves_room_for_the_printed_name(read):
    import json

    data = json.dumps({"@type": "NewsArticle", "headline": "x", "author": {"@type": "Organization", "name": "Reuters"}})
    article = read(
        head=f'<script type="application/ld+json">{data}</script>', before='<div class="byline">By Jon Sedge</div>'
    )
    assert article.byline == ("Jon Sedge",)
