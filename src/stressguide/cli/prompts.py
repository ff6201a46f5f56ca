"""Asking a person on the terminal. Questions are written to stderr, for stdout is the document's."""

from collections.abc import Sequence
from typing import Protocol

from stressguide.navigation.dialogue import Option
from stressguide.texts import _

BACK = ".."
"""The key of the option that leads to the question before."""


class Prompts(Protocol):
    """A way to ask. Leaving (Esc, Ctrl-C, Ctrl-D) raises KeyboardInterrupt."""

    def choose(self, question: str, options: Sequence[Option]) -> str:
        """Have one option chosen; return its key."""

    def choose_or_write(self, question: str, options: Sequence[Option], likely: str = "") -> tuple[str, str]:
        """Have one option chosen, or something written instead; return its key, or else what was written.

        Where one points at an option, it is the `likely` one first.
        """

    def tick(self, question: str, options: Sequence[Option]) -> list[str]:
        """Have any number of options chosen; return their keys."""

    def write(self, question: str, suggestion: str) -> str:
        """Have a line written; return it without the spaces around it. Empty means that the person wants back."""


def filling_hint(suggestion: str) -> str:
    """Say what an empty line means, and how to go back."""
    return _("Enter alone: {suggestion}; a full stop and Enter: back").format(suggestion=suggestion)


def filled(typed: str, suggestion: str) -> str:
    """Read a line as `filling_hint` says; empty means back."""
    typed = typed.strip()
    return "" if typed == "." else typed or suggestion
