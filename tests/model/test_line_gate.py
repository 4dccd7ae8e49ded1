"""The gate for one line: fair rewordings pass, and every way of changing what a source says is stopped."""

from __future__ import annotations

from typing import Any

import pytest

from writethru.brief.writers.llm import Fault, Item, Offer, Source, Task
from writethru.core.ids import cite
from writethru.core.settings import Settings
from writethru.core.types import Ledger, Line
from writethru.publish.faithful import LineGate

INJURED = "At least 12 passengers were injured"
SERIOUS = "Police chief Nadia Orrell told"
BRAKED = '"The driver braked'
STOP = "Tarnwick Tramways said it would stop"
DENIED = "The company denied"
AXLE = "A broken axle may"
BLAMED = "Mayor Felix Harrow blamed"
ORDERED = "The company ordered"
TREATED = "Doctors at the Saint Odo"
WARNED = "Mayor Felix Harrow said the council"
PAINT = '"We asked for a new bridge'
NEVER = "Vera Linde"
SHARES = "Shares in the company"
OLD = "The drivers' union"
CARRY = "Ines Kolbrand"
REPORT = "The transport ministry plans"
DECIDED = "The ministry has"

FAIR = [
    (INJURED, "Police said at least 12 passengers were injured when a tram left the rails in Tarnwick."),
    (INJURED, "A tram left the rails on the Mill Bridge and at least 12 passengers were injured, police said."),
    (
        SERIOUS,
        "Two passengers were in a serious condition, police chief Nadia Orrell said, and nobody had been killed.",
    ),
    (SERIOUS, "Police chief Nadia Orrell said that nobody had been killed."),
    (BRAKED, "“The driver braked and nothing happened,” Orrell said."),
    (STOP, "Until Friday, 16 May, it would stop all trams on line 4, Tarnwick Tramways said."),
    (AXLE, "An official of the transport ministry said a broken axle may have thrown the tram off the rails."),
    (AXLE, "A broken axle might have thrown the tram off the rails, a transport ministry official said."),
    (BLAMED, "Felix Harrow, the mayor, blamed Tarnwick Tramways for the accident."),
    (TREATED, "The Saint Odo hospital said doctors treated 15 people after a tram left the rails."),
    (WARNED, "The council had warned Tarnwick Tramways about the bridge in 2028, Mayor Felix Harrow said."),
    (PAINT, "Harrow said: “We asked for a new bridge and got a coat of paint.”"),
    (NEVER, "The company had never received a warning, Vera Linde, a spokeswoman for Tarnwick Tramways, said."),
    (NEVER, "Vera Linde, a spokeswoman, said the company had never received a warning."),
    (OLD, "The drivers’ union said about 40 percent of the trams were older than 30 years."),
    (CARRY, "The rails on the bridge could not carry trams of that weight, engineer Ines Kolbrand said."),
    (SHARES, "Shares in the company rose by 2 percent in Dunmere."),
    (REPORT, "A spokesman said the transport ministry plans to publish a first report within ten days."),
]
# sentence, line, and what stops it; None where any of several may
FALSE = [
    # what is counted
    (INJURED, "Police said at least 12 drivers were injured when a tram left the rails in Tarnwick.", "words"),
    (INJURED, "Police said at least 12 passengers were killed when a tram left the rails in Tarnwick.", "words"),
    (INJURED, "Police said at least 12 trams were injured when a passenger left the rails in Tarnwick.", None),
    (OLD, "About 40 percent of the rails on line 4 were older than 30 years, the drivers’ union said.", "words"),
    # numbers and bounds
    (INJURED, "Police said at least 15 passengers were injured when a tram left the rails in Tarnwick.", "words"),
    (INJURED, "Police said 12 passengers were injured when a tram left the rails in Tarnwick.", "figures"),
    (OLD, "Some 30 percent of the trams on line 4 were older than 40 years, the drivers’ union said.", None),
    (OLD, "More than 40 percent of the trams on line 4 were older than 30 years, the drivers’ union said.", None),
    (ORDERED, "The company ordered about 18 new trams in March.", None),
    (SHARES, "Shares in the company fell by 2 percent in Tarnwick and rose by 4 percent in Dunmere.", "arcs"),
    (SHARES, "Shares in the company fell by 4 percent in Dunmere and rose by 2 percent in Tarnwick.", "arcs"),
    (SHARES, "Shares in the company rose by 2 percent in Tarnwick.", "arcs"),
    # speakers
    (INJURED, "The hospital said at least 12 passengers were injured when a tram left the rails in Tarnwick.", None),
    (INJURED, "At least 12 passengers were injured when a tram left the rails on the Mill Bridge in Tarnwick.", None),
    (WARNED, "The council had warned Tarnwick Tramways about the bridge in 2028, Vera Linde said.", "words"),
    (WARNED, "The council had warned Tarnwick Tramways about the bridge in 2028.", None),
    (PAINT, "Vera Linde said: “We asked for a new bridge and got a coat of paint.”", "words"),
    (AXLE, "A broken axle may have thrown the tram off the rails, the transport ministry said.", None),
    # negations and hedges
    (AXLE, "A broken axle has thrown the tram off the rails, an official of the transport ministry said.", None),
    (AXLE, "A broken axle had thrown the tram off the rails, an official of the transport ministry said.", None),
    (AXLE, "A broken axle may not have thrown the tram off the rails, a transport ministry official said.", "words"),
    (NEVER, "Vera Linde, a spokeswoman, said the company had received a warning.", None),
    (CARRY, "The rails on the bridge could carry trams of that weight, engineer Ines Kolbrand said.", None),
    (SERIOUS, "Police chief Nadia Orrell said that two passengers had been killed.", None),
    (SERIOUS, "Police chief Nadia Orrell said that nobody was in a serious condition.", None),
    (DENIED, "The company said that it had skipped an inspection.", None),
    (DECIDED, "The ministry has decided whether to close the bridge.", None),
    (DECIDED, "The ministry has decided not to close the bridge.", None),
    (SHARES, "Shares in the company fell by 4 percent in Tarnwick or rose by 2 percent in Dunmere.", None),
    # planned and done
    (STOP, "Tarnwick Tramways said it had stopped all trams on line 4 until Friday, 16 May.", None),
    (REPORT, "A spokesman said the transport ministry published a first report within ten days.", None),
    (REPORT, "The transport ministry has published a first report, a spokesman said.", None),
    # who did what to whom
    (BLAMED, "Tarnwick Tramways blamed Mayor Felix Harrow for the accident.", None),
    (WARNED, "Mayor Felix Harrow said Tarnwick Tramways had warned the council about the bridge in 2028.", "arcs"),
    (INJURED, "At least 12 passengers were injured on the Mill Bridge when a tram left the rails, police said.", None),
    # facts of no source
    (BLAMED, "Mayor Felix Harrow, who was elected in 2027, blamed Tarnwick Tramways for the accident.", "words"),
    (ORDERED, "The company ordered 18 new trams in March for 40 million.", "words"),
    (INJURED, "Police said at least 12 passengers were injured in Tarnwick, the second accident this year.", None),
    # quotations
    (PAINT, "Harrow said: “We begged for a new bridge and got a coat of paint.”", None),
    (PAINT, "Harrow said: “We asked for a new bridge and got paint.”", "quotes"),
    (PAINT, "Harrow said “the bridge” got a coat of paint, and asked for a new bridge.", "quotes"),
    (PAINT, "Harrow said: “We asked for a new bridge and got a coat.”", "quotes"),
    (PAINT, "Harrow said he asked for “a new bridge and got a” coat of paint.", "quotes"),
    (BRAKED, "“The driver braked and nothing happened.”", None),
    # form
    (BLAMED, "<b>Mayor Felix Harrow</b> blamed Tarnwick Tramways for the accident.", "form"),
    (BLAMED, "Mayor Felix Harrow blamed Tarnwick Tramways for the accident [s1].", "form"),
    (BLAMED, "Mayor Felix Harrow blamed Tarnwick Tramways for the accident. The company paid.", None),
    (BLAMED, "He blamed Tarnwick Tramways for the accident in the town.", "form"),
    (BLAMED, "Mayor Felix Harrow bla\u200bmed Tarnwick Tramways for the accident.", "form"),
    (BLAMED, "Mayor Felix H\u0430rrow blamed Tarnwick Tramways for the accident.", "words"),
    (BLAMED, "Le maire Felix Harrow a accusé Tarnwick Tramways de l’accident.", "words"),
]


@pytest.fixture(scope="module")
def judge(reader: Any, ledger: Ledger) -> Any:
    """Judges a line for the sentence of the story that begins with the given words."""
    gates: dict[str, tuple[LineGate, Item, Source]] = {}

    def judged(begins: str, text: str) -> Fault | None:
        if begins not in gates:
            article, start, end = next(
                (reading.article, sentence.start, sentence.end)
                for reading in ledger.readings
                for sentence in reading.sentences
                if begins in reading.article.text[sentence.start : sentence.end]
            )
            citation = cite(article, start, end)
            line = Line("line-x", "The extractive line, until Friday, 16 May.", "extractive", "overview", (citation,))
            item = Item("p1", line, ("s1",), ("s1",), (), ())
            source = Source("s1", citation, citation.quote, article.outlet or "")
            task = Task((item,), (source,))
            gates[begins] = LineGate(task, ledger, "2031-05-13", reader=reader, settings=Settings()), item, source
        gate, item, _ = gates[begins]
        return gate(item, Offer("p1", text, ("s1",)))

    return judged


@pytest.mark.parametrize(("begins", "text"), FAIR)
def test_a_fair_rewording_passes(judge: Any, begins: str, text: str) -> None:
    assert judge(begins, text) is None


@pytest.mark.parametrize(("begins", "text", "code"), FALSE)
def test_what_the_sentence_does_not_say_is_stopped(judge: Any, begins: str, text: str, code: str | None) -> None:
    fault = judge(begins, text)
    assert fault is not None
    assert code is None or fault.code == code
