"""Questions as lists to move in with the arrow keys, or to narrow by typing (questionary)."""

import sys
from collections.abc import Sequence
from shutil import get_terminal_size

import questionary
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import create_output
from questionary.prompts.common import InquirerControl

from stressguide.navigation.dialogue import Option
from stressguide.texts import _

_PLAIN_STYLE = questionary.Style(
    [
        ("qmark", "noinherit"),
        ("question", "bold"),
        ("answer", "noinherit"),
        ("instruction", "noinherit"),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("selected", "noinherit"),
        ("search_success", "noinherit"),
        ("search_none", "noinherit"),
    ]
)


_ESCAPE_WAITS = 0.05
"""Seconds in which Esc may turn out to be the beginning of an arrow key."""


class MenuPrompts:
    """Ask by lists."""

    def __init__(self) -> None:
        self._output = create_output(stdout=sys.stderr)
        # Asking the terminal where the cursor is makes those that cannot tell wait, and then warn in English.
        self._output.enable_cpr = False  # type: ignore[attr-defined]  # of the output for terminals

    def choose(self, question: str, options: Sequence[Option]) -> str:
        """Have one option chosen; return its key."""
        prompt = questionary.select(
            question,
            choices=[questionary.Choice(option.text, value=option.key) for option in options],
            qmark="",
            pointer="»",
            style=_PLAIN_STYLE,
            instruction=_instruction(),
            use_search_filter=True,
            use_jk_keys=False,
            output=self._output,
        )
        _complete(prompt)
        key: str = prompt.unsafe_ask()
        return key

    def write(self, question: str, suggestion: str) -> str:
        """Have a line written; return it without the spaces around it."""
        prompt = questionary.text(
            question,
            default=suggestion,
            qmark="",
            style=_PLAIN_STYLE,
            instruction=_("(empty: back) "),
            key_bindings=_leave_on_escape(KeyBindings()),
            output=self._output,
        )
        prompt.application.ttimeoutlen = _ESCAPE_WAITS
        typed: str = prompt.unsafe_ask()
        return typed.strip()


def _instruction() -> str:
    if get_terminal_size().columns < 70:
        return _("(↑↓ or type)")
    return _("(arrow keys and Enter, or type to find)")


def _leave_on_escape(bindings: KeyBindings) -> KeyBindings:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt, style="class:aborting")

    for key in (Keys.Escape, Keys.ControlD):
        bindings.add(key, eager=True)(leave)
    return bindings


def _complete(prompt: questionary.Question) -> None:
    """Give questionary's list what it lacks.

    Esc and Ctrl-D leave; letters outside ASCII narrow the list too; and Enter chooses nothing while what was typed is
    in no option, where questionary would take the first of them all.
    """
    application = prompt.application
    application.ttimeoutlen = _ESCAPE_WAITS
    control = next(c for c in application.layout.find_all_controls() if isinstance(c, InquirerControl))
    bindings = application.key_bindings
    if not isinstance(bindings, KeyBindings):  # questionary's list has always had its own
        raise TypeError(bindings)
    _leave_on_escape(bindings)

    def narrow(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            control.add_search_character(event.data)  # type: ignore[arg-type]  # it takes any text

    enter = next(b.handler for b in reversed(bindings.bindings) if b.keys == (Keys.ControlM,))

    def choose(event: KeyPressEvent) -> None:
        if control.search_filter is None or control.found_in_search:
            enter(event)

    bindings.add(Keys.Any)(narrow)
    bindings.add(Keys.ControlM, eager=True)(choose)
