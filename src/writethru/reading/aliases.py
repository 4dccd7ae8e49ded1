"""Other names of speakers: a table of the world's bodies and seats of power, and the one that editors keep beside it.

One alias a line, fields parted by tabs: alias, name, kind, of, class; the last three may be left out. Lines that are
empty or begin with "#" are passed over. The editors' lines win over the package's.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args

from writethru.core.errors import UsageError
from writethru.core.ids import sha256
from writethru.core.tree import Tree
from writethru.core.types import RoleClass, SpeakerKind

_TABLE = Path(__file__).with_name("aliases.tsv")
_KINDS = ("organisation", "office", "person", "group", "document", "seat")
_ARTICLES = frozenset(("the", "The", "THE"))
# tokens of the longest alias
LONGEST = 12


@dataclass(frozen=True, slots=True)
class Alias:
    """One line of the table. A seat is a place that stands for ``name`` only where it speaks."""

    alias: str
    name: str
    kind: SpeakerKind = "organisation"
    seat: bool = False
    of: str | None = None
    role_class: RoleClass | None = None


@dataclass(frozen=True, slots=True)
class Aliases:
    """Aliases by the words of the text, and what is known of each name."""

    by_alias: dict[str, Alias]
    by_name: dict[str, Alias]
    # names the content of the editors' file: "" without one. Readings made with another are not this reading
    digest: str = ""
    # lines that could not be used, each with file and line
    problems: tuple[str, ...] = ()
    # first words of the aliases, so that a text is scanned once
    starts: frozenset[str] = field(default=frozenset())

    def named(self, canonical: str) -> Alias | None:
        """What the table says of a speaker by its name."""
        return self.by_name.get(canonical)

    def seat(self, text: str) -> Alias | None:
        """The body that a place stands for where it speaks."""
        found = self.by_alias.get(text)
        return found if found is not None and found.seat else None

    def find(self, tree: Tree) -> Iterator[tuple[int, int, Alias]]:
        """Tokens ``[first, last)`` of every alias in the text, the longest at each place; seats are left out."""
        i, n = 0, len(tree)
        while i < n:
            last, found = self._at(tree, i) if tree.word(i) in self.starts else (i + 1, None)
            if found is not None and not found.seat:
                yield i, last, found
            i = last if found is not None else i + 1

    def _at(self, tree: Tree, first: int) -> tuple[int, Alias | None]:
        start = tree.tokens[first].start
        for last in range(min(first + LONGEST, len(tree)), first, -1):
            words = " ".join(tree.text[start : tree.tokens[last - 1].end].split())
            if words in self.by_alias:
                return last, self.by_alias[words]
        return first + 1, None


def load_aliases(path: str = "") -> Aliases:
    """The package's table with the editors' file ``path`` over it; "" is the package's alone.

    A line that cannot be used is passed over and named in ``problems``. Raises UsageError where the file cannot be
    read.
    """
    if not path:
        return _package()
    lines = _lines(path)
    own, problems = _parse(lines, path)
    # the content decides, not where the file lies or how its comments read
    digest = sha256("\n".join(repr(entry) for entry in own))[:12] if own else ""
    return _table([*_package().by_alias.values(), *own], digest, tuple(problems))


def warned_aliases(path: str = "") -> Aliases:
    """:func:`load_aliases`, with a warning in the log for every line that could not be used."""
    table = load_aliases(path)
    for problem in table.problems:
        _warn(problem)
    return table


@lru_cache(maxsize=1024)
def _warn(problem: str) -> None:
    """Said once, however many readers read with the file."""
    logging.getLogger("writethru").warning("%s", problem)


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8-sig").splitlines()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"the file of aliases {path} cannot be read: {reason}", hint="WRITETHRU_ALIASES names it"
        ) from None
    except UnicodeDecodeError as error:
        raise UsageError(
            f"the file of aliases {path} is not UTF-8 (byte {error.start})", hint="save it as UTF-8 text"
        ) from None


@lru_cache(maxsize=1)
def _package() -> Aliases:
    entries, problems = _parse(_TABLE.read_text("utf-8").splitlines(), _TABLE.name)
    return _table(entries, "", tuple(problems))


def _table(entries: Sequence[Alias], digest: str, problems: tuple[str, ...]) -> Aliases:
    by_alias = {entry.alias: entry for entry in entries}
    by_name: dict[str, Alias] = {}
    for entry in entries:
        known = by_name.get(entry.name)
        # a later line that says more of a name than an earlier one is the editors'
        if known is None or entry.of or entry.role_class:
            by_name[entry.name] = entry
    return Aliases(by_alias, by_name, digest, problems, frozenset(_first_words(by_alias)))


def _first_words(aliases: dict[str, Alias]) -> Iterator[str]:
    """The first token of each alias, however the pipeline parts it: "U.N.", "Quai", "No", "No."."""
    for alias in aliases:
        word = alias.split()[0]
        yield word
        yield word.rstrip(".")
        yield word.split("-")[0]
        yield word.rstrip(",")


def _parse(lines: Sequence[str], path: str) -> tuple[list[Alias], list[str]]:
    entries: list[Alias] = []
    problems: list[str] = []
    seen: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry = _entry(line)
        if isinstance(entry, str):
            problems.append(f"{path}, line {number}: {entry}; the line is left out")
            continue
        before = seen.get(entry.alias)
        if before is not None and before[1] != entry.name:
            problems.append(
                f"{path}, line {number}: {entry.alias!r} is {before[1]!r} on line {before[0]}; this line is left out"
            )
            continue
        seen[entry.alias] = (number, entry.name)
        entries.append(entry)
    return entries, problems


def _entry(line: str) -> Alias | str:
    """The alias of a line, or what is wrong with it."""
    fields = [" ".join(part.split()) for part in line.split("\t")]
    if len(fields) < 2:
        return "no tab between alias and name"
    if len(fields) > 5 and any(fields[5:]):
        return f"{len(fields)} fields, where at most 5 are meant: alias, name, kind, of, class"
    alias, name, kind, of, role_class = [*fields, "", "", "", ""][:5]
    words = alias.split()
    while words and words[0] in _ARTICLES:
        words = words[1:]
    alias = " ".join(words)
    if not any(map(str.isalpha, alias)) or not name:
        return "the alias or the name is empty"
    if len(words) > LONGEST // 2:
        return f"the alias has {len(words)} words, where at most {LONGEST // 2} are meant"
    if kind and kind not in _KINDS:
        return f"{kind!r} is no kind; use " + ", ".join(_KINDS)
    if role_class and role_class not in get_args(RoleClass):
        return f"{role_class!r} is no class; use " + ", ".join(get_args(RoleClass))
    seat = kind == "seat"
    return Alias(
        alias,
        name,
        "organisation" if seat or not kind else cast(SpeakerKind, kind),
        seat,
        of or None,
        cast(RoleClass, role_class) if role_class else None,
    )
