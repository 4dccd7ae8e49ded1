"""Addresses that are not public are refused, in whatever form they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writethru.core.errors import RefusedError
from writethru.intake.guard import allowed_hosts, check_address, check_url, is_public, redact, same_page


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.8.9.10",
        "[::1]",
        "[::]",
        "0.0.0.0",
        "10.1.2.3",
        "172.20.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.254",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[fe80::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "224.0.0.1",
        "255.255.255.255",
        "localhost",
        "LOCALHOST.",
        "wiki.localhost",
        "printer.local",
        "metadata.google.internal",
    ],
)
def test_private_hosts_are_refused(host: str) -> None:
    with pytest.raises(RefusedError, match="private"):
        check_url(f"http://{host}/page")


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "127.1",
        "127.0.1",
        "127.0.0.1.",
        "127.0.0.0x1",
        "0",
        "\uff11\uff12\uff17.0.0.1",
        "127\u30020\u30020\u30021",
        "\u2460\u2461\u2466.0.0.1",
        "08.08.08.08",
        "1.2.3.4.5",
    ],
)
def test_other_spellings_of_an_address_are_refused(host: str) -> None:
    with pytest.raises(RefusedError):
        check_url(f"http://{host}/page")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "gopher://news.example/1",
        "data:text/html,<p>x",
        "jar:http://news.example/a.jar!/b",
        "ftp://news.example/x",
        "javascript:alert(1)",
        "//news.example/x",
        "news.example/x",
        "http:///x",
        "http://",
        "http://news.example:99999/",
        "http://news.example:port/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://news.example/\r\nX-Header: 1",
        "http://news.example/a\nb",
        "http://news\t.example/",
        "http://news .example/",
        "http://news.example\\@127.0.0.1/",
        "http://%31%32%37.0.0.1/",
        "http://news..example/",
        f"http://{'a' * 64}.example/",
        f"http://{'a.' * 127}example/",
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(RefusedError, match="not fetched"):
        check_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://desk:hunter2@news.example/",
        "https://desk:hunter2@127.0.0.1/",
        "https://desk@news.example:hunter2@other.example/",
        "https://desk:pass/hunter2@news.example/",
        "https:desk:hunter2@news.example/",
        "https:\\\\desk:hunter2@news.example/",
    ],
)
def test_credentials_are_refused_and_never_shown(url: str) -> None:
    with pytest.raises(RefusedError) as caught:
        check_url(url)
    assert "hunter2" not in str(caught.value) + caught.value.source
    assert "hunter2" not in redact(url)


def test_a_public_address_keeps_its_path_and_loses_its_fragment() -> None:
    assert check_url("HTTPS://News.Example:443/a/@desk?q=1#top") == "https://news.example/a/@desk?q=1"
    assert check_url(" https://news.example/a b?c d ") == "https://news.example/a%20b?c%20d"
    assert check_url("http://news.example.:8080") == "http://news.example:8080/"
    assert check_url("http://8.8.8.8/x") == "http://8.8.8.8/x"
    assert check_url("http://[2606:4700::1111]:8080/x") == "http://[2606:4700::1111]:8080/x"
    assert check_url("https://m\u00fcnster.example/x") == "https://xn--mnster-3ya.example/x"


def test_a_private_host_is_allowed_by_its_own_name_only() -> None:
    allowed = allowed_hosts(" 127.0.0.1, [::1] ,Wiki.Desk.example.,")
    assert allowed == {"127.0.0.1", "::1", "wiki.desk.example"}
    assert check_url("http://127.0.0.1:81/", allowed) == "http://127.0.0.1:81/"
    assert check_url("http://[::1]/", allowed) == "http://[::1]/"
    check_address("s", "wiki.desk.example", "10.0.0.7", allowed)
    for url in ("http://127.0.0.2/", "http://localhost/", "http://2130706433/", "http://[::ffff:127.0.0.1]/"):
        with pytest.raises(RefusedError):
            check_url(url, allowed)
    with pytest.raises(RefusedError, match=r"news\.example leads to 127\.0\.0\.1"):
        check_address("s", "news.example", "127.0.0.1", allowed)


def test_what_is_no_address_is_not_public() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:4700::1111")
    assert not is_public("news.example")
    assert not is_public("")


@given(st.integers(0, 2**32 - 1))
def test_a_wrapped_address_is_never_public(number: int) -> None:
    for prefix in ("::ffff:", "::", "64:ff9b::"):
        assert not is_public(f"{prefix}{number >> 16:x}:{number & 0xFFFF:x}")


@given(st.text(max_size=60), st.sampled_from(["", "http:", "http://", "https://a", "http://127.0.0.1"]))
def test_any_text_is_checked_or_refused(text: str, start: str) -> None:
    try:
        url = check_url(start + text)
    except RefusedError:
        return
    assert check_url(url) == url
    assert url.startswith(("http://", "https://"))
    redact(start + text)


def test_the_same_page_has_one_key() -> None:
    key = same_page("https://news.example/a?id=3")
    assert same_page("https://NEWS.example:443/a?utm_source=x&id=3&fbclid=9#top") == key
    assert same_page("https://news.example/a?id=4") != key
    assert same_page("http://[broken") == "http://[broken"
