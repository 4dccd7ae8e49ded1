"""Shortening that takes nothing from the claim: datelines, openers, asides, and clauses a reader can do without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writethru.core.tree import Tree
from writethru.core.types import Sentence

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’ -]{2,}(?:, ?[A-Z][\w.]+(?: [A-Z][\w.]+)*)?(?: ?\([^)]{2,40}\))?"
    r"|[A-Z][\w ,.'’]{1,40}\([A-Z][^)]{1,30}\))"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})? ?[—–-]{1,2} ?"
)
_OPENERS = (
    "however,", "meanwhile,", "but", "and", "yet", "so", "still,", "also,", "separately,", "moreover,", "furthermore,",
    "nevertheless,", "nonetheless,", "besides,", "in addition,", "at the same time,", "in the meantime,", "then,",
    "elsewhere,", "for now,", "of course,", "indeed,", "in fact,", "on the other hand,", "by contrast,", "in turn,",
    "as a result,", "instead,", "overall,", "all the same,", "even so,", "similarly,", "likewise,", "earlier,",
    "meanwhile", "after all,", "what is more,", "for his part,", "for her part,", "for their part,", "for its part,",
)  # fmt: skip
# words that carry doubt, denial or limits: a clause with one of them is never dropped
WEIGHTY = re.compile(
    r"\b(?:not|no|never|n['’]t|neither|nor|none|nobody|nothing|without|denie[sd]|deny|denying|declin\w+|refus\w+|may|might"
    r"|could|would|should|reported\w*|alleged\w*|believed|thought|suspect\w*|unconfirmed|unverified|verif\w+|confirm\w*"
    r"|estimat\w+|unclear|expected|appear\w*|seem\w*|likely|possib\w+|probabl\w+|if|unless|except|although|though|but"
    r"|despite|(?<!the )(?<!its )(?<!their )only|subject to|pending|claim\w*|according)\b",
    re.I,
)


def dateline(text: str) -> int:
    """Length of the dateline a sentence opens with ("CITY, Country (AGENCY) - "), or 0."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


def opener(tree: Tree, sentence: Sentence, first: int) -> list[int]:
    """Tokens of a linking word at the head of the sentence ("However,", "But"), which mean nothing out of context."""
    text = tree.text[tree.tokens[first].start : sentence.end].lower()
    for words in _OPENERS:
        if text.startswith(words) and not text[len(words) : len(words) + 1].isalnum():
            if words in ("so", "yet") and tree.tokens[first].dep not in ("cc", "advmod", "mark"):
                continue
            if (words == "so" and text[2:3] != " ") or text.startswith("so far"):
                continue
            end = tree.tokens[first].start + len(words)
            out = [i for i in range(first, sentence.last) if tree.tokens[i].end <= end]
            nxt = out[-1] + 1 if out else first
            if out and nxt < sentence.last and tree.word(nxt) == ",":
                out.append(nxt)
            return out
    return []


def asides(tree: Tree, sentence: Sentence) -> Iterator[list[int]]:
    """Brackets that only convert or repeat: "(0947 GMT)", "($52 million)". Not acronyms, which later lines may need."""
    i = sentence.first
    while i < sentence.last:
        if tree.word(i) in ("(", "["):
            close = next((j for j in range(i + 1, min(i + 16, sentence.last)) if tree.word(j) in (")", "]")), None)
            if close is not None:
                inner = tree.text[tree.tokens[i].end : tree.tokens[close].start]
                if not re.fullmatch(r"[A-Z][A-Za-z.&-]{1,7}", inner) and not WEIGHTY.search(inner):
                    yield list(range(i, close + 1))
                i = close
        i += 1


# why a speaker is not named is no part of the claim
_UNNAMED = re.compile(
    r"\b(?:(?:not to be|not be) (?:named|identified)|anonymity|names? (?:not (?:be |appear)|be withheld)"
    r"|(?:not|n['’]t) (?:authori[sz]ed|allowed|permitted) to)\b",
    re.I,
)


def spare(tree: Tree, sentence: Sentence, figures: list[tuple[int, int]]) -> Iterator[list[int]]:
    """Clauses between commas that can go without change of the claim, last first.

    Non-restrictive relative clauses, appositions to names and free participles ("flattening homes and ..."). One that
    holds doubt, denial, a figure or speech stays.
    """
    for i in reversed(range(sentence.first, sentence.last)):
        token = tree.tokens[i]
        if token.dep not in ("relcl", "appos", "advcl", "acl"):
            continue
        branch = tree.subtree(i)
        first, last = branch[0], branch[-1]
        if last - first + 1 != len(branch) or first <= sentence.first or tree.word(first - 1) not in (",", "—", "–"):
            continue
        mark = tree.word(first - 1)
        end = last + 1 if last + 1 < sentence.last else last
        if tree.word(end) not in (mark, ".", ";", "”") and tree.word(last) not in (",", mark):
            continue
        if token.dep in ("advcl", "acl") and token.tag not in ("VBG", "VBN"):
            continue
        if token.dep == "relcl" and (not _relative(tree, branch) or _meant_later(tree, sentence, branch)):
            continue
        if token.dep == "appos" and (tree.tokens[token.head].pos == "NOUN" or tree.children(token.head, "conj", "cc")):
            continue
        if token.dep == "appos" and tree.children(i, "conj", "cc"):
            continue
        text = tree.text[tree.tokens[first].start : tree.tokens[last].end]
        if (WEIGHTY.search(text) and not _UNNAMED.search(text)) or any(
            a < tree.tokens[last].end and tree.tokens[first].start < b for a, b in figures
        ):
            continue
        if (
            any(tree.tokens[j].lemma in ("say", "tell") for j in branch if not _UNNAMED.search(text))
            or '"' in text
            or "“" in text
        ):
            continue
        # "the driver, Ada Roe, who was hurt, said": the last comma closes the name beside the driver
        beside = tree.tokens[token.head].dep == "appos" and tree.subtree(token.head)[0] > sentence.first
        closes = beside and tree.word(tree.subtree(token.head)[0] - 1) == mark
        # "At the pier in Marlo, where it rained, boats lay": the last comma closes the phrase that opens the sentence
        closes = closes or _opens(tree, sentence, token.head, last)
        yield [first - 1, *branch, *([end] if tree.word(end) == mark and not closes else [])]


def _opens(tree: Tree, sentence: Sentence, i: int, last: int) -> bool:
    """Does the word stand in a phrase that opens the sentence before its verb?"""
    return any(
        tree.tokens[k].dep in ("prep", "advcl") and tree.subtree(k)[0] == sentence.first and tree.tokens[k].head > last
        for k in (i, *tree.ancestors(i))
    )


def asides_of_names(tree: Tree, sentence: Sentence) -> Iterator[list[int]]:
    """Clauses between commas that tell more of a name or count, though they hold a figure: "X, which has 40 ships,".

    For a line that cannot be printed otherwise: what the sentence claims stands without them. What denies, doubts or
    limits stays.
    """
    for i in reversed(range(sentence.first, sentence.last)):
        token = tree.tokens[i]
        if token.dep not in ("relcl", "appos", "acl", "prep") or token.head > i:
            continue
        branch = tree.subtree(i)
        first, last = branch[0], branch[-1]
        if last - first + 1 != len(branch) or first <= sentence.first or tree.word(first - 1) != ",":
            continue
        end = last + 1 if last + 1 < sentence.last else last
        if tree.word(end) not in (",", ".", ";"):
            continue
        if token.dep == "prep" and not (
            tree.lower(i) in ("including", "with") and tree.tokens[token.head].pos in ("NOUN", "PROPN")
        ):
            continue
        if token.dep == "relcl" and (not _relative(tree, branch) or _meant_later(tree, sentence, branch)):
            continue
        named = "PROPN" in (token.pos, tree.tokens[token.head].pos)
        land = tree.tokens[token.head].ent[2:] == "GPE" and token.pos == "NOUN"
        if token.dep == "appos" and (tree.children(i, "conj") or (named and not land)):
            # who somebody is stays with the name, and the name with it
            continue
        text = tree.text[tree.tokens[first].start : tree.tokens[last].end]
        if WEIGHTY.search(text) or '"' in text or "“" in text:
            continue
        yield [first - 1, *branch, *([end] if tree.word(end) == "," else [])]


_STANDS_FOR = {"it": ("NN",), "its": ("NN",), "they": ("NNS",), "their": ("NNS",), "them": ("NNS",)}


def _meant_later(tree: Tree, sentence: Sentence, branch: list[int]) -> bool:
    """ "The line, which has announced a surcharge, said it covered costs": "it" may mean what the clause names."""
    named = {
        tree.tokens[k].tag
        for k in branch
        if tree.tokens[k].dep in ("dobj", "nsubj", "nsubjpass", "attr") and tree.tokens[k].pos == "NOUN"
    }
    after = range(branch[-1] + 1, sentence.last)
    return any(tag in named for k in after for tag in _STANDS_FOR.get(tree.lower(k), ()))


def _relative(tree: Tree, branch: list[int]) -> bool:
    """Does the branch open with a relative pronoun (maybe after "of", "two of")?"""
    return any(tree.lower(j) in ("who", "which", "whose", "whom", "where") for j in branch[:4])
