"""An aside dropped: an apposition, a clause with "who" or "which" between commas, an acronym in brackets."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit
from writethru.core.types import Sentence

_BRACKETS = re.compile(r" \([^()]{2,40}\)")


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit an aside between commas or brackets."""
    tree = doc.tree
    out = [doc.edit("shorter", False, *m.span(), "") for m in doc.matches(_BRACKETS, sentence)]
    for i in doc.words(sentence):
        token = tree.tokens[i]
        if token.dep not in ("appos", "relcl"):
            continue
        span = tree.subtree_span(i)
        before = doc.text[sentence.start : span.start].rstrip()
        after = doc.text[span.end : sentence.end].lstrip()
        aside = doc.text[span.start : span.end]
        if not before.endswith(",") or not after.startswith((",", ".")) or any(c in aside for c in '“”"\n'):
            continue
        if token.dep == "relcl" and not re.match(r"(?:who|which|whose) ", aside):
            continue
        start = sentence.start + len(before) - 1
        end = span.end + (len(doc.text[span.end :]) - len(doc.text[span.end :].lstrip()))
        end += 1 if after.startswith(",") else 0
        out.append(doc.edit("shorter", False, start, end, ""))
    return out
