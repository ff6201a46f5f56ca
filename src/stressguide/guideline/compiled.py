"""A guideline as bytes, made when the program is built: already read, resolved and proved against its source.

Reading it takes a tenth of the time of the YAML file, and a file that has a fault cannot be built into the program.
"""

import msgspec

from stressguide.guideline.model import Guideline
from stressguide.guideline.vocabulary import Learned, Vocabulary


def encode(guideline: Guideline | Vocabulary | Learned) -> bytes:
    """Write a guideline, the words for it, or what was learned from examples, as MessagePack."""
    return msgspec.msgpack.encode(guideline)


def decode(data: bytes) -> Guideline:
    """Read what `encode` of the same version of the program has written."""
    return msgspec.msgpack.decode(data, type=Guideline)


def decode_words(data: bytes) -> Vocabulary:
    """Read the words that `encode` of the same version of the program has written."""
    return msgspec.msgpack.decode(data, type=Vocabulary)


def decode_learned(data: bytes) -> Learned:
    """Read what was learned, as `encode` of the same version of the program has written it."""
    return msgspec.msgpack.decode(data, type=Learned)
