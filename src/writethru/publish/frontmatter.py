"""The front matter of a Markdown page: YAML that holds only what we say it holds, whatever the words of articles are.

Every string is a double-quoted scalar (YAML 1.2, section 7.3.1), so that no word of an article is a key, a tag, an
anchor, a date or the end of the block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from writethru.core.types import Brief, Label
from writethru.publish.page import Page
from writethru.publish.words import plain

# a reader of Markdown that knows no front matter would take tags and links in it for its own
_ACTING = re.compile('["\\\\<>&\\[\\]`|\ufeff]')


def front_matter(brief: Brief, page: Page) -> str:
    """The block between its two lines of hyphens: title, date, edition, story, label and sources."""
    entries: dict[str, Any] = {
        "title": page.headline.text,
        "description": page.standfirst.text if page.standfirst else None,
        "date": brief.as_of,
        "edition": brief.edition,
        "story": brief.story,
        "label": _label(brief.label),
        "sources": [
            {
                "number": source.number,
                "outlet": source.outlet,
                "title": source.title,
                "published": source.stamp,
                "url": source.address,
                "origin": source.origin,
                "completeness": source.completeness,
            }
            for group in page.groups
            for source in group.sources
        ],
    }
    return "\n".join(["---", *_lines(entries, ""), "---"])


def _label(label: Label) -> dict[str, Any]:
    return {
        "state": label.state,
        "state_by": label.state_by,
        "state_at": label.state_at,
        "state_reason": label.state_reason or None,
        "embargo": label.embargo,
        "reviewed_by": label.reviewed_by,
        "reviewed_at": label.reviewed_at,
        "words_changed": label.words_changed or None,
        "digital_source_type": label.digital_source_type,
        "writers": [{"writer": kind, "share": share} for kind, share in label.writer_kinds],
        "overrides": [{"code": one.code, "by": one.by, "reason": one.reason} for one in label.overrides],
    }


def _lines(entries: Mapping[str, Any], indent: str) -> Iterator[str]:
    """The mapping as lines; what is None or empty is left out."""
    for key, value in entries.items():
        if value is None or value == []:
            continue
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            yield from _items(value, indent + "  ")
        else:
            yield f"{indent}{key}: {scalar(value)}"


def _items(values: Sequence[Mapping[str, Any]], indent: str) -> Iterator[str]:
    for value in values:
        for number, line in enumerate(_lines(value, "")):
            yield f"{indent}{'  ' if number else '- '}{line}"


def scalar(value: str | int | float) -> str:
    """A number as it is; a string in double quotes on one line, with all that YAML or Markdown would act on escaped."""
    if not isinstance(value, str):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return '"' + _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", plain(value)) + '"'
