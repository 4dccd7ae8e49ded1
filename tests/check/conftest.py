"""Sources of an invented story, read once, and a short way to check a draft against them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writethru.check import all_rules, check_draft, load_draft
from writethru.core.ids import make_id, sha256
from writethru.core.settings import Settings
from writethru.core.types import Article, Finding, Reading

FLOOD = """\
Floods on the river Veld killed at least 53 people and injured 185 in the province of Harrow, the interior \
ministry said on Tuesday.

Interior Minister Ilse Brandt told reporters in Varnholm that 74 people were missing, most of them in the town \
of Ostmark. “We are still searching every house,” she said. “I do not want to raise false hopes.”

About 3,900 people were moved from their homes, the ministry said. Some 1,480 houses had been destroyed, \
according to the provincial engineer, Tomas Reyle.

The ministry said it would send 26 divers from the capital. A second dam could fail by the weekend, Reyle said. \
The dam's owner, Brook Energy, denied that the first dam had been damaged.

A bridge collapsed in Ostmark at 6:20 a.m. In 2014 a flood on the same river killed 330 people.

Brook Energy has not published its inspection report. The government pledged 5 million euros in aid for the \
province."""

LOCAL = """\
Mayor Pavel Dorn counted 61 dead on Tuesday evening, eight more than the ministry, because he includes bodies \
that have not been identified. He said that 79 people were missing in Harrow.

The economist Greta Olsund of the Ostmark Institute said the damage may reach 24 million to 27 million euros. \
“That is a guess, not a sum,” she said.

The farmers' union said that 5,100 farmers had lost their crop. The insurers' association put the number at \
about 4,300.

Henrik Aas, who owns a shop on the quay, said trade had fallen by three-quarters. Villagers blocked two buses at \
the gate of the dam on Monday, police said.

Two looters caught on Monday are being held in Varnholm. Ruben Falk, a former head of the dam authority, argued \
that the decision to build houses under the dam caused the deaths."""

WAR = """\
President Milan Kosta said on April 2 that 6,000 Arvan soldiers had been killed or wounded, without giving a \
breakdown.

Arvania's army believes that the war has cost 70,000 tonnes of diesel a month. About 650 crates of tents \
bound for the front are stuck, the railway said.

The envoy, Sofia Harm, is thought to be preparing to send a second contingent. Foreign Minister Kaja Lund \
summoned the ambassador of Borland, Piet Mos, on Monday.

Prosecutors questioned the convoy's commander, Luka Hald, and two drivers about the fuel. None has been arrested.

The trade fair in Arvan is due to open on June 21 and to close on July 30, its director said. He said 120 exhibitors \
had come forward and 47 sailors were unaccounted for on the river.

The pier master Otto Brandvik said he had been shown a list of 730 berths in the harbour of Lund Bay."""

HARBOUR = """\
“You need not count the boats to see that the harbour is empty,” said Brandvik's deputy, Nora Teig. “We will open \
the north quay if the ice melts.” There was nothing to indicate that the ferry was to blame, she said. The cause of \
the fire was unknown, she said. It may have been a lamp on the jetty, she said.

Doctors had recorded 1,364 cases of fever in Lund Bay, and tests confirmed the virus in 287 of them. Hanna Volk of \
Harbour Nurses spoke to Mayor Anja Rist. She put the number of people who had fallen ill at more than 2,650. The \
interior ministry said nothing. In May 2029 the port office fined the ferry owner 640,000 crowns.

President Milan Kosta declared a state of emergency. He asked neighbouring Borland for four ferries. Borland has not \
replied. The bank expects inflation to be an average of 8.7 percent next year."""


def make_article(name: str, outlet: str, text: str, published: str | None = "2031-04-08T14:00:00+02:00") -> Article:
    """An article as the extractor would return it."""
    url = f"https://{name}.example/story"
    return Article(
        id=make_id("art", url),
        revision=1,
        url=url,
        file=None,
        outlet=outlet,
        domain=f"{name}.example",
        title="",
        byline=(),
        published=published,
        modified=None,
        language="en",
        completeness="full",
        credit=None,
        sha256=sha256(text),
        text=text,
    )


@pytest.fixture(scope="session")
def page():  # type: ignore[no-untyped-def]
    """Makes an article of a source: ``page("nordenwire", "Norden Wire", "flood")``."""
    texts = {"flood": FLOOD, "local": LOCAL, "war": WAR}
    return lambda name, outlet, text: make_article(name, outlet, texts[text])


@pytest.fixture(scope="session")
def sources(reader) -> tuple[Reading, ...]:  # type: ignore[no-untyped-def]
    """A wire item, a local paper and a foreign paper."""
    return (
        reader.read(make_article("nordenwire", "Norden Wire", FLOOD)),
        reader.read(make_article("harrowgazette", "Harrow Gazette", LOCAL)),
        reader.read(make_article("arvanobserver", "Arvan Observer", WAR)),
    )


@pytest.fixture(scope="session")
def harbour(reader) -> Reading:  # type: ignore[no-untyped-def]
    """A weekly of the port, with what hangs on more than one sentence."""
    return reader.read(make_article("lundbayweekly", "Lund Bay Weekly", HARBOUR))


@pytest.fixture(scope="session")
def found(reader, sources, harbour) -> Callable[..., list[Finding]]:  # type: ignore[no-untyped-def]
    """Findings of one rule on a draft: ``found("FIG001", text)``; ``bare=True`` gives no sources."""

    def run(code: str, text: str, *, bare: bool = False, name: str = "draft.md") -> list[Finding]:
        rule = {code: all_rules()[code]}
        held_by = () if bare else (*sources, harbour)
        report = check_draft(load_draft(name, text), held_by, reader=reader, settings=Settings(), rules=rule)
        assert not [note for note in report.notes if "stopped" in note], report.notes
        for finding in report.findings:
            assert 0 <= finding.start < finding.end <= len(text)
            for citation in finding.citations:
                held = next(r.article for r in held_by if r.article.id == citation.article)
                assert held.text[citation.start : citation.end] == citation.quote
        return [finding for finding in report.findings if finding.code == code]

    return run
