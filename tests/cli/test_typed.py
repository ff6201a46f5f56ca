"""What people type, as word processors and habit have it."""

from pathlib import Path

import pytest

from support import Run


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["checklist", "–strength", "skal"], "--strength"),
        (["checklist", "—others", "leder", "stress"], "--others"),
        (["notes", "new", "leder", "stress", "–—output=a.md"], "--output"),
        (["search", "−−role", "leder", "hjælp"], "--role"),
    ],
)
def test_dashes_of_a_word_processor(run: Run, tmp_path: Path, arguments: list[str], meant: str) -> None:
    """An option copied from a document is known by its name."""
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert f"Mente du «{meant}»?" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_dash_that_is_no_option(run: Run) -> None:
    """A dash may begin what somebody says."""
    assert run("ask", "– min medarbejder er sygemeldt", "--no-input").returncode == 0


@pytest.mark.parametrize(
    "words", [["leder/sygemeldt"], ["leder,sygemeldt"], ["leder,", "sygemeldt"], ["min chef", "syg"]]
)
def test_a_place_as_it_is_written(run: Run, words: list[str]) -> None:
    """A place in one word, or in another form, is the same list."""
    assert run("checklist", *words) == run("checklist", "leder", "sygemeldt")


@pytest.mark.parametrize("query", ["jeg vil ikke leve mere", "selvmord"])
def test_danger_in_a_search(run: Run, query: str) -> None:
    """A search for what is of danger says first where there is help."""
    result = run("search", query)
    assert result.stderr.startswith("Er du eller en anden i livsfare? Ring 112.")


@pytest.mark.parametrize(
    ("extra", "arguments", "language"),
    [
        ({"STRESSGUIDE_LANGUAGE": "DA"}, [], "da"),
        ({"STRESSGUIDE_LANGUAGE": "En"}, [], "en"),
        ({}, ["--language", "English"], "en"),
        ({}, ["--language", "engelsk"], "en"),
        ({}, ["--language=en_GB.UTF-8"], "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": ""}, [], "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": ""}, [], "da"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "da_DK.UTF-8"}, [], "da"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "", "STRESSGUIDE_LANGUAGE": "da"}, [], "da"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": ""}, ["--language", "da"], "da"),
    ],
)
def test_languages(run: Run, extra: dict[str, str], arguments: list[str], language: str) -> None:
    """A language by its code in any case, its name or a locale; the system's where nothing else says one."""
    shown = run("overview", *arguments, **extra).stdout
    assert ("Guidelines for" in shown, "Retningslinjer for" in shown) == (language == "en", language == "da")


@pytest.mark.parametrize(("country", "meant"), [("dk", "da"), ("UK", "en")])
def test_a_country_for_its_language(run: Run, country: str, meant: str) -> None:
    """The language of a country is suggested."""
    result = run("overview", "--language", country)
    assert (result.returncode, result.stdout) == (2, "")
    assert f"Mente du «{meant}»?" in result.stderr


def test_tab_after_language(run: Run) -> None:
    """Tab offers languages there, and no roles."""
    words = {
        "_STRESSGUIDE_COMPLETE": "complete_bash",
        "COMP_WORDS": "stressguide checklist --language ",
        "COMP_CWORD": "3",
    }
    assert run(**words).stdout.split() == ["da", "en"]


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("medarbejder", "Du er medarbejder."),
        ("leder", "Du er leder."),
        ("leder sygemeldt", "Du er leder. En medarbejder er sygemeldt med stress."),
        ("leder/sygemeldt", "Du er leder. En medarbejder er sygemeldt med stress."),
    ],
)
def test_names_in_own_words(run: Run, words: str, understood: str) -> None:
    """A role or a situation that is all that was written is just that."""
    assert run("ask", words, "--no-input").stderr.startswith(f"Jeg forstår det sådan: {understood}\n")
