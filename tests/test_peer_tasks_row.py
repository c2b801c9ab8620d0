"""Tasks 21 to 24 that forty other packages were given, and the row of all 25 for this one."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

import pytest

import congthuong as ct
from congthuong.charts import plan_bullets
from congthuong.codec import dumps, json_schema, loads
from congthuong.reading import read_report
from congthuong.tables import StandardTable

PLACE: Final = "huyện Krông Pa"
HALF: Final = ct.Period.half(2022, 1)
PLAN: Final = ct.PlanTarget.of("industrial_output", PLACE, "năm 2022", "1.467,2 tỷ đồng")
ACTUAL: Final = ct.Observation.of("industrial_output", PLACE, HALF, "808 tỷ đồng")
OF_PLAN: Final = ct.Comparison.of(
    "industrial_output", PLACE, HALF, "55,07%", ct.PlanBase(period=ct.Period.year(2022))
)
DATA: Final = ct.Dataset.of(ACTUAL, PLAN, OF_PLAN)
BILLION: Final = ct.Scale.BILLION
# Wrong uses, which a type checker refuses before they run.
CHANGE: Final[Callable[..., Any]] = ct.percent_change


def refuses(call: Callable[[], object]) -> bool:
    try:
        call()
    except ct.CongThuongError:
        return True
    return False


def test_task_21_json_keeps_every_digit() -> None:
    for text in ("1.290 tỷ đồng", "21,560 tỷ đồng", "0,10 tỷ USD"):
        stated = ct.Observation.of("industrial_output", PLACE, HALF, text)
        again = loads(dumps(stated))
        assert again == stated
        assert isinstance(again, ct.Observation)
        assert str(again.value) == str(stated.value) == text
    assert loads(dumps(DATA)) == DATA


@pytest.mark.jsonschema
def test_task_22_the_schema_validates_what_is_written() -> None:
    from jsonschema import Draft202012Validator

    validator: Any = Draft202012Validator(json_schema())
    assert validator.is_valid(json.loads(dumps(DATA)))
    assert not validator.is_valid({"type": "observation", "value": 1.5})


def test_task_23_a_table_and_a_chart_print_vietnamese_separators() -> None:
    table = StandardTable.of(DATA, period=HALF)
    assert "1.467,2" in table.to_markdown()
    assert "1.467,2" in str(table._repr_html_())
    chart = plan_bullets(DATA)._repr_mimebundle_()
    assert any("vega" in kind for kind in chart)
    assert "55,07" in json.dumps(chart, ensure_ascii=False)


def test_task_24_the_sentence_reads_back() -> None:
    again = read_report(ct.describe([ACTUAL, OF_PLAN])).dataset
    assert {(record.key, str(record)) for record in again} == {
        (record.key, str(record)) for record in (ACTUAL, OF_PLAN)
    }


def parsed(text: str, amount: int, unit: ct.Unit = ct.VND) -> bool:
    quantity = ct.parse_stated_quantity(text).quantity
    return (quantity.amount, quantity.unit) == (Decimal(amount), unit)


def within(bounds: ct.Interval, low: str, high: str) -> bool:
    ends = [end for end in (bounds.low, bounds.high) if end is not None]
    return [str(ct.Quantity(end, ct.VND).rounded(2, BILLION)) for end in ends] == [low, high]


def merged() -> bool:
    """Old Hà Giang and Tuyên Quang against the new province: levels add, indices do not."""
    new = ct.get_locality("08", on=ct.Period.year(2025))
    names = ("tỉnh Hà Giang", "tỉnh Tuyên Quang")
    levels = [ct.Observation.of("industrial_output", n, "năm 2024", "5 tỷ đồng") for n in names]
    index = ct.IndexNumber("108.2", ct.IndexBase.SAME_PERIOD_LAST_YEAR)
    indices = [ct.Observation.of("iip", name, "năm 2024", index) for name in names]
    adds = ct.rebase(levels, new).quantity == ct.Quantity.of(10, BILLION)
    return adds and refuses(lambda: ct.rebase(indices, new))


MONEY: Final = ct.Quantity.of(1290, BILLION)
GAP: Final = {ct.Period.year_to_date(2024, month): Decimal(month) for month in (1, 2, 4)}
BEFORE, NOW = ct.PercentShare.parse("5,0%"), ct.PercentShare.parse("7,1%")
INDEX: Final = ct.IndexNumber("110.64", ct.IndexBase.SAME_PERIOD_LAST_YEAR)
WORDS: Final = "một nghìn hai trăm chín mươi tỷ đồng"
NEAR: Final = ct.parse_stated_quantity("gần 120 triệu USD").approximation
WORKS: Final[Mapping[int, Callable[[], bool]]] = {
    1: lambda: parsed("1.290 tỷ đồng", 1_290_000_000_000),
    2: lambda: parsed("21,56 tỷ đồng", 21_560_000_000),
    3: lambda: NEAR is ct.Approximation.NEARLY,
    4: lambda: parsed("trên 01 ngàn tỷ đồng", 10**12),
    5: lambda: parsed("2,56 tỷ USD", 2_560_000_000, ct.USD),
    6: lambda: str(ct.parse_stated_quantity("75,76%")) == "75,76%",
    7: lambda: ct.parse_stated_quantity("từ 8,42% đến 47,07%").high is not None,
    8: lambda: ct.parse_period("9 tháng đầu năm 2024") == ct.Period.year_to_date(2024, 9),
    9: lambda: ct.parse_period("tháng 9 năm 2013") == ct.Period.month(2013, 9),
    10: lambda: ct.parse_period("nhiệm kỳ 2011-2015") == ct.Period.years(2011, 2015),
    11: lambda: ct.parse_period("quý III/2024") == ct.Period.quarter(2024, 3),
    12: lambda: str(ct.Period.quarter(2024, 3).same_period_last_year()) == "2023-Q3",
    13: lambda: refuses(lambda: ct.decumulate(GAP)),
    14: lambda: within(ct.implied_plan(ACTUAL, OF_PLAN), "1.466,18 tỷ đồng", "1.468,26 tỷ đồng"),
    15: lambda: within(
        ct.implied_base(ACTUAL.quantity, ct.PercentChange.parse("tăng 53,5%")),
        "525,89 tỷ đồng",
        "526,88 tỷ đồng",
    ),
    16: lambda: str(NOW - BEFORE) == "+2,1 điểm phần trăm" and refuses(lambda: CHANGE(NOW, BEFORE)),
    17: lambda: refuses(lambda: CHANGE(ct.Quantity.of(1), INDEX)),
    18: lambda: ct.format_money(MONEY) == "1.290 tỷ đồng",
    19: lambda: ct.spell_money(MONEY) == WORDS,
    20: merged,
    21: lambda: loads(dumps(DATA)) == DATA,
    22: lambda: json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema",
    23: lambda: "1.467,2" in str(StandardTable.of(DATA, period=HALF)._repr_html_()),
    24: lambda: len(read_report(ct.describe([ACTUAL, OF_PLAN])).dataset) == 2,
    25: lambda: (
        not ct.check_rate(
            ct.PercentOfPlan("57.05"), ACTUAL.quantity, ct.parse_quantity("1.467,2 tỷ đồng")
        )
    ),
}


def test_the_row_of_all_tasks(capsys: pytest.CaptureFixture[str]) -> None:
    """What each task shows in full stands in `test_peer_tasks.py` and above."""
    row = ["W" if WORKS[task]() else "X" for task in range(1, 26)]
    with capsys.disabled():
        print(f"\n| congthuong {ct.__version__} | {' | '.join(row)} |")
    assert row == ["W"] * 25
