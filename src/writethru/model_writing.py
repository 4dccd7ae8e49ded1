"""A brief whose lines a language model has worded: the shell around :mod:`writethru.brief.writers.llm`.

The extractive brief is written and checked first. The model is asked to reword its lines, each answer is held against
the sentences that it cites (:mod:`writethru.publish.faithful`), and the whole brief is checked again. Whatever fails on
the way leaves the extractive line, or the whole extractive brief, and a note that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from writethru.core.errors import GateError
from writethru.core.ids import sha256
from writethru.core.model_settings import ModelSettings
from writethru.core.settings import Settings
from writethru.core.types import Brief, Ledger, Report

if TYPE_CHECKING:
    from writethru.brief.writers.llm import Offer, Refusal, Task, Writing
    from writethru.brief.writers.llm.client import ModelClient
    from writethru.brief.writers.llm.prompt import Messages
    from writethru.store import Store

Write = Callable[[Ledger, Mapping[str, str] | None], tuple[Brief, Report]]
# lines can only go back to the extractive ones, so the second check rarely finds anything
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class _Reply:
    """A reply as the store keeps it."""

    text: str


class ModelWriter:
    """Writes and checks a brief as ``write`` does, then has the model word its lines. One for one brief.

    ``client`` makes what asks the model, once for each brief that is not answered by the store alone. Raises UsageError
    where the settings cannot be used or the ``openai`` package is missing.
    """

    def __init__(
        self,
        write: Write,
        model: ModelSettings,
        settings: Settings,
        *,
        reader: Any = None,
        client: Callable[[], ModelClient] | None = None,
    ) -> None:
        from writethru.brief.writers.llm.client import ModelClient, check_base_url, check_installed

        model.check()
        check_installed()
        self._base_url = check_base_url(model, settings.allow_private)[0]
        self._write = write
        self._model = model
        self._settings = settings
        self._reader = reader
        self._client = client or (lambda: ModelClient(model, allow_private=settings.allow_private))
        # what came of it, once a brief was written
        self.writing: Writing | None = None

    def __call__(self, ledger: Ledger, known: Mapping[str, str] | None) -> tuple[Brief, Report]:
        """The brief and its report. Raises what ``write`` raises; a model that fails raises nothing."""
        from writethru.brief.writers.llm import task_of, write
        from writethru.publish.faithful import LineGate
        from writethru.reading import Reader
        from writethru.store import Store

        brief, report = self._write(ledger, known)
        self._reader = self._reader or Reader(self._settings)
        task = task_of(brief, ledger)
        judge = LineGate(task, ledger, brief.as_of, reader=self._reader, settings=self._settings)
        with Store.open(self._settings.store_url) as store, self._client() as client:
            asked = _Asked(store, client, f"{self._base_url}\x1f{self._model.model}")
            offers, writing = write(task, self._model.model, asked, judge)
            asked.keep(writing)
            writing = replace(writing, requests=client.requests, kept=asked.held, tokens=client.tokens)
        brief, report, writing = self._checked(brief, report, ledger, task, offers, writing)
        self.writing = writing
        return brief, report

    def key(self, key: str) -> str:
        """The key under which the store keeps the brief: ``key`` with the model, and what failed where something did.

        So a brief that the model was not asked for throughout is not taken for the model's the next time.
        """
        from writethru.brief.writers.llm.prompt import PROMPT_VERSION

        problems = self.writing.problems if self.writing else ()
        return sha256("\x1f".join([key, PROMPT_VERSION, self._base_url, self._model.model, *problems]))

    def remember(self, store: Store, key: str) -> None:
        """Keep what came of asking under the brief's key, or take up what was kept with a brief that the store held."""
        from writethru.brief.writers.llm import Writing

        request = f"writing {self.key(key)}"
        if self.writing is None:
            self.writing = store.model_work(Writing, request)
        else:
            store.keep_model_work(request, self.writing)

    def _checked(
        self, brief: Brief, report: Report, ledger: Ledger, task: Task, offers: Mapping[str, Offer], writing: Writing
    ) -> tuple[Brief, Report, Writing]:
        """The brief with the lines that stand beside each other too, the report on it, and whose each line is."""
        from writethru.brief.writers.llm import Refusal, reworded
        from writethru.publish import gated

        left, model = dict(offers), self._model.model
        now, said, old = brief, report, {line.id: line.id for section in brief.sections for line in section.lines}
        refused: list[Refusal] = list(writing.refusals)
        for _ in range(ROUNDS if left else 0):
            made, names = reworded(brief, task, left, model)
            lost = set(names.values())
            try:
                now, said = gated(made, ledger, reader=self._reader, settings=self._settings)
                lost -= {names[line.id] for section in now.sections for line in section.lines}
            except GateError:
                pass
            if not lost and not said.count("error"):
                old = names
                break
            # a line beside a model's may be the one that is struck: then all of the model's go
            struck = (lost & set(left)) if lost <= set(left) and lost else set(left)
            why = "the check of the whole brief finds an error with it"
            refused += [Refusal(key, "brief", "brief", why, left[key].text) for key in sorted(struck)]
            left = {key: offer for key, offer in left.items() if key not in struck}
        else:
            now, said, left = brief, report, {}
        lines = tuple(
            (old.get(line.id, line.id), line.text, line.writer) for section in now.sections for line in section.lines
        )
        writing = replace(writing, lines=lines, refusals=tuple(refused))
        return replace(now, notes=(*now.notes, *writing.notes())), said, writing


class _Asked:
    """Asks the model, or the store where it holds the answer to the very same question."""

    def __init__(self, store: Store, client: ModelClient, whom: str) -> None:
        self._store = store
        self._client = client
        self._whom = whom
        self._new: list[tuple[int, str, str]] = []
        self._number = 0
        self.held = 0

    def __call__(self, said: Messages) -> str:
        from writethru.brief.writers.llm.prompt import PROMPT_VERSION
        from writethru.core.codec import dumps

        request = sha256(dumps([PROMPT_VERSION, self._whom, said]))
        self._number += 1
        kept = self._store.model_work(_Reply, request)
        if kept is not None:
            self.held += 1
            return kept.text
        text = self._client(said)
        self._new.append((self._number, request, text))
        return text

    def keep(self, writing: Writing) -> None:
        """Keep the replies that were of use: one that failed is asked for again the next time."""
        usable = 0 if any(not problem.startswith("at the repair") for problem in writing.problems) else 2
        usable = min(usable, 1) if writing.problems else usable
        for number, request, text in self._new:
            if number <= usable:
                self._store.keep_model_work(request, _Reply(text))
