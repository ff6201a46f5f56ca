"""The words that people use for roles and situations, as an author writes them and as the program reads with them.

They stand in a file of their own beside the guideline, ``da.words.yaml`` beside ``da.yaml``; `docs/words-file.md`
explains it to authors.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from stressguide.guideline.model import Guideline, Role, Situation
from stressguide.guideline.names import TRANSCRIBED
from stressguide.texts import later

GAP, WIDE, START, END = -1, -2, -3, -4
"""What else than words an item of a pattern may be: some words of the same clause, more of them, its ends."""


MARKS = {"..": (GAP,), "...": (WIDE,), "^": (START,), "$": (END,)}
"""How they are written."""


class TargetEntry(Struct):
    """Patterns that speak for a role or a situation, more or less strongly."""

    sure: Annotated[str, Meta(description=later("Patterns, separated by commas, that leave no doubt."))] = ""
    strong: Annotated[str, Meta(description=later("Patterns that are nearly always meant so."))] = ""
    clear: Annotated[str, Meta(description=later("Patterns that are mostly meant so."))] = ""
    hint: Annotated[str, Meta(description=later("Patterns that only decide where nothing else does."))] = ""


class AloneEntry(Struct):
    """Who somebody is who names nobody else: `role`, if one of `words` is there and none of `unless`."""

    role: Annotated[str, Meta(description=later("The id of the role."))]
    words: Annotated[list[str], Meta(description=later("One of these words must be there."))]
    unless: Annotated[list[str], Meta(description=later("None of these words may be there."))]


class LanguageEntry(Struct):
    """The words of one language."""

    roles: Annotated[dict[str, TargetEntry], Meta(description=later("Patterns for each role, under its id."))]
    situations: Annotated[dict[str, TargetEntry], Meta(description=later("Patterns for each situation, under its id."))]
    common: Annotated[
        str, Meta(description=later("More common words of the language than the program knows, with spaces between."))
    ] = ""
    known: Annotated[
        str, Meta(description=later("More words that are spelled right than the program knows, with spaces between."))
    ] = ""
    lists: Annotated[
        dict[str, str], Meta(description=later("Words that “@” and the name stand for in a pattern."))
    ] = {}
    people: Annotated[list[str], Meta(description=later("Words for people, past whom “..” does not reach."))] = []
    nobody: Annotated[str, Meta(description=later("Patterns that speak for no role."))] = ""
    nothing: Annotated[str, Meta(description=later("Patterns that speak for no situation."))] = ""
    danger: Annotated[str, Meta(description=later("Patterns for acute danger: help is shown first."))] = ""
    idioms: Annotated[str, Meta(description=later("Ways of speaking that only sound like danger."))] = ""
    alone: Annotated[AloneEntry | None, Meta(description=later("Who somebody is who names nobody else."))] = None


class VocabularyEntry(Struct):
    """The whole file."""

    languages: Annotated[dict[str, LanguageEntry], Meta(description=later("Each language, such as da or en."))]


class Pattern(Struct, frozen=True):
    """Words in their order, and what they speak for."""

    items: tuple[tuple[int, ...], ...]
    """Each the numbers of the words that may stand there, or one of `GAP`, `WIDE`, `START` and `END`."""
    target: str
    """An id; empty for words that speak for nothing, and keep others from being misread."""
    weight: int


class Language(Struct, frozen=True):
    """The words of one language, ready to be matched."""

    words: tuple[str, ...]
    """As `spelled`; "*" at an end stands for the rest of a word."""
    common: frozenset[str]
    """Words that show that this is the language."""
    known: frozenset[str]
    """Words that are spelled right, these and others."""
    people: frozenset[int]
    """The numbers of words for people, which no gap reaches across."""
    roles: tuple[Pattern, ...]
    situations: tuple[Pattern, ...]
    danger: tuple[Pattern, ...]
    alone: str
    """The role of somebody who names nobody else; empty if there is none."""
    alone_words: frozenset[int]
    alone_unless: frozenset[int]


class Weights(Struct, frozen=True):
    """How much each bucket of features speaks for each of some ids; one of them is empty, for none of them."""

    ids: tuple[str, ...]
    bias: tuple[float, ...]
    scale: float
    weights: bytes
    """A signed byte for each bucket and id, by bucket; `scale` times that is the weight."""


class Learned(Struct, frozen=True):
    """What was learned from examples (`stressguide.guideline.training`)."""

    examples: int
    """A checksum of the text they were learned from."""
    rarity: bytes
    """How rare each bucket is, by which what is counted is multiplied."""
    roles: Weights
    situations: Weights


class Vocabulary(Struct, frozen=True):
    """The words of a guideline, by language, and what was learned from examples, if anything was."""

    languages: dict[str, Language]
    learned: Learned | None = None
    usual: tuple[Language, ...] = ()
    """Languages in which danger is heard besides."""


WORD = re.compile(r"\w+(?:['’]\w+)*")
"""A word of a text."""

SURE, STRONG, CLEAR, HINT = 8, 6, 3, 1
"""How much a pattern counts."""


def spelled(word: str) -> str:
    """Reduce a word to what its spellings with capitals, transcribed letters or an apostrophe have in common."""
    return unicodedata.normalize("NFC", word).casefold().translate(TRANSCRIBED).replace("'", "").replace("’", "")


def patterns_of(texts: str) -> list[str]:
    """Split a text at its commas."""
    return [text for text in (part.strip() for part in texts.split(",")) if text]


def compiled(entry: VocabularyEntry, guideline: Guideline) -> Vocabulary:
    """Number the words and resolve the lists, so that a text can be matched at once. The file has been checked.

    Where the file has none for a role or situation, the names and words that the guideline itself has stand in.
    """
    languages = {guideline.language: entry.languages.get(guideline.language, LanguageEntry({}, {}))}
    return Vocabulary(
        {
            code: _Compiler(language, guideline if code == guideline.language else None).language()
            for code, language in (languages | entry.languages).items()
        }
    )


def with_usual(vocabulary: Vocabulary, usual: Vocabulary) -> Vocabulary:
    """Add what any guideline needs of the words of another: how words of the language are spelled, and danger."""
    languages = {}
    for code, language in vocabulary.languages.items():
        other = usual.languages.get(code)
        known = {word for word in other.words if "*" not in word} | other.known if other else frozenset()
        languages[code] = replace(
            language,
            common=language.common | (other.common if other else frozenset()),
            known=language.known | known,
        )
    return replace(vocabulary, languages=languages, usual=tuple(usual.languages.values()))


class _Compiler:
    def __init__(self, entry: LanguageEntry, guideline: Guideline | None) -> None:
        self._entry = entry
        self._guideline = guideline
        self._numbers: dict[str, int] = {}

    def language(self) -> Language:
        entry, alone = self._entry, self._entry.alone
        nobody = list(self._patterns(entry.nobody, "", SURE))
        nothing = list(self._patterns(entry.nothing, "", SURE))
        own = self._guideline
        roles = tuple(nobody + list(self._targets(entry.roles, own.roles if own else {})))
        situations = tuple(nothing + list(self._targets(entry.situations, own.situations if own else {})))
        danger = (*self._patterns(entry.idioms, "", SURE), *self._patterns(entry.danger, "danger", SURE))
        people, first, unless = (
            frozenset(number for text in texts for number in self._alternatives(text))
            for texts in (entry.people, alone.words if alone else (), alone.unless if alone else ())
        )
        return Language(
            words=tuple(self._numbers),
            common=frozenset(map(spelled, entry.common.split())),
            known=frozenset(map(spelled, (entry.common + " " + entry.known).split())),
            people=people,
            roles=roles,
            situations=situations,
            danger=danger,
            alone=alone.role if alone else "",
            alone_words=first,
            alone_unless=unless,
        )

    def _targets(self, targets: dict[str, TargetEntry], own: Mapping[str, Role | Situation]) -> Iterator[Pattern]:
        for target, named in own.items():
            if target in targets:
                continue
            names = dict.fromkeys((target, named.name, *named.words))
            for name in names:
                yield Pattern(tuple(tuple(self._alternatives(word[0])) for word in WORD.finditer(name)), target, CLEAR)
        for target, item in targets.items():
            for texts, weight in (
                (item.sure, SURE),
                (item.strong, STRONG),
                (item.clear, CLEAR),
                (item.hint, HINT),
            ):
                yield from self._patterns(texts, target, weight)

    def _patterns(self, texts: str, target: str, weight: int) -> Iterator[Pattern]:
        for text in patterns_of(texts):
            items = (MARKS.get(part) or tuple(self._alternatives(part)) for part in text.split())
            yield Pattern(tuple(items), target, weight)

    def _alternatives(self, text: str) -> Iterator[int]:
        """Number the words that are separated by “|”, those of a list for its name after “@”."""
        for part in text.split("|"):
            if part.startswith("@"):
                for word in self._entry.lists[part[1:]].split():
                    yield from self._alternatives(word)
            else:
                yield self._numbers.setdefault(spelled(part), len(self._numbers))
