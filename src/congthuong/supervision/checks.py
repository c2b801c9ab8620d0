"""Kiểm tra đợt giám sát, khảo sát: what in a campaign and its visits does not agree."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final, TypeAlias

from congthuong._checks import check_kind
from congthuong.authorities import AuthorityKind
from congthuong.documents import format_document
from congthuong.findings import Evidence, Finding, Severity
from congthuong.periods.moments import Moment, first_day, last_day
from congthuong.supervision.campaign import Campaign, covers
from congthuong.supervision.fields import acting_authority, shown_moment
from congthuong.supervision.regimes import SupervisionRegime, supervision_regime_on
from congthuong.supervision.visits import Visit

__all__ = ["check_campaign"]

_Rule: TypeAlias = Callable[[Campaign, date], Iterator[Finding]]
# Bodies of the administration; the Party and the Front supervise by rules of their own.
_ADMINISTRATIVE: Final = frozenset(
    {
        AuthorityKind.GOVERNMENT,
        AuthorityKind.PRIME_MINISTER,
        AuthorityKind.MINISTRY,
        AuthorityKind.PEOPLES_COMMITTEE,
        AuthorityKind.SECRETARIAT,
        AuthorityKind.DEPARTMENT,
        AuthorityKind.OFFICE,
        AuthorityKind.AGENCY,
        AuthorityKind.CENTRE,
    }
)


def check_campaign(campaign: Campaign, *, on: Moment) -> tuple[Finding, ...]:
    """Kiểm tra một đợt: what in its plan, its places and its visits does not agree, on a day.

    The number of places planned against their names and against those visited; visits outside the
    plan, before it, outside the dates of the campaign, after the day, by a team that was not sent
    out, in a unit that was not there; giám sát by a body that the law does not name. Times known
    to the month or year speak against one another only where they cannot agree. An empty tuple
    means that nothing was noticed.

    Raises `InvalidTypeError` for what is no campaign or no day.
    Source: Law 87/2015/QH13, art. 2.

    >>> survey = Campaign(
    ...     CampaignKind.SURVEY,
    ...     "Sở Công Thương",
    ...     plan=parse_document("48/KH-SCT ngày 25/9/2024"),
    ...     visits=(Visit(on=date(2024, 9, 20)),),
    ... )
    >>> [finding.code for finding in check_campaign(survey, on=date(2024, 10, 31))]
    ['visit-before-plan', 'visit-without-locality']
    """
    check_kind(campaign, Campaign, "the campaign")
    day = last_day(on)
    return tuple(finding for rule in _RULES for finding in rule(campaign, day))


def _named_and_planned(campaign: Campaign, _: date) -> Iterator[Finding]:
    named = tuple(dict.fromkeys(campaign.localities))
    for unit, times in Counter(campaign.localities).items():
        if times > 1:
            yield Finding(
                "locality-listed-twice",
                Severity.WARNING,
                f"{unit.full_name} có {times} lần trong danh sách địa phương của kế hoạch",
                (Evidence(unit.full_name),),
            )
    planned = campaign.planned
    if planned is None or not named or planned == len(named):
        return
    evidence = (Evidence(f"{planned} địa phương"), _names(u.full_name for u in named))
    if planned > len(named):
        yield Finding(
            "planned-localities-not-all-named",
            Severity.NOTE,
            f"kế hoạch có {planned} địa phương nhưng chỉ nêu tên {len(named)}",
            evidence,
        )
    else:
        yield Finding(
            "planned-count-differs",
            Severity.ERROR,
            f"kế hoạch ghi {planned} địa phương nhưng nêu tên {len(named)}",
            evidence,
        )


def _done_and_planned(campaign: Campaign, _: date) -> Iterator[Finding]:
    progress = campaign.progress()
    if progress.planned is not None and progress.done > progress.planned:
        yield Finding(
            "more-visits-than-planned",
            Severity.ERROR,
            f"đã làm việc với {progress.done} địa phương, nhiều hơn {progress.planned} địa phương "
            "của kế hoạch",
            (_names(unit.full_name for unit in campaign.localities_done),),
        )


def _outside_plan(campaign: Campaign, _: date) -> Iterator[Finding]:
    if not campaign.names_known:
        return
    for place in campaign.localities_done:
        if not any(covers(unit, place) for unit in campaign.localities):
            yield Finding(
                "visit-outside-plan",
                Severity.WARNING,
                f"đã làm việc tại {place.full_name}, ngoài danh sách địa phương của kế hoạch",
                (Evidence(place.full_name), _names(u.full_name for u in campaign.localities)),
            )


def _before_plan(campaign: Campaign, _: date) -> Iterator[Finding]:
    plan = campaign.plan
    if plan is None or plan.date is None:
        return
    for visit, when in _dated(campaign):
        if last_day(when) < plan.date:
            yield Finding(
                "visit-before-plan",
                Severity.WARNING,
                f"{visit}: trước ngày ban hành {format_document(plan, words=True)}",
                (Evidence(shown_moment(when)), Evidence(shown_moment(plan.date))),
            )


def _outside_dates(campaign: Campaign, _: date) -> Iterator[Finding]:
    start, end = campaign.start, campaign.end
    if start is not None and end is not None and last_day(end) < first_day(start):
        yield Finding(
            "campaign-dates-out-of-order",
            Severity.ERROR,
            "ngày kết thúc đứng trước ngày bắt đầu",
            (Evidence(shown_moment(start)), Evidence(shown_moment(end))),
        )
        return
    for visit, when in _dated(campaign):
        early = start is not None and last_day(when) < first_day(start)
        late = end is not None and first_day(when) > last_day(end)
        if early or late:
            side = "trước ngày bắt đầu" if early else "sau ngày kết thúc"
            yield Finding(
                "visit-outside-campaign-dates",
                Severity.WARNING,
                f"{visit}: {side} của đợt {campaign.kind.label}",
                (Evidence(shown_moment(when)),),
            )


def _after_day(campaign: Campaign, day: date) -> Iterator[Finding]:
    for visit, when in _dated(campaign):
        if first_day(when) > day:
            yield Finding(
                "visit-in-future",
                Severity.WARNING,
                f"{visit}: ghi là đã làm việc nhưng sau ngày xét {shown_moment(day)}",
                (Evidence(shown_moment(when)),),
            )


def _teams(campaign: Campaign, _: date) -> Iterator[Finding]:
    sent = {str(team) for team in campaign.teams}
    for visit in campaign.visits:
        if sent and visit.team is not None and str(visit.team) not in sent:
            yield Finding(
                "visit-of-unknown-team",
                Severity.WARNING,
                f"{visit}: {visit.team} không có trong các đoàn của đợt {campaign.kind.label}",
                (Evidence(str(visit.team)), _names(str(team) for team in campaign.teams)),
            )


def _links(campaign: Campaign, _: date) -> Iterator[Finding]:
    plan = campaign.plan
    for visit in campaign.visits:
        if plan is not None and visit.plan is not None and not plan.may_be(visit.plan):
            yield Finding(
                "visit-of-another-plan",
                Severity.WARNING,
                f"{visit}: theo {format_document(visit.plan, words=True)}, không phải "
                f"{format_document(plan, words=True)}",
                (Evidence(visit.plan.symbol), Evidence(plan.symbol)),
            )
        if visit.kind not in (None, campaign.kind):
            yield Finding(
                "visit-of-another-kind",
                Severity.NOTE,
                f"{visit}: nằm trong một đợt {campaign.kind.label}",
                (Evidence(str(visit)), Evidence(campaign.kind.label)),
            )


def _places(campaign: Campaign, _: date) -> Iterator[Finding]:
    for visit in campaign.visits:
        place, when = visit.locality, visit.on
        if place is None:
            yield Finding(
                "visit-without-locality",
                Severity.NOTE,
                f"{visit}: chưa ghi địa phương nên không tính vào tiến độ",
            )
        elif when is not None and not any(map(place.in_force, (first_day(when), last_day(when)))):
            yield Finding(
                "visit-locality-not-in-force",
                Severity.WARNING,
                f"{visit}: vào thời điểm đó không có {place.full_name} với mã {place.code}",
                (Evidence(place.full_name), Evidence(shown_moment(when))),
            )


def _supervision(campaign: Campaign, _: date) -> Iterator[Finding]:
    subject = acting_authority(campaign.subject)
    if not campaign.kind.is_supervision or subject is None or subject.kind not in _ADMINISTRATIVE:
        return
    moment = campaign.end or campaign.start
    regime = None if moment is None else supervision_regime_on(moment)
    yield Finding(
        "supervision-by-administrative-body",
        Severity.WARNING,
        f"{subject} không phải chủ thể giám sát theo luật về hoạt động giám sát; việc này là khảo "
        "sát, kiểm tra hoặc làm việc",
        (Evidence(str(campaign)),),
        f"khoản 2 Điều 2 {regime.label}" if regime is SupervisionRegime.LAW_87_2015 else None,
    )


def _dated(campaign: Campaign) -> Iterator[tuple[Visit, Moment]]:
    for visit in campaign.visits:
        if visit.on is not None:
            yield visit, visit.on


def _names(names: Iterable[str]) -> Evidence:
    return Evidence(", ".join(names))


_RULES: Final[tuple[_Rule, ...]] = (
    _named_and_planned,
    _done_and_planned,
    _outside_plan,
    _before_plan,
    _outside_dates,
    _after_day,
    _teams,
    _links,
    _places,
    _supervision,
)
