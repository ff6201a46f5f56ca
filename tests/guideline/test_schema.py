"""The schema that editors have says of a file what the program says."""

import copy
import json
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from stressguide.guideline.decoding import decode
from stressguide.guideline.entries import GuidelineEntry
from stressguide.guideline.start import schema
from support import DA, Run

SCHEMA = json.loads(schema())
ENTRY: dict[str, Any] = {
    "id": "vold",
    "language": "da",
    "title": "Vold",
    "source": {"document": "vold.txt", "corrections": [{"lines": 99, "note": "x"}]},
    "acute": {"checked": "2026-11-23", "situations": ["nu"], "line": "Ring 112.", "lines": ["Ring 112."]},
    "slots": {"tr": {"name": "TR", "named_as": ["TR"]}},
    "situations": {"nu": {"name": "Nu", "words": ["straks"]}},
    "roles": {
        "leder": {
            "name": "Lederen",
            "who": "Jeg er leder",
            "situations": {
                "nu": {
                    "what": "Det sker nu",
                    "sections": [{"strength": "skal", "points": ["gå", {"text": "ring", "note": "112"}]}],
                }
            },
        }
    },
}
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from(["", " ", "skal", "no", "null", "x", "ø: å"]),
    st.sampled_from([[], {}, ["x"], {"x": "y"}, [["x"]], {"text": "x"}]),
)


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List the paths of all values."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(place for key, item in items for place in places(item, (*path, key)))]


@given(data=st.data())
def test_both_say_the_same(data: st.DataObject) -> None:
    """Change, drop or add anything in a file: the schema finds a fault where the decoder does, and only there."""
    entry = copy.deepcopy(ENTRY)
    for _change in range(data.draw(st.integers(0, 3))):
        paths = [path for path in places(entry) if path]
        if not paths:
            break
        *above, last = data.draw(st.sampled_from(paths))
        node: Any = entry
        for step in above:
            node = node[step]
        match data.draw(st.sampled_from(["change", "drop", "add"])):
            case "change":
                node[last] = copy.deepcopy(data.draw(VALUES))
            case "drop":
                del node[last]
            case "add" if isinstance(node, dict):
                node[data.draw(st.sampled_from(["x", "note", "goto", "words"]))] = copy.deepcopy(data.draw(VALUES))
            case "add":
                node.append(copy.deepcopy(data.draw(VALUES)))
    decoded = decode(json.dumps(entry, ensure_ascii=False), GuidelineEntry, DA)
    errors = list(Draft202012Validator(SCHEMA).iter_errors(entry))
    assert bool(errors) == bool(decoded.faults), (entry, errors, decoded.faults)


def test_it_is_a_schema() -> None:
    """It is valid itself, and each field is explained in the user's language."""
    Draft202012Validator.check_schema(made := json.loads(schema()))
    for name, struct in made["$defs"].items():
        for field, value in struct.get("properties", {}).items():
            assert value.get("description"), (name, field)
            assert not value["description"].startswith("The "), value["description"]


def test_real_files() -> None:
    """The guideline that comes with the program fits its schema."""
    data = yaml.load(DA.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - it only makes texts
    assert list(Draft202012Validator(SCHEMA).iter_errors(data)) == []


def test_command(run: Run) -> None:
    """The command prints it, in UTF-8 whatever the terminal has."""
    assert run("guideline", "schema", PYTHONIOENCODING="ascii").stdout == schema()


def test_every_field_is_explained() -> None:
    """The authors' pages, in Danish and English, name every field that the schema has."""
    fields = {field for struct in SCHEMA["$defs"].values() for field in struct.get("properties", {})}
    for name in ("egne-retningslinjer.md", "own-guidelines.md"):
        page = (DA.parents[1] / "docs" / name).read_text(encoding="utf-8")
        assert {field for field in fields if f"`{field}`" not in page} == set(), name
