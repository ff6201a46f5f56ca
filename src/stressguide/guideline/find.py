"""The guidelines at hand, and the one in use: the one asked for, else the user's own, else the embedded one.

A guideline is called by the name of its file, without the ending. In the user's folder lie guidelines of other names,
and one of the embedded one's name is used in place of that.
"""

import os
import re
import sys
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from stressguide.errors import UserError, did_you_mean, shown
from stressguide.texts import _
from stressguide.words import same

VARIABLE = "STRESSGUIDE_GUIDELINE"
"""The environment variable that says which guideline to use, by file or name."""

EMBEDDED = "stress"
"""The name of the guideline that comes with the program."""

ENDING = ".yaml"
ENDINGS = (ENDING, ".yml")
"""What a guideline's file that is named may end in."""

LOCAL, EXAMPLES, LEARNED = ".local.yaml", ".examples.txt", ".learned.msgpack"
"""What the names of the files beside a guideline end in, in place of its own ending."""

_SLIPS = (
    (r" ?\(\d+\)| ?- ?(kopi|copy)( ?\(\d+\))?", ""),
    (r"\.(txt|bak)$", ""),
    (r"\.yml$", ".yaml"),
    (r"[ ._-]lo[kc]al\.", ".local."),
)
"""How a file comes by a name that is nearly the right one, and what is meant."""

_PACKAGE = Path(__file__).parents[1]

COMPILED = _PACKAGE / "guidelines" / "da.msgpack"
"""The guideline as an installed wheel has it, beside its YAML file and its source document; see `hatch_build.py`."""

_TREE = _PACKAGE.parents[1] / "guidelines" / "da.yaml"
"""The guideline of the source tree, which an editable install uses."""


class AtHand(Struct, frozen=True):
    """A guideline at hand, not yet read."""

    name: str
    path: Path
    """Of its YAML file."""
    reason: str
    """Why it is used, or would be: "option", "variable", "folder" or "embedded"."""
    given: str | None = None
    """What was typed with the option; nothing where the same command finds it without."""

    @property
    def local(self) -> Path:
        """Where what is local stands, if anything is: beside the guideline, or for ours in the user's folder."""
        return beside(folder() / f"{EMBEDDED}{ENDING}" if self.is_embedded else self.path, LOCAL)

    @property
    def learned(self) -> Path:
        """Where what was learned of people's own words stands: beside it, else beside the embedded one."""
        own = beside(self.path, LEARNED)
        return own if os.path.lexists(own) else beside(embedded().path, LEARNED)

    @property
    def is_embedded(self) -> bool:
        """Whether it comes with the program, and so may be there compiled."""
        return self.path in (_TREE, COMPILED.with_suffix(ENDING))


def folder() -> Path:
    """Say where the user's own guidelines lie; the folder need not be there."""
    if sys.platform == "linux":  # as platformdirs does it, whose import takes a fifth of the time of a checklist
        base = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")  # noqa: PTH111 - never raises
        return Path(base, "stressguide")
    from platformdirs import user_config_path

    return user_config_path("stressguide", appauthor=False)


def find(given: str | None = None) -> AtHand:
    """Find the guideline in use: the `given` file or name, else the variable's, else the user's own, else the embedded.

    No file is opened. Raises UserError for a name that is none.
    """
    if given is not None:
        return replace(_named(given, "option"), given=shown(given))
    if typed := os.environ.get(VARIABLE):
        try:
            return _named(typed, "variable")
        except UserError as error:
            raise UserError(f"{VARIABLE}: {error}") from None
    return usual()


def usual() -> AtHand:
    """Name the guideline that is used where nobody asks for another: the user's own of the embedded one's name, or it.

    Nothing is listed for it: there may be a thousand files in the folder, or one may not list it.
    """
    own = folder() / f"{EMBEDDED}{ENDING}"
    return AtHand(EMBEDDED, own, "folder") if os.path.lexists(own) else embedded()


def embedded() -> AtHand:
    """Name the guideline that comes with the program."""
    return AtHand(EMBEDDED, COMPILED.with_suffix(ENDING) if COMPILED.exists() else _TREE, "embedded")


def at_hand() -> dict[str, AtHand]:
    """List the user's own guidelines by name, and the embedded one unless one of theirs has its name."""
    own = (name for name in _names(folder()) if name.endswith(ENDING) and not _meant(name).endswith(LOCAL))
    found = {name: AtHand(name, folder() / f"{name}{ENDING}", "folder") for name in (Path(each).stem for each in own)}
    found.setdefault(EMBEDDED, usual())
    return found


def unused() -> list[Path]:
    """List the files in the user's folder that belong to a guideline which is not there, and so have no effect."""
    files = (folder() / name for name in _names(folder()))
    companions = ((file, _owners(file)) for file in files if file != embedded().local)
    return [file for file, owners in companions if owners and not any(map(os.path.lexists, owners))]


def unreadable() -> OSError | None:
    """Say why the user's folder cannot be listed; None if it can, or is not there."""
    try:
        os.listdir(folder())  # noqa: PTH208 - as quick as can be
    except OSError as error:
        return None if isinstance(error, FileNotFoundError) else error
    return None


def misnamed(wanted: Path) -> list[str]:
    """Say which files are called nearly as one that is not there, as editors and browsers change names."""
    if os.path.lexists(wanted):
        return []
    start, message = wanted.name.partition(".")[0].casefold(), _("{path} is not read. If it should be, call it {name}.")
    return [
        message.format(path=shown(wanted.parent / name), name=shown(wanted.name))
        for name in _names(wanted.parent)
        if name.casefold().startswith(start) and _meant(name) == _meant(wanted.name)
    ]


def _meant(name: str) -> str:
    for pattern, meant in _SLIPS:
        name = re.sub(pattern, meant, name.casefold())
    return name


def _names(where: Path) -> list[str]:
    """List the names in a folder, if it can be listed."""
    try:
        return sorted(os.listdir(where))  # noqa: PTH208 - a thousand paths take longer than all else
    except OSError:
        return []


def _owners(file: Path) -> list[Path]:
    """Name the guidelines that a file may belong to by its name; none for one that is no companion's."""
    stems = [file.name.removesuffix(end) for end in (LOCAL, EXAMPLES, LEARNED) if file.name.endswith(end)]
    stems += [file.name.rsplit(".", 2)[0]] if file.suffix == ".po" else []
    return [file.with_name(stem + ending) for stem in stems for ending in ENDINGS]


def beside(path: Path, ending: str) -> Path:
    """Name the file beside a guideline that has another ending in place of its own."""
    return path.parent / (path.stem + ending)  # with_name will not have a folder such as "."


def belonging(typed: str) -> AtHand:
    """Find the guideline that was meant by a file's or a guideline's name, or that a file beside it belongs to.

    Raises UserError for a name that is none, and for a file that lies beside no guideline.
    """
    found = _file(typed, "option") if os.path.lexists(typed) else _named(typed, "option")
    if os.path.realpath(found.path) == os.path.realpath(embedded().local):
        return usual()
    if not (owners := _owners(found.path)):
        return found
    for owner in filter(os.path.lexists, owners):
        return _file(owner, found.reason)
    message = _("{path} belongs to {guideline}, which is not there.")
    if found.path.suffix == ".po":
        message = _("{path} is a translation of {guideline}, which is not there.")
    raise UserError(message.format(path=found.path, guideline=owners[0]))


def _named(typed: str, reason: str) -> AtHand:
    """Find a guideline by what was typed: a name, or a file if it has a folder or an ending."""
    if typed == "-":
        message = _("A guideline is not read from a pipe, for files belong to it. Save it first, such as in vold.yaml.")
        raise UserError(message)
    if os.path.basename(typed) == typed:  # noqa: PTH119 - "x/" differs
        known = at_hand()
        if found := known.get(typed) or {same(name): item for name, item in known.items()}.get(same(typed)):
            return replace(found, reason=reason)
        if "." not in typed:
            message = _("There are no guidelines “{typed}”.{suggestion} Choose: {known}. A file's name ends in .yaml.")
            message = message.format(typed=typed, suggestion=did_you_mean(typed, known), known=", ".join(known))
            raise UserError("\n".join([*misnamed(folder() / f"{typed}{ENDING}")[:1], message]))
    return _file(typed, reason)


def _file(file: str | Path, reason: str) -> AtHand:
    return AtHand(shown(Path(file).stem), Path(file), reason)
