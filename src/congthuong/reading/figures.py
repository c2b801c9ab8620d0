"""Nhận số: every figure of a text, by the grammar of quantities, its role still open."""

from collections.abc import Sequence
from typing import Final

from congthuong._tokens import Token
from congthuong.quantities.grammar import Figure, FigureKind, openers, recognise
from congthuong.reading.vocabulary import Vocabulary

__all__ = ["Figure", "FigureKind", "openers", "read_figure", "reason_of"]


def read_figure(tokens: Sequence[Token], at: int, words: Vocabulary) -> Figure | None:
    """Nhận số: the figure whose number begins at a token, None where no number stands there."""
    return recognise(tokens, at, words.units, words.nouns)


_TRAPS: Final = {
    "malformed": "số viết không theo quy tắc",
    "foreign": "chữ số của hệ chữ khác",
}


def reason_of(value: object) -> str:
    """Why a number is no figure: what its grammar says, or what it is in its place."""
    if isinstance(value, Figure):
        return value.reason or "số không phải số liệu"
    return _TRAPS.get(str(value), "số không phải số liệu")
