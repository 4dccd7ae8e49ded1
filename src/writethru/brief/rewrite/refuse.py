"""Lines that are not printed: they say nothing by themselves, or an edit has left half a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writethru.brief.rewrite.refer import SHELL
from writethru.brief.rewrite.sketch import Sketch
from writethru.core.tree import Tree
from writethru.core.types import Sentence, Statement

# an attribution without what is said, or two attributions of one claim
EMPTY = re.compile(
    r"^[^,”]*\b(?:said|says|believes?d?|thinks|thought|argued|noted|added|told \w+|warned|estimated?)"
    r"(?: on \d{1,2} [A-Z]\w+)?\.$"
    r"|\b(?:says?|said|put \w+ at) [£$€]?\d[\d.,]*(?: ?\w+){0,4}\.$|\b(?:higher|lower|worse|better|quieter)\.$"
    r"|\b(?:planning|published|has|had|have|of|gave|give|for|is|was) (?:one|none)[.,;]"
    r"|, (?:he|she|they|it) (?:said|says|added|wrote|writes|argued|argues|insisted|warned)\.$|\bden(?:ied|ies|y)\.$"
    r"|(?<!not )\b(?:says?|said) (?:which|what|how|who|where)\b|, (?:he|she|they|it) (?:said|says|added),"
    r"|\blooking into (?:it|this|the (?:matter|incident))”?\.$"
    r"|^(?:Whether|What|How|Why|Asked)\b|\b(?:said|says|believes?|thinks)\b.*, (?:he|she|it|they) \w+(?:ed|id|ys)\.$"
)
# a sentence that seems to end here was cut at an abbreviation
CUT_OFF = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Brig|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Rev|Gov|Sen|Rep|St|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)


# a line that tells nothing by itself: a shrug, a pointer to the line before, or words that an edit left behind
NOTHING = re.compile(
    r"\b(?:would not|declined to|did not want to|refused to|could not) (?:guess|speculate|predict)\.$"
    r"|\b(?:has|have|had) no (?:figures?|numbers?|counts?|estimates?) of (?:his|her|its|their) own\.$"
    r"|\b(?:warned against|rejected|dismissed|welcomed|mentioned) (?:both|it|that|this|them)\.$|\bchanged nothing\.$"
    r"|\bmentioned the \w+\.$|^According to \w+ of them\b|^According to .*\bit (?:is|was) (?!\w+ing\b)\w+\.$"
    r"|\bdenied \w+ing (?:anything|it|so)\.$|\bsaid (?:that )?(?:it|he|she|they) had \w+ed (?:nobody|nothing)\.$"
    r"|\b(?:that|’s)\.$|\bsaid (?:in|at) an? \w+ added\b"
    r"|\bby (?:its|his|her|their) (?:own )?(?:count|estimate|reckoning|tally|figures)\b"
    r"|\bsaid (?:that )?(?:it|he|she|they) (?:might|may|would|could|will|had|did|was|were)(?: not)?\.$"
    r"|\bwhether (?:it|he|she|they) (?:will|would|did|does|has|had|should|could|can)\.$"
    r"|\b(?:whether|when|why|how|if) (?:that|this) (?:was|is|has|had|would|will)\b"
    r"|\b(?:for|of|on|in|at|from|with|by|which|recogni[sz]ed?|confirm(?:ed)?|accept(?:ed)?|disputed?) that"
    r" (?:claim|bank|figure|number|count|sum|remark|link|document|estimate|list)\b(?! (?:that|of|by|which|who))"
    r"|^[^,“]*(?:, [^,“]*,)? (?:told \w+|said in (?:an?|its|his|her|their|the) (?:\w+ ){0,2}\w+)\.$"
    r"|\bany of the [\d,]+\.$|\bwaste of (?:breath|time)\.$"
    r"|\bsaid, of\b|^(?:Its|His|Her|Their) |\bspoke of [\d,.]+ \w+\.$"
    r"|\bbeside the point\.$|\bwas speaking (?:to|at|in|on|after)\b"
    r"|^The (?:row|dispute|spat) (?:broke|came|follow\w+|began|erupted)\b|\bthe (?:count|figure|claim) itself\.$"
    r"|, (?:most|some|many|all|two|three|half|an? \w+) of (?:them|whom|which)\.$|, agreed [A-Z].*, and for\b"
    r"|\b(?:now )?count(?:ed|s) (?:\w+ )?\d[\d,]*\.$|\bthe (?:second|first|third|other) (?:is|was|has|had|will|would)\b"
    # "88 of them" without what they are in the line
    r"|^(?!.*\b[a-z]{3,}s\b[^,;]*[,;].* of them\.$)"
    r".*\b(?:\d[\d,]*|most|some|one|two|three|half|none|many|all) of them\b(?=\.$)"
    r"|^The (?:people|men|women|pair|two|three|four|sources) (?:said|say)s?\b"
    r"|\ba (?:second|third) (?:wants?|wanted|said|says)\b"
    r"|^(?:\w+ )?(?:[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Mm]inutes) (?:after|before) [^,]*\.$"
    r"|\b(?:expects?|expected|wants?|wanted|allows?|causes?) (?:that|this) to\b"
    r"|^According to an? [^,]* that (?:he|she|they) \w+|(?:^|, |\bthat )[Tt]he one \w+ed\b"
    r"|^[^“]*\bdisagree[sd]?\.$|\bhad (?:troubles|problems|worries) of (?:his|her|its|their) own\.$"
    r"|^The others?\b|\bsuch an? \w+\b(?! as\b)|\bhow (?:many|much|far|long)(?=[,.;])|\bhere\b"
    r"|\b(?:disput|den|reject|call|dismiss|welcom|oppos)\w* (?:that|this)\b(?! \w+ (?:of|that|by)\b)(?=[:;,.]| \w+\.$)"
    r"|\bthe (?:higher|lower|larger|smaller|new|old) (?:figure|count|toll|number|estimate|total|sum)\b"
    r"|: (?:[\w’'-]+ ){0,2}[\w’'-]+\.$"
    r"|\b[Tt]his (?:[\w-]+ )?(?:town|city|village|port|capital|suburb|resort|district|valley)\b"
    r"|\ban? (?:higher|lower|larger|smaller|different) (?:figure|count|toll|number|estimate|total)\.$"
    r"|\bpublished here\b|\b(?:any|no|of) such \w+|’s’s\b|\bhad (?:refused|agreed|declined|said (?:no|yes))\.$"
    r"|\b(?:offered|demanded|wants?|sought) [\d.]+ per cent\.$|\bput (?:their|its|his|her) (?:number|total|figure)\b"
    r"|^The (?:office|group|firm|agency|team|bureau|letter|memo|email|message|slide) (?:said|says|had|has|did|was|is)\b"
    r"|^The (?:force|body|operator|watchdog) (?:said|says|had|has|did|was|is|expects?|plans|hopes|will|wants)\b"
)
# a quotation alone that opens with a pronoun, or is too short to say anything
SNATCH = re.compile(r"\b(?:said|says): “(?:(?:It|That|This|They|These|Those|He|She)\b|[^\s”]+(?: [^\s”]+){0,2}”)")


def bare_shell(row: Sketch, tree: Tree) -> bool:
    """Does a short line rest on "the figure" or "the claim", which only the line before explains?"""
    for piece in row.pieces:
        for i in piece.tokens if not piece.quoted else ():
            if tree.tokens[i].lemma.lower() in SHELL and tree.tokens[i].pos == "NOUN":
                beside = tree.children(i)
                if any(tree.lower(k) in ("the", "that", "this") for k in beside) and not any(k > i for k in beside):
                    return True
    return False


def orphan(row: Sketch, tree: Tree) -> bool:
    """Did "and denied" lose the passive verb it was joined to, whose subject it may not share?"""
    held = set(row.tokens)
    return any(
        tree.tokens[i].dep == "conj"
        and tree.tokens[i].tag == "VBD"
        and tree.tokens[i].pos == "VERB"
        and tree.tokens[i].head not in held
        and tree.child(tree.tokens[i].head, "auxpass") is not None
        for i in held
    )


_SPOKE = frozenset("say insist argue claim warn maintain concede admit allege announce add".split())


def unheard(tree: Tree, sentence: Sentence, statements: Sequence[Statement]) -> bool:
    """Does somebody say it whom the reading has not found: "A never paid B, its head, Ada Roe, insisted on Friday"?

    Then no part of the sentence can be printed: the speaker would be lost with the verb.
    """
    for i in range(sentence.first + 1, sentence.last):
        token = tree.tokens[i]
        if token.lemma not in _SPOKE or token.tag not in ("VBD", "VBZ", "VBP") or token.pos != "VERB":
            continue
        if any(s.cue.start <= token.start < s.cue.end for s in statements) or token.dep in ("relcl", "acl"):
            continue
        after = [k for k in tree.children(i) if k > i and tree.tokens[k].pos != "PUNCT"]
        plain = all(tree.tokens[k].dep in ("prep", "npadvmod", "advmod") for k in after)
        opens = tree.word(i + 1)[:1] in '“"' if i + 1 < sentence.last else False
        if plain and not opens and any(tree.word(k) == "," for k in range(sentence.first, i)):
            if tree.child(i, "nsubj") is None:
                return True
    return False
