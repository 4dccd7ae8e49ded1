"""The gate for one line of a model: its form and words first, then the whole check against exactly what it cites."""

from __future__ import annotations

from typing import Any

from writethru.brief.writers.llm import Fault, Item, Offer, Task
from writethru.core.ids import sha256
from writethru.core.settings import Settings
from writethru.core.types import Article, Ledger, Reading, Report
from writethru.publish.faithful.arcs import arcs_fault
from writethru.publish.faithful.excerpt import excerpts
from writethru.publish.faithful.keys import Side, side
from writethru.publish.faithful.sense import sense_fault
from writethru.publish.faithful.voices import voices_fault
from writethru.publish.faithful.wording import (
    figures_fault,
    form_fault,
    joints_fault,
    names_fault,
    quotes_fault,
    words_fault,
)

# warnings that a line of ours may not have either
WARNED = frozenset({"CPY001", "TIM001", "ATT007", "ATT008", "OPI001", "STY002"})


class _Once:
    """A reader that reads each text once: the gate and the check ask for the same one."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._held: dict[str, Reading] = {}

    def read(self, article: Article) -> Reading:
        key = f"{article.published}\x1f{article.text}"
        if key not in self._held:
            self._held[key] = self._reader.read(article)
        return self._held[key]


class LineGate:
    """Judges the lines that a model offers for a task. The same line is judged once."""

    def __init__(self, task: Task, ledger: Ledger, as_of: str | None, *, reader: Any, settings: Settings) -> None:
        self._task = task
        self._ledger = ledger
        self._as_of = as_of
        self._reader = _Once(reader)
        self._settings = settings
        self._sources: dict[tuple[str, ...], tuple[tuple[Side, ...], Any]] = {}
        self._judged: dict[tuple[str, str, tuple[str, ...]], Fault | None] = {}

    def __call__(self, item: Item, offer: Offer) -> Fault | None:
        """What is wrong with the line, None where it may be printed."""
        key = (item.id, offer.text, offer.cites)
        if key not in self._judged:
            self._judged[key] = self._judge(item, offer)
        return self._judged[key]

    def _judge(self, item: Item, offer: Offer) -> Fault | None:
        text = offer.text
        fault = form_fault(text)
        if fault is not None:
            return fault
        from writethru.check import Draft

        draft = Draft(
            file=None,
            kind="text",
            raw=text,
            text=text,
            sha256=sha256(text),
            regions=(),
            published=self._as_of,
        )
        reading = self._reader.read(draft.article())
        if len(reading.sentences) != 1:
            return Fault("form", "the line is not one sentence")
        line = side(reading)
        sides, held = self._held(offer.cites)
        outlets = [self._task.source(one).outlet for one in offer.cites]
        fault = (
            words_fault(line, sides, item.line.text)
            or names_fault(line, sides, item.line.text)
            or joints_fault(line, sides)
            or quotes_fault(line, sides)
            or figures_fault(line, sides)
            or voices_fault(line, sides, outlets, item.line.text)
            or sense_fault(line, sides)
            or arcs_fault(line, sides, item.line.text)
        )
        return fault or self._checked(draft, held)

    def _held(self, cites: tuple[str, ...]) -> tuple[tuple[Side, ...], Any]:
        """The cited sentences, for the comparison and for the check."""
        if cites not in self._sources:
            from writethru.check.sources import Sources

            readings = excerpts(self._ledger, [self._task.source(one).citation for one in cites])
            self._sources[cites] = tuple(map(side, readings)), Sources(readings)
        return self._sources[cites]

    def _checked(self, draft: Any, held: Any) -> Fault | None:
        from writethru.check import check_draft

        report: Report = check_draft(draft, held, reader=self._reader, settings=self._settings)
        for finding in report.findings:
            if finding.severity == "error" or finding.code in WARNED:
                return Fault(finding.code, finding.message)
        if report.stopped:
            return Fault(report.stopped[0], "a rule of the check broke down on the line")
        return None
