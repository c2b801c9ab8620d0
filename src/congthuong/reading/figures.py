"""Nhận số: every figure of a text, by the grammar of quantities, its role still open."""

from collections.abc import Sequence

from congthuong._tokens import Token
from congthuong.quantities.grammar import Figure, FigureKind, openers, recognise
from congthuong.reading.vocabulary import Vocabulary

__all__ = ["Figure", "FigureKind", "openers", "read_figure"]


def read_figure(tokens: Sequence[Token], at: int, words: Vocabulary) -> Figure | None:
    """Nhận số: the figure whose number begins at a token, None where no number stands there."""
    return recognise(tokens, at, words.units, words.nouns)
