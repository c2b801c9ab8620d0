"""Nguồn và trạng thái: who stated a figure, and how final it is."""

from datetime import date, datetime

from attrs import frozen

from congthuong._checks import require
from congthuong._labels import Labelled
from congthuong._text import Span
from congthuong.authorities import Authority
from congthuong.documents import DocumentReference
from congthuong.errors import InvalidTypeError
from congthuong.periods import AsOf

__all__ = ["ObservationStatus", "Source", "check_source", "check_status"]


class ObservationStatus(Labelled):
    """Trạng thái số liệu: how final a figure is; the values are SDMX codes.

    Chính thức, sơ bộ and ước tính are the terms of the Law on Statistics 89/2015/QH13, art. 3, as
    amended, last from 1 January 2026.

    >>> ObservationStatus.ESTIMATE.label, ObservationStatus("P").rank
    ('ước tính', 2)
    """

    NORMAL = "A", "chính thức", 3
    PROVISIONAL = "P", "sơ bộ", 2
    ESTIMATE = "E", "ước tính", 1
    FORECAST = "F", "dự báo", 0

    def __init__(self, _value: str, _label: str = "", rank: int = 0) -> None:
        self._rank = rank

    @property
    def rank(self) -> int:
        """Thứ bậc: a forecast is 0; an estimate, a provisional, a normal figure follow."""
        return self._rank


@frozen
class Source:
    """Nguồn: where a figure was stated: a title, who issued it, when, and the words themselves.

    `published` is a day or an `AsOf`; `quote` the words that state the figure, `span` where they
    stand in the text that was read.

    Raises `InvalidTypeError` for a part of another type.

    >>> Source("Báo cáo 6 tháng", published=AsOf(2022, 7)).published
    AsOf.parse('2022-07')
    """

    title: str = ""
    issuer: Authority | str | None = None
    published: date | AsOf | None = None
    document: DocumentReference | None = None
    url: str = ""
    quote: str = ""
    span: Span | None = None

    def __attrs_post_init__(self) -> None:
        for text, accepted in (
            (self.title, "a str as the title"),
            (self.url, "a str as the address"),
            (self.quote, "a str as the words quoted"),
        ):
            require(text, str, accepted)
        for value, kinds, accepted in (
            (self.issuer, (Authority, str), "an Authority or a str as the issuer"),
            (self.published, (date, AsOf), "a date or an AsOf as the time of publication"),
            (self.document, DocumentReference, "a DocumentReference"),
            (self.span, Span, "a Span"),
        ):
            is_given = value is not None
            if is_given and (not isinstance(value, kinds) or isinstance(value, datetime)):
                raise InvalidTypeError(value, accepted)

    @property
    def day(self) -> date | None:
        """Ngày công bố: the latest day on which this can have been published, None if unknown."""
        return self.published.last_day if isinstance(self.published, AsOf) else self.published

    def __str__(self) -> str:
        told = (self.title, self.document, self.issuer, self.published)
        parts = (str(part or "") for part in told)
        return ", ".join(part for part in parts if part) or self.url or "không rõ nguồn"


def check_source(source: object) -> None:
    """Raise `InvalidTypeError` for what is neither a `Source` nor None."""
    if source is not None and not isinstance(source, Source):
        raise InvalidTypeError(source, "a Source, or None")


def check_status(status: object) -> None:
    """Raise `InvalidTypeError` for what is no `ObservationStatus`."""
    if status.__class__ is not ObservationStatus:
        raise InvalidTypeError(status, "an ObservationStatus such as ObservationStatus.ESTIMATE")
