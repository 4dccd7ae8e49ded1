"""Who says what as CSV for spreadsheets: a row for each statement."""

from __future__ import annotations

import csv
import io

from writethru.ledger.who import Saying, Voice, Who
from writethru.publish.cells import safe_cell

COLUMNS = (
    "number", "speaker", "standing", "kind", "role", "affiliation", "written", "cue", "certainty", "negated", "form",
    "said_at", "published", "content", "outlets", "outlet_count", "origins", "via", "within", "repeats", "denies",
    "denied_by", "title", "url", "file", "start", "end", "content_kind",
)  # fmt: skip


def who_csv(who: Who) -> str:
    """The rows with a heading; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for voice in who.voices:
        for saying in voice.sayings:
            writer.writerow([safe_cell(cell) for cell in _row(voice, saying)])
    return out.getvalue()


def _row(voice: Voice, saying: Saying) -> list[str | int | None]:
    statement, article = saying.statement, saying.article
    return [
        saying.number,
        voice.name if voice.standing in ("named", "unnamed", "anonymous") else "",
        voice.standing,
        voice.kind,
        voice.role,
        voice.affiliation,
        statement.speaker.text if statement.speaker else "",
        statement.cue.text,
        statement.certainty,
        "yes" if statement.negated else "no",
        statement.form,
        statement.said_at,
        article.published,
        " … ".join(saying.content),
        "; ".join(saying.outlets),
        len(saying.outlets),
        saying.origins,
        statement.via,
        saying.within or "",
        _numbers(saying.repeats),
        _numbers(saying.denies),
        _numbers(saying.denied_by),
        article.title,
        article.url,
        article.file,
        statement.content[0].start if statement.content else "",
        statement.content[-1].end if statement.content else "",
        statement.kind,
    ]


def _numbers(numbers: tuple[int, ...]) -> str:
    return " ".join(map(str, numbers))
