"""Cơ quan: bodies that assign plans, report, supervise and survey."""

import functools
from collections.abc import Mapping
from enum import Enum
from typing import Final, Self

from attrs import evolve, frozen

from congthuong._data import read_table
from congthuong._html import Html, element
from congthuong._text import fold_tones, normalize
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.localities import (
    Day,
    Locality,
    LocalityKind,
    LocalityLevel,
    MatchQuality,
    find_locality,
)

__all__ = ["Authority", "AuthorityKind", "parse_authority"]

_ACCEPTED: Final = (
    "a body such as 'HĐND huyện Ba Tri', 'Ban Kinh tế - Xã hội HĐND huyện', 'Sở Công Thương tỉnh "
    "Hà Tĩnh' or 'Phòng Kinh tế và Hạ tầng'"
)


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
    COMMITTEE_OFFICE = "committee_office"
    DEPARTMENT = "department"
    OFFICE = "office"
    AGENCY = "agency"
    CENTRE = "centre"
    FATHERLAND_FRONT = "fatherland_front"
    PARTY_COMMITTEE = "party_committee"
    DELEGATION = "delegation"

    @property
    def label(self) -> str:
        """The Vietnamese name of the kind."""
        return _kinds()[self]["label"]

    @property
    def abbreviation(self) -> str:
        """How offices shorten it, empty where they do not."""
        return _kinds()[self]["abbreviation"]

    @property
    def is_named(self) -> bool:
        """Whether the kind alone names no body: a Sở has a field, Thường trực HĐND has none."""
        return bool(_kinds()[self]["named"])


@functools.cache
def _kinds() -> Mapping[AuthorityKind, Mapping[str, str]]:
    return {AuthorityKind(row["code"]): row for row in read_table("authority_kinds").rows}


@frozen
class Authority:
    """Cơ quan: a body by its kind, name, place and the body that it belongs to.

    `name` is the whole proper name ("Sở Công Thương", "Ban Kinh tế - Xã hội"); it may be left out
    where the kind names the body (HĐND, UBND). `locality` is None where it is not stated.

    Raises `InvalidValueError` for a kind that needs a name and has none, and for a parent in
    another place, `InvalidTypeError` for a kind or parent of another type.

    >>> council = Authority.peoples_council(get_locality("836", on=Period.month(2017, 9)))
    >>> print(Authority(AuthorityKind.COUNCIL_BOARD, "Ban Kinh tế - Xã hội", parent=council))
    Ban Kinh tế - Xã hội HĐND huyện Ba Tri
    """

    kind: AuthorityKind
    name: str = ""
    locality: Locality | None = None
    parent: "Authority | None" = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.kind, AuthorityKind):
            raise InvalidTypeError(self.kind, "an AuthorityKind")
        if not (self.parent is None or isinstance(self.parent, Authority)):
            raise InvalidTypeError(self.parent, "an Authority, or None")
        if self.kind.is_named and not self.name.strip():
            raise InvalidValueError(self.name, f"a name, which a {self.kind.label} needs")

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

        Raises `InvalidValueError` for a unit that is no province.

        >>> str(Authority.industry_and_trade(get_locality("94", on=Period.month(2024, 9))))
        'Sở Công Thương tỉnh Sóc Trăng'
        """
        if locality.level is not LocalityLevel.PROVINCE:
            raise InvalidValueError(locality.full_name, "a province: a Sở serves a province")
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
        if self.parent is not None:
            return evolve(self, parent=self.parent.at(locality))
        return evolve(self, locality=self.locality or locality)

    def __str__(self) -> str:
        own = self.name or self.kind.abbreviation or self.kind.label
        above = str(self.parent) if self.parent is not None else ""
        where = self.locality.full_name if self.locality is not None else ""
        return " ".join(part for part in (own, above, where) if part)

    def _repr_html_(self) -> Html:
        return element("span", str(self), title=self.kind.label)


def parse_authority(text: str, *, on: Day | None = None) -> Authority:
    """Đọc tên cơ quan: a body as reports name it, with the body above and the place if named.

    Abbreviations are read (HĐND, UBND, MTTQ, TT HĐND). A place is read where it stands with its
    kind (huyện Ba Tri), or bare behind a Sở (Sở Công Thương Hà Tĩnh); huyện or tỉnh alone names no
    place. `on` is the day whose units are meant, any by default.

    Raises `ParseError` where no kind of body opens the text, and for a place that may be several.

    >>> board = parse_authority("Ban Kinh tế - Xã hội HĐND huyện Ba Tri", on=Period.month(2017, 9))
    >>> board.name, board.parent.kind.abbreviation, board.place.code
    ('Ban Kinh tế - Xã hội', 'HĐND', '836')
    """
    if not isinstance(text, str):
        raise InvalidTypeError(text, "a str that names a body")
    try:
        return _parse(normalize(text).split(), on)
    except _UnreadError as error:
        raise ParseError(text, _ACCEPTED, reason=str(error)) from None


class _UnreadError(Exception):
    """The words name no body; the message says why."""


def _parse(words: list[str], on: Day | None) -> Authority:
    folded = [fold_tones(word) for word in words]
    opened = _opener(folded)
    if opened is None:
        raise _UnreadError("no kind of body opens it" if words else "it is empty")
    kind, length = opened
    inner = (i for i in range(length, len(words)) if words[i][0].isupper() and _opener(folded[i:]))
    above = next(inner, len(words))
    end, locality = _place(words, length, above, kind, on)
    parent = _parse(words[above:], on) if above < len(words) else None
    own = [word for word in words[:end] if word.casefold() != "của"]
    if not kind.is_named and len(own) > length:
        reason = f"{' '.join(own[length:])!r} is no place"
        raise _UnreadError(reason)
    name = " ".join(own) if kind.is_named or kind is AuthorityKind.PARTY_COMMITTEE else ""
    _check_board(kind, name, parent)
    if kind.is_named and len(own) == length:
        reason = f"a {kind.label} needs a name"
        raise _UnreadError(reason)
    return Authority(kind, name, locality, parent)


def _opener(folded: list[str]) -> tuple[AuthorityKind, int] | None:
    """The kind that these words open with, and how many words name it."""
    for spelled, kind in _openers():
        if tuple(folded[: len(spelled)]) == spelled:
            return kind, len(spelled)
    return None


@functools.cache
def _openers() -> tuple[tuple[tuple[str, ...], AuthorityKind], ...]:
    spelled: dict[tuple[str, ...], AuthorityKind] = {}
    for kind, row in _kinds().items():
        for text in (row["label"], row["abbreviation"], *row["spellings"].split("|")):
            if text:
                spelled[tuple(fold_tones(text).split())] = kind
    return tuple(sorted(spelled.items(), key=lambda item: -len(item[0])))


_PLACE_KINDS: Final = tuple(
    fold_tones(word)
    for word in (
        *(kind.value for kind in LocalityKind if kind is not LocalityKind.MUNICIPALITY),
        *("TP", "TX", "TT", "H.", "Q.", "P.", "X."),
    )
)


_SERVED: Final = {
    fold_tones(word.split()[0]): word for word in ("tỉnh", "thành phố", "thị xã", "quận", "huyện")
}


def _place(
    words: list[str], start: int, end: int, kind: AuthorityKind, on: Day | None
) -> tuple[int, Locality | None]:
    """Where the name ends and the place begins, and the place, None where it has no name."""
    # A party committee says in its own name which kind of unit it serves (Huyện ủy Ba Tri).
    served = _SERVED.get(fold_tones(words[0]), "") if kind is AuthorityKind.PARTY_COMMITTEE else ""
    for i in range(start, end):
        candidate = " ".join((served, *words[i:end])).strip()
        folded = fold_tones(candidate)
        if folded in _PLACE_KINDS:
            return i, None
        bare = not folded.startswith(_PLACE_KINDS)
        if bare and kind.is_named and not (kind is AuthorityKind.DEPARTMENT and i > start):
            continue
        found = _unit(candidate, on, only_province=bare and kind.is_named)
        if found is not None:
            return i, found
    return end, None


def _unit(name: str, on: Day | None, *, only_province: bool) -> Locality | None:
    """The one unit that has exactly this name; several are an error, none is None."""
    units = [
        match.locality
        for match in find_locality(name, on=on)
        if match.quality in (MatchQuality.EXACT, MatchQuality.ALIAS) and not match.ended
    ]
    if only_province:
        units = [unit for unit in units if unit.level is LocalityLevel.PROVINCE]
    if len(units) > 1:
        reason = f"{name!r} may be {len(units)} units: give on=…, or their kind and province"
        raise _UnreadError(reason)
    return units[0] if units else None


# The boards that People's Councils have; other bodies called Ban (ban quản lý) are none of theirs.
_BOARDS: Final = frozenset(
    fold_tones(f"Ban {name}")
    for name in (
        "Kinh tế - Xã hội",
        "Kinh tế - Ngân sách",
        "Văn hóa - Xã hội",
        "Pháp chế",
        "Dân tộc",
        "Đô thị",
    )
)


def _check_board(kind: AuthorityKind, name: str, parent: Authority | None) -> None:
    if kind is not AuthorityKind.COUNCIL_BOARD:
        return
    of_council = parent is not None and parent.kind is AuthorityKind.PEOPLES_COUNCIL
    if not of_council and fold_tones(name) not in _BOARDS:
        reason = f"{name!r} is no board of a People's Council"
        raise _UnreadError(reason)
