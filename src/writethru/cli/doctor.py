"""``writethru doctor``"""

from __future__ import annotations

from typing import Any

import click

from writethru.cli.options import common_options, settings_from

PACKAGES = (
    "spacy",
    "trafilatura",
    "htmldate",
    "httpx2",
    "feedparser",
    "sqlalchemy",
    "alembic",
    "psycopg",
    "rich",
    "click",
    "onnxruntime",
    "tokenizers",
)


@click.command(short_help="Say what is installed, which model and store are used, and what is wrong.")
@common_options
def doctor(**options: Any) -> int:
    """Say what is installed, which model and store are used, and what is wrong.

    Exit code 0 where all is well, 1 where something is wrong.

    \b
    Example:
      writethru doctor --store newsroom.db
    """
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from writethru import __version__
    from writethru.check.verifier.version import verifier_used
    from writethru.core.errors import WritethruError
    from writethru.core.secrets import without_password
    from writethru.reading.parse import load_pipeline
    from writethru.reading.reader import reader_used
    from writethru.store import Store

    settings = settings_from(options)
    wrong: list[str] = []

    def say(name: str, value: str) -> None:
        click.echo(f"{name:12} {value}")

    say("writethru", __version__)
    say("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    for name in PACKAGES:
        try:
            say(name, version(name))
        except PackageNotFoundError:
            say(
                name,
                "not installed"
                + (" (only for PostgreSQL stores: pip install 'writethru[postgres]')" if name == "psycopg" else ""),
            )
            if name != "psycopg":
                wrong.append(f"{name} is not installed; reinstall writethru")
    try:
        meta = load_pipeline(settings.pipeline).meta
        say("model", f"{settings.pipeline} {meta.get('version', '')} ({meta.get('lang')}_{meta.get('name')})")
    except WritethruError as error:
        say("model", f"{settings.pipeline}: cannot be used")
        wrong.append(str(error))
    try:
        say("reader", reader_used(settings))
    except WritethruError as error:
        say("reader", f"{settings.reader}: cannot be used")
        wrong.append(str(error))
    try:
        say("verifier", verifier_used(settings))
    except WritethruError as error:
        say("verifier", f"{settings.verifier}: cannot be used")
        wrong.append(str(error))
    say("store", without_password(settings.store_url))
    try:
        with Store.open(settings.store_url) as store:
            say("", ", ".join(f"{count} {name}" for name, count in store.stats().items()))
            wrong.extend(store.check())
    except WritethruError as error:
        wrong.append(str(error))
    for problem in wrong:
        click.secho(f"wrong: {problem}", fg="red")
    if not wrong:
        click.echo("all is well")
    return 1 if wrong else 0
