"""When two names are the same."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from stressguide.words import same


def test_spellings_of_one_name() -> None:
    """Case, æøå or their transcriptions, spaces, hyphens and underscores make no difference."""
    for name in [
        "foer-tilbagekomst",
        "Før tilbagekomst",
        "FØR_TILBAGEKOMST",
        " før  Tilbagekomst ",
        "foer tilbagekomst",
    ]:
        assert same(name) == "foer-tilbagekomst"


@given(st.text())
def test_normal_forms_make_no_difference(name: str) -> None:
    """What macOS types in two code points is what others type in one."""
    assert same(unicodedata.normalize("NFC", name)) == same(unicodedata.normalize("NFD", name))


def test_different_names_stay_different() -> None:
    """An å is no a."""
    assert same("får") != same("far")
