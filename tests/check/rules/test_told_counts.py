"""Counts, quotations and headlines of two invented stories, told with another thing, speaker, bound or certainty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from writethru.check import all_rules, load_draft
from writethru.check.engine import examine
from writethru.check.sources import Sources
from writethru.core.ids import sha256
from writethru.core.settings import Settings
from writethru.core.types import Finding

RIDGE = """\
QUELLEN, Sardovia (NW) — The armies of Sardovia and Velmark fought for five hours on the Ostra ridge on Friday.

The Defense Ministry of Sardovia said 17 Sardovian soldiers had been killed. The Velmark army command said that eight \
Velmark soldiers had died and 19 had been wounded.

The governor of the Lower Ostra district, Petra Kalm, said that two men had been killed and seven people hurt by \
shells. Buses have since taken 640 people to a school in Brenning, said the mayor of Ostra, Ulf Rasmund.

The district office gives a higher number, 810, but that includes those who walked.

The Sardovian envoy, Dana Holt, alleged that Velmark's guards burned files before they left the customs house. The \
border mission said it could not yet establish which army had crossed first.

Guns of that kind need at least an hour to be brought up, said Major Nils Hegge, who served with the mission. “Nobody \
loses his way for an hour and then shoots straight.”

The mission had been warned at least 14 times since March, its report says. Mines killed 31 herders in the hills of \
Ostra over 12 years, it says."""

BAKER = """\
The bakery chain Kornhus owes about 420 million crowns, its administrator, Silje Brandal, said on Friday. It lost \
63 million crowns last year.

Economy Minister Arve Lunde denied that a loan had been offered to the chain. No loan was offered at any time, he \
said. The chain's owner, Tor Vassdal, wrote to his staff that a loan from the state had been “as good as agreed”.

The clinic's own review had counted 47 babies who might have been saved. Better care for mothers and babies would \
cost 9 million crowns a year, the clinic said.

The bakers' union puts the number of jobs at risk at 1,900, while Kornhus counts 1,250."""

BAD = [
    ("FIG003", "Eight Sardovian soldiers were killed, the Velmark army command said.", "Eight"),
    ("FIG003", "Civilian casualties in the district came to seven dead, the governor, Petra Kalm, said.", "seven"),
    (
        "FIG003",
        "Kornhus lost about 420 million crowns last year, its administrator, Silje Brandal, said.",
        "420 million",
    ),
    ("FIG003", "The clinic's own review had counted 47 mothers who might have been saved.", "47"),
    ("FIG005", "Buses have taken 810 people to Brenning, Mayor Ulf Rasmund said.", "810"),
    ("FIG002", "The mission had been warned 14 times since March, its report says.", "14"),
    ("FIG001", "Guns of that kind need at least ten minutes to be brought up, said Major Nils Hegge.", "ten minutes"),
    ("HDL001", "# Velmark guards burned files at Ostra customs house", None),
    ("HDL001", "# Velmark army crossed first on Ostra ridge", None),
    ("ATT002", "“Nobody loses his way for an hour,” Dana Holt said.", None),
    ("NEG001", "Arve Lunde admitted that a loan had been offered to the chain.", "admitted"),
]
GOOD = [
    "Eight Velmark soldiers were killed, the Velmark army command said.",
    "Eight of its soldiers were killed, the Velmark army command said.",
    "Velmark's army command counts eight dead among its own.",
    "Seventeen Sardovian soldiers were killed, the Defense Ministry of Sardovia said.",
    "Shells hurt seven people in the district, the governor, Petra Kalm, said.",
    "Kornhus has debts of about 420 million crowns, its administrator, Silje Brandal, said.",
    "The chain must pay about 420 million crowns to those it owes, Silje Brandal said.",
    "Kornhus lost 63 million crowns last year.",
    "The clinic's own review had counted 47 babies who might have lived.",
    "The clinic's own review had counted 47 infants who might have been saved.",
    "Buses have taken 640 people to Brenning, Mayor Ulf Rasmund said.",
    "The district office counts 810 people, the mayor, Ulf Rasmund, 640.",
    "The mission had been warned no fewer than 14 times since March, its report says.",
    "Guns of that kind need no less than an hour to be brought up, said Major Nils Hegge.",
    "Guns of that kind need at least 60 minutes to be brought up, said Major Nils Hegge.",
    "Mines killed 31 herders in the hills of Ostra across 12 years, the report says.",
    "# Envoy alleges that Velmark guards burned files",
    "# Armies fought on Ostra ridge for five hours",
    "“Nobody loses his way for an hour,” Nils Hegge said.",
    "Arve Lunde denied that a loan had been offered to the chain.",
    "Tor Vassdal wrote that the state had as good as agreed to a loan.",
    "How many jobs are at risk is disputed: the union says 1,900, while Kornhus arrives at 1,250.",
]
CODES = ("FIG001", "FIG002", "FIG003", "FIG005", "HDL001", "ATT002", "NEG001")


@pytest.fixture(scope="module")
def findings(reader, page) -> Callable[[str], list[Finding]]:  # type: ignore[no-untyped-def]
    """Findings of the rules on a draft against the two sources."""
    wire, post = page("ostrawire", "Norden Wire", "flood"), page("kornhuspost", "Halvorn Post", "flood")
    sources = Sources(
        (
            reader.read(replace(wire, text=RIDGE, sha256=sha256(RIDGE))),
            reader.read(replace(post, text=BAKER, sha256=sha256(BAKER))),
        )
    )
    rules = {code: all_rules()[code] for code in CODES}

    def run(text: str) -> list[Finding]:
        # the findings alone: what is judged of sentences is no matter here
        report = examine(
            load_draft("draft.md", text), sources, reader=reader, settings=Settings(), rules=rules
        ).unjudged
        assert report.stopped == ()
        return list(report.findings)

    return run


@pytest.mark.parametrize(("code", "draft", "words"), BAD)
def test_what_the_sources_have_otherwise_is_reported(findings, code, draft, words):  # type: ignore[no-untyped-def]
    hits = [finding for finding in findings(draft) if finding.code == code]
    assert hits
    assert all(finding.citations for finding in hits)
    if words:
        assert words in {draft[finding.start : finding.end] for finding in hits}


@pytest.mark.parametrize("draft", GOOD)
def test_the_same_told_otherwise_is_let_pass(findings, draft):  # type: ignore[no-untyped-def]
    assert [(finding.code, finding.message) for finding in findings(draft)] == []
