"""Fixtures that the tests share."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from browser import BROWSER, Browser
from stressguide import texts
from stressguide.guideline.loading import load
from stressguide.model import Guideline
from support import DA, PROGRAM, ROOT, Open, Result, Run, Terminal, environment, run_here, run_there

# A slow machine is no fault of a property; and CI looks where it looked before, so that it fails for a change only.
settings.register_profile("quick", deadline=None, derandomize="CI" in os.environ, max_examples=20)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

texts.speak("da")  # here, before any test module is read, so that texts are the users' own everywhere


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no process waits for it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session")
def guideline() -> Guideline:
    """Read the real guideline, from its file."""
    return load(DA)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start a browser."""
    if BROWSER is None:
        if os.environ.get("CI"):
            pytest.fail("in CI there must be a browser")
        pytest.skip("there is no Chromium or Chrome here")
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program in an empty folder, without a terminal."""

    def run(
        *arguments: str, encoding: str = "utf-8", stdin: str = os.devnull, folder: Path = tmp_path, **extra: str
    ) -> Result:
        environ = environment(tmp_path, **extra)
        how = run_there if {"PYTHONIOENCODING", "LC_ALL"} & set(extra) else run_here  # encodings are a process's own
        return how(arguments, folder=folder, environ=environ, encoding=encoding, stdin=tmp_path / stdin)

    return run


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Open]:
    """Start the program on a terminal, of 80 columns unless it is told otherwise; see that it is gone at the end."""
    opened: list[Terminal] = []

    def start(*arguments: str, size: tuple[int, int] = (80, 60), shell: str | None = None, **extra: str) -> Terminal:
        command = ["/bin/sh", "-c", shell] if shell else [*PROGRAM, *arguments]
        opened.append(Terminal(command, tmp_path, size, **extra))
        return opened[-1]

    yield start
    for each in opened:
        each.process.close(force=True)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the source tree, so that building leaves nothing in it."""
    tree = tmp_path_factory.mktemp("tree") / "stressguide"
    ignored = shutil.ignore_patterns(
        ".venv", ".git", ".hypothesis", "*_cache", "__pycache__", "build", "dist", "*.mo", ".coverage*"
    )
    shutil.copytree(ROOT, tree, ignore=ignored)
    return tree
