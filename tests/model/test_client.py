"""The client against a real server on loopback: what it sends and to whom, and every way of getting no answer."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from writethru.brief import write_brief
from writethru.brief.writers.llm import Unanswered, task_of
from writethru.brief.writers.llm.client import ModelClient, check_base_url
from writethru.brief.writers.llm.prompt import Messages, messages
from writethru.core.errors import UsageError
from writethru.core.model_settings import ModelSettings
from writethru.core.types import Ledger

from .conftest import KEY, Models

pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def said(ledger: Ledger) -> Messages:
    return messages(task_of(write_brief(ledger, words=150), ledger))


def ask(models: Models, said: Messages, model: str, waits: list[float] | None = None, **more: Any) -> str:
    sleep = (waits if waits is not None else []).append
    with ModelClient(models.settings(model, **more), sleep=sleep) as client:
        return client(said)


def test_the_right_answer_and_what_was_sent(models: Models, said: Messages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-another")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-of-another")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    assert ask(models, said, "right-20").startswith('{"lines"')
    (sent,) = models.asked("right-20")
    assert sent["path"] == "/v1/chat/completions"
    assert sent["headers"]["authorization"] == f"Bearer {KEY}"
    assert sent["headers"]["accept-encoding"] == "identity"
    assert not [name for name in sent["headers"] if "organization" in name or "project" in name]
    assert sent["body"]["messages"] == said
    assert sent["body"]["temperature"] == 0
    assert sent["body"]["response_format"]["json_schema"]["strict"] is True


def test_a_server_without_schemas_is_asked_plainly(models: Models, said: Messages) -> None:
    assert ask(models, said, "plain").startswith('{"lines"')
    first, second = models.asked("plain")
    assert "response_format" in first["body"]
    assert not {"response_format", "temperature", "max_tokens"} & set(second["body"])


@pytest.mark.parametrize(
    ("model", "why"),
    [
        ("busy-0", "answers 429, too many requests"),
        ("busy-1", "answers 429, too many requests and asks for 7,200 seconds"),
        ("busy-2", "answers 429, too many requests"),
        ("broken-0", "answers 500"),
        ("broken-1", "answers 502"),
        ("broken-3", "refuses the key"),
        ("moved", "answers 307: redirects are not followed"),
        ("huge", "longer than 1 MiB"),
        ("page", "is no chat completion"),
        ("odd-0", "is no chat completion"),
        ("odd-1", "is no chat completion"),
        ("odd-2", "is no chat completion"),
        ("odd-3", "is no chat completion"),
        ("empty", "the answer is empty"),
        ("cut-1", "the answer is cut off"),
        ("refuses-1", "the model refuses to answer"),
        ("echo", "holds the key"),
    ],
)
def test_no_answer_is_said_in_words_that_hold_no_secret(models: Models, said: Messages, model: str, why: str) -> None:
    with pytest.raises(Unanswered, match=why) as caught:
        ask(models, said, model)
    shown = f"{caught.value!r} {caught.value.__cause__!r}"
    assert KEY not in shown
    assert "Traceback:" not in shown


@pytest.mark.parametrize("model", ["hang", "drip"])
def test_a_deadline_holds_over_the_whole_answer(models: Models, said: Messages, model: str) -> None:
    with pytest.raises(Unanswered, match=r"no whole answer of the model's server within 0\.3 seconds"):
        ask(models, said, model, timeout=0.3)


def test_a_server_that_is_not_there(said: Messages, models: Models) -> None:
    # port 1 is one that nothing of ours listens on
    with pytest.raises(Unanswered, match="no connection to the model's server"):
        ask(models, said, "right", base_url="http://127.0.0.1:1/v1")


def test_it_waits_as_long_as_it_is_told_and_asks_once_more(models: Models, said: Messages) -> None:
    waits: list[float] = []
    assert ask(models, said, "once-0", waits).startswith('{"lines"')
    assert waits == [0.0]
    waits.clear()
    with pytest.raises(Unanswered):
        ask(models, said, "broken-2", waits)
    assert waits == [1.0]


def test_the_budget_of_requests_and_tokens(models: Models, said: Messages) -> None:
    with ModelClient(models.settings("right-21", requests=1), sleep=lambda _: None) as client:
        client(said)
        assert client.tokens > 300
        with pytest.raises(Unanswered, match="budget of 1 requests"):
            client(said)
    with pytest.raises(Unanswered, match="budget of 200 tokens"):
        ask(models, said, "right-22", tokens=200)
    assert len(models.asked("right-21")) == 1
    assert models.asked("right-22") == []


def test_the_key_is_in_no_log(models: Models, said: Messages, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        ask(models, said, "right-23")
        with pytest.raises(Unanswered):
            ask(models, said, "broken-4")
    assert KEY not in caplog.text
    assert KEY not in "".join(str(record.args) for record in caplog.records)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://models.example/v1", "scheme"),
        ("https://key:secret@models.example/v1", "user name or password"),
        ("https://models.example/v1?key=secret", "holds a query"),
        ("http://2130706433/v1", "decimal, octal"),
        ("http://0x7f000001/v1", "decimal, octal"),
        ("http://[::ffff:127.0.0.1]:80/v1\n", "control character"),
        ("http://models.example/v1", "unencrypted"),
        ("https://mod els.example/v1", "valid host"),
        ("", "needs WRITETHRU_LLM_BASE_URL"),
    ],
)
def test_a_base_url_that_cannot_be_used(url: str, why: str) -> None:
    settings = ModelSettings(base_url=url, model="m", key="sk-secret")
    with pytest.raises(UsageError, match=why) as caught:
        ModelClient(settings)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8000/v1", "http://localhost/v1", "http://[::1]:8000/v1", "http://10.0.0.5/v1"]
)
def test_a_private_host_is_named_by_the_setting_itself(url: str) -> None:
    assert check_base_url(ModelSettings(base_url=url, model="m", key="k"))[0] == url


def test_a_public_name_that_leads_to_a_private_address_is_not_asked(said: Messages) -> None:
    def dial(*_: Any) -> Any:
        raise AssertionError("dialled")

    settings = ModelSettings(base_url="https://models.example/v1", model="m", key="k", timeout=2.0)
    client = ModelClient(settings, resolve=lambda *_: ["169.254.169.254"], dial=dial)
    with client, pytest.raises(Unanswered, match="private or reserved address"):
        client(said)


def test_settings_come_from_the_environment_and_keep_the_key_to_themselves() -> None:
    settings = ModelSettings.from_env(
        {
            "WRITETHRU_LLM_BASE_URL": " https://models.example/v1 ",
            "WRITETHRU_LLM_MODEL": "desk-8b",
            "WRITETHRU_LLM_KEY": "sk-secret",
            "WRITETHRU_LLM_TIMEOUT": "12",
            "WRITETHRU_LLM_TOKENS": "9000",
            "WRITETHRU_LLM_REQUESTS": "2",
        }
    )
    assert (settings.base_url, settings.model, settings.key) == ("https://models.example/v1", "desk-8b", "sk-secret")
    assert (settings.timeout, settings.tokens, settings.requests) == (12.0, 9000, 2)
    assert "sk-secret" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("MODEL", "", "needs WRITETHRU_LLM_MODEL"),
        ("MODEL", "extractive", "name of a writer"),
        ("MODEL", "a\nb", "name of a writer"),
        ("KEY", "sk secret", "WRITETHRU_LLM_KEY"),
        ("TIMEOUT", "soon", "no float"),
        ("TIMEOUT", "0", "TIMEOUT is 0"),
        ("TOKENS", "many", "no int"),
        ("REQUESTS", "0", "1 or more"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, why: str) -> None:
    good = {"WRITETHRU_LLM_BASE_URL": "https://models.example/v1", "WRITETHRU_LLM_MODEL": "m"}
    with pytest.raises(UsageError, match=why) as caught:
        ModelSettings.from_env({**good, f"WRITETHRU_LLM_{name}": value})
    assert "sk secret" not in str(caught.value)
