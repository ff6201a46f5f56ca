"""Files of minutes: read as they are, and written only if nobody else has written them meanwhile."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from glob import glob
from pathlib import Path
from shlex import quote

from msgspec import Struct

from stressguide import files
from stressguide.errors import UserError, shown
from stressguide.notes.reading import DATA, Parsed
from stressguide.texts import _

MAX_TEXT, MAX_BYTES = 2 * 1024**2, 64 * 1024**2
"""Bytes of text, without the pictures in it, and of all; what is larger is hardly the minutes of a meeting."""

_PICTURE = re.compile(DATA.pattern.encode())

ENDINGS = (".md", ".markdown", ".txt", ".docx")
"""The endings of files that may hold minutes: in Markdown, and in Word."""

_WORD = b"PK\3\4", b"\xd0\xcf\x11\xe0", b"{\\rtf"
"""How files of word processors begin."""


class NotesFile(Struct, frozen=True):
    """A file as it was when it was read; `path` is None for standard input."""

    path: Path | None
    content: str | Parsed
    """Every character of it, a byte order mark and line ends included; what was read in a Word file."""

    @property
    def name(self) -> str:
        """What to call it, without the bytes in it that are no text."""
        return shown(self.path or _("the input"))

    @property
    def text(self) -> str:
        """What can be written in. Raises UserError for a Word file, which is only read."""
        if isinstance(self.content, str):
            return self.content
        message = _("{path} is a Word file: write in it there. Tick off in Word; status reads the ticks.")
        raise UserError(message.format(path=self.name))

    def change(self, compose: Callable[[str], str], *, same: bool = False) -> None:
        """Write what is made of the text that the file has by now, or of the `same` text that was read.

        Raises UserError where the file cannot be written or is not the same; then it is left as it is.
        """
        if self.path:
            path, expected = self.path, self.text.encode("utf-8") if same else None
            files.change(path, lambda data: compose(_text(data, self.name)).encode("utf-8"), expected=expected)


def in_folders(typed: Iterable[str]) -> Iterator[str]:
    """List files as they were typed, and in place of a folder the minutes in it. Raises UserError where it has none.

    Stars stand for what they do in a shell; that of Windows leaves them to us.
    """
    for name in typed:
        if not os.path.isdir(name):  # noqa: PTH112 - never raises
            yield from (not os.path.lexists(name) and sorted(glob(name))) or [name]  # noqa: PTH207 - as it was typed
            continue
        found = sorted(path for path in Path(name).rglob("[!.~]*") if path.suffix.lower() in ENDINGS and path.is_file())
        if not found:
            raise UserError(
                _("There are no minutes in {path}. Their names end in .md or .docx.").format(path=shown(name))
            )
        yield from map(str, found)


def read(typed: str) -> NotesFile:
    """Read a file of minutes; "-" is standard input. Raises UserError for what cannot be one."""
    if not typed.strip():
        raise UserError(_("No file can be called that."))
    path = None if typed in ("-", "/dev/stdin") else Path(typed)
    if path:
        message = _("{path} is not there. New minutes are made with: stressguide notes new ROLE SITUATION -o {quoted}")
        data = files.read(path, MAX_BYTES, message.format(path=path, quoted=quote(str(path))))
    else:
        data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
    name = shown(path or _("the input"))
    is_word = data.startswith(_WORD) or Path(name).suffix.lower() in {".docx", ".docm", ".doc", ".odt", ".rtf"}
    if is_word and len(data) <= MAX_BYTES:
        from stressguide.notes import word

        return NotesFile(path, word.parse(data, name))
    return NotesFile(path, _text(data, name))


def _text(data: bytes, name: str) -> str:
    """Decode a file. Raises UserError for what is no text, not in UTF-8 or too large, with what to do about it."""
    if len(data) > MAX_BYTES or len(_PICTURE.sub(b"", data)) > MAX_TEXT:
        message = _("{path} is larger than {n} MiB, and so is hardly the minutes of a meeting.")
        raise UserError(message.format(path=name, n=MAX_TEXT // 1024**2))
    is_marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    start = 0 if is_marked else max(data.find(b"\0") - 1, 0)
    is_utf_16 = is_marked or data[start : start + 20].count(0) > max(3, len(data[start : start + 20]) // 3)
    message = _("{path}:{line}: this is not UTF-8. Save the file as UTF-8 in your editor.")
    if b"\0" in data and not is_utf_16:
        message = _("{path} is not a text file. Minutes are Markdown, such as minutes.md.")
    elif start > 1:
        message = _(
            "{path}:{line}: from here on it is in UTF-16, as “>>” in Windows' PowerShell writes. Delete that, and add "
            "it again with: -o {path} --append"
        )
    elif b"\0" not in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            start = error.start
    line = len(data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    raise UserError(message.format(path=name, line=line))
