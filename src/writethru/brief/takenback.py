"""What speakers correct of their own words: "the 11th Corps, not the 9th as she had said"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from writethru.brief.copying import CopyIndex
from writethru.brief.copying import count as count_words
from writethru.brief.material import Material
from writethru.brief.names import Cast, introduced
from writethru.brief.news import DAY, Fresh, Revision, opened
from writethru.brief.plan import Choice
from writethru.brief.rewrite.sketch import text_of
from writethru.core.ids import cite

# "the unit belonged to the 11th Corps, not the 9th as she had said": what a speaker takes back, word by word
_TAKEN_BACK = re.compile(
    r",? (?:and )?not (?:the |an? )?(?P<was>[^,;.“”]{2,30}?),? (?:as|which) (?:he|she|it|they|was|were|first|had)\b"
    r"(?: (?:he|she|it|they|had|first|earlier|originally|previously|been))*"
    r" (?:said|stated|reported|announced|told|given|thought)\b"
)
_LEANING = re.compile(r"\b(?:he|she|it|they|his|her|its|their|him|them|this|these|there|we|our|I|my)\b", re.I)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What a speaker has corrected of words of their own that hold no count."""

    told: Revision
    # key of the speaker, and the words that no longer stand
    speaker: str
    was: str

    def overtakes(self, choice: Choice) -> bool:
        """Is a line one that the same speaker has corrected since?"""
        return choice.speaker == self.speaker and bool(
            re.search(rf"\b{re.escape(self.was)}\b", text_of(choice.candidate.row))
        )


def taken_back(material: Material, cast: Cast, fresh: Fresh, index: CopyIndex) -> list[TakenBack]:
    """What speakers correct of their own statements in new articles: "the 11th Corps, not the 9th as she had said"."""
    out: list[TakenBack] = []
    for view in material.views:
        for statement in view.reading.statements:
            sentence = view.reading.sentences[statement.sentence]
            who = cast.of(statement.speaker)
            if who is None or not statement.content or not fresh.tells(view.article, sentence):
                continue
            start = min(span.start for span in statement.content)
            found = _TAKEN_BACK.search(view.article.text, start, sentence.end)
            claim = " ".join(view.article.text[start : found.start()].split()) if found else ""
            if found is None or _LEANING.search(claim) or DAY.search(claim) or re.search('[“”"]', claim):
                continue
            article = re.search(r"\bnot (the |an? )", found[0])
            was = f"{article[1] if article else ''}{found['was']}"
            text = f"{introduced(who)} corrected an earlier remark: {claim.removeprefix('that ')}, and not {was}."
            if 3 <= count_words(claim) <= 30 and not index.excess(opened(text)):
                inside = tuple(figure.id for figure in view.figures.get(statement.sentence, ()))
                told = Revision(opened(text), (cite(view.article, sentence.start, sentence.end),), inside)
                out.append(TakenBack(told, who.key, found["was"]))
    return list({one.told.text: one for one in out}.values())
