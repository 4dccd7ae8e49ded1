"""The brief as IPTC ninjs 3.1, News in JSON, for newsroom systems (https://iptc.org/standards/ninjs/).

Only a published edition is ``usable``; a draft, a reviewed and a withheld one are ``withheld``, a killed one is
``canceled`` and has no body. ninjs has no field for shares of writers: they are parties of ``infoSources`` with the
roles ``writer`` and ``reviewer``, the share in ``literal``. The articles are ``associations``.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from writethru.core.types import Brief, Failure, Ledger, State
from writethru.publish.page import Page, page_of
from writethru.publish.sources import Source
from writethru.publish.targets.text import slug
from writethru.publish.words import plain

VERSION = "3.1"
SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
STATUS: dict[State, str] = {
    "draft": "withheld",
    "reviewed": "withheld",
    "published": "usable",
    "withheld": "withheld",
    "killed": "canceled",
}
# ninjs dates are full times with an offset (RFC 3339)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)\Z")


class NinjsTarget:
    """For newsroom systems."""

    name = "ninjs"
    endings = (".ninjs.json",)

    def render(self, brief: Brief, ledger: Ledger, *, failures: Sequence[Failure] = ()) -> str:
        return json.dumps(ninjs(brief, page_of(brief, ledger, failures)), ensure_ascii=False, indent=1) + "\n"


PLUGIN = NinjsTarget()


def ninjs(brief: Brief, page: Page) -> dict[str, Any]:
    """The document, ready for ``json.dumps``."""
    label = brief.label
    item: dict[str, Any] = {
        "standard": {"name": "ninjs", "version": VERSION, "schema": SCHEMA},
        "uri": _name("story", brief.story),
        "type": "text",
        "representationType": "full",
        "profile": "writethru-brief",
        "version": str(brief.edition),
        "versionCreated": _time(label.state_at) or _time(brief.as_of),
        "embargoedUntil": _time(label.embargo) if label.state != "published" else None,
        "pubStatus": STATUS[label.state],
        "language": "en",
        "title": page.headline.text,
        "slugline": slug(page),
        "by": f"Writethru; reviewed by {plain(label.reviewed_by)}" if label.reviewed_by else "Writethru",
        "edNote": " ".join([*([page.banner] if page.banner else []), *page.label]),
        "headlines": [{"role": "main", "contentType": "text/plain", "value": page.headline.text}],
        "descriptions": [{"role": "standfirst", "contentType": "text/plain", "value": page.standfirst.text}]
        if page.standfirst
        else [],
        "bodies": list(_bodies(page)),
        "infoSources": list(_parties(brief, page)),
        "associations": [_association(source) for group in page.groups for source in group.sources],
        "altIds": [{"role": "edition", "value": f"{plain(brief.story)}@{brief.edition}"}],
    }
    if label.digital_source_type:
        name = plain(label.digital_source_type).rsplit("/", 1)[-1]
        address = label.digital_source_type
        item["digitalSourceType"] = {"name": name, "uri": address} if "://" in address else {"name": name}
    return {key: value for key, value in item.items() if value not in (None, [])}


def _name(kind: str, key: str) -> str:
    """A URI for what has an id of ours (RFC 8141; the namespace is not registered)."""
    return f"urn:x-writethru:{kind}:{quote(plain(key), safe='') or 'none'}"


def _time(stamp: str | None) -> str | None:
    return stamp if stamp and _TIME.match(stamp) else None


def _bodies(page: Page) -> Iterator[dict[str, Any]]:
    if not page.sections:
        return
    parts = [(section.title, [line.text for line in section.lines]) for section in page.sections]
    text = "\n\n".join("\n\n".join([title, *lines]) for title, lines in parts)
    yield {
        "role": "main",
        "contentType": "text/plain",
        "charCount": len(text),
        "wordCount": len(text.split()),
        "value": text,
    }
    marked = "".join(
        f"<h2>{html.escape(title)}</h2>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        for title, lines in parts
    )
    yield {"role": "richtext", "contentType": "application/xhtml+xml", "value": f"<div>{marked}</div>"}


def _parties(brief: Brief, page: Page) -> Iterator[dict[str, str]]:
    for kind, share in brief.label.writer_kinds:
        yield {"role": "writer", "name": plain(kind), "literal": f"{share:g}"}
    if brief.label.reviewed_by:
        at = {"literal": plain(brief.label.reviewed_at)} if brief.label.reviewed_at else {}
        yield {"role": "reviewer", "name": plain(brief.label.reviewed_by), **at}
    outlets = dict.fromkeys(source.outlet for group in page.groups for source in group.sources)
    for outlet in outlets:
        yield {"role": "source", "name": outlet}


def _association(source: Source) -> dict[str, Any]:
    published = _time(source.stamp)
    return {
        "name": f"{source.outlet}: {source.title}",
        "rel": "source",
        "uri": source.address or _name("article", source.article),
        "type": "text",
        "title": source.title,
        **({"by": source.byline} if source.byline else {}),
        **({"contentCreated": published} if published else {}),
    }
