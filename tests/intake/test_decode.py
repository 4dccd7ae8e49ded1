"""Bytes of any charset become text, whatever the page says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writethru.intake.decode import decode

GERMAN = "Die Brücke über die Förde wurde für Fußgänger geöffnet – „endlich“, sagte Jörg Müßig."
RUSSIAN = "Мэр порта Вера Соколова заявила, что причал закрыт до пятницы. Рабочие ждут решения суда. " * 4
JAPANESE = "港の当局者は、金曜日まで埠頭を閉鎖すると発表した。労働者は裁判所の決定を待っている。" * 4


def meta(charset: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_without_a_declaration(encoding: str) -> None:
    text = "<html><p>" + GERMAN
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (JAPANESE, "shift_jis"), (JAPANESE, "euc-jp")],
)
def test_declared_charsets_are_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), encoding).text == text
    page = meta(encoding) + text
    assert decode(page.encode(encoding)).text == page
    xml = f"<?xml version='1.0' encoding='{encoding}'?><rss>{text}</rss>"
    assert decode(xml.encode(encoding)).text == xml


def test_iso_2022_is_told_from_ascii_by_its_declaration() -> None:
    assert decode(JAPANESE.encode("iso2022_jp"), "ISO-2022-JP").text == JAPANESE


def test_latin_1_means_windows_1252() -> None:
    assert decode(GERMAN.encode("cp1252"), "ISO-8859-1").text == GERMAN


@pytest.mark.parametrize("wrong", ["iso-8859-1", "windows-1251", "shift_jis", "koi8-r", "utf-16"])
def test_utf_8_is_read_whatever_is_declared(wrong: str) -> None:
    decoded = decode(GERMAN.encode(), wrong)
    assert (decoded.text, decoded.encoding) == (GERMAN, "utf-8")
    if wrong != "utf-16":
        assert "declared as" in decoded.note


def test_a_false_utf_8_is_found_out_and_said() -> None:
    decoded = decode((meta("utf-8") + RUSSIAN).encode("cp1251"), "utf-8")
    assert RUSSIAN in decoded.text
    assert decoded.note.startswith("declared as utf-8, read as")
    assert decode((meta("utf-8") + GERMAN).encode("cp1252")).text.endswith(GERMAN)


def test_the_page_is_right_where_the_server_is_wrong() -> None:
    page = meta("shift_jis") + JAPANESE
    assert decode(page.encode("shift_jis"), "utf-8").text == page


def test_text_without_any_declaration_is_detected() -> None:
    assert decode(RUSSIAN.encode("cp1251")).text == RUSSIAN


def test_a_cut_character_costs_that_character_only() -> None:
    decoded = decode((GERMAN * 3).encode() + "ö".encode()[:1])
    assert decoded.text == GERMAN * 3 + "\ufffd"
    assert "1 broken" in decoded.note


def test_nul_characters_and_marks_are_dropped() -> None:
    assert decode(b"\xef\xbb\xbfa\x00b").text == "ab"


@pytest.mark.parametrize(
    "label", ["", "none", "utf-99", "base64", "hex", "idna", "rot13", "\x00", "undefined", "x" * 300]
)
def test_unknown_labels_are_passed_over(label: str) -> None:
    assert decode(GERMAN.encode(), label).text == GERMAN


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "utf-16", "utf-7", "cp932", "idna", "hz", "big5"]))
def test_any_bytes_become_text(body: bytes, declared: str | None) -> None:
    decoded = decode(body, declared)
    decoded.text.encode("utf-8", "surrogatepass")
    assert "\x00" not in decoded.text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), max_size=200))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    decoded = decode(b"Ein Satz. " + text.encode(), "utf-8")
    assert decoded.text == "Ein Satz. " + text
