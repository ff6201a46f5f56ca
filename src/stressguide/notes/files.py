"""Files of minutes: read as they are, and written only if nobody else has written them meanwhile."""

import sys
from collections.abc import Callable
from pathlib import Path
from shlex import quote

from msgspec import Struct

from stressguide import files
from stressguide.errors import UserError, shown
from stressguide.texts import _

MAX_BYTES = 128 * 1024
"""Fifty pages; what is larger is hardly the minutes of a meeting."""


class NotesFile(Struct, frozen=True):
    """A file as it was when it was read; `path` is None for standard input."""

    path: Path | None
    text: str
    """Every character of it, a byte order mark and line ends included."""

    @property
    def name(self) -> str:
        """What to call it, without the bytes in it that are no text."""
        return shown(self.path or _("the input"))

    def change(self, compose: Callable[[str], str], *, same: bool = False) -> None:
        """Write what is made of the text that the file has by now, or of the `same` text that was read.

        Raises UserError where the file cannot be written or is not the same; then it is left as it is.
        """
        if self.path:
            path, expected = self.path, self.text.encode("utf-8") if same else None
            files.replace(path, lambda data: compose(_text(data, self.name)).encode("utf-8"), expected=expected)


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
    return NotesFile(path, _text(data, shown(path or _("the input"))))


def _text(data: bytes, name: str) -> str:
    if len(data) > MAX_BYTES:
        message = _("{path} is larger than {n} KiB, and so is hardly the minutes of a meeting.")
        raise UserError(message.format(path=name, n=MAX_BYTES // 1024))
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError(_("{path} is not a text file. Minutes are Markdown, such as minutes.md.").format(path=name))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _("{path}:{line}: this is not UTF-8. Save the file as UTF-8 in your editor.")
        raise UserError(message.format(path=name, line=line)) from None
