"""Names and words reduced to what their spellings have in common: letter case, æøå or ae, oe, aa, NFC or NFD."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"\w+(?:['’]\w+)*")
"""A word of a text."""

PLAIN_WORD = re.compile(r"\w+")
"""A word of a text that is `plain`."""

MAX_CHARACTERS = 2000
"""Of what somebody wrote; what comes after is not read."""

_TOKEN = re.compile(r"\w+(?:['’´]\w+)*|[.,?!:]")
_TRANSCRIBED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_SEPARATED = str.maketrans("_-", "  ")
_UNSPOKEN = str.maketrans("", "", "'’´")


def same(name: str) -> str:
    """Reduce a name to what two spellings of it have in common.

    "Før tilbagekomst", "foer-tilbagekomst" and "FØR_TILBAGEKOMST", in NFC or NFD, all give "foer-tilbagekomst".
    """
    if not name.isascii():
        name = unicodedata.normalize("NFC", name)
    return "-".join(name.casefold().translate(_TRANSCRIBED).translate(_SEPARATED).split())


def plain(text: str) -> str:
    """Reduce a text to what the ways to set it have in common; lengths may change."""
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache(1000)
def plain_words(text: str) -> tuple[str, ...]:
    """Split a text into words; case, punctuation and the kind of quotation marks or dashes are no part of them."""
    return tuple(PLAIN_WORD.findall(plain(text)))


def spelled(word: str) -> str:
    """Reduce a word to what its spellings have in common, apostrophes left out."""
    return unicodedata.normalize("NFC", word).casefold().translate(_TRANSCRIBED).translate(_UNSPOKEN)


def cleaned(text: str) -> str:
    """Leave out of a text what nobody sees; a control character in it becomes a space."""
    return "".join(
        c if c.isprintable() else "" if unicodedata.category(c) == "Cf" else " "
        for c in unicodedata.normalize("NFC", text)
    )


class Token(NamedTuple):
    """A word or a sign of a text, as `spelled`, and where it stands."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Split what somebody wrote into words and the signs between them."""
    return [Token(spelled(match[0]), *match.span()) for match in _TOKEN.finditer(text[:MAX_CHARACTERS])]
