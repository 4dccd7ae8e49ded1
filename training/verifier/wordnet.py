"""Write the table of word relations from Open English WordNet: ``python training/verifier/wordnet.py FOLDER TARGET``.

FOLDER holds the YAML files of the release. Kept are single lower-case words, the numbers of their synsets in the order
of their senses, what each synset is a kind of or is similar to, and pairs of opposites. The table is text, gzipped:

    word <tab> synsets                   (hexadecimal, space-separated; words in alphabetical order)
    (empty line)
    synset <tab> hypernyms <tab> similar
    (empty line)
    word <tab> its opposites
    (empty line)
    word <tab> words made from it
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# senses kept of a word and part of speech: rare ones make everything a synonym of everything
SENSES = 5


def load(folder: Path, pattern: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.glob(pattern)):
        with path.open(encoding="utf-8") as file:
            yield path.name, yaml.load(file, yaml.CSafeLoader)


def build(folder: Path) -> str:
    """The table as text."""
    entries: dict[str, list[str]] = {}
    word_of: dict[str, str] = {}
    opposites: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    for _, given in load(folder, "entries-*.yaml"):
        for word, parts in given.items():
            if not _WORD.fullmatch(str(word)):
                continue
            for part in parts.values():
                for rank, sense in enumerate(part.get("sense", ())):
                    word_of[sense["id"]] = word
                    if rank < SENSES:
                        entries.setdefault(word, []).append(sense["synset"])
                    opposites.setdefault(word, []).extend(sense.get("antonym", ()))
                    links.setdefault(word, []).extend(sense.get("derivation", ()))
    held = {synset for synsets in entries.values() for synset in synsets}
    above: dict[str, tuple[list[str], list[str]]] = {}
    for name, given in load(folder, "*.yaml"):
        if not name.startswith(("entries-", "frames")):
            for synset, record in given.items():
                up = [*record.get("hypernym", ()), *record.get("instance_hypernym", ())]
                above[synset] = (up, list(record.get("similar", ())))
    used = sorted(held | {up for synset in held for up in above.get(synset, ([], []))[0]})
    number = {synset: f"{k:x}" for k, synset in enumerate(used)}

    def numbers(synsets: list[str]) -> str:
        return " ".join(dict.fromkeys(number[synset] for synset in synsets if synset in number))

    words = [f"{word}\t{numbers(synsets)}" for word, synsets in sorted(entries.items())]
    kinds = [
        f"{number[synset]}\t{numbers(up)}\t{numbers(similar)}"
        for synset, (up, similar) in sorted(above.items())
        if synset in number and (up or similar)
    ]
    against = []
    for word, senses in sorted(opposites.items()):
        others = sorted({word_of[sense] for sense in senses if sense in word_of and word in entries} - {word})
        if others:
            against.append(f"{word}\t{' '.join(others)}")
    related = []
    for word, senses in sorted(links.items()):
        others = sorted({word_of[sense] for sense in senses if sense in word_of and word in entries} - {word})
        if others:
            related.append(f"{word}\t{' '.join(others)}")
    return "\n\n".join("\n".join(part) for part in (words, kinds, against, related)) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    options.target.write_bytes(gzip.compress(build(options.folder).encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main()
