"""Characters that an encoding lacks, and the nearest ones that it has."""

import codecs
import unicodedata

NEAREST = "stressguide.nearest"
"""The name under which this is known as a way to handle encoding errors."""

_ASCII = {
    "☐": "[ ]", "☑": "[x]",
    "•": "-", "·": "-", "–": "-", "—": "-", "…": "...", "→": "->", "←": "<-", "»": '"', "«": '"',
    "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'",
    "æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa",
}  # fmt: skip


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_near(character) for character in error.object[error.start : error.end]), error.end


def _near(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return _ASCII.get(character) or plain or "?"


codecs.register_error(NEAREST, _nearest)
