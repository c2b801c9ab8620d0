"""Danh mục phân tổ: the official members of each dimension, by code and by name."""

import functools
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from attrs import field, frozen

from congthuong._data import read_table
from congthuong._text import close_matches
from congthuong.errors import InvalidTypeError, UnknownCodeError
from congthuong.indicators.catalogue import folded_key, letters_key, spelling_key
from congthuong.indicators.dimensions import SegmentDimension
from congthuong.localities import MatchQuality
from congthuong.quantities import Unit, get_unit

__all__ = ["Part", "PartMatch", "find_part", "get_part", "parts_of"]


@frozen
class Part:
    """Tổ, nhóm: one member of an official list, identified by its code.

    `name` is the official name, `names` the usual short ones, `group` the list it stands in
    (vsic, retail, services, products, exports, imports, partners …), `parent` the code of the
    wider member, `units` what it is counted in. `seen` says that the name was met in a source, in
    November 2026 or when it was confirmed; other names are customary.

    >>> part = get_part("39")
    >>> part.name, part.parent
    ('xử lý ô nhiễm và hoạt động quản lý chất thải khác', 'E')
    """

    code: str
    dimension: SegmentDimension = field(eq=False)
    group: str = field(eq=False)
    name: str = field(eq=False)
    names: tuple[str, ...] = field(default=(), eq=False, repr=False, kw_only=True)
    parent: str | None = field(default=None, eq=False, kw_only=True)
    units: tuple[Unit, ...] = field(default=(), eq=False, repr=False, kw_only=True)
    seen: bool = field(default=False, eq=False, repr=False, kw_only=True)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every text that is read as this member: its official name, then its short ones."""
        return (self.name, *self.names)

    def __str__(self) -> str:
        return self.name


@frozen
class PartMatch:
    """Kết quả tìm: a member, how its name matched, and the spelling that did.

    >>> match = find_part("hang det may")[0]
    >>> match.part.code, match.quality.name, match.spelling
    ('export_textile', 'FOLDED', 'hàng dệt, may')
    """

    part: Part
    quality: MatchQuality
    spelling: str


_Found: TypeAlias = tuple[tuple[Part, str], ...]
_Index: TypeAlias = Mapping[str, _Found]


@functools.cache
def _members() -> Mapping[str, Part]:
    return {row["code"]: _part(row) for row in read_table("part_members").rows}


# Met in a source of November 2026, or met when looked for.
_MET: Final = ("seen", "confirmed")


def _part(row: Mapping[str, str]) -> Part:
    return Part(
        row["code"],
        SegmentDimension(row["dimension"]),
        row["group"],
        row["name"],
        names=tuple(filter(None, row["short_names"].split("|"))),
        parent=row["parent"] or None,
        units=tuple(map(get_unit, filter(None, row["units"].split("|")))),
        seen=row["certainty"] in _MET,
    )


_FORMS: Final = (
    (MatchQuality.EXACT, spelling_key),
    (MatchQuality.FOLDED, folded_key),
    (MatchQuality.LETTERS, letters_key),
)


@functools.cache
def _indices() -> tuple[tuple[MatchQuality, _Index], ...]:
    found: list[tuple[MatchQuality, _Index]] = []
    for quality, form in _FORMS:
        index: dict[str, _Found] = {}
        for part in _members().values():
            for key, spelling in {form(name): name for name in reversed(part.spellings)}.items():
                index[key] = (*index.get(key, ()), (part, spelling))
        found.append((quality, {key: _official_first(parts) for key, parts in index.items()}))
    return tuple(found)


def _official_first(found: _Found) -> _Found:
    """Sản phẩm may: whose own name it is comes before whose short name it is."""
    return tuple(sorted(found, key=lambda pair: pair[1] != pair[0].name))


def parts_of(
    dimension: SegmentDimension | None = None, *, group: str = "", parent: str = ""
) -> tuple[Part, ...]:
    """Các tổ của một phân tổ: the members of a dimension, a list or a wider member, in order.

    >>> [part.code for part in parts_of(SegmentDimension.OWNERSHIP, parent="non_state")]
    ['collective', 'private', 'household']
    """
    return tuple(part for part in _members().values() if _is_of(part, dimension, group, parent))


def _is_of(part: Part, dimension: SegmentDimension | None, group: str, parent: str) -> bool:
    asked = (dimension, part.dimension), (group, part.group), (parent, part.parent)
    return all(not wanted or wanted == given for wanted, given in asked)


def get_part(code: str) -> Part:
    """Lấy tổ theo mã: the member of this code; raises `UnknownCodeError` with close codes.

    >>> get_part("retail_food").name
    'lương thực, thực phẩm'
    """
    if not isinstance(code, str):
        raise InvalidTypeError(code, "a str as the code of a member")
    try:
        return _members()[code]
    except KeyError:
        raise UnknownCodeError(code, "part", close_matches(code, _members())) from None


def find_part(
    text: str, dimension: SegmentDimension | None = None, *, group: str = ""
) -> tuple[PartMatch, ...]:
    """Tìm tổ: the members of this whole name, the strictest way of matching first; or none.

    A name with commas, dashes or semicolons is one name. One name may stand in several lists
    (xăng dầu các loại: a retail group and a group of exports); `dimension` and `group` choose.

    Raises `InvalidTypeError` for what is no text.

    >>> [match.part.code for match in find_part("Hàng dệt, may")]
    ['export_textile']
    """
    if not isinstance(text, str):
        raise InvalidTypeError(text, "a str that names a part")
    for (quality, index), (_, form) in zip(_indices(), _FORMS, strict=True):
        matches = tuple(_chosen(index.get(form(text), ()), quality, dimension, group))
        if matches:
            return matches
    return ()


def _chosen(
    found: _Found, quality: MatchQuality, dimension: SegmentDimension | None, group: str
) -> Iterator[PartMatch]:
    for part, spelling in found:
        if _is_of(part, dimension, group, ""):
            yield PartMatch(part, quality, spelling)
