"""Về số, về vốn: which of the statements before a rate behind its subject goes back to."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from congthuong._text import Span
from congthuong._tokens import Token, key_of
from congthuong.quantities import UnitKind
from congthuong.reading.drafts import Draft
from congthuong.reading.figures import Figure, FigureKind
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.roles import Role, RoleKind
from congthuong.reading.subjects import Subject

__all__ = ["GROWTHS", "is_conversion", "measured_of"]

GROWTHS: Final = (RoleKind.GROWTH, RoleKind.INDEX, RoleKind.FACTOR)
_ABOUT: Final = key_of("về")
# What is said to be measured, by the kind of its unit: tăng 31% về lượng, 23% về giá trị.
_VOLUMES: Final = frozenset(map(key_of, ("lượng",)))
_MEASURES: Final = {
    UnitKind.CURRENCY: frozenset(map(key_of, ("giá", "trị", "kim", "ngạch", "vốn", "tiền"))),
    UnitKind.PHYSICAL: _VOLUMES,
    UnitKind.COUNT: _VOLUMES,
}
_WORDS_OF_MEASURE: Final = 2
_NEAR: Final = 4


def measured_of(
    role: Role,
    after: Sequence[Mention],
    tokens: Sequence[Token],
    drafts: Sequence[Draft],
    text: str,
) -> Draft | Subject | None:
    """tăng 2,2 lần về số dự án và 4,5 lần về số vốn: what a rate goes back to, or opens."""
    if role.kind not in GROWTHS or not after or tokens[after[0].start].key != _ABOUT:
        return None
    first = after[0]
    named = next((m for m in after[1:4] if m.kind is MentionKind.INDICATOR), None)
    said = {token.key for token in tokens[first.end : first.end + _WORDS_OF_MEASURE]}
    for draft in reversed(drafts[-_NEAR:]):
        if not draft.has(role) and _is_measured(draft, named, said):
            return draft
    if named is None:
        return None
    span = Span(tokens[named.start].start, tokens[named.end - 1].end)
    return Subject(named.value, words=span.of(text), is_new=True, span=span)


def _is_measured(draft: Draft, named: Mention | None, said: AbstractSet[str]) -> bool:
    """Whether a statement is of the indicator named, or of a unit that such words measure."""
    if named is not None:
        if draft.indicator == named.value:
            return True
        # 748 doanh nghiệp thành lập mới, giảm 18% về số doanh nghiệp: of those newly founded.
        own = draft.indicator
        counted = draft.value is not None and own is not None and own.parent == named.value.code
        unit = draft.unit if own is None or counted else None
        return unit is not None and unit.kind is UnitKind.COUNT and named.value.accepts(unit)
    unit = draft.unit if draft.value is not None else None
    return unit is not None and bool(said & _MEASURES.get(unit.kind, frozenset()))


def is_conversion(
    current: Draft | None, figure: Figure, window: Sequence[Mention], after: Sequence[Mention]
) -> bool:
    """49.681 tỷ đồng (khoảng 2,15 tỷ USD): the same amount in another currency."""
    if current is None or current.value is None or figure.kind is not FigureKind.AMOUNT:
        return False
    held = current.value.unit
    if figure.unit is None or held is None or held == figure.unit:
        return False
    kinds = {held.kind, figure.unit.kind}
    inside = [m for m in window if m.kind is not MentionKind.STOP]
    opened = len(inside) == 1 and inside[0].value == "("
    closed = bool(after) and after[0].value == ")"
    return kinds == {UnitKind.CURRENCY} and opened and closed
