"""The form of a line, its words, its numbers and its quotations, held against the cited sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from writethru.brief.copying import count
from writethru.brief.writers.llm import Fault
from writethru.check.quotes import quoted
from writethru.core.types import Figure
from writethru.publish.faithful.keys import FREE, PRONOUNS, Side, is_word, keys, same, vocabulary, word_keys

SHORTEST, LONGEST = 5, 44
# signs of markup, templates, ids and addresses, none of which a line of news needs
_MARKS = re.compile(r"[<>{}\[\]|*_`#\\~^=@]|https?:|www\.|&\w+;|\b[ps]\d+\b")
_END = re.compile(r"[.!][”\"’']?\Z|[”\"’']\.\Z")
_STRAY = re.compile(r"[a-z,;] (?:A|An|The) [a-z]")
_STRAIGHT = str.maketrans("‘’‚‛“”„‟–—−\u00a0\u2009\u202f", "''''\"\"\"\"---   ")
_JOINT = re.compile(r"(?=(?<![\w’'])([\w’'-]+),? (and|or) ([\w’'-]+))")
_MONTHS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday".split()
)
_ALIKE = {"around": "about", "roughly": "about", "approximately": "about", "above": "over", "below": "under"}
_BOUNDS = frozenset(
    "about around roughly approximately almost nearly over under above below least most more less fewer only up"
    " some".split()
)


def form_fault(text: str) -> Fault | None:
    """What is wrong with a line before anything is read in it."""
    if any(unicodedata.category(char)[0] == "C" or char in "\u2028\u2029" for char in text):
        return Fault("form", "the line holds control characters or characters that are not seen")
    if _MARKS.search(text):
        return Fault("form", "the line holds markup, an address or an id")
    if not SHORTEST <= count(text) <= LONGEST:
        return Fault("form", f"the line has {count(text)} words; {SHORTEST} to {LONGEST} are allowed")
    if _STRAY.search(text):
        return Fault("form", "an article has a capital inside the line")
    if not _END.search(text):
        return Fault("form", "the line does not end as a sentence")
    words = re.findall(r"[\w’'-]+", text.lower())
    if any(words[n : n + size] == words[n + size : n + 2 * size] for size in (1, 2, 3) for n in range(len(words))):
        return Fault("form", "words stand twice in a row")
    if text.split()[0].lower().strip("“\"'") in PRONOUNS - {"that"}:
        return Fault("form", "the line begins with a pronoun")
    return None


def words_fault(line: Side, sources: Sequence[Side], extractive: str) -> Fault | None:
    """A word that no cited sentence has. Names and dates may come from the extractive line: it has passed the gate."""
    known = vocabulary(sources) | _names_of(extractive)
    for i in line.tokens():
        if is_word(line.tree, i) and not same(keys(line.tree, i), known):
            return Fault("words", f"“{line.tree.word(i)}” stands in no sentence that the line cites")
    written = _capitals([extractive, *_texts(sources)])
    first = {sentence.first for sentence in line.sentences}
    for i in line.tokens():
        word = line.tree.word(i)
        if i not in first and word[:1].isupper() and is_word(line.tree, i) and not _capitals([word]) <= written:
            return Fault("words", f"“{word}” is not written so in a sentence that the line cites")
    return None


def _texts(sources: Sequence[Side]) -> list[str]:
    """The cited sentences, and the full names of those who are named in them."""
    out = [one.tree.text for one in sources]
    for one in sources:
        out += [s.speaker.canonical for s in one.reading.statements if s.speaker]
        out += [entity.canonical for entity in one.reading.entities]
    return out


def _capitals(texts: Sequence[str]) -> frozenset[str]:
    """The words with a capital, as they are written, possessive marks apart."""
    found = (word for text in texts for word in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text))
    return frozenset(re.sub(r"['’]s?$", "", word) for word in found if word[:1].isupper())


def _names_of(text: str) -> frozenset[str]:
    """Keys of the dates and of the capitalised words, the first apart, of a line."""
    out: set[str] = set()
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text)
    for n, word in enumerate(words):
        if word[:1].isdigit():
            beside = [other.lower() for other in words[max(0, n - 1) : n] + words[n + 1 : n + 2]]
            if any(other in _MONTHS for other in beside) or re.fullmatch(r"(?:19|20)\d\d", word):
                out |= word_keys(word, word, False)
        elif word[:1].isupper() and (n or _is_name(word, words[1:2])):
            out |= word_keys(word.lower(), word.lower(), True)
    return frozenset(out)


def _is_name(first: str, then: Sequence[str]) -> bool:
    """Is the first word of a line part of a name, so that its capital is its own?"""
    if first.lower() in _MONTHS or first.endswith(("’s", "'s")):
        return True
    return first.lower() not in FREE and any(word[:1].isupper() for word in then)


def names_fault(line: Side, sources: Sequence[Side], extractive: str) -> Fault | None:
    """Two capitalised words side by side that stand so in no cited sentence, full name or extractive line."""
    known = {pair for text in [extractive, *_texts(sources)] for pair in _pairs(text, any_case=True)}
    for pair in _pairs(line.tree.text, any_case=False):
        if pair not in known:
            return Fault("names", f"“{' '.join(pair)}” stands so in no sentence that the line cites")
    return None


def joints_fault(line: Side, sources: Sequence[Side]) -> Fault | None:
    """ "A and B" where the cited sentences have "A or B" alone, or the other way round."""
    theirs = {joint for one in sources for joint in _JOINT.findall(one.tree.text.lower())}
    for before, word, after in _JOINT.findall(line.tree.text.lower()):
        other = {"and": "or", "or": "and"}[word]
        if (before, other, after) in theirs and (before, word, after) not in theirs:
            return Fault("sense", f"the cited sentences have “{before} {other} {after}”")
    return None


def _pairs(text: str, *, any_case: bool) -> list[tuple[str, str]]:
    """Words side by side with nothing but a space between them, both capitalised unless ``any_case``."""
    found = re.findall(r"(?=(?<![^\W_])([^\W_]+(?:['’-][^\W_]+)*)[ \u00a0]+([^\W_]+(?:['’-][^\W_]+)*))", text)
    pairs = [(a.replace("’", "'"), b.replace("’", "'")) for a, b in found]
    if not any_case:
        pairs = [(a, b) for a, b in pairs if a[:1].isupper() and b[:1].isupper() and a.lower() not in FREE]
    return [(a.lower().removesuffix("'s"), b.lower().removesuffix("'s")) for a, b in pairs]


def figures_fault(line: Side, sources: Sequence[Side]) -> Fault | None:
    """A figure that no cited sentence has with the same bound, measure and counted thing."""
    theirs = [figure for one in sources for figure in one.reading.figures]
    said = line.quoted_spans()
    for figure in line.reading.figures:
        if any(span.start <= figure.start < span.end for span in said):
            # letter by letter the source's
            continue
        if not any(_equal(figure, other) for other in theirs):
            why = f"“{figure.text}” stands in no cited sentence with the same bound, measure and counted thing"
            return Fault("figures", why)
    return _bounds_fault(line, sources)


def _equal(a: Figure, b: Figure) -> bool:
    if (a.value_low, a.value_high, a.approx) != (b.value_low, b.value_high, b.approx):
        return False
    if a.hedged != b.hedged or (a.measure != b.measure and "other" not in (a.measure, b.measure)):
        return False
    if a.measure != b.measure and (a.unit is None or b.unit is None or a.unit_implicit or b.unit_implicit):
        return False
    if a.unit is None or b.unit is None or a.unit_implicit or b.unit_implicit:
        return True
    return same(word_keys(a.unit.lower(), a.unit.lower(), False), word_keys(b.unit.lower(), b.unit.lower(), False))


def _bounds_fault(line: Side, sources: Sequence[Side]) -> Fault | None:
    """A number whose two words before it bound it otherwise than wherever the cited sentences have it."""
    for i in line.tokens():
        mine = keys(line.tree, i)
        if not any(key.startswith("#") for key in mine) or not line.tree.word(i)[:1].isdigit():
            continue
        places = [(one, j) for one in sources for j in one.tokens() if same(mine, keys(one.tree, j))]
        if places and all(_before(line, i) != _before(one, j) for one, j in places):
            return Fault("figures", f"“{line.tree.word(i)}” is bounded otherwise in the cited sentences")
    return None


def _before(one: Side, i: int) -> frozenset[str]:
    first = next(sentence.first for sentence in one.sentences if sentence.first <= i < sentence.last)
    words = frozenset(one.tree.lower(j) for j in range(max(first, i - 3), i)) & _BOUNDS
    return frozenset(_ALIKE.get(word, word) for word in words)


def quotes_fault(line: Side, sources: Sequence[Side]) -> Fault | None:
    """A quotation that is not, letter by letter, inside one of the cited sentences', or whose speaker is not named."""
    text = line.tree.text
    theirs = [
        span.of(one.tree.text).translate(_STRAIGHT) for one in sources for span in quoted(one.tree.text, one.sentences)
    ]
    for span in quoted(text, line.sentences):
        words = " ".join(span.of(text).translate(_STRAIGHT).split()).rstrip(",. ")
        whole = text[: span.start - 1].rstrip().endswith((":", ","))
        if not words or not any(_within(words, " ".join(other.split()), whole) for other in theirs):
            return Fault("quotes", "words in quotation marks do not stand so in a quotation of the cited sentences")
        said = [s for s in line.reading.statements if s.speaker and s.speaker.text]
        if not said:
            return Fault("quotes", "a quotation without its speaker")
    if text.count("“") != text.count("”") or text.count('"') % 2:
        return Fault("quotes", "a quotation is not closed")
    return None


def _within(words: str, other: str, whole: bool) -> bool:
    """Whole words of a quotation, in a row; ``whole``: from where a sentence of it begins to where one ends."""
    at = other.find(words)
    while at >= 0:
        before, after = other[:at].rstrip(), other[at + len(words) :].lstrip()
        cut = other[at - 1 : at].isalnum() or other[at + len(words) :][:1].isalnum()
        begins, ends = not before or before[-1] in ".?!", not after.strip(",.") or after[:1] in ".?!"
        # "what he wants to" is cut in the middle of a phrase
        hangs = not ends and words.split()[-1].lower() in FREE
        if not cut and not hangs and (not whole or (begins and ends)):
            return True
        at = other.find(words, at + 1)
    return False
