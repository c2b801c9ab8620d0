"""Hypothesis, or the error that names the extra; and the words that values are named with."""

from typing import Final

from congthuong.errors import MissingExtraError

try:
    from hypothesis import strategies as st
    from hypothesis.strategies import SearchStrategy
except ImportError as error:  # pragma: no cover - the tests of this library have Hypothesis
    raise MissingExtraError("hypothesis", "testing") from error

__all__ = ["WORDS", "SearchStrategy", "st"]

_LETTERS: Final = "abcđêôươ"
# A letter first, so that the simplest words are words.
WORDS: Final = st.builds(
    str.__add__, st.sampled_from(_LETTERS), st.text(f"{_LETTERS} ", max_size=19).map(str.rstrip)
)
