"""Speakers, scored on the story sets: ``python bench/speakers.py [--show] [--further] [--reader rules|auto]``.

A statement counts where its content is found: then is the canonical speaker the gold's (by the scorer beside the data),
of the gold's kind? Mentions that are no name ("he", "the ministry") are counted apart: right, wrong, left open.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from _data import add_story_sets, data_folder, eval_folder, stories_folder
from writethru.core.settings import Settings
from writethru.core.types import RawEntry
from writethru.reading import Reader
from writethru.reading.output import reading_json

PRONOUNS = frozenset("he she it they who which".split())


def main() -> int:
    """Print a line per story, then the pooled figures of each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print every speaker and kind that is not the gold's")
    add_story_sets(parser)
    parser.add_argument("--reader", default="rules", help="who reads: rules, trained or auto (default: rules)")
    options = parser.parse_args()
    ours = options.further or options.blind
    data_folder()
    sys.path.insert(0, str(eval_folder() / "stories"))
    reader = Reader(Settings.from_env(reader=options.reader))
    total: Counter[str] = Counter()
    for folder in sorted(path.parent for path in stories_folder(options.further, options.blind).glob("*/truth.json")):
        count: Counter[str] = Counter()
        for gold, found, right in _pairs(reader, folder):
            _count(count, gold, found, right)
            if options.show and not (right and gold["kind"] == _of(found, "kind")):
                _show(gold, found, right)
        _print(folder.name, count)
        total += count
    _print("all", total)
    if not ours:
        print(f"FLOOR stories_canonical_speaker={total['right'] / total['content']:.3f}")
        print(f"FLOOR stories_speaker_kind={total['kind'] / total['right']:.3f}")
    return 0


def _pairs(reader: Reader, folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any], bool]]:
    """Gold statement, found statement, and whether the speakers are one, of the contents that are found."""
    from common import Story  # type: ignore[import-not-found]
    from story_read import match  # type: ignore[import-not-found]

    story = Story(str(folder))
    gold = [item for item in story.truth["statements"] if story.file(item["article"]) in story.articles]
    for name in sorted({story.file(item["article"]) for item in gold}):
        page = folder / "articles" / name
        entry = RawEntry(str(page), "html", page.read_text("utf-8"), file=str(page))
        read = reading_json(reader.read(reader.article(entry)))
        here = [item for item in gold if story.file(item["article"]) == name]
        found = [item for item in read["statements"] if item.get("content")]
        for one, other, _, right in match(here, found, read["article"]["text"], story.who):
            yield one, other, right


def _of(found: dict[str, Any], key: str) -> Any:
    return (found["speaker"] or {}).get(key)


def _count(count: Counter[str], gold: dict[str, Any], found: dict[str, Any], right: bool) -> None:
    count["content"] += 1
    count["right"] += right
    count["kind"] += right and gold["kind"] == _of(found, "kind")
    text = str(_of(found, "text") or "").lower()
    if text in PRONOUNS:
        group = "pronoun"
    elif (
        text.split(" ")[0] in ("the", "its", "their", "his", "her")
        and text == str(_of(found, "text"))[:1].lower() + str(_of(found, "text"))[1:]
    ):
        group = "noun"
    else:
        return
    count[group] += 1
    how = "open" if not _of(found, "canonical") else "right" if right else "wrong"
    count[f"{group} {how}"] += 1


def _show(gold: dict[str, Any], found: dict[str, Any], right: bool) -> None:
    words = {key: _of(found, key) for key in ("text", "canonical", "kind", "role", "affiliation", "resolved_by")}
    print(
        f"  {'kind ' if right else 'WRONG'} {gold['article']}: {gold['speaker_text']!r} is {gold['canonical']!r} "
        f"({gold['kind']}), got {json.dumps(words, ensure_ascii=False)} | {gold['content'][:70]}"
    )


def _print(name: str, count: Counter[str]) -> None:
    def share(a: str, b: str) -> str:
        return f"{count[a] / count[b]:.3f}" if count[b] else "-"

    print(
        f"{name:18} contents {count['content']:3}, speaker right {share('right', 'content')}, kind right of these "
        f"{share('kind', 'right')}; "
        + "; ".join(
            f"{group}s {count[group]}: {count[f'{group} right']} right, {count[f'{group} wrong']} wrong, "
            f"{count[f'{group} open']} open"
            for group in ("pronoun", "noun")
        )
    )


if __name__ == "__main__":
    sys.exit(main())
