"""Viết đại lượng: amounts with scale and unit as offices print them, and in words."""

from typing import Final

from congthuong._exact import SHIFT, ExactNumber, exact
from congthuong.errors import InvalidTypeError, KindMismatchError
from congthuong.numerals import NumberStyle, SpellingStyle, spell_number
from congthuong.quantities.quantity import Quantity
from congthuong.quantities.scales import Scale
from congthuong.quantities.stated import StatedQuantity
from congthuong.quantities.units import VND, UnitKind
from congthuong.quantities.words import amount_words
from congthuong.quantities.writing import stated_text, written

__all__ = ["format_money", "format_quantity", "spell_money"]

# Members are looked up once: an enum answers for its own names slowly.
_CURRENCY: Final = UnitKind.CURRENCY


def format_money(
    value: Quantity | StatedQuantity | ExactNumber,
    *,
    scale: Scale | None = None,
    style: NumberStyle | None = None,
    label: str | None = None,
) -> str:
    """Viết số tiền: 1.290 tỷ đồng, 2,56 tỷ USD; `parse_quantity` undoes it exactly.

    The scale is the caller's; else as written, where the value knows it; else the largest everyday
    one that loses no written digit and adds none (full đồng stay full). At a given scale every
    digit is kept, but zeros that only pad out full units are not printed. `label` is another
    spelling of the currency (VND, đ, ₫). A bare number is an amount of đồng.

    Raises `KindMismatchError` for what is no money, `InvalidValueError` for a label that would not
    read back.

    >>> format_money(1_290_000_000_000, scale=Scale.BILLION)
    '1.290 tỷ đồng'
    >>> format_money(Quantity.of("2.56", Scale.BILLION, USD))
    '2,56 tỷ USD'
    >>> format_money(318_250_000, label="₫")
    '318.250.000 ₫'
    """
    if not isinstance(value, Quantity):
        if isinstance(value, StatedQuantity):
            _demand_money(value.quantity)
            return format_quantity(value, scale=scale, style=style, label=label)
        value = Quantity(exact(value), VND)
    if value.unit.kind is not _CURRENCY:
        _demand_money(value)
    return written(value, scale, style, label)


def format_quantity(
    value: Quantity | StatedQuantity,
    *,
    scale: Scale | None = None,
    style: NumberStyle | None = None,
    label: str | None = None,
) -> str:
    """Viết đại lượng: 3.200 ha, 29,7 MW, 06 chợ, gần 120 triệu USD.

    Scale, style and label as in `format_money`. A `StatedQuantity` keeps its hedge and its range;
    `parse_stated_quantity` undoes it exactly, `parse_quantity` does so for a `Quantity`.

    Raises `InvalidValueError` for a label that would not read back.

    >>> format_quantity(Quantity.of("29.7", unit=MW))
    '29,7 MW'
    >>> format_quantity(parse_stated_quantity("từ 800 đến 900 tỉ đồng"))
    'từ 800 đến 900 tỷ đồng'
    """
    if isinstance(value, Quantity):
        return written(value, scale, style, label)
    if not isinstance(value, StatedQuantity):
        raise InvalidTypeError(value, "a Quantity or a StatedQuantity")
    return stated_text(value, scale, style, label)


def spell_money(
    value: Quantity | ExactNumber,
    *,
    style: SpellingStyle | None = None,
    even: bool = False,
    capital: bool = False,
) -> str:
    """Số tiền bằng chữ: an amount of money in full, in words, with its currency.

    `even` adds chẵn behind a whole amount, `capital` opens with an upper-case letter, as vouchers
    do (usage; totals in words: Accounting Law 88/2015/QH13, art. 16). A bare number is đồng.

    Raises `KindMismatchError` for what is no money, and what `spell_number` raises.

    >>> spell_money(1_290_000_000_000)
    'một nghìn hai trăm chín mươi tỷ đồng'
    >>> spell_money(Quantity.of("1005"), even=True, capital=True)
    'Một nghìn không trăm linh năm đồng chẵn'
    """
    quantity = value if isinstance(value, Quantity) else Quantity(exact(value), VND)
    _demand_money(quantity)
    amount = SHIFT.normalize(quantity.amount)
    number = spell_number(amount, style or SpellingStyle())
    noun = next(iter(amount_words("spelled", quantity.unit.code)), quantity.unit.label)
    whole = amount == SHIFT.to_integral_value(amount)
    words = f"{number} {noun}"
    if even and whole:
        words += f" {amount_words('exact')[0]}"
    return words[0].upper() + words[1:] if capital else words


def _demand_money(quantity: Quantity) -> None:
    if quantity.unit.kind is not _CURRENCY:
        raise KindMismatchError("write as money", quantity, VND)
