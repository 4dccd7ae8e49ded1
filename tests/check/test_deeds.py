"""Who does what to whom: one deed in the active, the passive, a relative clause and a participle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from writethru.check.against.deeds import deeds
from writethru.core.ids import sha256
from writethru.core.tree import Tree

CASES = [
    ("The pickets stopped the drivers.", "stop", {"pickets"}, {"drivers"}),
    ("The drivers were stopped by the pickets.", "stop", {"pickets"}, {"drivers"}),
    ("The drivers who were stopped by the pickets went home.", "stop", {"pickets"}, {"drivers"}),
    ("The pickets who stopped the drivers went home.", "stop", {"pickets"}, {"drivers"}),
    ("The council has a plan approved by the governor.", "approve", {"governor"}, {"plan"}),
    ("The governor signed the plan and sent the letter.", "send", {"governor"}, {"letter"}),
    ("The mayor and the governor signed the plan.", "sign", {"mayor", "governor"}, {"plan"}),
    ("Guards beat two of the welders.", "beat", {"Guards"}, {"welders"}),
    ("Haugen lost to Thorsen in the town.", "beat", {"Thorsen"}, {"Haugen"}),
    ("The yard borrowed a tug from the port.", "lend", {"port"}, {"yard"}),
    ("The owner gave a tug to the port.", "give", {"owner"}, {"tug", "port"}),
    ("The letter was sent.", "send", set(), {"letter"}),
]


@pytest.mark.parametrize(("text", "name", "doers", "done_to"), CASES)
def test_sides_of_a_deed(reader, page, text, name, doers, done_to):  # type: ignore[no-untyped-def]
    article = replace(page("nordenwire", "Norden Wire", "flood"), text=text, sha256=sha256(text))
    reading = reader.read(article)
    tree = Tree(text, reading.tokens)
    found = [deed for deed in deeds(tree, reading.sentences[0]) if deed.name == name]
    assert [({tree.word(k) for k in deed.doers}, {tree.word(k) for k in deed.done_to}) for deed in found] == [
        (doers, done_to)
    ]
