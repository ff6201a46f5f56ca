"""The unfinished file beside the one that it is to become, which leaves nothing else behind, however it ends."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from stressguide.errors import UserError
from stressguide.texts import _

_KEPT = 50
"""How much of a file's name stands in that of the unfinished one."""

_ACL = "system.posix_acl_access"


class Old(NamedTuple):
    """What was in the place of the file."""

    status: os.stat_result
    data: bytes


def put(path: Path, data: bytes, old: Old | None = None) -> None:
    """Write beside the file that a path leads to, and put that at once in the place of the old, or of nothing.

    Raises FileExistsError if there is something, other OSErrors, and UserError for a file that cannot keep its owner,
    group or permissions, or has other bytes by now; then nothing has been done, as when a signal ends the program.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(_beside(target.name[:_KEPT], os.urandom(8).hex()))
    with _undisturbed() as end_if_asked:
        try:
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if old else 0o666)
            with os.fdopen(handle, "wb") as file:
                lock(handle)
                file.write(data)
                file.flush()
                if old and not _keep(old.status, target, beside):
                    message = _(
                        "The owner, group or permissions of {path} would be lost if you wrote to it. "
                        "Nothing was changed."
                    )
                    raise UserError(message.format(path=path))
                os.fsync(handle)
                end_if_asked()
                if old:
                    check_same(path, target.read_bytes(), old.data)
                if os.name == "nt":
                    file.close()  # Windows moves no open file
                if old:
                    beside.replace(target)
                else:
                    _move_to_nothing(beside, target)
        finally:
            beside.unlink(missing_ok=True)


def check_same(path: Path, data: bytes, expected: bytes) -> None:
    """Raise UserError if a file has other bytes than expected."""
    if data != expected:
        message = _("{path} has been changed meanwhile by somebody else. Nothing was written; try again.")
        raise UserError(message.format(path=path))


def lock(handle: int, *, wait: bool = True) -> bool:
    """Keep the others of us from an open file, and wait for them; where there are no such locks, do nothing.

    Return whether there is no other.
    """
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except (ImportError, OSError) as error:
        return not isinstance(error, BlockingIOError)
    return True


def left_behind(path: Path) -> list[Path]:
    """Find what nobody writes any more beside the file that a path leads to."""
    target = Path(os.path.realpath(path))
    left = []
    with suppress(OSError):
        for beside in sorted(target.parent.glob(_beside(escape(target.name[:_KEPT]), "?" * 16))):
            with beside.open("rb") as file:
                if lock(file.fileno(), wait=False):
                    left.append(beside)
    return left


def _beside(name: str, unique: str) -> str:
    return f".{name}.{unique}.stressguide"


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
    traits = attrgetter("st_uid", "st_gid", "st_mode")
    acl = _acl(target)
    with suppress(OSError):
        if traits(beside.stat())[:2] != traits(old)[:2]:
            os.chown(beside, old.st_uid, old.st_gid)
        if acl != _acl(beside):
            os.setxattr(beside, _ACL, acl) if acl else os.removexattr(beside, _ACL)
        beside.chmod(stat.S_IMODE(old.st_mode))
    return bool(traits(beside.stat()) == traits(old) and _acl(beside) == acl)


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
        end_if_asked()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
