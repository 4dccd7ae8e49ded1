"""What a reader of the page cannot see is not a source."""

from __future__ import annotations

import pytest

SECRET = "The council has admitted that the dam was opened on purpose, a secret letter from the mayor shows."


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="display:none">{}</p>',
        '<p style="display: none !important">{}</p>',
        '<p style="visibility:hidden">{}</p>',
        '<p style="font-size:0">{}</p>',
        '<p style="position:absolute;left:-9999px">{}</p>',
        "<p hidden>{}</p>",
        '<p aria-hidden="true">{}</p>',
        '<p class="sr-only">{}</p>',
        '<p class="x">{}</p>',
        '<p id="y">{}</p>',
        "<!-- {} -->",
        "<template><p>{}</p></template>",
        "<noscript><p>{}</p></noscript>",
        "<script>{}</script>",
        "<textarea>{}</textarea>",
    ],
)
def test_hidden_text_is_left_out(read, paragraphs, markup):
    head = "<style>body{margin:0} .x, .z{color:red;display:none} #y{visibility:hidden}</style>"
    body = (
        "".join(f"<p>{x}</p>" for x in paragraphs[:2])
        + markup.format(SECRET)
        + "".join(f"<p>{x}</p>" for x in paragraphs[2:])
    )
    assert read(head=head, body=body).text == "\n\n".join(paragraphs)


def test_what_a_printer_hides_is_seen(read, paragraphs):
    head = "<style>@media print{.x{display:none}} .b{font-weight:bold}</style>"
    body = f'<p class="x">{paragraphs[0]}</p>' + "".join(f"<p>{x}</p>" for x in paragraphs[1:])
    assert read(head=head, body=body).text == "\n\n".join(paragraphs)


def test_article_that_a_script_shows_is_not_lost(read, paragraphs):
    body = '<div style="visibility:hidden">' + "".join(f"<p>{x}</p>" for x in paragraphs) + "</div>"
    assert read(body=body).text == "\n\n".join(paragraphs)


def test_zero_width_and_direction_marks_are_taken_out(read, paragraphs):
    body = "".join(f"<p>{x}</p>" for x in paragraphs).replace("council", "cou\u200bn\u202ec\u00adil")
    assert read(body=body).text == "\n\n".join(paragraphs)


def test_joiners_that_scripts_need_stay(read, paragraphs):
    line = "The sign in the market reads می\u200cخواهم, the owner told the Bell on Monday."
    assert line in read(body="".join(f"<p>{x}</p>" for x in (*paragraphs, line))).text
