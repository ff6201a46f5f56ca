"""The schema that editors have says of a file what the program says."""

import copy
import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from stressguide.guideline.decoding import decode
from stressguide.guideline.schema import KINDS, schema
from support import DA, Run

ENTRIES: dict[str, Any] = {
    "guideline": {
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
    },
    "local": {
        "fill": {"tr": {"function": "TR", "checked": "2026-11-23", "telephone": 12345678}},
        "add": [{"to": "leder/nu", "point": "ring", "strength": "bør"}],
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


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_both_say_the_same(kind: str, data: st.DataObject) -> None:
    """Change, drop or add anything in a file: the schema finds a fault where the decoder does, and only there."""
    entry = copy.deepcopy(ENTRIES[kind])
    for _change in range(data.draw(st.integers(0, 3))):
        paths = [path for path in places(entry) if path]
        if not paths:
            break
        *above, last = data.draw(st.sampled_from(paths))
        node = entry
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
    decoded = decode(json.dumps(entry, ensure_ascii=False), KINDS[kind], DA)
    errors = list(Draft202012Validator(schema(kind)).iter_errors(entry))
    assert bool(errors) == bool(decoded.faults), (entry, errors, decoded.faults)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema(kind: str) -> None:
    """Each is valid itself, and each field is explained in the user's language."""
    made = schema(kind)
    Draft202012Validator.check_schema(made)
    for name, struct in made["$defs"].items():
        for field, value in struct.get("properties", {}).items():
            assert value.get("description"), (name, field)
            assert not value["description"].startswith("The "), value["description"]


def test_real_files() -> None:
    """The guideline that comes with the program fits its schema."""
    data = yaml.load(DA.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - it only makes texts
    assert list(Draft202012Validator(schema("guideline")).iter_errors(data)) == []


def test_command(run: Run) -> None:
    """The command prints it, in UTF-8 whatever the terminal has."""
    for kind in KINDS:
        assert json.loads(run("guideline", "schema", kind).stdout) == schema(kind)
    assert run("guideline", "schema").stdout == run("guideline", "schema", "guideline", PYTHONIOENCODING="ascii").stdout
    result = run("guideline", "schema", "locl")
    assert (result.returncode, result.stdout) == (2, "")
    assert "Mente du «local»?" in result.stderr
