"""Cán cân: nhập siêu and thâm hụt are amounts below zero of a balance, which a surplus is above."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from congthuong._tokens import Token, key_of, tokenize
from congthuong.indicators import Indicator
from congthuong.quantities import Approximation
from congthuong.reading.drafts import Draft
from congthuong.reading.figures import Figure, FigureKind
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.roles import Role, RoleKind, unread
from congthuong.reading.subjects import Subject

__all__ = ["is_of_deficit", "on_the_side_of_deficit", "tells_deficit"]

_CHANGE_OF_DEFICIT: Final = "thay đổi của nhập siêu, không phải của cán cân"
_DEFICIT: Final = key_of("thâm")
_SIDES: Final = {
    (key_of(first), key_of(second)): is_deficit
    for first, second, is_deficit in (
        ("nhập", "siêu", True),
        ("thâm", "hụt", True),
        ("xuất", "siêu", False),
        ("thặng", "dư", False),
    )
}
_TURNED: Final = {
    Approximation.OVER: Approximation.NEARLY,
    Approximation.NEARLY: Approximation.OVER,
    Approximation.UNDER: Approximation.OVER,
    Approximation.AT_LEAST: Approximation.AT_MOST,
    Approximation.AT_MOST: Approximation.AT_LEAST,
}


def is_of_deficit(
    subject: Subject,
    indicator: Indicator | None,
    window: Sequence[Mention],
    tokens: Sequence[Token],
    current: Draft | None,
) -> bool:
    """nhập siêu tháng 8 là 12 triệu USD, tháng 9 là 15: the side that a balance is said on."""
    if indicator is None or not indicator.is_balance:
        return False
    around = [token.key for token in tokenize(subject.words, 0, len(subject.words))]
    for mention in window:
        around += (token.key for token in tokens[mention.start : mention.end])
    told = tells_deficit(around)
    if told is not None or subject.is_new or current is None:
        return bool(told)
    held = current.value
    return held is not None and held.low < 0


def tells_deficit(keys: Iterable[str]) -> bool | None:
    """Phía của cán cân: that of the last word that names one, None where none does."""
    words = tuple(keys)
    pairs = reversed(tuple(pairwise(words)))
    return next((_SIDES[pair] for pair in pairs if pair in _SIDES), None)


def on_the_side_of_deficit(
    figure: Figure, role: Role, window: Sequence[Mention], tokens: Sequence[Token]
) -> tuple[Figure, Role]:
    """Số của bên thâm hụt: an amount below zero; what is no amount of the balance is unread.

    cán cân thâm hụt 45 triệu USD: hụt is the side of a balance here and no word of change.
    """
    if role.kind is RoleKind.UNREAD:
        return figure, role
    change = next((m for m in reversed(window) if m.kind is MentionKind.CHANGE), None)
    if change is not None and tokens[change.start - 1].key == _DEFICIT:
        role = Role(RoleKind.VALUE)
    stated = role.kind in (RoleKind.VALUE, RoleKind.TARGET) and figure.kind is FigureKind.AMOUNT
    if not stated or figure.total is not None or figure.low < 0:
        return figure, unread(_CHANGE_OF_DEFICIT)
    low, high = -figure.low, None
    if figure.high is not None:
        low, high = -figure.high, low
    hedge = _TURNED.get(figure.approximation, figure.approximation)
    return figure._replace(low=low, high=high, approximation=hedge), role
