"""Questions as questionary asks them: lists to move in with the arrow keys, boxes to tick off, lines to write."""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import questionary
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.input import create_input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import ScrollOffsets
from prompt_toolkit.output import create_output
from prompt_toolkit.shortcuts import print_formatted_text
from questionary.prompts.common import InquirerControl

from stressguide.cli.prompts import WRITE, Prompts
from stressguide.cli.streams import broken, columns
from stressguide.texts import _, counted

_Keys = dict[Keys | str, Callable[[KeyPressEvent], object]]


class Menus(Prompts):
    """Questions as lists, where a terminal can redraw them."""

    is_linear = False

    def __init__(self, *, color: bool) -> None:
        output = create_output(stdout=sys.stderr)
        # Asking the terminal where the cursor is makes those that cannot tell wait, and then warn in English.
        output.enable_cpr = False  # type: ignore[attr-defined]  # of the output for terminals
        bold = "noinherit bold" if color and not os.environ.get("NO_COLOR") else "noinherit"
        plain = dict.fromkeys(("question", "answer", "selected"), "noinherit")
        style = questionary.Style.from_dict(plain | dict.fromkeys(("qmark", "pointer", "highlighted"), bold))
        self._look: dict[str, Any] = {"style": style, "output": output}
        self._list = {**self._look, "use_jk_keys": False, "erase_when_done": True}
        for name in ("SIGTERM", "SIGHUP"):  # who ends the program from outside leaves the terminal as it was, too
            signal.signal(getattr(signal, name, signal.SIGTERM), lambda number, _frame: sys.exit(128 + number))

    def choose(self, question: str, options: Mapping[str, str], likely: str = "") -> str:
        """Have one option chosen; return its key."""
        choices = [_choice(key, text) for key, text in options.items()]
        head = _head(question, _("(arrow keys and Enter; Esc: quit)"), _("(↑↓ and Enter)"))
        asked = questionary.select(choices=choices, default=likely if likely in options else None, **head, **self._list)
        key = str(_run(asked, _WRITING_KEYS if WRITE in options else _LIST_KEYS))
        self._repeat(question, options[key])
        return key

    def pick(self, question: str, options: Mapping[str, str], above: str = "") -> str:
        """Have one option chosen of a few side by side; nothing of them remains."""
        choices = [questionary.Choice(text, value=key) for key, text in options.items()]
        line = _fitted(f"\n{above}" if above else "", 0)
        asked = questionary.select("", choices, qmark=line, instruction=" ", **self._list)
        self._forget()
        return str(_run(asked, _SIDE_KEYS, partial(_side_by_side, question)))

    def _forget(self) -> None:
        clear_typeahead(create_input())
        super()._forget()

    def tick(self, question: str, groups: Mapping[str, Mapping[str, str]]) -> list[str]:
        """Have any number of options chosen; return their keys."""
        choices: list[questionary.Choice] = []
        for heading, options in groups.items():
            if heading:
                choices.append(questionary.Separator(_fitted(heading, 3, "   ")))
            choices += [_choice(key, text, box=2) for key, text in options.items()]
        head = _head(question, _("(Space: tick off; Enter: done; Esc: quit)"), _("(Space, Enter)"))
        asked = questionary.checkbox(choices=choices, **head, **self._list)
        keys = [str(key) for key in _run(asked, _LIST_KEYS)]
        self._repeat(question, counted("{n} ticked off", "{n} ticked off", len(keys)))
        return keys

    def _line(self, prompt: str, *, may_leave: bool = False) -> str:  # noqa: ARG002 - by Ctrl-C; Esc leads back
        asked = questionary.text("", qmark=_fitted(prompt, 2), **self._look)
        return str(_run(asked, _BACK_KEYS))

    def _repeat(self, question: str, answer: str) -> None:
        """Leave the question and its answer on the screen; what questionary leaves is not broken between words."""
        shown = broken(f"{question} {answer}", columns(sys.stderr))
        parts = [("class:qmark", shown[: len(question)]), ("class:answer", shown[len(question) :])]
        print_formatted_text(FormattedText(parts), **self._look)


def _fitted(text: str, before: int, indent: str = "") -> str:
    """Break a text between words, for a line on which something stands before it; no screen is narrower than ten."""
    return broken(text, max(10, columns(sys.stderr) - before)).replace("\n", f"\n{indent}")


def _choice(key: str, text: str, box: int = 0) -> questionary.Choice:
    before = 3 + box  # columns, for the pointer
    return questionary.Choice(_fitted(text, before, " " * before), value=key)


def _head(question: str, *ways: str) -> dict[str, Any]:
    """Set the question, and how to answer as far as there is room on the line.

    The question stands where questionary has its question mark, so as to begin in the first column; without an
    instruction, there would be one in English.
    """
    around = 4  # the spaces that questionary adds, and the cursor
    shown = _fitted(question, around)
    room = columns(sys.stderr) - around - len(shown.rpartition("\n")[2])
    return {"qmark": shown, "message": next((way for way in ways if len(way) <= room), ""), "instruction": " "}


def _side_by_side(question: str, control: InquirerControl) -> list[tuple[str, str]]:
    """Set options in as few lines as hold them, after the question."""
    parts, used, width = [("class:question", question)], len(question), columns(sys.stderr)
    for index, choice in enumerate(control.choices):
        is_pointed = index == control.pointed_at
        text = f"{' » ' if is_pointed else '   '}{choice.title}"
        if used + len(text) >= width:
            parts.append(("", "\n"))
            used = 0
        parts.append(("class:highlighted" if is_pointed else "", text))
        used += len(text)
    way = _("(arrow keys and Enter)")
    return [*parts, ("", f"   {way}")] if used + len(way) + 3 < width else parts


def _run(asked: questionary.Question, keys: _Keys, set_by: Callable[[InquirerControl], Any] | None = None) -> Any:
    """Ask, with our keys before questionary's, and options `set_by` us."""
    application, bindings = asked.application, KeyBindings()
    for key, handler in keys.items():
        bindings.add(key, eager=key != Keys.Any)(handler)
    application.ttimeoutlen = 0.05  # seconds in which Esc may turn out to be the beginning of an arrow key
    application.key_bindings = merge_key_bindings([application.key_bindings or KeyBindings(), bindings])
    for window in application.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):  # scroll so far that an option is seen to its last line
            if set_by:
                window.content.text = partial(set_by, window.content)
            lines = max(str(choice.title).count("\n") for choice in window.content.choices)
            window.scroll_offsets = ScrollOffsets(top=1, bottom=lines)
    return asked.unsafe_ask()


def _write(event: KeyPressEvent) -> None:
    """Leave a list for the line for own words, and take there what was typed."""
    if event.data.isalpha() or event.key_sequence[0].key == Keys.BracketedPaste:
        event.app.exit(result=WRITE)
        event.key_processor.feed_multiple(event.key_sequence, first=True)


_LINE_KEYS: _Keys = dict.fromkeys(
    (Keys.Escape, Keys.ControlC, Keys.ControlD, Keys.SIGINT), lambda event: event.app.exit(exception=KeyboardInterrupt)
)
_BACK_KEYS: _Keys = {**_LINE_KEYS, Keys.Escape: lambda event: event.app.exit(result=".")}
_PAUSING: _Keys = {**_LINE_KEYS, Keys.ControlZ: lambda event: event.app.suspend_to_background()}
_WRITING_KEYS: _Keys = {**_PAUSING, Keys.BracketedPaste: _write, Keys.Any: _write}
# A paste would be written beside the question, and two letters would tick all.
_LIST_KEYS: _Keys = {**_PAUSING, **dict.fromkeys((Keys.BracketedPaste, "a", "i"), lambda _event: None)}
_SIDE_KEYS: _Keys = {
    **_LIST_KEYS,
    Keys.Left: lambda event: event.key_processor.feed(KeyPress(Keys.Up), first=True),
    Keys.Right: lambda event: event.key_processor.feed(KeyPress(Keys.Down), first=True),
}
