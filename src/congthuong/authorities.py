"""Cơ quan: bodies that assign plans, report, supervise and survey."""

import functools
from collections.abc import Mapping
from enum import Enum
from types import NoneType
from typing import Final, Self

from attrs import evolve, frozen

from congthuong._data import read_table
from congthuong._html import Html, element
from congthuong._text import fold_tones, normalize
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.localities import (
    Day,
    Locality,
    LocalityLevel,
    LocalityMatch,
    MatchQuality,
    find_locality,
)
from congthuong.localities.locality import day_of

__all__ = ["Authority", "AuthorityKind", "parse_authority"]

_MOST_CHARACTERS: Final = 500
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
    SECRETARIAT = "secretariat"
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


def parse_authority(text: str, *, on: Day | None = None) -> Authority:
    """Đọc tên cơ quan: a body as reports name it, with the body above and the place if named.

    Abbreviations are read (HĐND, UBND, MTTQ, TT HĐND). A place is read where it stands with its
    kind (huyện Ba Tri), or bare behind a Sở (Sở Công Thương Hà Tĩnh); the units around it may
    follow (huyện Krông Pa tỉnh Gia Lai, or behind commas); huyện or tỉnh alone names no place.
    `on` is the day whose units are meant, any by default.

    A word such as Sở or Phòng opens a name only before a capital letter, a digit or words met
    there (Đoàn giám sát): Bộ trưởng and Phòng cháy chữa cháy are no bodies.

    Raises `ParseError` where no kind of body opens the text, for a place that may be several or
    that there is not on the day, and where the end of the name is open (đô thị xã Kỳ Anh).

    >>> board = parse_authority("Ban Kinh tế - Xã hội HĐND huyện Ba Tri", on=Period.month(2017, 9))
    >>> board.name, board.parent.kind.abbreviation, board.place.code
    ('Ban Kinh tế - Xã hội', 'HĐND', '836')
    """
    if not isinstance(text, str):
        raise InvalidTypeError(text, "a str that names a body")
    try:
        if len(text) > _MOST_CHARACTERS:
            raise _UnreadError(f"longer than {_MOST_CHARACTERS} characters")
        return _parse(normalize(text).split(), on)
    except (_UnreadError, InvalidValueError) as error:
        raise ParseError(text, _ACCEPTED, reason=str(error)) from None


class _UnreadError(Exception):
    """The words name no body; the message says why."""


def _parse(words: list[str], on: Day | None) -> Authority:
    folded = [fold_tones(word) for word in words]
    opened = _opener(words, folded)
    if opened is None:
        raise _UnreadError("no kind of body opens it" if words else "it is empty")
    kind, length = opened
    above = _above(words, folded, kind, length)
    end, locality = _place(words, length, above, kind, on)
    parent = _parse(words[above:], on) if above < len(words) else None
    own = [word for word in words[:end] if word.casefold() != "của"]
    if not kind.is_named and len(own) > length:
        reason = f"{' '.join(own[length:])!r} is no place"
        raise _UnreadError(reason)
    named = kind.is_named or kind is AuthorityKind.PARTY_COMMITTEE
    name = " ".join(own).rstrip(",") if named else ""
    _check_board(kind, name, parent)
    if kind.is_named and len(own) == length:
        reason = f"a {kind.label} needs a name"
        raise _UnreadError(reason)
    return Authority(kind, name, locality, parent)


def _opener(words: list[str], folded: list[str]) -> tuple[AuthorityKind, int] | None:
    """The kind that these words open with, and how many words name it."""
    for spelled, kind in _openers():
        length = len(spelled)
        if tuple(folded[:length]) == spelled and _may_open(kind, words[length:], folded[length:]):
            return kind, length
    return None


def _may_open(kind: AuthorityKind, words: list[str], folded: list[str]) -> bool:
    """Whether a name may follow: Bộ and Sở also begin everyday words (bộ phận, sở hữu)."""
    if not kind.is_named or not words or _is_capital(words[0]):
        return True
    met = (fold_tones(text).split() for text in _kinds()[kind]["before"].split("|") if text)
    return any(folded[: len(spelled)] == spelled for spelled in met)


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _above(words: list[str], folded: list[str], kind: AuthorityKind, length: int) -> int:
    """Where the body above begins, the number of words where there is none."""
    for i in range(length, len(words)):
        opened = _opener(words[i:], folded[i:]) if words[i][0].isupper() else None
        # A name begins behind its kind, even with Phòng (Cục Phòng vệ thương mại) or Sở.
        if opened is not None and not (i == length and kind.is_named and opened[0].is_named):
            return i
    return len(words)


@functools.cache
def _openers() -> tuple[tuple[tuple[str, ...], AuthorityKind], ...]:
    spelled = {
        tuple(fold_tones(text).split()): kind
        for kind, row in _kinds().items()
        for text in (row["label"], row["abbreviation"], *row["spellings"].split("|"))
        if text
    }
    return tuple(sorted(spelled.items(), key=lambda item: -len(item[0])))


_KINDS: Final = "tỉnh|quận|huyện|thị xã|thành phố|xã|phường|thị trấn|đặc khu|tp|tx|tt"
_GLUED: Final = ("tp.", "tx.", "tt.", "h.", "q.", "p.", "x.")
_PLACE_KINDS: Final = tuple(
    tuple(fold_tones(word).split()) for word in (*_KINDS.split("|"), *_GLUED)
)
_SERVED: Final = {
    fold_tones(word.split()[0]): word for word in ("tỉnh", "thành phố", "thị xã", "quận", "huyện")
}
_LONGEST: Final = 24  # words of a place with those around it, and some to spare


def _place(
    words: list[str], start: int, end: int, kind: AuthorityKind, on: Day | None
) -> tuple[int, Locality | None]:
    """Where the name ends and the place begins, and the place, None where it has no name."""
    for i in range(max(start, end - _LONGEST), end):
        tail = _with_kind(words, i, end, kind) if i == start else words[i:end]
        behind = _behind_kind(tail)
        bare = behind is None
        if bare and kind.is_named and not (kind is AuthorityKind.DEPARTMENT and i > start):
            continue
        found = [] if behind == "" else _matches(tail, on, only_province=bare and kind.is_named)
        if behind != "" and not found and not _is_name(tail, behind):
            continue
        _check_compound(words[i - 1 : end])
        return i, _only(" ".join(tail), found, on) if behind != "" else None
    return end, None


def _with_kind(words: list[str], start: int, end: int, kind: AuthorityKind) -> list[str]:
    """The place, with its kind where a party committee's name says it (Huyện ủy Ba Tri)."""
    tail = words[start:end]
    if kind is not AuthorityKind.PARTY_COMMITTEE or _behind_kind(tail) is not None:
        return tail
    return [*_SERVED.get(fold_tones(words[0]), "").split(), *tail]


def _behind_kind(words: list[str]) -> str | None:
    """The word behind the kind of place that opens these, empty at the end, None without one."""
    folded = tuple(fold_tones(word) for word in words[:2])
    for spelled in _PLACE_KINDS:
        if folded[: len(spelled)] == spelled:
            return "".join(words[len(spelled) : len(spelled) + 1])
    glued = next(filter(folded[0].startswith, _GLUED), None)
    return None if glued is None else words[0][len(glued) :]


def _is_name(words: list[str], behind: str | None) -> bool:
    """Whether a name follows the kind, be there such a unit or not; Xã Hội has none."""
    society = [fold_tones(word) for word in words[:2]] == [fold_tones("xã"), fold_tones("hội")]
    return behind is not None and _is_capital(behind) and not society


_COMPOUNDS: Final = ("đô thị xã", "thành thị xã", "siêu thị xã", "tác xã")


def _check_compound(words: list[str]) -> None:
    """Refuse đô thị xã Kỳ Anh: đô thị of a xã, or a thị xã?"""
    text = " ".join(words)
    if f"{fold_tones(text)} ".startswith(tuple(f"{fold_tones(each)} " for each in _COMPOUNDS)):
        reason = f"{text!r} is ambiguous: it is open where the name ends and the place begins"
        raise _UnreadError(reason)


def _matches(words: list[str], on: Day | None, *, only_province: bool) -> list[LocalityMatch]:
    """The units that have exactly this name, those that had ended too."""
    for name in dict.fromkeys((" ".join(words), _parted(words))):
        found = [
            match
            for match in find_locality(name, on=on)
            if match.quality in (MatchQuality.EXACT, MatchQuality.ALIAS)
            and (match.locality.level is LocalityLevel.PROVINCE or not only_province)
        ]
        if found:
            return found
    return []


def _parted(words: list[str]) -> str:
    """The units around a unit behind commas: huyện Krông Pa, tỉnh Gia Lai."""
    text = words[0]
    for i in range(1, len(words)):
        inside = fold_tones(words[i - 1]) == fold_tones("thị")  # thị xã is one kind, not two
        around = not inside and _is_name(words[i:], _behind_kind(words[i:]) or None)
        text += f"{',' if around else ''} {words[i]}"
    return text


def _only(name: str, found: list[LocalityMatch], on: Day | None) -> Locality:
    units = [match.locality for match in found if not match.ended]
    if len(units) == 1:
        return units[0]
    reason = f"{name!r} is no unit {'at any time' if on is None else f'on {day_of(on)}'}"
    if units:
        told = "" if on is not None else "give on=…, or "
        more = f"{told}add its kind, or the district or province behind a comma"
        reason = f"{name!r} may be {len(units)} units: {more}"
    elif found:
        gone = (f"{each.locality.full_name} ended on {each.locality.valid_to}" for each in found)
        reason += f": {', '.join(gone)}"
    raise _UnreadError(reason)


# The boards that only People's Councils have, unlike ban quản lý; a Ban Dân tộc may be the UBND's.
_ECONOMY: Final = ("Ban Kinh tế - Xã hội", "Ban Kinh tế - Ngân sách")
_BOARDS: Final = tuple(
    map(fold_tones, (*_ECONOMY, "Ban Văn hóa - Xã hội", "Ban Pháp chế", "Ban Đô thị"))
)


def _check_board(kind: AuthorityKind, name: str, parent: Authority | None) -> None:
    of_council = parent is not None and parent.kind is AuthorityKind.PEOPLES_COUNCIL
    if kind is AuthorityKind.COUNCIL_BOARD and not of_council and fold_tones(name) not in _BOARDS:
        reason = f"{name!r} is no board of a People's Council"
        if parent is None and fold_tones(name) == fold_tones("Ban Dân tộc"):
            reason = f"{name!r} may be an agency of the UBND: say HĐND behind it if it is a board"
        raise _UnreadError(reason)
