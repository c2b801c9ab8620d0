"""Mô tả: records of one key, with its parts, as sentences."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.numerals import NumberStyle
from congthuong.periods import AsOf
from congthuong.quantities import Scale
from congthuong.records import (
    Comparison,
    GrowthTarget,
    Observation,
    PlanTarget,
    Record,
    RecordKey,
    Spread,
)
from congthuong.wording.clauses import (
    Bundle,
    bundles,
    clauses,
    is_count,
    plan_words,
    status_words,
)
from congthuong.wording.manner import Manner
from congthuong.wording.names import capital, moment_words, part_words, place_name, subject
from congthuong.wording.notes import notes_of, source_lines

__all__ = ["by_key", "describe", "is_part", "planned", "reported"]

_KINDS: Final = (Observation, PlanTarget, GrowthTarget, Comparison, Spread)
_AMONG: Final = "thuộc diện "
_ACCEPTED: Final = "a record such as an Observation or a Comparison, or several of them"


def describe(
    records: Record | Iterable[Record],
    *,
    style: NumberStyle | None = None,
    scale: Scale | None = None,
    decimals: int | None = None,
    sources: bool = False,
) -> str:
    """Mô tả số liệu: one record, or records of one key and of its parts, as an office writes them.

    A value comes before its rates, the total before its parts; targets have sentences of their
    own. Caveats follow as notes, one line each, and the sources where `sources` asks for them.
    `style` prints the figures, `scale` is the scale of money (else as written, see
    `format_quantity`). Digits are those of the records; `decimals` rounds what was computed
    (`Comparison.stated` False) half-up, and nothing else.

    Raises `InvalidTypeError` for what is no record, style or scale, `InvalidValueError` for no
    records at all and for records of several keys; `compose` writes those.

    >>> value = Observation.of("industrial_output", "637", "2022-S1", "808 tỷ đồng")
    >>> of_plan = Comparison.of("industrial_output", "637", "2022-S1", "55,07%", PlanBase())
    >>> growth = Comparison.of("industrial_output", "637", "2022-S1", "tăng 53,5%",
    ...                        IndexBase.SAME_PERIOD_LAST_YEAR)
    >>> print(describe([value, of_plan, growth]))
    Giá trị sản xuất công nghiệp 6 tháng đầu năm 2022 của huyện Krông Pa đạt 808 tỷ đồng, \
bằng 55,07% kế hoạch, tăng 53,5% so với cùng kỳ.
    """
    given = _records(records)
    manner = Manner.of(style, scale, decimals)
    keys = by_key(given)
    head = min(keys, key=lambda key: len(key.segments))
    strangers = [key for key in keys if key != head and not is_part(key, head)]
    if strangers:
        accepted = f"records of {head} and of its parts; compose writes several keys"
        raise InvalidValueError(strangers[0], accepted)
    text = " ".join((*reported(given, manner), *planned(given, manner)))
    lines = (*notes_of(given), *(source_lines(given) if sources else ()))
    return "\n".join((text, *lines))


def _records(records: Record | Iterable[Record]) -> tuple[Record, ...]:
    given = (records,) if isinstance(records, _KINDS) else records
    if not isinstance(given, Iterable):
        raise InvalidTypeError(records, _ACCEPTED)
    found = tuple(given)
    for record in found:
        if not isinstance(record, _KINDS):
            raise InvalidTypeError(record, _ACCEPTED)
    if not found:
        raise InvalidValueError(found, "at least one record")
    return found


def by_key(records: Iterable[Record]) -> dict[RecordKey, list[Record]]:
    """Theo khóa: the records of each key, in the order in which keys first come."""
    found: dict[RecordKey, list[Record]] = {}
    for record in records:
        found.setdefault(record.key, []).append(record)
    return found


def is_part(key: RecordKey, whole: RecordKey) -> bool:
    """Là phần: whether a key is that of a part, all else being the same."""
    return key.segments > whole.segments and evolve(key, segments=whole.segments) == whole


def reported(
    records: Sequence[Record], manner: Manner, *, place: bool = True, time: bool = True
) -> Iterator[str]:
    """Các câu thực hiện: of a total and its parts, what was reached.

    `place` and `time` False leave out what the sentence before has said.
    """
    keys = by_key(records)
    head = min(keys, key=lambda key: len(key.segments))
    parts = [bundle for key, held in keys.items() if key != head for bundle in _reached(held)]
    said = [_sentence(each, manner, place=place, time=time) for each in _reached(keys[head])]
    if said:
        said[-1] += _parts(parts, head, manner)
    else:
        said = [_sentence(each, manner, place=place, time=time) for each in parts]
    yield from map(_closed, said)


def planned(records: Sequence[Record], manner: Manner) -> Iterator[str]:
    """Các câu kế hoạch: the targets, with period and place in full, for it is another time."""
    for held in by_key(records).values():
        for bundle in bundles(held):
            if bundle.plan is not None:
                whose = plan_words(bundle.plan, bundle.key)
                what = subject(bundle.key, place=False, time=False)
                yield _closed(f"{whose}: {what} {clauses(bundle, manner)}")


def _reached(records: Sequence[Record]) -> list[Bundle]:
    return [bundle for bundle in bundles(records) if bundle.plan is None]


def _closed(sentence: str) -> str:
    return f"{capital(sentence)}."


def _sentence(bundle: Bundle, manner: Manner, *, place: bool, time: bool) -> str:
    """Subject, then clauses; a moment comes first, as it is no part of the subject."""
    key = bundle.key
    if is_count(bundle):
        where = place_name(key.place, key.time)
        return f"{moment_words(key.time)}, {where} {_counted(bundle, manner, 'có ')}"
    return f"{_opening(key, place=place, time=time)} {clauses(bundle, manner)}"


def _opening(key: RecordKey, *, place: bool, time: bool) -> str:
    lead = f"{moment_words(key.time)}, " if isinstance(key.time, AsOf) else ""
    return f"{lead}{subject(key, place=place, time=time)}"


def _counted(bundle: Bundle, manner: Manner, verb: str, whole: RecordKey | None = None) -> str:
    """Có 6 chợ hạng 1, tăng 2 chợ so với cùng kỳ: the part stands behind the noun it counts."""
    said = clauses(bundle, manner, count=True)
    segments = bundle.key.segments if whole is None else bundle.key.segments - whole.segments
    part = part_words(segments, of_count=True)
    number, comma, rest = said.partition(", ")
    named = f"{number} {part}" if part else number
    return f"{status_words(bundle)}{verb}{named}{comma}{rest}"


def _parts(parts: Sequence[Bundle], head: RecordKey, manner: Manner) -> str:
    """Trong đó: the parts of what was said, each with its figures, parted by semicolons."""
    if not parts:
        return ""
    said = [_part(bundle, head, manner) for bundle in parts]
    link = " có " if is_count(parts[0]) else ", "
    return f"; trong đó{link}{'; '.join(said)}"


def _part(bundle: Bundle, head: RecordKey, manner: Manner) -> str:
    if is_count(bundle):
        return _counted(bundle, manner, "", head)
    named = part_words(bundle.key.segments - head.segments)
    if named.startswith(_AMONG):
        named = f"phần {named.removeprefix(_AMONG)}"
    return f"{named} {clauses(bundle, manner)}"
