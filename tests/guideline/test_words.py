"""The file of words beside a guideline: its content, and the faults of its author."""

import re
from pathlib import Path

import pytest

from stressguide.guideline.decoding import decode
from stressguide.guideline.faults import GuidelineError
from stressguide.guideline.loading import load_words
from stressguide.guideline.model import Guideline
from stressguide.guideline.vocabulary import CLEAR, VocabularyEntry, patterns_of
from support import DA

WORDS = DA.with_name("da.words.yaml")
SMALL = """\
languages:
  da:
    common: jeg er
    known: stol
    lists: {folk: medarbejder* ansat*}
    roles:
      leder: {strong: "min @folk, ^ chef $"}
    situations:
      stress: {clear: stresset|presset}
"""


def fault(folder: Path, guideline: Guideline, text: str) -> str:
    """Read a file of words that has a fault; return the message without the path."""
    (folder / "da.words.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(GuidelineError) as raised:
        load_words(folder / "da.yaml", guideline)
    return str(raised.value).removeprefix(f"{folder / 'da.words.yaml'}:")


def test_every_pattern_once() -> None:
    """No pattern stands twice under one role or situation."""
    entry = decode(WORDS.read_text(encoding="utf-8"), VocabularyEntry, WORDS).value
    assert entry
    for language in entry.languages.values():
        for targets in (language.roles, language.situations):
            for item in targets.values():
                patterns = [
                    each for texts in (item.sure, item.strong, item.clear, item.hint) for each in patterns_of(texts)
                ]
                assert sorted(set(patterns)) == sorted(patterns)


def test_covers_the_guideline(guideline: Guideline) -> None:
    """Each role and situation has words, in Danish and in English."""
    entry = decode(WORDS.read_text(encoding="utf-8"), VocabularyEntry, WORDS).value
    assert entry
    assert list(entry.languages) == ["da", "en"]
    for language in entry.languages.values():
        assert list(language.roles) == list(guideline.roles)
        assert list(language.situations) == list(guideline.situations)


def test_without_a_file(guideline: Guideline, tmp_path: Path) -> None:
    """Without a file the guideline's own names and words are all there is."""
    [language] = load_words(tmp_path / "da.yaml", guideline).languages.values()
    assert {pattern.target for pattern in language.roles} == set(guideline.roles)
    assert {pattern.weight for pattern in language.roles} == {CLEAR}


def test_a_role_left_out(guideline: Guideline, tmp_path: Path) -> None:
    """A role that the file leaves out has the guideline's own words."""
    (tmp_path / "da.words.yaml").write_text(SMALL, encoding="utf-8")
    language = load_words(tmp_path / "da.yaml", guideline).languages["da"]
    assert {pattern.target for pattern in language.roles} == set(guideline.roles)
    assert len([pattern for pattern in language.roles if pattern.target == "leder"]) == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("leder:", "ledr:", "7:7: G601 Der er ingen «ledr» i retningslinjen. Mente du «leder»?"),
        ("stress:", "stres:", "9:7: G601 Der er ingen «stres» i retningslinjen. Mente du «stress»?"),
        ("@folk", "@flok", "7:23: G603 Der er ingen liste «flok». Mente du «folk»?"),
        ("min @folk", "..", "7:23: G602 «..» er ikke et mønster: det begynder og slutter med et ord"),
        ("min @folk", "min ..", "7:23: G602 «min ..» er ikke et mønster"),
        ("^ chef $", "chef ^", "7:23: G602 «chef ^» er ikke et mønster"),
        ("presset", "", "9:23: G602 «stresset|» er ikke et mønster: der mangler et ord"),
        ("ansat*", "@folk", "5:13: G603 En liste har kun ord og ingen anden liste."),
        ("common: jeg er", "comon: jeg er", "3:5: G301 Ukendt felt «comon». Mente du «common»?"),
        ("strong", "strang", "7:15: G301 Ukendt felt «strang». Mente du «strong»?"),
    ],
)
def test_faults(guideline: Guideline, tmp_path: Path, old: str, new: str, message: str) -> None:
    """Each fault is told with its place and a remedy."""
    assert old in SMALL
    found = fault(tmp_path, guideline, SMALL.replace(old, new, 1))
    assert found.startswith(message), found


def test_alone(guideline: Guideline, tmp_path: Path) -> None:
    """Who is alone is a role of the guideline too, and its lists are known."""
    alone = "    alone: {role: ingen, words: [jeg], unless: ['@mangler']}\n"
    found = fault(tmp_path, guideline, SMALL + alone)
    assert re.findall(r"«(\w+)»", found) == ["ingen", "mangler"]
