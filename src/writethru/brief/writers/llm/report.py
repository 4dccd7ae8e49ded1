"""Whose each line of a brief is, and why lines of the model were refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from writethru.core.types import Brief


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line of the model that was not printed. ``text`` is its words: for the report, never for a page."""

    # id of the extractive line in its place
    line: str
    # "first" or "repair"
    attempt: str
    # code of the check rule, or a word for what was wrong with the form
    code: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Writing:
    """What came of asking a model for the lines of one brief."""

    model: str
    # (id of the extractive line, text of the line as printed, writer), for every line of the brief
    lines: tuple[tuple[str, str, str], ...] = ()
    refusals: tuple[Refusal, ...] = ()
    # lines that were not asked for, as (id, reason)
    left_out: tuple[tuple[str, str], ...] = ()
    # why the model could not be asked, or its reply not be used, in the order in which it came up
    problems: tuple[str, ...] = ()
    requests: int = 0
    # replies that the store held
    kept: int = 0
    tokens: int = 0

    @property
    def written(self) -> int:
        """Lines of the model that stand."""
        return sum(writer == self.model for _, _, writer in self.lines)

    def notes(self) -> tuple[str, ...]:
        """What the brief says of it: no word of a refused line is among them."""
        total = len(self.lines)
        out = []
        if self.problems:
            out.append(f"The language model {self.model} could not be used throughout: {'; '.join(self.problems)}.")
        if not self.written:
            out.append(f"The extractive writer wrote all {total} lines.")
        else:
            out.append(f"{self.model} worded {self.written} of {total} lines; the extractive writer wrote the others.")
        last = {refusal.line: refusal for refusal in self.refusals}
        stand = {old for old, _, writer in self.lines if writer == self.model}
        why = Counter(refusal.code for line, refusal in last.items() if line not in stand)
        if why:
            listed = ", ".join(f"{code} ({many})" if many > 1 else code for code, many in sorted(why.items()))
            out.append(f"Lines of {self.model} were refused and the extractive ones kept: {listed}.")
        return tuple(out)


def writing_json(writing: Writing, brief: Brief) -> dict[str, Any]:
    """The document ``writethru/writing/1``, ready for ``json.dumps``."""
    # by text: a line that an edition before had takes over its id
    old = {text: before for before, text, _ in writing.lines}
    refused: dict[str, list[Refusal]] = {}
    for refusal in writing.refusals:
        refused.setdefault(refusal.line, []).append(refusal)
    left_out = dict(writing.left_out)
    return {
        "schema": "writethru/writing/1",
        "story": brief.story,
        "edition": brief.edition,
        "model": writing.model,
        "requests": writing.requests,
        "kept_replies": writing.kept,
        "tokens": writing.tokens,
        "problems": list(writing.problems),
        "lines": [
            {
                "id": line.id,
                "writer": line.writer,
                "text": line.text,
                "not_asked": left_out.get(old.get(line.text, line.id)),
                "refused": [
                    {"attempt": item.attempt, "code": item.code, "reason": item.reason, "text": item.text}
                    for item in refused.get(old.get(line.text, line.id), [])
                ],
            }
            for section in brief.sections
            for line in section.lines
        ],
    }
