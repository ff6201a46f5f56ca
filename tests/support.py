"""The real program in real processes and on real terminals, and what the tests need to know of it."""

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import pexpect
import pyte

from stressguide import texts
from stressguide.cli import main as program
from stressguide.cli import streams as streams_of_the_program

ROOT = Path(__file__).parents[1]
DA = ROOT / "guidelines" / "da.yaml"
PROGRAM = [sys.executable, "-m", "stressguide"]

# The README's commands that install
SET_UP = "python3 -m venv .venv && .venv/bin/pip install --quiet . && .venv/bin/stressguide checklist leder stress"
TOOLS = "pipx install .\nuv tool install ."

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
    """Make an environment without what the tester's own may have set.

    What runs in it is not measured, for that doubles the time a process takes: nearly all is run in this one too.
    """
    foreign = ("STRESSGUIDE", "COVERAGE")
    own = {name: value for name, value in os.environ.items() if name not in _FOREIGN and not name.startswith(foreign)}
    return {**own, "HOME": str(home), "LC_ALL": "C.UTF-8", **extra}


UP, DOWN, ENTER, ESCAPE, BACKSPACE, CTRL_C, CTRL_D = "\x1b[A", "\x1b[B", "\r", "\x1b", "\x7f", "\x03", "\x04"


_MEASURED = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE")}
"""What only a terminal reaches is measured there."""


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
            env=environment(folder, **{"TERM": "xterm-256color", **_MEASURED, **extra}),
            dimensions=(rows, columns),
            timeout=20,
            preexec_fn=_as_usual,
        )
        self.process.delaybeforesend = None
        self.process.ptyproc.delayafterterminate = 2  # seconds, if it is not gone when its terminal is

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
        self.process.wait()
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


class Result(NamedTuple):
    """What a run of the program gave."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Result]
"""What the fixture `run` gives."""


def run_here(arguments: Sequence[str], *, folder: Path, environ: dict[str, str], encoding: str, stdin: Path) -> Result:
    """Run the program in this process, as in one of its own: without a terminal, and with nothing left of it after.

    A process takes thirty times as long. Where the process itself matters, such as its pipes, its signals and what it
    imports, tests start one.
    """
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True) for _name in ("out", "err")]
    before = Path.cwd()
    with (
        stdin.open(encoding=encoding) as given,
        mock.patch.dict(os.environ, environ, clear=True),
        mock.patch.multiple(sys, stdout=streams[0], stderr=streams[1], stdin=given),
    ):
        os.chdir(folder)
        try:
            streams_of_the_program.prepare()
            texts.speak(texts.FIRST)
            code = program.run(list(arguments))
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        finally:
            os.chdir(before)
            texts.speak("da")
    written = [stream.buffer.getvalue().decode(encoding) for stream in streams]
    return Result(code, *(text.replace("\r\n", "\n") if "\r\n" in text else text for text in written))


Open = Callable[..., Terminal]
"""What the fixture `terminal` gives."""


def run_there(arguments: Sequence[str], *, folder: Path, environ: dict[str, str], encoding: str, stdin: Path) -> Result:
    """Run the program in a process of its own."""
    with stdin.open("rb") as given:
        result = subprocess.run(
            [*PROGRAM, *arguments],
            cwd=folder,
            env=environ,
            stdin=given,
            capture_output=True,
            encoding=encoding,
            timeout=60,
            check=False,
        )
    return Result(result.returncode, result.stdout, result.stderr)
