"""Who did what to whom, who said it and who they are: near copies of two sources with the parties exchanged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from writethru.check import all_rules, check_draft, load_draft
from writethru.check.sources import Sources
from writethru.core.ids import sha256
from writethru.core.settings import Settings
from writethru.core.types import Finding

YARD = """\
HALVORN, Tessary (HW) — The ferry company Nordsund sued the shipyard Karlbo on Monday, saying it had delivered two \
ships with cracked hulls.

Nordsund's chairwoman, Berit Aune, accused Karlbo's owner, Stefan Rilke, of hiding the cracks. Rilke told Aune in \
March that the ships were sound, according to letters seen by the Halvorn Tribune.

The district court in Halvorn ordered Karlbo to pay Nordsund 12 million crowns in June. Judge Edda Moen rejected an \
appeal by Karlbo.

In the election on Sunday Carl Thorsen beat Liv Haugen by 310 votes, the election office said. Haugen lost to \
Thorsen in the town and won in the villages.

Police arrested nine welders at the gate. Guards hired by the yard beat two of them, said the welders' union, Sveis. \
It said that it would sue the guards.

The repair will cost 31 million crowns, according to Nordsund; Karlbo puts it at 9 million. Nordsund will need three \
tugs until the autumn, the harbour office said."""

TRIBUNE = """\
The engineer Jorunn Seim warned Karlbo's board about the cracks in January. “Nobody wrote it down,” Seim said. She \
suspects that the board gave the letter to its lawyers.

Seim, who leads the department of naval structures at the Halvorn Institute of Technology, is a former inspector of \
ships. Rilke gave Nordsund a discount of 4 million crowns on the second ship.

Trade Minister Hedda Lysne asked Nordsund for the reports on both ships. Her ministry said that no licence would be \
issued before 3 May. The port's deputy director, Yngve Moss, did not answer questions from this newspaper.

Karlbo borrowed 80 million crowns from the Tessary Savings Bank last year. The bank's director, Magnus Eide, praised \
Seim and blamed Rilke.

Villagers had been moved from the quay while divers looked at a pontoon of Nordsund. A wholesaler, Ketil Ruud, \
expects that fish will cost a fifth more by Easter.

Tessary's State Hull Office (SKD) looked at both ships. There are 41 cracks, the State Hull Office said. According to \
Karlbo there are seven cracks."""

BAD = [
    # subject and object exchanged: active, passive, and a passive that is none
    ("ACT001", "The shipyard Karlbo sued the ferry company Nordsund on Monday."),
    ("ACT001", "The ferry company Nordsund was sued by the shipyard Karlbo on Monday."),
    ("ACT001", "Karlbo's owner, Stefan Rilke, accused Nordsund's chairwoman, Berit Aune, of hiding the cracks."),
    ("ACT001", "Berit Aune was accused by Stefan Rilke of hiding the cracks."),
    ("ACT001", "Berit Aune was accused of hiding the cracks."),
    ("ACT001", "Nine welders arrested police at the gate."),
    ("ACT001", "Welders beat two of the guards hired by the yard, said the welders' union, Sveis."),
    ("ACT001", "In the election on Sunday Liv Haugen beat Carl Thorsen by 310 votes."),
    ("ACT001", "Carl Thorsen was beaten by Liv Haugen by 310 votes in the election on Sunday."),
    ("ACT001", "Thorsen lost to Haugen in the town."),
    # giver and taker, who is asked and who asks
    ("ACT001", "Nordsund gave Rilke a discount of 4 million crowns on the second ship."),
    ("ACT001", "Nordsund asked Trade Minister Hedda Lysne for the reports on both ships."),
    ("ACT001", "The Tessary Savings Bank borrowed 80 million crowns from Karlbo last year."),
    ("ACT001", "Aune told Rilke in March that the ships were sound, according to letters seen by the Halvorn Tribune."),
    ("ACT001", "The engineer Jorunn Seim was warned about the cracks by Karlbo's board in January."),
    ("ACT001", "The bank's director, Magnus Eide, praised Rilke and blamed Seim."),
    # another name in the spot, and a doer that no source has
    ("ACT001", "The district court in Halvorn ordered Nordsund to pay Karlbo 12 million crowns in June."),
    ("ACT001", "Judge Edda Moen rejected an appeal by Nordsund."),
    ("ACT001", "The port's deputy director, Yngve Moss, did not answer questions from the Brage Herald."),
    ("ACT001", "Nordsund moved the villagers from the quay."),
    # another speaker
    ("ATT002", "Magnus Eide suspects that the board gave the letter to its lawyers."),
    ("ATT002", "Figures for the repair differ: Karlbo says 31 million crowns, while Nordsund says 9 million."),
    ("ATT002", "Counts of cracks differ: Karlbo says 41, while SKD says seven."),
    ("ATT004", "Wholesalers expect that fish will cost a fifth more by Easter."),
    ("ATT001", "Nordsund will need three tugs until the autumn."),
    ("ATT001", "No licence would be issued before 3 May."),
    # another's office, one that nobody has, one that was left or was not
    (
        "NAM003",
        "Hedda Lysne, head of the department of naval structures at the Halvorn Institute of Technology, warned "
        "Karlbo's board about the cracks in January.",
    ),
    ("NAM003", "Surgeon Hedda Lysne asked Nordsund for the reports on both ships."),
    ("NAM003", "The bank's chairman, Magnus Eide, praised Seim and blamed Rilke."),
    ("NAM003", "Former Trade Minister Hedda Lysne asked Nordsund for the reports on both ships."),
    ("NAM003", "Jorunn Seim, an inspector of ships, warned Karlbo's board about the cracks in January."),
]
GOOD = [
    "The ferry company Nordsund sued the shipyard Karlbo on Monday.",
    "The shipyard Karlbo was sued by the ferry company Nordsund on Monday.",
    "Karlbo's owner, Stefan Rilke, was accused of hiding the cracks.",
    "Stefan Rilke was accused by Berit Aune, the chairwoman of Nordsund, of hiding the cracks.",
    "Aune was told by Rilke in March that the ships were sound, according to letters seen by the Halvorn Tribune.",
    "Karlbo was ordered to pay Nordsund 12 million crowns in June.",
    "Liv Haugen was beaten by Carl Thorsen by 310 votes in the election on Sunday, the election office said.",
    "Haugen lost to Thorsen in the town.",
    "Thorsen beat Haugen in the town.",
    "Nine welders were arrested at the gate.",
    "Two of the welders were beaten by guards hired by the yard, said their union, Sveis.",
    "Nordsund was given a discount of 4 million crowns on the second ship by Rilke.",
    "Rilke gave a discount of 4 million crowns to Nordsund.",
    "Hedda Lysne, the trade minister, asked Nordsund for the reports on both ships.",
    "Nordsund was asked for the reports on both ships by Trade Minister Hedda Lysne.",
    "Karlbo's board was warned about the cracks in January by the engineer Jorunn Seim.",
    "Seim suspects that the board gave the letter to its lawyers.",
    "Magnus Eide, the director of the bank, praised Seim and blamed Rilke.",
    "Seim was praised and Rilke was blamed by Eide.",
    "The Tessary Savings Bank lent Karlbo 80 million crowns last year.",
    "Figures for the repair differ: Nordsund says 31 million crowns, while Karlbo says 9 million.",
    # the office's short form is not made of its English letters
    "Counts of cracks differ: SKD says 41, while Karlbo says seven.",
    "Jorunn Seim, a former inspector of ships who leads the department of naval structures, warned Karlbo's board "
    "about the cracks in January.",
    "Villagers were moved from the quay.",
    "Nordsund will need three tugs until the autumn, according to the harbour office.",
    "The trade ministry said that no licence would be issued before 3 May.",
    "The port's deputy director, Yngve Moss, did not answer questions from the Halvorn Tribune.",
]
CODES = ("ACT001", "ATT001", "ATT002", "ATT003", "ATT004", "NAM003")


@pytest.fixture(scope="module")
def findings(reader, page) -> Callable[[str], list[Finding]]:  # type: ignore[no-untyped-def]
    """Findings of the rules on parties on a draft against the two sources."""
    wire, tribune = page("halvornwire", "Norden Wire", "flood"), page("halvorntribune", "Halvorn Tribune", "flood")
    sources = Sources(
        (
            reader.read(replace(wire, text=YARD, sha256=sha256(YARD))),
            reader.read(replace(tribune, text=TRIBUNE, sha256=sha256(TRIBUNE))),
        )
    )
    rules = {code: all_rules()[code] for code in CODES}

    def run(text: str) -> list[Finding]:
        report = check_draft(load_draft("draft.md", text), sources, reader=reader, settings=Settings(), rules=rules)
        assert report.stopped == ()
        for finding in report.findings:
            for citation in finding.citations:
                held = next(r.article for r in sources if r.article.id == citation.article)
                assert held.text[citation.start : citation.end] == citation.quote
        return list(report.findings)

    return run


@pytest.mark.parametrize(("code", "draft"), BAD)
def test_parties_exchanged_are_reported(findings, code, draft):  # type: ignore[no-untyped-def]
    assert code in {finding.code for finding in findings(draft)}


@pytest.mark.parametrize("draft", GOOD)
def test_the_same_told_otherwise_is_let_pass(findings, draft):  # type: ignore[no-untyped-def]
    assert [(finding.code, finding.message) for finding in findings(draft)] == []


def test_a_deed_turned_round_is_reported_once(findings):  # type: ignore[no-untyped-def]
    draft = "The shipyard Karlbo sued the ferry company Nordsund on Monday."
    assert [finding.code for finding in findings(draft)] == ["ACT001"]
