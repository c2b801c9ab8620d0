"""Cách tính: the choices that all measures over tables share."""

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.frames.columns import COLUMNS, Columns
from congthuong.indicators import IndicatorCatalogue, default_indicators

__all__ = ["DEFAULTS", "Options", "checked_choice"]

Additive: TypeAlias = Literal["catalogue", "all"]
Gaps: TypeAlias = Literal["unknown", "refuse"]
Keys: TypeAlias = Literal["checked", "unique"]
Percents: TypeAlias = Literal["float", "hundredths"]


def checked_choice(value: object, accepted: Sequence[str], what: str) -> None:
    """Raise `InvalidValueError` for a choice that is none."""
    if value not in accepted:
        raise InvalidValueError(value, f"{' or '.join(map(repr, accepted))} for {what}")


@frozen
class Options:
    """Cách tính: how a measure treats columns, what it cannot compute, percents and keys.

    `columns` names the columns of the table.
    `gaps`: what cannot be computed is null beside its `Reason` ("unknown"), or raises ("refuse",
    which has to look at the whole result, so that a lazy frame is run once for it).
    `reasons` False leaves the column of reasons out.
    `percents`: "float", percent in 64-bit floats, or "hundredths", exact whole hundredths of a
    percent rounded half-up, of whole minor units or decimals.
    `keys`: "checked" finds keys that come twice; "unique" is your word that none does, and is
    faster on DuckDB and Polars. Where the word is not kept, rows may be multiplied.
    `indicators` is the catalogue that says what adds up, by the codes in the indicator column;
    `additive="all"` is your word that everything in the table does, for codes of another kind.

    Raises `InvalidValueError` for any other choice, `InvalidTypeError` for another type.

    >>> from congthuong.frames import Options
    >>> Options(percents="hundredths").gaps
    'unknown'
    """

    columns: Columns = COLUMNS
    gaps: Gaps = "unknown"
    reasons: bool = True
    percents: Percents = "float"
    keys: Keys = "checked"
    indicators: IndicatorCatalogue = field(factory=default_indicators, repr=False)
    additive: Additive = "catalogue"

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.columns, Columns) or not isinstance(self.reasons, bool):
            raise InvalidTypeError((self.columns, self.reasons), "Columns, and a bool for reasons")
        checked_choice(self.gaps, ("unknown", "refuse"), "gaps")
        checked_choice(self.percents, ("float", "hundredths"), "percents")
        checked_choice(self.keys, ("checked", "unique"), "keys")
        checked_choice(self.additive, ("catalogue", "all"), "additive")
        if not isinstance(self.indicators, IndicatorCatalogue):
            raise InvalidTypeError(self.indicators, "an IndicatorCatalogue")


DEFAULTS: Final = Options()
