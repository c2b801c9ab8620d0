"""Tên trên biểu đồ: what all figures share goes above the picture, the rest beside each figure."""

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from congthuong.periods import AsOf, format_as_of, format_period
from congthuong.records import Observation, ObservationStatus, RecordKey, Time
from congthuong.wording.names import capital, part_words, place_name

__all__ = ["LABEL_WIDTH", "Names", "names_of", "stated_words", "time_words", "wrapped"]

LABEL_WIDTH: Final = 34
_TOTAL: Final = "Tổng số"


class Names(NamedTuple):
    """What all keys share, as one phrase, and what tells each from the others."""

    shared: str
    own: tuple[str, ...]


def names_of(keys: Sequence[RecordKey], roles: Sequence[str] = ()) -> Names:
    """Tên chung và tên riêng: indicator, part, place and time, said once where all are alike.

    Where nothing differs, each is named by its indicator, and the whole beside its parts is the
    total. `roles` tell a plan from what was reached. No two own names are alike, for a chart has
    one row for each.
    """
    if not keys:
        return Names("", ())
    said = roles or [""] * len(keys)
    table = [(*_parts(key), role) for key, role in zip(keys, said, strict=True)]
    columns = [*zip(*table, strict=True)]
    differs = [len(set(column)) > 1 for column in columns]
    shared = [column[0] for column, own in zip(columns, differs, strict=True) if not own]
    own = [
        [part for part, mine in zip(parts, differs, strict=True) if mine] or parts[:1]
        for parts in table
    ]
    return Names(_phrase(shared), tuple(_told_apart(_phrase(parts) or _TOTAL for parts in own)))


def _parts(key: RecordKey) -> tuple[str, ...]:
    prices = f" ({key.price_basis.label})" if key.price_basis is not None else ""
    return (
        key.indicator.label + prices,
        part_words(key.segments),
        place_name(key.place, key.time),
        time_words(key.time),
    )


def time_words(time: Time) -> str:
    """Kỳ: a period or a moment in Vietnamese words."""
    return format_as_of(time) if isinstance(time, AsOf) else format_period(time)


def stated_words(value: Observation) -> str:
    """Số liệu: a value as it was stated, with its status unless it is final."""
    status = value.status
    return f"{value.value}{'' if status is ObservationStatus.NORMAL else f' ({status.label})'}"


def _phrase(parts: Iterable[str]) -> str:
    return capital(", ".join(filter(None, parts)))


def _told_apart(names: Iterable[str]) -> Iterable[str]:
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def wrapped(text: str, width: int = LABEL_WIDTH) -> str:
    """Xuống dòng: lines of at most this many letters, a number beside what it counts."""
    held = re.sub(r"(?<=\d) (?=\w)", "\u00a0", text)
    return "\n".join(textwrap.wrap(held, width)).replace("\u00a0", " ")
