"""The command line: which commands there are, loaded only when called, and how each ends."""

import importlib
import os
import sys
import traceback

import click

from briefing.cli.console import fail
from briefing.errors import BriefingError

# Name: (where it lives, one line for --help). The line stands here so that --help loads nothing.
COMMANDS = {
    "make": ("briefing.cli.make:make", "Make a brief of an article."),
    "read": ("briefing.cli.read:read", "Read an article and show its sentences."),
    "render": ("briefing.cli.render:render", "Render a brief's JSON with a template."),
    "publish": ("briefing.cli.publish:publish", "Put a brief into a CMS, as a draft."),
    "check": ("briefing.cli.check:check", "Check a brief that was edited, or claims, against an article."),
    "sign": ("briefing.cli.sign:sign", "Sign a brief that a person reviewed; the old version stays."),
    "models": ("briefing.cli.models:models", "List, pull and find embedded models."),
    "templates": ("briefing.cli.templates:templates", "List templates and show one."),
    "schema": ("briefing.cli.schema:schema", "Print the JSON schema of a brief."),
    "eval": ("briefing.cli.evals:evaluate", "Run suites of cases whose answers are known."),
    "doctor": ("briefing.cli.doctor:doctor", "Say what is configured and what is missing."),
}


class LazyGroup(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import one command; None if there is none of that name."""
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list for --help, from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefing", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn a news article into a policy brief whose every line can be traced to the words it rests on.

    Standard output is data, standard error is for people; "-" is standard input.

    \b
    Exit codes: 0 done, 1 internal error, 2 usage, 3 input, 4 provider, 5 refusal or
    incomplete reply, 6 reply invalid after the re-ask, 7 a check failed, 8 eval gate failed,
    130 interrupted.
    """


def main(argv: list[str] | None = None) -> None:
    """Run one command and leave with its exit code; every error ends here."""
    try:
        code = cli.main(args=argv, prog_name="briefing", standalone_mode=False)
    except click.exceptions.Abort:
        fail("interrupted")
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except KeyboardInterrupt:
        fail("interrupted")
        code = 130
    except BriefingError as error:
        fail(error.message, error.hint)
        code = error.exit_code
    except Exception as error:
        if os.environ.get("BRIEFING_DEBUG"):
            traceback.print_exc()
        fail(
            f"internal error: {type(error).__name__}: {error}",
            "BRIEFING_DEBUG=1 shows where; please report it",
        )
        code = 1
    sys.exit(code if isinstance(code, int) else 0)
