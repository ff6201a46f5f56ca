"""Write what a system looks for beside a program, into share/: the manual, and what answers Tab in each shell.

Run it with ``.venv/bin/python docs/manual.py`` after a change of any help.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from stressguide import __version__, texts
from stressguide.cli.help import CLOSING, OPTIONS, tables, usage
from stressguide.cli.main import app
from stressguide.cli.show import script
from stressguide.guideline.start import schema
from stressguide.texts import _, translated

SHARE = Path(__file__).parents[1] / "share"
TITLES = {
    "da": ("Navn", "Oversigt", "Beskrivelse", "Retningslinjernes fil"),
    "en": ("Name", "Synopsis", "Description", "The guideline's file"),
}


def files() -> dict[str, str]:
    """Make the text of each file, by its path in share/."""
    return {
        "man/man1/stressguide.1": page("en"),
        "man/da/man1/stressguide.1": page("da"),
        "bash-completion/completions/stressguide": script("bash"),
        "fish/vendor_completions.d/stressguide.fish": script("fish"),
        # which zsh reads at the first Tab, and which must answer that one too
        "zsh/site-functions/_stressguide": re.sub(r"^compdef (\S+) .*", r'\1 "$@"', script("zsh"), flags=re.MULTILINE),
    }


def page(language: str) -> str:
    """Make the manual page of the whole program from the help of its commands; what they share stands once."""
    before = texts.spoken()
    texts.speak(language)
    try:
        return "\n".join(line for line in _lines(*TITLES[language]) if line) + "\n"
    finally:
        texts.speak(before)


def _lines(name: str, synopsis: str, description: str, file: str) -> Iterator[str]:
    program, *rest = _commands(typer.main.get_command(app))
    yield f'.TH STRESSGUIDE 1 "" "stressguide {__version__}"'
    yield f".SH {name}\nstressguide \\- {_plain(translated(program[0].help))}"
    yield f".SH {synopsis}\n.B stressguide\n{_plain(_('COMMAND'))} {_plain(_('[OPTIONS]'))}"
    yield f".SH {description}\n{_example(program[0].epilog)}\n{_plain(translated(CLOSING))}"
    yield f".SH {_('Commands')}"
    shared: dict[str, dict[str, str]] = {}
    for command, context in [*rest, program]:
        own = [_("Arguments"), translated(OPTIONS)] if context.parent else []
        if own:
            yield f".SS {_plain(' '.join([context.command_path, *usage(command)]))}\n{_plain(translated(command.help))}"
            yield _example(command.epilog)
        for title, rows in tables(command, context).items():
            if title in own:
                yield from _listed(rows)
            elif title != _("Commands"):
                shared.setdefault(title, {}).update(rows)
    made = json.loads(schema())
    for title, found in [*shared.items(), (file, dict(_fields(made, made["$defs"])))]:
        yield f".SH {title}"
        yield from _listed(found.items())


def _commands(
    command: Any, name: str = "stressguide", parent: typer.Context | None = None
) -> Iterator[tuple[Any, typer.Context]]:
    context = command.context_class(command, info_name=name, parent=parent, **command.context_settings)
    yield command, context
    for each in command.list_commands(context) if hasattr(command, "list_commands") else ():
        yield from _commands(command.get_command(context, each), each, context)


def _fields(node: Any, types: dict[str, Any], at: str = "") -> Iterator[tuple[str, str]]:
    """List what may stand in a guideline's file, each by its place; “*” is an id that authors choose."""
    inner = [*node.get("anyOf", ()), *filter(None, [node.get("items")])]
    if "$ref" in node:
        inner.append(types[node["$ref"].rpartition("/")[2]])
    for each in inner:
        yield from _fields(each, types, at)
    if each := node.get("additionalProperties"):
        yield from _fields(each, types, f"{at}*.")
    for key, field in node.get("properties", {}).items():
        yield f"{at}{key}", field["description"]
        yield from _fields(field, types, f"{at}{key}.")


def _listed(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, about in rows:
        yield f".TP\n.B {_plain(name)}\n{_plain(about)}"


def _example(text: str | None) -> str:
    return f".PP\n.nf\n{_plain(translated(text))}\n.fi\n.PP" if text else ""


def _plain(text: str) -> str:
    """Write text so that nothing in it is an instruction, and a hyphen is what can be typed."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(?=[.'])", r"\\&", escaped, flags=re.MULTILINE).replace("\n\n", "\n.PP\n")


def main() -> None:
    """Write the files."""
    for name, text in files().items():
        (SHARE / name).parent.mkdir(parents=True, exist_ok=True)
        (SHARE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
