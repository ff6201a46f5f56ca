"""Roles, situations and strengths by whatever a person types for them."""

import unicodedata

import pytest
from msgspec.structs import replace

from stressguide.errors import UserError
from stressguide.model import Guideline, Place, Strength
from stressguide.navigation.lookup import find_place, find_role, find_situation, find_strength, standings


def test_roles(guideline: Guideline) -> None:
    """An id, a name or a word means its role, in any case and either normal form."""
    for typed, role in [
        ("leder", "leder"),
        ("LEDER", "leder"),
        ("Lederen", "leder"),
        ("chef", "leder"),
        ("nærmeste leder", "leder"),
        ("naermeste-leder", "leder"),
        ("TR", "tr-amr"),
        ("tr/amr", "tr-amr"),
        ("AMiR", "tr-amr"),
        ("kollega", "medarbejdergruppe"),
        ("HR", "organisation"),
        ("ansat", "medarbejder"),
        ("Arbejdsmiljørepræsentant", "tr-amr"),
    ]:
        assert role == find_role(guideline, typed).id
        assert role == find_role(guideline, unicodedata.normalize("NFD", typed)).id


def test_situations(guideline: Guideline) -> None:
    """So it is with situations."""
    for typed, situation in [
        ("sygemeldt", "sygemeldt"),
        ("Sygemelding", "sygemeldt"),
        ("før tilbagekomst", "foer-tilbagekomst"),
        ("FOER_TILBAGEKOMST", "foer-tilbagekomst"),
        ("Snart tilbage på arbejde", "foer-tilbagekomst"),
        ("undgå", "forebyggelse"),
        ("Tilbage på arbejde", "tilbagekomst"),
    ]:
        assert situation == find_situation(guideline, unicodedata.normalize("NFD", typed)).id


def test_places(guideline: Guideline) -> None:
    """A word that stands alone may be a situation; two words are a role and a situation, in either order."""
    for role, situation, expected in [
        (None, None, (None, None)),
        ("leder", None, ("leder", None)),
        ("leder", "stress", ("leder", "stress")),
        ("stress", None, (None, "stress")),
        ("stress", "chef", ("leder", "stress")),
        (None, "stress", (None, "stress")),
    ]:
        found = find_place(guideline, role, situation)
        assert expected == tuple(item.id if item else None for item in found)


def test_two_situations(guideline: Guideline) -> None:
    """Two situations are not guessed at."""
    with pytest.raises(UserError, match="Der findes ikke en rolle, der hedder «stress»"):
        find_place(guideline, "stress", "sygemeldt")


def test_strengths() -> None:
    """Each strength is found by its word, also without its Danish letters."""
    for strength in list(Strength):
        assert strength == find_strength(strength.value.upper()) == find_strength(strength.value.replace("ø", "oe"))


def test_unknown_names(guideline: Guideline) -> None:
    """An unknown name is answered with the nearest id, if any is near, and all there are."""
    with pytest.raises(UserError) as role:
        find_role(guideline, "ledr")
    assert str(role.value) == (
        "Der findes ikke en rolle, der hedder «ledr». Mente du «leder»? "
        "Roller: medarbejder, leder, medarbejdergruppe, tr-amr, organisation."
    )
    with pytest.raises(UserError, match=r"«xyz». Situationer: forebyggelse, stress, sygemeldt, foer-tilb"):
        find_situation(guideline, "xyz")
    with pytest.raises(UserError, match=r"«skla». Mente du «skal»\? Styrker: ansvar, skal, bør"):
        find_strength("skla")
    with pytest.raises(UserError, match=r"«tillidsreprasentant». Mente du «tr-amr»\?"):
        find_role(guideline, "tillidsreprasentant")


def test_empty_names(guideline: Guideline) -> None:
    """Nothing is no name."""
    with pytest.raises(UserError, match="Der findes ikke en rolle, der hedder «»"):
        find_place(guideline, "", None)
    with pytest.raises(UserError, match="Der findes ikke en situation, der hedder «»"):
        find_place(guideline, "leder", "")


def test_ids_are_only_names(guideline: Guideline) -> None:
    """The order is the document's, whatever the points are called."""
    place = Place("medarbejder", "forebyggelse")
    cell = guideline.cells[place]
    section = max(cell.sections, key=lambda section: len(section.points))
    points = tuple(replace(point, id=f"x{(number * 7) % 31}") for number, point in enumerate(section.points, start=1))
    alone = replace(guideline, cells={place: replace(cell, sections=(replace(section, points=points),))})
    assert [each.point for each in standings(alone)] == list(points)


FORMS = {
    ("leder", None): "chefen|ledere|lederens|min chef|vores ledere",
    ("medarbejdergruppe", None): "kollegerne|min kollega",
    ("organisation", None): "direktør|direktøren|HR's",
    ("tr-amr", None): "tillidsmanden|TR/AMR",
    ("medarbejder", None): "medarbejderne|den sygemeldte",
    (None, "stress"): "udbrændt",
    (None, "tilbagekomst"): "opstart",
    (None, "sygemeldt"): "sygemeldt|sygemeldinger",
    (
        "leder",
        "sygemeldt",
    ): "leder/sygemeldt|leder,sygemeldt|leder, sygemeldt|sygemeldt/leder|/leder/sygemeldt/|chefen/syg",
}
"""Definite forms, plurals, possessives and what stands before the word; a situation is found as it is spelled before
another form of a role; and both in one word, as points are called.
"""


def test_other_forms(guideline: Guideline) -> None:
    """A role, a situation or both are known in any form."""
    for meant, forms in FORMS.items():
        for typed in forms.split("|"):
            role, situation = find_place(guideline, typed)
            assert (role and role.id, situation and situation.id) == meant, typed


def test_a_comma_left_behind(guideline: Guideline) -> None:
    """What stands between two words is no part of them."""
    role, situation = find_place(guideline, "leder,", "sygemeldt")
    assert (role and role.id, situation and situation.id) == ("leder", "sygemeldt")
