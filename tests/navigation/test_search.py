"""Points, headings and notes by their words."""

from hypothesis import given
from hypothesis import strategies as st

from stressguide.model import Guideline
from stressguide.navigation.search import Hit, search


def marked(hit: Hit) -> list[str]:
    """List the words that are marked."""
    return [hit.text[start:end] for start, end in hit.marks]


def words(guideline: Guideline, query: str) -> set[str]:
    """Collect every word that a query marks."""
    return {word.lower() for hit in search(guideline, query).hits for word in marked(hit)}


def test_word_forms(guideline: Guideline) -> None:
    """Plurals, definite forms and compounds are found."""
    assert words(guideline, "kollega") == {
        "kollega", "kolleger", "kollegerne", "kollegaer", "kollegaen", "kollegahenvendelser",
    }  # fmt: skip
    assert {"læge", "referat"} & words(guideline, "læger") == {"læge"}
    assert words(guideline, "referat") == {"handlereferater"}


def test_spelling(guideline: Guideline) -> None:
    """Misspelt words, and transcribed letters, are found."""
    for typed, meant in {"psykolg": "psykologtilbud", "tilbagkomst": "tilbagekomst", "laege": "læge"}.items():
        assert meant in words(guideline, typed)


def test_all_words_come_first(guideline: Guideline) -> None:
    """Passages with all words are found alone; where none has them all, those that have most."""
    hits = search(guideline, "kontakt læge").hits
    assert [hit.point.id for hit in hits if hit.point] == ["leder/sygemeldt/2"]
    assert search(guideline, "læge xylofon").hits == search(guideline, "læge").hits


def test_order(guideline: Guideline) -> None:
    """A point comes before a heading with the same word, and the word itself before a compound of it."""
    hits = search(guideline, "kollega").hits
    kinds = [hit.kind for hit in hits if marked(hit) in (["kollegaen"], ["kollega"])]
    assert kinds == sorted(kinds, key=["point", "heading"].index)
    assert list(hits) == sorted(hits, key=lambda hit: -hit.score)


def test_notes(guideline: Guideline) -> None:
    """An editor's note is found as such, on a point or on the whole."""
    hits = search(guideline, "helbredsoplysninger", guideline.roles["medarbejder"]).hits
    assert [(hit.kind, hit.point and hit.point.id) for hit in hits] == [("note", "medarbejder/sygemeldt/3")]
    hits = search(guideline, "sygefraværssamtalen", guideline.roles["medarbejder"]).hits
    assert [(hit.kind, str(hit.place), hit.point) for hit in hits] == [("note", "medarbejder/sygemeldt", None)]


def test_filters(guideline: Guideline) -> None:
    """A role and a situation narrow the search."""
    leader, sick = guideline.roles["leder"], guideline.situations["sygemeldt"]
    hits = search(guideline, "kontakt", leader, sick).hits
    assert {str(hit.place) for hit in hits} == {"leder/sygemeldt"}


def test_nothing(guideline: Guideline) -> None:
    """Where nothing is found, the nearest words are named, if any is near."""
    assert search(guideline, "xylofon") == ((), ())
    assert "psykologtilbud" in search(guideline, "psykotilbudet").nearest


@given(query=st.text(max_size=40))
def test_any_query(guideline: Guideline, query: str) -> None:
    """No query is too odd, and marks are whole words in their order."""
    for hit in search(guideline, query).hits:
        assert list(hit.marks) == sorted(hit.marks)
        assert all(hit.text[start:end].strip() for start, end in hit.marks)
