"""An invented story, read once: a wire item, its copy, a local paper, a foreign paper and an analysis."""

from __future__ import annotations

from writethru.core.ids import make_id, sha256
from writethru.core.types import Article, Ledger, Reading

WIRE = """\
MARLO, Vendria (Northwire) - At least 14 people were killed and 60 injured when a packed ferry struck a pier in the \
Vendrian port of Marlo before dawn on Tuesday, the Harbour Rescue Service (HRS) said.

Capt. Odile Brannock, the service's head, told reporters that 22 people were missing and that divers had been sent \
down at six. "We are still looking for the living," she said.

The toll has been disputed. Governor Tomas Ferrel said on Tuesday that 19 people had died, bodies at the hospital \
included. The operator, Blue Strait Lines, denied that the ferry had carried more people than allowed.

The transport ministry ordered all 31 ferries of the line to stay in port and said it would open an inquiry. A \
spokesman for the ministry declined to comment on reports that the radar had failed. The reports could not be \
independently verified.

A ferry sank off Marlo in 2009, killing 83 people."""

LOCAL = """\
The bell of the harbour church rang fourteen times on Tuesday evening.

Governor Tomas Ferrel told this newspaper that he counted the dead at the hospital, 19 by noon. "A list is not a \
person," he said.

The Harbour Rescue Service (HRS) said its own count of 14 left out five bodies that had not been identified.

The mayor of Marlo, Inga Soral, said the pier had been closed to large ships since March. Blue Strait Lines said it \
had never been told."""

FOREIGN = """\
Divers searched a harbour in Vendria on Tuesday after a ferry hit a pier and left at least 14 people dead, according \
to the country's rescue service.

The governor, Tomas Ferrel, put the number at 19. Neighbouring Astoria said it would send 40 divers and two boats.

Blue Strait Lines has cancelled its crossings until the end of the month, the company said on Tuesday."""

ANALYSIS = """\
Ferries are the buses of the Strait, and they are old.

Helga Marsten, a naval engineer at the Maritime College in Port Sable, said about 40 percent of the boats on the route \
had been built before radar was compulsory. "They were painted, not repaired," she said.

Paulo Enning, a former inspector who now advises insurers, believes the pier itself is to blame. He said the lights at \
its end had been out for a year and that three captains had complained."""


def article(outlet: str, title: str, text: str, published: str) -> Article:
    url = f"https://{outlet.lower().replace(' ', '')}.example/{len(text)}"
    return Article(
        make_id("article", url), 1, url, None, outlet, None, title, (), published, None, "en", "full", None,
        sha256(text), text,
    )  # fmt: skip


def ledger_of(readings: list[Reading]) -> Ledger:
    from writethru.ledger import build_ledger
    from writethru.story import build_story

    return build_ledger(build_story([reading.article for reading in readings]), readings)
