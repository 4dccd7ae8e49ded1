"""Makes ``src/writethru/check/against/senses.txt``: which common words may mean the same, and which are opposites.

    python training/senses/make_senses.py CORPORA

``CORPORA`` is the development data's folder: Open English WordNet (``wordnet/oewn.tar.xz``) gives the senses, and the
words kept are those that stand at least twice in the news text, the attribution documents or the claims' documents.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[2] / "src" / "writethru" / "check" / "against" / "senses.txt"
SEEN = 2
# senses of a word that are kept, the commonest first
SENSES = 8
HEAD = """# Senses of common English words, from Open English WordNet (CC BY 4.0, The Open English WordNet Team),
# which is derived from Princeton WordNet (WordNet License). Made by training/senses/make_senses.py.
# WORD SENSE..: a word and its senses; >SENSE SENSE..: a sense and wider ones; !WORD WORD..: a word, opposites.
"""


def main() -> None:
    """Read the word net and the corpora, write the table."""
    data = Path(sys.argv[1])
    entries, synsets = _wordnet(data)
    counts = _counts(data)
    words = {w for w in entries if isinstance(w, str) and w.isalpha() and w.islower() and _seen(w, counts) >= SEEN}
    by_id = {sense["id"]: (word, sense["synset"]) for word, sense in _senses(entries)}
    held: dict[str, list[str]] = {}
    opposite: dict[str, set[str]] = {}
    for word in sorted(words):
        for part in entries[word].values():
            for sense in part["sense"][:SENSES]:
                ids = held.setdefault(word, [])
                ids.append(sense["synset"])
                ids += [by_id[other][1] for other in sense.get("derivation", ()) if other in by_id]
                ids += synsets[sense["synset"]].get("similar", ())
                opposite.setdefault(word, set()).update(
                    by_id[other][0] for other in sense.get("antonym", ()) if other in by_id and by_id[other][0] in words
                )
    shared = Counter(number for ids in held.values() for number in set(ids))
    wider = {number: list(synset.get("hypernym", ())) for number, synset in synsets.items()}
    used = {number for ids in held.values() for number in ids}
    keep = {n for n in used if shared[n] > 1 or any(above in used for above in wider[n])}
    keep |= {above for n in keep for above in wider[n] if above in used}
    names = {number: _short(k) for k, number in enumerate(sorted(keep))}
    lines = []
    for word in sorted(held):
        ids = [names[n] for n in dict.fromkeys(held[word]) if n in names]
        lines.append(" ".join([word, *ids]))
    for number in sorted(keep):
        above = [names[n] for n in wider[number] if n in names]
        if above:
            lines.append(" ".join([">" + names[number], *above]))
    lines += [" ".join(["!" + word, *sorted(found)]) for word, found in sorted(opposite.items()) if found]
    OUT.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(held)} words, {len(keep)} senses, {OUT.stat().st_size:,} bytes in {OUT}")


def _senses(entries: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for word, parts in entries.items():
        for part in parts.values():
            for sense in part["sense"]:
                yield word, sense


def _wordnet(data: Path) -> tuple[dict[str, Any], dict[str, Any]]:
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
    return entries, synsets


def _counts(data: Path) -> Counter[str]:
    out: Counter[str] = Counter()
    with zipfile.ZipFile(data / "news-text" / "bbc-2004-05.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".txt"):
                _add(out, archive.read(name).decode("utf-8", "replace"))
    for path in sorted([*(data / "claims").glob("*.jsonl.gz"), *(data / "attribution").glob("*.jsonl.gz")]):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                _add(out, " ".join(_strings(json.loads(line))))
    return out


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from _strings(held)
    elif isinstance(value, list):
        for held in value:
            yield from _strings(held)


def _add(counts: Counter[str], text: str) -> None:
    counts.update(re.findall(r"[a-z]+", text.lower()))


def _seen(word: str, counts: Counter[str]) -> int:
    stem = word[:-1] if word.endswith(("e", "y")) else word
    forms = {
        word,
        word + "s",
        word + "es",
        word + "ed",
        word + "ing",
        stem + "ed",
        stem + "ing",
        stem + "ies",
        stem + "ied",
    }
    return sum(counts[form] for form in sorted(forms))


def _short(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = ""
    while True:
        number, rest = divmod(number, 36)
        out = digits[rest] + out
        if not number:
            return out


if __name__ == "__main__":
    main()
