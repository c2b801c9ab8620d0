"""Địa phương và cơ quan: strategies for administrative units and for bodies."""

import functools
import itertools
from collections.abc import Iterable
from typing import Final

from congthuong.authorities import Authority, AuthorityKind
from congthuong.localities import Locality, LocalityLevel, locality_versions
from congthuong.localities.registry import (
    district_codes,
    new_communes_of_province,
    old_communes,
    province_codes,
)
from congthuong.testing._hypothesis import SearchStrategy, st

__all__ = ["authorities", "localities"]


def localities(level: LocalityLevel | None = None) -> SearchStrategy[Locality]:
    """Đơn vị hành chính: packaged units of one level, each as it was at one time.

    Without a level provinces and districts; the tables of communes are read only where asked for.

    >>> from hypothesis import find
    >>> find(localities(LocalityLevel.PROVINCE), lambda unit: unit.name == "Bến Tre").full_name
    'tỉnh Bến Tre'
    """
    return st.builds(_unit, st.just(level), st.integers(0, len(_units(level)) - 1))


def _unit(level: LocalityLevel | None, index: int) -> Locality:
    return _units(level)[index]


@functools.cache
def _units(level: LocalityLevel | None) -> tuple[Locality, ...]:
    return tuple(unit for code in _codes(level) for unit in locality_versions(code))


def _codes(level: LocalityLevel | None) -> tuple[str, ...]:
    match level:
        case None:
            return (*province_codes(), *district_codes())
        case LocalityLevel.COUNTRY:
            return ("VN",)
        case LocalityLevel.PROVINCE:
            return province_codes()
        case LocalityLevel.DISTRICT:
            return district_codes()
        case _:
            new = map(new_communes_of_province, province_codes())
            return tuple(dict.fromkeys(itertools.chain(old_communes(), *new)))


_OF_THE_STATE: Final = (
    AuthorityKind.NATIONAL_ASSEMBLY,
    AuthorityKind.STANDING_COMMITTEE,
    AuthorityKind.GOVERNMENT,
    AuthorityKind.PRIME_MINISTER,
    AuthorityKind.MINISTRY,
    AuthorityKind.CENTRAL,
    AuthorityKind.CUSTOMS_OFFICE,
)
_OF_A_UNIT: Final = (
    AuthorityKind.PEOPLES_COUNCIL,
    AuthorityKind.PEOPLES_COMMITTEE,
    AuthorityKind.COUNCIL_STANDING_BODY,
    AuthorityKind.DELEGATE_GROUP,
    AuthorityKind.DELEGATE,
    AuthorityKind.AGENCY,
    AuthorityKind.CENTRE,
    AuthorityKind.FATHERLAND_FRONT,
    AuthorityKind.PARTY_COMMITTEE,
    AuthorityKind.DELEGATION,
    AuthorityKind.MANAGEMENT_BOARD,
)
_OF_A_PROVINCE: Final = (
    AuthorityKind.DEPARTMENT,
    AuthorityKind.STATISTICS_OFFICE,
    AuthorityKind.TAX_OFFICE,
    AuthorityKind.POWER_COMPANY,
)
_OF_A_COMMITTEE: Final = (AuthorityKind.SECRETARIAT, AuthorityKind.OFFICE)
_NAMES: Final = {
    AuthorityKind.MINISTRY: ("Bộ Công Thương", "Bộ Tài chính"),
    AuthorityKind.COUNCIL_BOARD: ("Ban Kinh tế - Xã hội", "Ban Pháp chế"),
    AuthorityKind.DEPARTMENT: ("Sở Công Thương", "Sở Tài chính"),
    AuthorityKind.OFFICE: ("Phòng Kinh tế và Hạ tầng", "Phòng Kinh tế"),
    AuthorityKind.AGENCY: ("Chi cục Quản lý thị trường",),
    AuthorityKind.CENTRE: ("Trung tâm Khuyến công",),
    AuthorityKind.DELEGATION: ("Đoàn giám sát",),
    AuthorityKind.STATISTICS_OFFICE: ("Thống kê",),
    AuthorityKind.TAX_OFFICE: ("Thuế", "Thuế cơ sở 5"),
    AuthorityKind.CUSTOMS_OFFICE: ("Hải quan khu vực XIV",),
    AuthorityKind.MANAGEMENT_BOARD: ("Ban Quản lý chợ", "Ban Quản lý Khu kinh tế"),
    AuthorityKind.POWER_COMPANY: ("Công ty Điện lực",),
}


def authorities() -> SearchStrategy[Authority]:
    """Cơ quan: bodies of every kind, with and without a place, some below another body.

    A Sở, Thuế, Thống kê and Công ty Điện lực serve a province; the others serve a province or a
    district.

    >>> from hypothesis import find
    >>> str(find(authorities(), lambda body: body.parent is not None))
    'Ban Kinh tế - Xã hội HĐND'
    """
    nowhere: SearchStrategy[None] = st.none()
    provinces = nowhere | localities(LocalityLevel.PROVINCE)
    places = nowhere | localities()
    councils = _bodies([AuthorityKind.PEOPLES_COUNCIL], places)
    committees = _bodies([AuthorityKind.PEOPLES_COMMITTEE], places)
    return st.one_of(
        _bodies(_OF_THE_STATE, nowhere),
        _bodies(_OF_A_UNIT, places),
        _bodies(_OF_A_PROVINCE, provinces),
        _bodies([AuthorityKind.COUNCIL_BOARD], nowhere, councils),
        _bodies(_OF_A_COMMITTEE, nowhere, committees),
    )


def _bodies(
    kinds: Iterable[AuthorityKind],
    places: SearchStrategy[Locality | None],
    parents: SearchStrategy[Authority] | None = None,
) -> SearchStrategy[Authority]:
    named = [(kind, name) for kind in kinds for name in _NAMES.get(kind, ("",))]
    above = st.none() if parents is None else st.none() | parents
    return st.builds(_body, st.sampled_from(named), places, above)


def _body(
    named: tuple[AuthorityKind, str], place: Locality | None, parent: Authority | None
) -> Authority:
    kind, name = named
    return Authority(kind, name, place, parent)
