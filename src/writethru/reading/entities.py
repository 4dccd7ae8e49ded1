"""Named things and the fullest name the article gives each.

The pipeline's entities are taken together with runs of capitalised words, since small pipelines miss and mislabel names
they have not met. Later short forms point at the first full one: a surname at its person, an acronym at the name it
stood in brackets behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.tree import Tree
from writethru.core.types import Article, Entity, Sentence
from writethru.reading.aliases import Aliases, load_aliases
from writethru.reading.given_names import gender_of
from writethru.reading.names import Namebook
from writethru.reading.places import capitals, countries, demonyms
from writethru.reading.spelled import short_form, spelled_out, stands_for
from writethru.reading.times import MONTHS, WEEKDAYS
from writethru.reading.titles import ACRONYM_STOP, COURTESY, ORGANISATIONS, RANKS, is_person_noun

_KEPT = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"))
# words of a body's name before "and" at most; "and" with the words behind it at least
_WORDS_BEFORE, _WORDS_BEHIND = 2, 3
_PARTICLES = frozenset("de del della der den di da do dos du la le van von bin ibn al el ter ten und y zu af".split())
_INNER = frozenset(("of", "for"))
_SPEAKING = frozenset("say tell add warn claim note argue insist write acknowledge deny believe think".split())
_PLACE_BEFORE = frozenset(("in", "near", "outside", "across", "throughout", "inside", "into"))
_PLACE_NOUNS = frozenset(
    """province district city town village region state county port island valley republic kingdom capital municipality
    coast border outskirts suburb neighbourhood neighborhood area""".split()
)
_STATE_NOUNS = frozenset(
    """airspace ambassador army border borders capital central coast constitution economy embassy foreign government
    interior king military minister ministry navy parliament people president presidency prime queen ruler senate
    territory""".split()
)
_CALENDAR = frozenset(WEEKDAYS) | (frozenset(MONTHS) - {"may", "march", "mar"})


_PORTFOLIOS = frozenset(
    """state defense defence labor labour energy education health agriculture commerce transportation transport war
    interior justice finance""".split()
)
# entity types by the kinds of the alias table
_ALIASED = {"person": "PERSON", "group": "NORP", "document": "WORK_OF_ART"}


@dataclass(slots=True)
class Mention:
    """Tokens ``[first, last)`` of a name, titles left out; ``sure`` where its words or neighbours say what it is."""

    first: int
    last: int
    type: str
    sure: bool = False


def find_entities(
    article: Article, tree: Tree, sentences: Sequence[Sentence], aliases: Aliases | None = None
) -> tuple[Entity, ...]:
    """All names in text order, each once, without overlaps. Without a table of aliases the package's is used."""
    aliases = aliases or load_aliases()
    mentions: list[Mention] = []
    for sentence in sentences:
        _scan(tree, sentence, mentions)
    _datelines(tree, sentences, mentions)
    mentions = _with_bare_surnames(tree, sentences, mentions)
    mentions = _put(mentions, [Mention(first, last, "ORG", True) for first, last in spelled_out(tree)])
    called = [
        (Mention(first, last, _ALIASED.get(alias.kind, "ORG"), True), alias)
        for first, last, alias in aliases.find(tree)
    ]
    mentions = _put(mentions, [mention for mention, _ in called])
    for mention in mentions:
        short = short_form(tree, mention.last) if mention.type == "PERSON" and not mention.sure else None
        if short is not None and stands_for(short, _key(tree, mention)):
            mention.type, mention.sure = "ORG", True  # people have no short form
    _agree(tree, mentions)
    _bodies_by_one_word(tree, mentions)
    book = Namebook(tree, [(m.first, m.last, m.type) for m in mentions])
    by_place = {(mention.first, mention.last): alias.name for mention, alias in called}
    out = []
    for mention in mentions:
        start, end = tree.tokens[mention.first].start, tree.tokens[mention.last - 1].end
        kind, canonical = book.canonical(mention.first, mention.last, mention.type)
        # what the article itself spells out goes before the table
        if canonical == " ".join(article.text[start:end].split()):
            canonical = by_place.get((mention.first, mention.last), canonical)
        out.append(Entity(start, end, article.text[start:end], kind, canonical))
    return tuple(out)


def _put(mentions: list[Mention], more: Sequence[Mention]) -> list[Mention]:
    """The mentions with others put in place of those they overlap; one that stands in a longer mention is dropped."""
    if not more:
        return mentions
    owner = {i: mention for mention in mentions for i in range(mention.first, mention.last)}
    kept: list[Mention] = []
    dropped: set[int] = set()
    for new in more:
        hit = [owner[i] for i in range(new.first, new.last) if i in owner]
        if any(
            old.first <= new.first and new.last <= old.last and old.last - old.first > new.last - new.first
            for old in hit
        ):
            continue
        dropped.update(id(old) for old in hit)
        kept.append(new)
    return sorted([*(m for m in mentions if id(m) not in dropped), *kept], key=lambda m: m.first)


def _bodies_by_one_word(tree: Tree, mentions: Sequence[Mention]) -> None:
    """A single word that the pipeline takes for a person is a body, where the article writes its people in full.

    People are named in full once; who never is, has no title and no given name for a name, is a firm or a state.
    """
    full = {word for m in mentions if m.type == "PERSON" and m.last - m.first > 1 for word in _key(tree, m).split()}
    sure = {_key(tree, m) for m in mentions if m.sure}
    for mention in mentions:
        key = _key(tree, mention)
        if mention.type != "PERSON" or mention.last - mention.first > 1 or key in full | sure or gender_of(key):
            continue
        if key.lower() in capitals():
            mention.type = "GPE"
        elif full:
            mention.type = "ORG"


def _scan(tree: Tree, sentence: Sentence, out: list[Mention]) -> None:
    shouting = _is_shouting(tree, sentence)
    i = sentence.first
    while i < sentence.last:
        if not _is_name_word(tree, i, sentence, shouting):
            i += 1
            continue
        j = _run_end(tree, i, sentence, shouting)
        out.extend(_mentions(tree, i, j))
        i = j


def _with_bare_surnames(tree: Tree, sentences: Sequence[Sentence], mentions: list[Mention]) -> list[Mention]:
    """Surnames that were missed, at the start of sentences mostly, where the article names the person elsewhere."""
    surnames = {
        tree.word(m.last - 1) for m in mentions if m.type == "PERSON" and m.last - m.first > 1 and m.last <= len(tree)
    }
    if not surnames:
        return mentions
    taken = {i for m in mentions for i in range(m.first, m.last)}
    missed = [
        Mention(i, i + 1, "PERSON")
        for i in range(len(tree))
        if i not in taken and tree.text[tree.tokens[i].start].isupper() and tree.word(i) in surnames
    ]
    return sorted([*mentions, *missed], key=lambda m: m.first) if missed else mentions


def _datelines(tree: Tree, sentences: Sequence[Sentence], mentions: list[Mention]) -> None:
    """The place before the dash of a dateline is a place: "TOLM, Iraq (AP) — ". The agency is no acronym of it."""
    for sentence in sentences[:4]:
        end = dateline_end(tree, sentence)
        for mention in mentions:
            if sentence.first <= mention.first < end:
                inside = tree.lower(mention.first - 1) == "(" if mention.first > sentence.first else False
                mention.type, mention.sure = ("ORG" if inside else "GPE"), True


_COLON_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}(?:(?:: |, )[A-Z][A-Za-z .'’-]{2,30}|, [\d ]{0,3}[A-Z][a-z]{2,8}\.?[ \d]{0,5})"
    r"(?:,[^:\n]{2,20})?: (?=\S)"
)
# "TOLM: The strike goes on, its leader said.": a place alone, before a sentence of report that runs to its full stop
_PLACE_ALONE = re.compile(r"[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]+){0,2}: (?=[A-Z“\"][^\n]{60,}[.”\"](?:\n|$))")
_LABELLED = re.compile(r"\n[A-Z][A-Z .'’-]{1,30}: ")
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def _place_alone(text: str) -> int:
    """Length of a dateline that is a place and a colon, or 0: no label of one who speaks, and of no transcript."""
    opened = _PLACE_ALONE.match(text)
    if opened is None or _LABELLED.search(text, opened.end()):
        return 0
    line = text[opened.end() :].split("\n", 1)[0]
    return 0 if _SPOKEN.search(_QUOTED.sub(" ", line)) else opened.end()


def dateline_end(tree: Tree, sentence: Sentence) -> int:
    """Token after the dash that ends the sentence's dateline, or the sentence's first token where it has none.

    At the head of a text a colon ends it too, behind two parts or more ("TOLM, Iraq: ", "TODAY: TOLM: ") or behind a
    place alone before a sentence of report.
    """
    if not tree.word(sentence.first)[:2].isupper():
        return sentence.first
    if sentence.first == 0:
        opened = _COLON_DATELINE.match(tree.text, sentence.start)
        end = opened.end() if opened else _place_alone(tree.text)
        if end:
            return next((k for k in range(sentence.last) if tree.tokens[k].start >= end), sentence.last)
    for k in range(sentence.first, min(sentence.first + 14, sentence.last)):
        if tree.lower(k) in ("—", "–", "--", "-") and k > sentence.first:
            return k + 1
        if tree.tokens[k].pos in ("VERB", "AUX"):
            break
    return sentence.first


def _is_shouting(tree: Tree, sentence: Sentence) -> bool:
    words = tree.text[sentence.start : sentence.end]
    upper = sum(map(str.isupper, words))
    return upper > 8 and upper > 0.6 * sum(map(str.isalpha, words))


def _is_name_word(tree: Tree, i: int, sentence: Sentence, shouting: bool) -> bool:
    token = tree.tokens[i]
    kind = token.ent[2:]
    if shouting:
        return kind in _KEPT
    if not tree.text[token.start].isupper():
        return False
    if kind and kind not in _KEPT:
        return False
    if tree.lower(i).rstrip(".") in _CALENDAR or token.tag in ("PRP", "PRP$", "DT", "CC", "IN", "TO", "MD", "UH", "EX"):
        return False
    if token.tag in ("NNP", "NNPS"):
        return True
    if i == sentence.first or not tree.text[tree.tokens[i - 1].end - 1].isalnum():
        # a capital at the start of a sentence or quotation says nothing
        return kind in _KEPT and token.pos in ("PROPN", "NOUN", "ADJ")
    return token.pos in ("NOUN", "ADJ", "PROPN", "X", "VERB") or kind in _KEPT


def _run_end(tree: Tree, i: int, sentence: Sentence, shouting: bool) -> int:
    """End of the run of name words, over "of" and particles that lead to another name word."""
    j = i + 1
    while j < sentence.last:
        if _is_name_word(tree, j, sentence, shouting) and not _starts_other(tree, j):
            j += 1
            continue
        k = j
        word = tree.lower(k)
        if word in _PARTICLES and tree.text[tree.tokens[k].start].islower():
            while k < sentence.last and tree.lower(k) in _PARTICLES:
                k += 1
        elif word == "-" and tree.tokens[k].start == tree.tokens[k - 1].end:
            k += 1
        elif (
            (word in _INNER and _takes_of(tree, i, j))
            or word == "&"
            or (word == "and" and (_joins(tree, j) or _one_body(tree, i, j, sentence, shouting)))
        ):
            k += 1
            if k < sentence.last and tree.lower(k) == "the":
                k += 1
        else:
            break
        if k < sentence.last and k > j and _is_name_word(tree, k, sentence, shouting):
            j = k + 1
        else:
            break
    return j


def _starts_other(tree: Tree, j: int) -> bool:
    """The pipeline begins a name of its own kind here, so that two names stand side by side: "Sunday Ada Brask"."""
    token, before = tree.tokens[j], tree.tokens[j - 1]
    return token.ent.startswith("B-") and before.ent[2:] in ("GPE", "NORP") and token.ent[2:] == "PERSON"


def _takes_of(tree: Tree, first: int, last: int) -> bool:
    """Names of bodies go on after "of": "Ministry of Health", "Joint Chiefs of Staff"."""
    words = [tree.lower(k) for k in range(first, last)]
    if tree.tokens[last].ent.startswith("I-"):
        return True
    return words[-1] in ORGANISATIONS or words[-1] in ("chiefs", "office", "organisation", "organization")


def _joins(tree: Tree, j: int) -> bool:
    return tree.tokens[j].ent.startswith("I-")


def _one_body(tree: Tree, first: int, at: int, sentence: Sentence, shouting: bool) -> bool:
    """Whether "and" stands inside the name of a body: "Arlo and Bexton Hospitals Trust", told by its acronym, or by a
    verb or a second mention that makes it one."""
    before = [tree.lower(k) for k in range(first, at)]
    last = at + 1
    while last < sentence.last and _is_name_word(tree, last, sentence, shouting):
        last += 1
    alone = " ".join(before)
    named = len(before) > _WORDS_BEFORE or before[-1] in ORGANISATIONS or alone in countries() or alone in capitals()
    people = any(tree.tokens[k].ent.endswith("PERSON") or is_person_noun(tree.lower(k)) for k in range(first, last))
    if shouting or named or people or last - at < _WORDS_BEHIND or tree.lower(last - 1) not in ORGANISATIONS:
        return False
    text = tree.text
    name = text[tree.tokens[first].start : tree.tokens[last - 1].end]
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if text.startswith(f" ({initials})", tree.tokens[last - 1].end) or text.count(name) > 1:
        return True
    return last < sentence.last and tree.tokens[last].tag == "VBZ"


def _mentions(tree: Tree, first: int, last: int) -> list[Mention]:
    """The run as one mention, or a person's name without the title before it."""
    begin = _behind_portfolio(tree, first, last)
    if first < begin < last:
        return [Mention(begin, last, "PERSON", True)]
    words = [tree.lower(k).rstrip(".") for k in range(first, last)]
    title = -1
    for k, word in enumerate(words[:-1]):
        if (word in RANKS or word in COURTESY or is_person_noun(word)) and word != "general-secretary":
            title = k
    names_body = any(word in ORGANISATIONS for word in words[title + 1 :])
    if title >= 0 and not names_body:
        return [Mention(first + title + 1, last, "PERSON", True)]
    if len(words) == 1 and (words[0] in RANKS or words[0] in COURTESY):
        return []
    kind, sure = _type(tree, first, last, words)
    return [Mention(first, last, kind, sure)]


def _behind_portfolio(tree: Tree, first: int, last: int) -> int:
    """Where the name begins in what follows "Secretary of": "State Ada Brask" is Ada Brask."""
    if first < 2 or tree.lower(first - 1) != "of" or tree.lower(first - 2) not in ("secretary", "minister"):
        return first
    k = first
    while k < last and tree.lower(k) in _PORTFOLIOS:
        k += 1
    return k


def _type(tree: Tree, first: int, last: int, words: list[str]) -> tuple[str, bool]:
    text = tree.text[tree.tokens[first].start : tree.tokens[last - 1].end]
    kinds = [tree.tokens[k].ent[2:] for k in range(first, last)]
    given = max(kinds, key=lambda kind: (kinds.count(kind), kind)) if any(kinds) else ""
    if given not in _KEPT:
        given = next((kind for kind in kinds if kind in _KEPT), "")
    low = " ".join(words)
    if low in countries() or text in ("U.S.", "U.K."):
        return "GPE", True
    if low in capitals() and given != "PERSON":
        return "GPE", True
    if len(words) == 1 and low in demonyms():
        return "NORP", True
    if words[-1] in ORGANISATIONS or ("of" in words and words[words.index("of") - 1] in ORGANISATIONS):
        return ("ORG", True) if given != "FAC" else ("FAC", False)
    if _is_beside_a_person(tree, first, last):
        return "PERSON", True
    if _is_called_a_body(tree, first):
        return "ORG", True
    if _is_acronym(text):
        return ("ORG" if given in ("", "PERSON", "GPE", "ORG", "NORP") else given), text not in ACRONYM_STOP
    if _is_introduced(tree, first, last):
        return "PERSON", True
    if not given:
        speaks = _speaks(tree, first, last)
        given = "PERSON" if speaks and 2 <= len(words) <= 4 else "ORG" if len(words) > 1 or speaks else "MISC"
    elif (
        given in ("GPE", "ORG", "FAC", "PRODUCT", "WORK_OF_ART") and 2 <= len(words) <= 3 and _speaks(tree, first, last)
    ):
        if "of" not in words and "the" not in words and not _has_article(tree, first):
            given = "PERSON"
    return given, False


def _is_beside_a_person(tree: Tree, first: int, last: int) -> bool:
    """Stands in apposition to what a person is: "a spokeswoman for the service, Ada Brask"."""
    name = tree.tokens[last - 1]
    return last - first > 1 and name.dep == "appos" and name.head < first and _is_role(tree, name.head)


def _is_called_a_body(tree: Tree, first: int) -> bool:
    """ "the mining company Oldaker", "the operator, Oldaker": the noun before says that it is a body."""
    before = first - 1
    if before > 0 and tree.lower(before) == ",":
        before -= 1
    if before < 0 or tree.tokens[before].tag != "NN":
        return False
    word = tree.lower(before)
    return word in ORGANISATIONS and not is_person_noun(word)


def _is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 7 and text.isupper() and text.isalpha()


def _has_article(tree: Tree, first: int) -> bool:
    return first > 0 and tree.lower(first - 1) in ("the", "’s", "'s")


def _is_introduced(tree: Tree, first: int, last: int) -> bool:
    """A neighbour says that it is a person: "engineer Ada Brask", "Ada Brask, a spokeswoman for", "Ada Brask, who"."""
    before = first - 1
    if before >= 0 and tree.lower(before) == ",":
        before -= 1
        if before >= 0 and not _is_role(tree, before):
            before = -1
    if before >= 0 and _is_role(tree, before):
        return True
    if last + 1 >= len(tree) or tree.lower(last) != ",":
        return False
    if tree.lower(last + 1) == "who":
        return True
    for k in range(last + 1, min(last + 8, len(tree))):
        token = tree.tokens[k]
        if token.pos in ("PUNCT", "VERB", "AUX", "ADP"):
            break
        if _is_role(tree, k) and tree.lower(last + 1) in (
            "a",
            "an",
            "the",
            "its",
            "his",
            "her",
            "their",
            "chief",
            "former",
        ):
            return True
    return False


def _is_role(tree: Tree, k: int) -> bool:
    token = tree.tokens[k]
    word = tree.lower(k)
    if k > 1 and word == "general" and tree.lower(k - 1) == "-":
        return is_person_noun(tree.lower(k - 2))  # "secretary-general" in three tokens
    return token.tag == "NN" and is_person_noun(word) and word not in ORGANISATIONS


def _speaks(tree: Tree, first: int, last: int) -> bool:
    for k in range(first, last):
        token = tree.tokens[k]
        if token.dep == "nsubj" and not first <= token.head < last:
            return tree.tokens[token.head].lemma in _SPEAKING
    return False


def _is_place(tree: Tree, first: int, last: int) -> bool:
    """A neighbour says that it is a place: "in Tolm", "province of Tolm", "Tolm's parliament"."""
    before = tree.lower(first - 1) if first else ""
    if before in _PLACE_BEFORE and tree.tokens[first - 1].pos in ("ADP", "VERB", "SCONJ"):
        return last >= len(tree) or tree.tokens[last].pos not in ("NOUN", "ADJ", "PART")
    if before == "of" and first > 1 and tree.lower(first - 2) in _PLACE_NOUNS:
        return True
    if last + 1 < len(tree) and tree.lower(last) in ("’s", "'s"):
        after = [tree.lower(k) for k in range(last + 1, min(last + 4, len(tree)))]
        return any(word in _STATE_NOUNS for word in after[:1]) or (len(after) > 1 and after[1] in _STATE_NOUNS)
    return False


def _agree(tree: Tree, mentions: list[Mention]) -> None:
    """The same words are the same kind of thing all through the article: the surest mention decides, then the most."""
    votes: dict[str, dict[str, int]] = {}
    peoples = {_key(tree, m).lower() for m in mentions if m.type == "NORP"}
    peoples |= {word.removesuffix("s") for word in peoples}
    for mention in mentions:
        key = _key(tree, mention)
        count = votes.setdefault(key, {})
        count[mention.type] = count.get(mention.type, 0) + (10 if mention.sure else 1)
        if not mention.sure and mention.last - mention.first <= 2:
            if _is_place(tree, mention.first, mention.last):
                count["GPE"] = count.get("GPE", 0) + 5
            if len(key) > 3 and any(key.lower() + end in peoples for end in ("n", "an", "ian", "ese", "i", "ish")):
                count["GPE"] = count.get("GPE", 0) + 20
    best = {key: max(count, key=lambda kind: (count[kind], kind != "MISC", kind)) for key, count in votes.items()}
    for mention in mentions:
        mention.type = best[_key(tree, mention)]


def _key(tree: Tree, mention: Mention) -> str:
    return tree.text[tree.tokens[mention.first].start : tree.tokens[mention.last - 1].end]
