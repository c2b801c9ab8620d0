"""Buổi làm việc: one meeting at one place, by one team."""

from attrs import frozen

from congthuong._checks import check_items, check_kind, check_texts
from congthuong._html import Html, element
from congthuong.authorities import Authority
from congthuong.documents import DocumentReference
from congthuong.errors import InvalidValueError
from congthuong.localities import Locality
from congthuong.periods.moments import Moment, check_moments
from congthuong.supervision.fields import Body, shown_moment
from congthuong.supervision.kinds import CampaignKind
from congthuong.supervision.progress import check_count

__all__ = ["Team", "Visit"]

_NONE = type(None)


@frozen
class Team:
    """Đoàn: one of the groups that a campaign sends out, by its number or its name.

    `leader` and `members` are in the document's words.

    Raises `InvalidTypeError` for a field of another type, `InvalidValueError` for a number below
    one, a blank name, and for neither a number nor a name.

    >>> print(Team(1, leader="Giám đốc Sở"))
    Đoàn 1
    """

    number: int | None = None
    name: str | None = None
    leader: str | None = None
    members: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.number is not None:
            check_count(self.number, "the team")
        check_kind(self.name, (str, _NONE), "the name of a team")
        check_kind(self.leader, (str, _NONE), "the leader of a team")
        check_items(self.members, str, "members of a team")
        check_texts((self.name, self.leader, *self.members), "a team")
        if self.number == 0 or (self.number is None and self.name is None):
            raise InvalidValueError(self.number, "a number from 1 on, or a name")

    def __str__(self) -> str:
        return f"Đoàn {self.number}" if self.name is None else self.name


@frozen
class Visit:
    """Buổi làm việc: who met whom, where and when; its figures belong to a dataset.

    `kind` is None where it is that of the campaign; `visitor` is the body that came and `plan` the
    document that the visit belongs to, for a visit that stands alone. `hosts` and `participants`
    are those received and those present. `on` may be a month or a year. `source_note` says where
    it is reported.

    Raises `InvalidTypeError` for a field of another type, `InvalidValueError` for a blank text.

    >>> vinh_chau = get_locality("950", on=AsOf(2024, 10))
    >>> print(Visit(team=Team(1), locality=vinh_chau, on=AsOf(2024, 10)))
    Đoàn 1 làm việc tại thị xã Vĩnh Châu, T10/2024
    """

    kind: CampaignKind | None = None
    visitor: Body | None = None
    team: Team | None = None
    hosts: tuple[Body, ...] = ()
    locality: Locality | None = None
    on: Moment | None = None
    participants: tuple[str, ...] = ()
    topic: str | None = None
    plan: DocumentReference | None = None
    documents: tuple[DocumentReference, ...] = ()
    source_note: str | None = None

    def __attrs_post_init__(self) -> None:
        check_kind(self.kind, (CampaignKind, _NONE), "the kind of a visit")
        check_kind(self.visitor, (Authority, str, _NONE), "the visitor")
        check_kind(self.team, (Team, _NONE), "the team")
        check_items(self.hosts, (Authority, str), "hosts")
        check_kind(self.locality, (Locality, _NONE), "the locality")
        check_moments(self.on)
        check_items(self.participants, str, "participants")
        check_kind(self.topic, (str, _NONE), "the topic")
        check_kind(self.plan, (DocumentReference, _NONE), "the plan")
        check_items(self.documents, DocumentReference, "documents")
        check_kind(self.source_note, (str, _NONE), "the note on the source")
        texts = (self.visitor, *self.hosts, *self.participants, self.topic, self.source_note)
        check_texts(texts, "a visit")

    def __str__(self) -> str:
        who = self.team or self.visitor
        kind = "làm việc" if self.kind is None else self.kind.label
        what = f"{kind[0].upper()}{kind[1:]}" if who is None else f"{who} {kind}"
        where = "" if self.locality is None else f" tại {self.locality.full_name}"
        when = "" if self.on is None else f", {shown_moment(self.on)}"
        return f"{what}{where}{when}"

    def _repr_html_(self) -> Html:
        return element("span", str(self))
