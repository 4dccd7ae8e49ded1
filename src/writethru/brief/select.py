"""Picks the lines of a brief within its length: every section gets its share, then the best of what is left."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations

from writethru.brief.plan import Choice, Weights, repeats
from writethru.brief.weighty import HARM
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
    "overview": (0.17, 4),
    "expert_opinions": (0.27, 6),
    "not_settled": (0.27, 7),
    "key_actions": (0.34, 9),
    "background": (0.07, 3),
}
# the share of the best line's worth that background must have to get its room
OLD_NEWS = 0.5
# how many lines without room are tried, in place of how many of the weakest, and how much more one must tell
TRIED = 4
GIVEN = 5
EXCHANGE = 1.15
# a line of more words is read twice, and is worth less for it
LONG_LINE = 32
# words of substance that a line must have to fill room that is left
LEAST_TERMS = 4
# how many lines more than that a brief with room left may have in a section
MORE = 4


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
        # lines that a section may have beyond its most, once every section has had its share
        self._spare = 0

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
        # opinion gives way to what is new
        rest = budget - sum(_size(text) for choice, text in self.picked.choices if choice.section == "whats_new")
        for section in ("overview", "expert_opinions", "not_settled", "key_actions", "background"):
            share, most = SHARES[section]
            whole = rest if section == "expert_opinions" else budget
            room = min(int(whole * share) - taken.get(section, 0), budget - self.picked.size)
            mine = [c for c in self.choices if c.section == section]
            if section == "background":
                mine = self._worth_while(mine, room)
            self._fill(mine, room, most, per_speaker=section == "expert_opinions")
        self._fill(self.choices, budget - self.picked.size, 40, per_speaker=False)
        return self.picked

    def _worth_while(self, choices: Sequence[Choice], room: int) -> list[Choice]:
        """Without the lines that are worth little beside the best that is left: history is told where it matters."""
        best = self._best(self.choices, room, set(), set())
        voices = [choice.speaker for choice, _ in self.picked.choices if choice.speaker]
        least = OLD_NEWS * self._gain(best[1], voices) if best else 0.0
        return [choice for choice in choices if self._gain(choice, voices) >= least]

    def more(self, room: int) -> bool:
        """Further lines of at most ``room`` words; False where none is left that would fit."""
        before = len(self.picked.choices)
        self._spare = MORE
        # a line of next to nothing is no reason to go on
        full = [choice for choice in self.choices if len(choice.terms) >= LEAST_TERMS and not choice.scenery]
        self._fill(full, room, 40, per_speaker=False)
        return len(self.picked.choices) > before

    def exchange(self, room: int) -> bool:
        """A line that found no room in place of up to three of its section that tell less; False where none would gain.

        Lines are picked one by one, so a short one may have taken the room of a long one that is worth more.
        """
        self._spare = MORE
        voices = [choice.speaker for choice, _ in self.picked.choices if choice.speaker]
        tried = 0
        best: tuple[float, list[Choice], Choice, str] | None = None
        for _, choice in self._ranked(self.choices, LONG_LINE * 2, set(), set()):
            text = self._text(choice)
            if text is None or repeats(text, [*self._told, *self.picked.texts()]):
                continue
            tried += 1
            if tried > TRIED:
                break
            mine = [(c, t) for c, t in self.picked.choices if c.section == choice.section and not c.lead]
            weak = sorted(((self._worth(c), c.candidate.key, n) for n, (c, _) in enumerate(mine)))[:GIVEN]
            able = [
                (sum(worth for worth, _, _ in some), [n for _, _, n in some])
                for some in chain.from_iterable(combinations(weak, k) for k in (1, 2, 3))
                if room + sum(_size(mine[n][1]) for _, _, n in some) >= _size(text)
            ]
            gain = self._gain_of(choice, voices)
            if able and gain > EXCHANGE * min(able)[0] and (best is None or gain - min(able)[0] > best[0]):
                best = (gain - min(able)[0], [mine[n][0] for n in min(able)[1]], choice, text)
        if best is not None:
            self._swap(*best[1:])
        return best is not None

    def _swap(self, given: Sequence[Choice], choice: Choice, text: str) -> None:
        left = [(c, t) for c, t in self.picked.choices if not any(c is other for other in given)]
        self.picked = Picked(
            [*left, (choice, text)],
            {term for c, _ in left for term in c.terms} | choice.terms,
            sum(_size(t) for _, t in left) + _size(text),
        )

    def _worth(self, choice: Choice) -> float:
        """What a picked line alone tells, of all that is picked."""
        others = {term for c, _ in self.picked.choices if c is not choice for term in c.terms}
        return choice.base * (self.weights.total(choice.terms - others) + choice.bonus)

    def _gain_of(self, choice: Choice, voices: Sequence[str | None]) -> float:
        """What a line would add."""
        repeat = 0.7 if choice.speaker and choice.speaker in voices else 1.0
        return choice.base * repeat * (self.weights.total(choice.terms - self.picked.covered) + choice.bonus)

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
        for number, choice in self._ranked(choices, room, out, heard):
            text = self._text(choice)
            if text is None or _size(text) > room or repeats(text, [*self._told, *self.picked.texts()]):
                continue
            return number, choice, text
        return None

    def _ranked(self, choices: Iterable[Choice], room: int, out: set[int], heard: set[str]) -> list[tuple[int, Choice]]:
        """The choices that could still be printed with their numbers, the worthiest first."""
        ranked = []
        counts = self._per_section()
        said: dict[str, list[frozenset[str]]] = {}
        for choice, _ in self.picked.choices:
            if choice.speaker:
                said.setdefault(choice.speaker, []).append(choice.numbers)
        voices = [choice.speaker for choice, _ in self.picked.choices if choice.speaker]
        sources: dict[tuple[int, int], set[int]] = {}
        for picked, _ in self.picked.choices:
            sources.setdefault(picked.candidate.key[:2], set()).update(picked.candidate.row.tokens)
        printed = self._numbers()
        for number, choice in enumerate(choices):
            if number in out or choice.speaker in heard:
                continue
            told = sources.get(choice.candidate.key[:2])
            if told is not None and not (choice.lead and told.isdisjoint(choice.candidate.row.tokens)):
                # a sentence is told once, but for an opening that tells two events
                continue
            if choice.size > room + 2 or counts.get(choice.section, 0) >= SHARES[choice.section][1] + self._spare:
                continue
            if choice.speaker and self._heard_out(choice, voices):
                continue
            if choice.numbers and choice.size <= 16 and choice.numbers <= printed:
                continue
            if choice.speaker and any(choice.numbers & before for before in said.get(choice.speaker, ())):
                # the same count from the same mouth is told once
                continue
            ranked.append((-self._gain(choice, voices), choice.candidate.key, number, choice))
        return [(number, choice) for _, _, number, choice in sorted(ranked, key=lambda item: item[:3])]

    def _heard_out(self, choice: Choice, voices: Sequence[str | None]) -> bool:
        """Has the speaker had all the lines that one voice gets: a person two in a section, a body three in all?"""
        told = voices.count(choice.speaker)
        if choice.section == "whats_new":
            return told >= 4
        same = sum(c.speaker == choice.speaker and c.section == choice.section for c, _ in self.picked.choices)
        return same >= 2 or told >= 3

    def _gain(self, choice: Choice, voices: Sequence[str | None]) -> float:
        new = choice.terms - self.picked.covered
        old = choice.terms & self.picked.covered
        content = self.weights.total(new) + 0.15 * self.weights.total(old)
        content += sum(HARM[measure] for measure, _ in sorted(choice.harm - self._harm()))
        repeat = 0.7 if choice.speaker and choice.speaker in voices else 1.0
        if choice.numbers and choice.numbers <= self._numbers():
            repeat *= 0.35
        # what is denied, unverified or declined is told in common words: their number says little of its worth
        bonus = choice.bonus
        power = 1.0 if choice.section == "expert_opinions" else 0.85
        breath = LONG_LINE / choice.size if choice.size > LONG_LINE and not choice.lead else 1.0
        return choice.base * repeat * breath * (content + bonus) / math.pow(8 + choice.size, power)

    def _harm(self) -> set[tuple[str, float]]:
        return {harm for choice, _ in self.picked.choices for harm in choice.harm}

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
