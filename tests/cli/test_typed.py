"""What people type, as word processors and habit have it."""

from pathlib import Path

from support import Run


def test_dashes_of_a_word_processor(run: Run, tmp_path: Path) -> None:
    """An option copied from a document is known by its name."""
    for arguments, meant in [
        (["checklist", "–strength", "skal"], "--strength"),
        (["checklist", "—others", "leder", "stress"], "--others"),
        (["notes", "new", "leder", "stress", "–—output=a.md"], "--output"),
        (["search", "−−role", "leder", "hjælp"], "--role"),
    ]:
        result = run(*arguments)
        assert (result.returncode, result.stdout) == (2, "")
        assert f"Mente du «{meant}»?" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_dash_that_is_no_option(run: Run) -> None:
    """A dash may begin what somebody says."""
    assert run("ask", "– min medarbejder er sygemeldt", "--no-input").returncode == 0


def test_a_place_as_it_is_written(run: Run) -> None:
    """A place in one word, or in another form, is the same list."""
    for words in (["leder/sygemeldt"], ["leder,sygemeldt"], ["leder,", "sygemeldt"], ["min chef", "syg"]):
        assert run("checklist", *words) == run("checklist", "leder", "sygemeldt")


def test_danger_in_a_search(run: Run) -> None:
    """A search for what is of danger says first where there is help."""
    for query in ("jeg vil ikke leve mere", "selvmord"):
        assert run("search", query).stderr.startswith("Er du eller en anden i livsfare? Ring 112.")


def test_languages(run: Run) -> None:
    """A language by its code in any case, its name or a locale; the system's where nothing else says one."""
    for extra, arguments, language in [
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
    ]:
        shown = run("overview", *arguments, **extra).stdout
        assert ("Guidelines for" in shown, "Retningslinjer for" in shown) == (language == "en", language == "da"), extra


def test_a_country_for_its_language(run: Run) -> None:
    """The language of a country is suggested."""
    for country, meant in {"dk": "da", "UK": "en"}.items():
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


def test_names_in_own_words(run: Run) -> None:
    """A role or a situation that is all that was written is just that."""
    both = "Du er leder. En medarbejder er sygemeldt med stress."
    names = {
        "medarbejder": "Du er medarbejder.",
        "leder": "Du er leder.",
        "leder sygemeldt": both,
        "leder/sygemeldt": both,
    }
    for words, understood in names.items():
        assert run("ask", words, "--no-input").stderr.startswith(f"Jeg forstår det sådan: {understood}\n")
