"""Asking a person on the terminal. Questions are written to stderr, for stdout is the document's."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from stressguide.errors import UserError
from stressguide.navigation.dialogue import Option
from stressguide.texts import _

BACK = ".."
"""The key of the option that leads to the question before."""

LEAVE = "."
"""The key of the option that ends the walk."""

WRITE = "+"
"""The key of the option that leads to a line for the person's own words."""

NEW, ADD, REPLACE = "new", "add", "replace"
"""How a file is to be written."""


class Prompts(Protocol):
    """A way to ask. Leaving (Esc, Ctrl-C, Ctrl-D) raises KeyboardInterrupt."""

    is_linear: bool
    """Whether all is read from the first line to the last, as a screen reader does it."""

    def choose(self, question: str, options: Sequence[Option], likely: str = "") -> str:
        """Have one option chosen; return its key. Where one points at an option, it is the `likely` one first."""

    def pick(self, question: str, options: Sequence[Option], above: str = "") -> str:
        """Have one option chosen of a few below an answer, with a line `above` them; return its key.

        Keys that were pressed before choose nothing.
        """

    def confirm(self, question: str) -> bool:
        """Ask for a yes; Enter alone, and keys that were pressed before, say no."""

    def forget(self) -> None:
        """Forget the keys that were pressed before they are asked for."""

    def tick(self, question: str, options: Sequence[Option]) -> list[str]:
        """Have any number of options chosen; return their keys."""

    def write(self, question: str, suggestion: str = "") -> str:
        """Have a line written; return it without the spaces around it. Empty means that the person wants back.

        Where nothing is suggested, Esc means it too.
        """


def filling_hint(suggestion: str) -> str:
    """Say what an empty line means, and how to go back."""
    if not suggestion:
        return _("Enter: back")
    return _("Enter: {suggestion}; type . and press Enter to go back").format(suggestion=suggestion)


def filled(typed: str, suggestion: str) -> str:
    """Read a line as `filling_hint` says; empty means back."""
    typed = typed.strip()
    return "" if typed == "." else typed or suggestion


def path_of(typed: str, suggestion: str) -> Path:
    """Read the name of a file as it was written, with the ending of the suggested one where it has none.

    Raises UserError for a name that nobody could see whole.
    """
    if not typed.isprintable():
        raise UserError(_("No file can be called that."))
    name = typed if Path(typed).suffix else f"{typed}{Path(suggestion).suffix}"
    return Path(os.path.expanduser(name))  # noqa: PTH111 - never raises


def settled(asker: Prompts, path: Path, can_add: Callable[[Path], bool]) -> tuple[Path, str]:
    """Ask what to do with a file that is there until that is clear; return the file, or another, and how to write."""
    while (how := how_to_write(asker, path, can_add)) == BACK:
        suggestion = str(path.with_stem(f"{path.stem}-2"))
        if typed := asker.write(_("Name of the file:"), suggestion):
            path = path_of(typed, suggestion)
    return path, how


def how_to_write(asker: Prompts, path: Path, can_add: Callable[[Path], bool]) -> str:
    """Ask what to do with a file that is there; at first the pointer is where nothing is written."""
    if not os.path.isfile(path):  # noqa: PTH113 - never raises
        return NEW
    taken = _("{path} is there already.").format(path=path)
    add = (Option(ADD, _("Add to it")),) if can_add(path) else ()
    options = (Option(BACK, _("← Another name")), *add, Option(REPLACE, _("Replace it")))
    return asker.pick(_("What shall be done with it?"), options, above=taken)
