"""Lệnh format: a number or an amount as offices write it, in figures or in words."""

from congthuong._cli.arguments import Options
from congthuong._cli.streams import CommandError, Status, Streams
from congthuong.errors import CongThuongError, ParseError
from congthuong.numerals import format_number, parse_number, spell_number
from congthuong.percentages.grammar import PERCENT_WORD
from congthuong.quantities import (
    PERCENT,
    VND,
    Quantity,
    UnitKind,
    format_quantity,
    parse_quantity,
    spell_money,
)

__all__ = ["format_command"]


def format_command(options: Options, streams: Streams) -> int:
    """Viết số: one line, in figures or in words; a bare number with a scale is money in đồng."""
    text = " ".join(options.number)
    try:
        written = _written(text, options)
    except CongThuongError as error:
        raise CommandError(f"congthuong format: {error}") from None
    streams.stdout.write(f"{written}\n")
    return Status.DONE


def _written(text: str, options: Options) -> str:
    quantity = _quantity(text, options)
    if quantity is None:
        number = parse_number(text)
        return spell_number(number) if options.words else format_number(number)
    if not options.words:
        return format_quantity(quantity, scale=options.scale)
    if quantity.unit.kind is UnitKind.CURRENCY:
        return spell_money(quantity)
    noun = PERCENT_WORD if quantity.unit == PERCENT else quantity.unit.label
    return f"{spell_number(quantity.amount)} {noun}"


def _quantity(text: str, options: Options) -> Quantity | None:
    """What is counted in something; None for a bare number."""
    if options.unit is not None:
        return parse_quantity(text, unit=options.unit)
    try:
        number = parse_number(text)
    except ParseError:
        if not any(char.isalpha() or char in "%₫$" for char in text):
            raise
        return parse_quantity(text)
    return None if options.scale is None else Quantity.of(number, unit=VND)
