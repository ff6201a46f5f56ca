"""The page for an intranet: read by a parser that is not ours, and seen in a real browser."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

import pytest
from msgspec.structs import replace

from browser import Browser
from stressguide.cli.acute import help_of, lines_of
from stressguide.formats.filled import page as render_page
from stressguide.guideline import find, load
from stressguide.guideline.advice import outdated
from stressguide.model import Contact, Guideline, Note, Place
from support import ROOT, Open, Run

VOLD = str(ROOT / "examples/vold.yaml")
HOSTILE = "</style></p><script>alert(1)</script><img src=x onerror=alert(1)>\"'{{ 7 * 7 }}"


def page_of(guideline: Guideline) -> str:
    """Make the page of a guideline."""
    return render_page(guideline, help_of(guideline), lines_of(guideline))


def tree(page: str) -> Element:
    """Read HTML."""
    builder = TreeBuilder()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            builder.start(tag, {name: value or "" for name, value in attrs})
            if tag in ("meta", "input", "br"):
                builder.end(tag)

        def handle_endtag(self, tag: str) -> None:
            builder.end(tag)

        def handle_data(self, data: str) -> None:
            builder.data(data)

    builder.start("page", {})
    Reader().feed(page)
    builder.end("page")
    return builder.close()


def sections(page: str) -> dict[str, Element]:
    """Find the views of a page, by what addresses them."""
    return {section.attrib["id"]: section for section in tree(page).iter("section")}


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_point_once_in_its_place(language: str) -> None:
    """All 82 points stand word for word in the view of their place, in order; so do strength and lines."""
    guideline = load(find.embedded(), language)
    shown = sections(page_of(guideline))
    points = 0
    for place, cell in guideline.cells.items():
        view = shown[str(place)]
        if guideline.led(place) != place:
            assert [link.attrib["href"] for link in view.findall("nav//a")] == [f"#{guideline.led(place)}"]
            continue
        if not cell.sections:
            assert view.findall(".//input") == []
            continue
        items = [item for items in view.findall("ul") if items.get("class") != "note" for item in items]
        words = [item if (label := item.find("label/span")) is None else label for item in items]
        texts = [(each.text or "").rstrip("\n") for each in words]
        assert texts == [point.text for point in cell.points]
        points += len(texts)
        sources = [source.text or "" for source in view.findall("p[@class='soft']")]
        for section, source in zip(cell.sections, sources, strict=True):
            assert re.search(rf"\b{section.lines}\.", source)
            assert section.lead or re.search(r"\. \w+: .+\.$", source)
    assert points == 82
    assert len(shown) == 1 + 5 + 25 + 1


@pytest.mark.parametrize("which", [None, VOLD])
def test_links_lead_somewhere(which: str | None) -> None:
    """Every link leads to a view of the page, and every view can be reached that has something."""
    page = tree(page_of(load(find.find(which))))
    ids = [found for element in page.iter() if (found := element.get("id"))]
    links = {found for element in page.iter("a") if (found := element.get("href")) and not found.startswith("https:")}
    assert len(ids) == len(set(ids))
    views = {f"#{section.attrib['id']}": section.attrib["class"] for section in page.iter("section")}
    assert links <= set(views)
    assert {views[address] for address in set(views) - links} <= {"view list silent"}


def test_it_may_do_nothing_but_look_as_it_does(guideline: Guideline) -> None:
    """The policy allows the page's own style, and nothing else; nothing is asked for but by who clicks a link."""
    page = re.sub(r'<a href="https://[^"]+">', "<a>", page_of(guideline))
    [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in page
    assert not re.search(
        r"<script|<link|<img|@import|url\(|https?:| on\w+=|style=|stressguide checklist", page, re.IGNORECASE
    )
    assert len(page.encode()) < 80_000


def test_a_role_may_have_any_name(guideline: Guideline) -> None:
    """Roles called as our own views are do not get in their way."""
    role = replace(guideline.roles["leder"], id="alt")
    cells = {
        Place("alt", place.situation): replace(cell, place=Place("alt", place.situation), links=())
        for place, cell in guideline.cells.items()
        if place.role == "leder"
    }
    answers = tuple(answer for answer in role.answers if answer.leads_to.role == "leder")
    moved = tuple(replace(answer, leads_to=Place("alt", answer.leads_to.situation)) for answer in answers)
    page = page_of(replace(guideline, roles={"alt": replace(role, answers=moved)}, cells=cells))
    assert list(sections(page))[:3] == ["start", "alt", "alt:"]


def test_no_text_is_a_tag(guideline: Guideline) -> None:
    """Whatever people write in a guideline or beside it, the page has only our own tags."""
    contact = Contact(function=HOSTILE, telephone=HOSTILE, mail=HOSTILE, checked=HOSTILE)

    def remark(place: Place) -> Note:
        return Note(HOSTILE, HOSTILE, f"https://x/{HOSTILE}", place.role)

    roles = {key: replace(role, who=HOSTILE, name=HOSTILE) for key, role in guideline.roles.items()}
    cells = {
        place: replace(cell, what=HOSTILE, notes=(remark(place),), local_notes=(HOSTILE,), sections=tuple(
            replace(section, heading=HOSTILE, points=tuple(
                replace(point, note=remark(place)) for point in section.points
            ))
            for section in cell.sections
        ))
        for place, cell in guideline.cells.items()
    }  # fmt: skip
    slots = tuple(replace(slot, name=HOSTILE, contact=contact) for slot in guideline.slots)
    page = page_of(replace(guideline, title=HOSTILE, roles=roles, cells=cells, slots=slots))
    wanted = {element.tag for element in tree(page_of(guideline)).iter()}
    assert {element.tag for element in tree(page).iter()} == wanted
    assert "{{ 7 * 7 }}" in page


def test_what_is_local_says_so() -> None:
    """What the workplace has added stands in its view, and the page says that it is no part of the guideline."""
    view = sections(page_of(load(find.find(VOLD))))["laerer/akut"]
    words = " ".join("".join(view.itertext()).split())
    assert "trykke på alarmen ved døren, hvis lokalet har en (lokalt)" in words
    assert "ikke en del af retningslinjerne" in words


def test_help_in_danger(guideline: Guideline) -> None:
    """It stands outside all views, with the workplace's own number, and with the day on which it was checked."""
    contact = Contact(function="Vagten", telephone="12 34 56 78", checked="2026-01-02")
    slots = tuple(replace(slot, contact=contact) if slot.id == "akut" else slot for slot in guideline.slots)
    page = tree(page_of(replace(guideline, slots=slots)))
    [aside] = page.iter("aside")
    words = "".join(aside.itertext())
    assert "112" in words
    assert "Vagten, 12 34 56 78" in words
    acute = guideline.acute
    assert acute
    assert acute.checked in "".join(text for footer in page.iter("footer") for text in footer.itertext())
    assert outdated(replace(guideline, slots=slots), acute, date(2026, 12, 1)) == []
    assert outdated(replace(guideline, slots=slots), acute, date(2027, 1, 3)) == ["Akut hjælp hos os (2026-01-02)"]


class TestCommand:
    """``guideline page``."""

    def test_same_guideline_same_bytes(self, run: Run, tmp_path: Path) -> None:
        """The page has nothing in it of when or where it was made; one that is there is left alone."""
        assert run("guideline", "page", "-o", "g.html").stderr == "82 punkter er gemt i g.html.\n"
        first = (tmp_path / "g.html").read_bytes()
        assert run("guideline", "page", "-o", "g.html").returncode == 2
        assert run("guideline", "page", "-o", "g.html", "--force", "--quiet").stderr == ""
        assert (tmp_path / "g.html").read_bytes() == first == run("guideline", "page").stdout.encode()

    def test_html_of_everything_names_it(self, terminal: Open) -> None:
        """Who saves everything as HTML, in which there is no way but down, is told of the page."""
        terminal("checklist", "-o", "alt.html").see("stressguide guideline page -o guide.html")

    def test_language(self, run: Run) -> None:
        """In English all of it is English."""
        page = run("guideline", "page", "--language", "en").stdout
        assert '<html lang="en">' in page
        assert "What is happening?" in page
        assert "Hvad sker der?" not in page

    def test_only_html(self, run: Run) -> None:
        """A page is HTML, whatever the file is called."""
        result = run("guideline", "page", "-o", "side.docx")
        assert (result.returncode, "navn ender på .html" in result.stderr) == (2, True)

    def test_what_is_local_and_what_is_old_is_told(self, run: Run, tmp_path: Path) -> None:
        """Who publishes the page is told whose numbers are on it, and which were checked long ago."""
        for path in (ROOT / "examples").glob("vold*"):
            text = path.read_text(encoding="utf-8").replace("checked: 2026", "checked: 2020")
            (tmp_path / path.name).write_text(text, encoding="utf-8")
        told = run("guideline", "page", "--guideline", "vold.yaml", "-o", "vold.html").stderr
        assert "Siden viser, hvem det er hos jer: Tillidsrepræsentant (TR), Psykologisk krisehjælp" in told
        assert "Kontrolleret for mere end et år siden: akut hjælp (2020-11-23), Tillidsrepræsentant" in told


def test_in_a_browser(guideline: Guideline, browser: Browser, tmp_path: Path) -> None:
    """An address shows its list and nothing else, with help in sight; on paper it is one sheet, and has no help."""
    (tmp_path / "page.html").write_text(page_of(guideline), encoding="utf-8")
    address = (tmp_path / "page.html").as_uri()
    browser.told.clear()
    shown = "[...document.querySelectorAll('section')].filter(view => view.checkVisibility()).map(view => view.id)"
    help_ends = "document.querySelector('aside').getBoundingClientRect().bottom"
    for anchor, wanted in (("", ["start"]), ("#leder", ["leder"]), ("#leder/sygemeldt", ["leder/sygemeldt"])):
        browser.show(address + anchor, (360, 740))
        assert browser.run(shown) == wanted
        assert 0 < browser.run(help_ends) < 740
    browser.run("scrollTo(0, 10000)")
    assert 0 < browser.run(help_ends) < 740
    assert browser.print(tmp_path / "list.pdf") == 1
    browser.show(f"{address}#alt")
    assert len(browser.run(shown)) == 1 + 14
    assert browser.print(tmp_path / "all.pdf") <= 8
    assert browser.told == []
