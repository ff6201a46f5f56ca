"""Draw the picture in the README: the screen after a real walk. Run it with ``.venv/bin/python docs/walk.py``."""

import sys
import tempfile
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "walk.svg"
SIZE = (80, 20)

sys.path.insert(0, str(ROOT / "tests"))

from support import DOWN, ENTER, Terminal  # noqa: E402 - the tests know how to walk


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


def main() -> None:
    """Walk and draw."""
    with tempfile.TemporaryDirectory() as folder:
        screen = walk(Path(folder))
        PICTURE.write_text(drawn(screen), encoding="utf-8")
        screen.process.close(force=True)


if __name__ == "__main__":
    main()
