"""The real program in real processes and on real terminals, and what the tests need to know of it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).parents[1]
DA = ROOT / "guidelines" / "da.yaml"
PROGRAM = [sys.executable, "-m", "stressguide"]

_FOREIGN = (
    "NO_COLOR",
    "TERM",
    "COLUMNS",
    "LINES",
    "PYTHONIOENCODING",
    "PYTHONUNBUFFERED",
    "LC_ALL",
    "LANG",
    "LANGUAGE",
    "XDG_CONFIG_HOME",
)


def environment(home: Path, **extra: str) -> dict[str, str]:
    """Make an environment without what the tester's own may have set."""
    own = {
        name: value for name, value in os.environ.items() if name not in _FOREIGN and not name.startswith("STRESSGUIDE")
    }
    return {**own, "HOME": str(home), "LC_ALL": "C.UTF-8", **extra}


UP, DOWN, ENTER, ESCAPE, BACKSPACE, CTRL_C, CTRL_D = "\x1b[A", "\x1b[B", "\r", "\x1b", "\x7f", "\x03", "\x04"


def _as_usual() -> None:
    """Let Ctrl-C reach the program, also where the tests themselves run in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """The program, or a shell line with it, on a pseudo-terminal, and the screen that a person would see."""

    def __init__(self, command: list[str], folder: Path, size: tuple[int, int], **extra: str) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.process = pexpect.spawn(
            command[0],
            command[1:],
            cwd=str(folder),
            env=environment(folder, **{"TERM": "xterm-256color", **extra}),
            dimensions=(rows, columns),
            timeout=20,
            preexec_fn=_as_usual,
        )
        self.process.delaybeforesend = None

    def see(self, text: str) -> None:
        """Wait until the text is on the screen, whatever lines it is broken into."""
        deadline = time.monotonic() + 20
        while text not in " ".join(self.text().split()):
            assert time.monotonic() < deadline, f"{text!r} is not on the screen:\n{self.text()}"
            self._read()

    def press(self, keys: str) -> None:
        self.process.send(keys)

    def text(self) -> str:
        """Show the screen as lines, without the spaces to the right."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def end(self) -> int:
        """Wait for the program to end; return its exit code, negative if a signal ended it."""
        deadline = time.monotonic() + 20
        while self._read():
            assert time.monotonic() < deadline, f"still running:\n{self.text()}"
        self.process.close()
        if self.process.signalstatus is not None:
            return -int(self.process.signalstatus)
        return int(self.process.exitstatus)

    def _read(self) -> bool:
        try:
            data = self.process.read_nonblocking(65536, timeout=0.1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self._stream.feed(data)
        return True


Run = Callable[..., subprocess.CompletedProcess[str]]
"""What the fixture `run` gives."""

Open = Callable[..., Terminal]
"""What the fixture `terminal` gives."""
