"""Files are written whole or not at all, and by one of us at a time.

What is written lies unfinished beside the file until it takes its place, and leaves nothing behind, however it ends.
"""

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from stressguide.errors import UserError, reason, shown
from stressguide.texts import _

_KEPT = 50
"""How much of a file's name stands in that of the unfinished one."""

_ACL = "system.posix_acl_access"


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


def write(path: Path, new: str | bytes, taken: str | None) -> None:
    """Write a file that is not there yet, or replace it where nothing is said of its being `taken`.

    Raises UserError, with what `taken` says if it is there, or was made meanwhile.
    """
    data = new.encode("utf-8") if isinstance(new, str) else new

    def compose(old: bytes | None) -> bytes:
        if taken and old is not None:
            raise UserError(taken)
        return data

    check_free(path, taken)
    _write(path, compose)


def append(path: Path, text: str) -> None:
    """Add text to a file, a blank line apart, or make it. Raises UserError, and then the file is as it was."""

    def compose(old: bytes | None) -> bytes:
        try:
            return added((old or b"").decode("utf-8"), text).encode("utf-8")
        except UnicodeDecodeError:
            message = _("{path} is not in UTF-8, so nothing can be added to it. Save it as UTF-8 first.")
            raise UserError(message.format(path=path)) from None

    _write(path, compose)


def change(path: Path, new: Callable[[bytes], bytes], *, expected: bytes | None = None) -> None:
    """Write into a file what a function makes of what it holds.

    Others of us wait meanwhile. A link is followed; owner, group and permissions stay. Raises UserError, also where
    the file does not have the `expected` bytes, and then it is as it was.
    """

    def compose(old: bytes | None) -> bytes:
        if old is None and is_stream(path):
            raise UserError(_("{path} is not an ordinary file.").format(path=path))
        if old is None:
            path.stat()  # says that it is not there
        _check_same(path, old, old if expected is None else expected)
        return new(old or b"")

    _write(path, compose)


def added(old: str, new: str) -> str:
    """Put new text after old, a blank line apart, in the line ends of the old; all of the old stands before it."""
    newline = "\r\n" if "\r\n" in old else "\n"
    end = old[-4:].replace("\r", "")
    gap = 2 - min(2, len(end) - len(end.rstrip("\n"))) if old.strip("\ufeff \t\r\n") else 0
    return old + newline * gap + new.replace("\n", newline)


def _write(path: Path, compose: Callable[[bytes | None], bytes]) -> None:
    """Write what is composed of the bytes of a file, or of None where there is none. Raises UserError."""
    check_free(path, None)
    if (left := _left_behind(path)) and sys.stderr:
        message = _("Left behind by a writing that was cut off, and may be deleted: {names}")
        with suppress(OSError):
            sys.stderr.write(message.format(names=", ".join(map(shown, left))) + "\n")
    try:
        if is_stream(path):
            path.write_bytes(compose(None))
        else:
            while not _is_written(path, compose):
                pass  # somebody was quicker
    except OSError as error:
        unchanged = _("{path} could not be written: {reason}. Nothing was changed.")
        message = _("{path} could not be written: {reason}.") if is_stream(path) else unchanged
        if not os.path.lexists(path.parent):
            message = _("There is no folder {folder}. Make it first, or name another. Nothing was changed.")
        raise UserError(message.format(path=path, folder=path.parent, reason=reason(error))) from None


def _is_written(path: Path, compose: Callable[[bytes | None], bytes]) -> bool:
    """Hold a file, and replace it by what is composed of it, unless it is another before it could be held, or made."""
    try:
        file = path.open("r+b", buffering=0)
    except FileNotFoundError:
        data = compose(None)
        with suppress(FileExistsError):
            _put(path, data)
            return True
        path.stat()  # a way through a folder that is not there leads nowhere, though what it means is there
        return False
    with file:
        _lock(file.fileno())
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):  # a pipe was put in its place, and nobody waits for that
            raise UserError(_("{path} is not an ordinary file.").format(path=path))
        old = file.read()
        if not os.path.samestat(status, path.stat()):
            return False
        if os.name == "nt":
            file.close()  # Windows replaces no open file
        if (new := compose(old)) != old:
            _put(path, new, status, old)
    return True


def _put(path: Path, data: bytes, status: os.stat_result | None = None, old: bytes = b"") -> None:
    """Write beside the file that a path leads to, and put that at once in its place, or where there is nothing.

    Raises FileExistsError if there is something, other OSErrors, and UserError for a file that cannot keep its owner,
    group or permissions, or has other bytes by now; then nothing has been done, as when a signal ends the program.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(_beside(target.name[:_KEPT], os.urandom(8).hex()))
    with _undisturbed() as end_if_asked:
        try:
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if status else 0o666)
            with os.fdopen(handle, "wb") as file:
                _lock(handle)
                file.write(data)
                file.flush()
                if status and not _keep(status, target, beside):
                    message = _(
                        "The owner, group or permissions of {path} would be lost if you wrote to it. "
                        "Nothing was changed."
                    )
                    raise UserError(message.format(path=path))
                os.fsync(handle)
                end_if_asked()
                if status:
                    _check_same(path, target.read_bytes(), old)
                if os.name == "nt":
                    file.close()  # Windows moves no open file
                if status:
                    beside.replace(target)
                else:
                    _move_to_nothing(beside, target)
        finally:
            beside.unlink(missing_ok=True)


def _check_same(path: Path, data: bytes | None, expected: bytes | None) -> None:
    if data != expected:
        message = _("{path} has been changed meanwhile by somebody else. Nothing was written; try again.")
        raise UserError(message.format(path=path))


def _beside(name: str, unique: str) -> str:
    return f".{name}.{unique}.stressguide"


def _left_behind(path: Path) -> list[Path]:
    """Find what nobody writes any more beside the file that a path leads to.

    It is looked for twice: what one of us just begins or ends is held or gone a moment later.
    """
    if found := _unheld(path):
        time.sleep(0.1)
        found = [each for each in _unheld(path) if each in found]
    return found


def _unheld(path: Path) -> list[Path]:
    target = Path(os.path.realpath(path))
    left = []
    with suppress(OSError):
        for beside in sorted(target.parent.glob(_beside(escape(target.name[:_KEPT]), "?" * 16))):
            with beside.open("rb") as file:
                if _lock(file.fileno(), wait=False):
                    left.append(beside)
    return left


def _lock(handle: int, *, wait: bool = True) -> bool:
    """Keep the others of us from an open file, and wait for them; where there are no such locks, do nothing.

    Return whether there is no other.
    """
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except (ImportError, OSError) as error:
        return not isinstance(error, BlockingIOError)
    return True


def _move_to_nothing(beside: Path, target: Path) -> None:
    try:
        os.link(beside, target)
    except FileExistsError:
        raise
    except OSError:  # there are disks without links
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        beside.replace(target)


def _keep(old: os.stat_result, target: Path, beside: Path) -> bool:
    """Give the owner, group and permissions of the old to the new; return whether it has them."""
    with suppress(OSError):
        if (acl := _acl(target)) != _acl(beside):
            os.setxattr(beside, _ACL, acl) if acl else os.removexattr(beside, _ACL)
        os.chown(beside, old.st_uid, old.st_gid)
        beside.chmod(stat.S_IMODE(old.st_mode))
    new = beside.stat()
    is_kept = (new.st_uid, new.st_gid, new.st_mode) == (old.st_uid, old.st_gid, old.st_mode)
    return is_kept and _acl(beside) == _acl(target)


def _acl(path: Path) -> bytes:
    """Read who else may do what with a file, where the system has that."""
    with suppress(AttributeError, OSError):
        return os.getxattr(path, _ACL)
    return b""


@contextmanager
def _undisturbed() -> Iterator[Callable[[], None]]:
    """Keep signals waiting that would end the program; what is given ends it if one waits, with a shell's exit code."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield lambda: None
        return
    ending = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}

    def end_if_asked() -> None:
        for number in sorted(ending & signal.sigpending()):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.sigwait({number})
                raise SystemExit(128 + number)

    before = signal.pthread_sigmask(signal.SIG_BLOCK, ending)
    try:
        yield end_if_asked
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
