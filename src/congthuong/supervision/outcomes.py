"""Kết quả: shortcomings found, recommendations made, and what became of them."""

from collections.abc import Iterable
from datetime import date

from attrs import evolve, frozen

from congthuong._checks import check_items, check_kind, check_texts
from congthuong._html import Html, element
from congthuong.authorities import Authority, AuthorityKind
from congthuong.documents import DocumentReference
from congthuong.errors import InvalidValueError
from congthuong.findings import Evidence
from congthuong.localities import Locality
from congthuong.periods.moments import Moment, check_moments, first_day, happened, last_day
from congthuong.supervision.fields import Body, acting_authority, shown_moment
from congthuong.supervision.kinds import Competence, FollowUpStatus, RecommendationKind
from congthuong.supervision.regimes import supervision_regime_on

__all__ = ["RESOLVING_KINDS", "FollowUp", "Recommendation", "Shortcoming"]

_NONE = type(None)
# Law 87/2015/QH13, art. 89.2.
RESOLVING_KINDS = frozenset(
    {
        AuthorityKind.NATIONAL_ASSEMBLY,
        AuthorityKind.STANDING_COMMITTEE,
        AuthorityKind.PEOPLES_COUNCIL,
    }
)


@frozen
class Shortcoming:
    """Tồn tại, hạn chế: something that a campaign or a visit found wanting.

    `severity` is in the document's words: no scale of law exists. `evidence` is where a text says
    so.

    Raises `InvalidTypeError` for a field of another type, `InvalidValueError` for a blank text.

    >>> print(Shortcoming("chợ xuống cấp", get_locality("836", on=date(2017, 9, 22))))
    chợ xuống cấp (huyện Ba Tri)
    """

    text: str
    locality: Locality | None = None
    topic: str | None = None
    severity: str | None = None
    evidence: Evidence | None = None

    def __attrs_post_init__(self) -> None:
        check_kind(self.text, str, "the text of a shortcoming")
        check_kind(self.locality, (Locality, _NONE), "the locality")
        check_kind(self.topic, (str, _NONE), "the topic")
        check_kind(self.severity, (str, _NONE), "the severity")
        check_kind(self.evidence, (Evidence, _NONE), "the evidence")
        check_texts((self.text, self.topic, self.severity), "a shortcoming")

    def __str__(self) -> str:
        return self.text if self.locality is None else f"{self.text} ({self.locality.full_name})"

    def _repr_html_(self) -> Html:
        return element("li", str(self))


@frozen
class FollowUp:
    """Lần theo dõi: what had become of a recommendation at a time.

    `wording` is the status in the document's own words, `label` those or else the usual ones.

    Raises `InvalidTypeError` for a field of another type, `InvalidValueError` for a blank text.

    >>> FollowUp(date(2024, 11, 5), FollowUpStatus.FORWARDED, wording="đã báo cáo UBND tỉnh").label
    'đã báo cáo UBND tỉnh'
    """

    on: Moment
    status: FollowUpStatus
    note: str | None = None
    document: DocumentReference | None = None
    wording: str | None = None

    def __attrs_post_init__(self) -> None:
        first_day(self.on)  # refuses what is no time, None among it
        check_kind(self.status, FollowUpStatus, "the status of a follow-up")
        check_kind(self.note, (str, _NONE), "the note")
        check_kind(self.document, (DocumentReference, _NONE), "the document")
        check_kind(self.wording, (str, _NONE), "the wording")
        check_texts((self.note, self.wording), "a follow-up")

    @property
    def label(self) -> str:
        """The status in Vietnamese, as the document words it where that is known."""
        return self.status.label if self.wording is None else self.wording

    def __str__(self) -> str:
        return f"{shown_moment(self.on)}: {self.label}"


@frozen
class Recommendation:
    """Kiến nghị: what a body asks of others, and its follow-up in order of time.

    `issuer` made it, `addressees` are asked; `on` is when it was made, `deadline` by when it is to
    be done, the last day of a month or year counted in. `competence` is that of the body it was
    put to. `history` runs from the first follow-up to the last.

    Raises `InvalidTypeError` for a field of another type, `InvalidValueError` for a blank text and
    for a follow-up that is certainly earlier than one before it.
    Source: Law 87/2015/QH13, arts. 2, 81 and 89.

    >>> asked = Recommendation(RecommendationKind.RECOMMENDATION, "bố trí vốn xây chợ")
    >>> answered = asked.with_follow_up(FollowUp(date(2024, 10, 2), FollowUpStatus.ANSWERED))
    >>> answered.status_on(date(2024, 12, 31)).label, asked.status_on(date(2024, 12, 31)).label
    ('đã giải đáp tại chỗ', 'chưa có thông tin')
    """

    kind: RecommendationKind
    text: str
    issuer: Body | None = None
    addressees: tuple[Body, ...] = ()
    on: Moment | None = None
    deadline: Moment | None = None
    competence: Competence = Competence.UNKNOWN
    locality: Locality | None = None
    topic: str | None = None
    document: DocumentReference | None = None
    evidence: Evidence | None = None
    history: tuple[FollowUp, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_kind(self.kind, RecommendationKind, "the kind of a recommendation")
        check_kind(self.text, str, "the text of a recommendation")
        check_kind(self.issuer, (Authority, str, _NONE), "the issuer")
        check_items(self.addressees, (Authority, str), "addressees")
        check_moments(self.on, self.deadline)
        check_kind(self.competence, Competence, "the competence")
        check_kind(self.locality, (Locality, _NONE), "the locality")
        check_kind(self.topic, (str, _NONE), "the topic")
        check_kind(self.document, (DocumentReference, _NONE), "the document")
        check_kind(self.evidence, (Evidence, _NONE), "the evidence")
        check_items(self.history, FollowUp, "follow-ups")
        check_texts((self.text, self.issuer, *self.addressees, self.topic), "a recommendation")
        _check_order(self.history)

    @property
    def is_binding(self) -> bool | None:
        """Bắt buộc thực hiện: whether the law on supervision makes it binding; None where open.

        A resolution by a People's Council, the National Assembly or its Standing Committee is.
        Open where the issuer, the day or the articles in force are not known. A task that a
        superior sets may bind by other rules.
        Source: Law 87/2015/QH13, art. 89.2.

        >>> council = parse_authority("HĐND huyện Ba Tri")
        >>> kind = RecommendationKind.RESOLUTION
        >>> Recommendation(kind, "di dời chợ", council, on=date(2017, 12, 15)).is_binding
        True
        >>> Recommendation(kind, "di dời chợ", council, on=date(2026, 7, 1)).is_binding
        """
        regime = None if self.on is None else supervision_regime_on(self.on)
        if regime is None or not regime.has_articles:
            return None
        if not self.kind.is_binding:
            return False
        issuer = acting_authority(self.issuer)
        return None if issuer is None else issuer.kind in RESOLVING_KINDS

    def with_follow_up(self, follow_up: FollowUp) -> "Recommendation":
        """Thêm lần theo dõi: the same recommendation with one more follow-up at the end.

        Raises `InvalidValueError` for one that is certainly earlier than those before.

        >>> asked = Recommendation(RecommendationKind.REQUEST, "báo cáo tiến độ")
        >>> asked = asked.with_follow_up(FollowUp(AsOf(2024, 11), FollowUpStatus.IN_PROGRESS))
        >>> asked = asked.with_follow_up(FollowUp(AsOf(2024, 12), FollowUpStatus.REPORTED))
        >>> [follow_up.label for follow_up in asked.history]
        ['đang giải quyết', 'đã báo cáo']
        """
        check_kind(follow_up, FollowUp, "a follow-up")
        return evolve(self, history=(*self.history, follow_up))

    def status_on(self, day: date) -> FollowUpStatus | None:
        """Tình trạng tại một ngày: that of the last follow-up by its end; None where open.

        Open where a follow-up known only to its month or year may or may not have come by then,
        and would change the answer.

        >>> asked = Recommendation(RecommendationKind.REQUEST, "báo cáo tiến độ")
        >>> done = asked.with_follow_up(FollowUp(AsOf(2024, 11), FollowUpStatus.RESOLVED))
        >>> done.status_on(date(2024, 11, 30)).value, done.status_on(date(2024, 11, 15))
        ('resolved', None)
        """
        possible = set(self._possible_on(day))
        return possible.pop() if len(possible) == 1 else None

    def is_overdue(self, day: date) -> bool | None:
        """Quá hạn: whether the deadline has passed and the matter is not settled.

        None without a deadline, and where it is open whether the matter was settled by then.

        >>> asked = Recommendation(RecommendationKind.REQUEST, "báo cáo", deadline=AsOf(2024, 12))
        >>> asked.is_overdue(date(2024, 12, 31)), asked.is_overdue(date(2025, 1, 1))
        (False, True)
        """
        due = None if self.deadline is None else last_day(self.deadline)
        settled = {status.is_settled for status in self._possible_on(day)}
        if due is None:
            return None
        if day <= due or settled == {True}:
            return False
        return True if settled == {False} else None

    def _possible_on(self, day: date) -> tuple[FollowUpStatus, ...]:
        possible: tuple[FollowUpStatus, ...] = (FollowUpStatus.NO_INFORMATION,)
        for follow_up in self.history:
            come = happened(last_day(day), follow_up.on)
            if come:
                possible = (follow_up.status,)
            elif come is None:
                possible = (*possible, follow_up.status)
        return possible

    def __str__(self) -> str:
        to = ", ".join(str(body) for body in self.addressees)
        sides = (str(self.issuer or ""), self.kind.label, to)
        return f"{' '.join(side for side in sides if side)}: {self.text}"

    def _repr_html_(self) -> Html:
        return element("li", str(self), title=self.competence.label)


def _check_order(history: Iterable[FollowUp]) -> None:
    latest: FollowUp | None = None
    for follow_up in history:
        if latest is not None and last_day(follow_up.on) < first_day(latest.on):
            raise InvalidValueError(
                (str(latest.on), str(follow_up.on)), "follow-ups in the order of time"
            )
        if latest is None or first_day(follow_up.on) > first_day(latest.on):
            latest = follow_up
