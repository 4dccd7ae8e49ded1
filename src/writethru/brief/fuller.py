"""Bodies that articles name more or less fully: "the ministry", "Tolm" and "Harbour union" by their fullest names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from writethru.brief.material import View
from writethru.reading.titles import FIRMS

# what a body may be called by, in groups of one meaning
KIND_NOUNS = (
    frozenset(
        "company firm operator owner carrier airline manufacturer producer retailer utility bank insurer".split()
    ),
    frozenset("union".split()),
    frozenset("ministry department".split()),
    frozenset("government state".split()),
    frozenset("police force".split()),
    frozenset("association federation forum".split()),
    frozenset("newspaper paper magazine broadcaster".split()),
    frozenset("hospital clinic".split()),
    frozenset("court".split()),
    frozenset("council municipality".split()),
    frozenset("university college institute".split()),
)
# kinds of which a story may have just one that speaks, so that the noun alone is enough
_SOLE = frozenset("ministry bank union council court commission directorate".split())
# words that part no body from another of its kind
_LOOSE = frozenset("own country local national".split())
# words before a kind noun that name none: "the whole ministry"
_NO_NAME = frozenset(
    "the a an its his her their our this that own same whole other another each every any no new old former first"
    " second of in at by for from to and or with on as said says".split()
)


def name_words(name: str) -> list[str]:
    """The words of a name in small letters, without articles and the sign of the possessive."""
    return [word for word in re.findall(r"\w+", re.sub(r"['’]s\b", "", name.lower())) if word not in ("the", "a", "an")]


def fuller_names(names: Mapping[str, str], views: Sequence[View]) -> dict[str, str]:
    """By key of a body, the key of the one other that it is, by a fuller name. ``names`` are bodies by key.

    A body named with some of the words of another's name is that other, where it can be only one; a firm without the
    ending of its name is the firm; and "the ministry" is the ministry of the story that has a name, where the articles
    speak of one ministry only.
    """
    words = {key: name_words(name) for key, name in names.items()}
    out: dict[str, str] = {}
    for key, own in words.items():
        found = _firm(key, own, words) or _some_words(key, own, words) or _sole(key, own, words, views)
        found = found or _called(key, names, views)
        if found is not None and found not in out:
            out[key] = found
    return out


def _firm(key: str, own: list[str], words: Mapping[str, list[str]]) -> str | None:
    fuller = [
        other
        for other, have in words.items()
        if len(have) == len(own) + 1 and have[: len(own)] == own and have[-1] in FIRMS
    ]
    return fuller[0] if len(fuller) == 1 and own else None


def _called(key: str, names: Mapping[str, str], views: Iterable[View]) -> str | None:
    """ "The mining company", where one article has "the mining company Tolm Ores": Tolm Ores."""
    if not re.fullmatch(r"[a-z]+ [a-z]+", names[key]):
        return None
    pattern = re.compile(rf"\b{re.escape(names[key])} ([A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|de|del|la|of|and))*)")
    called = {found for view in views for found in pattern.findall(view.article.text)}
    fitting = [other for other, name in names.items() if name in called]
    return fitting[0] if len(called) == 1 and len(fitting) == 1 else None


def _some_words(key: str, own: list[str], words: Mapping[str, list[str]]) -> str | None:
    core = set(own) - _LOOSE
    fuller = [
        other
        for other, have in words.items()
        if other != key and core < set(have) and not set(have) & _LOOSE and _same_head(own, have)
    ]
    return fuller[0] if len(core) >= 2 and len(fuller) == 1 else None


def _same_head(short: list[str], full: list[str]) -> bool:
    """ "Harbour union" and "Amalgamated Harbour Union", but not "Harbour union" and "Harbour Union website"."""
    return short[-1] == full[-1] or (full[: len(short)] == short and full[len(short)] in ("of", "for", "in", "at"))


def _sole(key: str, own: list[str], words: Mapping[str, list[str]], views: Iterable[View]) -> str | None:
    if len(own) != 1 or own[0] not in _SOLE:
        return None
    noun = own[0]
    fuller = [other for other, have in words.items() if other != key and len(have) > 1 and _is_a(have, noun)]
    if len(fuller) != 1:
        return None
    pattern = re.compile(rf"\b([\w’'-]+) {noun}\b|\b{noun} of (?:the )?([\w’'-]+)", re.I)
    kinds = {
        word.lower().removesuffix("’s").removesuffix("'s")
        for view in views
        for found in pattern.findall(view.article.text)
        for word in found
        if word and word.lower() not in _NO_NAME
    }
    return fuller[0] if kinds <= set(words[fuller[0]]) else None


# offices that an article may call by a fuller common name first
_OFFICES = frozenset(
    "regulator watchdog commission ministry council court directorate authority inspectorate ombudsman tribunal".split()
)


def described(noun: str, view: View) -> str | None:
    """ "the energy regulator", where that is the one thing an article calls its regulator; else None."""
    if noun not in _OFFICES:
        return None
    # a name with a capital is of a body that the noun alone may mean as well
    if re.search(rf"\b[A-Z][\w’'-]+ {noun.capitalize()}\b", view.article.text):
        return None
    found = re.findall(rf"\b(?:[Tt]he|an?) ((?:[a-z-]+ ){{1,2}}){noun}\b", view.article.text)
    kinds = {words.strip() for words in found if not set(words.split()) & _NO_NAME}
    return f"the {min(kinds)} {noun}" if len(kinds) == 1 else None


def _is_a(name: list[str], noun: str) -> bool:
    """ "finance ministry" and "Ministry of Finance" are ministries."""
    return name[-1] == noun or (noun in name[:-1] and name[name.index(noun) + 1] in ("of", "for"))
