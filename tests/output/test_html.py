"""HTML, as a file and in a real browser."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from browser import Browser
from stressguide.documents.checklist import checklists_document
from stressguide.documents.document import Document, Excerpt, Heading, Item, Items, Layout, Paragraph, Table
from stressguide.formats.filled import html as render
from stressguide.model import Guideline, Note, Place
from stressguide.navigation.selection import select

HOSTILE = '<script>document.title="owned"</script>&amp;"\'><img src=x onerror=alert(1)>{{ 7 * 7 }}'

MEASURE = """({
  boxes: document.querySelectorAll("main input[type=checkbox]").length,
  labelled: [...document.querySelectorAll("main input")].filter(box => box.labels.length === 1).length,
  ticked: (document.querySelector("main label")?.click(), document.querySelectorAll("main input:checked").length),
  items: [...document.querySelectorAll("main li:not(.note li)")].map(item => item.innerText.trim()),
  headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(heading => Number(heading.tagName[1])),
  overflow: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  styled: getComputedStyle(document.body).maxWidth !== "none",
  scripts: document.scripts.length,
  language: document.documentElement.lang,
})"""


def measured(browser: Browser, page: str, folder: Path, width: int = 800) -> dict[str, Any]:
    """Open a page; return what is measured on it."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    browser.told.clear()
    browser.show((folder / "page.html").as_uri(), (width, 900))
    found: dict[str, Any] = browser.run(MEASURE)
    return found


def test_everything_in_a_browser(guideline: Guideline, browser: Browser, tmp_path: Path) -> None:
    """All 78 tasks can be ticked by their words; the 4 points to know are there, and nothing is fetched."""
    page = render(checklists_document(select(guideline)), Layout())
    found = measured(browser, page, tmp_path)
    points = [point for cell in guideline.cells.values() for point in cell.points]
    assert (found["boxes"], found["labelled"], found["ticked"]) == (78, 78, 1)
    assert [point.text for point in points] == [item.split("\n")[0] for item in found["items"]]
    assert (found["scripts"], browser.told, found["language"], found["styled"]) == (0, [], "da", True)
    assert found["headings"][0] == 1
    assert found["headings"].count(1) == 1
    assert all(b - a <= 1 for a, b in zip(found["headings"], found["headings"][1:], strict=False))


def test_narrow_screen(guideline: Guideline, browser: Browser, tmp_path: Path) -> None:
    """On a telephone nothing is cut off to the right."""
    page = render(checklists_document(select(guideline, guideline.roles["leder"])), Layout())
    assert not measured(browser, page, tmp_path, width=320)["overflow"]


def test_on_paper(guideline: Guideline, browser: Browser, tmp_path: Path) -> None:
    """A list is one sheet, with room for who and when at each task; on a screen there is none, nor in what has all."""
    one = select(guideline, guideline.roles["leder"], guideline.situations["sygemeldt"])
    rooms = "[...document.querySelectorAll('.who')].filter(room => room.checkVisibility()).length"
    for selection, sheets, wanted in ((one, [1], 8), (select(guideline), [5, 6, 7], 0)):
        measured(browser, render(checklists_document(selection), Layout()), tmp_path)
        assert browser.run(rooms) == 0
        assert browser.print(tmp_path / "paper.pdf") in sheets
        browser("Emulation.setEmulatedMedia", media="print")
        assert browser.run(rooms) == wanted
        browser("Emulation.setEmulatedMedia", media="")


def hostile() -> Document:
    """Make a document in which every text is an attack."""
    item = Item(HOSTILE, is_task=True, note=Note(HOSTILE, None), to=Place(HOSTILE, HOSTILE))
    excerpt = Excerpt(HOSTILE, 1, HOSTILE, HOSTILE, (item,), HOSTILE, HOSTILE, None)
    table = Table((HOSTILE,), (((HOSTILE,),),))
    blocks = (Heading(HOSTILE), Paragraph(HOSTILE), Items((Item(HOSTILE),)), excerpt, table)
    return Document(HOSTILE, 'da" onload="x', blocks, {}, 0)


def test_every_text_is_escaped() -> None:
    """Whatever a text is, the page has only our own tags."""
    tags = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.add(tag)
            assert not any(name.startswith("on") for name, _value in attrs)

    page = render(hostile(), Layout())
    Reader().feed(page)
    assert tags.isdisjoint({"script", "img"})
    assert "{{ 7 * 7 }}" in page


def test_attacks_do_nothing_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    """Nor does a browser run any of them."""
    found = measured(browser, render(hostile(), Layout()), tmp_path)
    assert (found["scripts"], browser.told, found["boxes"]) == (0, [], 1)
    assert found["items"][0] == HOSTILE
