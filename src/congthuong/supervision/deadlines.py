"""Thời hạn giám sát: by which day the steps of a supervision are due, by the law of that day."""

from datetime import date, timedelta
from typing import Final

from attrs import frozen

from congthuong._checks import check_kind
from congthuong._dates import format_date
from congthuong._labels import Labelled
from congthuong.authorities import AuthorityKind
from congthuong.errors import InvalidTypeError
from congthuong.periods.moments import Moment, check_moments
from congthuong.supervision.campaign import Campaign
from congthuong.supervision.fields import Body, acting_authority
from congthuong.supervision.regimes import SupervisionRegime, supervision_regime_on

__all__ = ["SupervisionDeadline", "SupervisionStep", "supervision_deadlines"]

_UNKNOWN: Final = "không rõ"
_LAW: Final = SupervisionRegime.LAW_87_2015.label


class SupervisionStep(Labelled):
    """Bước của cuộc giám sát: a step that the law sets a time for.

    Source: Law 87/2015/QH13, arts. 62, 70, 71, 80 and 86.

    >>> SupervisionStep.REPORT.label
    'báo cáo kết quả giám sát'
    """

    OUTLINE = (
        "outline",
        "thông báo nội dung, kế hoạch và đề cương báo cáo",
        "kể từ ngày quyết định thành lập đoàn giám sát",
    )
    NOTICE = (
        "notice",
        "thông báo lịch làm việc và thành phần đoàn giám sát",
        "trước ngày làm việc",
    )
    REPORT = (
        "report",
        "báo cáo kết quả giám sát",
        "kể từ ngày kết thúc giám sát",
    )
    CONSIDERATION = (
        "consideration",
        "xem xét báo cáo của đoàn giám sát",
        "kể từ ngày nhận báo cáo",
    )

    def __init__(self, _value: str, _label: str = "", counted_from: str = "") -> None:
        self._counted_from = counted_from

    @property
    def counted_from(self) -> str:
        """What the days of the step are counted from, in Vietnamese."""
        return self._counted_from


@frozen
class SupervisionDeadline:
    """Thời hạn của một bước: the days the law gives, and the last day on which it is in time.

    `days` and `legal_basis` are None where the law of the day is not on record. `latest` is None
    there, too, and where the day to count from is not known.

    >>> print(SupervisionDeadline(SupervisionStep.REPORT))
    báo cáo kết quả giám sát: không rõ thời hạn
    """

    step: SupervisionStep
    days: int | None = None
    latest: date | None = None
    legal_basis: str | None = None

    def __str__(self) -> str:
        if self.days is None:
            return f"{self.step.label}: {_UNKNOWN} thời hạn"
        due = "" if self.latest is None else f", tức {format_date(self.latest)}"
        return f"{self.step.label}: chậm nhất {self.days} ngày {self.step.counted_from}{due}"


_ARTICLES: Final = {
    (AuthorityKind.PEOPLES_COUNCIL, SupervisionStep.OUTLINE): (15, "điểm b khoản 2 Điều 62"),
    (AuthorityKind.PEOPLES_COUNCIL, SupervisionStep.NOTICE): (10, "điểm b khoản 2 Điều 62"),
    (AuthorityKind.COUNCIL_STANDING_BODY, SupervisionStep.OUTLINE): (15, "điểm b khoản 2 Điều 70"),
    (AuthorityKind.COUNCIL_STANDING_BODY, SupervisionStep.NOTICE): (10, "điểm b khoản 2 Điều 70"),
    (AuthorityKind.COUNCIL_STANDING_BODY, SupervisionStep.REPORT): (15, "điểm g khoản 2 Điều 70"),
    (AuthorityKind.COUNCIL_STANDING_BODY, SupervisionStep.CONSIDERATION): (7, "khoản 1 Điều 71"),
    (AuthorityKind.COUNCIL_BOARD, SupervisionStep.OUTLINE): (15, "điểm b khoản 2 Điều 80"),
    (AuthorityKind.COUNCIL_BOARD, SupervisionStep.NOTICE): (10, "điểm b khoản 2 Điều 80"),
    (AuthorityKind.COUNCIL_BOARD, SupervisionStep.REPORT): (10, "điểm g khoản 2 Điều 80"),
    (AuthorityKind.DELEGATE_GROUP, SupervisionStep.NOTICE): (7, "điểm a khoản 3 Điều 86"),
    (AuthorityKind.DELEGATE_GROUP, SupervisionStep.REPORT): (10, "điểm c khoản 4 Điều 86"),
    (AuthorityKind.DELEGATE, SupervisionStep.REPORT): (10, "điểm c khoản 4 Điều 86"),
}
# Their deadlines are in articles that are not on record here.
_ELSEWHERE: Final = frozenset({AuthorityKind.NATIONAL_ASSEMBLY, AuthorityKind.STANDING_COMMITTEE})


def supervision_deadlines(
    campaign: Campaign,
    *,
    decided: date | None = None,
    visit: date | None = None,
    ended: date | None = None,
    received: date | None = None,
) -> tuple[SupervisionDeadline, ...]:
    """Các thời hạn của một cuộc giám sát: for the steps that the law gives days for.

    Counted from the day on which the delegation was set up (`decided`), back from a working day
    (`visit`), from the end of the supervision (`ended`) and from the receipt of its report
    (`received`), in calendar days; the first day is not counted. `ended` and `visit` are taken
    from the campaign's end and start where those are plain days. A People's Council hears the
    report at its next session: it has no deadline in days.

    Each step goes by the law of the day it is counted from, else of the last day that is known of
    the campaign. Where that law, its articles or the supervising body are not known, every step
    comes back with no days. Work that is no supervision by this law has no such deadlines: an
    empty tuple.

    Raises `InvalidTypeError` for what is no campaign and for a day of another type.
    Source: Law 87/2015/QH13, arts. 62, 70, 71, 80 and 86.

    >>> board = parse_authority("Ban Kinh tế - Xã hội HĐND huyện Ba Tri")
    >>> campaign = Campaign(CampaignKind.SUPERVISION, board)
    >>> report = supervision_deadlines(campaign, ended=date(2017, 9, 22))[-1]
    >>> report.step.label, str(report.latest), report.legal_basis
    ('báo cáo kết quả giám sát', '2017-10-02', 'điểm g khoản 2 Điều 80 Luật 87/2015/QH13')
    """
    check_kind(campaign, Campaign, "the campaign")
    for day in (decided, visit, ended, received):
        _check_day(day)
    if campaign.is_supervision is False:
        return ()
    days = {
        SupervisionStep.OUTLINE: decided,
        SupervisionStep.NOTICE: visit or _plain(campaign.start),
        SupervisionStep.REPORT: ended or _plain(campaign.end),
        SupervisionStep.CONSIDERATION: received,
    }
    last = max((day for day in days.values() if day), default=campaign.end or campaign.start)
    found = (_deadline(campaign.subject, step, day, last) for step, day in days.items())
    return tuple(deadline for deadline in found if deadline is not None)


def _deadline(
    body: Body, step: SupervisionStep, day: date | None, last: Moment | None
) -> SupervisionDeadline | None:
    moment = day or last
    regime = None if moment is None else supervision_regime_on(moment)
    subject = acting_authority(body)
    if subject is None or regime is None or not regime.has_articles:
        return SupervisionDeadline(step)
    if subject.kind in _ELSEWHERE:
        return SupervisionDeadline(step)
    if (subject.kind, step) not in _ARTICLES:
        return None
    days, article = _ARTICLES[subject.kind, step]
    return SupervisionDeadline(step, days, _counted(step, days, day), f"{article} {_LAW}")


def _counted(step: SupervisionStep, days: int, day: date | None) -> date | None:
    if day is None:
        return None
    return day + timedelta(days=-days if step is SupervisionStep.NOTICE else days)


def _plain(moment: Moment | None) -> date | None:
    return moment if isinstance(moment, date) else None


def _check_day(day: object) -> None:
    check_moments(day)
    if day is not None and not isinstance(day, date):
        raise InvalidTypeError(day, "a datetime.date without time of day, or None")
