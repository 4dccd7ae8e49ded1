"""Picks the lines of a brief within its length: every section gets its share, then the best of what is left."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from writethru.brief.plan import Choice, Weights, repeats
from writethru.core.types import SectionName

NUMBER = re.compile(r"\d[\d.,]*\d|\d")
ORDER: tuple[SectionName, ...] = (
    "whats_new",
    "overview",
    "key_actions",
    "expert_opinions",
    "figures",
    "not_settled",
    "background",
)
# longest opening line of a brief
LEAD_WORDS = 38
# share of the prose that a section may take before the rest is filled by worth, and the most lines it may have
SHARES: dict[str, tuple[float, int]] = {
    "whats_new": (0.52, 14),
    "overview": (0.16, 4),
    "expert_opinions": (0.27, 6),
    "not_settled": (0.27, 7),
    "key_actions": (0.34, 9),
    "background": (0.07, 3),
}


@dataclass
class Picked:
    """Lines chosen so far. ``texts`` holds the text each has when its speakers are named in full."""

    choices: list[tuple[Choice, str]] = field(default_factory=list)
    covered: set[str] = field(default_factory=set)
    size: int = 0

    def texts(self) -> list[str]:
        return [text for _, text in self.choices]


class Selector:
    """Greedy choice by new content a word, with a share for every section and every expert heard."""

    def __init__(
        self, choices: Sequence[Choice], weights: Weights, write: Callable[[Choice], str | None], told: Sequence[str]
    ) -> None:
        self.choices = list(choices)
        self.weights = weights
        self._write = write
        self._told = list(told)
        self._texts: dict[int, str | None] = {}
        self.picked = Picked()

    def run(self, budget: int, taken: dict[str, int]) -> Picked:
        """Lines of at most ``budget`` words.

        ``taken`` has the words a section already holds, which count to its share.
        """
        leads = [c for c in self.choices if c.lead and c.section != "whats_new"]
        new = [c for c in self.choices if c.section == "whats_new"]
        # what the story is about stands, however much of it is old
        self._fill(leads, max(int(budget * 0.12), LEAD_WORDS + 4), 1 if new else 2, per_speaker=False)
        room = int((budget + sum(taken.values())) * SHARES["whats_new"][0]) - taken.get("whats_new", 0)
        self._fill([c for c in new if c.candidate.source.paragraph == 0], room, 2, per_speaker=False)
        self._fill(new, room, SHARES["whats_new"][1], per_speaker=False)
        for section in ("overview", "expert_opinions", "not_settled", "key_actions", "background"):
            share, most = SHARES[section]
            room = min(int(budget * share) - taken.get(section, 0), budget - self.picked.size)
            self._fill(
                [c for c in self.choices if c.section == section], room, most, per_speaker=section == "expert_opinions"
            )
        self._fill(self.choices, budget - self.picked.size, 40, per_speaker=False)
        return self.picked

    def _fill(self, choices: Sequence[Choice], room: int, most: int, *, per_speaker: bool) -> None:
        lines, used = 0, 0
        names = {choice.section for choice in choices}
        if len(names) == 1:
            # what the section holds already counts to its share
            for choice, text in self.picked.choices:
                if choice.section in names:
                    lines, used = lines + 1, used + _size(text)
        heard: set[str] = set()
        out: set[int] = set()
        while lines < most:
            best = self._best(choices, room - used, out, heard if per_speaker else set())
            if best is None:
                return
            number, choice, text = best
            self.picked.choices.append((choice, text))
            self.picked.covered |= choice.terms
            size = _size(text)
            self.picked.size += size
            used += size
            lines += 1
            out.add(number)
            if choice.speaker:
                heard.add(choice.speaker)

    def _best(
        self, choices: Iterable[Choice], room: int, out: set[int], heard: set[str]
    ) -> tuple[int, Choice, str] | None:
        ranked = []
        counts = self._per_section()
        said: dict[str, list[frozenset[str]]] = {}
        for choice, _ in self.picked.choices:
            if choice.speaker:
                said.setdefault(choice.speaker, []).append(choice.numbers)
        voices = [choice.speaker for choice, _ in self.picked.choices if choice.speaker]
        sources = {(c.candidate.view.place, c.candidate.sentence) for c, _ in self.picked.choices}
        printed = self._numbers()
        for number, choice in enumerate(choices):
            place = (choice.candidate.view.place, choice.candidate.sentence)
            if number in out or place in sources or choice.speaker in heard:
                continue
            if choice.size > room + 2 or counts.get(choice.section, 0) >= SHARES[choice.section][1]:
                continue
            if choice.speaker and voices.count(choice.speaker) >= (4 if choice.section == "whats_new" else 2):
                continue
            if choice.numbers and choice.size <= 16 and choice.numbers <= printed:
                continue
            if choice.speaker and any(choice.numbers & told for told in said.get(choice.speaker, ())):
                # the same count from the same mouth is told once
                continue
            ranked.append((-self._gain(choice, voices), choice.candidate.key, number, choice))
        for _, _, number, choice in sorted(ranked, key=lambda item: item[:3]):
            text = self._text(choice)
            if text is None or _size(text) > room or repeats(text, [*self._told, *self.picked.texts()]):
                continue
            return number, choice, text
        return None

    def _gain(self, choice: Choice, voices: Sequence[str | None]) -> float:
        new = choice.terms - self.picked.covered
        old = choice.terms & self.picked.covered
        content = self.weights.total(new) + 0.15 * self.weights.total(old)
        repeat = 0.7 if choice.speaker and choice.speaker in voices else 1.0
        if choice.numbers and choice.numbers <= self._numbers():
            repeat *= 0.35
        # what is denied, unverified or declined is told in common words: their number says little of its worth
        bonus = choice.bonus
        power = 1.0 if choice.section == "expert_opinions" else 0.85
        return choice.base * repeat * (content + bonus) / math.pow(8 + choice.size, power)

    def _numbers(self) -> set[str]:
        texts = [*self._told, *self.picked.texts()]
        return {number for text in texts for number in NUMBER.findall(text)}

    def _text(self, choice: Choice) -> str | None:
        key = id(choice)
        if key not in self._texts:
            self._texts[key] = self._write(choice)
        return self._texts[key]

    def _per_section(self) -> dict[str, int]:
        out: dict[str, int] = {}
        for choice, _ in self.picked.choices:
            out[choice.section] = out.get(choice.section, 0) + 1
        return out


def _size(text: str) -> int:
    from writethru.brief.copying import count

    return count(text)
