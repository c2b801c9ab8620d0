"""Bộ chuyển đổi cattrs: the rules of this room in a converter of cattrs, new or a host's own."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from congthuong.codec.api import read_plain, writer_of
from congthuong.codec.registry import public_aliases, public_types, rule_of
from congthuong.codec.rules import Call

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["configure_converter", "make_converter"]

_C = TypeVar("_C", bound="Converter")


def make_converter() -> "Converter":
    """Tạo bộ chuyển đổi: a cattrs converter for this library's values and classes that hold them.

    Unknown keys are refused; a `Decimal` or `date` of a host's class is text, as in ours.

    >>> from congthuong.codec import make_converter
    >>> make_converter().structure("2022-S1", Period)
    Period.parse('2022-S1')
    """
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True)
    for kind in (Decimal, date):
        _add(converter, kind)
    return configure_converter(converter)


def configure_converter(converter: _C) -> _C:
    """Thêm quy tắc: teach a host's cattrs converter every public type; gives it back.

    Nothing but the types of this library is touched. `structure` takes what `json.loads` gives
    and raises `PayloadError`; `unstructure` gives what `json.dumps` takes.

    >>> from cattrs import Converter
    >>> from congthuong.codec import configure_converter
    >>> configure_converter(Converter()).unstructure(PercentShare("12.50"))
    {'type': 'percent_share', 'value': '12.50'}
    """
    for kind in public_types():
        _add(converter, kind)
    # A union with None is another type: without its rule a moment would come back as a period.
    for alias in public_aliases().values():
        _add(converter, alias)
        _add(converter, alias | None)
    return converter


def _add(converter: "Converter", kind: Any) -> None:
    converter.register_structure_hook(kind, _structuring(kind))
    converter.register_unstructure_hook(kind, _unstructuring(kind))


def _structuring(kind: Any) -> Callable[[Any, Any], Any]:
    def structure(data: Any, _: Any) -> Any:
        return read_plain(data, rule_of(kind))

    return structure


def _unstructuring(kind: Any) -> Callable[[Any], Any]:
    def unstructure(value: Any) -> Any:
        return json.loads(writer_of(kind)(value, Call()))

    return unstructure
