"""What stands in a file of minutes, and ticks set in it."""

from hypothesis import given
from hypothesis import strategies as st

from stressguide.notes.reading import Line, Row, parse, ticked


def boxes(text: str) -> list[Line]:
    """List the tasks in a text."""
    return [entry for entry in parse(text).entries if isinstance(entry, Line) and entry.state]


def tasks(text: str) -> list[tuple[int, str, bool]]:
    """Say of them: line, words, done or not."""
    return [(entry.line, entry.text, entry.is_done) for entry in boxes(text)]


def test_tasks() -> None:
    """Tasks are found however an editor writes them, and not in code or comments."""
    for text, found in [
        ("- [ ] a", [(1, "a", False)]),
        ("- [x] a\n* [X] b\n+ [ ] c\n", [(1, "a", True), (2, "b", True), (3, "c", False)]),
        ("1. [ ] a\n2) [x] b", [(1, "a", False), (2, "b", True)]),
        ("- [ ] a\n  - [x] b\n\n    text\n\n      * [ ] c", [(1, "a", False), (2, "b", True), (6, "c", False)]),
        ("- [ ] a\n  b\nc", [(1, "a\nb\nc", False)]),
        ("-   [ ]   a   \r\n-\t[x] b\r\n", [(1, "a", False), (2, "b", True)]),
        ("\ufeff- [ ] a", [(1, "a", False)]),
        ("> - [ ] a\n> - [x] b", [(1, "a", False), (2, "b", True)]),
        ("- - [ ] a", [(1, "a", False)]),
        ("- [ ] **a** `b` [c](d) &amp; e\\*", [(1, "a b c & e*", False)]),
        ("- \\[ \\] a\n- \\[x\\] b", [(1, "a", False), (2, "b", True)]),  # as editors without tasks write them
        ("- ☐ a\n- ☑ b\n- ☒ c", [(1, "a", False), (2, "b", True), (3, "c", True)]),
        ("•\t[ ] a\n•\t[x] b\nc", [(1, "a", False), (2, "b\nc", True)]),  # what is left of a list in a word processor
        ("o\t☐ a", [(1, "a", False)]),
        ("\u00a0\n• [ ] a\n\u00a0\n• [x] b\n", [(2, "a", False), (4, "b", True)]),  # with lines of unusual spaces
        ("- [v] a\n- [  ] b\n- [ X ] c\n-[ ] d", [(1, "a", True), (2, "b", False), (3, "c", True), (4, "d", False)]),
        ("- [ ] a\x1b[2J\x07b", [(1, "a [2J b", False)]),  # no escape codes come out of a file
        ("".join("  " * i + f"- {i}\n" for i in range(30)) + "\n- [ ] a", [(32, "a", False)]),
        ("- [] a\n- [\u00a0] b", [(1, "a", False), (2, "b", False)]),
        ("a\r- [ ] b\r- [x] c", [(2, "b", False), (3, "c", True)]),  # the line ends of old Macs
        ("- [ ] ~~a~~\n- [ ] ~~a~~ b", [(1, "a", False), (2, "b", False)]),
        ("- [ ]\n- [x] ", []),
        ("- [link](x)\n- [x](y)\n- a [ ] b", []),
        ("```\n- [ ] a\n```\n\n    - [ ] b\n\n<!--\n- [ ] c\n-->", []),
        ("# [ ] a", []),
    ]:
        assert found == tasks(text)


def test_other_lines() -> None:
    """Headings, paragraphs and items without a box are lines."""
    assert parse("# A *b*\n\nc\nd\n\n- e\n\nF\n===\n").entries == [
        Line(1, "A b", is_heading=True),
        Line(3, "c\nd"),
        Line(6, "e"),
        Line(8, "F", is_heading=True),
    ]


def test_tables() -> None:
    """Rows have their header; escaped bars are no new cells."""
    assert parse("a\n\n| H | I |\n|---|:-:|\n| x \\| y | **z** |\n| w |\n").entries == [
        Line(1, "a"),
        Row(3, 3, ("H", "I")),
        Row(5, 3, ("x | y", "z")),
        Row(6, 3, ("w", "")),
    ]


def test_ends() -> None:
    """What is added below a comment or a block of code that is not closed would be read as a part of it."""
    for text, ends_inside in [
        *(("```\na", True), ("<!-- a\n\nb", True), ("~~~~\n", True), ("<pre>\n", True), ("- a\n\n<!--", True)),
        *(
            ("", False),
            ("# a", False),
            ("```\na\n```", False),
            ("<!-- a -->", False),
            ("a\n    ", False),
            ("a\r", False),
        ),
        *(("- ```\n  a", False), ("> <!-- a", True), ("| a |\n|-|\n| b", False), ("a \\", False), ("<b>", False)),
    ]:
        assert parse(text).ends_inside is ends_inside


def test_long_lines() -> None:
    """What no point could be is not looked into, so that no text takes long."""
    assert len(tasks("- [ ] " + "[" * 100_000)) == 1
    assert tasks("- [ ] a\n" + "  b\n" * 1000)[0][1].startswith("a\nb\nb\n")


PIECES = st.sampled_from(
    [
        *(
            "- ",
            "* ",
            "1. ",
            "> ",
            "  ",
            "\t",
            "[ ] ",
            "[x] ",
            "[",
            "]",
            "\\",
            "☐ ",
            "• ",
            "a",
            "æ",
            "~~",
            "`",
            "```\n",
        ),
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "| ",
            "|---|\n",
            "# ",
            "<!--",
            "-->",
            "\ufeff",
            "\x0b",
            "\u2028",
            "\u00a0",
            "\x00",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)


def _moved(text: str, at: int) -> int:
    """Say where a character stands when every line end is one character."""
    return at - text.count("\r\n", 0, at)


@given(text=TEXTS, data=st.data())
def test_ticks_change_nothing_else(text: str, data: st.DataObject) -> None:
    """In any text, ticked tasks become done, the others stay, and every other character too."""
    found = boxes(text)
    chosen = [task for task in found if not task.is_done and data.draw(st.booleans())]
    changed = ticked(text, chosen)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert [task.line for task in found] == [lines.count("\n", 0, _moved(text, task.mark[0])) + 1 for task in found]
    assert [task.is_done or task in chosen for task in found] == [done for _line, _text, done in tasks(changed)]
    assert [task.text for task in found] == [words for _line, words, _done in tasks(changed)]
    kept, at = [], 0
    for task in chosen:
        kept.append(text[at : task.mark[0]])
        at = task.mark[1]
    rest = changed
    for part in kept:
        assert rest.startswith(part)
        rest = rest[len(part) + 1 :]
    assert rest == text[at:]
