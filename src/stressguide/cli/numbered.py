"""Questions as numbered lines, answered by a number: nothing is redrawn."""

import sys
from collections.abc import Sequence

from stressguide.cli.prompts import filled, filling_hint
from stressguide.cli.streams import broken, columns, say
from stressguide.navigation.dialogue import Option
from stressguide.texts import _


class NumberedPrompts:
    """Ask by numbers."""

    def choose(self, question: str, options: Sequence[Option]) -> str:
        """Have one option chosen; return its key."""
        return self._answer(question, options, _("Type a number and press Enter:"), may_write=False)[0]

    def choose_or_write(self, question: str, options: Sequence[Option], likely: str = "") -> tuple[str, str]:  # noqa: ARG002
        """Have one option chosen, or something written instead; the order of the numbers never changes."""
        prompt = _("Type a number, or what is happening, and press Enter:")
        return self._answer(question, options, prompt, may_write=True)

    def _answer(self, question: str, options: Sequence[Option], prompt: str, *, may_write: bool) -> tuple[str, str]:
        say(question)
        for number, option in enumerate(options, start=1):
            say(f"{number:3}. {option.text}")
        while True:
            typed = self._line(prompt + " ")
            if typed.isdecimal() and 1 <= int(typed[:9]) <= len(options):
                return options[int(typed[:9]) - 1].key, ""
            if may_write and any(character.isalpha() for character in typed):
                return "", typed
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

    def write(self, question: str, suggestion: str) -> str:
        """Have a line written; return it without the spaces around it."""
        return filled(self._line(f"{question} ({filling_hint(suggestion)}) "), suggestion)

    @staticmethod
    def _line(prompt: str) -> str:
        sys.stderr.write(broken(prompt, columns(sys.stderr) - 1))
        sys.stderr.flush()
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            say("")  # so that what the shell writes next has a line of its own
            raise
        if not line:
            say("")
        if not line or line.strip() == "\x1b":  # Ctrl-D, or Esc and Enter
            raise KeyboardInterrupt
        return line.strip()
