"""SRC004: a listed source without outlet, title, date or URL."""

from __future__ import annotations

import pytest

BAD = [
    ("Text of the story.\n\n## Sources\n\n- Harrow Gazette\n", "Harrow Gazette"),
    (
        "Text of the story.\n\n## Sources\n\n- Harrow Gazette, Flood takes bridge, 8 April 2031\n",
        "Harrow Gazette, Flood takes bridge, 8 April 2031",
    ),
    (
        "Text of the story.\n\n## References\n\n- Harrow Gazette, Flood takes bridge, https://h.example/a\n",
        "Harrow Gazette, Flood takes bridge,",
    ),
]
GOOD = [
    "Text of the story.\n\n## Sources\n\n- Harrow Gazette, Flood takes bridge, 8 April 2031, https://h.example/a\n",
    "Text of the story.\n\n## Sources\n\n- [Harrow Gazette: Flood takes bridge](https://h.example/a), 2031-04-08\n",
    "Text of the story. The Gazette has more.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("SRC004", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("SRC004", draft, bare=True) == []
