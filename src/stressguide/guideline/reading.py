"""The text of a file, if it can be the text of a guideline."""

from codecs import BOM_UTF8
from pathlib import Path

from stressguide.errors import reason
from stressguide.guideline.decoding import invisible
from stressguide.guideline.faults import Code, Fault, GuidelineError
from stressguide.texts import _

MAX_BYTES = 256 * 1024
"""No guideline and no source document is larger; the largest known is 25 KiB."""


def read(path: Path, most: int = MAX_BYTES) -> str:
    """Read a file in UTF-8, with or without a byte order mark, of at most so many bytes.

    Raises GuidelineError for a file that cannot be read or is too large, and for text that is not in UTF-8 or has
    characters that nobody sees.
    """
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            message = _("This is no file that can be read to its end.")
            raise GuidelineError([Fault(path, 1, 1, Code.UNREADABLE, message)])
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        message = _("The file cannot be read: {reason}.").format(reason=reason(error))
        raise GuidelineError([Fault(path, 1, 1, Code.UNREADABLE, message)]) from None
    if len(data) > most:
        message = _("The file is larger than {n} KiB, and so is hardly a guideline.").format(n=most // 1024)
        raise GuidelineError([Fault(path, 1, 1, Code.TOO_LARGE, message)])
    data = data.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8")) + 1
        message = _("The file is not in UTF-8. Save it as UTF-8 in your editor.")
        raise GuidelineError([Fault(path, line, column, Code.NOT_UTF8, message)]) from None
    if found := invisible(text):
        index, character = found
        line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
        message = _("There is an invisible character, {character}, in this text. Delete it.")
        message = message.format(character=character)
        raise GuidelineError([Fault(path, line, column, Code.INVISIBLE, message)])
    return text
