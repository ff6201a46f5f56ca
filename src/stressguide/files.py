"""Files are written whole or not at all."""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from stressguide.errors import UserError, reason
from stressguide.texts import _


def is_stream(path: Path) -> bool:
    """Whether `path` is there and no ordinary file: a device or a pipe, which is written to and never replaced."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def check_free(path: Path, *, force: bool = False, append: bool = False) -> None:
    """Raise UserError if `path` is a folder, or is a file that is there and may be neither replaced nor added to."""
    if is_stream(path):
        return
    if os.path.isdir(path):  # noqa: PTH112 - unlike a Path's, it never raises
        raise UserError(_("{path} is a folder. Name the file in it.").format(path=path))
    if os.path.exists(path) and not (force or append):  # noqa: PTH110
        message = _("{path} is there already. Use --append to add to it, or --force to replace it.")
        raise UserError(message.format(path=path))


def write(path: Path, text: str | bytes, *, force: bool = False, append: bool = False) -> None:
    """Write text in UTF-8, or bytes, to a file that is not there yet.

    With `force` it replaces the file that is there; with `append` it adds to it, a blank line apart. A link is followed
    and the file it leads to keeps its permissions. Raises UserError, and then the file is as it was.
    """
    data = text.encode("utf-8") if isinstance(text, str) else text
    if is_stream(path):
        _write_to_stream(path, data)
        return
    try:
        target = Path(os.path.realpath(path))
        status = _status(target)
        check_free(path, force=force, append=append)
        if status:
            os.close(os.open(target, os.O_WRONLY))  # a file that may not be written is not replaced either
        if status and append and isinstance(text, str):
            data = _appended(path, target.read_bytes(), text)
        _replace(target, data, status)
    except OSError as error:
        message = _("{path} could not be written: {reason}. Nothing was changed.")
        raise UserError(message.format(path=path, reason=reason(error))) from None


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Write `new` to a file that still holds `old`. Raises UserError, and then the file is as it was."""

    def check() -> None:
        if target.read_bytes() != old:
            message = _("{path} has been changed meanwhile by somebody else. Nothing was written; try again.")
            raise UserError(message.format(path=path))

    try:
        target = Path(os.path.realpath(path))
        handle = os.open(target, os.O_RDWR | getattr(os, "O_NONBLOCK", 0))  # nobody waits for a pipe put in its place
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise UserError(_("{path} is not an ordinary file.").format(path=path))
            _lock(handle)
            check()
            _replace(target, new, status, check)
        finally:
            os.close(handle)
    except OSError as error:
        message = _("{path} could not be written: {reason}. Nothing was changed.")
        raise UserError(message.format(path=path, reason=reason(error))) from None


def _lock(handle: int) -> None:
    """Wait until no other of us is writing the file; where there are no such locks, go on."""
    with suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)


def _write_to_stream(stream: Path, data: bytes) -> None:
    try:
        with stream.open("wb") as file:
            file.write(data)
    except OSError as error:
        message = _("{path} could not be written: {reason}.")
        raise UserError(message.format(path=stream, reason=reason(error))) from None


def _appended(path: Path, old: bytes, new: str) -> bytes:
    try:
        return added(old.decode("utf-8"), new).encode("utf-8")
    except UnicodeDecodeError:
        message = _("{path} is not in UTF-8, so nothing can be added to it. Save it as UTF-8 first.")
        raise UserError(message.format(path=path)) from None


def added(old: str, new: str) -> str:
    """Put new text after old, a blank line apart, in the line ends of the old; all of the old stands before it."""
    newline = "\r\n" if "\r\n" in old else "\n"
    end = old[-4:].replace("\r", "")
    gap = 2 - min(2, len(end) - len(end.rstrip("\n"))) if old.strip("\ufeff \t\r\n") else 0
    return old + newline * gap + new.replace("\n", newline)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes, old: os.stat_result | None, check: Callable[[], None] = lambda: None) -> None:
    """Write beside the target, and put that in its place at once, with the permissions and owner of what was there.

    `check` has the last word before that.
    """
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old and (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
            with suppress(PermissionError):  # who is not root keeps what may be kept
                os.chown(beside, old.st_uid, old.st_gid)
        beside.chmod(stat.S_IMODE(old.st_mode) if old else _usual_mode())
        check()
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _usual_mode() -> int:
    """Find the permissions that a file would have if it were made in the usual way."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
