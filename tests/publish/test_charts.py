"""Charts: what is plotted can be traced, is said in words too, and is drawn the same way each time."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import pytest

from sample_charts import FLOOD, counted, fire, make_ledger, point
from writethru.core.errors import NothingToDoError, UsageError
from writethru.core.ids import sha256
from writethru.core.types import Ledger
from writethru.publish.charts.choose import chosen, file_name, kind_of, spec_of
from writethru.publish.charts.line import line_spec
from writethru.publish.charts.page import charts_html
from writethru.publish.charts.points import backward_steps, counted_series
from writethru.publish.charts.range import range_spec
from writethru.publish.charts.render import png, svg, vega_lite
from writethru.publish.charts.spec import DARK, scale_of, ticks, wrapped
from writethru.publish.charts.timeline import timeline_items, timeline_spec

SVG = "{http://www.w3.org/2000/svg}"
POISON = "</script><script>alert(1)</script>\"'){datum.x}\x07"


def layers(spec: Any) -> Iterator[Any]:
    yield spec
    for layer in spec.get("layer", ()):
        yield from layers(layer)


def data(spec: Any) -> list[dict[str, Any]]:
    return [item for layer in layers(spec) for item in layer.get("data", {}).get("values", ())]


def specs(ledger: Ledger) -> list[dict[str, Any]]:
    series = counted_series(ledger)
    timeline = timeline_spec(ledger.story.title, timeline_items(ledger, series))
    return [range_spec(series[0]), range_spec(series[0], width=340), line_spec(series[0]), timeline]


def test_every_plotted_figure_is_cited_word_for_word() -> None:
    for ledger in (make_ledger(), fire().ledger):
        texts = {(one.article.id, one.article.revision): one.article for one in ledger.readings}
        figures = {figure.id: figure for figure in ledger.figures}
        for spec in specs(ledger):
            marks = [item for item in data(spec) if "citation" in item]
            assert marks
            for mark in marks:
                cited = mark["citation"]
                article = texts[cited["article"], cited["revision"]]
                assert article.text[cited["start"] : cited["end"]] == cited["quote"]
                assert sha256(cited["quote"]) == cited["sha256"]
                assert cited["outlet"] == article.outlet
                if mark.get("figure"):
                    figure = figures[mark["figure"]]
                    assert cited["start"] <= figure.start
                    assert figure.end <= cited["end"]


def test_values_are_the_records_and_never_the_words() -> None:
    # the words say nine, the record says ninety
    given = (("Harrod County", "2031-04-02", "9", 90.0, 90.0, "exact"), *FLOOD[1:])
    marks = [item for item in data(range_spec(counted_series(make_ledger(given))[0])) if "citation" in item]
    assert [item["at"] for item in marks if item["value"].startswith("9")] == [90.0]


def test_all_data_of_figures_carry_evidence() -> None:
    series = counted_series(make_ledger())[0]
    for spec in (range_spec(series), line_spec(series)):
        for item in data(spec):
            if "text" in item or "told" in item or "figure" in item:
                assert item.get("citation") or item.get("citations"), item


def test_specifications_hold_to_the_schema() -> None:
    schema_file = pytest.importorskip("altair.vegalite.v6.schema", reason="altair, which holds the schema, is not here")
    from pathlib import Path

    from jsonschema import Draft7Validator

    schema = json.loads((Path(schema_file.__file__).parent / "vega-lite-schema.json").read_text("utf-8"))
    validator = Draft7Validator(schema)
    for spec in specs(make_ledger()):
        assert [error.message[:300] for error in validator.iter_errors(json.loads(vega_lite(spec)))] == []


def test_svg_has_title_description_and_a_tooltip_on_each_mark() -> None:
    series = counted_series(make_ledger())[0]
    for spec in specs(make_ledger()):
        root = ET.fromstring(svg(spec))
        title, told = root.find(SVG + "title"), root.find(SVG + "desc")
        assert title is not None
        assert told is not None
        assert title.text == spec["usermeta"]["title"]
        assert told.text == spec["description"]
        assert root.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
        found = {mark.get("data-figure") for mark in root.iter() if mark.get("data-figure")}
        assert found == {one.figure for one in series.points}
    tips = [tip.text or "" for mark in root.iter() if mark.get("data-article") for tip in mark.findall(SVG + "title")]
    assert any("about 20" in tip for tip in tips)


def test_svg_turns_dark_by_its_own_style_and_holds_no_other_colour() -> None:
    series = counted_series(make_ledger())[0]
    for spec in (range_spec(series), line_spec(series)):
        root = ET.fromstring(svg(spec))
        style = root.findtext(SVG + "style") or ""
        assert "@media screen and (prefers-color-scheme:dark)" in style
        used = {mark.get(name) for mark in root.iter() for name in ("fill", "stroke")} - {None, "none", "transparent"}
        assert used <= set(DARK)


def test_the_same_input_gives_the_same_bytes() -> None:
    for spec, again in zip(specs(make_ledger()), specs(make_ledger()), strict=True):
        assert vega_lite(spec) == vega_lite(again)
        assert svg(spec) == svg(again)
        assert png(spec) == png(again)


def test_png_is_a_picture_of_the_asked_size() -> None:
    spec = range_spec(counted_series(make_ledger())[0])
    small, large = png(spec, scale=1), png(spec, scale=2)
    assert small.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(small[at : at + 4], "big") for at in (16, 20))
    assert 600 < width < 760
    assert abs(int.from_bytes(large[16:20], "big") - 2 * width) <= 2
    assert abs(int.from_bytes(large[20:24], "big") - 2 * height) <= 2


def test_a_conflict_is_said_in_words_and_bracketed() -> None:
    series = counted_series(make_ledger())[0]
    assert series.clash == (16, 20)
    spec = range_spec(series)
    assert "sources conflict" in [item.get("text") for item in data(spec)]
    assert "The sources conflict: from 16 to 20." in spec["description"]
    assert "sources conflict" in " ".join(spec["usermeta"]["subtitle"])
    agreed = range_spec(counted(point("A", "14", 14, 14), point("B", "15", 15, 15)))
    assert "sources conflict" not in [item.get("text") for item in data(agreed)]


def test_the_kinds_of_figure_have_shapes_of_their_own() -> None:
    series = counted(
        point("A", "14", 14, 14),
        point("B", "about 14", 14, 14, "about"),
        point("C", "at least 14", 14, None, "at_least"),
        point("D", "up to 14", None, 14, "up_to"),
        point("E", "12 to 16", 12, 16, "range"),
    )
    root = ET.fromstring(svg(range_spec(series)))
    drawn = {}
    for mark in root.iter():
        if mark.get("data-figure"):
            drawn[mark.get("data-figure")] = (mark.tag, mark.get("d"), mark.get("stroke-width"))
    assert len(drawn) == 5
    assert len(set(drawn.values())) == 5


def test_one_reporter_has_one_row_with_all_its_marks() -> None:
    spec = range_spec(counted_series(make_ledger())[0])
    rows = {}
    for item in data(spec):
        if "citation" in item:
            rows.setdefault(item["who"], set()).add(item["y"])
    assert {who: len(found) for who, found in rows.items()} == {"Harrod County": 1, "River Relief": 1}


def test_lowered_counts_are_marked_and_named() -> None:
    series = counted_series(make_ledger())[0]
    steps = backward_steps(series)
    assert [(step.before.value, step.after.value) for step in steps] == [("16", "14")]
    spec = line_spec(series)
    flags = [item for item in data(spec) if "lowered" in item and "before" in item]
    assert {item["figure"] for item in flags} == {steps[0].after.figure}
    assert {item["before"]["quote"] for item in flags} == {"16"}
    assert "lowered by 2" in svg(spec)
    assert "Lowered once: Harrod County from 16 to 14" in spec["description"]


def test_another_reporters_smaller_count_or_a_bound_is_no_step() -> None:
    def on(day: str, **more: object) -> dict[str, object]:
        return {"day": day, **more}

    series = counted(
        point("A", "20", 20, 20, **on("2031-05-06")),
        point("B", "15", 15, 15, **on("2031-05-07")),
        point("A", "at least 12", 12, None, "at_least", **on("2031-05-08")),
        point("A", "no day", 3, 3, **on("")),
    )
    assert backward_steps(series) == ()


def test_copies_of_a_text_are_one_mark_with_all_citations() -> None:
    given = (FLOOD[0], FLOOD[0], FLOOD[1])
    series = counted_series(make_ledger(given))[0]
    assert [len(one.citations) for one in series.points] == [2, 1]
    marks = [item for item in data(range_spec(series)) if "citation" in item and item["value"] == "9"]
    assert all(len(item["copies"]) == 1 for item in marks)


def test_figures_without_a_number_are_left_out_and_said() -> None:
    given = (*FLOOD[:2], ("River Relief", "2031-04-03", "dozens", None, None, "vague"),
             ("River Relief", "2031-04-04", "endless", float("inf"), None, "over"))  # fmt: skip
    series = counted_series(make_ledger(given))[0]
    assert len(series.points) == 2
    assert "2 without a number not drawn" in range_spec(series)["usermeta"]["subtitle"][1]


@pytest.mark.parametrize("width", [340, 640])
def test_hard_cases_are_drawn(width: int) -> None:
    long = "The National Directorate for Civil Protection and Emergency Preparedness of the Upper Valley"
    cases = [
        counted(point("A", "14", 14, 14)),
        counted(*(point(f"{long} {n}", str(n), n, n, clashes=n in (2, 9)) for n in range(12)), state="conflicting"),
        counted(*(point(f"Voice {n}", str(n), n, n) for n in range(60))),
        counted(point("A", "3", 3, 3), point("B", "1.2 million", 1.2e6, 1.2e6, "about"), point("C", "0", 0, 0)),
        counted(point("A", "-3 to 7", -3, 7, "range"), point("B", "0.25", 0.25, 0.25)),
        counted(point("A", "1e99", 1e99, 1e99), point("B", "1", 1, 1)),
        counted(point("W" * 300, "14", 14, 14), point("", "15", 15, 15, day="", as_of="")),
    ]
    for series in cases:
        for kind in ("range", "line"):
            assert ET.fromstring(svg(spec_of(series, kind, width=width))).tag == SVG + "svg"


def test_words_of_articles_do_nothing_in_a_picture_or_page() -> None:
    ledger = make_ledger(poison=POISON)
    for spec in specs(ledger):
        root = ET.fromstring(svg(spec))
        assert [mark.tag for mark in root.iter() if mark.tag == SVG + "script"] == []
        json.loads(vega_lite(spec))
    page = charts_html(ledger, counted_series(ledger), items=timeline_items(ledger, counted_series(ledger)))
    assert "<script" not in page
    assert "alert(1)" in page


def test_the_page_has_each_picture_wide_and_narrow_with_its_table() -> None:
    ledger = make_ledger()
    series = counted_series(ledger)
    page = charts_html(ledger, series, kind="range", items=timeline_items(ledger, series))
    assert page.count("<svg") == 4
    assert page.count("<table>") == 2
    for one in series[0].points:
        assert f'<tr data-figure="{one.figure}">' in page
        assert one.sentence in page
    assert "lowered from 16" in page
    assert page == charts_html(ledger, series, kind="range", items=timeline_items(ledger, series))


def test_without_the_extra_the_page_has_its_tables_and_pictures_say_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "vl_convert", None)
    ledger = make_ledger()
    series = counted_series(ledger)
    page = charts_html(ledger, series)
    assert "<svg" not in page
    assert "pip install" in page
    assert series[0].points[0].sentence in page
    with pytest.raises(UsageError, match=r"extra `charts`.*pip install"):
        svg(range_spec(series[0]))
    with pytest.raises(UsageError, match=r"pip install"):
        png(range_spec(series[0]))
    assert json.loads(vega_lite(range_spec(series[0])))["layer"]


def test_a_series_is_chosen_by_number_or_words() -> None:
    series = counted_series(make_ledger())
    assert chosen(series, None, several=False) == series[:1]
    assert chosen(series, "1", several=False) == series
    assert chosen(series, "PEOPLE KILL", several=True) == series
    with pytest.raises(NothingToDoError, match="1 People killed"):
        chosen(series, "hurt", several=False)
    with pytest.raises(NothingToDoError):
        chosen((), None, several=True)


def test_three_days_of_one_reporter_make_a_line() -> None:
    assert kind_of(counted_series(make_ledger())[0]) == "line"
    assert kind_of(counted_series(make_ledger(FLOOD[:3]))[0]) == "range"


def test_file_names_are_safe() -> None:
    assert file_name("../People “killed” at Osk\0", 3, "range", ".svg") == "03-range-people-killed-at-osk.svg"
    assert file_name("数", 12, "line", ".png") == "12-line.png"
    assert file_name("", 0, "timeline", ".svg") == "timeline.svg"


def test_scales() -> None:
    assert ticks(14, 19) == [14, 16, 18, 20]
    assert ticks(0, 0)[0] <= 0 <= ticks(0, 0)[-1]
    assert all(value.is_integer() for value in ticks(3, 4))
    assert all(value.is_integer() for most in (3, 5, 7) for value in ticks(41, 52, most))
    values, log = scale_of([3, 1_200_000], 6)
    assert log
    assert values[0] <= 3
    assert values[-1] >= 1_200_000
    assert not scale_of([0, 1_200_000], 6)[1]
    assert wrapped("one two three four five six seven", 60, most=2) == ["one two", "three …"]
