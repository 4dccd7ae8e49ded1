"""Words of populations, places and speakers in a form to compare: a nation and its people are one."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*|\d+(?:st|nd|rd|th)?")
_STOP = frozenset(
    "a an the and or but of to in on at by for from with as is are was were be been being has have had that this these "
    "those it its he she they them his her their we our who whom whose which what when where all total overall some "
    "more than about around nearly almost at least up over under so far only other others another there here into "
    "people person persons human humans man men individual individuals number numbers toll count figure mr mrs ms dr "
    "not no both each own while after before during since said says per".split()
)
_NATIONS = {
    "french": "france", "dutch": "netherlands", "british": "britain", "uk": "britain", "u.k": "britain",
    "spanish": "spain", "spaniard": "spain", "spaniards": "spain", "danish": "denmark", "dane": "denmark",
    "polish": "poland", "pole": "poland", "irish": "ireland", "turkish": "turkey", "turk": "turkey", "turks": "turkey",
    "greek": "greece", "greeks": "greece", "german": "germany", "germans": "germany", "us": "america",
    "u.s": "america", "usa": "america", "filipino": "philippines", "filipinos": "philippines", "swiss": "switzerland",
    "swedish": "sweden", "swede": "sweden", "finnish": "finland", "finn": "finland", "welsh": "wales",
    "scottish": "scotland", "english": "england", "norwegian": "norway", "portuguese": "portugal", "thai": "thailand",
    "afghan": "afghanistan", "uzbek": "uzbekistan", "kazakh": "kazakhstan", "tajik": "tajikistan",
    "pakistani": "pakistan", "iraqi": "iraq", "israeli": "israel", "yemeni": "yemen", "saudi": "saudi",
    "peruvian": "peru", "hungarian": "hungary", "czech": "czechia", "slovak": "slovakia", "croat": "croatia",
    "serb": "serbia", "kurdish": "kurd", "kurds": "kurd", "emirati": "emirates", "burmese": "myanmar",
}  # fmt: skip
_ENDINGS = ("ians", "ian", "eans", "ean", "ians", "ans", "ese", "ish", "ia", "ea", "an", "ns", "is", "n", "a", "i", "e")


def fold_word(word: str) -> str:
    """A word without case, accents' encoding, possessive and plural; names of nations and peoples by one stem."""
    plain = unicodedata.normalize("NFC", word).replace("’", "'")
    name = plain[:1].isupper()
    low = re.sub(r"'s?$", "", plain.lower()).rstrip(".")
    if low in _NATIONS:
        low = _NATIONS[low]
    if name or low in _NATIONS.values():
        for ending in _ENDINGS:
            if low.endswith(ending) and len(low) - len(ending) >= 4:
                return low[: -len(ending)]
        return low
    return _plural(low)


def _plural(word: str) -> str:
    from writethru.ledger.units import singular

    return {"men": "man", "women": "woman", "children": "child"}.get(word, singular(word))


def content_words(text: str | None) -> frozenset[str]:
    """The words that carry the sense, folded."""
    return frozenset(
        fold_word(match.group())
        for match in _WORD.finditer(text or "")
        if not _is_stop(match.group())
    )


def _is_stop(word: str) -> bool:
    """A word without sense of its own. An acronym never is one: "WHO"."""
    return word.lower().rstrip(".") in _STOP and not (word.isupper() and len(word) > 1)


_OFFICE = frozenset(
    "ministry minister office officer department agency government spokesman spokeswoman spokesperson official "
    "authority authorities centre center national general company group press news senior chief head deputy director "
    "president union university institute service force police army council commission party committee bank court "
    "state local regional federal analyst expert source economist association board mission institute hospital".split()
)


def speaker_words(name: str | None) -> frozenset[str]:
    """Words and acronyms that name a speaker, folded; spokespeople and titles drop out, what they speak for stays."""
    out = set()
    for match in _WORD.finditer(name or ""):
        word = match.group()
        if _is_stop(word) or word.lower() in _MOUTHPIECE:
            continue
        out.add(word if word.isupper() and len(word) > 1 else fold_word(word))
    return frozenset(out)


_MOUTHPIECE = frozenset(
    "spokesman spokeswoman spokesperson spokespeople statement report reports official officials".split()
)


def same_speaker(a: frozenset[str], b: frozenset[str]) -> bool:
    """Do two sets of speaker words name one speaker? Two unknown speakers are not one."""
    if not a or not b:
        return False
    if a == b:
        return True
    small, large = sorted((a, b), key=lambda words: (len(words), sorted(words)))
    shared = small & large
    if any(word.isupper() and len(word) > 1 for word in shared):
        return True
    own = small - _OFFICE
    if own:
        return own <= large and len(shared) > 0.6 * len(small)
    return small <= large and len(large - small - _OFFICE) == 0
