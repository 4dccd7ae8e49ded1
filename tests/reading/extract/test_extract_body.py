"""The body holds the article's paragraphs and nothing that the site put around them."""

from __future__ import annotations

import pytest

BODY = "<p>{0}</p><p>{1}</p>{extra}<p>{2}</p><p>{3}</p>"


def test_paragraphs_are_joined_by_blank_lines(read, paragraphs):
    assert read().text == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    "extra",
    [
        '<div class="newsletter"><p>The Bell at Seven: everything you need to start your day, in your inbox.</p></div>',
        '<p class="related"><a href="/x">Bridge over the Alm to stay closed until May, says the province</a></p>',
        "<p>Read more: <a href='/y'>Why the dam at Alm was not opened in time</a></p>",
        '<div class="ad-slot">Advertisement. Garden sheds from 199 crowns while stocks last.</div>',
        "<figure><img src='a.jpg'><figcaption>Volunteers carry sandbags. Photo: The Bell</figcaption></figure>",
        "<aside><h3>Top stories</h3><ul><li><a href='/z'>Tram line 2 closed for a week</a></li></ul></aside>",
        "<p>Sign up for our flood letter and never miss an update from the river.</p>",
        "<p>(Reporting by Jon Sedge; Editing by Mira Holt)</p>",
        "<p>Copyright 2026 The Norvale Bell. All rights reserved.</p>",
        '<blockquote class="pullquote">We are not done, and we will not be done by winter</blockquote>',
        '<div class="crosshead" role="heading">A long winter</div>',
        '<section class="comments"><p>My cellar has been wet since 1988 and nobody has ever come.</p></section>',
    ],
)
def test_furniture_between_paragraphs_is_left_out(read, paragraphs, extra):
    article = read(body=BODY.format(*paragraphs, extra=extra))
    assert article.text == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "Shares in the builder Alm & Sons fell by 4 percent after the council had named the sum.",
        "Copyright law does not cover the engineer’s drawings, a court in Norvale said on Friday.",
        "The lower town can be reached by boat only, the fire brigade said on Monday evening.",
        "14,000 shares were sold on Monday, the builder said in a note to the exchange in Alm.",
        "By continuing to wait, she said, the province had made the repairs twice as expensive.",
        "Correction: An earlier version of this article gave the number of houses as 410. It is 140.",
        "Follow-up inspections are due in May, said the council, which gave no day for them.",
        "Published figures show that the province has paid a third of what it had promised.",
    ],
)
def test_news_that_begins_like_furniture_stays(read, paragraphs, line):
    assert line in read(body=BODY.format(*paragraphs, extra=f"<p>{line}</p>")).text


def test_standfirst_comes_first(read, paragraphs):
    dek = "Half the town waits for its roofs. The council asks for patience."
    body = f'<p class="standfirst">{dek}</p><p class="by">By Jon Sedge</p>' + "".join(f"<p>{x}</p>" for x in paragraphs)
    assert read(body=body).text.split("\n\n")[:2] == [dek, paragraphs[0]]


def test_standfirst_without_a_telling_name_is_known_by_its_place(read, paragraphs):
    dek = "Half the town waits for its roofs while the council asks for patience."
    body = f'<div class="q7">{dek}</div><div class="d">Monday 6 April, 3 p.m. By Jon Sedge</div>'
    article = read(body=body + "".join(f"<p>{x}</p>" for x in paragraphs))
    assert article.text == "\n\n".join([dek, *paragraphs])


def test_meta_description_alone_is_no_standfirst(read, paragraphs):
    article = read(head='<meta name="description" content="Half the town waits for its roofs, we can report.">')
    assert article.text == "\n\n".join(paragraphs)


def test_standfirst_that_repeats_the_text_is_dropped(read, paragraphs):
    body = f'<p class="standfirst">{paragraphs[0]}</p>' + "".join(f"<p>{x}</p>" for x in paragraphs)
    assert read(body=body).text.count("140 houses") == 1


def test_headline_is_not_repeated_in_the_body(read, paragraphs):
    body = "<p>Norvale says repairs go on after flood</p>" + "".join(f"<p>{x}</p>" for x in paragraphs)
    assert read(body=body).text == "\n\n".join(paragraphs)


def test_second_stacked_article_is_cut_and_said(read, paragraphs):
    second = "<h1>Harrow bakers win a prize for rye bread</h1>" + "".join(
        f"<p>The bakers of Harrow said on day {n} that their rye bread had won a prize in the province.</p>"
        for n in range(3)
    )
    body = "".join(f"<p>{x}</p>" for x in paragraphs) + second
    article = read(body=body)
    assert article.text == "\n\n".join(paragraphs)
    assert any("second article" in note for note in article.notes)


def test_paragraphs_parted_by_double_breaks(read, paragraphs):
    article = read(body='<div class="text">' + "\n<br><br>".join(paragraphs) + "</div>")
    assert article.text == "\n\n".join(paragraphs)


def test_custom_elements(read, paragraphs):
    article = read(body="<nb-text>" + "".join(f"<nb-p>{x}</nb-p>" for x in paragraphs) + "</nb-text>")
    assert article.text == "\n\n".join(paragraphs)


def test_drop_cap_and_inline_markup_do_not_split_words(read, paragraphs):
    body = f'<p><span class="dropcap">T</span>{paragraphs[0][1:]}</p>' + "".join(f"<p>{x}</p>" for x in paragraphs[1:])
    body = body.replace("3.2 million", "3.2 <b>mil</b>lion")
    assert read(body=body).text == "\n\n".join(paragraphs)


def test_list_items_are_paragraphs(read, paragraphs):
    items = (
        "The bridge at Alm will stay closed until the end of May.",
        "The school in the lower town opens again on April 20.",
    )
    body = "".join(f"<p>{x}</p>" for x in paragraphs) + "<ul>" + "".join(f"<li>{x}</li>" for x in items) + "</ul>"
    assert read(body=body).text.split("\n\n")[-2:] == list(items)


def test_author_bio_at_the_end_is_dropped(read, paragraphs):
    head = '<meta name="author" content="Jon Sedge">'
    body = "".join(f"<p>{x}</p>" for x in (*paragraphs, "Jon Sedge has covered the river since 2009 and swims in it."))
    assert read(head=head, body=body).text == "\n\n".join(paragraphs)


def test_table_rows_keep_their_cells_apart(read, paragraphs):
    table = "<table><tr><th>Street</th><th>Houses</th></tr><tr><td>Mill Lane</td><td>31</td></tr></table>"
    text = read(body="".join(f"<p>{x}</p>" for x in paragraphs) + table).text
    assert "Mill Lane31" not in text


def test_text_is_not_normalised(read, paragraphs):
    decomposed = "The café on the market square reopened on Monday, its owner said to the Bell."
    assert decomposed in read(body="".join(f"<p>{x}</p>" for x in (*paragraphs, decomposed))).text


def test_data_fills_in_where_the_page_is_a_shell(read, paragraphs):
    import json

    long = [
        *paragraphs,
        *(
            f"Street {n} of the lower town has waited for its roofs since the flood, people there said."
            for n in range(8)
        ),
    ]
    data = json.dumps(
        {"@type": "NewsArticle", "headline": "Norvale says repairs go on after flood", "articleBody": "\n\n".join(long)}
    )
    article = read(
        head=f'<script type="application/ld+json">{data}</script>', body="<p>Loading the article, please wait.</p>"
    )
    assert article.text == "\n\n".join(long)
    assert any("articleBody" in note for note in article.notes)


def test_page_wins_over_its_data_where_they_differ(read, paragraphs):
    import json

    data = json.dumps(
        {"@type": "NewsArticle", "headline": "x", "articleBody": "\n\n".join(paragraphs).replace("140", "104")}
    )
    assert "140 houses" in read(head=f'<script type="application/ld+json">{data}</script>').text
