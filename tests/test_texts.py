"""The program's texts: all of them have their Danish, and no other."""

import re
import warnings
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from stressguide import texts
from support import ROOT

SOURCE = ROOT / "src" / "stressguide"
KEYWORDS = {"_": None, "later": None, "counted": (1, 2)}


def extracted() -> Catalog:
    """Find every text in the code and the templates."""
    catalog = Catalog()
    methods = [("**.py", "python"), ("**.jinja", "jinja2")]
    for _file, _line, message, _comments, _context in extract_from_dir(SOURCE, method_map=methods, keywords=KEYWORDS):
        catalog.add(message)
    return catalog


def danish() -> Catalog:
    """Read the Danish catalogue."""
    with (SOURCE / "locale/da/LC_MESSAGES/stressguide.po").open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return read_po(file)


def test_the_catalogue_is_complete_and_in_step() -> None:
    """Each text has exactly one translation, none is left over, and none is a guess."""
    catalog = danish()
    in_code = {message.id for message in extracted() if message.id}
    translated = {message.id for message in catalog if message.id and message.string and not message.fuzzy}
    assert in_code == translated
    assert not catalog.obsolete


def test_translations_have_the_same_fields() -> None:
    """What is filled into a text is filled into its translation."""
    for message in danish():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for string in strings:
            if message.id:
                assert fields(str(ids[-1])) == fields(str(string)), ids


DISCARDED = {
    r"[Rr]etningslinjen?\b": "retningslinjer",
    r"[Kk]ildedokument": "dokument",
    r"[Kk]ollegaer": "kolleger",
    r"[Tt]ilbagevenden": "tilbage på arbejde",
    r"[Kk]ryds(e|er)? af|sæt(ter)? (du )?kryds": "flueben",
    r"\b(er|bliver) gjort\b(?! ved)|[Åå]bent?\b|[Åå]bne punkter": "udført, mangler",
    r"[Pp]asseret": "overskredet",
    r"\b[Nn]oter?\b(?!`)(?!\))": "bemærkning",
    r"(bliver|skal) (også )?(set|ses) efter|[Pp]røve[st] mod": "kontrolleret",
    r"\bUdskriv|\bSig\b|\bAngiv\b|\bNævn\b": "Vis, Skriv",
    r"Kender ikke": "Der findes ikke",
    r"Udeladt: ": "Standard: ",
    r"ved hånden": "du kan bruge",
}
"""Words that an editor has put others in the place of, for a thing has one name."""


def test_terms(subtests: pytest.Subtests) -> None:
    """A thing has one name: the words that were discarded stand neither in the program nor in its pages."""
    for word in DISCARDED:
        with subtests.test(word=word):
            said = [str(text) for message in danish() for text in _strings(message.string) if message.id]
            pages = (
                "README.md",
                "docs/brug.md",
                "docs/referater.md",
                "docs/egne-retningslinjer.md",
                "docs/own-words.md",
            )
            said += [line for page in pages for line in (ROOT / page).read_text(encoding="utf-8").splitlines()]
            assert [text for text in said if re.search(word, text)] == []


def _strings(string: object) -> tuple[object, ...]:
    return string if isinstance(string, tuple) else (string,)


def fields(text: str) -> set[str]:
    """Name what is filled into a text."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}


def test_no_danish_in_the_code() -> None:
    """Danish stands in the catalogue and the guideline; in the code only in strengths and in what is read."""
    for path in SOURCE.rglob("*.py"):
        code = re.sub(r'"""(?:.|\n)*?"""|#[^\n]*', "", path.read_text(encoding="utf-8"))
        for literal in re.findall(r'"([^"\n]*[æøåÆØÅ][^"\n]*)"', code):
            words = set(re.findall(r"\w*[æøåÆØÅ]\w*", literal))
            assert words <= {"bør"} or path.name in (
                "streams.py",
                "words.py",
                "options.py",
                "model.py",
            ), (
                path.name,
                literal,
            )


def test_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """English needs no catalogue, and one that is missing is not passed over in silence."""
    for name in ("_catalogue", "_language"):
        monkeypatch.setattr(texts, name, getattr(texts, name))  # so that it is put back
    assert texts._("Who are you?") == "Hvem er du?"
    assert texts.counted("{n} point", "{n} points", 2) == "2 punkter"
    texts.speak("en")
    assert texts._("Who are you?") == "Who are you?"
    assert texts.counted("{n} point", "{n} points", 1) == "1 point"
    with pytest.raises(FileNotFoundError):
        texts.speak("xx")


def test_lower_first() -> None:
    """A name inside a sentence begins small, unless it is an abbreviation."""
    assert texts.lower_first("I’m ill") == "I’m ill"
    for text, inside in [
        ("I am ill", "I am ill"),
        ("Ingen", "ingen"),
        ("Lederen", "lederen"),
        ("TR/AMR", "TR/AMR"),
        ("En", "en"),
        ("Å", "å"),
        ("", ""),
    ]:
        assert inside == texts.lower_first(text)


def test_compiled_catalogue_is_fresh() -> None:
    """The .mo file was made from this .po file; `pip install -e .` makes it anew."""
    for message in danish():
        if isinstance(message.id, tuple):
            one, many = message.id
            assert message.string == tuple(texts._catalogue.ngettext(one, many, n) for n in (1, 2))
        elif message.id:
            assert texts._(str(message.id)) == message.string


def test_every_catalogue_has_its_source() -> None:
    """No compiled catalogue lies there without the file it was made from."""
    assert {path.with_suffix(".po") for path in Path(SOURCE, "locale").rglob("*.mo")} == set(
        Path(SOURCE, "locale").rglob("*.po")
    )
