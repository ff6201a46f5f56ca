"""The text of a file, if it can be the text of a guideline."""

from pathlib import Path

from stressguide.errors import UserError, reason
from stressguide.guideline.decoding import invisible
from stressguide.guideline.faults import Fault, GuidelineError
from stressguide.texts import _

MAX_BYTES = 256 * 1024
"""No guideline and no source document is larger; the largest known is 25 KiB."""


def read(path: Path, most: int = MAX_BYTES) -> str:
    """Read a file in UTF-8, with or without a byte order mark, of at most so many bytes.

    Raises UserError for a file that cannot be read or is too large, and GuidelineError for text that is not in UTF-8 or
    has characters that nobody sees.
    """
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        message = _("{path} cannot be read: {reason}.")
        raise UserError(message.format(path=path, reason=reason(error))) from None
    if len(data) > most:
        message = _("{path} is larger than {n} KiB, and so is hardly a guideline.")
        raise UserError(message.format(path=path, n=most // 1024))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = Fault(
            data.count(b"\n", 0, error.start) + 1,
            error.start - data.rfind(b"\n", 0, error.start),
            _("The file is not in UTF-8. Save it as UTF-8 in your editor."),
        )
        raise GuidelineError(path, [fault]) from None
    if found := invisible(text):
        index, character = found
        message = _("There is an invisible character, {character}, in this text. Delete it.")
        line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
        raise GuidelineError(path, [Fault(line, column, message.format(character=character))])
    return text
