"""What is counted in a text: its words, two and three of them in a row, and the parts of each, hashed into buckets."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from stressguide.guideline.vocabulary import spelled

BUCKETS = 1 << 15
"""How many there are."""

MAX_CHARACTERS = 2000
"""Of a text; what comes after is not read."""

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[.,?!:]")
_ROW, _PARTS = 3, range(2, 6)
"""How many words in a row, and how many letters in a part."""


class Feature(NamedTuple):
    """One thing that is counted: its bucket, and the words of the text that it is of, by where they stand."""

    bucket: int
    start: int
    end: int


def features(text: str) -> Iterator[Feature]:
    """List what is to be counted in a text."""
    found = list(_TOKEN.finditer(text[:MAX_CHARACTERS]))
    words = [spelled(match[0]) for match in found]
    for first, word in enumerate(words):
        for last in range(first, min(first + _ROW, len(words))):
            row = " ".join(words[first : last + 1])
            yield Feature(_bucket(f"w{row}"), found[first].start(), found[last].end())
        if word[:1].isalnum():
            edged = f" {word} "
            for size in _PARTS:
                for at in range(len(edged) - size + 1):
                    yield Feature(_bucket(f"c{edged[at : at + size]}"), found[first].start(), found[first].end())


def counted(text: str) -> Counter[int]:
    """Count the features of a text by their buckets."""
    return Counter(feature.bucket for feature in features(text))


def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode()) % BUCKETS
