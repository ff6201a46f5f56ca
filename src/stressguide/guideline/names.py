"""When two names are the same: letter case, æøå or their transcriptions, composed or not, spaces or hyphens."""

import unicodedata

TRANSCRIBED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_SEPARATED = str.maketrans("_-", "  ")


def same(name: str) -> str:
    """Reduce a name to what two spellings of it have in common.

    "Før tilbagekomst", "foer-tilbagekomst" and "FØR_TILBAGEKOMST", in NFC or NFD, all give "foer-tilbagekomst".
    """
    if not name.isascii():
        name = unicodedata.normalize("NFC", name)
    return "-".join(name.casefold().translate(TRANSCRIBED).translate(_SEPARATED).split())
