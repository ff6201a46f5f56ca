"""The text of a file, if it can be the text of a guideline; and where YAML stops reading it, in words of an author."""

import re
import unicodedata
from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path
from typing import Any

from stressguide.errors import did_you_mean, reason
from stressguide.files import is_stream
from stressguide.guideline.faults import Code, Fault, GuidelineError
from stressguide.texts import _, later, translated

MAX_BYTES = 256 * 1024
"""No guideline and no source document is larger; the largest known is 25 KiB."""

_LETTER = re.compile("[ﬀﬁﬂﬃﬄﬅﬆ\u2010\u2011]")
"""Ligatures, and hyphens that only lay out a line, are the letters and the hyphen that they stand for."""

_MARK = re.compile("[\uf020-\uf0ff]")
"""Word's list marks, from its own fonts, in a document that was pasted."""

_TAB, _INDENT = "found character '\\t'", "did not find expected key"

_FIELD = re.compile(r"\s*(?:- +)?[\w-]+")
"""A line up to the colon after a field's name."""

COLON = later('A colon followed by a space makes a field of what is before it. Put the whole text in quotes: "…".')

# What libyaml says, by how it begins, and what an author can do about it.
_PROBLEMS = (
    ("mapping values are not allowed", Code.COLON, COLON),
    (
        "could not find expected ':'",
        Code.NOT_YAML,
        later("A colon is missing after the field name here or on the line above."),
    ),
    (_TAB, Code.TAB, later("There is a tab here. Indent with spaces.")),
    (
        "found character",
        Code.SIGN,
        later('The text begins with a sign that has a meaning in YAML. Put it in quotes: "…".'),
    ),
    ("found unexpected end of stream", Code.QUOTE, later("A quotation mark that opens here is never closed.")),
    (_INDENT, Code.NOT_YAML, later("The indentation or the quotation marks do not fit here.")),
    (
        "did not find expected ',' or",
        Code.NOT_YAML,
        later("A bracket that opens here is never closed, or a comma is missing in it."),
    ),
    ("did not find expected '-' indicator", Code.NOT_YAML, later("The indentation of the list does not fit here.")),
)


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
            pattern = "*.y*ml" if path.suffix in ("", ".yaml", ".yml") else f"*{path.suffix}"
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


def unreadable(error: Any, text: str, file: Path, quoted: Any) -> tuple[Fault, int | None]:
    """Say what a MarkedYAMLError is about, and which sign is to be another so that the rest can be read, if it is one.

    `quoted` is the last text in quotes over several lines: if YAML stops behind it, its end was meant to open another.
    """
    mark, problem = error.problem_mark, error.problem
    if text[mark.index : mark.index + 1] == "\t":
        problem = _TAB
    if problem.startswith("found unexpected end of stream") or (error.context or "").startswith("while parsing a flow"):
        mark = error.context_mark or mark
    before = text[: mark.index].rpartition("\n")[2]
    if problem.startswith(_PROBLEMS[0][0]) and _FIELD.fullmatch(before):
        problem = _INDENT  # a field, and no prose
    known = ((code, translated(remedy)) for start, code, remedy in _PROBLEMS if problem.startswith(start))
    if quoted and quoted.end_mark.line == mark.line and problem.startswith(_INDENT):
        message = _("A quotation mark that opens here is closed only in line {line}.").format(line=mark.line + 1)
        return Fault(file, quoted.start_mark.line + 1, quoted.start_mark.column + 1, Code.QUOTE, message), None
    otherwise = _("The file is not valid YAML here. Look at the indentation, colons and quotation marks.")
    code, message = next(known, (Code.NOT_YAML, otherwise))
    fault = Fault(file, mark.line + 1, mark.column + 1, code, message)
    return fault, mark.index if code in (Code.COLON, Code.SIGN) else None
