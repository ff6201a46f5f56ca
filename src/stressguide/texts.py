"""The program's own words. In the code they are English; a gettext catalogue turns them into the user's language."""

import re
from gettext import NullTranslations, translation
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
"""``<language>/LC_MESSAGES/stressguide.po``, compiled to ``.mo`` when the package is built (``hatch_build.py``)."""

FIRST = "da"
"""The language that is spoken where none is chosen."""

SOURCE = "en"
"""The language of the texts in the code, which needs no catalogue."""

_catalogue = NullTranslations()
_language = SOURCE
_given: str | None = None


def speak(language: str, *, by_option: bool = False) -> None:
    """Choose the language of every text from here on: one of `languages`.

    If it was chosen `by_option`, commands that are suggested repeat it.

    Raises FileNotFoundError if there is no catalogue, for then the installation is broken.
    """
    global _catalogue, _language, _given  # the one piece of state: a program speaks one language at a time
    _given = language if by_option else None
    _catalogue = NullTranslations() if language == SOURCE else translation("stressguide", CATALOGUES, [language])
    _language = language


def spoken() -> str:
    """Say which language is spoken, as an ISO 639-1 code."""
    return _language


def given() -> str | None:
    """Say which language was chosen with the option, if one was."""
    return _given


def languages() -> list[str]:
    """List the languages that can be spoken."""
    return sorted({SOURCE, *(path.name for path in CATALOGUES.iterdir() if path.is_dir())})


def _(message: str) -> str:
    """Translate `message`."""
    return _catalogue.gettext(message)


def everywhere(message: str) -> set[str]:
    """Say `message` in every language."""
    return {translation("stressguide", CATALOGUES, [each], fallback=True).gettext(message) for each in languages()}


def translated(message: str | None) -> str:
    """Translate a text that was marked with `later`; nothing stays nothing."""
    return _catalogue.gettext(message) if message else ""  # gettext answers "" with the catalogue's header


def counted(singular: str, plural: str, n: int) -> str:
    """Translate the form that fits `n`, and put `n` where it says ``{n}``."""
    return _catalogue.ngettext(singular, plural, n).format(n=n)


def later(message: str) -> str:
    """Mark a text that is translated where it is shown, not where it stands, such as the help of an option."""
    return message


def lower_first(text: str) -> str:
    """Make `text` fit inside a sentence: "Lederen" gives "lederen", but "TR/AMR" and "I am ill" stay."""
    is_i = re.match(r"I(?!\w)", text)
    return text if is_i or text[1:2].isupper() else text[:1].lower() + text[1:]
