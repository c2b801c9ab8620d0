"""Việc đầu tư chợ: building, extending, upgrading, moving or converting a market."""

from attrs import frozen

from congthuong._checks import check_fields
from congthuong.errors import InvalidTypeError
from congthuong.markets.kinds import MarketWorkKind, MarketWorkStatus
from congthuong.periods.moments import Moment, check_moments, happened, last_day

__all__ = ["MarketWork"]


@frozen
class MarketWork:
    """Việc đầu tư xây dựng chợ: one piece of work on a market, with what is known of its times.

    `planned` is when the plan wants it, `started` and `finished` are when it was begun and done:
    a day, or a moment as fine as the document says. `stated_status` is what the document says and
    is never mixed with the status that the times give.

    Raises `InvalidTypeError` for a kind or status of another type and for a time that is neither a
    day nor a moment.

    >>> work = MarketWork(MarketWorkKind.UPGRADE, started=AsOf(2023), finished=AsOf(2024, 5))
    >>> work.status_on(AsOf(2024, 4)).value
    'đang thực hiện'
    """

    kind: MarketWorkKind
    planned: Moment | None = None
    started: Moment | None = None
    finished: Moment | None = None
    stated_status: MarketWorkStatus | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.kind, MarketWorkKind):
            raise InvalidTypeError(self.kind, "a MarketWorkKind")
        check_fields(self, {"stated_status": MarketWorkStatus})
        check_moments(self.planned, self.started, self.finished)

    def status_on(self, on: Moment) -> MarketWorkStatus:
        """Tình trạng tại ngày: what the times say at the end of a day or moment.

        Work that a plan has and that no record says was begun is planned; where the times leave
        it open, unknown is the answer.

        >>> MarketWork(MarketWorkKind.NEW_BUILD, planned=AsOf(2026)).status_on(AsOf(2025)).value
        'theo kế hoạch'
        """
        day = last_day(on)
        done = happened(day, self.finished)
        if done:
            return MarketWorkStatus.FINISHED
        if self.started is None:
            waiting = self.planned is not None and self.finished is None
            return MarketWorkStatus.PLANNED if waiting else MarketWorkStatus.UNKNOWN
        begun = happened(day, self.started)
        if begun is False:
            return MarketWorkStatus.PLANNED
        certain = begun and (self.finished is None or done is False)
        return MarketWorkStatus.IN_PROGRESS if certain else MarketWorkStatus.UNKNOWN
