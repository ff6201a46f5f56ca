"""Where YAML stops reading a file, in the words of an author: what libyaml says, and what can be done about it."""

import re
from pathlib import Path
from typing import Any

import yaml

from stressguide.guideline.faults import Code, Fault
from stressguide.texts import _, later, translated

_TAB, _INDENT = "found character '\\t'", "did not find expected key"

_FIELD = re.compile(r"\s*(?:- +)?[\w-]+")
"""A line up to the colon after a field's name."""

COLON = later('A colon followed by a space makes a field of what is before it. Put the whole text in quotes: "…".')

# What libyaml says, by how it begins, and what an author can do about it.
_PROBLEMS = (
    ("mapping values are not allowed", Code.COLON, COLON),
    (
        "could not find expected ':'",
        Code.NOT_YAML,
        later("A colon is missing after the field name here or on the line above."),
    ),
    (_TAB, Code.TAB, later("There is a tab here. Indent with spaces.")),
    (
        "found character",
        Code.SIGN,
        later('The text begins with a sign that has a meaning in YAML. Put it in quotes: "…".'),
    ),
    ("found unexpected end of stream", Code.QUOTE, later("A quotation mark that opens here is never closed.")),
    (_INDENT, Code.NOT_YAML, later("The indentation or the quotation marks do not fit here.")),
    (
        "did not find expected ',' or",
        Code.NOT_YAML,
        later("A bracket that opens here is never closed, or a comma is missing in it."),
    ),
    ("did not find expected '-' indicator", Code.NOT_YAML, later("The indentation of the list does not fit here.")),
)


def unreadable(error: yaml.MarkedYAMLError, text: str, file: Path, quoted: Any) -> tuple[Fault, int | None]:
    """Say what YAML stopped at, and which sign is to be another so that the rest can be read, if it is only a sign.

    `quoted` is the last text in quotes over several lines: if YAML stops behind it, its end was meant to open another.
    """
    mark = error.problem_mark or error.context_mark
    problem = error.problem or ""
    if mark and text[mark.index : mark.index + 1] == "\t":
        problem = _TAB
    if problem.startswith("found unexpected end of stream") or (error.context or "").startswith("while parsing a flow"):
        mark = error.context_mark or mark
    before = text[: mark.index].rpartition("\n")[2] if mark else ""
    if problem.startswith(_PROBLEMS[0][0]) and _FIELD.fullmatch(before):
        problem = _INDENT  # a field, and no prose
    known = ((code, translated(remedy)) for start, code, remedy in _PROBLEMS if problem.startswith(start))
    if mark and quoted and quoted.end_mark.line == mark.line and problem.startswith(_INDENT):
        message = _("A quotation mark that opens here is closed only in line {line}.").format(line=mark.line + 1)
        return Fault(file, quoted.start_mark.line + 1, quoted.start_mark.column + 1, Code.QUOTE, message), None
    otherwise = _("The file is not valid YAML here. Look at the indentation, colons and quotation marks.")
    code, message = next(known, (Code.NOT_YAML, otherwise))
    if not mark:
        return Fault(file, 1, 1, code, message), None
    fault = Fault(file, mark.line + 1, mark.column + 1, code, message)
    return fault, mark.index if code in (Code.COLON, Code.SIGN) else None
