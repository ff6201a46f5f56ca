"""What a user can cause, said in one or two lines."""

import errno
from collections.abc import Collection, Iterable
from itertools import islice

from stressguide.texts import _, later, translated


class UserError(Exception):
    """An expected error: what is wrong, where, and what to do, in the user's language.

    Raised anywhere, shown in one place (`stressguide.cli.main`), which ends the program with exit code 2.
    """


_REASONS = {
    errno.EACCES: later("you may not"),
    errno.EDQUOT: later("your share of the disk is full"),
    errno.EFBIG: later("the file would be too large"),
    errno.EIO: later("the disk or the connection fails"),
    errno.EISDIR: later("it is a folder"),
    errno.ELOOP: later("its links lead in a circle"),
    errno.ENAMETOOLONG: later("the name is too long"),
    errno.ENOENT: later("the folder or the file is not there"),
    errno.ENOSPC: later("the disk is full"),
    errno.ENOTDIR: later("what stands as a folder in it is a file"),
    errno.ENXIO: later("nobody is there to read it"),
    errno.EPERM: later("you may not"),
    errno.EPIPE: later("nobody is reading it any more"),
    errno.EROFS: later("the place is read-only"),
}


def shown(name: object) -> str:
    """Write a file's name so that it can be shown: what is no text in it, or nobody sees, becomes a question mark."""
    return "".join(c if c.isprintable() else "?" for c in str(name))


def reason(error: OSError) -> str:
    """Say in the user's language why the system refused; its own words are in the language of its locale."""
    if error.errno in _REASONS:
        return translated(_REASONS[error.errno])
    return _("error {number}").format(number=error.errno)


_NEAR, _LONGEST, _COMPARED = 0.6, 80, 500
"""How like a word must be to what was typed, of 1; and how much of that, and how many words, are compared."""

_LISTED, _LISTED_LENGTH = 30, 60
"""How many names a message lists, and how much of each."""


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """Find which of the known words was perhaps meant; None if none is near.

    Case is no part of a word, and neither are the dashes before it.
    """
    from difflib import get_close_matches

    forms = {word.lstrip("-").casefold(): word for word in islice(known, _COMPARED)}
    found = get_close_matches(typed[:_LONGEST].lstrip("-").casefold(), list(forms), n=1, cutoff=_NEAR)
    return forms[found[0]] if found else None


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """Say which of the known words was perhaps meant, as a sentence after a space; nothing if none is near."""
    close = nearest(typed, known)
    return _(" Did you mean “{word}”?").format(word=close) if close else ""


def listed(names: Collection[str]) -> str:
    """List names, not more of them than a message can have."""
    shortened = [
        name if len(name) <= _LISTED_LENGTH else name[:_LISTED_LENGTH] + "…" for name in islice(names, _LISTED)
    ]
    return ", ".join([*shortened, *(["…"] if len(names) > _LISTED else [])])
