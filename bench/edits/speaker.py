"""An attribution given to another speaker of the document."""

from __future__ import annotations

from random import Random

from edits.base import Document, Edit
from writethru.core.types import Sentence, Speaker

_NAMED = ("person", "organisation")


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a speaker: his name becomes another's of the same kind."""
    out = []
    for statement in doc.statements(sentence):
        mine = statement.speaker
        if mine is None or not mine.text or not sentence.start <= mine.start < sentence.end or mine.kind not in _NAMED:
            continue
        name = _name(mine, doc, sentence)
        rivals = _others(mine, doc, doc.text[sentence.start : sentence.end])
        if name is not None and rivals:
            out.append(doc.edit("speaker", True, *name, rng.choice(rivals)))
    return out


def _name(speaker: Speaker, doc: Document, sentence: Sentence) -> tuple[int, int] | None:
    """The name inside the speaker's words; the whole of them for an organisation."""
    kinds = ("PERSON",) if speaker.kind == "person" else ("ORG",)
    inside = [e for e in doc.entities(sentence, *kinds) if speaker.start <= e.start and e.end <= speaker.end + 2]
    if not inside:
        return None
    entity = inside[-1]
    end = entity.end - 2 if entity.text.endswith(("'s", "’s")) else entity.end
    return entity.start, end


def _others(mine: Speaker, doc: Document, sentence: str) -> list[str]:
    """Names of other speakers of one kind."""
    out: dict[str, None] = {}
    entities = {(e.start, e.end): e for e in doc.reading.entities}
    for statement in doc.reading.statements:
        other = statement.speaker
        if other is None or other.kind != mine.kind or not other.canonical or other.canonical == mine.canonical:
            continue
        wanted = "PERSON" if mine.kind == "person" else "ORG"
        for (start, end), entity in entities.items():
            if entity.type == wanted and other.start <= start and end <= other.end + 2:
                name = entity.text.removesuffix("'s").removesuffix("’s").removeprefix("the ").removeprefix("The ")
                if not any(word in sentence for word in name.split() if len(word) > 3 or word.isupper()):
                    out[name] = None
    return list(out)
