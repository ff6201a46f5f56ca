"""GitHub-flavoured Markdown."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from stressguide.documents.document import Document, Excerpt, Heading, Item, Items, Layout, Table
from stressguide.formats.markdown import escape, render
from stressguide.model import Note

PARSER = MarkdownIt("gfm-like", {"linkify": False})

TEXTS = st.text(alphabet=st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1).map(
    lambda text: " ".join(text.split()) or "a"
)
SIGNS = st.text(alphabet="ab1.)(-+*_`#>~|[]!<&;:=\\ \"'", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()) or "a"
)


def document(*blocks: Heading | Items | Excerpt | Table) -> Document:
    """Make a document of blocks."""
    return Document(title="", language="da", blocks=blocks, data={}, rows=(), points=0)


def texts(markdown: str) -> list[tuple[str, str]]:
    """Read Markdown; list its headings, items and other texts as a reader sees them, each with its kind."""
    found = []
    kinds = []
    for token in PARSER.parse(markdown):
        if token.type.endswith("_open"):
            kinds.append(token.tag)
        elif token.type.endswith("_close"):
            kinds.pop()
        elif token.type == "inline":
            assert all(child.type in ("text", "text_special") for child in token.children or ())
            found.append((kinds[-2] if kinds[-1] == "p" and len(kinds) > 1 else kinds[-1], token.children))
        else:
            raise AssertionError(token)
    return [(kind, "".join(child.content for child in children or ())) for kind, children in found]


@given(text=TEXTS | SIGNS)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """Headings, tasks, points and notes show just their words, whatever those look like."""
    blocks = document(
        Heading(text),
        Excerpt(
            heading=None,
            level=1,
            intro=text,
            lead=None,
            items=(Item(text, is_task=True), Item(text, note=Note(text, None))),
            strength=text,
            title=text,
            lines=None,
        ),
    )
    note = f"Redaktionel bemærkning, ikke en del af retningslinjerne: {text}"
    assert texts(render(blocks, Layout())) == [
        ("h2", text),
        ("p", text),
        ("li", f"[ ] {text}"),
        ("li", text),
        ("li", note),
        ("p", f"Kilde: {text.rstrip('.')}. Styrke: {text}."),
    ]


@given(text=TEXTS | SIGNS)
def test_any_text_fits_in_a_table(text: str) -> None:
    """So do the cells of a table."""
    table = Table(header=("", text), rows=(((text,), (text, "b")),))
    assert [("th", ""), ("th", text), ("td", text), ("td", f"{text}, b")] == texts(render(document(table), Layout()))


def test_plain_text_stays_plain() -> None:
    """Danish prose needs no escapes, so that it reads well raw."""
    text = "m.h.t. “tone” – (ikke)?, TR/AMR og/eller 112 - 5 % & mere; se l. 76"
    assert escape(text) == text


def test_sign_at_the_end_of_a_heading() -> None:
    """A sign that would be taken for the end of the heading is shown."""
    assert texts(render(document(Heading("C #"), Heading("#")), Layout())) == [("h2", "C #"), ("h2", "#")]


def test_heading_levels_end_at_six() -> None:
    """There is no seventh level of headings."""
    shown = render(document(Heading("a"), Heading("b", 3)), Layout(heading_level=5))
    assert shown == "##### a\n\n###### b\n"
