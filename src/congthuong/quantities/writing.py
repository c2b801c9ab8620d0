"""Chữ của đại lượng: how an amount and a stated amount are written; what they print calls this."""

from decimal import Decimal
from typing import Final, Protocol

from congthuong._exact import SHIFT
from congthuong.errors import InvalidValueError
from congthuong.numerals import NumberStyle
from congthuong.numerals.formatting import NO_BREAK_SPACE, default_style, figures
from congthuong.quantities.scales import DOWN, Scale, scale_of
from congthuong.quantities.units import Unit, unit_key

__all__ = ["stated_text", "written"]

_SCALE_WORDS: Final = tuple(
    f"{Scale(power).label} " if power in tuple(Scale) and power else "" for power in range(16)
)


class _Amount(Protocol):
    """What is written of a quantity."""

    @property
    def amount(self) -> Decimal: ...
    @property
    def unit(self) -> Unit: ...
    @property
    def written_scale(self) -> Scale: ...
    def in_scale(self, scale: Scale) -> Decimal: ...


class _Frame(Protocol):
    """What is written of a hedge."""

    @property
    def words(self) -> str: ...


class _Stated(Protocol):
    """What is written of a stated quantity."""

    @property
    def quantity(self) -> _Amount: ...
    @property
    def high(self) -> _Amount | None: ...
    @property
    def scale(self) -> Scale | None: ...
    @property
    def approximation(self) -> _Frame: ...


def stated_text(
    value: _Stated,
    scale: Scale | None = None,
    style: NumberStyle | None = None,
    label: str | None = None,
) -> str:
    """Số liệu như đã nêu: a stated quantity with its hedge and its range."""
    if value.high is None:
        text = written(value.quantity, value.scale if scale is None else scale, style, label)
    else:
        text = _range(value, value.high, scale, style, label)
    return value.approximation.words.format(text)


def written(
    quantity: _Amount,
    scale: Scale | None = None,
    style: NumberStyle | None = None,
    label: str | None = None,
) -> str:
    """Đại lượng: an amount at a scale with its unit."""
    if style is None:
        style = default_style()
    if scale is None:
        scale = quantity.written_scale
    elif scale.__class__ is not Scale:
        scale = scale_of(scale)
    unit = quantity.unit
    # An amount written in full đồng has as many decimals as its scale has zeros, or more.
    number = figures(SHIFT.scaleb(quantity.amount, DOWN[scale]), style, scale)
    label = unit.label if label is None else _checked(label, unit)
    if not scale and label.startswith("%"):
        return number + label
    space = NO_BREAK_SPACE if style.no_break else " "
    return f"{number}{space}{_SCALE_WORDS[scale]}{label}"


def _parts(
    quantity: _Amount, scale: Scale | None, style: NumberStyle | None, label: str | None
) -> tuple[str, str]:
    """The number, and what stands behind it, its space first."""
    style = style or default_style()
    chosen = quantity.written_scale if scale is None else scale_of(scale)
    number = figures(quantity.in_scale(chosen), style, chosen)
    return number, written(quantity, chosen, style, label)[len(number) :]


def _range(
    stated: _Stated,
    high: _Amount,
    scale: Scale | None,
    style: NumberStyle | None,
    label: str | None,
) -> str:
    """Both ends, what they share said once: từ 800 đến 900 tỷ đồng."""
    low = stated.quantity
    chosen = stated.scale if scale is None else scale
    small = scale is None and chosen is not None and low.amount.adjusted() < chosen
    number, tail = _parts(low, None if small else chosen, style, label)
    last, shared = _parts(high, chosen, style, label)
    space = (style or default_style()).space
    own = tail if tail != shared or not tail.startswith(space) else ""
    return f"từ {number}{own} đến {last}{shared}"


def _checked(label: str, unit: Unit) -> str:
    if unit_key(label) not in map(unit_key, unit.spellings):
        raise InvalidValueError(label, f"a spelling of {unit.label}: {', '.join(unit.spellings)}")
    return label.strip()
