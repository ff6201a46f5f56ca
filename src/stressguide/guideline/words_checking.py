"""What the types of a file of words cannot say: ids that the guideline does not have, patterns that mean nothing."""

from collections.abc import Collection, Iterator, Mapping

from stressguide.errors import did_you_mean, listed
from stressguide.guideline.checking import Finding, Ids
from stressguide.guideline.decoding import Path
from stressguide.guideline.faults import Code
from stressguide.guideline.vocabulary import MARKS, LanguageEntry, TargetEntry, VocabularyEntry, patterns_of
from stressguide.texts import _

MAX_PATTERNS, MAX_WORDS, MAX_LENGTH = 4_000, 20_000, 12
"""How many patterns a language may have, how many words in all, and how many in one of them."""


def check_words(entry: VocabularyEntry, ids: Ids | None) -> Iterator[Finding]:
    """Find what is wrong with a file of words beside a guideline with these ids; None if they are not known."""
    roles, situations = ids or (None, None)
    for code, language in entry.languages.items():
        at: Path = ("languages", code)
        yield from _targets(language, (*at, "roles"), language.roles, roles)
        yield from _targets(language, (*at, "situations"), language.situations, situations)
        if language.alone:
            yield from _known((*at, "alone", "role"), language.alone.role, roles)
        for name in ("nobody", "nothing", "danger", "idioms"):
            yield from _patterns(language, (*at, name), getattr(language, name))
        yield from _amount(language, at)
        for name, words in language.lists.items():
            if "@" in words:
                yield Finding((*at, "lists", name), Code.UNKNOWN_LIST, _("A list has words only, and no other list."))
        for path, words in _plain_words(language, at):
            yield from _unknown_lists(language, path, words)


def _amount(language: LanguageEntry, at: Path) -> Iterator[Finding]:
    """Find more words than can be read a text with in a moment."""
    targets = [*language.roles.values(), *language.situations.values()]
    texts = [getattr(target, name) for target in targets for name in TargetEntry.__struct_fields__]
    texts += [language.nobody, language.nothing, language.danger, language.idioms]
    sizes = {f"@{name}": len(words.split()) for name, words in language.lists.items()}
    patterns = [pattern for text in texts for pattern in patterns_of(text)]
    words = sum(sizes.get(word, 1) for pattern in patterns for part in pattern.split() for word in part.split("|"))
    spelled_right = len(language.known.split()) + len(language.common.split())
    longest = max((len(pattern.split()) for pattern in patterns), default=0)
    for number, most, message in (
        (len(patterns), MAX_PATTERNS, _("More than {n} patterns.")),
        (words, MAX_WORDS, _("The patterns have more than {n} words, those of their lists counted each time.")),
        (spelled_right, MAX_WORDS, _("“common” and “known” have more than {n} words.")),
        (longest, MAX_LENGTH, _("A pattern has more than {n} words.")),
    ):
        if number > most:
            yield Finding(at, Code.TOO_MANY_WORDS, message.format(n=most))


def _targets(
    language: LanguageEntry, path: Path, targets: Mapping[str, TargetEntry], known: Collection[str] | None
) -> Iterator[Finding]:
    for target, item in targets.items():
        yield from _known((*path, target), target, known)
        for name in TargetEntry.__struct_fields__:
            yield from _patterns(language, (*path, target, name), getattr(item, name))


def _known(path: Path, target: str, known: Collection[str] | None) -> Iterator[Finding]:
    if target and known and target not in known:
        message = _("There is no “{id}” in the guideline.{suggestion} There are: {known}.")
        suggestion = did_you_mean(target, known)
        yield Finding(path, Code.UNKNOWN_ID, message.format(id=target, suggestion=suggestion, known=listed(known)))


def _plain_words(language: LanguageEntry, at: Path) -> Iterator[tuple[Path, str]]:
    for index, text in enumerate(language.people):
        yield (*at, "people", index), text
    for name in ("words", "unless"):
        for index, text in enumerate(getattr(language.alone, name, [])):
            yield (*at, "alone", name, index), text


def _patterns(language: LanguageEntry, path: Path, texts: str) -> Iterator[Finding]:
    for text in patterns_of(texts):
        parts = text.split()
        yield from _unknown_lists(language, path, text)
        words = [part for part in parts if part not in MARKS]
        if not words or parts[0] in ("..", "...", "$") or parts[-1] in ("..", "...", "^") or "^" in parts[1:]:
            message = _("“{pattern}” is no pattern: it begins and ends with a word, or with ^ and $.")
            yield Finding(path, Code.NO_PATTERN, message.format(pattern=text))
        if ";" in text:
            message = _("“{pattern}” is no pattern: patterns have commas between them.")
            yield Finding(path, Code.NO_PATTERN, message.format(pattern=text))
        if any(not word.strip("*") for part in words for word in part.split("|")):
            message = _("“{pattern}” is no pattern: a word is missing beside “|” or “*”.")
            yield Finding(path, Code.NO_PATTERN, message.format(pattern=text))


def _unknown_lists(language: LanguageEntry, path: Path, text: str) -> Iterator[Finding]:
    for part in text.split():
        for word in part.split("|"):
            if word.startswith("@") and word[1:] not in language.lists:
                message = _("There is no list “{name}”.{suggestion}")
                suggestion = did_you_mean(word[1:], language.lists)
                yield Finding(path, Code.UNKNOWN_LIST, message.format(name=word[1:], suggestion=suggestion))
