"""Biểu về chợ: the yearly form of Circular 34/2022, filled, and the columns of the asset forms."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import reduce
from operator import add
from typing import Final

from attrs import frozen

from congthuong._data import read_table
from congthuong._labels import Labelled
from congthuong._text import fold_tones
from congthuong.errors import InvalidTypeError
from congthuong.markets.counts import (
    MarketClassBasis,
    MarketCountRow,
    class_at,
    market_counts,
    markets_at,
)
from congthuong.markets.kinds import MarketManagerKind
from congthuong.markets.market import Market
from congthuong.quantities import VND, Quantity, Unit, get_unit

__all__ = [
    "ORGANISATION",
    "MarketForm",
    "MarketFormItem",
    "MarketFormRow",
    "market_development_form",
    "market_form_due",
    "market_form_items",
]

ORGANISATION: Final = Unit("organisation", "tổ chức", name="organisation")
"""Tổ chức: what row 7 counts; no unit of reports, where tổ chức is mostly the verb."""


class MarketForm(Labelled):
    """Mẫu biểu về chợ: the yearly form of the sector and the forms on market assets.

    Source: Circular 34/2022/TT-BCT (form 10/SCT-BCT); Decree 60/2024/NĐ-CP, Annex I and art. 34
    (forms 01A, 02A, 03A, 03D).

    >>> MarketForm("02A").label
    'tình hình khai thác tài sản kết cấu hạ tầng chợ'
    """

    DEVELOPMENT = "10", "công tác phát triển chợ"
    DECLARATION = "01A", "kê khai tài sản kết cấu hạ tầng chợ"
    EXPLOITATION = "02A", "tình hình khai thác tài sản kết cấu hạ tầng chợ"
    MANAGEMENT = "03A", "tổng hợp tình hình quản lý, sử dụng và khai thác tài sản"
    REVENUE = "03D", "tình hình quản lý, sử dụng số tiền thu từ khai thác tài sản"


@frozen
class MarketFormItem:
    """Chỉ tiêu của mẫu: a row of form 10, or a column of an asset form.

    `unit` is None where words stand there. The list is that of one public copy of the forms.

    >>> item = market_form_items(MarketForm.DEVELOPMENT)[6]
    >>> item.item, item.label, item.unit.label
    ('7', 'Số tổ chức kinh doanh, quản lý chợ', 'tổ chức')
    """

    form: MarketForm
    item: str
    label: str
    unit: Unit | None


def market_form_items(form: MarketForm) -> tuple[MarketFormItem, ...]:
    """Các chỉ tiêu của mẫu: rows of form 10, columns of the others, in the order of the form.

    Raises `InvalidTypeError` for what is no `MarketForm`.

    >>> len(market_form_items(MarketForm.DECLARATION))
    16
    """
    if not isinstance(form, MarketForm):
        raise InvalidTypeError(form, "a MarketForm")
    rows = (row for row in read_table("market_form_items").rows if row["form"] == form.value)
    return tuple(
        MarketFormItem(form, row["item"], row["label"], _unit(row["unit"])) for row in rows
    )


def _unit(code: str) -> Unit | None:
    if not code:
        return None
    return ORGANISATION if code == ORGANISATION.code else get_unit(code)


def market_form_due(form: MarketForm, year: int) -> date | None:
    """Hạn gửi: before which day the report of a year is sent.

    Form 10 before 15 March, the forms on assets before 28 February of the next year; None for the
    declaration 01A, which is due 30 days after an asset was handed over, whatever the year.

    Raises `InvalidTypeError` for what is no `MarketForm`.
    Source: Circular 34/2022/TT-BCT; Decree 60/2024/NĐ-CP, art. 34.

    >>> market_form_due(MarketForm.DEVELOPMENT, 2025)
    datetime.date(2026, 3, 15)
    """
    if not isinstance(form, MarketForm):
        raise InvalidTypeError(form, "a MarketForm")
    if form is MarketForm.DECLARATION:
        return None
    month, day = (3, 15) if form is MarketForm.DEVELOPMENT else (2, 28)
    return date(year + 1, month, day)


@frozen
class MarketFormRow:
    """Dòng của biểu 10: an item with its columns; None where the form leaves a column empty.

    `lacking` is the number of markets whose data do not say what they add to the row; they are
    left out of it. `note` says in Vietnamese what is not known, and how many markets no class has.

    >>> row = market_development_form([Market("Chợ Bến Đò", opened=AsOf(1998))], year=2024)[0]
    >>> str(row.total), row.note
    ('1 chợ', '1 chợ chưa rõ có trong quy hoạch; 1 chợ chưa phân hạng')
    """

    item: MarketFormItem
    total: Quantity
    class_1: Quantity | None
    class_2: Quantity | None
    class_3: Quantity | None
    in_plan: Quantity | None
    wholesale: Quantity | None
    lacking: int
    note: str = ""


# The rows of the count that are rows 1 to 6 of the form.
_COUNTED: Final = ("total", "new", "renovated", "stopped", "underused", "converted")


def market_development_form(
    markets: Iterable[Market],
    *,
    year: int,
    classes: MarketClassBasis = MarketClassBasis.DECIDED,
) -> tuple[MarketFormRow, ...]:
    """Biểu 10/SCT-BCT: the form on the development of markets, at 31 December of a year.

    Rows 1 to 6 count markets (see `market_counts`), row 7 and its parts the organisations that
    manage them, each once by its name, row 8 adds the capital put into them, in đồng.

    Raises what `market_counts` raises.
    Source: Circular 34/2022/TT-BCT, form 10/SCT-BCT, sent before 15 March of the next year.

    >>> board = MarketManagement(MarketManagerKind.BOARD, "Ban quản lý chợ huyện")
    >>> markets = [Market("Chợ Bến Đò", management=board), Market("Chợ Gò Mới", management=board)]
    >>> rows = market_development_form(markets, year=2024)
    >>> [str(row.total) for row in rows if row.item.item in ("1", "7", "7.4")]
    ['2 chợ', '1 tổ chức', '1 tổ chức']
    """
    listed = tuple(markets)
    counts = {row.code: row for row in market_counts(listed, year=year, classes=classes)}
    there = markets_at(listed, year)
    items = iter(market_form_items(MarketForm.DEVELOPMENT))
    return (
        *(_of_markets(next(items), counts[code]) for code in _COUNTED),
        _organisations(next(items), there, _has_name),
        *(_organisations(next(items), there, _is_of(kind)) for kind in MarketManagerKind),
        _capital(next(items), there, class_at(year, classes)),
    )


def _of_markets(item: MarketFormItem, row: MarketCountRow) -> MarketFormRow:
    unclassified = int(row.unclassified.amount)
    notes = (row.note, f"{unclassified} chợ chưa phân hạng" if unclassified else "")
    return MarketFormRow(
        item,
        row.count,
        row.class_1,
        row.class_2,
        row.class_3,
        row.in_plan,
        row.wholesale,
        row.lacking,
        "; ".join(filter(None, notes)),
    )


def _has_name(market: Market) -> bool | None:
    """Whether a market has a manager that can be told from others; not known without a name."""
    return True if market.management is not None and market.management.name else None


def _is_of(kind: MarketManagerKind) -> Callable[[Market], bool | None]:
    def belongs(market: Market) -> bool | None:
        of_market = None if market.management is None else market.management.kind
        if of_market is None or of_market is kind:
            return None if of_market is None else _has_name(market)
        return False

    return belongs


def _organisations(
    item: MarketFormItem, there: Sequence[Market], belongs: Callable[[Market], bool | None]
) -> MarketFormRow:
    answers = [(market, belongs(market)) for market in there]
    names = {
        fold_tones(market.management.name or "")
        for market, answer in answers
        if answer and market.management is not None
    }
    lacking = sum(answer is None for _, answer in answers)
    total = Quantity.of(len(names), unit=ORGANISATION)
    note = f"{lacking} chợ chưa rõ tổ chức quản lý" if lacking else ""
    return MarketFormRow(item, total, None, None, None, None, None, lacking, note)


def _capital(
    item: MarketFormItem, there: Sequence[Market], class_of: Callable[[Market], int | None]
) -> MarketFormRow:
    known = [(class_of(market), market.invested) for market in there]
    stated = [(rank, amount) for rank, amount in known if amount is not None]
    lacking = len(known) - len(stated)
    first, second, third = (
        _sum(amount for rank, amount in stated if rank == wanted) for wanted in (1, 2, 3)
    )
    total = _sum(amount for _, amount in stated)
    note = f"{lacking} chợ chưa rõ vốn đầu tư" if lacking else ""
    return MarketFormRow(item, total, first, second, third, None, None, lacking, note)


def _sum(amounts: Iterable[Quantity]) -> Quantity:
    return reduce(add, amounts, Quantity.of(0, unit=VND))
