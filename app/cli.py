"""The command line: the same use cases for scripts and for whoever looks after the PC.

Answers go to stdout (JSON where asked for), one sentence about a failure to stderr. Exit code 0:
done; 1: could not be done; 2: wrong words on the line, or a check that found something. Without a
command the window opens, for which nothing of the commands is loaded.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app import __version__, paths
from app.errors import MotCuaError

_FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code; without a command the window opens."""
    _speak_utf8()
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        return _run(words)
    except MotCuaError as error:
        print(f"motcua: {error}", file=sys.stderr)
        return _FAILED
    except BrokenPipeError:
        # Whoever reads us has gone; nothing is left to say to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED


def _run(words: Sequence[str]) -> int:
    options, command = _options(add_help=False).parse_known_args(words)
    if not command:
        return _open_window(options.data_dir, sample=options.sample)
    from app.cli_commands import add_commands

    parser = _options(add_help=True)
    add_commands(parser)
    asked = parser.parse_args(words)
    return int(asked.handler(asked))


def _options(*, add_help: bool) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="motcua", description="Một Cửa: quầy một cửa.", add_help=add_help
    )
    parser.add_argument("--version", action="version", version=f"motcua {__version__}")
    parser.add_argument("--data-dir", type=Path, default=paths.data_folder(), metavar="DIR")
    parser.add_argument("--sample", action="store_true", help="mở trên một cơ quan mẫu")
    return parser


def _open_window(data_folder: Path, *, sample: bool) -> int:
    # Loading makes no garbage; ``ui.run`` looks for some again once the window is painted.
    gc.disable()
    from app.window import open_window

    return open_window(data_folder, sample=sample)


def _speak_utf8() -> None:
    # A redirected stdout on Windows would not know Vietnamese; a windowed program has none at all.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
