"""What every command shares: messages for people, output for programs, progress on a terminal."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from briefing.errors import UsageError


def say(text: str, *, quiet: bool = False) -> None:
    """A line for people, on standard error."""
    if not quiet:
        click.echo(text, err=True)


def fail(message: str, hint: str | None = None) -> None:
    """An error for people, with the way out."""
    click.echo(click.style("Error: ", fg="red" if _colour() else None) + message, err=True, color=_colour())
    if hint:
        click.echo(f"  Way out: {hint}", err=True)


def _colour() -> bool:
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def deliver(content: str | bytes, output: Path | None) -> None:
    """Data to standard output, or whole or not at all to a file; a text ends in a line break."""
    data = content if isinstance(content, bytes) else f"{content.removesuffix(chr(10))}\n".encode()
    if output is None:
        try:
            click.echo(data, nl=False)
        except BrokenPipeError:
            # The reader of our output went away (`| head`): not our error, and nobody is left to be told.
            # Caught here, because click would turn it into exit code 1.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(0) from None
        except OSError as error:
            # What did not fit is still in the buffer, and would be tried once more at the exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise unwritable("standard output", error) from error
        return
    try:
        output = output.resolve()  # a link stays a link, and what it leads to is written
        if output.exists() and not output.is_file():
            output.write_bytes(data)  # a device or a pipe, which must not be replaced by a file
            return
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, output)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise unwritable(output, error) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def refuse_unwritable(output: Path | None) -> None:
    """Raises UsageError now if `deliver` would later, when a model has been asked for minutes."""
    if output is None:
        return
    if output.exists() and not output.is_file():
        return
    try:
        tempfile.TemporaryFile(dir=output.resolve().parent).close()
    except OSError as error:
        raise unwritable(output, error) from error


def refuse_terminal(form: str, output: Path | None) -> None:
    """Raises UsageError where bytes that are no text would go to a terminal."""
    if output is None and sys.stdout.isatty():
        raise UsageError(
            f"{form} is not text for a terminal", hint=f"name a file, such as -o brief.{form}, or pipe it"
        )


def unwritable(output: Path | str, error: OSError) -> UsageError:
    """The error for a file that cannot be written."""
    return UsageError(
        f"{output} cannot be written: {error.strerror or error}", hint="name another file with --output"
    )


Pull = Callable[[int, int, str], None]


@contextmanager
def pull_progress(what: str, *, quiet: bool = False) -> Iterator[Pull]:
    """Draws a pull: a bar on a terminal, one line at its start elsewhere, nothing if nothing is pulled."""
    bar = None
    begun = done_with = False

    def draw(done: int, total: int, note: str) -> None:
        nonlocal bar, begun, done_with
        if not begun:
            begun = True
            say(f"Pulling {what} ({total / 1e6:,.0f} MB, once) …", quiet=quiet)
            if sys.stderr.isatty() and not quiet:
                bar = click.progressbar(
                    length=total, file=sys.stderr, item_show_func=lambda item: item, show_pos=False
                )
                bar.render_progress()
        if bar is not None and not done_with:
            bar.update(done - bar.pos, note)
        if note == "verifying" and not done_with:
            done_with = True
            if bar is not None:
                bar.render_finish()
            say("All bytes are here; verifying them.", quiet=quiet)

    yield draw


@contextmanager
def asking_progress(
    *, quiet: bool = False, label: str = "Asking the model"
) -> Iterator[Callable[[int, int], None]]:
    """Draws how many were answered, on a terminal only."""
    bar = None

    def draw(done: int, total: int) -> None:
        nonlocal bar
        if not sys.stderr.isatty() or quiet:
            return
        if bar is None:
            bar = click.progressbar(length=total, file=sys.stderr, label=label)
        bar.update(done - bar.pos)

    try:
        yield draw
    finally:
        if bar is not None:
            bar.render_finish()
