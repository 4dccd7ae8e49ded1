"""A second invented coverage: what was handed on, translated, said plainly and denied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from writethru.check import all_rules, check_draft, load_draft
from writethru.core.ids import sha256
from writethru.core.settings import Settings
from writethru.core.types import Finding, Reading

TUNNEL = """\
Marit Solheim, who leads the tunnel works at Kvalnes, said that the drilling machine had been idle since February. \
“It will turn again in May,” she said.

The haulage firm Norfrakt denied that its lorries had been overloaded. The drivers' union said that they carried \
twice the load that the road allows.

The Fjord Gazette, a weekly in Kvalnes, reported on Friday that the bill for the tunnel had reached 410 million \
crowns. The county did not answer questions about the bill.

The union's secretary, Egil Brask, said that eleven men had been sent home without pay. The geologist Runa Vik told \
Radio Kvalnes that water had broken into the north tube in January.

There was no leak in the south tube, Solheim said. A fitter, who asked not to be named because he fears for his \
job, said that the pumps had been switched off at night.

Norfrakt said that it would buy 14 new lorries. The county governor, Anne Torvik, rejected a report that she had \
taken money from the firm."""

VALLEY = """\
“We left when the bells stopped,” said the baker Duarte Vaz, speaking in Portuguese. He has lost his oven.

The mayor, Lucia Ferran, told reporters through an interpreter that the pumps had been sold. “We sold them because \
nobody paid for the oil,” she said.

Helen Strand, a water engineer, said the dam was sound. “It will be standing when we are not,” she said.

In a letter written in French, the bank's director called the loan “a gift with a clock in it”."""


@pytest.fixture(scope="session")
def tunnel(reader, page) -> tuple[Reading, ...]:  # type: ignore[no-untyped-def]
    """A wire item on a tunnel and a reporter's piece from a valley abroad."""
    wire, post = page("nordenwire", "Norden Wire", "flood"), page("tesserapost", "Tessera Post", "flood")
    return (
        reader.read(replace(wire, text=TUNNEL, sha256=sha256(TUNNEL))),
        reader.read(replace(post, text=VALLEY, sha256=sha256(VALLEY))),
    )


@pytest.fixture(scope="session")
def found_in_tunnel(reader, tunnel) -> Callable[..., list[Finding]]:  # type: ignore[no-untyped-def]
    """Findings of one rule on a draft against that coverage, in a house style."""

    def run(code: str, text: str, *, house: str = "ap", bare: bool = False, name: str = "draft.md") -> list[Finding]:
        settings = replace(Settings(), house=house)
        held_by = () if bare else tunnel
        report = check_draft(
            load_draft(name, text), held_by, reader=reader, settings=settings, rules={code: all_rules()[code]}
        )
        assert not [note for note in report.notes if "stopped" in note], report.notes
        for finding in report.findings:
            for citation in finding.citations:
                article = next(r.article for r in held_by if r.article.id == citation.article)
                assert article.text[citation.start : citation.end] == citation.quote
        return [finding for finding in report.findings if finding.code == code]

    return run
