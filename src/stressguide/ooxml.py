"""What stands in a Word document, read with care: it may come from anybody."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - it is an exception

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

MAX_PART = 16 * 1024 * 1024
"""Bytes of one part, unpacked; a small file can be a huge one inside."""

_UNREAD = {W + name for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "sdtPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
"""What was deleted or is said twice, and what is no text."""


class NoWordError(Exception):
    """The file is no Word document, or one that nobody made in good faith."""


def part(data: bytes, name: str) -> ET.Element:
    """Read a part of a Word document, empty if it has none of this name. Raises NoWordError."""
    try:
        with ZipFile(BytesIO(data)) as package:
            if "word/document.xml" not in package.namelist():
                raise NoWordError
            if name not in package.namelist():
                return ET.Element(name)
            with package.open(name) as file:
                xml = file.read(MAX_PART + 1)
        if len(xml) > MAX_PART or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or b"\0" in xml:
            raise NoWordError  # entities can unpack without end; with zeros it is in an encoding that could hide them
        return ET.fromstring(xml)  # noqa: S314 - there are no entities in it
    except (BadZipFile, ZlibError, NotImplementedError, RuntimeError, EOFError, OSError, ET.ParseError) as error:
        raise NoWordError from error


def inside(element: ET.Element | None, *names: str) -> Iterator[ET.Element]:
    """Find the outermost elements of these names in another, in their order, and not in what was deleted."""
    for child in () if element is None else element:
        if child.tag in _UNREAD:
            continue
        if child.tag.removeprefix(W) in names:
            yield child
        else:
            yield from inside(child, *names)


def text(paragraph: ET.Element) -> str:
    """Read the words of a paragraph; what stands in its boxes are other paragraphs."""
    out = ""
    for piece in inside(paragraph, "t", "tab", "br", "cr", "noBreakHyphen", "p"):
        name = piece.tag.removeprefix(W)
        out += (piece.text or "") if name == "t" else {"tab": " ", "noBreakHyphen": "-", "p": ""}.get(name, "\n")
    return out
