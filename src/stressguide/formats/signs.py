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
    lacking = error.object[error.start : error.end]
    plain = (unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode() for sign in lacking)
    return "".join(_ASCII.get(sign) or near or "?" for sign, near in zip(lacking, plain, strict=True)), error.end


codecs.register_error(NEAREST, _nearest)
