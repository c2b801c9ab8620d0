"""Luật vai trò của số lượng: what an amount says about its subject, by the words around it."""

from collections.abc import Sequence
from typing import Final

from congthuong._tokens import key_of
from congthuong.quantities import Approximation
from congthuong.reading.figures import FigureKind
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.open_names import UNITS
from congthuong.reading.roles import VERBS, Clause, Role, RoleKind, Rule, last_of, sign_of, unread

__all__ = ["OF_AMOUNTS", "signed"]

_PASSED: Final = frozenset((MentionKind.STOP, MentionKind.WORD))


def signed(clause: Clause) -> Role | None:
    """(+6,2%): growth that a sign tells, right behind the figure that grew."""
    kinds = {FigureKind.PERCENT: RoleKind.GROWTH, FigureKind.AMOUNT: RoleKind.CHANGE}
    kind = kinds.get(clause.figure.kind)
    if len(clause.window) < 2 or kind is None:
        return None
    if clause.window[-2].value != "(" or not clause.figure.sign:
        return None
    return Role(kind, 1, clause.comparator)


def _planned_amount(clause: Clause) -> Role | None:
    """(KH 100 tỷ đồng): the plan beside the figure."""
    plan = last_of(clause.window, (MentionKind.PLAN,)) if clause.is_aside else None
    return None if plan is None else Role(RoleKind.TARGET, plan=plan)


def _over_plan(clause: Clause) -> Role | None:
    """vượt kế hoạch 5 tỷ đồng: how far the plan was exceeded, neither plan nor figure."""
    last = [mention.kind for mention in clause.window if mention.kind is not MentionKind.STOP][-2:]
    if last != [MentionKind.EXCESS, MentionKind.PLAN]:
        return None
    return unread("phần vượt kế hoạch, không phải số đạt được")


def _stated_plan(clause: Clause) -> Role | None:
    """kế hoạch năm 21.300 tỷ đồng; thực hiện …: the plan itself, right before what was reached."""
    plan = last_of(clause.window, (MentionKind.PLAN,))
    if plan is None:
        return None
    place = clause.window.index(plan)
    behind, before = clause.window[place + 1 :], clause.window[place - 1] if place else None
    bare = all(m.kind in _BEHIND_PLAN or m.value in _PLAN_WORDS for m in behind)
    heads = before is None or before.kind in _BEFORE_PLAN
    return Role(RoleKind.VALUE, plan=plan) if bare and heads else None


_BEHIND_PLAN: Final = (MentionKind.STOP, MentionKind.TIME)
_BEFORE_PLAN: Final = (MentionKind.SIGN, MentionKind.INDICATOR, MentionKind.TIME)
_PLAN_WORDS: Final = frozenset(("is", key_of("vốn"), key_of("giao")))


def _threshold(clause: Clause) -> Role | None:
    mark = last_of(clause.window, (MentionKind.THRESHOLD,))
    if mark is not None and not _is_passed(mark, clause.window):
        return unread("ngưỡng hoặc mốc, không phải số liệu")
    if clause.figure.approximation is Approximation.OVER and _counts_items(clause):
        return unread("ngưỡng của các mặt hàng được đếm")
    if clause.figure.approximation in (Approximation.UNDER, Approximation.AT_MOST):
        return unread("giới hạn trên của các thành viên")
    if clause.after and clause.after[0].value == "/":
        return unread("đơn vị ghép chưa biết")
    return None


def _counts_items(clause: Clause) -> bool:
    """35 mặt hàng đạt kim ngạch trên 1 tỷ USD: what each of the items reached at least."""
    unit = None if clause.before is None else clause.before.value.unit
    signs = any(mention.kind is MentionKind.SIGN for mention in clause.window)
    return unit is not None and unit.code in _ITEMS and not signs


def _is_passed(mark: Mention, window: Sequence[Mention]) -> bool:
    """Kim ngạch xuất khẩu vượt mốc 800 triệu USD is a figure; 22 mặt hàng vượt mốc … is none."""
    before = window[: window.index(mark)]
    named = any(m.kind in (MentionKind.INDICATOR, MentionKind.TIME) for m in before)
    return mark.value == "passed" and named


_ITEMS: Final = ("product", "item", "kind")
_AMONG: Final = frozenset(map(key_of, ("xét", "trong", "trên", "số")))


def _counted_items(clause: Clause) -> Role | None:
    """Xét 30 sản phẩm thì 21 sản phẩm tăng: how many go up, not how much of anything."""
    unit = clause.figure.unit
    if unit is None or unit.code not in _ITEMS or clause.figure.scale is not None:
        return None
    following = next((m for m in clause.after if m.kind not in _PASSED), None)
    rising = following is not None and following.kind is MentionKind.CHANGE
    over = any(m.kind is MentionKind.THRESHOLD for m in clause.after)
    last = clause.window[-1] if clause.window else None
    among = last is not None and last.kind is MentionKind.STOP and key_of(str(last.value)) in _AMONG
    return unread("đếm số mặt hàng, không phải số liệu") if rising or over or among else None


def _counted_units(clause: Clause) -> Role | None:
    """trải trên 3 xã: how many units something lies in, unless what is counted is known."""
    unit = clause.figure.unit
    if unit is None or unit.code not in UNITS:
        return None
    if clause.indicator is not None and clause.indicator.accepts(unit):
        return None
    if clause.figure.total is not None or _tells_of_units(clause):
        return None
    return unread("đếm đơn vị hành chính, không rõ là chỉ tiêu gì")


def _tells_of_units(clause: Clause) -> bool:
    """có 27 xã đạt chuẩn, nâng lên 15 xã: how many they are, not where something lies (ở 2 xã)."""
    last = clause.window[-1] if clause.window else None
    if last is None or not (last.value in _COUNTING or last.kind is MentionKind.RAISED):
        return False
    told = any(m.kind in (MentionKind.LEVEL, MentionKind.RAISED) for m in clause.window[:-1])
    first = clause.after[0] if clause.after else None
    behind = first is not None and first.kind in (MentionKind.LEVEL, MentionKind.STOP)
    return behind or told


_COUNTING: Final = ("have", "reach", "is", "lên", "thêm", "được", "đạt")


def _absolute_change(clause: Clause) -> Role | None:
    """tăng 120 tỷ đồng, vượt 5 tỷ đồng: a difference, where no word stands between."""
    verb = last_of(clause.window, (*VERBS, MentionKind.STATUS))
    if verb is None or verb.kind not in (MentionKind.CHANGE, MentionKind.EXCESS):
        return None
    between = clause.window[clause.window.index(verb) + 1 :]
    if any(mention.kind is not MentionKind.STOP for mention in between):
        return None
    return Role(RoleKind.CHANGE, sign_of(verb), clause.comparator)


def _value(_: Clause) -> Role | None:
    return Role(RoleKind.VALUE)


OF_AMOUNTS: Final[tuple[Rule, ...]] = (
    signed,
    _planned_amount,
    _threshold,
    _counted_items,
    _counted_units,
    _absolute_change,
    _over_plan,
    _stated_plan,
    _value,
)
