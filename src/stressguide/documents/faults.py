"""Faults of guideline files, for people, for programs, and for the pages where changes are discussed."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from stressguide.errors import shown
from stressguide.guideline.faults import Fault

SHAPES = ("text", "json", "github")


def render(paths: Sequence[Path], faults: Sequence[Fault], shape: str) -> str:
    """Write the faults that were found in the guidelines at these paths: a line for each, or JSON."""
    if shape == "json":
        data = {"guidelines": [shown(path) for path in paths], "faults": [_data(fault) for fault in faults]}
        return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"
    lines = (_command(fault) if shape == "github" else str(fault) for fault in faults)
    return "".join(f"{shown(line)}\n" for line in lines)


def _data(fault: Fault) -> dict[str, str | int]:
    return {
        "file": shown(fault.path),
        "line": fault.line,
        "column": fault.column,
        "code": fault.code.value,
        "message": shown(fault.message),
    }


def _command(fault: Fault) -> str:
    """Write a fault as a workflow command of GitHub Actions, which becomes a remark beside the line."""
    path = _escaped(str(fault.path)).replace(":", "%3A").replace(",", "%2C")
    place = f"file={path},line={fault.line},col={fault.column},title={fault.code}"
    return f"::error {place}::{_escaped(fault.message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
