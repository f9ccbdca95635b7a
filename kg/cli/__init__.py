"""The command ``herringbone``: one module of this package a command.

A command module has ``NAME``, ``HELP``, ``EXAMPLE``, ``add_arguments(parser)`` and ``run(arguments) -> int``. Data goes
to standard output, all else to standard error. Exit codes: 0 done, 1 the answer is no, 2 wrong use, 3 input or output
trouble, 4 a bug of ours, 130 stopped, 143 stopped by SIGTERM.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import signal
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType, ModuleType

from extract.errors import HerringboneError

DONE, ANSWER_IS_NO, WRONG_USE, TROUBLE, BUG, STOPPED, TERMINATED = 0, 1, 2, 3, 4, 130, 143

# The order in which help lists them: first things first.
ORDER = (
    "demo", "build", "add", "show", "explain", "view", "query", "export",
    "validate", "serve", "diff", "evaluate", "doctor",
)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code; never lets an exception through."""
    _use_utf8()
    try:
        with _stopped_by_sigterm():
            return _run(argv)
    except _Terminated:
        _say_stopped()
        return TERMINATED
    except KeyboardInterrupt:
        _say_stopped()
        return STOPPED


def _run(argv: Sequence[str] | None) -> int:
    try:
        parser = make_parser()
        arguments = parser.parse_args(argv)
        if arguments.run is None:
            parser.print_help(sys.stderr)
            return WRONG_USE
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except SystemExit as stop:  # argparse has said its word: 0 for --help and --version, 2 for wrong use
        return stop.code if isinstance(stop.code, int) else WRONG_USE
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        _discard_output()
        return DONE
    except HerringboneError as error:
        _complain(f"herringbone: {error}")
        return error.exit_code
    except OSError as error:  # a full disk behind our output, a folder that may not be looked into
        _complain(f"herringbone: {error.filename or 'output'}: {error.strerror or error}.")
        _discard_output()
        return TROUBLE
    except Exception as error:  # the last wall: a bug is reported as one, with what we need to mend it
        _complain(traceback.format_exc().rstrip("\n"))
        print(
            f"herringbone: this is a bug of ours ({type(error).__name__}). "
            "Please report the lines above with the output of `herringbone doctor`.",
            file=sys.stderr,
        )
        return BUG
    return code


def make_parser() -> argparse.ArgumentParser:
    """Give the parser with every command found in this package."""
    from kg import __version__

    parser = _Parser(
        prog="herringbone",
        description="Reads the abstracts of a research field and gives the field back as a graph.",
        epilog="start here:  herringbone demo",
    )
    parser.add_argument("--version", action="version", version=f"herringbone {__version__}")
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for module in find_commands():
        command = commands.add_parser(
            module.NAME,
            help=module.HELP,
            description=(module.__doc__ or module.HELP).strip(),
            epilog=f"example:\n  {module.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def find_commands() -> list[ModuleType]:
    """Give the command modules of this package, in the order of help."""
    modules = [
        importlib.import_module(f"{__name__}.{info.name}")
        for info in pkgutil.iter_modules(__path__)
        if not info.name.startswith("_")
    ]
    commands = [module for module in modules if hasattr(module, "NAME")]
    return sorted(commands, key=lambda module: (ORDER.index(module.NAME) if module.NAME in ORDER else 99, module.NAME))


class _Parser(argparse.ArgumentParser):
    """A parser that asks whether a misspelt command or value means one that there is."""

    def _check_value(self, action: argparse.Action, value: object) -> None:
        import difflib

        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        near = difflib.get_close_matches(str(value).lower(), choices, n=2)
        asked = f"did you mean {' or '.join(near)}?" if near else f"choose from {', '.join(choices)}"
        raise argparse.ArgumentError(action, f"there is no {value!r}; {asked}")


class _Terminated(KeyboardInterrupt):
    """SIGTERM: what is done for Ctrl-C is done for it as well."""


@contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """Let SIGTERM unwind the command, so that what was read is kept, and workers and temporary files do not stay."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) != signal.SIG_DFL:
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # whoever asks twice wants it at once
        raise _Terminated

    signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _say_stopped() -> None:
    print("\nherringbone: stopped. What a build had read is kept; run the same command to go on.", file=sys.stderr)


def _use_utf8() -> None:
    """Names of papers hold any character, whatever the locale; what a terminal can't show is replaced."""
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - for as long as the process lives
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _complain(text: str) -> None:
    """Write to standard error what may name files of strangers: without escape sequences."""
    from kg.cli._output import say

    say(text)


def _discard_output() -> None:
    """Nobody takes our output any more: what is left in its buffer must not fail again at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
