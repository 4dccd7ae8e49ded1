"""The ``writethru`` command. Commands are loaded when they are called, so that ``--help`` answers at once."""

from __future__ import annotations

import importlib
import os
import sys

import click

from writethru import __version__

# name -> (module, one line for --help); tests hold the lines equal to the commands' own first lines
COMMANDS = {
    "brief": ("writethru.cli.brief", "Write a traced brief of a story from its coverage."),
    "chart": ("writethru.cli.chart", "Draw the figures of a story: who counts what, over days, and a timeline."),
    "check": ("writethru.cli.check", "Check a draft against its sources."),
    "demo": ("writethru.cli.demo", "Brief the example coverage and check the flawed example draft."),
    "diff": ("writethru.cli.diff", "Print what an edition of a story changes in the one before it."),
    "doctor": ("writethru.cli.doctor", "Say what is installed, which model and store are used, and what is wrong."),
    "editions": ("writethru.cli.editions", "List the editions of a story, or the stories of the store."),
    "figures": ("writethru.cli.figures", "Print who counts what in a story, and what really disagrees."),
    "judge": ("writethru.cli.judge", "Say that two figures are the same, different, or that you are unsure."),
    "judgements": ("writethru.cli.judgements", "List what editors judged of figures, or take a judgement back."),
    "ledger": ("writethru.cli.ledger", "Print who said what and how the figures of a story relate."),
    "mail": ("writethru.cli.mail", "Send a published edition by mail, to each reader once."),
    "read": ("writethru.cli.read", "Print what is read in articles: statements, figures, entities, times."),
    "relate": ("writethru.cli.relate", "Print how two figure records relate."),
    "rule": ("writethru.cli.rules", "Print the manual page of a check rule."),
    "rules": ("writethru.cli.rules", "List the check rules."),
    "sign-off": ("writethru.cli.sign_off", "Review, publish, withhold or kill an edition, with your name to it."),
    "verify": ("writethru.cli.verify", "Say whether documents hold a claim, with a score."),
    "who": ("writethru.cli.who", "Print who says what in a story, speaker by speaker."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else " `writethru --help` lists the commands."
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="writethru")
def cli() -> None:
    """Read the coverage of a story and write a brief in which every sentence is traced to its sources.

    \b
    Examples:
      writethru demo                                     see it work on invented coverage
      writethru brief page1.html page2.html              a brief in the terminal
      writethru brief coverage/ -o brief.html            the same as a page that shows its evidence
      writethru check draft.md --source coverage/        is each sentence of a draft held by the sources?
    """


def main() -> None:
    """Entry point. Exit code 2 and one clear line where the tool could not do its work."""
    from writethru.core.errors import WritethruError

    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("writethru: stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except WritethruError as error:
        click.echo(f"writethru: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # the reader of our output went away, as `head` does; what is still buffered has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)
