"""Ghi chú: caveats and sources, as lines behind the sentences."""

from collections.abc import Iterable

from congthuong.records import Comparison, Record
from congthuong.wording.names import capital

__all__ = ["notes_of", "source_lines"]


def notes_of(records: Iterable[Record], *, named: bool = False) -> tuple[str, ...]:
    """Lưu ý: each caveat of the records once, with the name of what it is about where asked for."""
    notes = (
        f"Ghi chú: {f'{capital(record.key.indicator.label)}: ' if named else ''}{caveat.message}."
        for record in records
        if isinstance(record, Comparison)
        for caveat in record.caveats
    )
    return tuple(dict.fromkeys(note.replace("..", ".") for note in notes))


def source_lines(records: Iterable[Record]) -> tuple[str, ...]:
    """Nguồn: each source of the records once; none where no record has one."""
    sources = (str(record.source) for record in records if record.source is not None)
    return tuple(f"Nguồn: {source}." for source in dict.fromkeys(sources))
