"""Số liệu: keys, places, sources, observations, plans, comparisons and spreads."""

import copy
import pickle
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import pytest
from attrs import fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given, settings
from hypothesis import strategies as st

from congthuong._text import Span
from congthuong.authorities import parse_authority
from congthuong.documents import parse_document
from congthuong.errors import (
    CongThuongError,
    InvalidTypeError,
    InvalidValueError,
    KindMismatchError,
    ParseError,
    UnitMismatchError,
    UnknownCodeError,
)
from congthuong.findings import Caveat
from congthuong.indicators import (
    GoodDirection,
    PriceBasis,
    default_indicators,
    get_indicator,
)
from congthuong.localities import (
    Locality,
    LocalityKind,
    LocalityLevel,
    get_locality,
    locality_versions,
)
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period
from congthuong.quantities import (
    USD,
    VND,
    Approximation,
    Quantity,
    Scale,
    StatedQuantity,
    get_unit,
    parse_stated_quantity,
)
from congthuong.records import (
    Comparison,
    ComparisonBase,
    GrowthTarget,
    LocalityGroup,
    NamedPlace,
    Observation,
    ObservationStatus,
    PlaceKind,
    PlanBase,
    PlanKind,
    PlanReference,
    PlanTarget,
    RecordKey,
    Segment,
    SegmentDimension,
    Slot,
    Source,
    Spread,
    TargetDirection,
    WholeBase,
    YearlyAverage,
    base_label,
)
from congthuong.records.rates import rate_words
from congthuong.testing import percent_changes, percent_shares, percents_of_plan
from congthuong.testing.records import (
    comparisons,
    growth_targets,
    locality_groups,
    named_places,
    observations,
    plan_references,
    plan_targets,
    record_keys,
    segments,
    sources,
    spreads,
)

SAME: Final = IndexBase.SAME_PERIOD_LAST_YEAR
BEFORE: Final = IndexBase.PREVIOUS_PERIOD
YEAR: Final = Period.year(2019)
YEAR_2026: Final = Period.year(2026)
HA_TINH: Final = get_locality("42", on=YEAR)
THAI_NGUYEN: Final = get_locality("19", on=YEAR)
EXPORTS: Final = get_indicator("exports")
KEY: Final = RecordKey(EXPORTS, HA_TINH, YEAR)
GROUP: Final = LocalityGroup.of(HA_TINH, THAI_NGUYEN)
OF_GROUP: Final = RecordKey(EXPORTS, GROUP, YEAR)
SOLAR: Final = Segment(SegmentDimension.TECHNOLOGY, "điện mặt trời")
STATED: Final = parse_stated_quantity("850 triệu USD")
RISE: Final = PercentChange("5.2")
NOTE: Final = Caveat("rounded", "số đã làm tròn")
ANY: Final[Any] = None

MADE: Final[dict[str, Callable[[], object]]] = {
    "Segment": lambda: Segment(SegmentDimension.STAGE, "đang xây dựng"),
    "NamedPlace": lambda: NamedPlace("Tân Thanh", PlaceKind.BORDER_GATE, HA_TINH),
    "LocalityGroup": lambda: LocalityGroup.of(THAI_NGUYEN, HA_TINH),
    "RecordKey": lambda: RecordKey(EXPORTS, HA_TINH, YEAR, PriceBasis.current(), {SOLAR}),
    "Source": lambda: Source("Báo cáo", "Sở", AsOf(2020, 1), parse_document("48/KH-SCT")),
    "Observation": lambda: Observation(KEY, STATED, ObservationStatus.ESTIMATE, Source("A")),
    "PlanReference": lambda: PlanReference(PlanKind.PLAN, parse_authority("Trung ương"), 2),
    "PlanTarget": lambda: PlanTarget(KEY, STATED, source=Source("A")),
    "GrowthTarget": lambda: GrowthTarget(KEY, RISE, PercentChange("6")),
    "PlanBase": lambda: PlanBase(period=YEAR, value=STATED),
    "WholeBase": lambda: WholeBase(KEY),
    "YearlyAverage": lambda: YearlyAverage(Period.years(2016, 2020)),
    "Comparison": lambda: Comparison(KEY, RISE, SAME, caveats=(NOTE,), source=Source("A")),
    "Spread": lambda: Spread(OF_GROUP, RISE, PercentChange("9"), SAME),
}


@pytest.mark.parametrize("make", MADE.values(), ids=list(MADE))
def test_values_made_twice_are_one_value_that_copies_pickles_and_stays(
    make: Callable[[], Any],
) -> None:
    one, other = make(), make()
    assert one == other
    assert hash(one) == hash(other)
    assert one != object()
    for twin in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):  # noqa: S301
        assert twin == one
        assert hash(twin) == hash(one)
    kind: Any = one.__class__
    first = fields(kind)[0]
    with pytest.raises(FrozenInstanceError):
        setattr(one, first.name, None)
    assert not hasattr(one, "__dict__")


FOUND_IN_A_DICT: Final = """
import pickle, sys
from congthuong.records import Dataset, RecordKey, Segment, SegmentDimension
known, data, place, text = pickle.loads(bytes.fromhex(sys.stdin.read()))
key = RecordKey.of("exports", "42", "2019", segments=[
    Segment(SegmentDimension.PRODUCT, "gạo"), Segment(SegmentDimension.STAGE, "xây dựng")])
assert {key: 1}[known] == 1 and {known: 1}[key] == 1
assert {place: 1}[pickle.loads(pickle.dumps(place))] == 1
assert data.latest(key) == data.records[0]
assert str(key) == text
"""


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_a_pickled_key_is_found_under_another_hash_seed(seed: str) -> None:
    from congthuong.records import Dataset

    parts = [Segment(SegmentDimension.PRODUCT, "gạo"), Segment(SegmentDimension.STAGE, "xây dựng")]
    key = RecordKey.of("exports", "42", "2019", segments=parts)
    data = Dataset.of(Observation(key, STATED))
    place = NamedPlace("Tân Thanh", PlaceKind.PORT, HA_TINH)
    assert data.latest(key) is not None
    assert hash(key) == hash(key)
    text = pickle.dumps((key, data, place, str(key))).hex()
    run = subprocess.run(
        [sys.executable, "-c", FOUND_IN_A_DICT],
        input=text, env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr


def test_the_text_of_a_key_does_not_depend_on_the_hash_seed() -> None:
    script = (
        "from congthuong.records import *\n"
        "words = ['abc', 'Abc', 'aBc', 'abC', 'ABc', 'AbC', 'aBC', 'ABC']\n"
        "parts = [Segment(SegmentDimension.OTHER, word) for word in words]\n"
        "print(RecordKey.of('exports', '42', '2019', segments=parts))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(said) == 1


@given(
    st.one_of(
        segments(), named_places(), locality_groups(), record_keys(), sources(), observations(),
        plan_references(), plan_targets(), growth_targets(), comparisons(), spreads(),
    )
)  # fmt: skip
@settings(max_examples=60)
def test_every_value_survives_a_pickle_and_has_a_text(value: object) -> None:
    twin = pickle.loads(pickle.dumps(value))  # noqa: S301
    assert twin == value
    assert hash(twin) == hash(value)
    assert str(value)
    assert repr(value) == repr(twin)


@pytest.mark.parametrize(
    "kind", [PlaceKind, SegmentDimension, PlanKind, TargetDirection, ObservationStatus, Slot]
)
def test_every_member_has_a_label_of_its_own(kind: Any) -> None:
    labels = [member.label for member in kind]
    assert all(labels)
    assert len(set(labels)) == len(labels)


# Bad input, each with the error and the reason.
BAD: Final[list[tuple[Callable[[], object], type[Exception], str]]] = [
    (lambda: Segment("technology", "thủy điện"), InvalidTypeError, "a code is no dimension"),  # type: ignore[arg-type]
    (lambda: Segment(SegmentDimension.STAGE, ""), InvalidValueError, "no member"),
    (lambda: Segment(SegmentDimension.STAGE, " \u200b\u00a0"), InvalidValueError, "invisible"),
    (lambda: Segment(SegmentDimension.STAGE, 5), InvalidTypeError, "a number as member"),  # type: ignore[arg-type]
    (lambda: NamedPlace(""), InvalidValueError, "no name"),
    (lambda: NamedPlace(ANY), InvalidTypeError, "None as the name"),
    (lambda: NamedPlace("A", "port"), InvalidTypeError, "a code is no kind"),  # type: ignore[arg-type]
    (lambda: NamedPlace("A", PlaceKind.PORT, "42"), InvalidTypeError, "a code is no unit"),  # type: ignore[arg-type]
    (lambda: LocalityGroup(()), InvalidValueError, "nobody"),
    (lambda: LocalityGroup.of(HA_TINH), InvalidValueError, "one unit is no group"),
    (lambda: LocalityGroup.of(HA_TINH, HA_TINH), InvalidValueError, "one unit twice is one"),
    (lambda: LocalityGroup.of(HA_TINH, "19"), InvalidTypeError, "a code as member"),  # type: ignore[arg-type]
    (lambda: RecordKey("exports", HA_TINH, YEAR), InvalidTypeError, "codes come in by .of"),  # type: ignore[arg-type]
    (lambda: RecordKey(EXPORTS, "42", YEAR), InvalidTypeError, "codes come in by .of"),  # type: ignore[arg-type]
    (lambda: RecordKey(EXPORTS, HA_TINH, "2019"), InvalidTypeError, "text comes in by .of"),  # type: ignore[arg-type]
    (lambda: RecordKey(EXPORTS, HA_TINH, date(2019, 1, 1)), InvalidTypeError, "a bare day"),  # type: ignore[arg-type]
    (lambda: RecordKey(EXPORTS, HA_TINH, YEAR, "current"), InvalidTypeError, "a code"),  # type: ignore[arg-type]
    (lambda: RecordKey(EXPORTS, HA_TINH, YEAR, None, {"gạo"}), InvalidTypeError, "a text"),  # type: ignore[arg-type]
    (lambda: RecordKey(EXPORTS, HA_TINH, YEAR, None, "gạo"), InvalidTypeError, "letters"),  # type: ignore[arg-type]
    (lambda: RecordKey.of("exports", 42, "2019"), InvalidTypeError, "a code that is a number"),  # type: ignore[arg-type]
    (lambda: RecordKey.of("exports", "42", 2019), InvalidTypeError, "a year that is a number"),  # type: ignore[arg-type]
    (lambda: RecordKey.of("exports", "42", date(2019, 1, 1)), InvalidTypeError, "a bare day"),  # type: ignore[arg-type]
    (lambda: RecordKey.of("export", "42", "2019"), UnknownCodeError, "no such indicator"),
    (lambda: RecordKey.of("exports", "98", "2019"), UnknownCodeError, "no such province"),
    (lambda: RecordKey.of("exports", "637", "2026"), UnknownCodeError, "districts are no more"),
    (lambda: RecordKey.of("exports", "4", "2019"), InvalidValueError, "no code has one digit"),
    (lambda: RecordKey.of("exports", "", "2019"), ParseError, "no place"),
    (lambda: RecordKey.of("exports", "42", ""), ParseError, "no time"),
    (lambda: RecordKey.of("exports", "42", "cuối năm"), ParseError, "no year"),
    (lambda: RecordKey.of("exports", "42", "2019", price_basis="giá so sánh"), ParseError, "year"),
    (lambda: RecordKey.of("exports", "42", "2019", price_basis=5), InvalidTypeError, "number"),  # type: ignore[arg-type]
    (lambda: Source(5), InvalidTypeError, "a number as title"),  # type: ignore[arg-type]
    (lambda: Source(issuer=PlanKind.PLAN), InvalidTypeError, "no body"),  # type: ignore[arg-type]
    (lambda: Source(published=datetime(2020, 1, 1)), InvalidTypeError, "a time of day"),  # noqa: DTZ001
    (lambda: Source(published="2020-01-01"), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: Source(document="48/KH-SCT"), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: Source(url=b"https://a"), InvalidTypeError, "bytes"),  # type: ignore[arg-type]
    (lambda: Source(quote=1), InvalidTypeError, "a number"),  # type: ignore[arg-type]
    (lambda: Source(span=(1, 2)), InvalidTypeError, "a plain tuple"),  # type: ignore[arg-type]
    (lambda: Observation("exports", STATED), InvalidTypeError, "no key"),  # type: ignore[arg-type]
    (lambda: Observation(KEY, Quantity.of(1)), InvalidTypeError, "comes in by .of"),  # type: ignore[arg-type]
    (lambda: Observation(KEY, "850 triệu USD"), InvalidTypeError, "comes in by .of"),  # type: ignore[arg-type]
    (lambda: Observation(KEY, RISE), InvalidTypeError, "a rate of change is a comparison"),  # type: ignore[arg-type]
    (lambda: Observation(KEY, STATED, "E"), InvalidTypeError, "a code"),  # type: ignore[arg-type]
    (lambda: Observation(KEY, STATED, source="Sở"), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (
        lambda: Observation.of("exports", GROUP, "2019", "từ 8 đến 9 tỷ đồng"),
        InvalidValueError,
        "a range over several places is a Spread",
    ),
    (lambda: Observation.of("exports", "42", "2019", 850.0), InvalidTypeError, "a float"),  # type: ignore[arg-type]
    (lambda: Observation.of("exports", "42", "2019", "1.29 tỷ"), ParseError, "a point"),
    (lambda: PlanReference("plan"), InvalidTypeError, "a code"),  # type: ignore[arg-type]
    (lambda: PlanReference(authority="HĐND"), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: PlanReference(revision=True), InvalidTypeError, "a bool is no number"),
    (lambda: PlanReference(revision=-1), InvalidValueError, "below the first plan"),
    (lambda: PlanTarget("exports", STATED), InvalidTypeError, "no key"),  # type: ignore[arg-type]
    (lambda: PlanTarget(KEY, RISE), InvalidTypeError, "growth is a growth target"),  # type: ignore[arg-type]
    (lambda: PlanTarget(KEY, STATED, "plan"), InvalidTypeError, "a code"),  # type: ignore[arg-type]
    (lambda: PlanTarget(KEY, STATED, direction="at_most"), InvalidTypeError, "a code"),  # type: ignore[arg-type]
    (lambda: PlanTarget(KEY, STATED, source="Sở"), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: GrowthTarget(KEY, STATED), InvalidTypeError, "a stated level"),  # type: ignore[arg-type]
    (lambda: GrowthTarget(KEY, PercentShare(5)), KindMismatchError, "a share over a period"),
    (lambda: GrowthTarget(KEY, RISE, "6"), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: GrowthTarget(KEY, RISE, base="2019"), InvalidTypeError, "text as base"),  # type: ignore[arg-type]
    (lambda: GrowthTarget(KEY, RISE, base=PlanBase()), KindMismatchError, "growth over a plan"),
    (lambda: GrowthTarget(KEY, RISE, plan="plan"), InvalidTypeError, "a code"),  # type: ignore[arg-type]
    (lambda: GrowthTarget(KEY, RISE, PercentChange(5)), InvalidValueError, "falls"),
    (lambda: GrowthTarget(KEY, RISE, approximation="over"), InvalidTypeError, "a code"),  # type: ignore[arg-type]
    (lambda: GrowthTarget.of("iip", "42", "2020", "10,64"), ParseError, "no percent sign"),
    (lambda: PlanBase("kế hoạch"), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: PlanBase(period="2022"), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: PlanBase(value=RISE), InvalidTypeError, "no level"),  # type: ignore[arg-type]
    (lambda: WholeBase("exports"), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: YearlyAverage("2016-2020"), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: YearlyAverage(AsOf(2016)), InvalidTypeError, "a moment has no span"),  # type: ignore[arg-type]
    (lambda: Comparison("exports", RISE, SAME), InvalidTypeError, "no key"),  # type: ignore[arg-type]
    (lambda: Comparison(KEY, Decimal("5.2"), SAME), InvalidTypeError, "a bare number"),  # type: ignore[arg-type]
    (lambda: Comparison(KEY, STATED, SAME), InvalidTypeError, "a stated level"),  # type: ignore[arg-type]
    (lambda: Comparison(KEY, RISE, "same_period_last_year"), InvalidTypeError, "a code"),  # type: ignore[arg-type]
    (lambda: Comparison(KEY, RISE, PlanReference()), InvalidTypeError, "a plan, no base"),  # type: ignore[arg-type]
    (lambda: Comparison(KEY, RISE, SAME, PercentChange(5)), InvalidValueError, "falls"),
    (lambda: Comparison(KEY, RISE, SAME, Multiple(6)), KindMismatchError, "two kinds"),
    (lambda: Comparison(KEY, RISE, SAME, "6"), InvalidTypeError, "text as the upper end"),  # type: ignore[arg-type]
    (
        lambda: Comparison(OF_GROUP, RISE, SAME, PercentChange(9)),
        InvalidValueError,
        "a range over several places is a Spread",
    ),
    (
        lambda: Comparison.of("exports", GROUP, "2019", "tăng từ 5% đến 9%", SAME),
        InvalidValueError,
        "a range over several places, in words",
    ),
    (lambda: Comparison(KEY, RISE, SAME, approximation="over"), InvalidTypeError, "a code"),  # type: ignore[arg-type]
    (
        lambda: Comparison(KEY, RISE, SAME, PercentChange(6), Approximation.OVER),
        InvalidValueError,
        "a range over something",
    ),
    (lambda: Comparison(KEY, RISE, SAME, status="E"), InvalidTypeError, "a code"),  # type: ignore[arg-type]
    (lambda: Comparison(KEY, RISE, SAME, stated=1), InvalidTypeError, "a number"),  # type: ignore[arg-type]
    (lambda: Comparison(KEY, RISE, SAME, caveats=[NOTE]), InvalidTypeError, "a list"),  # type: ignore[arg-type]
    (lambda: Comparison(KEY, RISE, SAME, caveats=("x",)), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: Comparison(KEY, RISE, SAME, source="Sở"), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: Comparison.of("exports", "42", "2019", "5,2", SAME), ParseError, "no percent sign"),
    (lambda: Spread(KEY, RISE, PercentChange(9), SAME), InvalidTypeError, "one unit"),
    (lambda: Spread.of("exports", GROUP, "2019", 5, PlanBase()), InvalidTypeError, "a number"),  # type: ignore[arg-type]
    (lambda: Spread("x", RISE, PercentChange(9), SAME), InvalidTypeError, "no key"),  # type: ignore[arg-type]
    (lambda: Spread(OF_GROUP, RISE, PercentChange(9)), InvalidTypeError, "a rate, no base"),
    (lambda: Spread(OF_GROUP, RISE, PercentChange(5), SAME), InvalidValueError, "falls"),
    (lambda: Spread(OF_GROUP, RISE, Multiple(9), SAME), KindMismatchError, "two kinds"),
    (lambda: Spread(OF_GROUP, Quantity.of(1), Multiple(9)), KindMismatchError, "two kinds"),
    (
        lambda: Spread(OF_GROUP, RISE, PercentChange(9), SAME, approximation=Approximation.OVER),
        InvalidValueError,
        "a range over something",
    ),
    (
        lambda: Spread.of("exports", GROUP, "2019", "tăng hơn 5% đến 9%", SAME),
        InvalidValueError,
        "a range over something, in words",
    ),
    (lambda: Spread(OF_GROUP, RISE, PercentChange(9), PlanBase()), KindMismatchError, "a plan"),
    (
        lambda: Spread(OF_GROUP, RISE, PercentChange(9), SAME, "E"),  # type: ignore[arg-type]
        InvalidTypeError,
        "a code as status",
    ),
    (
        lambda: Spread(OF_GROUP, RISE, PercentChange(9), SAME, source="Sở"),  # type: ignore[arg-type]
        InvalidTypeError,
        "text as source",
    ),
]


@pytest.mark.parametrize(("make", "error", "reason"), BAD)
def test_bad_parts_are_refused(
    make: Callable[[], object], error: type[Exception], reason: str
) -> None:
    with pytest.raises(error) as caught:
        make()
    assert type(caught.value) is error, reason
    assert str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


# What once slipped through, or was refused by a bare error of Python.
OF_ANOTHER_TYPE: Final[list[tuple[Callable[[], object], str]]] = [
    (lambda: RecordKey(EXPORTS, HA_TINH, YEAR, None, SOLAR), "one segment, not in a set"),  # type: ignore[arg-type]
    (lambda: RecordKey(EXPORTS, HA_TINH, YEAR, None, ANY), "None for segments"),
    (lambda: RecordKey.of("exports", "42", "2019", segments=SOLAR), "one segment, by .of"),  # type: ignore[arg-type]
    (lambda: RecordKey(EXPORTS, HA_TINH, YEAR, None, [[]]), "what has no hash"),  # type: ignore[list-item]
    (lambda: KEY.part([]), "a list as segment"),  # type: ignore[arg-type]
    (lambda: KEY.is_same_series("x"), "no key"),  # type: ignore[arg-type]
    (lambda: LocalityGroup(HA_TINH), "one unit, not in a tuple"),  # type: ignore[arg-type]
    (lambda: Source(title=ANY), "None is no title"),
    (lambda: Source(url=ANY), "None is no address"),
    (lambda: Source(quote=ANY), "None is no quotation"),
    (lambda: Spread(OF_GROUP, RISE, ANY, SAME), "a spread without its upper end"),
    (lambda: RecordKey.of(5, "42", "2019"), "a number as indicator"),  # type: ignore[arg-type]
    (lambda: Spread.of("exports", GROUP, "2019", 5, SAME), "a number as phrase"),  # type: ignore[arg-type]
    (lambda: base_label(5), "no base"),  # type: ignore[arg-type]
    (lambda: RecordKey.of("exports", "42", "2019", segments="gạo"), "letters"),  # type: ignore[arg-type]
    (lambda: RecordKey(EXPORTS, HA_TINH, YEAR, None, frozenset("g")), "a set of letters"),  # type: ignore[arg-type]
    (lambda: LocalityGroup(ANY), "None for units"),
    (lambda: GrowthTarget.of("iip", "42", "2020", ANY), "None as rate"),
]


@pytest.mark.parametrize(("make", "reason"), OF_ANOTHER_TYPE)
def test_parts_of_another_type_are_refused_by_the_library(
    make: Callable[[], object], reason: str
) -> None:
    with pytest.raises(InvalidTypeError) as caught:
        make()
    assert caught.value.accepted, reason


def test_bad_parts_are_errors_of_the_library() -> None:
    assert all(issubclass(error, CongThuongError) for _, error, _ in BAD)


# Places and segments.


def test_one_name_in_two_unicode_forms_is_one() -> None:
    assert NamedPlace("Ta\u0302n Thanh") == NamedPlace(" Tân\u00a0Thanh ")
    assert Segment(SegmentDimension.PRODUCT, "ga\u0323o") == Segment(
        SegmentDimension.PRODUCT, "gạo"
    )


def test_a_place_is_its_name_kind_and_unit() -> None:
    gate = NamedPlace("Tân Thanh", PlaceKind.BORDER_GATE)
    assert str(gate) == "cửa khẩu Tân Thanh"
    assert str(NamedPlace("A", PlaceKind.PORT, HA_TINH)) == "cảng A (tỉnh Hà Tĩnh)"
    assert gate != NamedPlace("Tân Thanh", PlaceKind.MARKET)
    assert gate != NamedPlace("Tân Thanh", PlaceKind.BORDER_GATE, HA_TINH)


def test_a_group_has_one_order_and_each_member_once() -> None:
    group = LocalityGroup((HA_TINH, THAI_NGUYEN, HA_TINH))
    assert group == GROUP
    assert group.members == (THAI_NGUYEN, HA_TINH)
    assert str(group) == "tỉnh Thái Nguyên, tỉnh Hà Tĩnh"
    assert LocalityGroup(iter([HA_TINH, THAI_NGUYEN])) == GROUP


def test_two_times_of_one_unit_have_an_order_in_a_group() -> None:
    times = [
        Locality(LocalityLevel.PROVINCE, "01", LocalityKind.PROVINCE, "A", date(year, 1, 1))
        for year in range(2000, 2020)
    ]
    assert [m.valid_from for m in LocalityGroup(times).members] == [t.valid_from for t in times]


def test_a_segment_prints_its_member_and_counts_its_dimension() -> None:
    assert str(SOLAR) == "điện mặt trời"
    assert Segment(SegmentDimension.PRODUCT, "điện mặt trời") != SOLAR


# Keys.


def test_keys_differ_in_every_part() -> None:
    others = [
        RecordKey(get_indicator("imports"), HA_TINH, YEAR),
        RecordKey(EXPORTS, THAI_NGUYEN, YEAR),
        RecordKey(EXPORTS, GROUP, YEAR),
        RecordKey(EXPORTS, HA_TINH, Period.year(2020)),
        RecordKey(EXPORTS, HA_TINH, AsOf(2019)),
        RecordKey(EXPORTS, HA_TINH, YEAR, PriceBasis.current()),
        RecordKey(EXPORTS, HA_TINH, YEAR, PriceBasis.constant(2010)),
        RecordKey(EXPORTS, HA_TINH, YEAR, PriceBasis.constant(2020)),
        RecordKey(EXPORTS, HA_TINH, YEAR, None, {SOLAR}),
    ]
    assert len({KEY, *others}) == len(others) + 1


def test_segments_are_a_set_in_any_order() -> None:
    wind = Segment(SegmentDimension.STAGE, "đang xây dựng")
    assert KEY.part(SOLAR, wind) == KEY.part(wind).part(SOLAR, wind)
    assert RecordKey(EXPORTS, HA_TINH, YEAR, None, [wind, SOLAR]) == KEY.part(SOLAR, wind)
    assert repr(KEY.part(SOLAR, wind)) == (
        "<RecordKey exports, tỉnh Hà Tĩnh, 2019, đang xây dựng, điện mặt trời>"
    )


def test_a_key_prints_on_one_short_line() -> None:
    key = RecordKey(EXPORTS, NamedPlace("A"), AsOf(2019, 6, 30), PriceBasis.constant(2010))
    assert str(key) == "exports, địa điểm A, 2019-06-30, constant-2010"
    assert repr(key) == f"<RecordKey {key}>"


# Times in SDMX, ISO and Vietnamese.
TIMES: Final = {
    "2022-S1": Period.half(2022, 1),
    "2024-Q3": Period.quarter(2024, 3),
    "2013-09": Period.month(2013, 9),
    "2019": YEAR,
    "2024-01-01/P9M": Period.year_to_date(2024, 9),
    "2011-01-01/P5Y": Period.years(2011, 2015),
    "2022-07-25": AsOf(2022, 7, 25),
    "9 tháng đầu năm 2013": Period.year_to_date(2013, 9),
    "quý III/2024": Period.quarter(2024, 3),
    "tháng 9 năm 2013": Period.month(2013, 9),
    "giai đoạn 2016-2020": Period.years(2016, 2020),
    "31/12/2023": AsOf(2023, 12, 31),
    "ngày 05 tháng 6 năm 2024": AsOf(2024, 6, 5),
}


@pytest.mark.parametrize(("text", "time"), TIMES.items())
def test_times_are_read_as_codes_and_as_words(text: str, time: Period | AsOf) -> None:
    assert RecordKey.of("exports", "42", text).time == time
    assert KEY.at(text) == KEY.at(time) == RecordKey(EXPORTS, HA_TINH, time)


def test_what_is_no_time_is_told_of_periods_too() -> None:
    with pytest.raises(ParseError) as caught:
        RecordKey.of("exports", "42", "quý cuối năm")
    assert "quý III/2024" in caught.value.accepted
    assert "30/6/2018" in caught.value.accepted
    with pytest.raises(ParseError, match="it names no year"):
        RecordKey.of("exports", "42", "quý III")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("tỉnh Hà Tĩnh", "42"),
        ("tinh ha tinh", "42"),
        ("thành phố Hà Tĩnh", "436"),
        ("huyện Krông Pa", "637"),
        ("huyện Châu Thành, Tây Ninh", "708"),
        ("cả nước", "VN"),
        ("VN", "VN"),
        ("637", "637"),
    ],
)
def test_places_are_read_as_codes_and_as_names(name: str, code: str) -> None:
    assert RecordKey.of("exports", name, "2019").place == get_locality(code, on=YEAR)


def test_a_code_is_that_of_the_day() -> None:
    before, after = (RecordKey.of("iip", "52", year).place for year in ("2024", "2026"))
    assert (str(before), str(after)) == ("tỉnh Bình Định", "tỉnh Gia Lai")


def test_an_ambiguous_name_is_refused_with_its_candidates() -> None:
    with pytest.raises(ParseError, match="15 units may be meant") as caught:
        RecordKey.of("exports", "Châu Thành", "2019")
    assert len(caught.value.suggestions) == 3
    assert "huyện Châu Thành, Tây Ninh" in caught.value.suggestions
    assert all("huyện Châu Thành, " in text for text in caught.value.suggestions)


def test_a_candidate_of_an_ambiguous_name_can_be_read() -> None:
    with pytest.raises(ParseError) as caught:
        RecordKey.of("exports", "Châu Thành", "2019")
    key = RecordKey.of("exports", caught.value.suggestions[0], "2019")
    assert key.place == get_locality("708", on=YEAR)


def test_a_name_that_no_unit_has_on_that_day_is_refused() -> None:
    with pytest.raises(ParseError, match="637") as caught:
        RecordKey.of("exports", "huyện Krông Pa", "2026")
    heirs = {link.successor for link in get_locality("637", on=YEAR).successors()}
    assert heirs
    assert {
        RecordKey.of("exports", text, "2026").place for text in caught.value.suggestions
    } == heirs


def test_a_candidate_that_no_name_tells_apart_is_suggested_by_its_code() -> None:
    # Ngã Bảy was once Tân Hiệp, so that "xã Tân Thành, Tân Hiệp" may be either.
    with pytest.raises(ParseError, match="2 units may be meant") as caught:
        RecordKey.of("exports", "xã Tân Thành, Tân Hiệp", "2024")
    assert caught.value.suggestions == ("30856", "xã Tân Thành, Ngã Bảy")


def test_a_unit_that_ended_long_ago_suggests_what_its_heirs_became() -> None:
    # A town until 2010, then a city until the districts ended.
    with pytest.raises(ParseError, match=r"thị xã Hà Giang \(024\) was no more") as caught:
        RecordKey.of("exports", "thị xã Hà Giang", "2026")
    assert caught.value.suggestions
    for text in caught.value.suggestions:
        assert RecordKey.of("exports", text, "2026").place.in_force(YEAR_2026)  # type: ignore[union-attr]


def test_a_unit_whose_heirs_are_not_on_record_is_refused_all_the_same() -> None:
    with pytest.raises(ParseError, match="quận Thủ Đức") as caught:
        RecordKey.of("exports", "quận Thủ Đức", "2026")
    assert caught.value.suggestions == ()


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ParseError, match="0 units may be meant on 2019"):
        RecordKey.of("exports", "huyện Không Có", "2019")


def test_parts_that_are_no_text_come_through_as_they_are() -> None:
    gate = NamedPlace("Tân Thanh", PlaceKind.BORDER_GATE)
    basis = PriceBasis.constant(2010)
    key = RecordKey.of(EXPORTS, gate, YEAR, price_basis=basis, segments=[SOLAR])
    assert key == RecordKey(EXPORTS, gate, YEAR, basis, frozenset({SOLAR}))
    words = RecordKey.of("exports", gate, "2019", price_basis="giá so sánh 2010")
    assert words.price_basis == basis


def test_the_period_of_a_moment_is_its_month_or_year() -> None:
    assert KEY.last_period == YEAR
    assert KEY.at(AsOf(2019, 6, 30)).last_period == Period.month(2019, 6)
    assert KEY.at(AsOf(2019)).last_period == YEAR


@given(record_keys(), record_keys())
@settings(max_examples=30)
def test_a_series_is_all_but_the_time(one: RecordKey, other: RecordKey) -> None:
    assert one.is_same_series(one.at(other.time))
    assert one.at(other.time).time == other.time
    same = (one.indicator, one.place, one.price_basis, one.segments) == (
        other.indicator, other.place, other.price_basis, other.segments,
    )  # fmt: skip
    assert one.is_same_series(other) is same


# Sources and status.


def test_a_source_says_who_and_when_or_where() -> None:
    assert str(Source()) == "không rõ nguồn"
    assert str(Source(url="https://a")) == "https://a"
    assert str(Source("Báo cáo", "Sở", date(2022, 7, 1), url="https://a")) == (
        "Báo cáo, Sở, 2022-07-01"
    )
    assert str(Source(issuer=parse_authority("Trung ương"))) == "Trung ương"
    assert Source(span=Span(1, 2)).span == (1, 2)


def test_a_source_that_is_a_document_prints_its_symbol() -> None:
    plan = parse_document("48/KH-SCT")
    assert str(Source(document=plan, url="https://a")) == "48/KH-SCT"
    assert str(Source("Kế hoạch", "Sở", document=plan)) == "Kế hoạch, 48/KH-SCT, Sở"


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, None),
        (date(2022, 7, 1), date(2022, 7, 1)),
        (AsOf(2022, 7), date(2022, 7, 31)),
        (AsOf(2022), date(2022, 12, 31)),
    ],
)
def test_the_day_of_publication_is_the_latest_possible(
    published: date | AsOf | None, day: date | None
) -> None:
    assert Source(published=published).day == day


def test_statuses_have_a_rank() -> None:
    assert [status.value for status in sorted(ObservationStatus, key=lambda s: s.rank)] == [
        "F", "E", "P", "A",
    ]  # fmt: skip


# Observations and targets.


def test_values_come_in_as_text_quantity_or_rate() -> None:
    amount = Quantity.of(850, Scale.MILLION, USD)
    made = [
        Observation.of("exports", "42", "2019", value)
        for value in ("850 triệu USD", amount, StatedQuantity.exactly(amount))
    ]
    assert len(set(made)) == 1
    assert made[0].quantity == amount
    for value in (IndexNumber("105", SAME), PercentShare("12")):
        assert Observation.of("iip", "42", "2019", value).value is value


@pytest.mark.parametrize("kind", [Observation, PlanTarget])
@pytest.mark.parametrize(
    "value",
    [IndexNumber("105", SAME), PercentShare("12"), parse_stated_quantity("từ 8 đến 9 tỷ đồng")],
)
def test_a_value_that_is_no_one_quantity_is_told(kind: Any, value: Any) -> None:
    record = kind(KEY, value)
    assert record.interval == value.interval
    with pytest.raises(InvalidValueError, match="of one quantity"):
        record.quantity  # noqa: B018


def test_an_observation_prints_its_key_and_value() -> None:
    record = Observation.of("exports", "42", "2019", "gần 850 triệu USD")
    assert repr(record) == "<Observation exports, tỉnh Hà Tĩnh, 2019: gần 850 triệu USD>"
    assert record._repr_html_() == (
        '<span title="exports, tỉnh Hà Tĩnh, 2019">gần 850 triệu USD</span>'
    )
    assert record.interval.high == 850_000_000
    estimate = Observation(KEY, STATED, ObservationStatus.ESTIMATE)
    assert repr(estimate) == f"<Observation {KEY}: 850 triệu USD (ước tính)>"
    assert str(estimate) == f"{KEY}: 850 triệu USD"


def test_a_target_prints_its_plan() -> None:
    budget = PlanReference(PlanKind.BUDGET_ESTIMATE, parse_authority("Trung ương"), 2)
    assert str(budget) == "dự toán Trung ương giao (điều chỉnh lần 2)"
    target = PlanTarget.of("exports", "42", "2020", "1,2 tỷ USD", plan=budget)
    assert repr(target) == f"<PlanTarget exports, tỉnh Hà Tĩnh, 2020: {budget} 1,2 tỷ USD>"
    assert target._repr_html_() == (
        f'<span title="exports, tỉnh Hà Tĩnh, 2020">{budget} 1,2 tỷ USD</span>'
    )
    assert target.quantity == Quantity.of("1.2", Scale.BILLION, USD)
    growth = GrowthTarget.of("iip", "42", "2020", "tăng 10,64%", plan=budget)
    assert repr(growth) == f"<GrowthTarget iip, tỉnh Hà Tĩnh, 2020: {budget} tăng 10,64%>"
    assert GrowthTarget.of("iip", "42", "2020", PercentChange("10.64")).plan == PlanReference()


@pytest.mark.parametrize("indicator", default_indicators().indicators, ids=lambda each: each.code)
def test_the_direction_of_a_target_is_that_of_its_indicator(indicator: Any) -> None:
    way = TargetDirection.AT_MOST if indicator.good is GoodDirection.DOWN else (
        TargetDirection.AT_LEAST
    )  # fmt: skip
    assert PlanTarget.of(indicator, HA_TINH, YEAR, "5%").direction is way
    assert GrowthTarget.of(indicator, HA_TINH, YEAR, "+5%").direction is way
    for wish in TargetDirection:
        assert PlanTarget.of(indicator, HA_TINH, YEAR, "5%", direction=wish).direction is wish


def test_the_catalogue_has_indicators_of_which_less_is_better() -> None:
    assert any(each.good is GoodDirection.DOWN for each in default_indicators().indicators)


# Comparisons: every kind of rate over every kind of base.
RATES: Final[dict[str, Any]] = {
    "plan": PercentOfPlan("55"),
    "change": PercentChange("5"),
    "points": PercentagePoints("2"),
    "share": PercentShare("12"),
    "multiple": Multiple("2.3"),
    "index": IndexNumber("105", SAME),
    "amount": Quantity.of(5, Scale.BILLION),
}
BASES: Final[dict[str, tuple[ComparisonBase, str]]] = {
    "same period": (SAME, "change points multiple index amount"),
    "previous period": (BEFORE, "change points multiple amount"),
    "December": (IndexBase.DECEMBER_LAST_YEAR, "change points multiple amount"),
    "moment": (AsOf(2015, 12), "change points multiple amount"),
    "a year": (Period.year(2015), "change points multiple amount"),
    "plan": (PlanBase(), "plan points amount"),
    "whole": (WholeBase(), "share points"),
    "average": (YearlyAverage(Period.years(2016, 2020)), "change points multiple index amount"),
}
CASES: Final = [
    pytest.param(
        value,
        base,
        rate in fitting.split(),
        id=f"{rate} over {name}",
    )
    for rate, value in RATES.items()
    for name, (base, fitting) in BASES.items()
]


@pytest.mark.parametrize(("value", "base", "fits"), CASES)
def test_a_rate_is_over_the_bases_of_its_kind(value: Any, base: ComparisonBase, fits: bool) -> None:
    if fits:
        assert Comparison(KEY, value, base).value is value
        assert Spread(OF_GROUP, value, value, base).base is base
    else:
        with pytest.raises(KindMismatchError, match="cannot compare"):
            Comparison(KEY, value, base)
        with pytest.raises(KindMismatchError, match="cannot compare"):
            Spread(OF_GROUP, value, value, base)


def test_an_index_may_be_over_the_period_that_it_names() -> None:
    index = IndexNumber("132", "2010")
    assert Comparison(KEY, index, Period.year(2010)).value is index
    assert Comparison(KEY, IndexNumber("132", "2010-12"), AsOf(2010, 12)).base == AsOf(2010, 12)
    with pytest.raises(KindMismatchError):
        Comparison(KEY, index, Period.year(2015))


def test_a_yearly_average_needs_more_than_a_month() -> None:
    for span in (Period.month(2024, 9), Period.half(2024, 1), Period.parse("2024-01-01/P18M")):
        with pytest.raises(InvalidValueError, match="whole years"):
            YearlyAverage(span)
    assert YearlyAverage(YEAR).span == YEAR


READ: Final[list[tuple[str, ComparisonBase, object]]] = [
    ("tăng 53,5%", SAME, PercentChange("53.5")),
    ("giảm 6,4%", Period.year(2015), PercentChange("-6.4")),
    ("74,5%", PlanBase(), PercentOfPlan("74.5")),
    ("vượt 5,2%", PlanBase(), PercentOfPlan("105.2")),
    ("chiếm 97%", WholeBase(), PercentShare("97")),
    ("+7%", YearlyAverage(Period.years(2016, 2020)), PercentChange("7")),
]


@pytest.mark.parametrize(("text", "base", "value"), READ)
def test_the_base_says_which_rate_a_text_is(text: str, base: ComparisonBase, value: object) -> None:
    assert Comparison.of("exports", "42", "2019", text, base).value == value


# A hedge and a range are read with their figure, and printed with it.
OVER, NEARLY, ABOUT, UNDER, AT_LEAST, EXACT = (
    Approximation.OVER,
    Approximation.NEARLY,
    Approximation.ABOUT,
    Approximation.UNDER,
    Approximation.AT_LEAST,
    Approximation.EXACT,
)
PHRASES: Final[list[tuple[str, str, str | None, Approximation, str]]] = [
    ("tăng hơn 5%", "5", None, OVER, "tăng trên 5%"),
    ("tăng trên 5%", "5", None, OVER, "tăng trên 5%"),
    ("giảm gần 6,4%", "-6.4", None, NEARLY, "giảm gần 6,4%"),
    ("tăng xấp xỉ 5%", "5", None, ABOUT, "tăng khoảng 5%"),
    ("khoảng 5%", "5", None, ABOUT, "tăng khoảng 5%"),
    ("giảm dưới 5%", "-5", None, UNDER, "giảm dưới 5%"),
    ("tăng ít nhất 5%", "5", None, AT_LEAST, "tăng từ 5% trở lên"),
    ("tăng từ 8,42% đến 47,07%", "8.42", "47.07", EXACT, "tăng từ 8,42% đến 47,07%"),
    ("tăng 5-6%", "5", "6", EXACT, "tăng từ 5% đến 6%"),
    ("giảm từ 5% đến 7%", "-7", "-5", EXACT, "giảm từ 5% đến 7%"),
    ("tăng từ 5% tới 6%", "5", "6", EXACT, "tăng từ 5% đến 6%"),  # as parse_stated_quantity reads
    ("tăng khoảng 5 đến 6%", "5", "6", ABOUT, "tăng khoảng từ 5% đến 6%"),
    ("vượt 5,2%", "5.2", None, EXACT, "tăng 5,2%"),
]


@pytest.mark.parametrize(("text", "value", "high", "hedge", "words"), PHRASES)
def test_a_phrase_is_read_with_hedge_and_range(
    text: str, value: str, high: str | None, hedge: Approximation, words: str
) -> None:
    made = Comparison.of("exports", "42", "2019", text, SAME)
    upper = None if high is None else PercentChange(high)
    assert (made.value, made.high, made.approximation) == (PercentChange(value), upper, hedge)
    assert str(made) == f"{KEY}: {words} so với cùng kỳ năm trước"
    target = GrowthTarget.of("exports", "42", "2019", text.replace("vượt", "tăng"))
    assert (target.rate, target.high, target.approximation) == (made.value, upper, hedge)


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase[4] for phrase in PHRASES])
def test_the_words_of_a_rate_read_back(
    phrase: tuple[str, str, str | None, Approximation, str],
) -> None:
    again = Comparison.of("exports", "42", "2019", phrase[4], SAME)
    assert again == Comparison.of("exports", "42", "2019", phrase[0], SAME)


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", "tăng hơn 5%"),
        "tăng hơn\u00a05%",
        "TĂNG HƠN 5%",
        "tăng  hơn  5%",
        " Vượt  hơn 5% ",
        unicodedata.normalize("NFD", "vượt hơn 5%"),
    ],
)
def test_spelling_does_not_matter_for_a_hedge(text: str) -> None:
    expected = Comparison.of("exports", "42", "2019", "tăng hơn 5%", SAME)
    assert Comparison.of("exports", "42", "2019", text, SAME) == expected


def test_a_range_over_zero_is_printed_with_its_signs() -> None:
    made = Comparison(KEY, PercentChange("-1"), SAME, PercentChange("2"))
    assert str(made) == f"{KEY}: từ -1% đến +2% so với cùng kỳ năm trước"


@given(
    st.one_of(
        st.tuples(percent_changes(), percent_changes(), st.just(SAME)),
        st.tuples(percents_of_plan(), percents_of_plan(), st.just(PlanBase(period=YEAR))),
        st.tuples(percent_shares(), percent_shares(), st.just(WholeBase())),
    ),
    st.sampled_from(Approximation),
)
def test_what_is_written_of_a_percentage_reads_back(
    rate: tuple[Any, Any, ComparisonBase], hedge: Approximation
) -> None:
    low, high = sorted(rate[:2])
    made = [Comparison(KEY, low, rate[2], None, hedge)]
    if hedge in (EXACT, ABOUT):
        made.append(Comparison(KEY, low, rate[2], high, hedge))
    for each in made:
        words = str(each).removeprefix(f"{KEY}: ").partition(" so với ")[0]
        assert Comparison.of("exports", HA_TINH, YEAR, words, rate[2]) == each, words


@pytest.mark.parametrize(
    "text", ["tăng hơn từ 5% trở lên", "tăng khoảng gần 5%", "tăng từ 5%", "từ 5 trở lên", "hơn"]
)
def test_what_says_two_hedges_or_half_a_range_is_refused(text: str) -> None:
    with pytest.raises(ParseError):
        Comparison.of("exports", "42", "2019", text, SAME)


def test_a_target_is_read_over_its_base() -> None:
    plan = GrowthTarget.of("exports", "42", "2019", "đạt trên 105%", base=PlanBase())
    assert (plan.rate, plan.approximation) == (PercentOfPlan(105), OVER)
    assert plan.base == PlanBase(period=YEAR)
    span = YearlyAverage(Period.years(2021, 2025))
    average = GrowthTarget.of("exports", "42", "2025", "tăng 9-10%", base=span)
    assert str(average) == (
        "exports, tỉnh Hà Tĩnh, 2025: kế hoạch tăng từ 9% đến 10% "
        "bình quân hằng năm giai đoạn 2021-2025"
    )
    factor = GrowthTarget(KEY, Multiple("1.5"), base=Period.year(2015))
    assert str(factor).endswith("kế hoạch gấp 1,5 lần so với năm 2015")
    assert factor._repr_html_() == (
        f'<span title="{KEY}">kế hoạch gấp 1,5 lần so với năm 2015</span>'
    )


def test_a_hedge_given_beside_a_phrase_counts() -> None:
    made = Comparison.of("exports", "42", "2019", "tăng 5%", SAME, approximation=OVER)
    assert made.approximation is OVER


def test_a_spread_comes_from_one_phrase() -> None:
    made = Spread.of("exports", GROUP, "2019", "giảm từ 5% đến 7%", SAME)
    assert made == Spread(OF_GROUP, PercentChange(-7), PercentChange(-5), SAME)
    with pytest.raises(ParseError, match="two ends"):
        Spread.of("exports", GROUP, "2019", "tăng 5%", SAME)


def test_a_hedge_of_a_spread_is_kept_or_refused() -> None:
    exact = Spread.of("exports", GROUP, "2019", "tăng từ 5% đến 7%", SAME)
    try:
        hedged = Spread.of("exports", GROUP, "2019", "tăng khoảng 5% đến 7%", SAME)
    except ParseError:
        return
    assert hedged != exact


def test_a_spread_from_words_has_every_part_of_its_key() -> None:
    made = Spread.of(
        "exports", GROUP, "2019", "khoảng 50 đến 60%", PlanBase(), price_basis="current",
        segments=[SOLAR], source=Source("A"), status=ObservationStatus.ESTIMATE,
    )  # fmt: skip
    key = RecordKey(EXPORTS, GROUP, YEAR, PriceBasis.current(), {SOLAR})
    base = PlanBase(period=YEAR)
    ends = PercentOfPlan(50), PercentOfPlan(60)
    assert made == Spread(key, *ends, base, ObservationStatus.ESTIMATE, Source("A"), ABOUT)
    assert str(made) == f"{key}: đạt khoảng từ 50% đến 60%"
    assert made._repr_html_() == (
        f'<span title="{key}, kế hoạch năm 2019">đạt khoảng từ 50% đến 60%</span>'
    )
    values = Spread(OF_GROUP, PercentShare(5), PercentShare(6))
    assert values._repr_html_() == f'<span title="{OF_GROUP}">chiếm từ 5% đến 6%</span>'


def test_a_plan_without_a_period_is_that_of_the_year_of_the_figure() -> None:
    for time, period in (
        ("2013-01-01/P9M", Period.year(2013)),
        ("2013", Period.year(2013)),
        ("2011-01-01/P5Y", None),
    ):
        made = Comparison.of("exports", "42", time, "đạt gần 74,5%", PlanBase())
        assert made.base == PlanBase(period=period)
    named = PlanBase(period=Period.years(2011, 2015))
    assert Comparison.of("exports", "42", "2013", "74,5%", named).base == named


def test_a_stock_reads_a_month_or_a_year_as_a_moment() -> None:
    for text, moment in (("2022-07", AsOf(2022, 7)), ("năm 2022", AsOf(2022))):
        stock = RecordKey.of("power_capacity", "637", text)
        assert stock.time == moment
        assert stock.at(text) == stock
    assert RecordKey.of("power_capacity", "637", "2022-S1").time == Period.half(2022, 1)
    assert RecordKey.of("power_capacity", "637", "quý I/2022").time == Period.quarter(2022, 1)
    assert RecordKey.of("exports", "42", "2022-07").time == Period.month(2022, 7)


def test_a_rate_comes_through_as_it_is_with_hedge_and_status() -> None:
    made = Comparison.of(
        "exports", "42", "2019", RISE, SAME, approximation=Approximation.OVER,
        status=ObservationStatus.ESTIMATE, source=Source("A"),
    )  # fmt: skip
    assert made == Comparison(
        KEY, RISE, SAME, None, Approximation.OVER, ObservationStatus.ESTIMATE, source=Source("A")
    )
    assert made.stated


TEXTS: Final[list[tuple[Any, ComparisonBase, str]]] = [
    (RISE, SAME, "tăng 5,2% so với cùng kỳ năm trước"),
    (PercentChange("-6.4"), Period.year(2015), "giảm 6,4% so với năm 2015"),
    (PercentChange("1"), AsOf(2015, 12, 31), "tăng 1% so với ngày 31 tháng 12 năm 2015"),
    (PercentOfPlan("74.5"), PlanBase(period=YEAR), "đạt 74,5% so với kế hoạch năm 2019"),
    (PercentShare("97"), WholeBase(), "chiếm 97%"),
    (Multiple("2.3"), BEFORE, "gấp 2,3 lần so với kỳ trước"),
    (IndexNumber("105.2", SAME), SAME, "bằng 105,2% so với cùng kỳ năm trước"),
    (Quantity.of(5, Scale.BILLION), SAME, "tăng 5 tỷ đồng so với cùng kỳ năm trước"),
    (Quantity.of(-5, Scale.BILLION), SAME, "giảm 5 tỷ đồng so với cùng kỳ năm trước"),
]


@pytest.mark.parametrize(("value", "base", "text"), TEXTS)
def test_a_comparison_prints_in_words(value: Any, base: ComparisonBase, text: str) -> None:
    made = Comparison(KEY, value, base)
    assert repr(made) == f"<Comparison exports, tỉnh Hà Tĩnh, 2019: {text}>"
    assert made._repr_html_().startswith('<span title="exports, tỉnh Hà Tĩnh, 2019, ')


@pytest.mark.parametrize("kind", [Comparison, GrowthTarget])
def test_a_hedge_and_a_range_are_printed(kind: Any) -> None:
    more: tuple[Any, ...] = (SAME,) if kind is Comparison else ()
    exact = kind(KEY, RISE, *more)
    assert str(exact) != str(kind(KEY, RISE, *more, approximation=Approximation.OVER))
    assert str(exact) != str(kind(KEY, RISE, *more, high=PercentChange("6")))


def test_bases_have_words() -> None:
    assert base_label(PlanBase()) == "kế hoạch"
    assert base_label(WholeBase()) == "tổng số"
    assert base_label(WholeBase(KEY)) == str(KEY)
    assert base_label(YearlyAverage(Period.years(2016, 2020))) == (
        "bình quân hằng năm giai đoạn 2016-2020"
    )
    assert base_label(AsOf(2022, 7)) == "tháng 7 năm 2022"


def test_caveats_are_added_to_a_new_comparison() -> None:
    plain = Comparison(KEY, RISE, SAME)
    twice = plain.with_caveats(NOTE).with_caveats(NOTE, Caveat("b", "khác"))
    assert plain.caveats == ()
    assert [caveat.code for caveat in twice.caveats] == ["rounded", "rounded", "b"]


# Intervals: the hedge of a fall is about its size.
HEDGED: Final = [
    ("6", Approximation.EXACT, "[5,5; 6,5)"),
    ("6", Approximation.OVER, "(6; +∞)"),
    ("6", Approximation.AT_LEAST, "[6; +∞)"),
    ("6", Approximation.NEARLY, "(-∞; 6)"),
    ("6", Approximation.UNDER, "(-∞; 6)"),
    ("6", Approximation.AT_MOST, "(-∞; 6]"),
    ("6", Approximation.ABOUT, "[4,5; 7,5)"),
    ("-6", Approximation.EXACT, "(-6,5; -5,5]"),
    ("-6", Approximation.OVER, "(-∞; -6)"),
    ("-6", Approximation.AT_LEAST, "(-∞; -6]"),
    ("-6", Approximation.NEARLY, "(-6; +∞)"),
    ("-6", Approximation.UNDER, "(-6; +∞)"),
    ("-6", Approximation.AT_MOST, "[-6; +∞)"),
    ("-6", Approximation.ABOUT, "(-7,5; -4,5]"),
    ("0", Approximation.OVER, "(0; +∞)"),
]


@pytest.mark.parametrize(("number", "hedge", "interval"), HEDGED)
def test_a_hedge_bounds_the_size_of_a_rate(
    number: str, hedge: Approximation, interval: str
) -> None:
    rate = PercentChange(number)
    made = Comparison(KEY, rate, SAME, approximation=hedge).interval
    assert str(made) == interval.replace(",", ".")
    assert GrowthTarget(KEY, rate, approximation=hedge).interval == made


def test_a_range_runs_from_the_lower_bound_to_the_upper() -> None:
    rise = Comparison(KEY, PercentChange("5"), SAME, PercentChange("6.5")).interval
    assert str(rise) == "[4.5; 6.55)"
    around = Comparison(
        KEY, PercentChange("-7"), SAME, PercentChange("-5"), Approximation.ABOUT
    ).interval
    assert str(around) == "(-8.5; -3.5]"
    one = Comparison(KEY, RISE, SAME, RISE).interval
    assert one == RISE.interval
    assert GrowthTarget(KEY, PercentChange(8), PercentChange(9)).interval.high == Decimal("9.5")


def test_an_amount_has_the_interval_of_its_digits() -> None:
    made = Comparison(KEY, Quantity.of(-5, Scale.BILLION), SAME, approximation=Approximation.OVER)
    assert str(made.interval) == "(-∞; -5000000000)"


def test_about_so_many_counts_is_the_same_for_a_change_and_for_a_level() -> None:
    amount = Quantity.of(5, unit=get_unit("market"))
    level = StatedQuantity(amount, None, Approximation.ABOUT)
    change = Comparison(KEY, amount, SAME, approximation=Approximation.ABOUT)
    assert change.interval == level.interval


@given(comparisons())
@settings(max_examples=60)
def test_an_interval_holds_what_is_printed_unless_the_hedge_excludes_it(record: Comparison) -> None:
    value = record.value.amount if isinstance(record.value, Quantity) else record.value.value
    excluding = (Approximation.OVER, Approximation.NEARLY, Approximation.UNDER)
    if record.approximation not in excluding:
        assert record.interval.contains(value)


@pytest.mark.parametrize(
    ("low", "high", "error"),
    [
        (Quantity.of(5, Scale.BILLION, VND), Quantity.of(6, Scale.BILLION, USD), UnitMismatchError),
        (IndexNumber("105", SAME), IndexNumber("110", BEFORE), KindMismatchError),
    ],
)
def test_both_ends_of_a_range_are_in_one_unit_and_over_one_base(
    low: Any, high: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        Comparison(KEY, low, SAME, high)
    with pytest.raises(error):
        Spread(OF_GROUP, low, high, SAME)


# Spreads.


def test_a_spread_is_of_rates_over_a_base_or_of_values() -> None:
    rates = Spread(OF_GROUP, RISE, PercentChange("9"), SAME)
    assert repr(rates) == (
        "<Spread exports, tỉnh Thái Nguyên, tỉnh Hà Tĩnh, 2019: tăng từ 5,2% đến 9%>"
    )
    assert not hasattr(rates, "interval")
    values = Spread(OF_GROUP, Quantity.of(1), Quantity.of(1))
    assert values.base is None
    assert Spread(OF_GROUP, PercentShare(5), PercentShare(6)).high == PercentShare(6)


def test_the_units_of_a_group_may_be_versions_of_one_code() -> None:
    assert len(LocalityGroup(locality_versions("01")).members) == len(locality_versions("01"))


@pytest.mark.parametrize(
    ("low", "high", "words", "why"),
    [
        ("0.5", "3", "tăng từ 0,5% đến 3%", "below one percent, and above nothing"),
        ("0", "3", "tăng từ 0% đến 3%", "from nothing on"),
        ("-0.5", "3", "từ -0,5% đến +3%", "across nothing"),
        ("-3", "-0.5", "giảm từ 0,5% đến 3%", "falls, the smaller first"),
    ],
)
def test_a_range_of_growth_has_signs_only_across_nothing(
    low: str, high: str, words: str, why: str
) -> None:
    found = rate_words(PercentChange(low), PercentChange(high), Approximation.EXACT)
    assert found == words, why
