"""Replies as they come: the form is held, and what is wrong is said without a word of the reply."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writethru.brief.writers.llm import Item
from writethru.brief.writers.llm.reply import MOST, ReplyError, parse_reply
from writethru.core.types import Line


def item(name: str, own: tuple[str, ...], beside: tuple[str, ...] = ()) -> Item:
    line = Line(f"line-{name}", "The council met.", "extractive", "overview", ())
    return Item(name, line, own, (*own, *beside), (), ())


ITEMS = (item("p1", ("s1",), ("s2",)), item("p2", ("s3",)))


def reply(*lines: Any) -> str:
    return json.dumps({"lines": list(lines)})


def line(name: str = "p1", text: Any = "The council met on Monday.", cites: Any = ("s1",)) -> dict[str, Any]:
    return {"item": name, "text": text, "cites": list(cites) if isinstance(cites, tuple) else cites}


def test_a_reply_of_the_right_form() -> None:
    found = parse_reply(reply(line("p2", cites=("s3",)), line("p1", cites=("s2", "s1", "s1"))), ITEMS)
    assert [(offer.item, offer.cites) for offer in found.offers] == [("p1", ("s2", "s1")), ("p2", ("s3",))]
    assert found.faults == ()


def test_a_code_fence_around_the_whole_is_taken_off() -> None:
    assert len(parse_reply(f"```json\n{reply(line())}\n```", ITEMS).offers) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        (" \n ", "is empty"),
        (reply(line())[:-9], "cut off or is no JSON"),
        ("The council met on Monday.", "is no JSON"),
        ("I'm sorry, but I cannot help with that.", "refuses"),
        (f"<think>The user wants a line.</think>{reply(line())}", "thinks aloud"),
        (f"Here it is:\n{reply(line())}", "is no JSON"),
        (f"{reply(line())}\n{reply(line())}", "cut off or is no JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "another form"),
        ('{"lines": "The council met."}', "another form"),
        ("x" * (MOST + 1), "at most"),
    ],
)
def test_a_reply_that_cannot_be_used_as_a_whole(text: str, said: str) -> None:
    with pytest.raises(ReplyError, match=said) as caught:
        parse_reply(text, ITEMS)
    assert "council" not in str(caught.value)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (line(cites=()), "cites nothing"),
        (line(cites="s1"), "cites nothing"),
        (line(cites=[1]), "cites nothing"),
        (line(cites=("s9",)), "not among its sources"),
        (line(cites=("s1", "s3")), "not among its sources"),
        (line(cites=("S1",)), "not among its sources"),
        (line(cites=("s2",)), "does not cite the sentence that carries it"),
        (line(text=""), "no text"),
        (line(text=None), "no text"),
        (line(text="word " * 200), "far too long"),
        (line("p9"), "no item that was asked for"),
        ("p1", "no item that was asked for"),
        (None, "no item that was asked for"),
    ],
)
def test_a_line_of_the_wrong_form_costs_that_line_alone(entry: Any, said: str) -> None:
    found = parse_reply(reply(entry, line("p2", cites=("s3",))), ITEMS)
    assert [offer.item for offer in found.offers] == ["p2"]
    assert len(found.faults) == 1
    assert said in found.faults[0][1]


def test_an_item_that_is_answered_twice_is_not_answered() -> None:
    found = parse_reply(reply(line(), line(text="Another."), line("p2", cites=("s3",))), ITEMS)
    assert [offer.item for offer in found.offers] == ["p2"]
    assert found.faults == (("p1", "the item is answered more than once"),)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["lines", "item", "text", "cites"]), inner)
    ),
    max_leaves=12,
)


@given(JSON | st.builds(lambda lines: {"lines": lines}, st.lists(JSON, max_size=5)))
def test_any_json_is_an_answer_or_an_error(document: Any) -> None:
    try:
        found = parse_reply(json.dumps(document), ITEMS)
    except ReplyError:
        return
    assert all(offer.item in ("p1", "p2") and offer.cites for offer in found.offers)
