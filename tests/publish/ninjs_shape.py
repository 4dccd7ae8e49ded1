"""What IPTC ninjs 3.1 allows in an item, as a JSON Schema of our own wording.

The names, types and closed lists are those of the standard; objects that Writethru does not write are left out of
the definitions, and their keys refused, so that this is stricter than the standard and never laxer.
"""

from __future__ import annotations

from typing import Any

TEXT = {"type": "string"}
URI = {"type": "string", "format": "uri"}
TIME = {"type": "string", "format": "date-time"}


def closed(required: tuple[str, ...] = (), **keys: Any) -> dict[str, Any]:
    return {"type": "object", "properties": keys, "required": list(required), "additionalProperties": False}


def many(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


WORDS = closed(("value",), role=TEXT, contentType=TEXT, value=TEXT)
BODY = closed(("value",), role=TEXT, contentType=TEXT, charCount={"type": "integer"}, wordCount={"type": "integer"},
              value=TEXT)  # fmt: skip
KEYS: dict[str, Any] = {
    "standard": closed(name=TEXT, version=TEXT, schema=URI),
    "uri": URI,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]},
    "representationType": {"enum": ["full", "partial"]},
    "profile": TEXT,
    "version": TEXT,
    "versionCreated": TIME,
    "contentCreated": TIME,
    "embargoedUntil": TIME,
    "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
    "edNote": TEXT,
    "language": TEXT,
    "title": TEXT,
    "by": TEXT,
    "slugline": TEXT,
    "headlines": many(WORDS),
    "descriptions": many(WORDS),
    "bodies": many(BODY),
    "infoSources": many(closed(name=TEXT, role=TEXT, uri=URI, literal=TEXT)),
    "altIds": many(closed(role=TEXT, value=TEXT)),
    "digitalSourceType": closed(name=TEXT, uri=URI, literal=TEXT),
}
ASSOCIATION = closed(("name", "uri"), name=TEXT, rel=TEXT, **KEYS)
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **closed(("uri",), **KEYS, associations=many(ASSOCIATION)),
}
