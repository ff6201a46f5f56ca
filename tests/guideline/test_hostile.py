"""Files that mean harm, or are none: each gets a plain answer within a second and 200 MB."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stressguide.guideline.faults import Fault, GuidelineError
from stressguide.guideline.find import EXAMPLES, LOCAL, beside
from stressguide.guideline.loading import faults_of, load
from support import PROGRAM, ROOT, environment

FOUND = ROOT / "tests" / "hostile"
SEPARATOR = b"\n%%\n"
CODES = sorted((ROOT / "tests" / "faults").iterdir())

_KIB = 1024
BASE = (ROOT / "tests" / "faults" / "G506" / "vold.yaml").read_text(encoding="utf-8")
LAST = "          - {strength: bør, points: [spørg]}"


def sections(number: int, words: str) -> str:
    """Put many sections into a guideline, each with these words."""
    return BASE.replace(LAST, "\n".join(f"          - {{strength: kan, points: [{words}]}}" for _ in range(number)))


def points(text: str) -> str:
    """Put other points into a guideline."""
    return BASE.replace("points: [spørg]", f"points: [{text}]")


# Each a guideline and, where it matters, its source document.
MADE = {
    "a long list": ("[" + "a," * (127 * _KIB) + "]", ""),
    "deep lists": ("[" * (255 * _KIB), ""),
    "deep fields": ("{a: " * (63 * _KIB), ""),
    "deep keys": ("? " * (127 * _KIB), ""),
    "many unknown fields": ("".join(f"k{n}: x\n" for n in range(25_000)), ""),
    "many anchors": ("&a a: *a\n" * 25_000, ""),
    "many colons": ("a: b: c\n" * 29_000, ""),
    "many links": (BASE.replace("links: [leder/efter]", "links: [" + ",".join(["a/b"] * 60_000) + "]"), ""),
    "many words": (BASE.replace("words: [nu]", f"words: [{','.join(f'w{n}' for n in range(35_000))}]"), ""),
    "many roles": (BASE + "".join(f"  r{n}: {{name: R{n}, who: W{n}, situations: {{}}}}\n" for n in range(5000)), ""),
    "a very long line": ("id: " + "æ" * (127 * _KIB), ""),
    "an endless comment": ("#" * (255 * _KIB), ""),
    "nothing but lines": ("\n" * (255 * _KIB), ""),
    "equal sections": (sections(5000, "a"), "a " * (125 * _KIB)),
    "sections that are nearly equal": (
        BASE.replace(LAST, "\n".join(f"          - {{strength: kan, points: [a b{n}]}}" for n in range(4000))),
        "a " * (125 * _KIB),
    ),
    "a long beginning": (points("a " * (124 * _KIB) + "b"), "a " * (125 * _KIB)),
    "a source that is left out": (BASE, "q\n" * (125 * _KIB)),
    "many marks": (points(",".join(["x"] * 60_000)), "• x\nx\n" * 27_000),
    "many corrections": (
        BASE.replace(
            "document: vold.txt",
            "document: vold.txt, corrections: [" + ",".join(f"{{lines: {n}, note: x}}" for n in range(1, 7000)) + "]",
        ),
        "• x\n" * 40_000,
    ),
    "a long way": (
        BASE.replace(
            "      senere: {what: Det skete i går, goto: leder/efter}",
            "\n".join(f"      x{n}: {{what: w{n}, goto: laerer/x{n + 1}}}" for n in range(4000)),
        ),
        "",
    ),
    "ids that are alike": (
        BASE.replace("  efter:", "".join(f"  {n:0>150}: {{name: n{n}}}\n" for n in range(600)) + "  efter:").replace(
            "links: [leder/efter]", "links: [" + ", ".join(f"leder/{n:0<150}" for n in range(300)) + "]"
        ),
        "",
    ),
    "zero bytes": ("\0" * 1000, ""),
    "a source of zero bytes": (BASE, "\0" * 1000),
}

MEASURE = """
import json, resource, subprocess, sys
result = subprocess.run(sys.argv[1:], capture_output=True, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([result.returncode, result.stdout, result.stderr, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@pytest.mark.parametrize("name", MADE)
def test_plain_answer(tmp_path: Path, name: str) -> None:
    """Each has faults, each told on a line, in at most a second beside the start, and 200 MB."""
    text, source = MADE[name]
    (tmp_path / "vold.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "vold.txt").write_text(source, encoding="utf-8")
    code, out, err, seconds, size = measured(tmp_path, ["guideline", "check", "vold.yaml"])
    assert code == 1
    assert 0 < len(out.splitlines()) < 500
    assert all(line.startswith("vold.") for line in out.splitlines())
    assert err.endswith(" fejl.\n")
    assert seconds < 2  # a second, the start, and a busy machine
    assert size < 200


def measured(folder: Path, arguments: list[str]) -> tuple[int, str, str, float, float]:
    """Run the program; return its exit code, what it wrote, the seconds of its processor, and its MiB."""
    environ = environment(folder)
    command = [sys.executable, "-c", MEASURE, *PROGRAM, *arguments]
    result = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=True)
    code, out, err, seconds, size = json.loads(result.stdout)
    return code, out, err, seconds, size / (_KIB if sys.platform != "darwin" else _KIB**2)


@pytest.mark.parametrize("file", sorted(FOUND.iterdir()), ids=lambda file: file.name)
def test_what_was_found(tmp_path: Path, file: Path) -> None:
    """What fuzzing found (tests/fuzz.py) is answered now."""
    path = write(tmp_path, file.read_bytes().split(SEPARATOR))
    assert faults_of(path, beside(path, LOCAL))


def write(folder: Path, parts: list[bytes]) -> Path:
    """Write a guideline, its source document, what is local, its examples and its English."""
    path = folder / "vold.yaml"
    beside_it = (beside(path, ending) for ending in (LOCAL, EXAMPLES, ".en.po"))
    files = (path, folder / "vold.txt", *beside_it)
    for index, file in enumerate(files):
        if index < len(parts) and parts[index]:
            file.write_bytes(parts[index])
        else:
            file.unlink(missing_ok=True)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one folder for all examples of a property."""
    return tmp_path_factory.mktemp("hostile")


@given(data=st.data())
def test_no_damage_to_any_file_does_more_than_be_told(folder: Path, data: st.DataObject) -> None:
    """Cut, paste and scribble in any of a guideline's files: what is said of it is that it is right, or what is not."""
    chosen = data.draw(st.sampled_from(CODES[2:]))
    names = ("vold.yaml", "vold.txt", "vold.local.yaml", "vold.examples.txt", "vold.en.po")
    parts = [(chosen / name).read_bytes() if (chosen / name).exists() else b"" for name in names]
    for _edit in range(data.draw(st.integers(1, 5))):
        which = data.draw(st.integers(0, len(parts) - 1))
        old = parts[which]
        start = data.draw(st.integers(0, len(old)))
        end = min(len(old), start + data.draw(st.integers(0, 60)))
        new = data.draw(st.one_of(st.binary(max_size=6), st.sampled_from([b": ", b"\n  ", b" #x", b"- ", b"'", b"{}"])))
        parts[which] = old[:start] + new + old[end:]
    path = write(folder, parts)
    faults = faults_of(path, beside(path, LOCAL))
    for fault in faults:
        assert fault.message
        assert (fault.line, fault.column) > (0, 0)
    loaded: tuple[Fault, ...] = ()
    try:
        load(path)
    except GuidelineError as error:
        loaded = error.faults
    assert set(loaded) <= set(faults)
