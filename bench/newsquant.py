"""Quantities of the NewsQuant sentences, value and unit: ``python bench/newsquant.py [--errors N]``.

The definition is that of the CQE paper, by quantity. Value: the number is equal (two ends for a range), each gold
quantity paired once. Value and unit: the unit is equal too. No scorer for it lies beside the data.

NewsQuant has conventions of its own, and the sentences are read by them: ages, multiples, times that place an event and
"one of" are quantities (``parse_quantities(every=True)``); a share is 0.5, not 50 percent; "thousands" is 1,000 to
10,000; "3 years, 2 months" are two; signs of direction are a field of their own, so values are compared without them. A
unit is equal where its name is theirs, or, for a counted noun, where the noun is a word of their unit phrase ("jet" of
"new 737 Max jet"). A rate ("dollar per share") is equal only with what it is per, and a unit is never equal to none.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from _data import data_folder
from writethru.core.settings import DEFAULT_PIPELINE
from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.figures import parse_quantities
from writethru.reading.figures.nouns import counted
from writethru.reading.figures.quantities import Quantity
from writethru.reading.figures.units import rate_after
from writethru.reading.parse import load_pipeline, parse

# names that NewsQuant gives our units, where they differ
NAMES: Mapping[str, tuple[str, ...]] = {
    "USD": ("dollar", "united states dollar", "us dollar"), "EUR": ("euro",), "GBP": ("pound sterling",),
    "JPY": ("japanese yen", "yen"), "CNY": ("chinese yuan", "yuan"), "INR": ("indian rupee",),
    "AUD": ("australian dollar",),
    "CAD": ("canadian dollar",), "HKD": ("hong kong dollar",), "NZD": ("new zealand dollar",),
    "SGD": ("singapore dollar", "singaporean dollar"), "MYR": ("malaysian ringgit",),
    "ILS": ("shekel", "israeli shekel"),
    "DKK": ("danish krone",), "ZAR": ("south african rand",), "penny": ("p", "pence"),
    "percent": ("percentage",), "km": ("kilometre",), "cm": ("centimetre",), "mm": ("millimetre",),
    "micrometre": ("µm",), "kg": ("kilogram",), "mg": ("milligram",), "lb": ("pound-mass",), "tonne": ("metric ton",),
    "ml": ("millilitre",), "sq km": ("square kilometre",), "sq mile": ("square mile",), "sq metre": ("square metre",),
    "sq foot": ("square foot", "square feet"), "MW": ("megawatt",), "GW": ("gigawatt",), "kW": ("kilowatt",),
    "kWh": ("kilowatt hour",),
    "GWh": ("gigawatt hour",), "MWh": ("megawatt hour",), "mAh": ("milliampere-hour",), "km/h": ("kilometre per hour",),
    "mph": ("mile per hour",), "mpg": ("mile per gallon",), "GB": ("gigabyte",),
    "MB": ("megabyte",), "TB": ("terabyte",), "kHz": ("kilohertz",), "MHz": ("megahertz",), "GHz": ("gigahertz",),
    "Mbps": ("megabit per second",), "time": ("count",), "year": ("year of age", "age"), "month": ("month of age",),
    "horsepower": ("brake horsepower",), "lb-ft": ("foot pound-force", "pound-foot"), "Nm": ("newton metre",),
    "nanometre": ("nm",), "gigatonne": ("gigaton",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """A quantity as NewsQuant writes it: its one or two numbers, its unit and what that is per."""

    words: str
    values: tuple[float, ...]
    unit: str | None
    per: str | None
    # the counted noun as it is written, which our unit may sum up: "Americans" are people
    noun: str


def gold_values(text: str) -> tuple[float, ...]:
    """The numbers of a NewsQuant value, without sign: "12", "3-5", "-0.6"."""
    return tuple(sorted(float(number) for number in re.findall(r"\d+(?:\.\d+)?(?:E[-+]?\d+)?", text.replace(",", ""))))


def read(text: str, tree: Tree, sentences: Sequence[Sentence]) -> Iterator[Read]:
    """The quantities of one text of the set."""
    for quantity in parse_quantities(text, every=True):
        sentence = next((s for s in sentences if s.start <= quantity.start < s.end), None)
        if sentence is None:
            continue
        phrase = counted(tree, sentence, quantity)
        end = max(quantity.phrase_end, tree.tokens[phrase.last].end)
        yield Read(quantity.words, _values(quantity), phrase.unit, rate_after(text, end), tree.lower(phrase.noun))


def _values(quantity: Quantity) -> tuple[float, ...]:
    low, high = quantity.low, quantity.high
    if quantity.kind == "vague" and low is not None:
        return low / 2, low * 5
    share = 0.01 if quantity.kind == "fraction" else 1.0
    return tuple(sorted({abs(end) * share for end in (low, high) if end is not None}))


def same_value(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return len(a) == len(b) and all(abs(x - y) <= 0.005 * max(abs(x), abs(y), 1e-9) for x, y in zip(a, b, strict=True))


def same_unit(gold: Mapping[str, str], found: Read) -> bool:
    written, normal = gold["unit"].strip().lower(), gold["normalized_unit"].strip().lower()
    if written == "-" or found.unit is None:
        return written == "-" and found.unit is None
    names = (found.unit.lower(), *NAMES.get(found.unit, ()))
    if normal in names or written in names:
        return True
    share = normal.startswith("% ") and found.unit == "percent"
    if " per " in normal:
        base, per = normal.split(" per ", 1)
        return base in names and found.per is not None and found.per.lower() in per
    if found.per is not None and " " not in normal:
        return False
    words = re.findall(r"[\w-]+", f"{normal} {written}")
    return share or (found.unit not in NAMES and (found.unit.lower() in words or found.noun in words))


def main() -> int:
    """Print precision, recall and F1 of both levels, and their floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, help="print this many sentences that are not right")
    options = parser.parse_args()
    pipeline = load_pipeline(DEFAULT_PIPELINE)
    items = json.loads((data_folder() / "figures" / "newsquant.json").read_text("utf-8"))
    right, units, found, wanted, shown = 0, 0, 0, 0, 0
    for item in items:
        text = str(item["text"])
        tokens, sentences = parse(text, pipeline)
        extra = list(read(text, Tree(text, tokens), sentences))
        gold = [(gold_values(str(one["value"])), one) for one in item["quantities"]]
        wanted, found = wanted + len(gold), found + len(extra)
        missed, wrong = [], []
        for values, one in gold:
            alike = [read for read in extra if same_value(values, read.values)]
            hit = next((read for read in alike if same_unit(one, read)), alike[0] if alike else None)
            if hit is None:
                missed.append(f"{one['value']} {one['unit']}")
                continue
            extra.remove(hit)
            right += 1
            if same_unit(one, hit):
                units += 1
            else:
                wrong.append(f"{hit.words} {hit.unit}/{hit.per} for {one['normalized_unit']}")
        if (missed or wrong or extra) and shown < options.errors:
            shown += 1
            print(f"missed {missed}, extra {[one.words for one in extra]}, unit {wrong}: {text}")
    for name, hits in (("value", right), ("value and unit", units)):
        print(
            f"{name:16} P {hits / found:.3f}  R {hits / wanted:.3f}  F1 {2 * hits / (found + wanted):.3f}  of {wanted}"
        )
    print(f"FLOOR newsquant_value={200 * right / (found + wanted):.1f}")
    print(f"FLOOR newsquant_unit={200 * units / (found + wanted):.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
