"""From files to a guideline: found, read, decoded, checked, proved against its source, and built."""

import os
from collections.abc import Callable

from msgspec import msgpack
from msgspec.structs import replace

from stressguide.errors import UserError
from stressguide.guideline.find import COMPILED, AtHand, beside
from stressguide.model import Guideline
from stressguide.texts import spoken

Tell = Callable[[UserError], object]
"""Takes what is wrong with what is local, of which nobody shall be told that the guideline cannot be used."""


def load(
    which: AtHand, language: str | None = None, *, local: bool = True, tell: Tell = lambda _fault: None
) -> Guideline:
    """Read a guideline in a language; left out: the user's. With what is local, if that is wanted and has no fault.

    Raises UserError if a file cannot be read, and GuidelineError with all faults in it.
    """
    return in_language(which, load_original(which, local=local, tell=tell), language or spoken())


def in_language(which: AtHand, guideline: Guideline, language: str) -> Guideline:
    """Say a guideline, as `load_original` read it, in another language, if it is translated. Raises as `load` does."""
    if guideline.language == language:
        return guideline
    from stressguide.guideline import translate

    path = beside(which.path, translate.ENDING.format(language=language))
    if not os.path.lexists(path):
        return guideline
    return translate.translated(guideline, language, translate.read_catalogue(path))


def load_original(which: AtHand, *, local: bool = True, tell: Tell = lambda _fault: None) -> Guideline:
    """Read a guideline in its own language. Raises as `load` does."""
    if which.is_embedded and COMPILED.exists():
        guideline = decode(COMPILED.read_bytes())
    else:
        from stressguide.guideline import loading

        guideline = loading.load(which.path)
    if local and os.path.lexists(which.local):
        from stressguide.guideline import loading

        try:
            guideline = loading.with_local(guideline, which.local)
        except UserError as fault:
            tell(fault)
    return replace(guideline, given=which.given) if which.given else guideline


def encode(guideline: Guideline) -> bytes:
    """Write a guideline as it is built into the program: read in a tenth of the time, and proved before."""
    return msgpack.encode(guideline)


def decode(data: bytes) -> Guideline:
    """Read what `encode` of the same version of the program has written."""
    return msgpack.decode(data, type=Guideline)


def load_source(which: AtHand, guideline: Guideline) -> str | None:
    """Read the source document of a guideline; None if it names none. Raises as `load` does."""
    from stressguide.guideline.reading import read

    return read(which.path.parent / guideline.source.document, pasted=True) if guideline.source else None
