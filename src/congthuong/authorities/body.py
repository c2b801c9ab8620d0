"""Cơ quan: what a body is, of which place, and under which body."""

import functools
from collections.abc import Mapping
from enum import Enum
from types import NoneType
from typing import Self

from attrs import evolve, frozen

from congthuong._data import read_table
from congthuong._html import Html, element
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.localities import (
    Locality,
    LocalityLevel,
)

__all__ = ["Authority", "AuthorityKind", "kind_rows"]


class AuthorityKind(Enum):
    """Loại cơ quan: what a body is; the bodies of People's Councils as Law 87/2015/QH13 has them.

    >>> AuthorityKind.PEOPLES_COUNCIL.label, AuthorityKind.PEOPLES_COUNCIL.abbreviation
    ('Hội đồng nhân dân', 'HĐND')
    """

    NATIONAL_ASSEMBLY = "national_assembly"
    STANDING_COMMITTEE = "standing_committee"
    GOVERNMENT = "government"
    PRIME_MINISTER = "prime_minister"
    MINISTRY = "ministry"
    CENTRAL = "central"
    PEOPLES_COUNCIL = "peoples_council"
    COUNCIL_STANDING_BODY = "council_standing_body"
    COUNCIL_BOARD = "council_board"
    DELEGATE_GROUP = "delegate_group"
    DELEGATE = "delegate"
    PEOPLES_COMMITTEE = "peoples_committee"
    SECRETARIAT = "secretariat"
    DEPARTMENT = "department"
    OFFICE = "office"
    AGENCY = "agency"
    CENTRE = "centre"
    FATHERLAND_FRONT = "fatherland_front"
    PARTY_COMMITTEE = "party_committee"
    DELEGATION = "delegation"
    STATISTICS_OFFICE = "statistics_office"
    TAX_OFFICE = "tax_office"
    CUSTOMS_OFFICE = "customs_office"
    MANAGEMENT_BOARD = "management_board"
    POWER_COMPANY = "power_company"

    @property
    def label(self) -> str:
        """The Vietnamese name of the kind."""
        return kind_rows()[self]["label"]

    @property
    def abbreviation(self) -> str:
        """How offices shorten it, empty where they do not."""
        return kind_rows()[self]["abbreviation"]

    @property
    def is_named(self) -> bool:
        """Whether the kind alone names no body: a Sở has a field, Thường trực HĐND has none."""
        return bool(kind_rows()[self]["named"])


@functools.cache
def kind_rows() -> Mapping[AuthorityKind, Mapping[str, str]]:
    """Bảng loại cơ quan: the packaged row of every kind: its label, abbreviation, spellings.

    >>> kind_rows()[AuthorityKind.PEOPLES_COMMITTEE]["abbreviation"]
    'UBND'
    """
    return {AuthorityKind(row["code"]): row for row in read_table("authority_kinds").rows}


@frozen
class Authority:
    """Cơ quan: a body by its kind, name, place and the body that it belongs to.

    `name` is the whole proper name ("Sở Công Thương", "Ban Kinh tế - Xã hội"); it may be left out
    where the kind names the body (HĐND, UBND). `locality` is None where it is not stated.

    Raises `InvalidValueError` for a kind that needs a name and has none, a parent in another place
    and a Sở of a unit that is no province, `InvalidTypeError` for a field of another type.

    >>> council = Authority.peoples_council(get_locality("836", on=Period.month(2017, 9)))
    >>> print(Authority(AuthorityKind.COUNCIL_BOARD, "Ban Kinh tế - Xã hội", parent=council))
    Ban Kinh tế - Xã hội HĐND huyện Ba Tri
    """

    kind: AuthorityKind
    name: str = ""
    locality: Locality | None = None
    parent: "Authority | None" = None

    def __attrs_post_init__(self) -> None:
        _check_types(self)
        if self.kind.is_named and not self.name.strip():
            raise InvalidValueError(self.name, f"a name, which a {self.kind.label} needs")
        _check_place(self)

    @classmethod
    def peoples_council(cls, locality: Locality) -> Self:
        """Hội đồng nhân dân: the People's Council of a unit.

        >>> str(Authority.peoples_council(get_locality("42", on=Period.year(2019))))
        'HĐND tỉnh Hà Tĩnh'
        """
        return cls(AuthorityKind.PEOPLES_COUNCIL, locality=locality)

    @classmethod
    def peoples_committee(cls, locality: Locality) -> Self:
        """Ủy ban nhân dân: the People's Committee of a unit.

        >>> str(Authority.peoples_committee(get_locality("42", on=Period.year(2019))))
        'UBND tỉnh Hà Tĩnh'
        """
        return cls(AuthorityKind.PEOPLES_COMMITTEE, locality=locality)

    @classmethod
    def industry_and_trade(cls, locality: Locality) -> Self:
        """Sở Công Thương: the provincial Department of Industry and Trade.

        Raises `InvalidTypeError` for no unit, `InvalidValueError` for one that is no province.

        >>> str(Authority.industry_and_trade(get_locality("94", on=Period.month(2024, 9))))
        'Sở Công Thương tỉnh Sóc Trăng'
        """
        return cls(AuthorityKind.DEPARTMENT, "Sở Công Thương", locality)

    @property
    def place(self) -> Locality | None:
        """Địa bàn: the unit that the body serves, its own or that of the body above."""
        if self.locality is not None or self.parent is None:
            return self.locality
        return self.parent.place

    def at(self, locality: Locality) -> Self:
        """Đặt vào địa bàn: the same body, placed where it was not (HĐND huyện, UBND tỉnh).

        >>> str(parse_authority("UBND").at(get_locality("42", on=Period.year(2019))))
        'UBND tỉnh Hà Tĩnh'
        """
        if self.place is not None:
            return self
        if self.parent is not None:
            return evolve(self, parent=self.parent.at(locality))
        return evolve(self, locality=locality)

    def __str__(self) -> str:
        own = self.name or self.kind.abbreviation or self.kind.label
        above = str(self.parent) if self.parent is not None else ""
        where = self.locality.full_name if self.locality is not None else ""
        return " ".join(part for part in (own, above, where) if part)

    def _repr_html_(self) -> Html:
        return element("span", str(self), title=self.kind.label)


def _check_types(body: Authority) -> None:
    for value, kinds, accepted in (
        (body.kind, AuthorityKind, "an AuthorityKind"),
        (body.name, str, "the name of the body as a str"),
        (body.locality, (Locality, NoneType), "a Locality, or None"),
        (body.parent, (Authority, NoneType), "an Authority, or None"),
    ):
        if not isinstance(value, kinds):
            raise InvalidTypeError(value, accepted)


def _check_place(body: Authority) -> None:
    above = body.parent.place if body.parent is not None else None
    if body.locality is not None and above not in (None, body.locality):
        raise InvalidValueError(str(body), f"a body above in {body.locality.full_name} as well")
    place = body.place
    of_province = place is None or place.level is LocalityLevel.PROVINCE
    if body.kind is AuthorityKind.DEPARTMENT and not of_province:
        raise InvalidValueError(str(place), "a province: a Sở serves a province")
