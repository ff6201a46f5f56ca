"""Asking a person on the terminal. Questions are written to stderr, for stdout is the document's."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from stressguide.cli.streams import broken, columns, forget_typed, say
from stressguide.errors import UserError
from stressguide.texts import _

WRITE, BACK, LEAVE = "+", "..", "."
"""The keys of options that lead to a line for the person's own words, to the question before, and out."""

NEW, ADD, REPLACE = "new", "add", "replace"
"""How a file is to be written."""

_ESCAPE = "\x1b"


class Prompts:
    """Questions as numbered lines, answered by a number: nothing is redrawn. A terminal that can has lists instead.

    The order of what numbers stand for never changes, and 0 leaves everywhere, as Ctrl-C and Ctrl-D do. Leaving raises
    KeyboardInterrupt.
    """

    is_linear = True
    """Whether all is read from the first line to the last, as a screen reader does it."""

    def choose(self, question: str, options: Mapping[str, str], likely: str = "") -> str:  # noqa: ARG002 - for lists
        """Have one of the options chosen, which are texts by their keys; return its key.

        Where one points at an option, it is the `likely` one first. Words typed where they may be stand after `WRITE`.
        """
        labels = {key: text.removeprefix("← ").removesuffix(" …") for key, text in options.items()}
        leaving = labels.pop(LEAVE, _("Leave"))
        numbers = {str(number): key for number, key in enumerate(labels, start=1)}
        prompt = _("Type a number and press Enter:")
        if WRITE in labels:
            prompt = _("Type a number, or what is happening, and press Enter:")
        say("\n".join([question, *(f"{number}. {labels[key]}" for number, key in numbers.items()), f"0. {leaving}"]))
        words = {_("back"): LEAVE, _("quit"): LEAVE} | {label.casefold(): key for key, label in labels.items()}
        meant = words | numbers | {"0": LEAVE}
        while True:
            typed = self._line(prompt)
            key = meant.get(typed.casefold().rstrip("."), "")
            if key == LEAVE and leaving == _("Leave"):
                raise KeyboardInterrupt
            if key:
                return key
            if WRITE in labels and any(map(str.isalpha, typed)):
                return WRITE + typed
            say(_("That is not one of the numbers. Type a number from 0 to {n}.").format(n=len(numbers)))

    def pick(self, question: str, options: Mapping[str, str], above: str = "") -> str:
        """Have one option chosen of a few below an answer, with a line `above` them; return its key.

        Keys that were pressed before choose nothing.
        """
        say(f"\n{above}\n" if above else "")
        self._forget()
        return self.choose(question, options)

    def confirm(self, question: str) -> bool:
        """Ask for a yes; where one points at an option, and for keys that were pressed before, it is no."""
        self._forget()
        return self.choose(question, {"no": _("No"), "yes": _("Yes")}) == "yes"

    def _forget(self) -> None:
        """Forget the keys that were pressed before they are asked for."""
        forget_typed()

    def tick(self, question: str, groups: Mapping[str, Mapping[str, str]]) -> list[str]:
        """Have any number of options chosen, which stand below the headings of their groups; return their keys."""
        say(question)
        keys: dict[str, str] = {}
        for heading, options in groups.items():
            if heading:
                say(heading)
            for key, text in options.items():
                number = str(len(keys) + 1)
                keys[number] = key
                say(f"{number}. {text}")
        while True:
            typed = self._line(_("Type the numbers, spaces between, and press Enter; Enter alone: none."))
            numbers = typed.replace(",", " ").split()
            if keys.keys() >= {*numbers}:
                return [key for number, key in keys.items() if number in numbers]
            say(_("Those are not all numbers from 1 to {n}. Type them again, such as: 1 3").format(n=len(keys)))

    def write(self, question: str, suggestion: str = "") -> str:
        """Have a line written; return it without the spaces around it.

        Empty means that the person wants back, as Esc or a full stop says.
        """
        hint = _("Enter: back")
        if suggestion:
            hint = _("Enter: {suggestion}; type . and press Enter to go back").format(suggestion=suggestion)
        typed = self._line(f"{question} ({hint})", may_leave=False).strip()
        return "" if typed == "." else typed or suggestion

    def _line(self, prompt: str, *, may_leave: bool = True) -> str:
        sys.stderr.write(broken(prompt, columns(sys.stderr) - 1) + " ")
        sys.stderr.flush()
        line = ""
        try:
            line = sys.stdin.readline()
        finally:
            if not line:
                say("")  # so that what the shell writes next has a line of its own
        has_escaped = line.strip() == _ESCAPE
        if not line or (has_escaped and may_leave):  # Ctrl-D, or Esc and Enter
            raise KeyboardInterrupt
        return "." if has_escaped else line.strip().strip(_ESCAPE)


def path_of(typed: str, suggestion: str) -> Path:
    """Read the name of a file as it was written, with the ending of the suggested one where it has none.

    Raises UserError for a name that nobody could see whole.
    """
    if not typed.isprintable():
        raise UserError(_("No file can be called that."))
    name = typed if Path(typed).suffix else f"{typed}{Path(suggestion).suffix}"
    return Path(os.path.expanduser(name))  # noqa: PTH111 - never raises


def settled(
    asker: Prompts, path: Path, can_add: Callable[[Path], bool], *, may_go_back: bool = False
) -> tuple[Path, str]:
    """Ask what to do with a file that is there until that is clear; return the file, or another, and how to write.

    At first the pointer is where nothing is written. Who names no other is asked again, or goes BACK if that may be.
    """
    while os.path.isfile(path):  # noqa: PTH113 - never raises
        taken = _("{path} is there already.").format(path=path)
        add = {ADD: _("Add to it")} if can_add(path) else {}
        options = {BACK: _("← Another name"), **add, REPLACE: _("Replace it")}
        if (how := asker.pick(_("What shall be done with it?"), options, above=taken)) != BACK:
            return path, how
        suggestion = str(path.with_stem(f"{path.stem}-2"))
        if typed := asker.write(_("Name of the file:"), suggestion):
            path = path_of(typed, suggestion)
        elif may_go_back:
            return path, BACK
    return path, NEW
