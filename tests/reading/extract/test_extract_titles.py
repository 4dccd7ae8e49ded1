"""The headline without the outlet, the section and the kicker."""

from __future__ import annotations

import pytest

from writethru.reading.extract.titles import find_title, segments, strip_kicker

HEADLINE = "Norvale says repairs go on after flood"


@pytest.mark.parametrize(
    "title",
    [
        f"{HEADLINE} | The Norvale Bell",
        f"{HEADLINE} - The Norvale Bell",
        f"{HEADLINE} | The Norvale Bell | Province",
        f"The Norvale Bell - Province - {HEADLINE}",
        f"WORLD: {HEADLINE} – The Norvale Bell",
        f"Analysis: {HEADLINE} — The Norvale Bell",
        f"{HEADLINE} · Analysis · The Norvale Bell",
    ],
)
@pytest.mark.parametrize("heading", [HEADLINE, ""])
def test_site_section_and_kicker_go(title, heading):
    headings = [heading] if heading else []
    assert find_title(title, headings, [], [HEADLINE], "The Norvale Bell") == HEADLINE
    assert find_title(title, headings, [], [], "The Norvale Bell") == HEADLINE


def test_heading_that_is_the_outlet_is_not_the_headline():
    found = find_title(f"{HEADLINE} | The Norvale Bell", ["The Norvale Bell"], [], [], "The Norvale Bell")
    assert found == HEADLINE


def test_kicker_inside_the_heading_goes_by_the_other_title():
    assert find_title("", [f"Flood {HEADLINE}"], [HEADLINE], [], "The Norvale Bell") == HEADLINE


def test_topic_in_the_heading_stays():
    heading = "Norvale flood: Ferries start again for the lower town"
    title = "Norvale flood | Norvale flood: Ferries start again for the lower town | The Bell"
    assert find_title(title, [heading], [], [], "The Bell") == heading


def test_dash_inside_a_headline_is_not_a_separator_of_the_site():
    title = "Repairs go on in the lower town - but the money from the province may run out by May | The Bell"
    assert find_title(title, [], [], [], "The Bell").endswith("run out by May")


def test_hyphenated_words_are_whole():
    assert segments("Cut-off town waits | Bell") == ["Cut-off town waits", "Bell"]


def test_kicker_shown_with_the_headline_stays():
    line = "NATO: allies meet in Norvale over flood"
    assert strip_kicker(line, [line]) == line
    assert strip_kicker(line, []) == "allies meet in Norvale over flood"


def test_page_without_heading(read, paragraphs):
    article = read(title=f"FLOOD: {HEADLINE} - The Norvale Bell - Province", heading=f'<div class="t">{HEADLINE}</div>')
    assert article.title == HEADLINE
    assert article.text == "\n\n".join(paragraphs)
