"""Mail against a real SMTP server on loopback: a published edition reaches each reader once, and no secret leaks."""

from __future__ import annotations

import email
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import policy
from pathlib import Path
from typing import Any

import pytest
from test_sign_off import desk as desk
from test_sign_off import written as written

pytestmark = pytest.mark.enable_socket
Run = Callable[..., Any]
ADA = ("--by", "Ada Holt")
SERVER = """
import asyncio, pathlib, sys
from aiosmtpd.smtp import SMTP
class Box:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone@"):
            return "550 no such reader"
        envelope.rcpt_tos.append(address)
        return "250 OK"
    async def handle_DATA(self, server, session, envelope):
        if any(one.startswith("cut@") for one in envelope.rcpt_tos):
            server.transport.abort()
            return "421 gone"
        folder = pathlib.Path(sys.argv[1])
        (folder / f"{len(list(folder.iterdir()))}.eml").write_bytes(envelope.content)
        return "250 kept"
async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Box(), loop=loop), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.sleep(60)
asyncio.run(main())
"""


@dataclass(frozen=True)
class Box:
    address: str
    folder: Path

    def mails(self) -> list[email.message.EmailMessage]:
        paths = sorted(self.folder.iterdir(), key=lambda path: int(path.stem))
        return [email.message_from_bytes(path.read_bytes(), policy=policy.default) for path in paths]  # type: ignore[misc]


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Box]:
    """A mail server in a process of its own, which ends by itself after a minute."""
    folder = tmp_path / "box"
    folder.mkdir()
    process = subprocess.Popen([sys.executable, "-W", "ignore", "-c", SERVER, str(folder)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    port = process.stdout.readline().strip().decode()
    yield Box(f"127.0.0.1:{port}", folder)
    process.kill()
    process.communicate()


def send(run: Run, story: str, box: Box, *readers: str) -> Any:
    to = [word for reader in readers for word in ("--to", reader)]
    return run("mail", story, *to, "--smtp", box.address, "--sender", "desk@outlet.example")


@pytest.fixture
def published(desk: tuple[Path, str], run: Run) -> str:
    _, story = desk
    run("sign-off", story, "review", *ADA)
    run("sign-off", story, "publish", *ADA)
    return story


def test_each_reader_gets_a_published_edition_once(published: str, run: Run, box: Box) -> None:
    done = send(run, published, box, "ada@outlet.example", "ben@outlet.example", "ada@OUTLET.example")
    assert (done.code, done.out, done.err) == (0, "sent to 2 readers\n", "")
    again = send(run, published, box, "ben@outlet.example", "eva@outlet.example")
    assert again.out == "sent to 1 reader, 1 had it already\n"
    mails = box.mails()
    assert [mail["To"] for mail in mails] == ["ada@outlet.example", "ben@outlet.example", "eva@outlet.example"]
    assert {mail["From"] for mail in mails} == {"desk@outlet.example"}
    assert {part.get_content_type() for part in mails[0].iter_parts()} == {"text/plain", "text/html"}
    assert "Reviewed by Ada Holt" in next(mails[0].iter_parts()).get_content()


def test_what_is_not_published_is_not_mailed(desk: tuple[Path, str], run: Run, box: Box) -> None:
    _, story = desk
    for decision, state in ((None, "a draft"), ("review", "reviewed"), ("withhold", "withheld"), ("kill", "killed")):
        if decision:
            run("sign-off", story, decision, *ADA, "--reason", "so")
        done = send(run, story, box, "ada@outlet.example")
        assert done.code == 2
        assert f"is not mailed: it is {state}" in done.err
    assert box.mails() == []


def test_a_reader_the_server_refuses_stops_nobody_else(published: str, run: Run, box: Box) -> None:
    done = send(run, published, box, "gone@outlet.example", "ada@outlet.example")
    assert (done.code, done.out) == (1, "sent to 1 reader, 1 not sent\n")
    assert "gone@outlet.example: the server refused it: 550 no such reader" in done.err


def test_a_mail_that_broke_off_is_not_sent_twice(published: str, run: Run, box: Box) -> None:
    first = send(run, published, box, "cut@outlet.example", "ada@outlet.example")
    assert (first.code, first.out) == (1, "sent to 0 readers, 1 not sent\n")
    assert "the server broke off" in first.err
    second = send(run, published, box, "cut@outlet.example", "ada@outlet.example")
    assert second.out == "sent to 1 reader, 1 not sent\n"
    assert "is not sent it twice" in second.err
    assert [mail["To"] for mail in box.mails()] == ["ada@outlet.example"]


def test_the_password_comes_from_the_environment_and_is_in_no_message(
    published: str, run: Run, box: Box, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WRITETHRU_MAIL_USER", "desk")
    monkeypatch.setenv("WRITETHRU_MAIL_PASSWORD", "hush-4711")
    done = send(run, published, box, "ada@outlet.example")
    assert done.code == 2
    assert "offers no TLS, and the password is not sent in the clear" in done.err
    assert box.mails() == []
    from writethru.core.mail_settings import MailSettings

    settings = MailSettings.from_env(smtp=box.address, sender="desk@outlet.example")
    assert settings.password == "hush-4711"
    for said in (done.err, done.out, repr(settings)):
        assert "hush" not in said
    assert b"hush" not in (tmp_path / "store.db").read_bytes()


@pytest.mark.parametrize(
    ("reader", "why"),
    [
        ("ada", "is no mail address"),
        ("ada@outlet.example\nBcc: all@evil.example", "is no mail address"),
        ("ada@outlet.example, ben@outlet.example", "is no mail address"),
        ("ada@exämple.example", "is no mail address"),
        ("", "is no mail address"),
    ],
)
def test_an_address_that_is_none_is_refused(published: str, run: Run, box: Box, reader: str, why: str) -> None:
    done = send(run, published, box, reader)
    assert done.code == 2
    assert why in done.err
    assert box.mails() == []


def test_a_server_that_is_not_there_is_one_clear_line(published: str, run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = Box(f"127.0.0.1:{taken.getsockname()[1]}", Path())
        done = send(run, published, nobody, "ada@outlet.example")
    assert done.code == 2
    assert "cannot be used: Connection refused" in done.err
    for smtp, why in (
        ("mail.example", "is no mail server"),
        ("mail.example:0", "is no mail server"),
        ("", "no mail server is named"),
    ):
        done = run("mail", published, "--to", "a@b.example", "--smtp", smtp, "--sender", "desk@outlet.example")
        assert (done.code, why in done.err) == (2, True)
