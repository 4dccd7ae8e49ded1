"""Events: who did what to whom, where and when."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The storm destroyed the bridge on Monday.", ("The storm", "destroy", "the bridge", None, "2026-04-13",
                                                       "happened")),
        ("Police arrested two men in Peru.", ("Police", "arrest", "two men", "Peru", None, "happened")),
        ("Two men were arrested by police.", ("police", "arrest", "Two men", None, None, "happened")),
        ("The council will close the bridge.", ("The council", "close", "the bridge", None, None, "planned")),
        ("The council plans to close the bridge.", ("The council", "close", "the bridge", None, None, "planned")),
        ("The council may close the bridge.", ("The council", "close", "the bridge", None, None, "possible")),
        ("The council has not closed the bridge.", ("The council", "close", "the bridge", None, None, "denied")),
        ("The council denied that it closed the bridge.", ("it", "close", "the bridge", None, None, "denied")),
    ],
)  # fmt: skip
def test_one_event(read, text: str, expected: tuple[str | None, ...]) -> None:  # type: ignore[no-untyped-def]
    (event,) = read(text).events
    assert (event.actor, event.action, event.target, event.place, event.date, event.status) == expected


def test_saying_is_no_event(read) -> None:  # type: ignore[no-untyped-def]
    assert [e.action for e in read("The council said the storm destroyed the bridge.").events] == ["destroy"]


def test_joined_verbs_share_their_actor(read) -> None:  # type: ignore[no-untyped-def]
    events = read("The storm hit Peru and destroyed the bridge.").events
    assert [(e.actor, e.action, e.target) for e in events] == [
        ("The storm", "hit", "Peru"),
        ("The storm", "destroy", "the bridge"),
    ]
