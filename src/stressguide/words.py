"""Names and words reduced to what their spellings have in common: letter case, æøå or ae, oe, aa, NFC or NFD."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

MAX_CHARACTERS = 2000
"""Of what somebody wrote; what comes after is not read."""

HIDDEN = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""The pattern of a character that nobody sees; to compile it takes longer than all else here, and is seldom needed."""

_SAID = {
    "da": "ansvar/ansvarlig, skal/må ikke, bør, anbefales/anbefaler, opfordres/opfordrer, kan, viden",
    "nb": "ansvar/ansvarlig, skal/må, bør, anbefales/anbefaler, oppfordres/oppfordrer, kan, kunnskap",
    "sv": "ansvar/ansvarig, ska/skall/måste/får inte, bör, rekommenderas, uppmanas, kan, kunskap",
    "en": "responsibility/responsible, must/shall, should, recommended, encouraged, can/may, to know",
    "de": "Verantwortung/verantwortlich, muss/müssen, sollte/sollten, empfohlen, aufgefordert, kann, Wissen",
}
_LISTED = {language: [each.split("/") for each in said.split(", ")] for language, said in _SAID.items()}

STRENGTHS = {
    language: {name: words for (name, *_), words in zip(_LISTED["da"], said, strict=True)}
    for language, said in {**_LISTED, "nn": _LISTED["nb"], "no": _LISTED["nb"]}.items()
}
"""In each language what says how binding something is: its name, and words of leads that mean it.

The key is the Danish name, which is the value of `stressguide.model.Strength`.
"""

_TOKEN = re.compile(r"[^\W_]+(?:['’´][^\W_]+)*|[.,?!:]")
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


def spelled(word: str) -> str:
    """Reduce a word to what its spellings have in common, apostrophes left out."""
    return unicodedata.normalize("NFKC", word.translate(_UNSPOKEN)).casefold().translate(_TRANSCRIBED)


def cleaned(text: str) -> str:
    """Leave out of a text what nobody sees; a control character in it becomes a space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", re.sub(HIDDEN, "", text)))


def one_line(text: str) -> str:
    """Write what somebody typed on one line, `cleaned`; what is between words is a space."""
    return " ".join(cleaned(text).split())


class Token(NamedTuple):
    """A word or a sign of a text, as `spelled`, and where it stands."""

    text: str
    start: int
    end: int


def tokens(text: str, most: int | None = MAX_CHARACTERS) -> list[Token]:
    """Split what somebody wrote into words and the signs between them."""
    return [Token(spelled(match[0]), *match.span()) for match in _TOKEN.finditer(text[:most])]


def words(text: str, most: int | None = MAX_CHARACTERS) -> list[Token]:
    """List the words among the tokens of a text."""
    return [token for token in tokens(text, most) if token.text[:1].isalnum()]


def has_words(text: str, name: str) -> bool:
    """Whether a text has a name in it, as whole words."""
    return f" {' '.join(spelled_words(name))} " in f" {' '.join(spelled_words(text))} "


@lru_cache(1000)
def spelled_words(text: str) -> tuple[str, ...]:
    """Split a text into words; case, punctuation and the kind of quotation marks or dashes are no part of them."""
    return tuple(word.text for word in words(unicodedata.normalize("NFC", text), None))
