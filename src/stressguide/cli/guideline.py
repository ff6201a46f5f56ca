"""``stressguide guideline``: what an author of guidelines needs."""

import os
import re
from datetime import datetime
from importlib.util import find_spec
from typing import Annotated

import typer

from stressguide.cli import acute, begin
from stressguide.cli.command import Commands, argument, option
from stressguide.cli.options import (
    Chosen,
    ForceOption,
    Output,
    OutputOption,
    QuietestOption,
    QuietOption,
    destination,
    tell_misnamed,
)
from stressguide.cli.streams import say, write_stdout
from stressguide.documents.guidelines import guidelines_document
from stressguide.documents.points import source_document
from stressguide.errors import UserError, listed, shown
from stressguide.files import check_free, is_stream, write
from stressguide.formats import FORMATS
from stressguide.guideline import find, load_source
from stressguide.guideline.faults import Code
from stressguide.guideline.loading import faults_of, load, load_examples
from stressguide.guideline.printed import page_lines
from stressguide.guideline.start import schema
from stressguide.guideline.translate import ENDING, updated
from stressguide.reader.reading import understands
from stressguide.texts import _, counted, later

commands = Commands(
    later("Write a guideline of your own, and find what is wrong with its files."),
    later("Examples:\n  stressguide guideline check vold.yaml"),
)

_Guideline = Annotated[str, argument(later("FILE"), later("The guideline, such as vold.yaml."))]
_PATHS = later("Guidelines, or files beside them. Left out: the guideline in use.")


@commands.add(
    later("List the guidelines at hand. Which is in use and why, and where your own can lie; no file is opened."),
    later("Examples:\n  stressguide guideline list\n  stressguide guideline list --guideline vold.yaml"),
    "list",
)
def list_guidelines(*, chosen: Chosen, out: Output) -> None:
    used = chosen.which()
    others = [each for each in find.at_hand().values() if each.path != used.path]
    tell_misnamed(*others)
    out.deliver(guidelines_document(used, others, find.folder(), find.unused()))


commands.registered_commands += begin.commands.registered_commands


@commands.add(
    later(
        "Find every fault of a guideline. What lies beside it is checked too: its source document, its examples "
        "and what is local. Nothing is changed. The exit code is 1 if there are faults."
    ),
    later("Examples:\n  stressguide guideline check vold.yaml\n  stressguide guideline check *.yaml"),
)
def check(
    paths: Annotated[list[str] | None, argument(later("FILE"), _PATHS)] = None,
    *,
    quiet: Annotated[bool, option("--quiet -q", later("Only the faults."))] = False,
    chosen: Chosen,
) -> None:
    found = [find.belonging(path) for path in paths] if paths else [chosen.which()]
    tell_misnamed(*(found if paths else ()))
    guidelines = {each.path: each.local for each in found}
    faults = [fault for path, local in guidelines.items() for fault in faults_of(path, local)]
    write_stdout("".join(f"{shown(fault)}\n" for fault in faults))
    if number := sum(fault.code.is_fault for fault in faults):
        if not quiet:
            say(counted("{n} fault.", "{n} faults.", number))
        own = [fault for fault in faults if fault.path in guidelines and (fault.line, fault.column) == (1, 1)]
        is_unread = any(fault.code is Code.UNREADABLE for fault in own)  # elsewhere it is the source that is missing
        raise typer.Exit(2 if is_unread else 1)
    if not quiet:
        for which in found:
            guideline = load(which.path)
            if aside := sorted(page_lines(load_source(which, guideline) or "")):
                message = _("{document}: passed over as page numbers and running heads: lines {lines}.")
                document = guideline.source.document if guideline.source else ""
                say(message.format(document=document, lines=", ".join(map(str, aside))))
            if not understands(guideline, has_examples=os.path.lexists(find.beside(which.path, find.EXAMPLES))):
                message = _("{path}: people's own words are not understood; see “like” in docs/own-guidelines.md.")
                say(message.format(path=which.path))
        say(_("No faults in {files}.").format(files=", ".join(map(str, guidelines))))


@commands.add(
    later(
        "Write a guideline as one page for an intranet: two questions as links, and then the list, to tick off or to "
        "print. Whoever reads it needs no program; it runs no script and asks for nothing. Help in danger is always "
        "in sight."
    ),
    later(
        "Examples:\n"
        "  stressguide guideline page -o guide.html\n"
        "  stressguide guideline page --guideline vold.yaml -o vold.html --force"
    ),
)
def page(
    output: OutputOption = None, *, force: ForceOption = False, quiet: QuietOption = False, chosen: Chosen
) -> None:
    from stressguide.formats.filled import page as filled
    from stressguide.guideline.advice import outdated

    path = destination(output)
    taken = None if force else _("{path} is there already. Use --force to replace it.").format(path=path)
    if path:
        check_free(path, taken)
        if not is_stream(path) and path.suffix.lower() not in FORMATS["html"].endings:
            raise UserError(_("The page is a file whose name ends in .html, such as guide.html."))
    guideline = chosen.load()
    help_in_danger = acute.help_of(guideline)
    text = filled(guideline, help_in_danger, acute.lines_of(guideline))
    if path:
        write(path, text, taken)
    else:
        write_stdout(text, encoding="utf-8")
    if quiet:
        return
    if path:
        ids = {point.id for cell in guideline.cells.values() for point in cell.points}
        points = counted("{n} point", "{n} points", len(ids))
        say(_("Saved {points} in {path}.").format(points=points, path=path))
    if own := [slot.name for slot in guideline.slots if slot.contact]:
        say(_("The page says who this is at your workplace: {names}.").format(names=listed(own)))
    if old := outdated(guideline, help_in_danger, datetime.now().astimezone().date()):
        message = _("Checked over a year ago: {names}. See whether it is still right, and write the new date.")
        say(message.format(names=listed(old)))


@commands.add(
    later(
        "Learn people's own words from examples. They stand beside the guideline, one a line after who writes and what "
        "is happening, such as vold.examples.txt beside vold.yaml; what is learned is kept in vold.learned.msgpack. It "
        "needs scikit-learn."
    ),
    later("Examples:\n  stressguide guideline learn vold.yaml"),
)
def learn(file: _Guideline, *, quiet: QuietestOption = False) -> None:
    if find_spec("sklearn") is None:
        raise UserError(_("Learning needs scikit-learn. Install it with: pip install 'stressguide[learn]'"))
    from stressguide.reader.learn import learn as learned_from

    which = find.belonging(file)
    examples, checksum = load_examples(which.path, load(which.path))
    path = find.beside(which.path, find.LEARNED)
    write(path, learned_from(examples, checksum), None)
    if not quiet:
        say(_("{path}: learned from {n} examples.").format(path=path, n=len(examples)))


@commands.add(
    later(
        "Print the JSON Schema of a guideline's file, with which an editor helps while you write: it explains the "
        "fields, suggests them and marks what is wrong."
    ),
    later(
        "Examples:\n"
        "  stressguide guideline schema > guideline.schema.json\n\n"
        "The first line of the file names it:\n"
        "  # yaml-language-server: $schema=guideline.schema.json"
    ),
    "schema",
)
def print_schema() -> None:
    write_stdout(schema(), encoding="utf-8")


@commands.add(
    later(
        "List every point with its id and its lines in the source document. What stands around one is shown by “why”."
    ),
    later("Examples:\n  stressguide guideline source\n  stressguide guideline source -o source.md"),
)
def source(*, chosen: Chosen, out: Output) -> None:
    out.deliver(source_document(chosen.load()))


@commands.add(
    later(
        "Make or update the catalogue of a guideline's translation. It is a .po file beside the guideline, for Poedit, "
        "Weblate or a text editor. What has changed is marked as fuzzy and keeps its old translation to be looked at; "
        "nothing is approved."
    ),
    later("Examples:\n  stressguide guideline translate vold.yaml --language en"),
)
def translate(
    file: _Guideline,
    language: Annotated[str, option("--language", later("The language to translate to, such as en."), later("CODE"))],
    *,
    quiet: QuietestOption = False,
) -> None:
    if not re.fullmatch("[a-z]{2,3}", language):
        raise UserError(_("A language is two or three letters, such as “da”."))
    which = find.belonging(file)
    guideline = load(which.path)  # without what is local: that is not the translator's
    if language == guideline.language:
        raise UserError(_("The guideline is in this language already."))
    path = find.beside(which.path, ENDING.format(language=language))
    catalogue = updated(path, guideline, language)
    text = f"{str(catalogue).rstrip()}\n"
    is_same = path.exists() and path.read_bytes() == text.encode("utf-8")
    if not is_same:
        write(path, text, None)
    if not quiet:
        message = _("{path}: {done} translated, {doubtful} to be looked at, {new} new.")
        message += " " + _("Nothing in it has changed.") if is_same else ""
        done, new = len(catalogue.translated_entries()), len(catalogue.untranslated_entries())
        say(message.format(path=path, done=done, doubtful=len(catalogue.fuzzy_entries()), new=new))
