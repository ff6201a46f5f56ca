"""The paragraphs of a Word document as lines of text."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from stressguide.guideline.reading import as_pasted
from stressguide.ooxml import body, part
from stressguide.words import cleaned

HEAD = "\x1e"
"""What begins a line that is a heading; no document has it."""

_DEPTH = 9
"""So many levels has a list, and so many styles may be based on one another."""

_SPACES = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}


def lines_of(data: bytes) -> Iterator[str]:
    """Write each paragraph, also of tables and boxes, with HEAD before a heading and its mark or number before a point.

    A blank line stands before all but points. Heads, feet, footnotes and tables of contents are not read. Raises as
    `part` does.
    """
    styles = {style.get("styleId"): style for style in part(data, "word/styles.xml").iter("style")}
    numbering = part(data, "word/numbering.xml")
    lists = {each.get("abstractNumId"): each for each in numbering.iter("abstractNum")}
    counts: Counter[tuple[str, int]] = Counter()
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
            counts[number, depth] += 1
            for deeper in range(depth + 1, _DEPTH):
                counts[number, deeper] = 0
            kind = lists.get(_value(numbering.find(f"num[@numId='{number}']"), "abstractNumId"))
            bullet = "o" if depth else "•"
            is_bullet = kind is None or _value(kind.find(f"lvl[@ilvl='{depth}']"), "numFmt") in ("", "bullet", "none")
            yield f"{'   ' * depth}{bullet if is_bullet else f'{counts[number, depth]}.'} {words}"


def _value(element: Element | None, *paths: str) -> str:
    found = (element.find(path) for path in paths if element is not None)
    return next((each.get("val", "") for each in found if each is not None), "")


def _text(of: Element) -> str:
    """Read the words of a paragraph; what stands in its boxes are other paragraphs."""
    inside = (_text(child) for child in of if child.tag not in ("pPr", "txbxContent"))
    return (of.text or "") if of.tag == "t" else _SPACES.get(of.tag, "") + "".join(inside)
