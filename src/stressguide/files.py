"""Files are written whole or not at all, and by one of us at a time."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stressguide.errors import UserError, reason, shown
from stressguide.texts import _
from stressguide.unfinished import Old, check_same, left_behind, lock, put


def is_stream(path: Path) -> bool:
    """Whether `path` is there and no ordinary file: a device or a pipe, which is written to and never replaced."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)  # noqa: PTH110, PTH112, PTH113


def check_free(path: Path, taken: str | None) -> None:
    """Raise UserError for a folder, and for a file that is there with what `taken` says; None if it may be there."""
    if os.path.isdir(path):  # noqa: PTH112 - unlike a Path's, these never raise
        raise UserError(_("{path} is a folder. Name the file in it.").format(path=path))
    if taken and os.path.exists(path) and not is_stream(path):  # noqa: PTH110
        raise UserError(taken)


def read(path: Path, most: int, missing: str) -> bytes:
    """Read so many bytes, and one more of a larger file. Raises UserError; `missing` says that there is none."""
    if is_stream(path):
        raise UserError(_("{path} is not an ordinary file. Use “-” to read from a pipe.").format(path=path))
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise UserError(missing) from None
    except OSError as error:
        raise UserError(_("{path} cannot be read: {reason}.").format(path=path, reason=reason(error))) from None
    except ValueError:
        raise UserError(_("No file can be called that.")) from None


def create(path: Path, data: bytes, taken: str) -> None:
    """Write a file that is not there yet. Raises UserError, with what `taken` says if it is, or was made meanwhile."""
    check_free(path, taken)
    with _writing(path):
        try:
            if is_stream(path):
                path.write_bytes(data)
            else:
                put(path, data)
        except FileExistsError:
            path.stat()  # links in a circle are told as such
            raise UserError(taken) from None


def append(path: Path, text: str) -> None:
    """Add text to a file, a blank line apart, or make it. Raises UserError, and then the file is as it was."""

    def compose(old: bytes) -> bytes:
        try:
            return added(old.decode("utf-8"), text).encode("utf-8")
        except UnicodeDecodeError:
            message = _("{path} is not in UTF-8, so nothing can be added to it. Save it as UTF-8 first.")
            raise UserError(message.format(path=path)) from None

    _change(path, compose, text.encode("utf-8"))


def replace(path: Path, new: bytes | Callable[[bytes], bytes], *, expected: bytes | None = None) -> None:
    """Write a file anew: bytes, even where there is none, or what a function makes of those that it has.

    Others of us wait meanwhile. A link is followed; owner, group and permissions stay. Raises UserError, also where
    the file does not have the `expected` bytes, and then it is as it was.
    """

    def compose(old: bytes) -> bytes:
        check_same(path, old, old if expected is None else expected)
        return new if isinstance(new, bytes) else new(old)

    _change(path, compose, new if isinstance(new, bytes) else None)


def added(old: str, new: str) -> str:
    """Put new text after old, a blank line apart, in the line ends of the old; all of the old stands before it."""
    newline = "\r\n" if "\r\n" in old else "\n"
    end = old[-4:].replace("\r", "")
    gap = 2 - min(2, len(end) - len(end.rstrip("\n"))) if old.strip("\ufeff \t\r\n") else 0
    return old + newline * gap + new.replace("\n", newline)


def _change(path: Path, compose: Callable[[bytes], bytes], first: bytes | None) -> None:
    """Write what is composed of a file's bytes, or the `first` ones if there is no file."""
    check_free(path, None)
    with _writing(path):
        if first is not None and is_stream(path):
            path.write_bytes(first)
            return
        while True:
            try:
                if _compose(path, compose):
                    return
            except FileNotFoundError:
                if first is None:
                    raise
                with suppress(FileExistsError):
                    put(path, first)
                    return


def _compose(path: Path, compose: Callable[[bytes], bytes]) -> bool:
    """Hold a file, and replace it by what is composed of it, unless it has been replaced before it could be held."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_NONBLOCK", 0))  # nobody waits for a pipe put in its place
    with os.fdopen(handle, "rb", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise UserError(_("{path} is not an ordinary file.").format(path=path))
        lock(handle)
        old = Old(os.fstat(handle), file.read())
        if not os.path.samestat(old.status, path.stat()):
            return False
        if os.name == "nt":
            file.close()  # Windows replaces no open file
        new = compose(old.data)
        if new != old.data:
            put(path, new, old)
    return True


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Tell what writers that were killed have left beside a file, and why this one could not write it."""
    if (left := left_behind(path)) and sys.stderr:
        message = _("Left behind by a writing that was cut off, and may be deleted: {names}")
        with suppress(OSError):
            sys.stderr.write(message.format(names=", ".join(map(shown, left))) + "\n")
    try:
        yield
    except OSError as error:
        unchanged = _("{path} could not be written: {reason}. Nothing was changed.")
        message = _("{path} could not be written: {reason}.") if is_stream(path) else unchanged
        if not os.path.lexists(path.parent):
            message = _("There is no folder {folder}. Make it first, or name another. Nothing was changed.")
        raise UserError(message.format(path=path, folder=path.parent, reason=reason(error))) from None
