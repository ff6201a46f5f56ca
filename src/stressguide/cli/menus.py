"""Questions as lists to move in with the arrow keys, or to narrow by typing.

The list is questionary's; the application around it is ours. `questionary.select` cannot be left with Esc, does not
narrow by æ, ø and å, takes the first option when what was typed is in none, and builds two line editors that a list
has no use for, a tenth of the time to the first question.
"""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NoReturn
from unicodedata import normalize

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition, is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import ConditionalContainer, FormattedTextControl, HSplit, Layout, ScrollOffsets, Window
from prompt_toolkit.output import create_output
from prompt_toolkit.shortcuts import PromptSession
from questionary.prompts.common import InquirerControl

from stressguide.cli.prompts import filled, filling_hint
from stressguide.cli.streams import broken, columns
from stressguide.navigation.dialogue import Option
from stressguide.texts import _, counted

_POINTER = 3
"""Columns before an option, where the pointer stands."""

_NARROWEST = 10
"""Columns; options are broken for no narrower screen."""

_MARK = "»"
"""Points at an option."""

_OPEN, _TICKED = "☐ ", "☑ "

_ESCAPE_WAITS = 0.05
"""Seconds in which Esc may turn out to be the beginning of an arrow key."""


class MenuPrompts:
    """Ask by lists."""

    def __init__(self) -> None:
        self._output = create_output(stdout=sys.stderr)
        # Asking the terminal where the cursor is makes those that cannot tell wait, and then warn in English.
        self._output.enable_cpr = False  # type: ignore[attr-defined]  # of the output for terminals
        for name in ("SIGTERM", "SIGHUP"):  # who ends the program from outside leaves the terminal as it was, too
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _end)

    def choose(self, question: str, options: Sequence[Option]) -> str:
        """Have one option chosen; return its key."""
        return self._choose(question, options, may_write=False)[0]

    def choose_or_write(self, question: str, options: Sequence[Option], likely: str = "") -> tuple[str, str]:
        """Have one option chosen, or something written instead: what no option has in it."""
        return self._choose(question, options, likely, may_write=True)

    def _choose(
        self, question: str, options: Sequence[Option], likely: str = "", *, may_write: bool
    ) -> tuple[str, str]:
        width = max(_NARROWEST, columns(sys.stderr) - _POINTER)
        choices = [
            questionary.Choice(broken(option.text, width).replace("\n", "\n" + " " * _POINTER), value=option.key)
            for option in options
        ]
        control = _List(choices, pointer=_MARK, use_indicator=False)
        control.may_write = may_write
        control.pointed_at = next((n for n, option in enumerate(options) if option.key == likely), 0)
        self._run(question, control, _choosing(control))
        if control.finds_something:
            return str(control.get_pointed_at().value), ""
        return "", control.search_filter or ""

    def tick(self, question: str, options: Sequence[Option]) -> list[str]:
        """Have any number of options chosen; return their keys."""
        width = max(_NARROWEST, columns(sys.stderr) - _POINTER)
        choices: list[questionary.Choice] = []
        for group, members in groupby(options, lambda option: option.group):
            if group:
                choices.append(questionary.Separator(broken(group, width).replace("\n", "\n" + " " * _POINTER)))
            for option in members:
                shown = broken(option.text, width - len(_OPEN)).replace("\n", "\n" + " " * (_POINTER + len(_OPEN)))
                choices.append(questionary.Choice(_OPEN + shown, value=option.key))
        control = _Boxes(choices, pointer=_MARK, use_indicator=False)
        self._run(question, control, _ticking(control))
        return [str(value) for value in control.selected_options]

    def _run(self, question: str, control: "_List | _Boxes", bindings: KeyBindings) -> object:
        application: Application[object] = Application(
            layout=_layout(question, control), key_bindings=bindings, style=_style(), output=self._output
        )
        application.ttimeoutlen = _ESCAPE_WAITS
        return application.run()

    def write(self, question: str, suggestion: str) -> str:
        """Have a line written; return it without the spaces around it."""
        session: PromptSession[str] = PromptSession(
            [("class:question", question), ("class:instruction", f" ({filling_hint(suggestion)}) ")],
            style=_style(),
            key_bindings=_leave_on_escape(KeyBindings()),
            output=self._output,
        )
        session.app.ttimeoutlen = _ESCAPE_WAITS
        return filled(session.prompt(), suggestion)


class _List(InquirerControl):
    """questionary's list, whose search sees through the line breaks of long options."""

    may_write = False
    """Whether what was typed, and is in no option, is an answer too."""

    @property
    def filtered_choices(self) -> list[questionary.Choice]:
        """The options that have what was typed in them; all of them, if none has."""
        return self._found or list(self.choices)

    @property
    def finds_something(self) -> bool:
        """Whether some option has what was typed in it."""
        return bool(self._found)

    @property
    def answer(self) -> str:
        """What was chosen, or written."""
        return _whole(self.get_pointed_at()) if self.finds_something else str(self.search_filter)

    @property
    def instructions(self) -> tuple[str, str]:
        """How to answer, at length and in short."""
        if self.may_write:
            return _("(choose, or type what is happening; Esc: leave)"), _("(↑↓ or type)")
        return _("(arrow keys and Enter, or type to find; Esc: leave)"), _("(↑↓ or type)")

    @property
    def _found(self) -> list[questionary.Choice]:
        typed = (self.search_filter or "").lower()
        return [choice for choice in self.choices if typed in _whole(choice).lower()]


class _Boxes(InquirerControl):
    """questionary's list, with boxes to tick off."""

    finds_something = True

    @property
    def answer(self) -> str:
        """How many were ticked off."""
        return counted("{n} ticked off", "{n} ticked off", len(self.selected_options))

    @property
    def instructions(self) -> tuple[str, str]:
        """How to answer, at length and in short."""
        return _("(Space: tick off; Enter: done; Esc: leave)"), _("(Space, Enter)")

    def toggle(self) -> None:
        """Tick off what is pointed at, or take the tick away."""
        choice = self.get_pointed_at()
        if choice.value in self.selected_options:
            self.selected_options.remove(choice.value)
            choice.title = _OPEN + str(choice.title)[len(_TICKED) :]
        else:
            self.selected_options.append(choice.value)
            choice.title = _TICKED + str(choice.title)[len(_OPEN) :]

    def move(self, step: int) -> None:
        """Point at the next option, or the one before, past headings."""
        self.pointed_at = (self.pointed_at + step) % self.choice_count
        while not self.is_selection_valid():
            self.pointed_at = (self.pointed_at + step) % self.choice_count


def _whole(choice: questionary.Choice) -> str:
    """Read an option as it was before it was broken to fit."""
    return " ".join(str(choice.title).split())


def _end(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)


def _layout(question: str, control: _List | _Boxes) -> Layout:
    """Set the question, its options, and what was typed to narrow them; once answered, only question and answer."""

    def head() -> StyleAndTextTuples:
        if control.is_answered:
            answered = broken(f"{question} {control.answer}", columns(sys.stderr))
            return [("class:question", answered[: len(question)]), ("class:answer", answered[len(question) :])]
        return [("class:question", question), ("class:instruction", _instruction(len(question), control.instructions))]

    def typed() -> str:
        message = _("No answer has “{typed}” in it. Backspace deletes.")
        if isinstance(control, _List) and control.may_write:
            message = _("In your own words: {typed} (Enter: go on)")
        if control.finds_something:
            message = _("Typed: {typed}")
        return broken(message.format(typed=control.search_filter), columns(sys.stderr))

    is_typing = Condition(lambda: control.search_filter is not None)
    return Layout(
        HSplit(
            [
                Window(FormattedTextControl(head), dont_extend_height=True, wrap_lines=True),
                ConditionalContainer(
                    Window(control, wrap_lines=True, dont_extend_height=True, scroll_offsets=_whole_options(control)),
                    filter=~is_done,
                ),
                ConditionalContainer(
                    Window(FormattedTextControl(typed), dont_extend_height=True, wrap_lines=True),
                    filter=is_typing & ~is_done,
                ),
            ]
        )
    )


def _whole_options(control: _List | _Boxes) -> ScrollOffsets:
    """Scroll so far that all lines of an option are seen, and the heading above it."""
    return ScrollOffsets(top=1, bottom=max(str(choice.title).count("\n") for choice in control.choices))


def _instruction(used: int, instructions: tuple[str, str]) -> str:
    """Say how to answer, as far as there is room on the line."""
    room = columns(sys.stderr) - used - 1
    return next((f" {text}" for text in instructions if len(text) < room), "")


def _style() -> questionary.Style:
    bold = "" if os.environ.get("NO_COLOR") else "bold"
    return questionary.Style(
        [("question", bold), ("pointer", bold), ("highlighted", bold), ("answer", ""), ("instruction", "")]
    )


def _choosing(control: _List) -> KeyBindings:
    def point() -> None:
        """Point at the first option, or at none where what was typed is in none."""
        control.pointed_at = 0
        control.pointer = _MARK if control.finds_something else None

    def narrow(event: KeyPressEvent) -> None:
        pasted = len(event.data) > 1
        typed = "".join(c if c.isprintable() else " " * c.isspace() for c in event.data) if pasted else event.data
        if typed.isprintable():
            control.search_filter = normalize("NFC", (control.search_filter or "") + typed)
            point()

    def widen(_event: KeyPressEvent) -> None:
        control.add_search_character(Keys.Backspace)
        point()

    def choose(event: KeyPressEvent) -> None:
        written = control.may_write and any(map(str.isalpha, control.search_filter or ""))
        if control.finds_something or written:
            control.is_answered = True
            event.app.exit()

    return _bound(
        (Keys.Up, lambda _event: control.select_previous()),
        (Keys.Down, lambda _event: control.select_next()),
        (Keys.Any, narrow),
        (Keys.BracketedPaste, narrow),
        (Keys.Backspace, widen),
        (Keys.Enter, choose),
        (Keys.ControlZ, lambda event: event.app.suspend_to_background()),
        (Keys.ControlJ, choose),  # Enter that was typed before the question was there
    )


def _ticking(control: _Boxes) -> KeyBindings:
    def end(event: KeyPressEvent) -> None:
        control.is_answered = True
        event.app.exit()

    return _bound(
        (Keys.Up, lambda _event: control.move(-1)),
        (Keys.Down, lambda _event: control.move(1)),
        (" ", lambda _event: control.toggle()),
        (Keys.Enter, end),
        (Keys.ControlZ, lambda event: event.app.suspend_to_background()),
        (Keys.ControlJ, end),
    )


def _bound(*handlers: tuple[Keys | str, Callable[[KeyPressEvent], None]]) -> KeyBindings:
    bindings = _leave_on_escape(KeyBindings())
    for key, handler in handlers:
        bindings.add(key)(handler)
    return bindings


def _leave_on_escape(bindings: KeyBindings) -> KeyBindings:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    for key in (Keys.Escape, Keys.ControlC, Keys.ControlD, Keys.SIGINT):
        bindings.add(key, eager=True)(leave)
    return bindings
