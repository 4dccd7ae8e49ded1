"""Relative clauses, participles and adjuncts in their other form, and units as British papers set them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from test_rewrite import Parsed

from writethru.brief.rewrite import order
from writethru.brief.rewrite.adjuncts import adjuncts, gerund
from writethru.brief.rewrite.relatives import relatives
from writethru.brief.rewrite.sketch import Sketch, text_of
from writethru.brief.rewrite.units import clock, shortened
from writethru.brief.rewrite.voice import said_plainly
from writethru.core.tree import Tree
from writethru.core.types import Sentence

Edit = Callable[[Sketch, Tree, Sentence], Iterator[tuple[float, Sketch]]]


@pytest.mark.parametrize(
    ("edit", "source", "want"),
    [
        (relatives, "Smoke rose by a line that crosses the hillside.", "Smoke rose by a line crossing the hillside."),
        (
            relatives,
            "None of the 38 samples made at the laboratory showed any change.",
            "None of the 38 samples that were made at the laboratory showed any change.",
        ),
        (
            relatives,
            "The ministry seized the boats that were sent to the pier.",
            "The ministry seized the boats sent to the pier.",
        ),
        (
            relatives,
            "Residents blamed a cable of Eastern Grid, or Egrid, that was cut.",
            "Residents blamed a cable of Eastern Grid (Egrid) that was cut.",
        ),
        (
            adjuncts,
            "The boat capsized in Port Sable on 12 May.",
            "The boat capsized on 12 May in Port Sable.",
        ),
        (
            adjuncts,
            "The agency ordered 1.2 million doses, of which 400,000 were expected by 19 July.",
            "The agency ordered 1.2 million doses, 400,000 of which were expected by 19 July.",
        ),
        (
            adjuncts,
            "Officials had the proof nine days before they told the world.",
            "Officials had the proof nine days before telling the world.",
        ),
        (
            adjuncts,
            "The party demanded that the health minister, Ada Roe, resign.",
            "The party demanded that Ada Roe, the health minister, resign.",
        ),
        (
            adjuncts,
            "The lists were published with a delay of three days.",
            "The lists were published three days late.",
        ),
        (
            order.reorderings,
            "The bank raised the sum that it had forecast in July.",
            "The bank raised the sum it had forecast in July.",
        ),
        (
            order.reorderings,
            "The town had written to the firm three times since October about the trees.",
            "Since October, the town had written to the firm three times about the trees.",
        ),
        (shortened, "The firm will pay 23.50 euros a share.", "The firm will pay €23.50 a share."),
        (shortened, "The boat lay 3 kilometers from the jetty.", "The boat lay 3km from the jetty."),
    ],
)  # fmt: skip
def test_the_other_form(edit: Edit, source: str, want: str) -> None:
    assert want in Parsed(source).texts(edit)


@pytest.mark.parametrize(
    ("edit", "source", "never"),
    [
        # a clause that limits is no participle where it is denied or past
        (relatives, "Boats that do not carry lights were stopped.", "carrying"),
        (relatives, "A boat that carried 40 people sank.", "carrying"),
        # what something is has no date at which it was done
        (relatives, "A dam owned by the firm burst.", "that was owned"),
        # in a sentence of the present it may still be so
        (relatives, "Cars made at the works are sold in Marlo.", "that were made"),
        (relatives, "Ada Roe, or Ada, was there.", "(Ada)"),
        # trading in shares is not a place, and the two days go on
        (adjuncts, "It examined trading in the shares in the two days before the sale.", "trading in the two days in"),
        # "they" may be the divers
        (adjuncts, "Officials warned the divers before they left the pier.", "before leaving"),
        (shortened, "It costs between 20 and 30 euros.", "and €30"),
        (shortened, "It costs 20 to 30 euros.", "to €30"),
    ],
)
def test_where_the_other_form_would_say_more(edit: Edit, source: str, never: str) -> None:
    assert not [text for text in Parsed(source).texts(edit) if never in text]


@pytest.mark.parametrize(
    ("verb", "want"),
    [("tell", "telling"), ("leave", "leaving"), ("stop", "stopping"), ("lie", "lying"), ("see", "seeing")],
)
def test_gerunds(verb: str, want: str) -> None:
    assert gerund(verb) == want


def test_clock_times_are_set_as_the_house_sets_them() -> None:
    parsed = Parsed("The boat left at 6:40 p.m. and came back at 8 a.m. with 12 people.")
    row = clock(parsed.row, parsed.tree, parsed.sentence)
    assert text_of(row) == "The boat left at 6.40pm and came back at 8am with 12 people."


@pytest.mark.parametrize(
    ("source", "want"),
    [
        ("The mayor told reporters in Marlo that no boat had left.", "The mayor said that no boat had left."),
        ("The firm said in a statement that it would pay.", "The firm said that it would pay."),
        ("The mayor told parliament that no boat had left.", "The mayor told parliament that no boat had left."),
        ("The mayor told reporters to leave.", "The mayor told reporters to leave."),
    ],
)
def test_who_was_listening_is_no_part_of_a_claim(source: str, want: str) -> None:
    parsed = Parsed(source)
    assert text_of(said_plainly(parsed.row, parsed.tree, parsed.sentence)) == want
