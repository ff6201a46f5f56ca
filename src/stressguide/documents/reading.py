"""What was understood of people's own words: said to them, and as data."""

from msgspec.structs import replace

from stressguide.documents.document import Document
from stressguide.model import Guideline
from stressguide.reader import Reading

_ADDRESSED = {
    "da": {"Jeg": "Du", "Vi": "I"},
    "en": {"I am": "You are", "I": "You", "We are": "You are", "We": "You"},
}
"""How what a person says of themselves is said to them, by language; Danish verbs stay as they are."""


def understood(guideline: Guideline, reading: Reading) -> str:
    """Say what was understood, in the words of the answers: "Du er leder. En medarbejder er sygemeldt med stress."."""
    role = guideline.roles[reading.role.id] if reading.role else None
    parts = [role.who] if role else []
    if reading.situation:
        answers = {answer.key: answer.what for answer in role.answers} if role else {}
        parts.append(answers.get(reading.situation.id, guideline.situations[reading.situation.id].name))
    return " ".join(f"{_addressed(guideline, part)}." for part in parts)


def _addressed(guideline: Guideline, text: str) -> str:
    for said, addressed in _ADDRESSED.get(guideline.language, {}).items():
        if text.startswith(f"{said} "):
            return addressed + text[len(said) :]
    return text


def with_reading(document: Document, reading: Reading) -> Document:
    """Add to a document's data what was understood and what is likely; while something is missing it has no lists."""
    decided = {"role": reading.role, "situation": reading.situation}
    said = {
        "understood": {name: each and each._asdict() for name, each in decided.items()},
        "likely": {
            "roles": reading.roles,
            "situations": reading.situations,
            "places": [str(place) for place in reading.places],
        },
        "danger": reading.danger,
        "missing": reading.missing,
    }
    rest = {"guideline": document.data["guideline"], "checklists": []} if reading.missing else document.data
    return replace(document, data=said | rest)
