"""Mệnh đề: questions about the mentions around a figure."""

from collections.abc import Sequence

from congthuong._text import Span
from congthuong.indicators import IndicatorNature
from congthuong.localities.grammar import UnitName
from congthuong.reading.comparators import Against, Comparator
from congthuong.reading.figures import Figure, FigureKind
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.times import TimeMention, TimeShape

__all__ = [
    "heads_plan",
    "is_behind",
    "is_head",
    "is_inverted",
    "is_named_behind",
    "is_of_plan",
    "joined",
    "joins",
    "opens_with_same_period",
    "places_in_a_row",
    "status_in",
    "stops",
    "time_behind",
    "time_of_plan",
    "time_told_of",
    "until_figure",
]


def until_figure(mentions: Sequence[Mention], start: int) -> Sequence[Mention]:
    """The mentions up to the next figure."""
    for index in range(start, len(mentions)):
        if mentions[index].kind is MentionKind.FIGURE:
            return mentions[start:index]
    return mentions[start:]


def status_in(window: Sequence[Mention]) -> str:
    """The last word of status before a figure: ước, dự kiến, phấn đấu."""
    said = next((m.value for m in reversed(window) if m.kind is MentionKind.STATUS), "")
    return "plan" if said == "objective" else said


def is_head(window: Sequence[Mention], index: int) -> bool:
    """Whether a comparator stands before its list: a comma, a colon or a subject follows it."""
    return any(
        mention.kind in (MentionKind.INDICATOR, MentionKind.SEGMENT)
        or (mention.kind is MentionKind.SIGN and mention.value in ",:")
        for mention in window[index + 1 :]
    )


def is_of_plan(window: Sequence[Mention], index: int) -> bool:
    """kế hoạch năm 2022: the year of the plan, not of the figure."""
    for at in range(index - 1, -1, -1):  # no copy of a window that is as long as the text
        mention = window[at]
        if mention.kind is MentionKind.PLAN:
            return True
        if mention.kind is not MentionKind.STOP:
            return False
    return False


def time_behind(after: Sequence[Mention]) -> TimeMention | None:
    """A time right behind a figure, before its clause ends: đạt 800 tỷ đồng trong 9 tháng."""
    for mention in after:
        if mention.kind is MentionKind.TIME and mention.value.shape is not TimeShape.DAY:
            time: TimeMention = mention.value
            return time
        if mention.kind not in (MentionKind.STOP, MentionKind.WORD, MentionKind.PLACE):
            return None
    return None


def time_told_of(plan: Mention, window: Sequence[Mention]) -> TimeMention | None:
    """Kế hoạch vốn năm 2021 là …: the time of a plan, where its year is said."""
    times = (m for m in window if m.kind is MentionKind.TIME and m.start > plan.start)
    return next((m.value for m in times if m.value.is_dated), None)


def is_behind(after: Sequence[Mention], comparator: Comparator) -> bool:
    """Whether this very comparator follows the figure."""
    return any(mention.value is comparator for mention in after)


def is_inverted(after: Sequence[Mention]) -> bool:
    """7,2% là mức tăng của kim ngạch xuất khẩu: verb and subject stand behind the figure."""
    kinds = [mention.kind for mention in after[:2]]
    return kinds == [MentionKind.LEVEL, MentionKind.CHANGE] and after[0].value == "is"


def is_named_behind(after: Sequence[Mention], window: Sequence[Mention], figure: Figure) -> bool:
    """98,1% số hộ sử dụng điện, khối FDI chiếm 96% kim ngạch xuất khẩu: a rate, or the whole."""
    if figure.kind is not FigureKind.PERCENT or not after:
        return False
    if after[0].kind is not MentionKind.INDICATOR:
        return False
    kinds = {mention.kind for mention in window}
    of_part = MentionKind.SEGMENT in kinds and MentionKind.INDICATOR not in kinds
    is_share = of_part and MentionKind.SHARE in kinds
    return is_share or after[0].value.nature is IndicatorNature.RATE


def stops(mention: Mention) -> bool:
    """Whether the words about a plan end here; a dash may stand in a name."""
    if mention.kind is MentionKind.SIGN:
        return str(mention.value) != "-"
    return mention.kind in (MentionKind.CHANGE, MentionKind.LEVEL, MentionKind.COMPARATOR)


def joined(one: Span, other: Span) -> Span:
    """The span from the first to the last of two, the first of which may be empty as yet."""
    if not one.end:
        return other
    return Span(min(one.start, other.start), max(one.end, other.end))


def time_of_plan(plan: Mention | None, after: Sequence[Mention]) -> TimeMention | None:
    """The time that stands right behind a plan: 98% kế hoạch quý I/2022."""
    for mention in after:
        if plan is None or mention.start < plan.end:
            continue
        if mention.kind is MentionKind.TIME:
            time: TimeMention = mention.value
            return time
        if mention.kind is not MentionKind.STOP:
            return None
    return None


def places_in_a_row(window: Sequence[Mention]) -> tuple[UnitName, ...]:
    """Units named one after the other, commas and và between them; the last such row, if any."""
    row: list[UnitName] = []
    rows: list[tuple[UnitName, ...]] = []
    for mention in window:
        if mention.kind is MentionKind.PLACE and isinstance(mention.value, UnitName):
            row.append(mention.value)
        elif mention.kind is not MentionKind.STOP and mention.value != ",":
            rows.append(tuple(row))
            row = []
    rows.append(tuple(row))
    return next((units for units in reversed(rows) if len(set(units)) > 1), ())


def joins(window: Sequence[Mention]) -> bool:
    """Whether nothing but và, commas and dashes stands between two figures."""
    return all(
        mention.kind is MentionKind.STOP or mention.value in (",", "-") for mention in window
    )


def opens_with_same_period(window: Sequence[Mention]) -> bool:
    """(cùng kỳ tăng 4%): the figure is of the period that the sentence compares with."""
    opened = next((i for i, m in enumerate(window) if m.value == "("), None)
    if opened is None:
        return False
    inside = [m for m in window[opened + 1 :] if m.kind is not MentionKind.STOP]
    if not inside and opened:  # tăng 53,5% so với cùng kỳ (526,4 triệu USD)
        inside = [window[opened - 1]]
    if not inside or not isinstance(inside[0].value, Comparator):
        return False
    return inside[0].value.against is Against.SAME_PERIOD


def heads_plan(window: Sequence[Mention]) -> bool:
    """Kế hoạch xuất khẩu năm 2024 là …, Theo kế hoạch, …: the sentence states the plan itself."""
    head = [mention for mention in window if mention.kind is not MentionKind.SIGN]
    by = bool(head) and head[0].value == "theo"
    if len(head) < 2 + by or head[by].kind is not MentionKind.PLAN:
        return False
    named = head[by + 1].kind in (MentionKind.INDICATOR, MentionKind.TIME)
    is_level = any(mention.value == "is" for mention in head)
    return named and (by or is_level)
