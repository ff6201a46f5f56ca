"""Look at the page for an intranet in a real browser: every address, every width, keys, and paper.

    .venv/bin/python tests/page.py guide.html [--axe node_modules/axe-core/axe.min.js]

It needs Chromium, and ``pdftotext`` and ``pdftoppm`` of poppler-utils. With `axe-core` it counts what hinders people
with a disability, too. It prints what it finds, and ends with 1 if anything is not as it should be.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from browser import Browser

SIZES = [(1280, 800), (360, 740), (320, 640)]
LIST = "leder/sygemeldt"

VIEW = """({
  over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  views: [...document.querySelectorAll(".view")].filter(each => each.checkVisibility()).map(each => each.id),
  help: (box => box.height > 0 && box.top >= 0 && box.bottom <= innerHeight)(
    document.querySelector(".acute").getBoundingClientRect()),
})"""
TICKED = "document.querySelectorAll(':checked').length"
AXE = """axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(
  found => [...found.violations, ...found.incomplete].map(each => `${each.id} ${each.nodes[0].html.slice(0, 90)}`))"""


def output(*command: str | Path) -> str:
    """Run a tool; return what it prints."""
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


class Look:
    """A look at one page."""

    def __init__(self, page: Path, axe: Path | None, folder: Path) -> None:
        self.text, self.uri, self.folder = page.read_text(encoding="utf-8"), page.resolve().as_uri(), folder
        self.axe = axe.read_text(encoding="utf-8") if axe else ""
        self.views = re.findall(r'<section class="view[^"]*" id="([^"]+)"', self.text)
        self.silent = re.findall(r'<section class="view list silent" id="([^"]+)"', self.text)
        self.lists = [each for each in self.views if "/" in each]
        self.browser = Browser(folder / "profile")
        self.wrong = 0

    def expect(self, what: str, *, holds: bool) -> None:
        """Say what was seen; count it if it is wrong."""
        sys.stdout.write(f"{'ok   ' if holds else 'WRONG'} {what}\n")
        self.wrong += not holds

    def hindrances(self) -> list[str]:
        """List what axe finds in what is shown."""
        if not self.axe:
            return []
        self.browser.run(self.axe)
        found: list[str] = self.browser.run(AXE)
        return found

    def at_screens(self) -> None:
        """Look at every address at every size, by day and by night."""
        seen = bad = 0
        for view in ("", *self.views[1:]):
            wanted = [*self.lists, "alt"] if view == "alt" else [view or "start"]
            for size in SIZES:
                for scheme in ("light", "dark"):
                    self.browser.show(f"{self.uri}#{view}" if view else self.uri, size, scheme)
                    found, hindrances = self.browser.run(VIEW), self.hindrances()
                    self.browser.run("scrollTo(0, 1e6)")
                    found["help"] = found["help"] and self.browser.run(VIEW)["help"]
                    views = set(wanted) - (set(self.silent) if view == "alt" else set())
                    seen += 1
                    if found["over"] > 0 or not found["help"] or set(found["views"]) != views or hindrances:
                        bad += 1
                        sys.stdout.write(f"{view} {size} {scheme}: {found} {hindrances}\n")
        axe = "axe finds nothing" if self.axe else "without axe"
        self.expect(f"{seen} looks at {len(self.views)} addresses: in its width, help in sight, {axe}", holds=not bad)

    def with_wider_text(self) -> None:
        """Look with the spacing that some need to read (WCAG 1.4.12)."""
        spaced = "lineHeight = '1.5', style.letterSpacing = '.12em', style.wordSpacing = '.16em'"
        over = []
        for view in self.views:
            self.browser.show(f"{self.uri}#{view}", SIZES[-1])
            self.browser.run(f"document.querySelectorAll('*').forEach(({{style}}) => {{ style.{spaced} }})")
            over.append(self.browser.run(VIEW)["over"])
        self.expect(f"with wider text at most {max(over)} dots stick out", holds=max(over) <= 0)

    def by_keys(self) -> None:
        """Go from nothing to a list by keys alone; back and forth, and a reload."""
        browser, keys = self.browser, 0
        browser.show(self.uri)
        for link in ("#leder", f"#{LIST}"):
            while browser.run("document.activeElement.getAttribute('href')") != link and keys < 40:
                browser.press("Tab", 9)
                keys += 1
            browser.press("Enter", 13, text="\r")
            keys += 1
        there = browser.run("[location.hash, document.activeElement.id]")
        self.expect(f"{keys} keys to {there}", holds=keys <= 10 and there == [f"#{LIST}", LIST])
        while browser.run("document.activeElement.type") != "checkbox":
            browser.press("Tab", 9)
        browser.press(" ", 32, text=" ")
        state = f"new Promise(done => setTimeout(() => done([location.hash, {TICKED}]), 200))"
        states = [browser.run(state)]
        for way in ("back", "forward"):
            browser.run(f"history.{way}()")
            states.append(browser.run(state))
        browser.reload()
        states.append(browser.run(state))
        wanted = [[f"#{LIST}", 1], ["#leder", 1], [f"#{LIST}", 1], [f"#{LIST}", 0]]
        self.expect(f"ticked, back, forward, reloaded: {states}", holds=states == wanted)
        browser.show(f"{self.uri}#nowhere")
        self.expect("an address that is not there is the first question", holds=browser.run(VIEW)["views"] == ["start"])

    def on_paper(self) -> None:
        """Print every list, and all of them."""
        sheets, words = {}, {}
        for each in (*self.lists, "alt"):
            self.browser.show(f"{self.uri}#{each}", scheme="dark")
            sheets[each] = self.browser.print(self.folder / "list.pdf")
            words[each] = output("pdftotext", "-layout", self.folder / "list.pdf", "-")
        rooms = len(re.findall(r"(?:Hvem|Who):", words[LIST]))
        self.expect(f"{LIST}: {sheets[LIST]} sheet, {rooms} times who and when", holds=(sheets[LIST], rooms) == (1, 8))
        everything = sheets.pop("alt")
        long = [each for each, number in sheets.items() if number > 1]
        self.expect(
            f"everything: {everything} sheets; two: {long}", holds=everything <= 8 and max(sheets.values()) <= 2
        )
        self.expect("no help in danger on paper", holds=not any("112" in each for each in words.values()))
        heads = set(
            self.browser.run("[...document.querySelectorAll('h2, h3')].flatMap(each => each.innerText.split('\\n'))")
        )
        feet = [re.findall(r"\S.*", sheet)[-2:][0].strip() for sheet in words["alt"].split("\f")[:-1]]
        self.expect(f"no heading alone at the foot: {feet}", holds=not heads & set(feet))

    def ticks_on_paper(self) -> None:
        """Print a list with and without a tick."""
        pictures: list[bytes] = []
        for script in ("", "document.querySelector(':target input').click()"):
            self.browser.show(f"{self.uri}#{LIST}")
            self.browser.run(script)
            self.browser.print(self.folder / "ticked.pdf")
            output("pdftoppm", "-r", "50", "-gray", "-singlefile", self.folder / "ticked.pdf", self.folder / "ticked")
            pictures.append((self.folder / "ticked.pgm").read_bytes())
        differ = sum(a != b for a, b in zip(*pictures, strict=True))
        self.expect(f"a tick changes {differ} dots on paper", holds=differ > 0)

    def elsewhere(self) -> None:
        """Look with an older browser's eyes, and without JavaScript."""
        [style] = re.findall(r"<style>(.*?)</style>", self.text, re.DOTALL)
        older = style.replace("selector(:has(a))", "selector(:nothing(a))")
        policy, other = (b64encode(sha256(each.encode()).digest()).decode() for each in (style, older))
        plain = self.folder / "plain.html"
        plain.write_text(self.text.replace(style, older).replace(policy, other), encoding="utf-8")
        self.browser.show(plain.as_uri())
        views, hindrances = self.browser.run(VIEW)["views"], self.hindrances()
        self.expect(f"without :has, {len(views)} views; {hindrances}", holds=views == self.views and not hindrances)
        self.browser("Emulation.setScriptExecutionDisabled", value=True)
        self.browser.show(f"{self.uri}#{LIST}")
        self.browser.print(self.folder / "off.pdf")
        words = output("pdftotext", self.folder / "off.pdf", "-")
        self.expect("the list is there without JavaScript", holds="TR/AMR" in words)
        self.expect(f"asked for, or complained of: {self.browser.told}", holds=not self.browser.told)


def main() -> int:
    """Look at everything; say what is wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("page", type=Path)
    parser.add_argument("--axe", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        look = Look(options.page, options.axe, Path(folder))
        for part in (
            look.at_screens,
            look.with_wider_text,
            look.by_keys,
            look.on_paper,
            look.ticks_on_paper,
            look.elsewhere,
        ):
            part()
        look.browser.close()
    return 1 if look.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
