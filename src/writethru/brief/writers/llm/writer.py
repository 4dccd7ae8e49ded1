"""The way of a model's lines: asked for, held to their form, judged, repaired once, or left to the other writer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from writethru.brief.writers.llm.prompt import Messages, messages, repair_messages
from writethru.brief.writers.llm.reply import Offer, Reply, ReplyError, parse_reply
from writethru.brief.writers.llm.report import Refusal, Writing
from writethru.brief.writers.llm.task import Item, Task
from writethru.core.ids import make_id
from writethru.core.types import Brief, Label, Line, Section
from writethru.reading.extract.language import find_language

# IPTC digital source types of text that a generative model wrote, and of text that it wrote in part
TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
COMPOSITE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
# code of a refusal for the form of an answer; those for its words are codes of check rules or names of the gate
FORM = "form"


class Unanswered(Exception):
    """The model gave no answer; ``str(error)`` says why in words that hold neither key nor reply."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an offered line: a code, and a finding in words that may quote the line."""

    code: str
    finding: str


class Asks(Protocol):
    """Sends messages to the model and returns what it says. Raises Unanswered."""

    def __call__(self, said: Messages) -> str: ...


class Judges(Protocol):
    """Says what is wrong with a line that a model offers for an item, None where it may be printed."""

    def __call__(self, item: Item, offer: Offer) -> Fault | None: ...


def write(task: Task, model: str, ask: Asks, judge: Judges) -> tuple[dict[str, Offer], Writing]:
    """The offers that stand, by the id of the extractive line, and the report without its ``lines``.

    Deterministic given the same replies and judgements. What is not answered, badly answered or refused twice is
    simply not among the offers.
    """
    run = _Run(task, judge)
    if task.items:
        refused = run.take(messages(task), "first", ask, task.items)
        if refused:
            run.take(repair_messages(task, refused), "repair", ask, [item for item, _, _ in refused])
    writing = Writing(
        model,
        refusals=tuple(run.refusals),
        left_out=tuple((line.id, why) for line, why in task.left_out),
        problems=tuple(dict.fromkeys(run.problems)),
    )
    return run.standing, writing


class _Run:
    """The offers of one brief as they come in."""

    def __init__(self, task: Task, judge: Judges) -> None:
        self._task = task
        self._judge = judge
        self.standing: dict[str, Offer] = {}
        self.refusals: list[Refusal] = []
        self.problems: list[str] = []

    def take(self, said: Messages, attempt: str, ask: Asks, items: Sequence[Item]) -> list[tuple[Item, str, str]]:
        """Ask, judge what comes, and return the items whose line was refused, with the line and the finding."""
        try:
            reply = _english(parse_reply(ask(said), items))
        except (Unanswered, ReplyError) as error:
            self.problems.append(str(error) if attempt == "first" else f"at the repair, {error}")
            return []
        refused: list[tuple[Item, str, str]] = []
        for item_id, why in reply.faults:
            item = self._task.item(item_id)
            if item is not None:
                self._refuse(item, attempt, Fault(FORM, why), "")
                refused.append((item, "", why))
        for offer in reply.offers:
            item = self._task.item(offer.item)
            if item is None or _same(offer.text, item.line.text):
                continue
            fault = self._judge(item, offer)
            if fault is None:
                self.standing[item.line.id] = offer
            else:
                self._refuse(item, attempt, fault, offer.text)
                refused.append((item, offer.text, f"{fault.code}: {fault.finding}"))
        return refused

    def _refuse(self, item: Item, attempt: str, fault: Fault, text: str) -> None:
        self.refusals.append(Refusal(item.line.id, attempt, fault.code, fault.finding, text))


def _english(reply: Reply) -> Reply:
    """The reply itself. Raises ReplyError where its lines together read as another language than English."""
    words = " ".join(" ".join(offer.text for offer in reply.offers).split())
    language = find_language((), words) if len(words.split()) >= 12 else "en"
    if language != "en":
        raise ReplyError(f"the reply is in another language than English ({language})")
    return reply


def _same(a: str, b: str) -> bool:
    return " ".join(a.split()) == " ".join(b.split())


def reworded(brief: Brief, task: Task, offers: Mapping[str, Offer], model: str) -> tuple[Brief, dict[str, str]]:
    """The brief with the model's lines in place of the extractive ones, its label, and the old id of each new line."""
    items = {item.line.id: item for item in task.items}
    old: dict[str, str] = {}
    sections = []
    for section in brief.sections:
        lines = []
        for line in section.lines:
            offer = offers.get(line.id)
            made = line if offer is None else _line(items[line.id], offer, task, model)
            old[made.id] = line.id
            lines.append(made)
        sections.append(Section(section.name, tuple(lines)))
    changed = replace(brief, sections=tuple(sections))
    return replace(changed, label=labelled(changed, model)), old


def _line(item: Item, offer: Offer, task: Task, model: str) -> Line:
    """The model's line; a figure that it no longer prints is no longer among its figures."""
    text = " ".join(offer.text.split())
    return Line(
        make_id("line", item.section, text),
        text,
        model,
        item.section,
        tuple(task.source(one).citation for one in offer.cites),
        item.line.statements,
        tuple(figure.id for figure in item.figures if figure.text.lower() in text.lower()),
    )


def labelled(brief: Brief, model: str) -> Label:
    """The label by the writers of the lines, the one with the most first."""
    counts = Counter(line.writer for section in brief.sections for line in section.lines)
    total = sum(counts.values())
    if not counts[model]:
        return brief.label
    shares = tuple((name, many / total) for name, many in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    return replace(
        brief.label, writer_kinds=shares, digital_source_type=TRAINED if counts[model] == total else COMPOSITE
    )
