"""A draft of a guideline, made from its document: all its words, with blanks for whom they bind, when and how much."""

import logging
import re
import unicodedata
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element

from msgspec import Struct

from stressguide import files
from stressguide.errors import UserError
from stressguide.guideline.printed import Word, words_of
from stressguide.guideline.reading import as_pasted, read
from stressguide.model import Strength
from stressguide.ooxml import body, part
from stressguide.texts import _
from stressguide.words import STRENGTHS, cleaned

HEAD = "\x1e"
"""What begins a line that is a heading; no document has it."""

_DEPTH = 9
"""So many levels has a list, and so many styles may be based on one another."""

_SPACES = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}

STEP = "1."
"""The mark of a step, whichever number it has."""

_MAX_BYTES = 16 * 1024**2
"""Of a file with its pictures."""

_NUMBER = re.compile(r"\d{1,2}[.)]")
_MARKUP = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)|\*\*|__|`|(?<!\S)[*_](?=\w)|(?<=[\w.,:;!?])[*_](?!\w)")
"""What Markdown sets around words."""

_VERBS = {word for said in STRENGTHS.values() for kind in (Strength.MUST, Strength.SHOULD) for word in said[kind]}
_OBLIGES = re.compile(rf"\b(?:{'|'.join(sorted(_VERBS))})\b", re.IGNORECASE)


class Section(Struct):
    """A list with what stands over it, or paragraphs that oblige somebody."""

    heading: str | None
    intro: str | None = None
    lead: str | None = None
    points: list[tuple[str, list[str]]] = []
    """Each with its parts."""
    are_steps: bool = False


class Draft(Struct):
    """What a document says: its title, what is on no list, its sections, and words divided at the end of a line."""

    text: str
    title: str
    divided: list[str]
    unlisted: list[str] = []
    sections: list[Section] = []

    def add(self, heading: str | None, prose: list[str]) -> None:
        """Put paragraphs that oblige somebody into a section; others are on no list."""
        if any(map(_OBLIGES.search, prose)):
            self.sections.append(Section(heading, points=[(text, []) for text in prose]))
        else:
            self.unlisted += [*filter(None, [heading]), *prose]


class _Block(Struct):
    """Lines that are one text, and what stands before it: HEAD before a heading."""

    mark: str
    indent: int
    paragraph: int
    words: list[str]
    lines: int = 1

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def number(self) -> str:
        return self.words[0][:-1]

    @property
    def kind(self) -> str:
        """What it is; a heading without its style is known by its shape: a short line that ends no sentence."""
        looks = self.lines == 1 and len(self.text) <= 90 and self.text[-1] not in ".:;,!" and not self.text[0].islower()
        if self.mark == HEAD or (looks and not self.mark):
            return "heading"
        if self.mark[:1].isdigit() and self.mark != STEP:
            return "point with a number among its words"
        return "point" if self.mark else "prose"


class _Every(frozenset[str]):
    """All words, but no numbers before them: the document is read before anybody can say which it has."""

    def __contains__(self, word: object) -> bool:
        return " " not in str(word)


def drafted(path: Path) -> Draft:
    """Make a draft of a document. Raises UserError if it cannot be read, or has no line that could be its title."""
    document = _read(path)
    words = words_of(document, _Every())
    blocks = _blocks(unicodedata.normalize("NFC", document).split("\n"), words)
    _number(blocks)
    by_kind = {block.kind: block for block in reversed(blocks)}
    title = by_kind.get("heading") or by_kind.get("prose")
    if title is None:
        raise UserError(_("{path} has no line that could be its title.").format(path=path))
    blocks.remove(title)
    made = Draft(document.replace(HEAD, ""), title.text, [word.word for word in words if word.last > word.line])
    heading: str | None = None
    prose: list[str] = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "prose":
            prose += [block.text for block in group]
        elif kind == "heading":
            for block in group:
                made.add(heading, prose)
                heading, prose = block.text, []
        else:
            if len(prose) > 2:
                made.add(heading, prose[:-1])
                heading, prose = None, prose[-1:]
            intro, lead = [None, None, *prose][-2:]
            made.sections += _lists(Section(heading, intro, lead), list(group))
            heading, prose = None, []
    made.add(heading, prose)
    return made


def _read(path: Path) -> str:
    """Read the text of a document, in which HEAD begins what is a heading by its style."""
    ending = path.suffix.lower()
    if ending in (".txt", ".md"):
        text = read(path, pasted=True)
        return text if ending == ".txt" else re.sub(r"(?m)^#+ +", HEAD, _MARKUP.sub(r"\1", text))
    if ending not in (".docx", ".pdf"):
        raise UserError(_("{path}: a document is .docx, .txt, .md or .pdf. Save it as one of them.").format(path=path))
    if ending == ".pdf" and find_spec("pypdf") is None:
        raise UserError(_("PDF files need pypdf. Install it with: pip install 'stressguide[pdf]'"))
    data = files.read(path, _MAX_BYTES, _("{path} is not there.").format(path=path))
    try:
        if ending == ".docx":
            return "\n".join(_lines_of(data)).strip("\n") + "\n"
        from pypdf import PdfReader

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells what it made good
        pages = [as_pasted(page.extract_text()) for page in PdfReader(BytesIO(data)).pages]
        return "\n".join(map(cleaned, "\n\n".join(pages).split("\n")))
    except Exception:  # noqa: BLE001 - the file may be anything, and pypdf is another's
        raise UserError(_("{path} cannot be read. Save it as .docx or .txt.").format(path=path)) from None


def _lines_of(data: bytes) -> Iterator[str]:
    """Write each paragraph, also of tables and boxes, with HEAD before a heading and its mark or number before a point.

    A blank line stands before all but points. Heads, feet, footnotes and tables of contents are not read. Raises as
    `part` does.
    """
    styles = {style.get("styleId"): style for style in part(data, "word/styles.xml").iter("style")}
    numbering = part(data, "word/numbering.xml")
    lists = {each.get("abstractNumId"): each for each in numbering.iter("abstractNum")}
    counts: dict[str, list[int]] = {}
    for paragraph in body(data).iter("p"):
        chain = [paragraph]
        while len(chain) < _DEPTH and (style := styles.get(_value(chain[-1], "pPr/pStyle", "basedOn"))) is not None:
            chain.append(style)
        names = " ".join(_value(each, "name") for each in chain).lower()
        number, level, outline = (
            next(filter(None, (_value(each, f"pPr/{name}") for each in chain)), "")
            for name in ("numPr/numId", "numPr/ilvl", "outlineLvl")
        )
        words = "\n".join(map(cleaned, as_pasted(_text(paragraph)).split("\n"))).strip()
        if not words or "toc " in names:
            continue
        if "heading" in names or "title" in names or (outline and outline != "9"):
            yield from ("", HEAD + words.replace("\n", " "))
        elif number in ("", "0"):
            yield from ("", words)
        else:
            depth = int(level) if level in set("12345678") else 0
            counts[number] = levels = [*counts.get(number, ()), *[0] * _DEPTH][: depth + 1]
            levels[depth] += 1
            kind = lists.get(_value(numbering.find(f"num[@numId='{number}']"), "abstractNumId"))
            bullet = "o" if depth else "•"
            is_bullet = kind is None or _value(kind.find(f"lvl[@ilvl='{depth}']"), "numFmt") in ("", "bullet", "none")
            yield f"{'   ' * depth}{bullet if is_bullet else f'{levels[depth]}.'} {words}"


def _value(element: Element | None, *paths: str) -> str:
    found = (element.find(path) for path in paths if element is not None)
    return next((each.get("val", "") for each in found if each is not None), "")


def _text(of: Element) -> str:
    """Read the words of a paragraph; what stands in its boxes are other paragraphs."""
    inside = (_text(child) for child in of if child.tag not in ("pPr", "txbxContent"))
    return (of.text or "") if of.tag == "t" else _SPACES.get(of.tag, "") + "".join(inside)


def _blocks(lines: list[str], words: list[Word]) -> list[_Block]:
    """Put lines together that are one text: those that were full, and go on without a mark."""
    blocks: list[_Block] = []
    full = max(60, *map(len, lines)) * 4 // 5
    before, last = "", 0
    for number, group in groupby(words, key=lambda word: word.line):
        line, raw = list(group), lines[number - 1]
        first = line[0]
        step = STEP if len(line) > 1 and _NUMBER.fullmatch(first.word) else ""
        mark = HEAD if raw.startswith(HEAD) else raw.split(maxsplit=1)[0] if first.marked else step
        same = blocks and not mark and blocks[-1].mark != HEAD and blocks[-1].paragraph == first.paragraph
        if last == number or (same and (first.word[0].islower() or len(before) + len(first.word) >= full)):
            blocks[-1].words += [word.word for word in line]
            blocks[-1].lines += 1
        else:
            indent = len(raw) - len(raw.lstrip())
            blocks.append(_Block(mark, indent, first.paragraph, [word.word for word in line]))
        before, last = raw.rstrip(), line[-1].last
    return blocks


def _number(blocks: list[_Block]) -> None:
    """Find out which numbers are those of steps; one alone is that of a heading or a sentence."""
    chains: list[list[_Block]] = []
    going: dict[int, list[_Block]] = {}
    before = None
    for block in blocks:
        if block.mark in ("", HEAD):
            going = {}
        elif block.mark == STEP:
            chain = going.get(block.indent, [])
            is_near = chain and (chain[-1] is before or chain[-1].paragraph == block.paragraph)
            if not is_near or block.number != str(int(chain[-1].number) + 1):
                going[block.indent] = chain = []
                chains.append(chain)
            chain.append(block)
        before = block
    for chain in chains:
        for block in chain:
            block.mark = "" if len(chain) == 1 else STEP if chain[0].number == "1" else chain[0].words[0]
    said = {tuple(block.words[:2]) for block in blocks if block.mark != STEP}
    for chain in chains:
        if chain[0].mark == STEP and not said.isdisjoint(tuple(block.words[:2]) for block in chain):
            for block in chain:  # nobody could tell them apart
                block.mark = chain[0].words[0]


def _lists(section: Section, blocks: list[_Block]) -> Iterator[Section]:
    """Put the points of lists into sections; one that is set in further, or begins otherwise, is part of another."""
    first, nested = blocks[0], set[bool]()
    for block in blocks:
        is_step = block.mark == STEP
        other = block.mark != first.mark
        if (block.indent > first.indent or (other and block.paragraph == first.paragraph)) and nested <= {is_step}:
            nested.add(is_step)
            section.points[-1][1].append(block.text)
            continue
        begins_again = is_step and block.number != str(len(section.points) + 1)
        if other or begins_again or block.indent > first.indent:
            yield section
            first, nested, section = block, set(), Section(None)
        section.are_steps = is_step
        section.points.append((" ".join(block.words[is_step:]), []))
    yield section
