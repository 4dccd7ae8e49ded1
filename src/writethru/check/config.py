"""The settings of a check as a file gives them: ``writethru.toml``, or ``[tool.writethru]`` in ``pyproject.toml``.

Pure: a table in, a :class:`Config` out, or one error that names the file, the key and what is allowed. Finding and
reading the file is :mod:`writethru.check.config_file`; what the settings mean for a draft is
:mod:`writethru.check.policy`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from writethru.core.errors import UsageError
from writethru.core.settings import HOUSES

LEVELS = ("error", "warning", "info")
SEVERITIES = (*LEVELS, "off")


@dataclass(frozen=True, slots=True)
class FileIgnore:
    """A rule that is not held against the drafts whose path fits a pattern, and why."""

    pattern: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that a named person answers for: the rule, the draft's words, who, why, and in which drafts."""

    code: str
    words: str
    by: str
    reason: str
    # pattern of the draft's path; "" means any draft
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """The keys of a settings file. Each is documented in docs/reference/settings.md by its comment here."""

    # rules that run, by code, prefix ("FIG") or name; empty means all
    select: tuple[str, ...] = ()
    # rules that do not run, by code, prefix or name; the longer of two prefixes wins, `ignore` of equals
    ignore: tuple[str, ...] = ()
    # table of code or prefix to "error", "warning", "info" or "off"
    severity: tuple[tuple[str, str], ...] = ()
    # house style: "ap", "bbc" or "guardian"
    house: str | None = None
    # longest run of words copied from a source outside quotation marks
    copy_limit: int | None = None
    # the command ends with 1 where a finding of this severity or above is left: "error", "warning" or "info"
    level: str | None = None
    # table of path pattern to a table of rule code to the reason it is not held against these drafts
    per_file_ignores: tuple[FileIgnore, ...] = ()
    # what drafts are checked against where the command names no source; paths start at the file's folder
    sources: tuple[str, ...] = ()
    # list of tables {code, words, by, reason}: findings that a named person answers for; `draft` narrows one to a path
    # pattern
    overrides: tuple[Accepted, ...] = ()
    # the file this came from, as shown in messages; "" without one
    file: str = ""


def keys() -> tuple[str, ...]:
    """The keys a file may have, as they are written there."""
    return tuple(spec.name.replace("_", "-") for spec in fields(Config) if spec.name != "file")


def parse_config(table: Mapping[str, Any], file: str) -> Config:
    """The settings in a table. Raises UsageError that names the file, the key and what is allowed."""
    at = _At(file)
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _READ:
            at.wrong(key, "is no key that we know", _near(key, keys()))
        found[key.replace("-", "_")] = _READ[key](_At(file, key), value)
    return Config(**found, file=file)


@dataclass(frozen=True, slots=True)
class _At:
    """A place in a settings file."""

    file: str
    key: str = ""

    def inside(self, key: str) -> _At:
        return _At(self.file, f"{self.key}.{key}" if self.key else key)

    def wrong(self, key: str, why: str, hint: str) -> None:
        raise UsageError(f"{self.file}: {self.inside(key).key if key else self.key} {why}", hint=hint)

    def text(self, value: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            self.wrong("", f"is {value!r}, which is no text", 'give words in quotation marks: "..."')
        return str(value).strip()

    def texts(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            self.wrong("", f"is {value!r}, which is no list", 'give a list of texts: ["...", "..."]')
        return tuple(self.inside(str(number)).text(item) for number, item in enumerate(value, 1))

    def table(self, value: Any, example: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self.wrong("", f"is {value!r}, which is no table", f"give a table such as {example}")
        out: Mapping[str, Any] = value
        return out

    def one_of(self, value: Any, allowed: tuple[str, ...]) -> str:
        if value not in allowed:
            self.wrong("", f"is {value!r}", f"use {_listed(allowed)}" + _meant(str(value), allowed))
        return str(value)

    def count(self, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self.wrong("", f"is {value!r}, which is no count of words", "give a whole number of 1 or more")
        return int(value)


def _severity(at: _At, value: Any) -> tuple[tuple[str, str], ...]:
    table = at.table(value, '{ TIM001 = "error", STY = "off" }')
    return tuple((code, at.inside(code).one_of(level, SEVERITIES)) for code, level in table.items())


def _file_ignores(at: _At, value: Any) -> tuple[FileIgnore, ...]:
    out = []
    example = '{ TIM001 = "live pages carry a clock" }'
    for pattern, codes in at.table(value, f'{{ "live/*.md" = {example} }}').items():
        inner = at.inside(repr(pattern))
        for code, reason in inner.table(codes, example).items():
            out.append(FileIgnore(pattern, code, inner.inside(code).text(reason)))
    return tuple(out)


def _overrides(at: _At, value: Any) -> tuple[Accepted, ...]:
    if not isinstance(value, list):
        at.wrong("", f"is {value!r}, which is no list of tables", "write each under [[overrides]]")
    out = []
    needed = ("code", "words", "by", "reason")
    for number, item in enumerate(value, 1):
        inner = at.inside(str(number))
        table = inner.table(item, '{ code = "FIG001", words = "61 dead", by = "Ada Morrow", reason = "counted by us" }')
        for key in table:
            if key not in (*needed, "draft"):
                inner.wrong(key, "is no key that we know", _near(key, (*needed, "draft")))
        for key in needed:
            if key not in table:
                inner.wrong(key, "is missing", f"an override has {_listed(needed)}")
        out.append(Accepted(**{key: inner.inside(key).text(text) for key, text in table.items()}))
    return tuple(out)


_READ: Mapping[str, Callable[[_At, Any], Any]] = {
    "select": _At.texts,
    "ignore": _At.texts,
    "severity": _severity,
    "house": lambda at, value: at.one_of(value, HOUSES),
    "copy-limit": _At.count,
    "level": lambda at, value: at.one_of(value, LEVELS),
    "per-file-ignores": _file_ignores,
    "sources": _At.texts,
    "overrides": _overrides,
}


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names[:-1]) + f' or "{names[-1]}"'


def _meant(word: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word.lower(), known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _near(word: str, known: tuple[str, ...]) -> str:
    return f"the keys are {', '.join(known)}{_meant(word.replace('_', '-'), known)}"
