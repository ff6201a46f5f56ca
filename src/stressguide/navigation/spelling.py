"""Which words of a vocabulary the words of a text are, misspelt ones included."""

import re
from collections.abc import Collection, Sequence

_SHORTEST, _ONE, _TWO = 4, 6, 9
"""Letters a word must have to be repaired at all, and to have one letter or two of it repaired."""

_DOUBLED = re.compile(r"(.)\1+")


class Speller:
    """A vocabulary, whose words may end or begin with "*", and the words besides that are spelled right."""

    def __init__(self, words: Sequence[str], known: Collection[str]) -> None:
        self._known = known
        self._exact = {word: number for number, word in enumerate(words) if "*" not in word}
        self._begun: dict[str, list[tuple[int, str]]] = {}
        self._ended: list[tuple[int, str]] = []
        self._inside: list[tuple[int, str]] = []
        self._size = len(words)
        for number, word in enumerate(words):
            core = word.strip("*")
            if word[0] == word[-1] == "*":
                self._inside.append((number, core))
            elif word[0] == "*":
                self._ended.append((number, core))
            elif word[-1] == "*":
                self._begun.setdefault(core[:2], []).append((number, core))
        self._wholes = [(word, _folded(word), word[-1] == "*") for word in words if word[0] != "*"]
        self._wholes += [(word, _folded(word), False) for word in known]

    def places(self, text: Sequence[str]) -> list[list[int]]:
        """Find where in a text each word of the vocabulary stands, by its number."""
        at: list[list[int]] = [[] for _number in range(self._size)]
        for index, word in enumerate(text):
            for number in self._numbers(word) or self._numbers(self._meant(word)):
                at[number].append(index)
        return at

    def _numbers(self, word: str) -> list[int]:
        found = [self._exact[word]] if word in self._exact else []
        found += [number for number, core in self._begun.get(word[:2], ()) if word.startswith(core)]
        found += [number for number, core in self._ended if word.endswith(core)]
        return found + [number for number, core in self._inside if core in word]

    def _meant(self, word: str) -> str:
        """Find the word that a misspelt one was meant to be; one that is spelled right is meant as it is."""
        if len(word) < _SHORTEST or word in self._known or not word.isalpha():
            return word
        from rapidfuzz.distance import OSA

        folded = _folded(word)
        best, nearest = word, 3
        for known, target, is_begun in self._wholes:
            most = min((len(target) >= _ONE) + (len(target) >= _TWO), nearest - 1)
            if len(target) < _SHORTEST or target[0] != folded[0] or len(folded) < len(target) - most:
                continue
            ends = (-1, 0, 1) if is_begun and len(folded) >= len(target) else (len(folded),)
            for end in ends:
                distance = OSA.distance(folded[: len(target) + end], target, score_cutoff=most)
                if distance <= most:
                    best, nearest, most = known.strip("*"), distance, distance - 1
                if most < 0:
                    return best
        return best


def _folded(word: str) -> str:
    """Leave out what is lost where æ, ø and å are written as a, o and a, and letters are doubled or not."""
    return _DOUBLED.sub(r"\1", word.strip("*").replace("ae", "a").replace("oe", "o"))
