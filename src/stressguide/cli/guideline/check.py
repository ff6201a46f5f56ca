"""``stressguide guideline check``."""

import os
from typing import Annotated

import typer

from stressguide.cli.chosen import Chosen
from stressguide.cli.options import with_options
from stressguide.cli.streams import say, write_stdout
from stressguide.errors import shown
from stressguide.guideline import find
from stressguide.guideline.loading import faults_of, load
from stressguide.reader import understands
from stressguide.texts import _, counted, later

HELP = later(
    "Find every fault of a guideline. What lies beside it is checked too: its source document, its examples "
    "and what is local. Nothing is changed. The exit code is 1 if there are faults."
)

EXAMPLES = later("Examples:\n  stressguide guideline check vold.yaml\n  stressguide guideline check *.yaml")


@with_options
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=later("FILE"), help=later("Guidelines, or files beside them. Left out: the guideline in use.")
        ),
    ] = None,
    *,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=later("Only the faults."))] = False,
    chosen: Chosen,
) -> None:
    """Print the faults, and say how many there are."""
    found = [find.belonging(path) for path in paths] if paths else [find.find(chosen.guideline)]
    guidelines = {each.path: each.local for each in found}
    faults = [fault for path, local in guidelines.items() for fault in faults_of(path, local)]
    write_stdout("".join(f"{shown(fault)}\n" for fault in faults))
    if faults:
        if not quiet:
            say(counted("{n} fault.", "{n} faults.", len(faults)))
        raise typer.Exit(1)
    if not quiet:
        for which in found:
            if not understands(load(which.path), has_examples=os.path.lexists(find.beside(which.path, find.EXAMPLES))):
                message = _("{path}: people's own words are not understood; see “like” in docs/guideline-file.md.")
                say(message.format(path=which.path))
        say(_("No faults in {files}.").format(files=", ".join(map(str, guidelines))))
