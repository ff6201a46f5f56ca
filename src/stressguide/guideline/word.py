"""The paragraphs of a Word document as lines of text."""

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from stressguide.guideline.reading import as_pasted
from stressguide.ooxml import W, inside, part, text
from stressguide.words import cleaned

HEAD = "\x1e"
"""What begins a line that is a heading; no document has it."""

_DEPTH = 9
"""So many levels has a list, and so many styles may be based on one another."""


def lines_of(data: bytes) -> Iterator[str]:
    """Write each paragraph, also of tables and boxes, with HEAD before a heading and its mark or number before a point.

    A blank line stands before all but points. Heads, feet, footnotes and tables of contents are not read. Raises
    NoWordError.
    """
    styles = {style.get(W + "styleId"): style for style in inside(part(data, "word/styles.xml"), "style")}
    numbering = part(data, "word/numbering.xml")
    lists = {each.get(W + "abstractNumId"): each for each in inside(numbering, "abstractNum")}
    kinds = {each.get(W + "numId"): lists.get(_value(each, "abstractNumId")) for each in inside(numbering, "num")}
    counts: Counter[tuple[str, int]] = Counter()
    for paragraph in _paragraphs(part(data, "word/document.xml")):
        chain = [paragraph]
        while len(chain) < _DEPTH and (style := styles.get(_value(chain[-1], "pPr/pStyle", "basedOn"))) is not None:
            chain.append(style)
        names = " ".join(_value(each, "name") for each in chain).lower()
        number, level, outline = (
            next(filter(None, (_value(each, f"pPr/{name}") for each in chain)), "")
            for name in ("numPr/numId", "numPr/ilvl", "outlineLvl")
        )
        words = "\n".join(map(cleaned, as_pasted(text(paragraph)).split("\n"))).strip()
        if not words or "toc " in names:
            continue
        if "heading" in names or "title" in names or (outline and outline != "9"):
            yield from ("", HEAD + words.replace("\n", " "))
        elif number in ("", "0"):
            yield from ("", words)
        else:
            depth = int(level) if level in set("12345678") else 0
            counts[number, depth] += 1
            for deeper in range(depth + 1, _DEPTH):
                counts[number, deeper] = 0
            formats = {each.get(W + "ilvl"): _value(each, "numFmt") for each in inside(kinds.get(number), "lvl")}
            bullet = "o" if depth else "•"
            mark = bullet if formats.get(str(depth)) in (None, "bullet", "none") else f"{counts[number, depth]}."
            yield f"{'   ' * depth}{mark} {words}"


def _paragraphs(element: ET.Element) -> Iterator[ET.Element]:
    for paragraph in inside(element, "p"):
        yield paragraph
        yield from _paragraphs(paragraph)  # those of its boxes


def _value(element: ET.Element, *paths: str) -> str:
    found = (element.find("/".join(W + name for name in path.split("/"))) for path in paths)
    return next((each.get(W + "val", "") for each in found if each is not None), "")
