"""Standard input, output and error: what they can take, and writing to them."""

import codecs
import os
import sys
import unicodedata
from contextlib import suppress
from typing import TextIO

from stressguide.documents.document import Layout
from stressguide.errors import UserError, reason
from stressguide.texts import _

_WIDEST = 100
"""Columns; longer lines are hard to read, however wide the screen."""


NEAREST = "stressguide.nearest"
"""The name under which this is known as a way to handle encoding errors."""

_ASCII = {
    "☐": "[ ]", "☑": "[x]",
    "•": "-", "·": "-", "–": "-", "—": "-", "…": "...", "→": "->", "←": "<-", "»": '"', "«": '"',
    "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'",
    "æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa",
}  # fmt: skip


class PipeClosedError(Exception):
    """Whoever reads our output has stopped reading, as ``head`` does; there is nothing to say about it."""


def prepare() -> None:
    """Let no stream fail on a character that its encoding lacks: it gets the nearest ones that it has."""
    for stream, errors in ((sys.stdout, NEAREST), (sys.stderr, NEAREST), (sys.stdin, "replace")):
        if stream is not None:  # it is None where the caller has closed it
            stream.reconfigure(errors=errors)  # type: ignore[union-attr]  # the interpreter's own are such


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sees what is written there, or types what is read."""
    return stream is not None and not stream.closed and stream.isatty()


def is_dumb() -> bool:
    """Whether the terminal takes no escape codes, or is not known to take any."""
    return os.environ.get("TERM", "") in ("", "dumb", "unknown") and os.name != "nt"


def is_accessible() -> bool:
    """Whether somebody wants all in one column, from the first line to the last, as a screen reader speaks it."""
    return os.environ.get("STRESSGUIDE_ACCESSIBLE", "") not in ("", "0")


def columns(stream: TextIO | None) -> int:
    """How wide the terminal is that the stream leads to; 80 where it leads to none."""
    given = os.environ.get("COLUMNS", "")[:6]
    if given.isdecimal() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80 if stream else 80
    except (OSError, ValueError):
        return 80


def rows() -> int:
    """How many lines the screen has; 24 where nobody knows."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or 24
    except (AttributeError, OSError, ValueError):
        return 24


def page(lines: list[str], most: int) -> list[str]:
    """Take the lines that a page has room for; none ends inside a point, or between a list and what stands over it."""
    end = most
    while most // 2 < end < len(lines):
        before = next((line for line in reversed(lines[:end]) if line.strip()), "")
        after = next((line for line in lines[end:] if line.strip()), "")
        is_inside = lines[end][:4] == " " * 4 or lines[end - 1][:1] not in " \n"
        if not is_inside and (before[:1] == " " or after[:1] != " "):
            return lines[:end]
        end -= 1
    return lines[:most]


def can_ask() -> bool:
    """Whether there is somebody to ask, who sees the question: it is written to stderr."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def forget_typed() -> None:
    """Forget what was typed before it is asked for, as far as the terminal still holds it."""
    with suppress(ImportError, OSError, ValueError):
        import termios

        termios.tcflush(sys.stdin, termios.TCIFLUSH)


def takes(stream: TextIO, text: str) -> bool:
    """Whether the stream's encoding has these characters."""
    encoding = stream.encoding or "ascii"
    return text.encode(encoding, "ignore").decode(encoding) == text


def layout_for_stdout(*, color: bool) -> Layout:
    """Set text for where stdout leads: as wide as the terminal, styled if it takes that and nobody said no."""
    if not is_terminal(sys.stdout):
        return Layout()
    styled = color and not os.environ.get("NO_COLOR") and not is_dumb()
    return Layout(width=max(20, min(columns(sys.stdout), _WIDEST)), styled=styled, is_linear=is_accessible())


def write_stdout(text: str | bytes, *, encoding: str | None = None) -> None:
    """Write a document, and nothing else, to stdout, in its own encoding or in one that the format demands.

    Raises PipeClosedError, and UserError where it cannot be written.
    """
    if sys.stdout is None:
        raise UserError(_("There is no output to write to. Name a file with --output."))
    try:
        sys.stdout.flush()
        data = text if isinstance(text, bytes) else text.encode(encoding or sys.stdout.encoding, errors=NEAREST)
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
        raise PipeClosedError from None
    except OSError as error:
        _discard(sys.stdout)
        raise UserError(_("The output could not be written: {reason}.").format(reason=reason(error))) from None


def _discard(stream: TextIO) -> None:
    """Give what is left in the buffer a place to go when the interpreter ends, or it complains."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(text: str) -> None:
    """Write a message to stderr, broken to fit a terminal; where stderr leads nowhere, nobody is listening."""
    if sys.stderr is None:
        return
    shown = "".join(c if c.isprintable() or c == "\n" else "?" for c in text)  # no escape codes from arguments
    if is_terminal(sys.stderr):
        shown = broken(shown, columns(sys.stderr))
    try:
        sys.stderr.write(shown + "\n")
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


_notices: list[str] = []


def say_last(text: str) -> None:
    """Keep a message until all else is said, such as help in danger."""
    _notices.append(text)


def end() -> None:
    """Say what was kept."""
    while _notices:
        say(_notices.pop(0))


def broken(text: str, width: int) -> str:
    """Break lines between words, with the same indent below."""
    from textwrap import fill

    lines = ((line, " " * (len(line) - len(line.lstrip()))) for line in text.split("\n"))
    return "\n".join(
        fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        if len(line) > width
        else line
        for line, indent in lines
    )


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Write the nearest characters that an encoding has, in place of those that it lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    plain = (unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode() for sign in lacking)
    return "".join(_ASCII.get(sign) or near or "?" for sign, near in zip(lacking, plain, strict=True)), error.end


codecs.register_error(NEAREST, _nearest)
