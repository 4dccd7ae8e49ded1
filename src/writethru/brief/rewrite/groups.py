"""Officials among those who speak together, by name: "Residents and the mayor, Ada Roe, blamed ..."."""

from __future__ import annotations

from writethru.brief.material import View
from writethru.brief.names import Cast
from writethru.brief.rewrite.sketch import Sketch, put
from writethru.core.types import Sentence, Statement
from writethru.reading.titles import is_person_noun


def members(row: Sketch, view: View, sentence: Sentence, statement: Statement, cast: Cast) -> Sketch:
    """The sketch with the name behind an office that is one of several speakers.

    Only where the article names just one holder of the office, and the words stand between no marks of their own.
    """
    speaker, tree = statement.speaker, view.tree
    if speaker is None or speaker.kind != "group":
        return row
    tokens = view.tokens_in(speaker.start, speaker.end, sentence)
    for i in tokens:
        noun = tree.tokens[i].lemma.lower()
        if tree.tokens[i].tag != "NN" or tree.lower(i - 1) != "the" or i == tokens[0] or not is_person_noun(noun):
            continue
        name = cast.holder(noun, view)
        bare = i + 1 == len(tree) or tree.word(i + 1) not in (",", "of", "’s", "'s", "(")
        if name is not None and bare and tree.tokens[i + 1].pos != "PROPN":
            row = put(row, [i - 1, i], f"the {tree.word(i)}, {name},") or row
    return row
