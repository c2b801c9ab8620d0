"""Đợt giám sát, khảo sát: a plan, its teams and places, and the visits made so far."""

from datetime import date
from typing import Final

from attrs import evolve, frozen

from congthuong._checks import check_items, check_kind, check_texts
from congthuong._html import Html, element
from congthuong.authorities import Authority
from congthuong.documents import DocumentReference
from congthuong.localities import Locality
from congthuong.periods import Period
from congthuong.periods.moments import Moment, check_moments, happened, last_day
from congthuong.supervision.fields import Body, acting_authority
from congthuong.supervision.kinds import CampaignKind
from congthuong.supervision.progress import CampaignProgress, check_count
from congthuong.supervision.regimes import SUPERVISING_KINDS
from congthuong.supervision.visits import Team, Visit

__all__ = ["Campaign", "covers"]

_NONE: Final = type(None)


@frozen
class Campaign:
    """Đợt giám sát, khảo sát: who goes where about what, and which visits were made.

    `subject` is the body that carries it out, `bodies` are those supervised or surveyed, `period`
    is the time whose work is looked at, `start` and `end` those of the campaign itself.
    `localities` are the places by name; `planned` is their number as stated, where a document
    names none or not all of them. `visits` are those made, in any order.

    Raises `InvalidTypeError` for a field of another type, `InvalidValueError` for a blank text and
    a number below zero. What merely does not agree is a finding of `check_campaign`.
    Source: Law 87/2015/QH13, arts. 70 and 80 (what the decision on a delegation states).

    >>> survey = Campaign(CampaignKind.SURVEY, "Sở Công Thương", planned=11)
    >>> survey.progress().left
    11
    """

    kind: CampaignKind
    subject: Body
    topic: str | None = None
    plan: DocumentReference | None = None
    teams: tuple[Team, ...] = ()
    localities: tuple[Locality, ...] = ()
    planned: int | None = None
    bodies: tuple[Body, ...] = ()
    period: Period | None = None
    start: Moment | None = None
    end: Moment | None = None
    visits: tuple[Visit, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_kind(self.kind, CampaignKind, "the kind of a campaign")
        check_kind(self.subject, (Authority, str), "the body that carries a campaign out")
        check_kind(self.topic, (str, _NONE), "the topic")
        check_kind(self.plan, (DocumentReference, _NONE), "the plan")
        check_items(self.teams, Team, "teams")
        check_items(self.localities, Locality, "localities")
        if self.planned is not None:
            check_count(self.planned, "localities planned")
        check_items(self.bodies, (Authority, str), "bodies supervised")
        check_kind(self.period, (Period, _NONE), "the period looked at")
        check_moments(self.start, self.end)
        check_items(self.visits, Visit, "visits")
        check_texts((self.subject, self.topic, *self.bodies), "a campaign")

    @property
    def is_supervision(self) -> bool | None:
        """Là giám sát theo luật: giám sát by a body that the law names; None where that is open.

        Source: Law 87/2015/QH13, art. 2.

        >>> council = parse_authority("HĐND huyện Ba Tri")
        >>> Campaign(CampaignKind.SUPERVISION, council).is_supervision
        True
        >>> Campaign(CampaignKind.SURVEY, council).is_supervision
        False
        """
        if not self.kind.is_supervision:
            return False
        subject = acting_authority(self.subject)
        return None if subject is None else subject.kind in SUPERVISING_KINDS

    @property
    def names_known(self) -> bool:
        """Whether `localities` names every planned place."""
        named = len(set(self.localities))
        return named > 0 and self.planned in (None, named)

    @property
    def localities_done(self) -> tuple[Locality, ...]:
        """Địa phương đã làm việc: places with a visit, as visited first; see `progress`."""
        return self._visited(None)

    @property
    def localities_left(self) -> tuple[Locality, ...] | None:
        """Địa phương còn lại: planned places without a visit, None where not all are named."""
        return self.progress().names_left

    def progress(self, on: Moment | None = None) -> CampaignProgress:
        """Tiến độ: how many planned places have had a visit, by a day or by now.

        Places count once, whatever the number of visits; a visit to a unit right below a planned
        one counts for that one. Where the plan names all places, others do not count. Visits
        without a place never count; those without a time do, and those certainly after `on` do
        not.

        >>> survey = Campaign(CampaignKind.SURVEY, "Sở Công Thương", planned=11)
        >>> visit = Visit(locality=get_locality("943", on=date(2024, 10, 1)))
        >>> print(survey.with_visit(visit).progress())
        đã làm việc với 1/11 địa phương, còn 10 địa phương
        """
        done = self._visited(None if on is None else last_day(on))
        if not self.names_known:
            return CampaignProgress(len(done), self.planned, None, self.plan)
        named = tuple(dict.fromkeys(self.localities))
        left = tuple(unit for unit in named if not any(covers(unit, place) for place in done))
        return CampaignProgress(len(named) - len(left), len(named), left, self.plan)

    def _visited(self, day: date | None) -> tuple[Locality, ...]:
        made = (visit for visit in self.visits if _made_by(visit, day))
        return tuple(dict.fromkeys(place for visit in made if (place := visit.locality)))

    def with_visit(self, visit: Visit) -> "Campaign":
        """Thêm buổi làm việc: the same campaign with one more visit.

        >>> survey = Campaign(CampaignKind.SURVEY, "Sở Công Thương")
        >>> len(survey.with_visit(Visit()).visits), len(survey.visits)
        (1, 0)
        """
        return evolve(self, visits=(*self.visits, visit))

    def __str__(self) -> str:
        kind = self.kind.label
        topic = "" if self.topic is None else f" về {self.topic}"
        return f"{self.subject} {kind}{topic}"

    def _repr_html_(self) -> Html:
        return element("div", element("b", str(self)), f": {self.progress()}")


def _made_by(visit: Visit, day: date | None) -> bool:
    return day is None or happened(day, visit.on) is not False


def covers(planned: Locality, visited: Locality) -> bool:
    """Whether a visit at one place is a visit to a planned one: the same, or right below it.

    >>> soc_trang = get_locality("94", on=date(2024, 10, 1))
    >>> covers(soc_trang, get_locality("943", on=date(2024, 10, 1)))
    True
    """
    return planned == visited or visited.parent_code == planned.code
