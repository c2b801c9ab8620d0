"""Lần lượt: rows of figures, each of which goes with one of the things named in the same order."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from congthuong.reading.clauses import joins
from congthuong.reading.drafts import Draft
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.roles import VERBS

__all__ = ["Row", "RowKeeper", "row_of"]


class Row(NamedTuple):
    """Dãy số: for each figure of a row the window of its own, the first one first.

    `ranked` says that the bases stand in a row behind the figures (so với tháng trước và cùng kỳ);
    `looks_back` that nothing in the sentence comes in their number, so that they are of as many
    subjects before.
    """

    windows: list[Sequence[Mention]]
    ranked: bool = False
    looks_back: bool = False


_RESPECTIVE: Final = (
    MentionKind.COMPARATOR,
    MentionKind.TIME,
    MentionKind.INDICATOR,
    MentionKind.SEGMENT,
    MentionKind.PLACE,
)
_OPENING: Final = (MentionKind.LIST, MentionKind.SIGN)
_CONTENT: Final = (MentionKind.WORD, MentionKind.SEGMENT, MentionKind.INDICATOR, MentionKind.PLACE)


class RowKeeper:
    """Giữ dãy: walks the row that is being read, figure by figure."""

    def __init__(self) -> None:
        self._row = Row([])
        self._fellows: list[Draft] = []

    def window(
        self,
        window: Sequence[Mention],
        mentions: Sequence[Mention],
        index: int,
        told: Sequence[Draft],
    ) -> Sequence[Mention]:
        """The words that are a figure's own; `told` are the subjects before, the last one last."""
        if _opens_row(window):
            self._row = row_of(window, mentions, index)
            if not self._row.windows:
                self._row = _by_time(window, mentions, index, told)
            count = len(self._row.windows)
            self._fellows = _last(told, count) if self._row.looks_back else []
        elif not joins(window):
            self._row, self._fellows = Row([]), []
        return self._row.windows.pop(0) if self._row.windows else window

    def after(self, after: Sequence[Mention]) -> Sequence[Mention]:
        """The words behind a figure, less the bases that other figures of its row have."""
        if not self._row.ranked:
            return after
        return [mention for mention in after if mention.kind is not MentionKind.COMPARATOR]

    def fellow(self) -> Draft | None:
        """The subject before that the figure is of: ba chỉ tiêu này lần lượt đạt a, b và c."""
        return self._fellows.pop(0) if self._fellows else None


def _last(told: Sequence[Draft], count: int) -> list[Draft]:
    """The last subjects, in their order: xuất khẩu và nhập khẩu, tương ứng tăng 2% và 4%."""
    fellows = list(told[-count:])
    subjects = {(draft.indicator, draft.words, draft.segments) for draft in fellows}
    return fellows if len(subjects) == count else []


def _by_time(
    window: Sequence[Mention], mentions: Sequence[Mention], index: int, told: Sequence[Draft]
) -> Row:
    """Xuất khẩu tháng 5 là a; 5 tháng là b; nhập khẩu tương ứng c và d: of the times before."""
    _, count = _end_of_row(mentions, index)
    before = told[-count:]
    times = [draft.time for draft in before if draft.time is not None]
    subjects = {(draft.indicator, draft.words) for draft in before}
    if count < 2 or len(set(times)) < count or len(subjects) > 1:
        return Row([])
    return Row([(Mention(MentionKind.TIME, 0, 0, time), *window) for time in times])


def _opens_row(window: Sequence[Mention]) -> bool:
    """Whether lần lượt or tương ứng stands before a figure."""
    return any(m.kind is MentionKind.LIST and m.value == "respectively" for m in window)


def row_of(window: Sequence[Mention], mentions: Sequence[Mention], index: int) -> Row:
    """The row that begins with the figure at an index: lần lượt a% và b%.

    The row has as many figures as the window has comparators, times, indicators, parts, places or
    names; or as there are comparators behind it. No windows where nothing comes in that number.
    """
    last, figures = _end_of_row(mentions, index)
    if figures < 2:
        return Row([])
    spread = [each for mention in window for each in _spread(mention)]
    for kind in _RESPECTIVE:
        own = [mention for mention in spread if mention.kind is kind]
        if len(own) == figures:
            windows = [
                tuple(m for m in spread if m.kind is not kind or m is mention) for mention in own
            ]
            return Row(list(windows))
    bases = _bases_behind(mentions, last)
    if len(bases) == figures:
        rest = tuple(m for m in window if m.kind is not MentionKind.COMPARATOR)
        return Row([(*rest, base) for base in bases], ranked=True)
    named = _names(window)
    if len(named) == figures:
        last_named = named[-1][-1].end
        behind = tuple(m for m in window if m.start >= last_named and m.kind not in _OPENING)
        return Row([(*name, *behind) for name in named])
    has_content = any(mention.kind in _CONTENT for mention in window)
    return Row([window] * figures, looks_back=True) if not has_content else Row([])


def _spread(mention: Mention) -> Sequence[Mention]:
    """Quý I và II: a list of times as each of its times."""
    if mention.kind is not MentionKind.TIME or not mention.value.parts:
        return (mention,)
    return [Mention(MentionKind.TIME, part.start, part.end, part) for part in mention.value.parts]


def _end_of_row(mentions: Sequence[Mention], index: int) -> tuple[int, int]:
    """The last figure of the row, and how many there are."""
    last, count = index, 1
    between: list[Mention] = []
    for place in range(index + 1, len(mentions)):
        if mentions[place].kind is MentionKind.FIGURE:
            last, count = place, count + 1
            between = []
        else:
            between.append(mentions[place])
            if not joins(between):
                break
    return last, count


def _bases_behind(mentions: Sequence[Mention], last: int) -> list[Mention]:
    bases: list[Mention] = []
    for at in range(last + 1, len(mentions)):  # no copy of the rest, once for each row
        mention = mentions[at]
        if mention.kind is MentionKind.COMPARATOR:
            bases.append(mention)
        elif mention.kind is not MentionKind.STOP and mention.value != ",":
            break
    return bases


def _names(window: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Names between commas and và, up to the verb: đường kính và bia tăng lần lượt."""
    verb = next((i for i, m in enumerate(window) if m.kind in VERBS), len(window))
    opened = next((i for i, m in enumerate(window) if m.kind is MentionKind.LIST), len(window))
    names: list[tuple[Mention, ...]] = []
    current: list[Mention] = []
    for mention in window[: min(verb, opened)]:
        if mention.value in (",", "và", ":", ";"):
            names.append(tuple(current))
            current = []
        else:
            current.append(mention)
    names.append(tuple(current))
    return [name for name in names if any(mention.kind in _CONTENT for mention in name)]
