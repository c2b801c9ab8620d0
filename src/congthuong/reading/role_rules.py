"""Luật định vai trò: what a figure says about its subject, by the words around it.

The rules are tried in order, each on the clause around one figure; the first that knows, decides.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from congthuong._exact import ONE_HUNDRED, divide, multiply, subtract
from congthuong.indicators import IndicatorNature, IndicatorTrait
from congthuong.quantities import UnitKind
from congthuong.reading.amount_rules import OF_AMOUNTS, signed
from congthuong.reading.clauses import is_inverted, opens_with_same_period
from congthuong.reading.comparators import Against, Comparator
from congthuong.reading.end_rules import OF_ENDS
from congthuong.reading.figures import FigureKind
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.roles import (
    FALLING,
    Clause,
    Role,
    RoleKind,
    Rule,
    last_of,
    last_role,
    sign_of,
    unread,
)

__all__ = ["role_of"]

# What small percentages said to be reached by an index are: growth, not a level.
_GROWTH_LIKE: Final = 50


_OVER_THE_PAST: Final = (RoleKind.GROWTH, RoleKind.INDEX, RoleKind.FACTOR, RoleKind.AVERAGE)


def role_of(clause: Clause) -> Role:
    """Vai trò của số: by the first rule that knows it; unread, with a reason, where none does."""
    rules = OF_AMOUNTS if clause.figure.kind is FigureKind.AMOUNT else _OF_RATES
    for rule in (*OF_ENDS, *rules):
        role = rule(clause)
        if role is None:
            continue
        if role.kind in _OVER_THE_PAST and _is_over_plan(role.comparator):
            return unread("so với kế hoạch, nhưng không phải tỷ lệ hoàn thành")
        return _below_zero(clause, role) if clause.figure.low < 0 else role
    return unread("không rõ là tỷ lệ gì")


def _below_zero(clause: Clause, role: Role) -> Role:
    """tăng trưởng âm 4%: the figure has its sign, which a word of falling would turn around."""
    if role.kind in _NEVER_BELOW_ZERO:
        return unread("số âm, mà tỷ lệ này không thể âm")
    if role.sign > 0:
        return role
    if clause.verb is not None:
        return unread("dấu âm đứng sau một từ chỉ giảm")
    return role._replace(sign=1)


_NEVER_BELOW_ZERO: Final = (RoleKind.PLAN, RoleKind.SHARE, RoleKind.INDEX, RoleKind.FACTOR)


def _of_base(clause: Clause) -> Role | None:
    """Cao hơn so với mức tăng 8,6% của năm 2019: what the base had, said to be compared with."""
    change = clause.verb
    if change is None or change.kind is not MentionKind.CHANGE or not _is_last(change, clause):
        return None
    place = clause.window.index(change)
    with_base = place > 0 and clause.window[place - 1].value == _WITH
    return unread("tốc độ của kỳ gốc") if with_base else None


def _is_last(mention: Mention, clause: Clause) -> bool:
    return clause.window[-1] is mention


_WITH: Final = "so với"


def _times(clause: Clause) -> Role | None:
    if clause.figure.kind is not FigureKind.TIMES:
        return None
    verb = clause.verb
    known = (MentionKind.FACTOR, MentionKind.CHANGE)
    if verb is None or not (verb.kind in known or verb.value == "equal"):
        return unread("số lần không có động từ so sánh")
    if verb.value in FALLING:
        return unread("giảm N lần không rõ nghĩa")
    if clause.after and _names_a_plan(clause.after[0]):
        return unread("gấp N lần kế hoạch, không phải so với kỳ trước")
    return Role(RoleKind.FACTOR, 1, clause.comparator)


def _points(clause: Clause) -> Role | None:
    if clause.figure.kind is not FigureKind.POINTS:
        return None
    verb, comparator = clause.verb, clause.comparator
    changes = verb is not None and verb.kind is MentionKind.CHANGE
    given = _contribution(clause)
    contributes = given is not None or (comparator is None and not changes)
    sign = sign_of(given or verb or clause.change)
    return Role(RoleKind.POINTS, sign, comparator, is_part=contributes)


def _contribution(clause: Clause) -> Mention | None:
    """góp vào tốc độ tăng chung 3,15 điểm: the verb of giving, also before that of growth."""
    for mention in reversed(clause.window):
        if mention.kind is MentionKind.CONTRIBUTION:
            found: Mention = mention
            return found
        if mention.kind is MentionKind.SIGN:
            break
    return None


def _average(clause: Clause) -> Role | None:
    said = clause.averaged or clause.figure.per_year
    if said or last_of(clause.window, (MentionKind.AVERAGE,)) is not None:
        return Role(RoleKind.AVERAGE, sign_of(clause.change), clause.comparator)
    return None


def _of_plan(clause: Clause) -> Role | None:
    plan = _plan(clause)
    if plan is None:
        return None
    verb = clause.verb
    if plan in clause.window and verb is not None:
        grown = clause.is_aside and verb is clause.change and plan.kind is MentionKind.PLAN
        if grown or _names_plan(clause.window, plan, verb):  # (kế hoạch tăng 7,5%)
            return Role(RoleKind.TARGET, sign_of(clause.change) if grown else 1, plan=plan)
    if verb is None:
        named = clause.is_aside and plan in clause.window
        return Role(RoleKind.TARGET if named else RoleKind.PLAN, plan=plan)
    over = 0
    if verb.kind is MentionKind.EXCESS:
        over = 1
    elif verb.kind is MentionKind.CHANGE:
        over = sign_of(verb)
    return Role(RoleKind.PLAN, plan=plan, over=over)


def _names_plan(window: Sequence[Mention], plan: Mention, verb: Mention) -> bool:
    """kế hoạch đã định là 7,91%: the plan itself, not how much of it was reached."""
    is_named = plan.kind is MentionKind.PLAN and verb.value == "is"
    return is_named and window.index(verb) > window.index(plan)


def _plan(clause: Clause) -> Mention | None:
    """The plan that a percentage is of: right behind it, or before its verb in the same clause."""
    for mention in clause.after:
        if _names_a_plan(mention) or _compares_with_plan(mention):
            return mention
        if mention.kind is not MentionKind.STOP:
            break
    if clause.is_compared_behind and clause.change is not None:
        return None  # 82,4% so với kế hoạch và tăng 30,8% so với cùng kỳ
    named_is = any(mention.value == "is" for mention in clause.window)
    for mention in reversed(clause.window):
        named = mention.kind is MentionKind.PLAN and (clause.is_aside or named_is)
        if named or _compares_with_plan(mention):
            found: Mention = mention
            return found
        if mention.kind is MentionKind.SIGN and str(mention.value) in ",;(":
            break
    return None


def _names_a_plan(mention: Mention) -> bool:
    """A plan, or mục tiêu, which before a figure is a word of its status."""
    return mention.kind is MentionKind.PLAN or mention.value == "objective"


def _compares_with_plan(mention: Mention) -> bool:
    return isinstance(mention.value, Comparator) and _is_over_plan(mention.value)


def _is_over_plan(comparator: Comparator | None) -> bool:
    return comparator is not None and comparator.against is Against.PLAN


def _of_growing(clause: Clause) -> Role | None:
    """tăng trưởng kinh tế ở mức 6,58%, thấp hơn 0,37% so với cùng kỳ: growth, and points of it."""
    if not clause.growing:
        return None
    verb = clause.verb
    if verb is None or verb.kind is MentionKind.LEVEL:
        return Role(RoleKind.GROWTH, 1, clause.comparator)
    if verb.value in ("higher", "lower") and clause.comparator is not None:
        return Role(RoleKind.POINTS, sign_of(verb), clause.comparator)
    return None


def _of_open_rate(clause: Clause) -> Role | None:
    """tỷ lệ rác được phân loại còn 41,5%; 72% hộ dùng mã QR: the level of a rate of its own."""
    return Role(RoleKind.VALUE) if clause.of_rate and clause.comparator is None else None


def _of_what_follows(clause: Clause) -> Role | None:
    """8% giá bán: how much of what is named behind the figure, and who did what to it."""
    named = (MentionKind.WORD, MentionKind.INDICATOR)
    if clause.verb is not None or not clause.after or clause.after[0].kind not in named:
        return None
    return _level(clause) or unread("tỷ lệ của những gì đứng sau nó, không rõ là chỉ tiêu gì")


def _level_named(clause: Clause) -> Role | None:
    """xuất khẩu tăng 5%, tỷ lệ tổn thất điện năng 4,2%: no growth, though growth came before."""
    named = last_of(clause.window, (MentionKind.INDICATOR,)) is not None
    return _level(clause) if named and clause.verb is None else None


def _without_verb(clause: Clause) -> Role | None:  # noqa: PLR0911 (one return for each list)
    if clause.verb is not None:
        return None
    previous = clause.previous
    if is_inverted(clause.after):
        return Role(RoleKind.GROWTH, sign_of(clause.after[1]))
    if previous is not None and previous.kind in (RoleKind.GROWTH, RoleKind.SHARE):
        return previous._replace(comparator=clause.comparator or previous.comparator)
    if clause.is_compared_behind:
        if previous is not None and previous.over:  # tăng 8% so với kế hoạch, 9% so với cùng kỳ
            return Role(RoleKind.GROWTH, previous.over, clause.comparator)
        return Role(RoleKind.INDEX, 1, clause.comparator)
    if clause.is_aside and clause.rates and not clause.is_open:
        return clause.rates[-1]  # 45 ở thành phố (chiếm 75%), 15 ở huyện (25%)
    return _open_level(clause) or _level(clause) or unread("tỷ lệ không có động từ")


def _of_share(clause: Clause) -> Role | None:
    verb = clause.verb
    shares = (MentionKind.SHARE, MentionKind.CONTRIBUTION)
    return Role(RoleKind.SHARE) if verb is not None and verb.kind in shares else None


def _of_excess(clause: Clause) -> Role | None:
    verb = clause.verb
    if verb is None or verb.kind is not MentionKind.EXCESS:
        return None
    if clause.comparator is not None:
        return Role(RoleKind.GROWTH, 1, clause.comparator)
    return Role(RoleKind.PLAN, over=1)


def _of_change(clause: Clause) -> Role | None:
    change = clause.change
    if change is None:
        return None
    direct = clause.verb is change
    is_rate = clause.indicator is not None and clause.indicator.nature is IndicatorNature.RATE
    if not direct and is_rate and clause.comparator is None:
        return Role(RoleKind.VALUE)  # giảm tỷ lệ hộ nghèo xuống còn 27,3%
    averaged = clause.previous is not None and clause.previous.kind is RoleKind.AVERAGE
    dated = any(mention.kind is MentionKind.TIME for mention in clause.window)
    if direct and averaged and clause.comparator is None and not dated:
        return Role(RoleKind.AVERAGE, sign_of(change))
    return Role(RoleKind.GROWTH, sign_of(change), clause.comparator)


def _of_plan_told(clause: Clause) -> Role | None:
    """kế hoạch năm 12.000 tỷ đồng; thực hiện 9.000 tỷ đồng; đạt 75%: of the plan just stated."""
    verb = clause.verb
    reaches = verb is not None and verb.kind is MentionKind.LEVEL and clause.change is None
    if clause.plan_told is None or not reaches or clause.comparator is not None:
        return None
    return Role(RoleKind.PLAN, plan=clause.plan_told)


def _of_index(clause: Clause) -> Role | None:
    """bằng 96% so với cùng kỳ: a level where the base counts as 100."""
    verb, comparator = clause.verb, clause.comparator
    equal = verb is not None and verb.value == "equal"
    if comparator is None and equal and not _names_whole(clause):
        held = last_role(clause.rates, RoleKind.INDEX)
        if held is not None:
            return held  # khai khoáng bằng 98,6% cùng kỳ; chế biến bằng 109,4%
    of_index = clause.indicator is not None and clause.indicator.nature is IndicatorNature.INDEX
    if comparator is None and equal and of_index and clause.figure.low > _GROWTH_LIKE:
        return Role(RoleKind.INDEX)  # khai khoáng bằng 96,5%
    if comparator is None or not (equal or clause.is_compared_behind):
        return None
    if not equal and of_index and clause.figure.low < _GROWTH_LIKE:
        return Role(RoleKind.GROWTH, 1, comparator)
    return Role(RoleKind.INDEX, 1, comparator)


def _like_previous(clause: Clause) -> Role | None:
    """ngành thương nghiệp, đạt 25%: the growth that the list before it is about."""
    previous = clause.previous
    named = any(mention.kind is MentionKind.INDICATOR for mention in clause.window)
    if previous is not None and previous.kind is RoleKind.PLAN and _opens_aside(clause):
        return Role(RoleKind.PLAN, plan=previous.plan)
    if previous is None or previous.kind is not RoleKind.GROWTH or named:
        return None
    return previous._replace(comparator=clause.comparator or previous.comparator)


def _opens_aside(clause: Clause) -> bool:
    """41,7% kế hoạch năm (cùng kỳ đạt 45,3%): the same rate of the year before."""
    return clause.is_aside and opens_with_same_period(clause.window)


def _of_share_before(clause: Clause) -> Role | None:
    """tỷ trọng tiểu thủ công nghiệp nay đạt 26,6%."""
    shared = any(mention.kind is MentionKind.SHARE for mention in clause.window)
    return Role(RoleKind.SHARE) if shared else None


def _level(clause: Clause) -> Role | None:
    """A percentage that is itself what is measured: occupancy, the rate of poor households."""
    indicator = clause.indicator
    is_rate = indicator is not None and indicator.nature is IndicatorNature.RATE
    return Role(RoleKind.VALUE) if is_rate else None


def _of_pair(clause: Clause) -> Role | None:
    """66/60 tấn chè, tăng 10%; 45/50 hộ, đạt 90%: what the two numbers themselves come to."""
    pair = clause.amount
    if pair is None or not pair.total or clause.comparator is not None or clause.is_open:
        return None
    reached = divide(multiply(pair.low, ONE_HUNDRED), pair.total)
    over = 0
    if clause.verb is not None and clause.verb.kind is MentionKind.CHANGE:
        over = sign_of(clause.verb)
        reached = subtract(reached, ONE_HUNDRED).copy_abs()
    if subtract(reached, clause.figure.low).copy_abs() > _ROUNDING:
        return None
    counts = pair.unit is not None and pair.unit.kind is UnitKind.COUNT
    return Role(RoleKind.SHARE) if counts and not over else Role(RoleKind.PLAN, over=over)


_ROUNDING: Final = Decimal("0.06")


def _names_whole(clause: Clause) -> bool:
    """bằng 41% vốn đăng ký: whether the whole stands right behind the figure."""
    named = (MentionKind.WORD, MentionKind.INDICATOR)
    return bool(clause.after) and clause.after[0].kind in named


def _of_whole(clause: Clause) -> Role | None:
    """30 triệu USD, bằng 41% vốn đăng ký: a share of what is named behind it."""
    verb = clause.verb
    equal = verb is not None and verb.value == "equal"
    told = clause.amount is not None and not clause.is_open
    return Role(RoleKind.SHARE) if equal and told and _names_whole(clause) else None


def _of_plan_unsaid(clause: Clause) -> Role | None:
    """Chi 640 tỷ đồng, chỉ đạt 61,5%: of the plan, which a report on it may leave unsaid."""
    verb = clause.verb
    verb_said = "" if verb is None or clause.comparator is not None else verb.value
    if verb_said == "disburse":
        return Role(RoleKind.PLAN)
    told = verb_said == "reach" and clause.amount is not None and not clause.is_open
    doubtful = clause.is_aside or clause.has_other_plan or _names_whole(clause)
    return Role(RoleKind.PLAN) if told and not doubtful else None


def _open_level(clause: Clause) -> Role | None:
    """Hồ sơ giải quyết đúng hạn đạt 99,1%; mẫu giáo 93%: of something that no catalogue knows."""
    verb = clause.verb
    levels = verb is None or verb.value in ("reach", "remain", "is", "stand")
    return Role(RoleKind.VALUE) if clause.is_open and levels and clause.comparator is None else None


def _of_structure(clause: Clause) -> Role | None:
    """Cơ cấu kinh tế: nông nghiệp 18,4%: a share, though no verb says so."""
    indicator = clause.indicator
    of_structure = indicator is not None and IndicatorTrait.STRUCTURE in indicator.traits
    said = clause.verb is not None
    return Role(RoleKind.SHARE) if of_structure and not said and _names_part(clause) else None


def _names_part(clause: Clause) -> bool:
    """Whether something stands between the name of the whole, if it is here, and the figure."""
    whole = last_of(clause.window, (MentionKind.INDICATOR,))
    behind = clause.window if whole is None else clause.window[clause.window.index(whole) + 1 :]
    return whole is None or any(m.kind in _PARTS for m in behind)


_PARTS: Final = (MentionKind.SEGMENT, MentionKind.WORD)


_OF_RATES: Final[tuple[Rule, ...]] = (
    _of_base,
    _times,
    _points,
    signed,
    _average,
    _of_pair,
    _of_plan,
    _of_growing,
    _of_structure,
    _of_open_rate,
    _of_what_follows,
    _level_named,
    _without_verb,
    _of_share,
    _of_excess,
    _of_change,
    _of_plan_told,
    _of_index,
    _like_previous,
    _of_share_before,
    _level,
    _of_whole,
    _of_plan_unsaid,
    _open_level,
)
