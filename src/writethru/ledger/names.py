"""Words of populations, places and speakers in a form to compare: a nation and its people are one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from writethru.ledger.wordset import words

_WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*|\d+(?:st|nd|rd|th)?")
_STOP = words(
    "a an the and or but of to in on at by for from with as is are was were be been being has have had that this these "
    "those it its he she they them his her their we our who whom whose which what when where all total overall some "
    "more than about around nearly almost at least up over under so far only other others another there here into "
    "people person persons human humans man men individual individuals number numbers toll count figure mr mrs ms dr "
    "not no both each own while after before during since said says per"
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
    "serb": "serbia", "korean": "korea", "koreans": "korea", "cuban": "cuba", "cubans": "cuba",
    "taiwanese": "taiwan", "jordanian": "jordan", "jordanians": "jordan",
    "kurdish": "kurd", "kurds": "kurd", "emirati": "emirates", "burmese": "myanmar",
}  # fmt: skip
_PLACES = frozenset(_NATIONS.values())
_ENDINGS = ("ians", "ian", "eans", "ean", "ans", "ese", "an", "ia", "a", "i", "e")
# names of nations that end like their people
_AS_THEY_ARE = words(
    "taiwan jordan japan iran sudan azerbaijan pakistan afghanistan kazakhstan uzbekistan tajikistan turkmenistan "
    "kyrgyzstan oman japan lebanon"
)


@lru_cache(maxsize=1 << 15)
def fold_word(word: str) -> str:
    """A word without case, accents' encoding, possessive and plural; names of nations and peoples by one stem."""
    plain = unicodedata.normalize("NFC", word).replace("’", "'")
    low = re.sub(r"'s?$", "", plain.lower()).rstrip(".")
    low = _NATIONS.get(low, low)
    if low in _AS_THEY_ARE:
        return low
    if not plain[:1].isupper() and low not in _PLACES:
        low = _plural(low)
        return low[:-1] if len(low) >= 5 and low[-1] in "ea" else low
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            return low[: -len(ending)]
    return _plural(low)


def folded(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(fold_word(word) for word in text.split())


def _plural(word: str) -> str:
    from writethru.ledger.units import singular

    return {"men": "man", "women": "woman", "children": "child"}.get(word, singular(word))


def content_words(text: str | None) -> frozenset[str]:
    """The words that carry the sense, folded."""
    return frozenset(fold_word(match.group()) for match in _WORD.finditer(text or "") if not _is_stop(match.group()))


def _is_stop(word: str) -> bool:
    """A word without sense of its own. An acronym never is one: "WHO"."""
    return word.lower().rstrip(".") in _STOP and not (word.isupper() and len(word) > 1)


# words that a reading may take for a speaker and that never are one
_NOBODY = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december mistake error accident"
)
_UNITED_STATES = re.compile(r"\b(?:United States|U\.S\.(?:A\.)?|USA)(?: of America)?")


# "according to the information available to the ministry": the ministry's
_HELD_BY = re.compile(
    r"^(?:the )?(?:information|data|figures|statistics|numbers) "
    r"(?:available to|held by|compiled by|gathered by|released by|provided by|published by|from|of) (?:the )?(?=\w)",
    re.IGNORECASE,
)


def speaker_words(name: str | None) -> frozenset[str]:
    """Words and acronyms that name a speaker, folded; spokespeople and titles drop out, what they speak for stays."""
    out = set()
    for match in _WORD.finditer(_UNITED_STATES.sub("US", _HELD_BY.sub("", name or ""))):
        word = match.group().replace(".", "")
        if word.lower() in _NOBODY:
            continue
        if _is_stop(word) or word.lower() in _MOUTHPIECE or word[0].isdigit():
            continue
        out.add(word if word.isupper() and len(word) > 1 else fold_word(word))
    return frozenset(out) or folded((name or "").lower()) & folded(" ".join(_MOUTHPIECE))


_MOUTHPIECE = words("spokesman spokeswoman spokesperson spokespeople statement report reports official officials")


_OFFICE = folded(
    "ministry minister office officer department agency government spokesman spokeswoman spokesperson official "
    "authority centre center national general company group press news senior chief head deputy director president "
    "union university institute service force police army military council commission party committee bank court state "
    "local regional federal provincial analyst expert source economist association board mission hospital defence "
    "defense foreign health interior labour labor justice finance transport housing education trade energy security"
)


def is_office(voice: frozenset[str]) -> bool:
    """Is the voice a bare office ("the defence ministry"), of which there may be several?"""
    return bool(voice) and voice <= _OFFICE


def is_mouthpiece(voice: frozenset[str]) -> bool:
    """Is it only said that somebody spoke: "a spokesman", "officials"?"""
    return bool(voice) and voice <= folded(" ".join(_MOUTHPIECE))


def proper_words(voice: frozenset[str]) -> frozenset[str]:
    """The words of a voice that are its own."""
    return voice - _OFFICE


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
