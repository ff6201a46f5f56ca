"""The house is a street: rooms know only those below them, and nothing leads in a circle."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
STREET = [
    "words errors texts",
    "model",
    "files ooxml",
    "guideline",
    "reader navigation notes",
    "documents",
    "formats",
    "cli",
]
FLOOR = {room: number for number, rooms in enumerate(STREET) for room in rooms.split()}
BESIDE = {("errors", "texts"), ("notes", "navigation")}
"""Rooms on one floor know nothing of one another, but for these."""


def arrows() -> dict[str, set[str]]:
    """List what each module imports of the program, at the top or where it is used."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("stressguide"):
                parts = {f"{node.module}.{alias.name}" for alias in node.names}
                modules = {part for part in parts if (SOURCE / Path(*part.split("."))).with_suffix(".py").exists()}
                found.setdefault(name, set()).update(modules or {str(node.module)})
    return found


def test_arrows_lead_down() -> None:
    """A room imports rooms below it, and of its own floor only what is named."""
    for module, imported in arrows().items():
        for other in imported:
            here, there = ([*name.split("."), ""][1] for name in (module, other))
            if here in FLOOR and there in FLOOR and here != there:
                assert FLOOR[there] < FLOOR[here] or (here, there) in BESIDE, f"{module} imports {other}"


def test_no_circle() -> None:
    """Modules can be put in an order in which each imports only earlier ones."""
    assert list(TopologicalSorter(arrows()).static_order())
