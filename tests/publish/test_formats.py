"""Front matter, ninjs, wire text, mail and Word: well-formed whatever articles say, each with its label."""

from __future__ import annotations

import email
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from email import policy
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree
from ninjs_shape import SCHEMA
from test_targets import POISONS

from sample_brief import make_brief
from writethru.check import load_draft
from writethru.core.types import Brief, Failure, Label, Ledger, Override
from writethru.publish import render

REVIEWED = Label(
    (("extractive", 0.8), ("edited by Ada Holt", 0.2)),
    "http://cv.iptc.org/newscodes/digitalsourcetype/composite",
    reviewed_by="Ada Holt",
    reviewed_at="2031-05-08T05:00:00+00:00",
    state="published",
    state_by="Ben Orme",
    state_at="2031-05-08T06:00:00+00:00",
    words_changed=7,
    overrides=(
        Override("FIG001", "error", "no source has 21", 0, 2, "21", "Ben Orme", "counted by phone", "sign-off"),
    ),
)
checker = FormatChecker()


@checker.checks("uri")
def is_uri(value: object) -> bool:
    return not isinstance(value, str) or (bool(urlsplit(value).scheme) and not re.search(r"[\s<>\"{}|\\^`]", value))


@checker.checks("date-time", raises=ValueError)
def is_time(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


def labelled(label: Label, poison: str = "") -> tuple[Brief, Ledger]:
    sample = make_brief(poison)
    return replace(sample.brief, label=label), sample.ledger


def text_of(name: str, label: Label | None = None, poison: str = "") -> str:
    brief, ledger = labelled(label, poison) if label else (make_brief(poison).brief, make_brief(poison).ledger)
    out = render(brief, ledger, name)
    return out if isinstance(out, str) else out.decode("utf-8")


def front(markdown: str) -> dict[str, object]:
    block = re.match(r"---\n(.*?)\n---\n", markdown, re.S)
    assert block
    found: dict[str, object] = yaml.safe_load(block[1])
    return found


# ---- front matter


def test_the_front_matter_says_what_a_site_needs() -> None:
    found = front(text_of("markdown", REVIEWED))
    assert found["title"] == "Grain terminal fire at Ellmoor kills at least 14, and counts differ"
    assert found["date"] == "2031-05-07T18:05:00+02:00"
    assert (found["edition"], found["story"]) == (2, "story-ellmoor")
    assert found["label"] == {
        "state": "published",
        "state_by": "Ben Orme",
        "state_at": "2031-05-08T06:00:00+00:00",
        "reviewed_by": "Ada Holt",
        "reviewed_at": "2031-05-08T05:00:00+00:00",
        "words_changed": 7,
        "digital_source_type": REVIEWED.digital_source_type,
        "writers": [{"writer": "extractive", "share": 0.8}, {"writer": "edited by Ada Holt", "share": 0.2}],
        "overrides": [{"code": "FIG001", "by": "Ben Orme", "reason": "counted by phone"}],
    }
    sources = found["sources"]
    assert isinstance(sources, list)
    assert sources[0]["url"] == "https://northline.example/ellmoor-fire?id=7&p=1"
    assert [source["completeness"] for source in sources] == ["full", "teaser", "full", "paywalled"]


@pytest.mark.parametrize(
    "poison", [*POISONS, "\n---\ntitle: forged\n", "' \" \\ # : !!python/object/apply:os.system ['x'] *a &b", "\x85 no"]
)
def test_no_word_of_a_source_is_a_key_of_the_front_matter(poison: str) -> None:
    clean, found = front(text_of("markdown")), front(text_of("markdown", poison=poison))
    assert list(found) == list(clean)
    assert found["label"] == clean["label"]
    assert str(found["title"]).startswith("Grain terminal fire")


@given(st.text(max_size=60))
def test_every_string_comes_back_from_the_front_matter(words: str) -> None:
    from writethru.core.showing import plain
    from writethru.publish.frontmatter import scalar

    assert yaml.safe_load(scalar(words)) == plain(words)


def test_the_check_reads_the_front_matter_that_we_write(tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    path.write_text(text_of("markdown"), "utf-8")
    draft = load_draft(path)
    assert draft.published == "2031-05-07T18:05:00+02:00"
    assert "digital_source_type" not in draft.text


# ---- ninjs


def ninjs(label: Label | None = None, poison: str = "") -> dict[str, object]:
    found: dict[str, object] = json.loads(text_of("ninjs", label, poison))
    Draft202012Validator(SCHEMA, format_checker=checker).validate(found)
    return found


@pytest.mark.parametrize("poison", ["", *POISONS])
def test_ninjs_is_valid(poison: str) -> None:
    assert ninjs(poison=poison)["language"] == "en"


def test_a_wrong_item_is_not_valid() -> None:
    found = ninjs()
    for wrong in ({"pubStatus": "draft"}, {"label": {}}, {"versionCreated": "2031-05-07"}, {"uri": "no uri"}):
        assert not Draft202012Validator(SCHEMA, format_checker=checker).is_valid({**found, **wrong})


def test_ninjs_says_who_wrote_who_reviewed_and_whether_it_may_be_used() -> None:
    found = ninjs(REVIEWED)
    assert found["pubStatus"] == "usable"
    assert found["digitalSourceType"] == {"name": "composite", "uri": REVIEWED.digital_source_type}
    parties = found["infoSources"]
    assert isinstance(parties, list)
    assert parties[:3] == [
        {"role": "writer", "name": "extractive", "literal": "0.8"},
        {"role": "writer", "name": "edited by Ada Holt", "literal": "0.2"},
        {"role": "reviewer", "name": "Ada Holt", "literal": "2031-05-08T05:00:00+00:00"},
    ]
    waiting = replace(REVIEWED, state="reviewed", embargo="2031-05-09T04:00:00+00:00")
    assert (ninjs(waiting)["pubStatus"], ninjs(waiting)["embargoedUntil"]) == ("withheld", "2031-05-09T04:00:00+00:00")
    assert ninjs()["pubStatus"] == ninjs(replace(REVIEWED, state="withheld"))["pubStatus"] == "withheld"


def test_the_xhtml_body_is_well_formed_and_holds_no_markup_of_a_source() -> None:
    for poison in POISONS:
        bodies = ninjs(poison=poison)["bodies"]
        assert isinstance(bodies, list)
        root = etree.fromstring(bodies[1]["value"], etree.XMLParser(resolve_entities=False))
        assert {element.tag for element in root.iter()} == {"div", "h2", "p"}


# ---- wire


def test_a_wire_item_has_a_slug_69_columns_kickers_and_an_end() -> None:
    lines = text_of("text").splitlines()
    assert lines[0] == "BC-Grain-Terminal-Fire, 1st Writethru"
    assert lines[-1] == "-30-"
    assert "KEY ACTIONS" in lines
    assert max(len(line) for line in lines if "https://" not in line) <= 69
    assert not any(line != line.rstrip() for line in lines)


def test_the_slug_counts_the_writethrus() -> None:
    brief, ledger = labelled(REVIEWED)
    for edition, said in [(1, ""), (2, ", 1st Writethru"), (3, ", 2nd Writethru"), (12, ", 11th Writethru")]:
        out = render(replace(brief, edition=edition), ledger, "text")
        assert isinstance(out, str)
        assert out.splitlines()[0] == "BC-Grain-Terminal-Fire" + said


@given(st.text(max_size=300))
def test_no_headline_breaks_the_columns_or_the_slug(words: str) -> None:
    brief, ledger = labelled(REVIEWED)
    out = render(replace(brief, headline=words or "x"), ledger, "text")
    assert isinstance(out, str)
    lines = out.splitlines()
    assert re.fullmatch(r"BC-[A-Za-z0-9-]+, 1st Writethru", lines[0])
    assert max(len(line) for line in lines[1:] if "https://" not in line) <= 69


# ---- mail


class Elements(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def mail(poison: str = "", label: Label = REVIEWED) -> email.message.EmailMessage:
    brief, ledger = labelled(label, poison)
    data = render(brief, ledger, "mail")
    assert isinstance(data, bytes)
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")
    found = email.message_from_bytes(data, policy=policy.default)
    assert isinstance(found, email.message.EmailMessage)
    assert not found.defects
    return found


def test_a_mail_has_text_and_html_with_its_style_inside() -> None:
    found = mail()
    assert found.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in found.iter_parts()] == ["text/plain", "text/html"]
    assert found["Subject"] == "Grain terminal fire at Ellmoor kills at least 14, and counts differ"
    assert found["Date"].datetime.isoformat() == "2031-05-08T06:00:00+00:00"
    text, page = (part.get_content() for part in found.iter_parts())
    assert text.replace("\r\n", "\n") == text_of("text", REVIEWED)
    elements = Elements(page).found
    assert not {"script", "style", "link", "img", "iframe", "form"} & {tag for tag, _ in elements}
    assert all("style" in attributes for tag, attributes in elements if tag in ("body", "h1", "h2", "a"))
    assert 'data-reviewed-by="Ada Holt"' in page
    assert mail(label=replace(REVIEWED, state="draft"))["Subject"].strip().startswith("[DRAFT] Grain")


@pytest.mark.parametrize("poison", [*POISONS, "\r\nBcc: all@evil.example\r\n\r\n<b>", "=?utf-8?q?x?="])
def test_nothing_of_a_source_acts_in_a_mail(poison: str) -> None:
    clean, found = mail(), mail(poison)
    assert found.keys() == clean.keys()
    page = list(found.iter_parts())[1].get_content()
    elements, expected = Elements(page).found, Elements(list(clean.iter_parts())[1].get_content()).found
    tags: Callable[[list[tuple[str, dict[str, str | None]]]], list[str]] = lambda all_: [t for t, _ in all_ if t != "a"]  # noqa: E731
    assert tags(elements) == tags(expected)
    assert all((attributes["href"] or "").startswith("https://") for tag, attributes in elements if tag == "a")
    assert not any(name.startswith("on") or name == "src" for _, attributes in elements for name in attributes)


# ---- Word


def word(label: Label = REVIEWED, poison: str = "") -> bytes:
    brief, ledger = labelled(label, poison)
    data = render(brief, ledger, "docx")
    assert isinstance(data, bytes)
    return data


def test_the_check_reads_back_the_document_that_we_write(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(word())
    draft = load_draft(path)
    brief, _ = labelled(REVIEWED)
    said = draft.raw.split("\n\n")
    assert said[0] == brief.headline
    assert said[1] == brief.standfirst
    assert [line.text for section in brief.sections for line in section.lines] == [
        text for text in said if text in {line.text for section in brief.sections for line in section.lines}
    ]
    kinds = {draft.raw[region.start : region.end]: region.kind for region in draft.regions}
    assert kinds[brief.headline] == "title"
    assert kinds["Key actions"] == "heading"
    assert kinds["at least 19 workers"] == "table"
    assert [link.url for link in draft.links][:1] == ["https://northline.example/ellmoor-fire?id=7&p=1"]
    assert "Reviewed by Ada Holt, 8 May 2031, 05:00 UTC; 7 words changed." in draft.raw


@pytest.mark.parametrize("poison", ["", *POISONS])
def test_every_part_of_the_document_is_well_formed_and_related(poison: str) -> None:
    archive = zipfile.ZipFile(io.BytesIO(word(poison=poison)))
    roots = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    assert archive.testzip() is None
    used = roots["word/document.xml"].findall(".//{*}footnoteReference")
    kept = roots["word/footnotes.xml"].findall("{*}footnote")
    key = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}id"
    assert [one.get(key) for one in kept] == ["0", "1", *(one.get(key) for one in used)]
    assert len(used) == 14
    relations = {one.get("Id"): one for one in roots["word/_rels/document.xml.rels"]}
    assert all(name in roots for name in ("[Content_Types].xml", "_rels/.rels", "word/styles.xml"))
    for link in roots["word/document.xml"].findall(".//{*}hyperlink"):
        relation = relations[next(iter(link.attrib.values()))]
        assert (relation.get("Target") or "").startswith("https://")
    styles = {one.get(key.replace("}id", "}styleId")) for one in roots["word/styles.xml"].findall("{*}style")}
    assert {one.get(key.replace("}id", "}val")) for one in roots["word/document.xml"].findall(".//{*}pStyle")} <= styles


@pytest.mark.parametrize("name", ["docx", "mail", "ninjs", "text", "markdown"])
def test_the_same_edition_gives_the_same_bytes(name: str) -> None:
    assert render(*labelled(REVIEWED), name) == render(*labelled(REVIEWED), name)


# ---- label, in every format


def shown(name: str, label: Label) -> str:
    out = render(*labelled(label), name)
    if name == "docx":
        assert isinstance(out, bytes)
        return " ".join(etree.fromstring(zipfile.ZipFile(io.BytesIO(out)).read("word/document.xml")).itertext())
    if name == "mail":
        assert isinstance(out, bytes)
        found = email.message_from_bytes(out, policy=policy.default)
        assert isinstance(found, email.message.EmailMessage)
        return " ".join(f"{found['Subject']} {[part.get_content() for part in found.iter_parts()]}".split())
    assert isinstance(out, str)
    return " ".join(out.split())


READERS = ["html", "markdown", "text", "terminal", "mail", "docx", "ninjs"]


@pytest.mark.parametrize("name", READERS)
def test_every_format_says_who_wrote_and_who_reviewed(name: str) -> None:
    said = shown(name, REVIEWED)
    assert "80% of the lines: extractive writer" in said
    assert "20% of the lines: edited by Ada Holt" in said
    assert "Digital source type: composite." in said
    assert "Reviewed by Ada Holt, 8 May 2031, 05:00 UTC; 7 words changed." in said
    assert "Published by Ben Orme" in said
    assert "FIG001 was set aside by Ben Orme: Counted by phone." in said


@pytest.mark.parametrize("name", READERS)
def test_a_withheld_or_embargoed_edition_says_so_before_all_else(name: str) -> None:
    withheld = replace(REVIEWED, state="withheld", state_reason="a lawyer reads it")
    said = shown(name, withheld).lower()
    assert "withheld by ben orme, 8 may 2031, 06:00 utc: a lawyer reads it. not for publication." in said
    assert "published by" not in said
    waiting = replace(REVIEWED, state="reviewed", embargo="2031-05-09T04:00:00+00:00")
    assert "embargoed until 9 may 2031, 04:00 utc." in shown(name, waiting).lower()


def test_the_label_is_in_the_page_for_machines() -> None:
    page = text_of("html", REVIEWED)
    elements = Elements(page).found
    (footer,) = [attributes for tag, attributes in elements if tag == "footer"]
    assert footer["data-state"] == "published"
    assert footer["data-reviewed-by"] == "Ada Holt"
    assert footer["data-digital-source-type"] == REVIEWED.digital_source_type
    shares = {a["data-writer"]: a["data-share"] for tag, a in elements if tag == "p" and "data-writer" in a}
    assert shares == {"extractive": "0.8", "edited by Ada Holt": "0.2"}
    metas = {a.get("name"): a.get("content") for tag, a in elements if tag == "meta"}
    assert (metas["state"], metas["reviewed_by"]) == ("published", "Ada Holt")


def test_sources_that_failed_are_named_in_mail_and_documents() -> None:
    brief, ledger = labelled(REVIEWED)
    failed = (Failure("https://dead.example/a", "the server did not answer"),)
    assert "did not answer" in " ".join(str(render(brief, ledger, "text", failures=failed)).split())
    archive = zipfile.ZipFile(io.BytesIO(bytes(render(brief, ledger, "docx", failures=failed))))  # type: ignore[arg-type]
    assert b"did not answer" in archive.read("word/document.xml")


@pytest.mark.parametrize("story", ["../../etc/passwd", "a\0b", "x" * 300, "\u202estory", "a b\r\nBcc: c@d.example", ""])
@pytest.mark.parametrize("name", [*READERS, "json"])
def test_a_strange_id_of_a_story_does_no_harm(name: str, story: str) -> None:
    brief, ledger = labelled(REVIEWED)
    out = render(replace(brief, story=story), ledger, name)
    if name == "ninjs":
        assert isinstance(out, str)
        found = json.loads(out)
        Draft202012Validator(SCHEMA, format_checker=checker).validate(found)
        assert "/" not in found["uri"]
    elif name == "mail":
        assert isinstance(out, bytes)
        assert "Bcc" not in email.message_from_bytes(out, policy=policy.default)
    elif name == "docx":
        assert isinstance(out, bytes)
        assert not [one for one in zipfile.ZipFile(io.BytesIO(out)).namelist() if ".." in one or one.startswith("/")]
    elif name == "markdown":
        assert isinstance(out, str)
        assert front(out)["edition"] == 2
