"""Settings come from the environment, and options win."""

from __future__ import annotations

import pytest

from writethru.core.errors import UsageError
from writethru.core.secrets import without_password
from writethru.core.settings import Settings


def test_an_option_wins_over_the_environment_and_that_over_the_default() -> None:
    environ = {"WRITETHRU_WORDS": "250", "WRITETHRU_TIMEOUT": "5"}
    settings = Settings.from_env(environ, words=300, store=None)
    assert (settings.words, settings.timeout, settings.copy_limit) == (300, 5.0, 12)


def test_a_value_that_cannot_be_read_names_its_variable_and_the_default() -> None:
    with pytest.raises(UsageError, match=r"WRITETHRU_WORDS is 'many', which is no int \(the default is 400\)"):
        Settings.from_env({"WRITETHRU_WORDS": "many"})


def test_the_default_store_is_a_file_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/home/editor/data")
    assert Settings().store_url == "/home/editor/data/writethru/writethru.db"


def test_a_settings_file_is_weaker_than_the_environment_and_that_than_an_option() -> None:
    file = {"house": "bbc", "copy_limit": 20}
    assert Settings.from_env({}, file=file).house == "bbc"
    environ = {"WRITETHRU_HOUSE": "guardian"}
    settings = Settings.from_env(environ, file=file, house=None)
    assert (settings.house, settings.copy_limit) == ("guardian", 20)
    assert Settings.from_env(environ, file=file, house="ap").house == "ap"


def test_a_house_style_that_we_do_not_know_is_refused_with_those_we_do() -> None:
    with pytest.raises(UsageError, match=r"'tabloid' is no house style that we know \(use 'ap', 'bbc', 'guardian'\)"):
        Settings.from_env({"WRITETHRU_HOUSE": "tabloid"})


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://desk:s3cret@db.example/news", "postgresql://desk:***@db.example/news"),
        ("postgresql://desk@db.example/news", "postgresql://desk@db.example/news"),
        ("/data/news.db", "/data/news.db"),
    ],
)
def test_passwords_are_not_shown(address: str, shown: str) -> None:
    assert without_password(address) == shown
