"""The program's own words. In the code they are English; a gettext catalogue turns them into the user's language."""

from gettext import NullTranslations, translation
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
"""``<language>/LC_MESSAGES/stressguide.po``, compiled to ``.mo`` when the package is built (``hatch_build.py``)."""

_catalogue = NullTranslations()


def speak(language: str) -> None:
    """Choose the language of every text from here on: an ISO 639-1 code that has a catalogue; "en" needs none.

    Raises FileNotFoundError if there is no catalogue, for then the installation is broken.
    """
    global _catalogue  # the one piece of state: a program speaks one language at a time
    _catalogue = NullTranslations() if language == "en" else translation("stressguide", CATALOGUES, [language])


def _(message: str) -> str:
    """Translate `message`."""
    return _catalogue.gettext(message)


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
    """Make `text` fit inside a sentence: "Lederen" gives "lederen", but "TR/AMR" stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
