"""The optional writer: a language model rewords the lines of a finished brief, from the same plan.

``task_of`` makes the task of a brief, ``write`` asks for it and judges what comes, ``reworded`` puts the lines that
stand into the brief. Who judges is the caller's to say: what a line must hold to is decided in ``publish``.
"""

from writethru.brief.writers.llm.reply import Offer
from writethru.brief.writers.llm.report import Refusal, Writing, writing_json
from writethru.brief.writers.llm.task import Item, Source, Task, task_of
from writethru.brief.writers.llm.writer import Asks, Fault, Judges, Unanswered, reworded, write

__all__ = [
    "Asks",
    "Fault",
    "Item",
    "Judges",
    "Offer",
    "Refusal",
    "Source",
    "Task",
    "Unanswered",
    "Writing",
    "reworded",
    "task_of",
    "write",
    "writing_json",
]
