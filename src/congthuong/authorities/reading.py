"""Đọc tên cơ quan: a body as reports name it, with the body above and the place around it."""

import functools
from typing import Final, NamedTuple

from congthuong._data import read_table
from congthuong._text import fold_tones, normalize
from congthuong._tokens import key_of
from congthuong.authorities.body import Authority, AuthorityKind, kind_rows
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.localities import (
    Day,
    Locality,
    LocalityKind,
    LocalityLevel,
    LocalityMatch,
    MatchQuality,
    find_locality,
)
from congthuong.localities.grammar import kind_spellings
from congthuong.localities.locality import day_of

__all__ = ["joins_above", "parse_authority"]

_MOST_CHARACTERS: Final = 500
_ACCEPTED: Final = (
    "a body such as 'HĐND huyện Ba Tri', 'Ban Kinh tế - Xã hội HĐND huyện', 'Sở Công Thương tỉnh "
    "Hà Tĩnh' or 'Phòng Kinh tế và Hạ tầng'"
)


def parse_authority(text: str, *, on: Day | None = None) -> Authority:
    """Đọc tên cơ quan: a body as reports name it, with the body above and the place if named.

    Abbreviations are read (HĐND, UBND, MTTQ, TT HĐND). A place is read where it stands with its
    kind (huyện Ba Tri), or bare behind a Sở (Sở Công Thương Hà Tĩnh); the units around it may
    follow (huyện Krông Pa tỉnh Gia Lai, or behind commas); huyện or tỉnh alone names no place.
    `on` is the day whose units are meant, any by default.

    A word such as Sở or Phòng opens a name only before a capital letter, a digit or words met
    there (Đoàn giám sát): Bộ trưởng and Phòng cháy chữa cháy are no bodies. Thuế, Thống kê and Hải
    quan open one alone or before such words (Thuế tỉnh, Thống kê cơ sở, Hải quan khu vực). A Ban
    Quản lý and a Công ty Điện lực keep a bare name of theirs whole, as it may be that of a zone, a
    market or an older province.

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
    own = [word for word in words[:end] if word.casefold() not in _words("of")]
    if not kind.is_named and len(own) > length:
        reason = f"{' '.join(own[length:])!r} is no place"
        raise _UnreadError(reason)
    named = kind.is_named or kind is AuthorityKind.PARTY_COMMITTEE
    name = " ".join(own).rstrip(",") if named else ""
    _check_board(kind, name, parent)
    if kind.is_named and len(own) == length and kind_rows()[kind]["named"] != _ITSELF:
        reason = f"a {kind.label} needs a name"
        raise _UnreadError(reason)
    return Authority(kind, name, locality, parent)


_ITSELF: Final = "itself"


class _Opener(NamedTuple):
    """Words that open a body; bound ones open it alone or before the words that are met there."""

    spelled: tuple[str, ...]
    kind: AuthorityKind
    bound: bool


def _opener(
    words: list[str], folded: list[str], *, in_name: bool = False
) -> tuple[AuthorityKind, int] | None:
    """The kind that these words open with, and how many words name it."""
    for opener in _openers():
        length = len(opener.spelled)
        if tuple(folded[:length]) != opener.spelled or (opener.bound and in_name):
            continue
        if _may_open(opener, words[length:], folded[length:]):
            return opener.kind, length
    return None


def _may_open(opener: _Opener, words: list[str], folded: list[str]) -> bool:
    """Whether a name may follow: Bộ and Sở also begin everyday words (bộ phận, sở hữu)."""
    if not words or (not opener.bound and (not opener.kind.is_named or _is_capital(words[0]))):
        return True
    before = kind_rows()[opener.kind]["before"]
    met = (fold_tones(text).split() for text in before.split("|") if text)
    return any(_opens_with(folded, spelled) for spelled in met)


def _opens_with(folded: list[str], spelled: list[str]) -> bool:
    """Whether words open with others; an abbreviation may be glued to what follows (TP.HCM)."""
    glued = spelled[0].endswith(".") and folded[0].startswith(spelled[0])
    return glued or folded[: len(spelled)] == spelled


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _above(words: list[str], folded: list[str], kind: AuthorityKind, length: int) -> int:
    """Where the body above begins, the number of words where there is none."""
    for i in range(length, len(words)):
        # Thuế goes on with a name (Phòng Thanh tra Thuế) unless nothing but của stands before it.
        in_name = words[i - 1].casefold() not in _words("of") and (i > length or kind.is_named)
        capital = words[i][0].isupper()
        opened = _opener(words[i:], folded[i:], in_name=in_name) if capital else None
        # A name begins behind its kind, even with Phòng (Cục Phòng vệ thương mại) or Sở.
        if opened is not None and not (i == length and kind.is_named and opened[0].is_named):
            return i
    return len(words)


@functools.cache
def _openers() -> tuple[_Opener, ...]:
    found = [
        _Opener(tuple(fold_tones(text).split()), kind, text == row["bound"])
        for kind, row in kind_rows().items()
        for text in (row["label"], row["abbreviation"], *row["spellings"].split("|"), row["bound"])
        if text
    ]
    return tuple(sorted(found, key=lambda opener: -len(opener.spelled)))


@functools.cache
def _place_kinds() -> tuple[tuple[str, ...], ...]:
    """The words of kinds of places, word by word, longest first."""
    words, glued = kind_spellings()
    spelled = (tuple(fold_tones(word).split()) for word in (*words, *glued))
    return tuple(sorted(spelled, key=len, reverse=True))


# The kinds of place that a party committee is called by: Thị ủy is that of a thị xã.
_SERVED: Final = {
    fold_tones(kind.value.split()[0]): kind.value
    for kind in (
        LocalityKind.PROVINCE,
        LocalityKind.CITY,
        LocalityKind.TOWN,
        LocalityKind.URBAN_DISTRICT,
        LocalityKind.RURAL_DISTRICT,
    )
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
    for spelled in _place_kinds():
        if folded[: len(spelled)] == spelled:
            return "".join(words[len(spelled) : len(spelled) + 1])
    glued = next(filter(folded[0].startswith, kind_spellings()[1]), None)
    return None if glued is None else words[0][len(glued) :]


def _is_name(words: list[str], behind: str | None) -> bool:
    """Whether a name follows the kind, be there such a unit or not; Xã Hội has none."""
    society = fold_tones(" ".join(words[:2])) in map(fold_tones, _words("no_place"))
    return behind is not None and _is_capital(behind) and not society


def _check_compound(words: list[str]) -> None:
    """Refuse đô thị xã Kỳ Anh: đô thị of a xã, or a thị xã?"""
    text = " ".join(words)
    if f"{fold_tones(text)} ".startswith(
        tuple(f"{fold_tones(each)} " for each in _words("compound"))
    ):
        reason = f"{text!r} is ambiguous: it is open where the name ends and the place begins"
        raise _UnreadError(reason)


def _matches(words: list[str], on: Day | None, *, only_province: bool) -> list[LocalityMatch]:
    """The units that have exactly this name, those that had ended too."""
    for name in dict.fromkeys((" ".join(words), _parted(words))):
        found = [
            match
            for match in find_locality(name, on=on)
            if match.quality in _SURE
            and (match.locality.level is LocalityLevel.PROVINCE or not only_province)
        ]
        if found:
            return found
    return []


_SURE: Final = (MatchQuality.EXACT, MatchQuality.SPELLING, MatchQuality.ALIAS)


_TOWN: Final = fold_tones(LocalityKind.TOWN.value.split()[0])


def _parted(words: list[str]) -> str:
    """The units around a unit behind commas: huyện Krông Pa, tỉnh Gia Lai."""
    text = words[0]
    for i in range(1, len(words)):
        inside = fold_tones(words[i - 1]) == _TOWN  # thị xã is one kind, not two
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


def joins_above(word: str) -> bool:
    """Từ nối: whether a word joins a body to the one above it (của)."""
    return word in _joining()


@functools.cache
def _joining() -> frozenset[str]:
    return frozenset(map(key_of, _words("of")))


@functools.cache
def _words(category: str) -> tuple[str, ...]:
    rows = read_table("authority_words").rows
    return next(tuple(row["words"].split("|")) for row in rows if row["category"] == category)


# The boards that only People's Councils have, unlike ban quản lý; a Ban Dân tộc may be the UBND's.
_BOARDS: Final = tuple(map(fold_tones, _words("board")))


def _check_board(kind: AuthorityKind, name: str, parent: Authority | None) -> None:
    of_council = parent is not None and parent.kind is AuthorityKind.PEOPLES_COUNCIL
    if kind is AuthorityKind.COUNCIL_BOARD and not of_council and fold_tones(name) not in _BOARDS:
        reason = f"{name!r} is no board of a People's Council"
        if parent is None and fold_tones(name) in map(fold_tones, _words("shared_board")):
            reason = f"{name!r} may be an agency of the UBND: say HĐND behind it if it is a board"
        raise _UnreadError(reason)
