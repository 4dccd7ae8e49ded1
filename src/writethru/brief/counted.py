"""What a figure counts, in words of the article: "people missing", "depth", "dockers who had stopped work"."""

from __future__ import annotations

import re

from writethru.brief.deeds import deed_label
from writethru.brief.material import View
from writethru.brief.percents import percent_label
from writethru.brief.phrases import NAMES_ITSELF, is_money
from writethru.brief.sums import sum_label
from writethru.brief.told import EXTENTS, extent_label, narrowed, told_of
from writethru.core.types import Figure, Series
from writethru.reading.figures.nouns import is_person
from writethru.reading.figures.units import family

MEASURE_WORDS = {
    "killed": "killed", "injured": "injured", "killed_or_injured": "killed or injured", "missing": "missing",
    "bodies_found": "bodies found", "sick": "cases", "hospitalised": "treated in hospital", "rescued": "rescued",
    "arrested": "arrested", "captured": "captured", "released": "released", "displaced": "displaced",
    "deployed": "deployed", "attack": "attacks", "territory": "territory", "attendance": "taking part",
    "prosecuted": "prosecuted", "sentence": "sentence", "output": "output", "audience": "audience",
    "funding": "funding",
    "transfer": "payment", "loss": "cost or loss", "revenue": "revenue", "profit": "profit", "assets": "assets",
    "price": "price or cost", "change": "change", "share": "share", "rate": "rate", "distance": "distance",
    "duration": "duration",
}  # fmt: skip
HUMAN = (
    "killed", "killed_or_injured", "injured", "missing", "bodies_found", "displaced", "hospitalised", "captured",
    "arrested", "deployed", "rescued", "sick", "released", "attendance", "strength", "prosecuted",
)  # fmt: skip
_KNOWN = {
    "killed": r"kill|\bdead|\bdeath|\bdie|fatal|toll", "injured": r"injur|wound|hurt",
    "missing": r"missing|unaccounted",
    "killed_or_injured": r"casualt|or (?:injur|wound)", "displaced": r"displac|evacuat|fled|homeless|moved|refugee",
    "deployed": r"deploy|troop|soldier|sent|personnel|firefight|officer", "arrested": r"arrest|detain|custody",
    "hospitalised": r"hospital|treated|admitted", "captured": r"captur|prisoner|hostage",
    "attendance": r"attend|march|protest|took part|taking part",
    "bodies_found": r"bod(?:y|ies)|remains", "rescued": r"rescu|saved|pulled",
    "sick": r"case|infect|ill\b|sick|patient", "released": r"releas|freed",
    "prosecuted": r"charg|trial|convict|investigat",
}  # fmt: skip
_NAMING = frozenset(
    (
        "of",
        "at",
        "to",
        "was",
        "is",
        "by",
        "be",
        "its",
        "the",
        "a",
        "an",
        "about",
        "only",
        "just",
        ":",
        "put",
        "measured",
        "around",
    )
)


def counted(figure: Figure, series: Series, view: View) -> str:
    """What is counted, to stand in the table's first column."""
    label = _counted(figure, series, view)
    return label if re.search(r" (?:who|that|whose) ", label) else _ITS.sub("the ", label)


# a label stands alone: nobody is named whose it could be
_ITS = re.compile(r"\b(?:its|his|her|their|my|our) (?=[a-z])")


def _counted(figure: Figure, series: Series, view: View) -> str:
    if _in_cell(figure, view):
        return _of_cell(figure, series)
    if series.measure == "sentence":
        return "sentence"
    if series.measure == "loss" and JOB.fullmatch(figure.unit or ""):
        return "jobs to be lost"
    told = _said(figure, series.measure, view)
    if told:
        return told
    noun = _context(figure, view) or ""
    if is_money(figure, view) and not noun:
        return _PLAIN_MEASURE.get(series.measure) or MEASURE_WORDS.get(series.measure) or "sum"
    if figure.unit != "percent":
        noun = noun or (figure.population or series.population or "").strip()
    if not noun:
        noun = _unit(figure) or _unit_of(series)
    measure = MEASURE_WORDS.get(series.measure, "")
    shown = re.sub(r"\s+", " ", re.sub(r"[“”\"]", "", noun)).strip(" ,;")
    if re.match(r"(?:for|in) ", shown):
        # "£3 million for clean water"
        shown = f"{_PLAIN_MEASURE.get(series.measure, 'number')} {shown}"
    shown = re.sub(r"^(?:(?:of (?:the|them|its|their)|its|his|her|their|the|an?|own|of) )+", "", shown)
    if _BARE_UNIT.match(shown):
        # "euros a share" names the unit: what it is the unit of stands first
        rest = _BARE_UNIT.sub("", shown).strip(" ,")
        head = _PLAIN_MEASURE.get(series.measure, measure)
        shown = f"{head} {rest}".strip() if rest.startswith(("a ", "an ", "per ", "for ", "of ", "in ")) else head
    if series.measure in HUMAN[:8] and re.fullmatch(r"(?:names|others|entries|victims)", shown, re.I):
        shown = "people"
    if not names_measure(shown, series.measure):
        if not shown:
            shown = measure
        elif series.measure in HUMAN:
            shown = with_measure(shown, series.measure, figure)
        elif series.measure not in ("distance", "duration", "rate", "territory") or shown == _unit(figure):
            shown = _of_kind(shown, series.measure, figure, view)
    shown = re.sub(r" of \d[\d,.]*(?= |$)", "", shown)
    if _WEAK.fullmatch(shown) or _UNIT_ONLY.fullmatch(shown):
        told = _named_elsewhere(figure, series, view) or _told_of(figure, series, view)
        if told is None and _UNIT_ONLY.fullmatch(shown):
            told = EXTENTS.get(series.measure)
        shown = told or (shown if len(shown) > 1 else "number")
    elif figure.unit_implicit and (series.measure in HUMAN or series.measure == "count"):
        shown = f"{shown} {narrowed(figure, view) or ''}".strip()
    return shown or "figure"


def _said(figure: Figure, measure: str, view: View) -> str | None:
    """The label that the parse gives: of a percentage, a sum, a time or a number of those who did something."""
    if figure.unit in ("percent", "percentage point") or measure in ("share", "rate"):
        return percent_label(figure, measure, view)
    if is_money(figure, view):
        return sum_label(figure, view)
    if measure in ("duration", "territory", "distance"):
        return extent_label(figure, measure, view)
    return deed_label(figure, view) if measure in _TOLD_BY_DEED else None


# measures that say little of what the counted have to do with the number
_TOLD_BY_DEED = frozenset("attendance strength count other deployed amount attack".split())


# nouns that are sums of money by themselves
_SUMS = re.compile(
    r"(?:claims?|deficit|gap|debts?|fines?|fees?|budget|aid|loans?|damages|costs?|loss(?:es)?|sales|revenues?|profits?"
    r"|income|package|dividends?|salar(?:y|ies)|wages?|pay|premiums?|funds?|compensation|bail|rewards?|reserves"
    r"|surcharge|offer|bid|bribes?|payments?|credit(?: line)?|investments?|tax(?:es)?|duty|duties|tariffs?"
    r"|subsid(?:y|ies)|savings?|earnings|rent|ransom|bonus(?:es)?|stake|target|value|price|bill)$",
    re.I,
)


def _of_kind(shown: str, measure: str, figure: Figure, view: View) -> str:
    """The label with the kind of number, where its words do not tell: "share of votes", "hospital, price or cost"."""
    kind = MEASURE_WORDS[measure]
    if re.match(r"(?:in|at|on|for|of|with|from|to) ", shown) or re.fullmatch(r"percentage points?|share|change", shown):
        return kind
    if measure == "share":
        return f"share of {shown}"
    if measure == "change":
        return f"change in {shown}"
    if not is_money(figure, view):
        return f"{shown}, {kind}"
    coin = (figure.unit or "").lower() in shown.lower().removesuffix("s").split() or _COIN.fullmatch(shown)
    return kind if coin else shown if _SUMS.search(shown) else f"{shown}, {kind}"


_COIN = re.compile(r"(?:euro|dollar|pound|crown|sole?|franc|peso|rupee|yen|yuan|m|bn)s?\.?", re.I)


def with_measure(what: str, measure: str, figure: Figure) -> str:
    """The label of people with what happened to them, where neither the label nor the counted thing speaks against it.

    "People" of a count of dead are people killed; crews, lawsuits and "people who left" are what they are.
    """
    unit = figure.unit or "people"
    person = unit in ("people", "person", "casualty", "death", "body", "case", "injury") or is_person(unit)
    acts = re.search(r" (?:who|that|whose|whom) ", what)
    return (
        what
        if acts or (not person and not figure.unit_implicit)
        else f"{what} {MEASURE_WORDS.get(measure, '')}".strip()
    )


def _named_elsewhere(figure: Figure, series: Series, view: View) -> str | None:
    """What the parse makes the number be told of, with the kind of number where the words do not name it."""
    told = told_of(figure, series.measure, view)
    kind = _PLAIN_MEASURE.get(series.measure)
    if told is None or kind is None or NAMES_ITSELF.search(told):
        return told
    if series.measure in ("share", "change"):
        return f"{kind} {'of' if series.measure == 'share' else 'in'} {told}"
    return f"{told}, {kind}"


# the unit of the number, which the value has already
_UNIT_ONLY = re.compile(
    r"(?:(?:square|sq) )?(?:kilomet\w+|met(?:re|er)s?|k?m|miles?|hectares?|acres?|tonnes?|days?|hours?|minutes?|weeks?)"
    r"(?: (?:a|per) \w+)?(?:, \w+)?",
    re.I,
)


def _in_cell(figure: Figure, view: View) -> bool:
    """Does the number fill a cell of a table on the page?"""
    text = view.article.text
    line = text.rfind("\n", 0, figure.start) + 1
    end = text.find("\n", figure.end)
    before, after = text[line : figure.start], text[figure.end : len(text) if end < 0 else end]
    return "|" in before and not _LETTER.search(before.rsplit("|", 1)[-1] + after.split("|", 1)[0])


_LETTER = re.compile(r"[^\W\d_]")


def _of_cell(figure: Figure, series: Series) -> str:
    """A cell has no sentence around it: the unit, what happened, and the head of the row."""
    unit, measure = figure.unit or "", MEASURE_WORDS.get(series.measure, "")
    plain = unit.islower() and not re.search(r"s$|percent|people|staff", unit)
    noun = f"{unit}s" if plain else unit
    if series.measure in _PLAIN_MEASURE or not noun:
        what = _PLAIN_MEASURE.get(series.measure, measure) or "number"
    else:
        what = noun if names_measure(noun, series.measure) else f"{noun} {measure}"
    return f"{what}, {figure.population}" if figure.population else what


# words that name a unit or a kind of number, and not what is counted
_WEAK = re.compile(
    r"(?:figure|case|cent|[a-z]|off|years?|cost|cut|average|sum|km|kilomet\w+|metres?|hectares?|acres?|change|share|rate|price"
    r"|price or cost|number of"
    r"|payment|funding|that share|names?|ice|cuts?|estimate|distance|cost or loss|graves?|doses?"
    r"|area|duration|percentage points?|\d.*)(?:, \w+(?: or \w+)?)?",
    re.I,
)


# a crowd of which nobody says more
TAKING_PART = "people taking part"


def weak(what: str) -> bool:
    """Does a label name a unit or a kind of number only?"""
    return bool(_WEAK.fullmatch(what))


# verbs whose subject is what the number measures, not who acts
_MOVES = frozenset(
    "rise fall jump drop climb gain slip grow increase decline shrink surge close trade cost stand slide soar sink"
    " plunge ease slump rally reach average".split()
)


def _told_of(figure: Figure, series: Series, view: View) -> str | None:
    """What the verb over the number is told of: "shares jumped 27 per cent" is a change of shares."""
    tree = view.tree
    number = view.tokens_in(figure.start, figure.end, view.reading.sentences[figure.sentence])
    if not number:
        return None
    verb = next((i for i in tree.ancestors(number[-1]) if tree.tokens[i].pos == "VERB"), None)
    if verb is None:
        return None
    unit = figure.unit or ""
    last = number[-1] if tree.tokens[number[-1]].pos == "NOUN" else tree.tokens[number[-1]].head
    if series.measure not in _PLAIN_MEASURE:
        done = tree.tokens[verb].tag == "VBN" or tree.word(verb).endswith("ed")
        plain = tree.tokens[last].dep == "dobj" and tree.tokens[last].pos == "NOUN" and tree.tokens[last].head == verb
        return f"{tree.lower(last)} {tree.lower(verb)}" if done and plain and unit != "percent" else None
    subject = tree.child(verb, "nsubj") if tree.tokens[verb].lemma in _MOVES else None
    if subject is None or subject > number[0] or tree.tokens[subject].pos not in ("NOUN", "PROPN"):
        return None
    own = [k for k in tree.subtree(subject) if k <= subject and tree.tokens[k].pos in ("NOUN", "PROPN", "ADJ", "DET")]
    text = _short(view, own) if own and own[-1] - own[0] + 1 == len(own) and len(own) <= 5 else ""
    return f"{text}, {_PLAIN_MEASURE[series.measure]}" if text else None


JOB = re.compile(r"(?:job|position|post)s?")
_BARE_UNIT = re.compile(r"^(?:euros?|dollars?|pounds?|per ?cent|USD|EUR|GBP|cent|\d+ per ?cent)\b(?: stake)?", re.I)
_PLAIN_MEASURE = {
    "price": "price", "loss": "cost or loss", "transfer": "payment", "funding": "funding", "share": "share",
    "change": "change", "rate": "rate",
}  # fmt: skip


def names_measure(what: str, measure: str) -> bool:
    """Do the words say what happened to the units: "soldiers killed or wounded"?"""
    word = MEASURE_WORDS.get(measure, "")
    return not word or bool(re.search(_KNOWN.get(measure, re.escape(word.split()[0])), what, re.I))


def _unit(figure: Figure) -> str:
    return figure.unit or ""


def _unit_of(series: Series) -> str:
    return series.unit or ""


def _context(figure: Figure, view: View) -> str | None:
    """The counted noun with what happened to it, or the noun that the number is the value of."""
    sentence = view.reading.sentences[figure.sentence]
    number = view.tokens_in(figure.start, figure.end, sentence)
    if not number:
        return None
    if figure.measure == "count" and "illion" in figure.text:
        # "a deficit of 38 billion crowns": the crowns are the unit
        return _valued(view, sentence.first, number) or _subject(figure, view, number)
    plain = figure.measure == "other" and figure.unit and not family(figure.unit)
    if plain or figure.measure in HUMAN or figure.measure in ("count", "attack", "output"):
        named = told_of(figure, "strength", view) if figure.measure == "strength" and not figure.unit else None
        return _subject(figure, view, number) or named
    partitive = _part_of(view, number)
    if partitive:
        return partitive
    lasts = figure.measure in ("duration", "distance")
    valued = _valued(view, sentence.first, number, lasts=lasts)
    others = [other.unit or "-" for other in view.figures.get(figure.sentence, ()) if other is not figure]
    if figure.unit == "percent" and valued and valued.removesuffix("s").endswith(tuple(others)):
        return None
    # what stands behind a sum is its currency, and nothing behind a percentage without a sign
    return valued or (None if is_money(figure, view) or figure.unit == "percent" else _subject(figure, view, number))


def _valued(view: View, first: int, number: list[int], *, lasts: bool = False) -> str | None:
    """ "a depth of 18 km" names the depth, "a $650 million package" the package.

    Where the number ``lasts`` (a time or a length), a noun before it is what it is of only if it names one: "a wait of
    three hours", but not "ask a judge for a 30-day delay".
    """
    tree = view.tree
    i = number[0] - 1
    steps = 0
    while i >= first and steps < 5:
        token = tree.tokens[i]
        joined = i > first and tree.word(i - 1) == "-"
        if (token.pos == "NOUN" or (token.pos == "PROPN" and i == first and not token.ent)) and not joined:
            top = _whole_noun(view, i)
            if lasts and not NAMES_ITSELF.search(tree.word(top)):
                break
            return _short(view, [k for k in tree.subtree(top) if k < number[0] and k >= top - 3 and k <= i])
        if tree.lower(i) not in _NAMING and token.pos not in ("NUM", "SYM", "ADV", "ADP", "DET", "AUX"):
            break
        i -= 1
        steps += 1
    head = tree.tokens[number[-1]].head
    for _ in range(2):
        if tree.tokens[head].pos == "NOUN" and head > number[-1] and not is_person(tree.tokens[head].lemma.lower()):
            words = [k for k in range(number[-1] + 1, head + 1) if tree.tokens[k].pos in ("NOUN", "ADJ", "PROPN")]
            text = _short(view, words)
            return (
                text
                if text and not re.fullmatch(r"(?:euros?|dollars?|percent|per cent|km|kilomet\w+|pounds?)", text)
                else None
            )
        head = tree.tokens[head].head
    return None


def _whole_noun(view: View, noun: int) -> int:
    """The kind of number that ``noun`` ends the name of: "the chance of a deal" for "deal"."""
    tree = view.tree
    preposition = tree.tokens[noun].head
    if tree.tokens[noun].dep != "pobj" or tree.lower(preposition) != "of":
        return noun
    owner = tree.tokens[preposition].head
    return owner if owner == preposition - 1 and NAMES_ITSELF.fullmatch(tree.word(owner)) else noun


_PARTS = re.compile(r"(?: ?(?:percent|per cent|%|million|billion|euros?|dollars?|pounds?))* (of|in) ", re.I)


def _part_of(view: View, number: list[int]) -> str | None:
    """ "70 per cent of houses" is of houses, "$3 billion in aid" of aid."""
    tree = view.tree
    found = _PARTS.match(tree.text, tree.tokens[number[-1]].end)
    if not found:
        return None
    start = found.end()
    words = [k for k in range(number[-1] + 1, min(number[-1] + 9, len(tree))) if tree.tokens[k].start >= start]
    out: list[int] = []
    for k in words:
        if tree.tokens[k].pos not in ("DET", "ADJ", "NOUN", "PROPN", "PRON") or len(out) > 4:
            break
        if tree.tokens[k].ent[2:] in ("DATE", "TIME"):
            return None
        out.append(k)
    while out and tree.tokens[out[-1]].pos not in ("NOUN", "PROPN"):
        out.pop()
    if not out or (found[1].lower() == "in" and tree.tokens[out[-1]].pos == "PROPN"):
        return None
    return _short(view, out)


def _subject(figure: Figure, view: View, number: list[int]) -> str | None:
    """ "2,100 people were being moved from the valley" counts "people being moved from the valley"."""
    tree = view.tree
    noun = number[-1]
    while tree.tokens[noun].pos != "NOUN" and tree.tokens[tree.tokens[noun].head].pos in ("NOUN", "PROPN"):
        noun = tree.tokens[noun].head
        if noun < number[0]:
            return None
    if tree.tokens[noun].pos not in ("NOUN", "PROPN"):
        return None
    own = [k for k in tree.subtree(noun) if k > number[-1] and k <= noun + 7 and tree.tokens[k].pos not in ("PUNCT",)]
    own = _until_break(view, own, number[-1])
    if figure.measure in HUMAN:
        # "300 men for a chair at the table": what they are for is not who they are
        cut = next((n for n, k in enumerate(own) if k > noun and tree.lower(k) == "for"), len(own))
        own = own[:cut]
    shown = _short(view, own)
    token = tree.tokens[noun]
    verb = token.head
    if token.dep == "nsubjpass" and tree.tokens[verb].tag == "VBN":
        middle = [k for k in tree.children(verb, "aux", "auxpass") if tree.lower(k) in ("being",)]
        after = _until_break(view, [k for k in tree.subtree(verb) if k > verb and k <= verb + 6], verb)
        return f"{shown} {_short(view, [*middle, verb, *after])}".strip() if shown else None
    return shown or None


def _until_break(view: View, tokens: list[int], after: int) -> list[int]:
    """The run of tokens right after ``after``, up to a comma, a link or a time."""
    out: list[int] = []
    expected = after + 1
    for k in tokens:
        if (
            k != expected
            or view.tree.word(k) in (",", ";", "(", "—", "“", '"', ".")
            or view.tree.lower(k) in ("and", "but", "when", "after", "as", "since")
        ):
            break
        if "DATE" in view.tree.tokens[k].ent:
            break
        out.append(k)
        expected += 1
    while out and view.tree.tokens[out[-1]].pos in ("ADP", "DET", "CCONJ", "PART", "AUX", "SCONJ", "PRON"):
        out.pop()
    return out


def _short(view: View, tokens: list[int]) -> str:
    if not tokens:
        return ""
    tree = view.tree
    words = [k for k in tokens if tree.tokens[k].pos not in ("DET",) or k != tokens[0]]
    if not words:
        return ""
    text = tree.text[tree.tokens[words[0]].start : tree.tokens[words[-1]].end]
    return re.sub(r"[“”\"]", "", text)
