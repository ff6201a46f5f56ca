"""Questions as numbered lines, answered by a number: nothing is redrawn."""

import sys
from collections.abc import Sequence

from stressguide.cli.prompts import WRITE, filled, filling_hint
from stressguide.cli.streams import broken, columns, say
from stressguide.navigation.dialogue import Option
from stressguide.texts import _

_ESCAPE = "\x1b"


class NumberedPrompts:
    """Ask by numbers."""

    def __init__(self) -> None:
        self._written = ""

    def choose(self, question: str, options: Sequence[Option], likely: str = "") -> str:  # noqa: ARG002
        """Have one option chosen; return its key. Own words may be typed at once where they are an option.

        The order of the numbers never changes.
        """
        may_write = any(option.key == WRITE for option in options)
        prompt = _("Type a number and press Enter:")
        if may_write:
            prompt = _("Type a number, or what is happening, and press Enter:")
        say(question)
        for number, option in enumerate(options, start=1):
            say(f"{number:3}. {option.text}")
        while True:
            typed = self._line(prompt + " ")
            if typed.isdecimal() and 1 <= int(typed[:9]) <= len(options):
                return options[int(typed[:9]) - 1].key
            if may_write and any(map(str.isalpha, typed)):
                self._written = typed
                return WRITE
            say(_("That is not one of the numbers. Type a number from 1 to {n}.").format(n=len(options)))

    def tick(self, question: str, options: Sequence[Option]) -> list[str]:
        """Have any number of options chosen; return their keys."""
        say(question)
        group = ""
        for number, option in enumerate(options, start=1):
            if option.group != group:
                group = option.group
                say(group)
            say(f"{number:3}. {option.text}")
        while True:
            typed = self._line(_("Type the numbers, spaces between, and press Enter; Enter alone: none.") + " ")
            numbers = typed.replace(",", " ").split()
            if all(each.isdecimal() and 1 <= int(each[:9]) <= len(options) for each in numbers):
                return [options[index].key for index in sorted({int(each[:9]) - 1 for each in numbers})]
            say(_("Those are not all numbers from 1 to {n}. Type them again, such as: 1 3").format(n=len(options)))

    def write(self, question: str, suggestion: str = "") -> str:
        """Have a line written, unless it was typed in place of a number; return it without the spaces around it."""
        if self._written:
            written, self._written = self._written, ""
            return written
        line = self._line(f"{question} ({filling_hint(suggestion)}) ", may_leave=bool(suggestion))
        return filled(line.strip(_ESCAPE), suggestion)

    @staticmethod
    def _line(prompt: str, *, may_leave: bool = True) -> str:
        sys.stderr.write(broken(prompt, columns(sys.stderr) - 1))
        sys.stderr.flush()
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            say("")  # so that what the shell writes next has a line of its own
            raise
        if not line:
            say("")
        if not line or (may_leave and line.strip() == _ESCAPE):  # Ctrl-D, or Esc and Enter
            raise KeyboardInterrupt
        return line.strip()
