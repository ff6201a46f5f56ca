"""Questions as numbered lines, answered by a number: nothing is redrawn."""

import sys
from collections.abc import Sequence

from stressguide.cli.prompts import BACK, LEAVE, WRITE, filled, filling_hint
from stressguide.cli.streams import broken, columns, forget_typed, say
from stressguide.navigation.dialogue import Option
from stressguide.texts import _

_ESCAPE = "\x1b"


class NumberedPrompts:
    """Ask by numbers. The order of what they stand for never changes, and 0 leaves everywhere."""

    is_linear = True

    def __init__(self) -> None:
        self._written = ""

    def choose(self, question: str, options: Sequence[Option], likely: str = "") -> str:  # noqa: ARG002
        """Have one option chosen; return its key. Own words may be typed at once where they are an option."""
        known = {option.key: option.text for option in options if option.key != LEAVE}
        leaving = next((option.text for option in options if option.key == LEAVE), _("Leave"))
        numbers = {str(number): key for number, key in enumerate(known, start=1)}
        may_write = WRITE in known
        prompt = _("Type a number and press Enter:")
        if may_write:
            prompt = _("Type a number, or what is happening, and press Enter:")
        say(question)
        for number, key in numbers.items():
            say(f"{number}. {known[key].removeprefix('← ').removesuffix(' …')}")
        say(f"0. {leaving}")
        words = {_("back"): BACK if BACK in known else LEAVE, _("quit"): LEAVE}
        while True:
            typed = self._line(prompt + " ")
            chosen = LEAVE if typed == "0" else numbers.get(typed) or words.get(typed.casefold().rstrip("."))
            if chosen == LEAVE and leaving == _("Leave"):
                raise KeyboardInterrupt
            if chosen is not None:
                return chosen
            if may_write and any(map(str.isalpha, typed)):
                self._written = typed
                return WRITE
            say(_("That is not one of the numbers. Type a number from 0 to {n}.").format(n=len(numbers)))

    def pick(self, question: str, options: Sequence[Option], above: str = "") -> str:
        """Have one option chosen, below the line `above`."""
        if above:
            say(f"\n{above}")
        say("")
        self.forget()
        return self.choose(question, options)

    def confirm(self, question: str) -> bool:
        """Ask for a yes; an empty line is none."""
        self.forget()
        return self._line(f"{question} {_('(yes or no)')} ").casefold() in (_("yes"), _("yes")[0])

    def forget(self) -> None:
        """Forget the lines that were written before they are asked for."""
        forget_typed()

    def tick(self, question: str, options: Sequence[Option]) -> list[str]:
        """Have any number of options chosen; return their keys."""
        say(question)
        group = ""
        for number, option in enumerate(options, start=1):
            if option.group != group:
                group = option.group
                say(group)
            say(f"{number}. {option.text}")
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
        sys.stderr.write(broken(prompt.rstrip(), columns(sys.stderr) - 1) + " ")
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
