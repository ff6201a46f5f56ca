"""The parts of a Word file, unpacked with care: it may come from anybody."""

from io import BytesIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

MAX_BYTES = 4 * 1024**2
"""Of a part, unpacked; a page of text has some 30,000."""

_MAX_DEPTH = 100
"""How deep elements may lie in one another; in real files it is about 30."""

_UNSEEN = {"del", "moveFrom", "instrText", "Fallback"}
"""What is not shown, or not there."""


def body(data: bytes) -> Element:
    """Read the text of the document. Raises as `part` does."""
    kinds = {str(each.get("Type")).rpartition("/")[2]: str(each.get("Target")) for each in part(data, "_rels/.rels")}
    [found] = part(data, kinds["officeDocument"].lstrip("/")).findall("body")
    return found


def part(data: bytes, name: str) -> Element:
    """Read a part, without the spaces of its names and what was deleted; an empty one where there is none.

    Raises OverflowError for one that is too large, and anything for a file that is not Word's.
    """
    with ZipFile(BytesIO(data)) as file:
        if name not in file.namelist():
            return Element(name)
        if file.getinfo(name).file_size > MAX_BYTES:
            raise OverflowError
        text = file.read(name)
    if b"<!DOCTYPE" in text.replace(b"\0", b""):
        raise ValueError  # it could define entities that unpack without end
    return _plain(fromstring(text))  # noqa: S314 - what it warns of has just been refused


def _plain(of: Element, depth: int = 0) -> Element:
    """Leave out the spaces of names, for which programs have several, and what is not there."""
    if depth == _MAX_DEPTH:
        raise ValueError
    of.tag, of.attrib = _local(of.tag), {_local(name): value for name, value in of.items()}
    of[:] = [_plain(child, depth + 1) for child in of if _is_there(child)]
    return of


def _is_there(of: Element) -> bool:
    name = _local(of.tag)
    return name not in _UNSEEN and (name != "tr" or of.find("{*}trPr/{*}del") is None)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
