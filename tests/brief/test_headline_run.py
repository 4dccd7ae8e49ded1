"""An editor's title that must serve as the headline is cut, or quoted, where it would be too long a copied run."""

from __future__ import annotations

import pytest

from writethru.brief.top import _short_run


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ferry service to Oxholm halted", "Ferry service to Oxholm halted"),
        (
            "Dockers at Lindale to vote on pay offer as strike at the port nears its second week",
            "Dockers at Lindale to vote on pay offer",
        ),
        (
            "Storm breaks two cranes and closes the east quay, the harbour board of Lindale says on its page",
            "Storm breaks two cranes and closes the east quay",
        ),
        (
            "Why the harbour board of Lindale can not and will not reopen the old east quay",
            "“Why the harbour board of Lindale can not and will not reopen the old east quay”",
        ),
    ],
)
def test_a_title_is_never_more_than_twelve_copied_words(title: str, headline: str) -> None:
    assert _short_run(title) == headline
