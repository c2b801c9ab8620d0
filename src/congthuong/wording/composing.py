"""Soạn mục: a whole section of a report from a dataset."""

from collections.abc import Iterable, Iterator, Sequence

from congthuong.errors import InvalidTypeError
from congthuong.numerals import NumberStyle
from congthuong.periods import Period
from congthuong.quantities import Scale
from congthuong.records import Comparison, Dataset, PlanBase, Record, Time, WholeBase
from congthuong.wording.describing import by_key, is_part, planned, reported
from congthuong.wording.manner import Manner
from congthuong.wording.notes import notes_of, source_lines

__all__ = ["compose"]


def compose(
    dataset: Dataset,
    *,
    title: str | None = None,
    style: NumberStyle | None = None,
    scale: Scale | None = None,
    decimals: int | None = None,
    sources: bool = True,
) -> str:
    """Soạn mục báo cáo: everything in a dataset as prose, a paragraph for each place and time.

    Places, their times and their indicators come in the order in which the dataset first has them,
    parts right after their total. A paragraph names its place and its period once, a month in
    every sentence, a target always. `title` is the first line; caveats and, unless `sources` is
    False, the sources are the last ones. `style`, `scale` and `decimals` as in `describe`.

    Raises `InvalidTypeError` for what is no `Dataset`, title, style or scale.

    >>> data = Dataset.of(
    ...     Observation.of("exports", "42", "năm 2019", "850 triệu USD"),
    ...     Observation.of("imports", "42", "năm 2019", "1,2 tỷ USD"))
    >>> print(compose(data))
    Kim ngạch xuất khẩu hàng hóa năm 2019 của tỉnh Hà Tĩnh đạt 850 triệu USD. \
Kim ngạch nhập khẩu hàng hóa đạt 1,2 tỷ USD.
    """
    if not isinstance(dataset, Dataset):
        raise InvalidTypeError(dataset, "a Dataset; describe takes single records")
    if title is not None and not isinstance(title, str):
        raise InvalidTypeError(title, "a str as the title, or None")
    manner = Manner.of(style, scale, decimals)
    blocks = [] if title is None else [title]
    blocks.extend(_paragraph(group, manner) for group in _by_place_and_time(dataset.records))
    lines = (
        *notes_of(dataset.records, named=True),
        *(source_lines(dataset.records) if sources else ()),
    )
    return "\n\n".join((*blocks, *(("\n".join(lines),) if lines else ())))


def _by_place_and_time(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records of each place, of each of its times, in the order in which they first come."""
    places: dict[object, dict[object, list[Record]]] = {}
    for record in records:
        times = places.setdefault(record.key.place, {})
        times.setdefault(record.key.time, []).append(record)
    for times in places.values():
        yield from times.values()


def _paragraph(records: Sequence[Record], manner: Manner) -> str:
    """The figures of one place and time, indicator by indicator, then their targets."""
    said: list[str] = []
    strays = any(map(_names_another_place, records))
    for group in _totals(records):
        time = not said or not _lasts(group[0].key.time)
        said.extend(reported(group, manner, place=not said or strays, time=time))
    return " ".join((*said, *planned(records, manner)))


def _lasts(time: Time) -> bool:
    """Whether the sentences behind may leave the time unsaid: a month is soon taken for more."""
    return isinstance(time, Period) and time.months > 1


def _names_another_place(record: Record) -> bool:
    """Whether a sentence names a place beside its own: dự toán HĐND tỉnh giao, of a district."""
    base = record.base if isinstance(record, Comparison) else None
    if isinstance(base, WholeBase):
        return base.key is not None and base.key.place != record.key.place
    authority = base.plan.authority if isinstance(base, PlanBase) else None
    return authority is not None and authority.place not in (None, record.key.place)


def _totals(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Each total with its parts; a part of several totals goes with the first."""
    keys = by_key(records)
    heads = [key for key in keys if not any(is_part(key, other) for other in keys)]
    left = dict(keys)
    for head in heads:
        family = [key for key in left if key == head or is_part(key, head)]
        yield [record for key in family for record in left.pop(key)]
