"""Which rules run on a draft, at which severity, and what is set aside: settings and options brought together.

Layers go from the settings file to the command line. As in other linters, a layer that selects starts anew, and one
that only ignores takes away from what the layers below left; of two prefixes in one layer the longer wins.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any, cast

from writethru.check.config import SEVERITIES, Accepted, Config, FileIgnore
from writethru.core.errors import UsageError
from writethru.core.types import Severity

# Errors of these families are overridden only by a named person with a reason.
GUARDED = ("FIG", "QUO", "ATT", "SRC")
ALL = "ALL"
# words that stand small inside a name
_PARTICLES = frozenset("da de del della der den di dos du van von la le bin ibn al el y und".split())


@dataclass(frozen=True, slots=True)
class Policy:
    """What a check goes by. The default runs every rule as it is."""

    # codes of the rules that run; None means all there are
    codes: frozenset[str] | None = None
    # codes whose findings have another severity than their rule gives them
    severity: Mapping[str, Severity] = field(default_factory=dict)
    file_ignores: tuple[FileIgnore, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    # the settings file, as shown in messages
    file: str = ""

    def runs(self, code: str) -> bool:
        return self.codes is None or code in self.codes

    def narrowed(self, draft: str) -> Policy:
        """The policy for one draft: without what is meant for others. ``draft`` is its path from the file's folder."""
        return replace(
            self,
            file_ignores=tuple(item for item in self.file_ignores if fits(draft, item.pattern)),
            accepted=tuple(item for item in self.accepted if not item.draft or fits(draft, item.draft)),
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """One layer of choices: codes, prefixes or names, as written, and where they were written."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    # how messages name the two: "--select" and "--ignore", or the keys of a file
    where: str = ""


def make_policy(config: Config, rules: Mapping[str, Any], *, options: Choice | None = None) -> Policy:
    """The policy of a settings file and, over it, the options of the command.

    Raises UsageError for a code that no rule has, with the nearest there are, for choices that leave no rule, and for
    an error on figures, quotations, attribution or sources that is excused without a named person.
    """
    file = Choice(config.select, config.ignore, config.severity, config.file)
    layers = [file, options] if options else [file]
    codes = frozenset(rules)
    severity: dict[str, Severity] = {}
    for layer in layers:
        codes = _chosen(layer, codes, rules)
        for code, level in _severities(layer, rules):
            severity[code] = cast(Severity, level)
    off = {code for code, level in severity.items() if cast(str, level) == "off"}
    codes -= off
    if not codes:
        raise UsageError("no rule is left to run", hint="select more, or ignore less; `writethru rules` lists them")
    severity = {code: level for code, level in sorted(severity.items()) if code not in off}
    ignores = tuple(
        replace(item, code=match(item.code, rules, f"{config.file}: per-file-ignores", exact=True)[0])
        for item in config.per_file_ignores
    )
    accepted = tuple(
        replace(item, code=match(item.code, rules, f"{config.file}: overrides", exact=True)[0])
        for item in config.overrides
    )
    policy = Policy(codes, severity, ignores, accepted, config.file)
    _signatures(policy, rules)
    return policy


def match(text: str, rules: Mapping[str, Any], where: str, *, exact: bool = False) -> tuple[str, ...]:
    """Codes of the rules that a code, a prefix or a name means; with ``exact`` a whole code alone.

    Raises UsageError, with the nearest there are, where it means none.
    """
    wanted = text.strip()
    if not exact and wanted.upper() == ALL:
        return tuple(rules)
    found = tuple(code for code in rules if code == wanted.upper() or (not exact and code.startswith(wanted.upper())))
    named = tuple(code for code, rule in rules.items() if rule.name == wanted.lower())
    if wanted and (found or (named and not exact)):
        return found or named
    families = sorted({code[:3] for code in rules})
    known = [*rules, *([] if exact else families), *(rule.name for rule in rules.values())]
    near = [
        *difflib.get_close_matches(wanted.upper(), known, n=2),
        *difflib.get_close_matches(wanted.lower(), known, n=1),
    ]
    meant = f"did you mean {' or '.join(dict.fromkeys(near))}? " if near else ""
    raise UsageError(f"{where}: there is no rule {text!r}", hint=f"{meant}`writethru rules` lists them")


def signed(reason: str) -> tuple[str, str] | None:
    """Person and reason of "Ada Morrow: counted by our own reporter"; None where no person is named."""
    by, colon, why = reason.partition(":")
    return (" ".join(by.split()), why.strip()) if colon and why.strip() and is_person(by) else None


def is_person(name: str) -> bool:
    """Whether it may be a person's name: two to six words, each with a capital but for those that stand small."""
    words = name.split()
    large = [word for word in words if word[0].isalpha() and not word[0].islower()]
    small = [word for word in words if word.lower() in _PARTICLES]
    return 2 <= len(words) <= 6 and len(large) >= 2 and all(word in large or word in small for word in words)


def fits(draft: str, pattern: str) -> bool:
    """Whether a draft's path, or its last part, fits a pattern in which ``*`` stands for any characters."""
    path = draft.replace("\\", "/").removeprefix("./")
    return fnmatchcase(path, pattern.removeprefix("./")) or fnmatchcase(path.rpartition("/")[2], pattern)


def spread(values: Iterable[str]) -> tuple[str, ...]:
    """The items of comma lists: ``("FIG,QUO", "TIM001")`` gives three."""
    return tuple(item.strip() for value in values for item in value.split(",") if item.strip())


def _chosen(layer: Choice, below: frozenset[str], rules: Mapping[str, Any]) -> frozenset[str]:
    select = _reach(layer.select, rules, f"{layer.where}: select" if layer.where else "--select")
    ignore = _reach(layer.ignore, rules, f"{layer.where}: ignore" if layer.where else "--ignore")
    if not layer.select:
        return below - frozenset(ignore)
    return frozenset(code for code, length in select.items() if length > ignore.get(code, -1))


def _reach(choices: Sequence[str], rules: Mapping[str, Any], where: str) -> dict[str, int]:
    """Code of each rule that is meant, and the length of the longest choice that means it."""
    out: dict[str, int] = {}
    for choice in choices:
        for code in match(choice, rules, where):
            whole = choice.upper() != ALL and not code.startswith(choice.upper())
            length = 0 if choice.upper() == ALL else len(code) if whole else len(choice)
            out[code] = max(out.get(code, -1), length)
    return out


def _severities(layer: Choice, rules: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Code and severity of one layer, the longer prefix last."""
    where = f"{layer.where}: severity" if layer.where else "--severity"
    out = []
    for choice, level in sorted(layer.severity, key=lambda pair: 0 if pair[0].upper() == ALL else len(pair[0])):
        if level not in SEVERITIES:
            raise UsageError(f"{where}: {choice} is {level!r}", hint=f"use {', '.join(SEVERITIES)}")
        out += [(code, level) for code in match(choice, rules, where)]
    return out


def _signatures(policy: Policy, rules: Mapping[str, Any]) -> None:
    """Raises UsageError for an excuse that takes a named person and has none."""
    for accepted in policy.accepted:
        if not is_person(accepted.by):
            raise UsageError(
                f"{policy.file}: overrides: {accepted.code} is signed {accepted.by!r}, which names no person",
                hint="give first and last name",
            )
    for item in policy.file_ignores:
        level = policy.severity.get(item.code, rules[item.code].severity)
        if level == "error" and item.code.startswith(GUARDED) and signed(item.reason) is None:
            raise UsageError(
                f"{policy.file}: per-file-ignores: {item.code} is overridden only by a named person with a reason",
                hint='write "Ada Morrow: why it is so"',
            )
