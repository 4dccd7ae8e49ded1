"""Synonyms, antonyms and sister terms of common words, from Open English WordNet, as one small table.

The table is made once from the corpora's folder (``wordnet/oewn.tar.xz``) and kept in ``bench/out``. Only words of
which one sense is by far the commonest are taken: both words of a pair must have the shared sense as their first.
"""

from __future__ import annotations

import json
import re
import tarfile
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

VERSION = 4
# times that a word must stand in the news text to be put into a sentence
COMMON = 4
_PARTS = {"NOUN": "n", "VERB": "v", "ADJ": "a", "ADV": "r"}
_VOWELS = "aeiou"


class Lexicon:
    """Words that mean the same, the opposite, or another thing of one kind, by lemma and part of speech."""

    def __init__(self, table: Mapping[str, Mapping[str, list[str]]], forms: Mapping[str, list[str]]) -> None:
        self._table = table
        self._forms = forms

    def synonyms(self, lemma: str, pos: str) -> list[str]:
        return self._of("same", lemma, pos)

    def antonyms(self, lemma: str, pos: str) -> list[str]:
        return self._of("opposite", lemma, pos)

    def sisters(self, lemma: str, pos: str) -> list[str]:
        return self._of("sister", lemma, pos)

    def _of(self, relation: str, lemma: str, pos: str) -> list[str]:
        return list(self._table[relation].get(f"{lemma.lower()}/{_PARTS.get(pos, '-')}", ()))

    def inflect(self, lemma: str, tag: str) -> str | None:
        """The form of a lemma for a Penn tag; None where it cannot be told (irregular verbs without a table)."""
        if tag in ("VB", "VBP", "NN", "JJ", "RB"):
            return lemma
        if tag in ("NNS", "VBZ"):
            return None if tag == "NNS" and lemma.endswith("s") else _plural(lemma)
        if tag == "VBG":
            return _ing(lemma)
        irregular = self._forms.get(lemma)
        if tag in ("VBD", "VBN"):
            if irregular is not None:
                return irregular[0 if tag == "VBD" else 1] if len(irregular) == 2 else None
            return _past(lemma)
        return None


def load_lexicon(data: Path, cache: Path) -> Lexicon:
    """The table in ``cache``, made from the corpora in ``data`` where it is not there yet."""
    if cache.is_file():
        held = json.loads(cache.read_text("utf-8"))
        if held.get("version") == VERSION:
            return Lexicon(held["table"], held["forms"])
    table, forms = _build(data)
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text(json.dumps({"version": VERSION, "table": table, "forms": forms}, sort_keys=True), "utf-8")
    return Lexicon(table, forms)


def _build(data: Path) -> tuple[dict[str, dict[str, list[str]]], dict[str, list[str]]]:
    import yaml

    entries: dict[str, Any] = {}
    synsets: dict[str, Any] = {}
    with tarfile.open(data / "wordnet" / "oewn.tar.xz") as archive:
        for member in archive:
            name = Path(member.name).name
            handle = archive.extractfile(member) if name.endswith(".yaml") and name != "frames.yaml" else None
            if handle is not None:
                held = yaml.load(handle.read(), Loader=yaml.CSafeLoader)
                (entries if name.startswith("entries") else synsets).update(held)
    return _relations(entries, synsets, _counts(data)), _irregular()


def _counts(data: Path) -> Counter[str]:
    """How often a word stands in the news text, in lower case, plurals and past forms cut in the crudest way."""
    out: Counter[str] = Counter()
    with zipfile.ZipFile(data / "news-text" / "bbc-2004-05.zip") as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".txt"):
                out.update(re.findall(r"[a-z]+", archive.read(name).decode("utf-8", "replace").lower()))
    return out


def _relations(
    entries: Mapping[str, Any], synsets: Mapping[str, Any], counts: Counter[str]
) -> dict[str, dict[str, list[str]]]:
    first: dict[tuple[str, str], str] = {}
    senses: dict[str, str] = {}
    for word, parts in sorted(entries.items()):
        for part, held in parts.items():
            key = part[0].replace("s", "a")
            for n, sense in enumerate(held["sense"]):
                senses[sense["id"]] = word
                if n == 0 and (word, key) not in first:
                    first[word, key] = sense["synset"]
    common = {
        (word, part) for word, part in first if word.isalpha() and word.islower() and _seen(word, counts) >= COMMON
    }
    children: dict[str, list[str]] = {}
    for number, synset in sorted(synsets.items()):
        for above in synset.get("hypernym", ()):
            children.setdefault(above, []).append(number)
    out: dict[str, dict[str, list[str]]] = {"same": {}, "opposite": {}, "sister": {}}
    for word, part in sorted(common):
        number = first[word, part]
        members = synsets[number]["members"]
        same = [w for w in members if w != word and first.get((w, part)) == number and (w, part) in common]
        opposite = [
            senses[other]
            for sense in entries[word].get(part, entries[word].get("s", {"sense": []}))["sense"][:3]
            for other in sense.get("antonym", ())
            if other in senses
        ]
        opposite = [w for w in opposite if w.isalpha() and w.islower()]
        sister = [
            w
            for above in synsets[number].get("hypernym", ())
            for other in children.get(above, ())
            if other != number
            for w in synsets[other]["members"]
            if first.get((w, part)) == other and (w, part) in common and w not in members
        ]
        for relation, found in (("same", same), ("opposite", opposite), ("sister", sister)):
            if found:
                out[relation][f"{word}/{part}"] = sorted(set(found))
    return out


def _seen(word: str, counts: Counter[str]) -> int:
    return sum(counts[form] for form in {word, _plural(word), _past(word), _ing(word)})


def _plural(word: str) -> str:
    if word in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[word]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubles(word: str) -> bool:
    """A short word that ends in one vowel and one consonant: "stop", "plan"."""
    return (
        len(word) <= 4
        and len(word) > 2
        and word[-1] not in _VOWELS + "wxy"
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    )


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if _doubles(word) else "") + "ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + (word[-1] if _doubles(word) else "") + "ing"


_IRREGULAR = """
arise arose arisen|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent bent|bet bet bet
bind bound bound|bite bit bitten|blow blew blown|break broke broken|bring brought brought|broadcast broadcast broadcast
build built built|burst burst burst|buy bought bought|cast cast cast|catch caught caught|choose chose chosen
come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|draw drew drawn
drink drank drunk|drive drove driven
eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled
fly flew flown|forbid forbade forbidden|forecast forecast forecast|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|get got got|give gave given|go went gone|grow grew grown|hang hung hung
have had had|hear heard heard
hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led
leave left left|lend lent lent|let let let|lie lay lain|lose lost lost|make made made|mean meant meant|meet met met
pay paid paid|put put put|quit quit quit|read read read|rid rid rid|ride rode ridden|ring rang rung|rise rose risen
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken
shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat
sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|split split split|spread spread spread
stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|swear swore sworn|sweep swept swept
swim swam swum|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought
throw threw thrown|understand understood understood|undertake undertook undertaken|uphold upheld upheld|wake woke woken
wear wore worn|weep wept wept|win won won|withdraw withdrew withdrawn|write wrote written|overcome overcame overcome
undergo underwent undergone|outdo outdid outdone|do did done|be was been
"""


def _irregular() -> dict[str, list[str]]:
    rows = (row.split() for line in _IRREGULAR.strip().splitlines() for row in line.split("|"))
    return {lemma: [past, participle] for lemma, past, participle in rows}
