"""Draw the pictures in the README and the docs, of what the program makes: ``.venv/bin/python docs/pictures.py``.

A picture in pixels differs from one machine to the next, so it says what it was made of, and a test compares that.
"""

import struct
import subprocess
import sys
import tempfile
import zlib
from base64 import b64decode
from collections.abc import Callable
from hashlib import sha256
from html import escape
from pathlib import Path

DOCS = Path(__file__).parent
WALK = DOCS / "walk.svg"
SIZE = (80, 20)

sys.path.insert(0, str(DOCS.parent / "tests"))

from browser import Browser  # noqa: E402 - the tests know how to look at a page
from support import DOWN, ENTER, PROGRAM, Terminal, environment  # noqa: E402 - and how to walk


def walk(folder: Path) -> Terminal:
    """Walk as a leader whose employee shows signs of stress; return the terminal at the end."""
    screen = Terminal([sys.executable, "-m", "stressguide", "ask"], folder, SIZE)
    screen.see("Ved ikke")
    screen.press(DOWN + ENTER)
    screen.see("← Tilbage")
    screen.press(DOWN + ENTER)
    screen.see("← Tilbage")
    return screen


def drawn(screen: Terminal) -> str:
    """Write what is on the screen as SVG, with what is bold in bold."""
    columns, rows = SIZE
    lines = []
    for row in range(rows):
        parts: list[tuple[bool, str]] = []
        for column in range(columns):
            cell = screen.screen.buffer[row][column]
            if not parts or parts[-1][0] != cell.bold:
                parts.append((cell.bold, ""))
            parts[-1] = (cell.bold, parts[-1][1] + cell.data)
        spans = "".join(f'<tspan font-weight="{700 if bold else 400}">{escape(text)}</tspan>' for bold, text in parts)
        lines.append(f'<text x="16" y="{32 + row * 20}" xml:space="preserve">{spans}</text>')
    width, height = 32 + columns * 8.43, 24 + rows * 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img" '
        'aria-label="stressguide ask: to spørgsmål og svaret">\n'
        f'<rect width="{width:.0f}" height="{height}" rx="8" fill="#1b1f24"/>\n'
        '<g fill="#e6e6e6" font-family="ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">\n'
        + "\n".join(lines)
        + "\n</g>\n</svg>\n"
    )


def in_a_browser(page: Path) -> bytes:
    """Take a picture of a list on a page, in Chromium."""
    browser = Browser(page.parent / "profile")
    try:
        browser.show(f"{page.as_uri()}#leder/sygemeldt", (760, 860))
        return b64decode(browser("Page.captureScreenshot")["data"])
    finally:
        browser.close()


def on_paper(document: Path) -> bytes:
    """Take a picture of a document for Word, printed by LibreOffice."""
    folder = document.parent
    office = ["soffice", f"-env:UserInstallation={folder.as_uri()}/office", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", folder, document], check=True, capture_output=True)
    paper = ["pdftoppm", "-png", "-gray", "-r", "75", "-singlefile", str(document.with_suffix(".pdf"))]
    return subprocess.run(paper, check=True, capture_output=True).stdout


PICTURES: dict[str, tuple[str, list[str], Callable[[Path], bytes]]] = {
    "page.png": ("page.html", ["guideline", "page"], in_a_browser),
    "word.png": ("word.docx", ["checklist", "leder", "sygemeldt"], on_paper),
}
"""Of each: the name of what it shows, the command that makes that, and who shows it."""


def made(picture: str, folder: Path) -> Path:
    """Make what a picture shows."""
    name, arguments, _show = PICTURES[picture]
    subprocess.run([*PROGRAM, *arguments, "-q", "-o", folder / name], env=environment(folder), check=True)
    return folder / name


def signed(picture: bytes, made_of: Path) -> bytes:
    """Write into a PNG what it was made of, before the last chunk, which is 12 bytes long."""
    text = b"tEXt" + origin(made_of)
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    return picture[:-12] + chunk + picture[-12:]


def origin(path: Path) -> bytes:
    """Say what a file holds, as it stands in the picture of it."""
    return b"Source\0" + sha256(path.read_bytes()).hexdigest().encode()


def main() -> None:
    """Make each thing, and draw it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        screen = walk(folder)
        WALK.write_text(drawn(screen), encoding="utf-8")
        screen.process.close(force=True)
        for picture, (_name, _arguments, show) in PICTURES.items():
            shown = made(picture, folder)
            (DOCS / picture).write_bytes(signed(show(shown), shown))


if __name__ == "__main__":
    main()
