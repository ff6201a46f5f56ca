"""How long the program takes to start, as ratios against what it cannot do without.

Run it with ``python benchmarks/startup.py``. It builds the wheel, installs it in a new environment and times real
processes there, taking turns; a ratio is that of the medians. ``--typer VERSION`` tries another Typer than the pinned
one, to show whether the pin can go.
"""

import argparse
import os
import pty
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]

MANY = "the same, 1,000 at hand"

EMPTY_TYPER = """
import typer
app = typer.Typer()
@app.command()
def one(): pass
@app.command()
def two(): pass
app()
"""

EMPTY_QUESTIONARY = """
import questionary
questionary.select("Hvem er du?", choices=["Jeg er medarbejder", "Jeg er leder"]).unsafe_ask()
"""


def environment(folder: Path, typer: str | None) -> Path:
    """Make an environment with the built wheel alone; return its bin folder."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    wheels = folder / "wheels"
    subprocess.run([python, "-m", "pip", "wheel", "-q", "--no-deps", "-w", wheels, ROOT], check=True, env=environ)
    subprocess.run([python, "-m", "pip", "install", "-q", *wheels.glob("*.whl")], check=True, env=environ)
    if typer:
        subprocess.run([python, "-m", "pip", "install", "-q", f"typer=={typer}"], check=True, env=environ)
    subprocess.run([python, "-m", "compileall", "-q", folder / "lib"], check=False, env=environ)
    return folder / "bin"


def with_many_guidelines(home: Path) -> dict[str, str]:
    """Put a thousand guidelines into the user's folder; return the environment in which they are at hand."""
    environ = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")}
    (home / ".config" / "stressguide").mkdir(parents=True)
    for number in range(1000):
        (home / ".config" / "stressguide" / f"own-{number}.yaml").write_text("id: own\n" * 100, encoding="utf-8")
    return environ


def piped(command: list[str], environ: dict[str, str] | None) -> float:
    """Run a command with its output in a pipe; return the seconds it took."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, env=environ)
    return time.perf_counter() - start


def to_first_question(command: list[str]) -> tuple[float, float]:
    """Run a command on a pseudo-terminal until its question and first option are there; return seconds and MiB."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], command)  # noqa: S606 - ours
    shown = b""
    while b"medarbejder" not in shown:
        select.select([terminal], [], [], 10)
        shown += os.read(terminal, 65536)
    seconds = time.perf_counter() - start
    os.kill(child, signal.SIGKILL)
    _pid, _status, usage = os.wait4(child, 0)
    os.close(terminal)
    return seconds, mebibytes(usage.ru_maxrss)


def mebibytes(size: int) -> float:
    """Turn the size that the system tells, in KiB or on macOS in bytes, into MiB."""
    return size / (1024 * 1024 if sys.platform == "darwin" else 1024)


def peak_memory(command: list[str]) -> float:
    """Run a command; return its largest size in MiB."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    output = subprocess.run([sys.executable, "-c", script, *command], check=True, capture_output=True, text=True)
    return mebibytes(int(output.stdout))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--typer", help="another version of Typer")
    options = parser.parse_args()
    os.environ.pop("PYTHONUNBUFFERED", None)
    os.environ["TERM"] = "xterm"
    with tempfile.TemporaryDirectory() as folder:
        bin_ = environment(Path(folder), options.typer)
        scripts = {"typer.py": EMPTY_TYPER, "questionary.py": EMPTY_QUESTIONARY}
        for name, text in scripts.items():
            Path(folder, f"empty_{name}").write_text(text, encoding="utf-8")
        python, stressguide = str(bin_ / "python"), str(bin_ / "stressguide")
        pipes = {
            "python -c pass": [python, "-c", "pass"],
            "an empty Typer program": [python, f"{folder}/empty_typer.py", "one"],
            "checklist leder sygemeldt": [stressguide, "checklist", "leder", "sygemeldt"],
            MANY: [stressguide, "checklist", "leder", "sygemeldt"],
            "ask WORDS --no-input": [stressguide, "ask", "min medarbejder er sygemeldt, hvad gør jeg?", "--no-input"],
        }
        screens = {
            "an empty questionary program": [python, f"{folder}/empty_questionary.py"],
            "ask, to its first question": [stressguide, "ask"],
        }
        many = with_many_guidelines(Path(folder) / "home")
        taken: dict[str, list[float]] = {name: [] for name in (*pipes, *screens)}
        memory = {name: peak_memory(command) for name, command in pipes.items()}
        for run in range(-2, options.runs):  # two to warm up
            for name, command in pipes.items():
                taken[name].append(piped(command, many if name == MANY else None))
            for name, command in screens.items():
                seconds, memory[name] = to_first_question(command)
                taken[name].append(seconds)
            if run < 0:
                taken = {name: [] for name in taken}
        medians = {name: statistics.median(times) * 1000 for name, times in taken.items()}
        bare, typer = medians["python -c pass"], medians["an empty Typer program"]
        questionary = medians["an empty questionary program"]
        print(f"{'':30} {'ms':>6} {'x python':>9} {'x empty':>8} {'MiB':>6}")
        for name, median in medians.items():
            empty = questionary if name in screens else typer
            print(f"{name:30} {median:6.1f} {median / bare:9.2f} {median / empty:8.2f} {memory[name]:6.1f}")


if __name__ == "__main__":
    main()
