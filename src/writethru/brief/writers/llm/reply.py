"""What the model answered: parsed and held to its form. Pure; nothing of a reply is believed here."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from writethru.brief.writers.llm.task import Item

# characters of a reply, and of one line, above which it is not looked at
MOST = 200_000
LONGEST_LINE = 600
MOST_CITES = 8
_FENCED = re.compile(r"\A\s*```(?:json)?[ \t]*\n(.*?)\n[ \t]*```\s*\Z", re.S)
_THINKS = re.compile(
    r"\A\s*(?:<(?:think|thinking|reasoning|thought|analysis)\b|(?:thinking|reasoning|analysis|thought)\s*:)", re.I
)
_REFUSES = re.compile(
    r"\A\W*(?:I['’]m sorry|I am sorry|sorry|I cannot|I can['’]t|I can not|I am unable|I['’]m unable|unfortunately"
    r"|as an AI)\b",
    re.I,
)


class ReplyError(Exception):
    """A reply that cannot be used as a whole; ``str(error)`` says why, without any word of the reply."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A line as the model offers it for an item, with the ids it cites."""

    item: str
    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """The offers by item, and what was wrong with the others, as (item or "", reason)."""

    offers: tuple[Offer, ...]
    faults: tuple[tuple[str, str], ...] = ()


def parse_reply(text: str, items: Sequence[Item]) -> Reply:
    """The offers in a reply. Raises ReplyError where it is empty, too long, no JSON, or of another form."""
    if not text.strip():
        raise ReplyError("the reply is empty")
    if len(text) > MOST:
        raise ReplyError(f"the reply has {len(text):,} characters; at most {MOST:,} are read")
    document = _json(text)
    lines = document.get("lines") if isinstance(document, dict) else None
    if not isinstance(lines, list):
        raise ReplyError("the reply is JSON of another form than was asked for")
    known = {item.id: item for item in items}
    offers: dict[str, Offer] = {}
    faults: list[tuple[str, str]] = []
    spoilt: set[str] = set()
    for entry in lines[: 4 * len(items) + 4]:
        offer, item_id, fault = _offer(entry, known)
        if offer is None:
            faults.append((item_id, fault))
        elif item_id in offers:
            spoilt.add(item_id)
        else:
            offers[item_id] = offer
    faults.extend((item_id, "the item is answered more than once") for item_id in sorted(spoilt))
    kept = tuple(offers[item.id] for item in items if item.id in offers and item.id not in spoilt)
    return Reply(kept, tuple(faults))


def _json(text: str) -> Any:
    found = _FENCED.match(text)
    body = found[1] if found else text
    try:
        return json.loads(body)
    except RecursionError:
        raise ReplyError("the reply is nested too deeply") from None
    except ValueError:
        pass
    if _THINKS.match(text):
        raise ReplyError("the model thinks aloud instead of answering")
    if _REFUSES.match(text):
        raise ReplyError("the model refuses to answer")
    if text.lstrip()[:1] in "{[":
        raise ReplyError("the reply is cut off or is no JSON")
    raise ReplyError("the reply is no JSON")


def _offer(entry: Any, known: dict[str, Item]) -> tuple[Offer | None, str, str]:
    """The offer in an entry; or None, the item it was for ("" where that is not known), and what is wrong."""
    if not isinstance(entry, dict) or not isinstance(entry.get("item"), str) or entry["item"] not in known:
        return None, "", "a line is for no item that was asked for"
    item = known[entry["item"]]
    text, cites = entry.get("text"), entry.get("cites")
    if not isinstance(text, str) or not text.strip():
        return None, item.id, "the line has no text"
    if len(text) > LONGEST_LINE:
        return None, item.id, "the line is far too long"
    if not isinstance(cites, list) or not cites or not all(isinstance(one, str) for one in cites):
        return None, item.id, "the line cites nothing"
    if len(cites) > MOST_CITES or any(one not in item.sources for one in cites):
        return None, item.id, "the line cites what is not among its sources"
    if not set(cites) & set(item.own):
        return None, item.id, "the line does not cite the sentence that carries it"
    return Offer(item.id, text.strip(), tuple(dict.fromkeys(cites))), item.id, ""
