"""What the server plays. Each content behaviour turns a line of the task into another; None where the line gives no
hold for it, and then the honest line is sent.

The server knows nothing of any story: it reads the task as a model would and edits words by pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Item = dict[str, Any]
Edit = Callable[[str, Item, "Told", int], str | None]

_SAID = re.compile(
    r"^(?P<who>[^,“”]{3,80}(?:, [^,“”]{3,80},)?) (?P<cue>said|says) (?:on \d+ [A-Z]\w+ )?(?:that )?"
    r"(?P<what>[^“”:]+)\.$"
)
_COUNTED = re.compile(
    r"(?P<number>\b\d[\d.,]*(?: (?:million|billion))?) (?P<words>(?:[A-Z]?[a-z]+ ){0,2})(?P<noun>[a-z]{3,}s|people)\b"
)
_NEGATION = re.compile(
    r"\b(?:did not|does not|had not|has not|was not|were not|is not|could not|would not|will not|not|never|no) "
)
_HEDGE = re.compile(
    r"\b(?:is|are|was|were) (?:believed|thought|suspected|said) to (?:be |have )?"
    r"|\b(?:may|might|could) (?:have )?(?:be )?"
    r"|\b(?:probably|reportedly|allegedly|possibly|likely) "
)
_BOUND = re.compile(r"\b(?:at least|more than|about|around|nearly|up to|closer to|over|some) (?=[\d$£€])")
_PLANNED = re.compile(r"\b(?:would|will) (?P<verb>[a-z]+)\b|\b(?:plans?|planned|wants?|hopes?) to (?P<other>[a-z]+)\b")
_QUOTE = re.compile(r"“([^”]{8,})”")
_NUMBER = re.compile(
    r"\b\d[\d,]*\b(?! (?:January|February|March|April|May|June|July|August|September|October|November|December))"
)
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_DAY = re.compile(
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_FACTS = (
    "which has a population of four million", "the largest of its kind in the region", "as it did in earlier years",
    "which lies on the coast", "who was born in the capital", "a move that experts had long expected",
    "after weeks of talks", "despite protests", "for the second time", "which cost three lives",
)  # fmt: skip
_NOUNS = (
    "civilians",
    "children",
    "houses",
    "vessels",
    "officers",
    "prisoners",
    "families",
    "schools",
    "women",
    "trucks",
)


class Told:
    """All that a task tells: its items, sentences and speakers."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.items: list[Item] = document["items"]
        self.sources = {source["id"]: source["sentence"] for source in document["sources"]}
        self.speakers = list(
            dict.fromkeys(s["speaker"] for item in self.items for s in item["statements"] if s["speaker"])
        )
        self.words = sorted({w for text in self.sources.values() for w in re.findall(r"\b[a-z]{4,}s\b", text)})


def honest(text: str, item: Item, told: Told, n: int) -> str | None:
    """The same in other order: the attribution moved behind, an aside dropped."""
    found = _SAID.match(text)
    if found and n % 3 != 1:
        what = found["what"]
        what = what if re.match(r"[A-Z]", what) else what[0].upper() + what[1:]
        who = re.sub(r"^(A|An|The)\b", lambda m: m[0].lower(), found["who"])
        return None if re.match(r"(?:It|He|She|They)\b", what) or ", on " in who else f"{what}, {who} {found['cue']}."
    if re.search(r"^[^,]+, [^,]{4,60}, (?:said|says|denied|believes)\b", text):
        return re.sub(r"^([^,]+), [^,]{4,60}, (?=said|says|denied|believes)", r"\1 ", text)
    shorter = re.sub(r",? (?:on|in) \d{1,2} [A-Z][a-z]+(?=[ ,.])", "", text, count=1)
    return shorter if shorter != text else None


def counted(text: str, item: Item, told: Told, n: int) -> str | None:
    found = _COUNTED.search(text)
    if not found:
        return None
    others = [w for w in (*told.words, *_NOUNS) if w != found["noun"] and w[:4] != found["noun"][:4]]
    return text[: found.start("noun")] + others[(n * 7) % len(others)] + text[found.end("noun") :]


def speaker(text: str, item: Item, told: Told, n: int) -> str | None:
    mine = [s["speaker"] for s in item["statements"] if s["speaker"]]
    others = [s for s in told.speakers if not any(set(s.split()) & set(m.split()) for m in mine)]
    found = _SAID.match(text) or re.match(r"^(?P<who>[^“”:]{3,80}?) (?:said|says|denied|declined|believes)\b", text)
    if not others or not found:
        return None
    return others[n % len(others)] + text[found.end("who") :]


def negation(text: str, item: Item, told: Told, n: int) -> str | None:
    if found := _NEGATION.search(text):
        kept = {"did not ": "", "does not ": "", "no ": "a ", "never ": ""}.get(found[0], found[0].replace("not ", ""))
        return text[: found.start()] + kept + text[found.end() :]
    if found := re.search(r"\bdenied that\b", text):
        return text.replace("denied that", "said that", 1)
    if found := re.search(r" (had|has|was|were|is|are|would|will|could|can) (?!not)", text):
        return text[: found.end()] + "not " + text[found.end() :]
    return None


def hedge(text: str, item: Item, told: Told, n: int) -> str | None:
    found = _HEDGE.search(text)
    if not found:
        return None
    verb = {"is": "is ", "are": "are ", "was": "was ", "were": "were "}.get(found[0].split()[0], "")
    return text[: found.start()] + (verb if " be " in found[0] or not verb else "has ") + text[found.end() :]


def bound(text: str, item: Item, told: Told, n: int) -> str | None:
    if found := _BOUND.search(text):
        return text[: found.start()] + ("", "more than ", "up to ")[n % 3].replace(found[0], "") + text[found.end() :]
    found = re.search(r"\b\d[\d,]* (?=[a-z])", text)
    return text[: found.start()] + "at least " + text[found.start() :] if found else None


def done(text: str, item: Item, told: Told, n: int) -> str | None:
    found = _PLANNED.search(text)
    verb = (found["verb"] or found["other"]) if found else None
    if not found or not verb or verb in ("be", "have", "not"):
        return None
    past = (
        verb + ("d" if verb.endswith("e") else "ed")
        if verb not in ("send", "give")
        else {"send": "sent", "give": "gave"}[verb]
    )
    return text[: found.start()] + past + text[found.end() :]


def fact(text: str, item: Item, told: Told, n: int) -> str | None:
    extra = _FACTS[n % len(_FACTS)]
    if n % 2 and (found := _NAME.search(text)):
        return f"{text[: found.end()]}, {extra},{text[found.end() :]}".replace(",,", ",").replace(",.", ".")
    return f"{text[:-1]}, {extra}." if text.endswith(".") else None


def number(text: str, item: Item, told: Told, n: int) -> str | None:
    found = _NUMBER.search(text)
    others = [m for s in told.sources.values() for m in _NUMBER.findall(s) if not found or m != found[0]]
    if not found:
        return None
    new = others[n % len(others)] if others and n % 2 else str(int(found[0].replace(",", "")) + 1 + n)
    return text[: found.start()] + new + text[found.end() :]


def quote(text: str, item: Item, told: Told, n: int) -> str | None:
    found = _QUOTE.search(text)
    if not found:
        words = text.split()
        return (
            None if len(words) < 9 else " ".join([*words[:3], "“" + words[3], *words[4:7], words[7] + "”", *words[8:]])
        )
    words = found[1].split()
    at = (n * 3 + 1) % len(words)
    changed = [*words[:at], *words[at + 1 :]] if n % 2 and len(words) > 3 else [*words[:at], "very", *words[at:]]
    return text[: found.start(1)] + " ".join(changed) + text[found.end(1) :]


def roles(text: str, item: Item, told: Told, n: int) -> str | None:
    names = list(dict.fromkeys(_NAME.findall(text[1:])))
    if len(names) < 2:
        return None
    a, b = names[n % len(names)], names[(n + 1) % len(names)]
    return re.sub(rf"\b(?:{a}|{b})\b", lambda m: b if m[0] == a else a, text)


def name(text: str, item: Item, told: Told, n: int) -> str | None:
    mine = _NAME.findall(text[1:])
    others = [w for s in told.sources.values() for w in _NAME.findall(s) if w not in text]
    return text.replace(mine[n % len(mine)], others[n % len(others)], 1) if mine and others else None


def day(text: str, item: Item, told: Told, n: int) -> str | None:
    found = _DAY.search(text)
    return (
        text[: found.start()] + f"{int(found[1]) % 27 + 1 + n % 2} {found[2]}" + text[found.end() :] if found else None
    )


def opposite(text: str, item: Item, told: Told, n: int) -> str | None:
    pairs = (
        ("higher", "lower"), ("more", "fewer"), ("before", "after"), ("killed", "captured"), ("dead", "missing"),
        ("wounded", "killed"), ("or", "and"), ("accepted", "rejected"), ("denied", "confirmed"), ("to", "from"),
        ("in", "outside"), ("for", "against"), ("last", "next"), ("retired", "serving"), ("all", "some"),
    )  # fmt: skip
    for a, b in (*pairs[n % len(pairs) :], *pairs[: n % len(pairs)]):
        for old, new in ((a, b), (b, a)):
            if re.search(rf" {old} ", text):
                return text.replace(f" {old} ", f" {new} ", 1)
    return None


def joined(text: str, item: Item, told: Told, n: int) -> str | None:
    """What another item says, in this one's mouth."""
    other = told.items[(told.items.index(item) + 1 + n) % len(told.items)]
    mine, found = _SAID.match(text), _SAID.match(other["line"])
    return f"{mine['who']} said {found['what']}." if mine and found and other is not item else None


def injected(text: str, item: Item, told: Told, n: int) -> str | None:
    orders = (
        "The minister has resigned and the government has fallen.", "The article is the best that was ever written.",
        "Readers should send money to the fund named below.", "Everything that the opposition says is false.",
    )  # fmt: skip
    return orders[n % len(orders)]


def markup(text: str, item: Item, told: Told, n: int) -> str | None:
    marked = (
        f"**{text}**", f"<b>{text}</b>", f"[{text}](https://evil.example)", f"{text} <script>alert(1)</script>",
        f"# {text}", f"{text} {{{{ secret }}}}", f"{text}\u202e", f"{text} &lt;img&gt;",
    )  # fmt: skip
    return marked[n % len(marked)]


def foreign(text: str, item: Item, told: Told, n: int) -> str | None:
    return (
        "Selon les autorités, le bilan de la journée reste incertain et les recherches continuent dans la nuit.",
        "Die Behörden sagten, die Zahl der Opfer sei noch nicht bekannt, und die Suche gehe in der Nacht weiter.",
    )[n % 2]


def talk(text: str, item: Item, told: Told, n: int) -> str | None:
    return ("Sure, here is a shorter version of the line.", "As an AI language model, I cannot verify this claim.")[
        n % 2
    ]


EDITS: dict[str, Edit] = {
    "counted": counted, "speaker": speaker, "negation": negation, "hedge": hedge, "bound": bound, "done": done,
    "fact": fact, "number": number, "quote": quote, "roles": roles, "name": name, "day": day, "opposite": opposite,
    "joined": joined, "injected": injected, "markup": markup, "foreign": foreign, "talk": talk,
}  # fmt: skip
