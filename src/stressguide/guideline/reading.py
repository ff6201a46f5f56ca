"""The text of a file, if it can be the text of a guideline."""

import re
import unicodedata
from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path

from stressguide.errors import did_you_mean, reason
from stressguide.files import is_stream
from stressguide.guideline.faults import Code, Fault, GuidelineError
from stressguide.texts import _

MAX_BYTES = 256 * 1024
"""No guideline and no source document is larger; the largest known is 25 KiB."""

_LETTER = re.compile("[ﬀﬁﬂﬃﬄﬅﬆ\u2010\u2011]")
"""Ligatures, and hyphens that only lay out a line, are the letters and the hyphen that they stand for."""

_MARK = re.compile("[\uf020-\uf0ff]")
"""Word's list marks, from its own fonts, in a document that was pasted."""


def read(path: Path, most: int = MAX_BYTES, *, pasted: bool = False) -> str:
    """Read a file in UTF-8, with or without a byte order mark, of at most so many bytes; its author may have pasted it.

    Raises GuidelineError for a file that cannot be read or is too large, and for text that is not in UTF-8 or has
    characters that nobody sees.
    """
    if is_stream(path):
        raise _error(path, Code.UNREADABLE, _("This is no file that can be read to its end."))
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        message = _("The file cannot be read: {reason}.").format(reason=reason(error))
        if isinstance(error, FileNotFoundError):
            pattern = "*.y*ml" if path.suffix in (".yaml", ".yml") else f"*{path.suffix}"
            with suppress(OSError):
                message += did_you_mean(path.name, [each.name for each in path.parent.glob(pattern)])
        raise _error(path, Code.UNREADABLE, message) from None
    if len(data) > most:
        message = _("The file is larger than {n} KiB, and so is hardly a guideline.").format(n=most // 1024)
        raise _error(path, Code.TOO_LARGE, message)
    data = data.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = _("The file is not in UTF-8. Save it as UTF-8 in your editor.")
        raise _error(path, Code.NOT_UTF8, message, data[: error.start].decode("utf-8")) from None
    text = as_pasted(text) if pasted else _LETTER.sub(_plain, text)
    if found := invisible(text):
        raise _error(path, Code.INVISIBLE, found[1], text[: found[0]])
    return text


def as_pasted(text: str) -> str:
    """Write the text of a document that was pasted as one who types would."""
    text = text.replace("\xad\n", "-\n").replace("\xad", "").replace("\f", " ")
    return _MARK.sub("•", _LETTER.sub(_plain, text))


def _plain(sign: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", sign[0]).replace("\u2010", "-")


def _error(path: Path, code: Code, message: str, before: str = "") -> GuidelineError:
    """Make the error of a file that has one fault, with what stands before it."""
    return GuidelineError([Fault(path, before.count("\n") + 1, len(before) - before.rfind("\n"), code, message)])


def invisible(text: str) -> tuple[int, str] | None:
    """Find the first character that a reader cannot see: controls, direction marks, soft hyphens.

    Give its index, and what is wrong. Such characters can hide or reorder words on the screen, and a word that has one
    is not the word of the source.
    """
    if text.replace("\n", "").isprintable():
        return None
    for index, character in enumerate(text):
        if not character.isprintable() and character not in "\r\n\t" and unicodedata.category(character) != "Zs":
            message = _("There is an invisible character, {character}, in this text. Delete it.")
            return index, message.format(character=f"U+{ord(character):04X}")
    return None
