"""Markets: what is known of one, the class that each decree gives it, checks, the yearly count."""

import copy
import datetime as dt
import pickle
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong.documents import parse_document
from congthuong.errors import InvalidTypeError, InvalidValueError, UnitMismatchError
from congthuong.findings import Finding, Severity
from congthuong.localities.locality import Locality, LocalityKind, LocalityLevel
from congthuong.markets import (
    Market,
    MarketClassBasis,
    MarketClassDecision,
    MarketClassification,
    MarketConstruction,
    MarketCountRow,
    MarketKind,
    MarketManagement,
    MarketManagerKind,
    MarketRegime,
    MarketWork,
    MarketWorkKind,
    MarketWorkStatus,
    check_market,
    market_class,
    market_counts,
    market_regime_on,
)
from congthuong.periods import AsOf
from congthuong.quantities import HECTARE, M2, Quantity, get_unit
from congthuong.testing import market_lists, markets

OLD: Final = MarketRegime.DECREE_02_2003
NEW: Final = MarketRegime.DECREE_60_2024
SOLID: Final = MarketConstruction.SOLID
SEMI: Final = MarketConstruction.SEMI_SOLID
NEITHER: Final = MarketConstruction.NEITHER
BUILD: Final = MarketWorkKind.NEW_BUILD
UPGRADE: Final = MarketWorkKind.UPGRADE
EXTENSION: Final = MarketWorkKind.EXTENSION
CONVERSION: Final = MarketWorkKind.CONVERSION
PLANNED: Final = MarketWorkStatus.PLANNED
IN_PROGRESS: Final = MarketWorkStatus.IN_PROGRESS
FINISHED: Final = MarketWorkStatus.FINISHED
UNKNOWN: Final = MarketWorkStatus.UNKNOWN
DISTRICT: Final = Locality(
    LocalityLevel.DISTRICT, "836", LocalityKind.RURAL_DISTRICT, "Ba Tri", None
)
YEAR_END: Final = date(2024, 12, 31)
NOON: Final = dt.datetime(2024, 12, 31, 12, tzinfo=dt.UTC)


def square_metres(number: int | str) -> Quantity:
    return Quantity.of(number, unit=M2)


def market(**fields: Any) -> Market:
    known: dict[str, Any] = {"name": "Chợ Bến Đò", **fields}
    return Market(**known)


def management(kind: Any = None, name: Any = None) -> MarketManagement:
    return MarketManagement(kind, name)


def work(kind: Any = BUILD, **fields: Any) -> MarketWork:
    return MarketWork(kind, **fields)


def decision(rank: int = 1, regime: Any = NEW, **fields: Any) -> MarketClassDecision:
    return MarketClassDecision(rank, regime, **fields)


# One market.


def test_a_market_needs_only_its_name() -> None:
    known = Market("Chợ Bến Đò")
    assert str(known) == "Chợ Bến Đò"
    values = attrs.astuple(known, recurse=False)
    assert values == ("Chợ Bến Đò", None, None, None, frozenset(), *[None] * 11, (), None, None)
    assert market_class(known, regime=NEW).rank is None
    assert check_market(known, on=YEAR_END) == ()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"name": ""}, InvalidValueError),  # no name
        ({"name": " \u00a0 "}, InvalidValueError),  # blank
        ({"name": None}, InvalidTypeError),  # the one thing that is required
        ({"locality": "Ba Tri"}, InvalidTypeError),  # a Locality, not a name
        ({"points_of_sale": -1}, InvalidValueError),  # below zero
        ({"points_of_sale": "250"}, InvalidTypeError),  # text is no count
        ({"points_of_sale": True}, InvalidTypeError),  # nor is a truth value
        ({"points_of_sale": 250.0}, InvalidTypeError),  # nor a float
        ({"trading_households": -1}, InvalidValueError),  # below zero
        ({"construction": "kiên cố"}, InvalidTypeError),  # a member, not its text
        ({"construction": MarketKind.TEMPORARY}, InvalidTypeError),  # another enumeration
        ({"kinds": {MarketKind.NIGHT}}, InvalidTypeError),  # a set can change
        ({"kinds": None}, InvalidTypeError),  # no tags are the empty set
        ({"kinds": frozenset(["đêm"])}, InvalidTypeError),  # a member, not its text
        ({"in_plan": 1}, InvalidTypeError),  # a number is no truth value
        ({"site_area": 5000}, InvalidTypeError),  # an area has a unit
        ({"site_area": Quantity.of(1, unit=HECTARE)}, UnitMismatchError),  # not in m²
        ({"floor_area": Quantity.of(1, unit=get_unit("m"))}, UnitMismatchError),  # a length
        ({"floor_area": square_metres(-1)}, InvalidValueError),  # below zero
        ({"management": MarketManagerKind.BOARD}, InvalidTypeError),  # the kind alone
        ({"capital": 5}, InvalidTypeError),  # words
        ({"decision": 1}, InvalidTypeError),  # the class alone
        ({"opened": "1998"}, InvalidTypeError),  # text is no time
        ({"opened_by": 1998}, InvalidTypeError),  # a number is no time
        ({"stopped": NOON}, InvalidTypeError),  # a time of day
        ({"stopped_by": "2024-01-01"}, InvalidTypeError),  # text is no time
        ({"opened": AsOf(1998), "opened_by": AsOf(2022)}, InvalidValueError),  # two times
        ({"stopped": AsOf(2023), "stopped_by": AsOf(2024)}, InvalidValueError),  # two times
        ({"works": [MarketWork(BUILD)]}, InvalidTypeError),  # a list can change
        ({"works": (BUILD,)}, InvalidTypeError),  # the kind alone
    ],
)
def test_a_wrong_field_of_a_market_is_refused(
    fields: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        market(**fields)


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: decision(0), InvalidValueError),  # classes begin at 1
        (lambda: decision(4), InvalidValueError),  # and end at 3
        (lambda: decision(rank=True), InvalidValueError),  # a truth value is no class
        (lambda: decision(regime="60/2024/NĐ-CP"), InvalidTypeError),  # a member, not its text
        (lambda: decision(document="832/QĐ-UBND"), InvalidTypeError),  # a reference, not its text
        (lambda: decision(date="12/5/2023"), InvalidTypeError),  # text is no time
        (lambda: management("ban quản lý"), InvalidTypeError),  # a member, not its text
        (lambda: management(name=5), InvalidTypeError),  # a number is no name
        (lambda: work("xây mới"), InvalidTypeError),  # a member, not its text
        (lambda: work(stated_status="hoàn thành"), InvalidTypeError),  # a member, not its text
        (lambda: work(planned="2026"), InvalidTypeError),  # text is no time
        (lambda: work(started=2026), InvalidTypeError),  # a number is no time
        (lambda: work(finished=NOON), InvalidTypeError),  # a time of day
        (lambda: MarketClassification(NEW, 4, "", ""), InvalidValueError),  # no such class
        (lambda: NEW.label(4), InvalidValueError),  # no such class
    ],
)
def test_a_wrong_part_of_a_market_is_refused(
    make: Callable[[], object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        make()


@pytest.mark.parametrize(
    ("fields", "on", "there"),
    [
        ({}, YEAR_END, None),
        ({"opened": date(2024, 12, 31)}, YEAR_END, True),
        ({"opened": date(2025, 1, 1)}, YEAR_END, False),
        ({"opened": AsOf(2024)}, date(2024, 12, 30), None),
        ({"opened": AsOf(2024)}, date(2024, 1, 1), None),
        ({"opened": AsOf(2024)}, AsOf(2024), True),
        ({"opened": AsOf(2025)}, YEAR_END, False),
        ({"opened_by": AsOf(2024)}, YEAR_END, True),
        ({"opened_by": AsOf(2025)}, YEAR_END, None),
        ({"opened": AsOf(1998), "stopped": YEAR_END}, YEAR_END, False),
        ({"opened": AsOf(1998), "stopped": date(2025, 1, 1)}, YEAR_END, True),
        ({"opened": AsOf(1998), "stopped": AsOf(2024)}, date(2024, 6, 30), None),
        ({"opened": AsOf(1998), "stopped_by": AsOf(2025)}, YEAR_END, None),
        ({"stopped_by": AsOf(2024)}, YEAR_END, False),
        ({"stopped": AsOf(2025)}, YEAR_END, None),
    ],
)
def test_a_market_tells_whether_it_is_there_or_that_it_is_open(
    fields: dict[str, Any], on: date | AsOf, there: bool | None
) -> None:
    assert market(**fields).in_operation(on) is there


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, UNKNOWN),
        ({"planned": AsOf(2023)}, PLANNED),
        ({"planned": AsOf(2030)}, PLANNED),
        ({"planned": AsOf(2023), "finished": AsOf(2025)}, UNKNOWN),
        ({"started": date(2025, 1, 1)}, PLANNED),
        ({"started": YEAR_END}, IN_PROGRESS),
        ({"started": AsOf(2023), "finished": date(2025, 1, 1)}, IN_PROGRESS),
        ({"started": AsOf(2023), "finished": YEAR_END}, FINISHED),
        ({"finished": AsOf(2024)}, FINISHED),
        ({"stated_status": FINISHED}, UNKNOWN),
    ],
)
def test_work_has_the_status_that_its_times_give(
    fields: dict[str, Any], status: MarketWorkStatus
) -> None:
    assert work(**fields).status_on(YEAR_END) is status


@pytest.mark.parametrize(
    "fields",
    [{"started": AsOf(2024)}, {"started": AsOf(2023), "finished": AsOf(2024)}],
)
def test_work_of_some_day_in_a_year_has_no_known_status_within_it(fields: dict[str, Any]) -> None:
    assert work(**fields).status_on(date(2024, 6, 30)) is UNKNOWN


@pytest.mark.parametrize("on", [None, "2024", 2024, NOON])
def test_a_status_is_asked_for_at_a_day_or_moment_only(on: Any) -> None:
    for ask in (work().status_on, market().in_operation, market_regime_on):
        with pytest.raises(InvalidTypeError):
            ask(on)


def test_the_day_of_a_decision_is_its_own_or_that_of_its_document() -> None:
    dated = parse_document("832/QĐ-UBND ngày 12/5/2023")
    assert decision().day is None
    assert decision(document=parse_document("832/QĐ-UBND")).day is None
    assert decision(document=dated).day == date(2023, 5, 12)
    assert decision(document=dated, date=AsOf(2023)).day == date(2023, 12, 31)


def test_a_market_is_shown_with_its_place_and_escaped_in_notebooks() -> None:
    assert market(name="A < B")._repr_html_() == "<span><b>A &lt; B</b></span>"
    shown = market(locality=DISTRICT)._repr_html_()
    assert shown == "<span><b>Chợ Bến Đò</b> (huyện Ba Tri)</span>"


def test_tags_are_shown_in_one_order() -> None:
    tags = frozenset([MarketKind.RURAL, MarketKind.WHOLESALE, MarketKind.NIGHT])
    shown = repr(market(kinds=tags))
    assert "frozenset({MarketKind.WHOLESALE, MarketKind.NIGHT, MarketKind.RURAL})" in shown


def test_every_tag_has_its_words() -> None:
    assert MarketKind.BORDER_GATE_ZONE.label == "chợ trong khu kinh tế cửa khẩu"
    assert len({kind.label for kind in MarketKind}) == len(MarketKind) == 13


@given(markets())
def test_markets_survive_pickling_and_copying(found: Market) -> None:
    pickled = pickle.loads(pickle.dumps(found))  # noqa: S301
    for again in (pickled, copy.copy(found), copy.deepcopy(found)):
        assert again == found
        assert hash(again) == hash(found)
        assert repr(again) == repr(found)


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (market(), "name"),
        (work(), "kind"),
        (decision(), "rank"),
        (MarketManagement(), "name"),
        (market_class(market(), regime=NEW), "rank"),
        (market_counts([market()], year=2024)[0], "count"),
    ],
)
def test_markets_and_their_parts_are_values(value: object, field: str) -> None:
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301
    with pytest.raises(AttributeError):
        setattr(value, field, None)


# The class that a decree gives.


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2003, 3, 14), OLD),  # the decree's first day
        (date(2010, 2, 15), OLD),  # its amendment's, with the same rows
        (date(2024, 7, 31), OLD),
        (date(2024, 8, 1), NEW),
        (AsOf(2023), OLD),
        (AsOf(2024, 7), OLD),
        (AsOf(2024), NEW),  # at the end of the year
    ],
)
def test_the_regime_is_that_of_the_day(day: date | AsOf, regime: MarketRegime) -> None:
    assert market_regime_on(day) is regime


@pytest.mark.parametrize(
    "day",
    [
        date(2003, 3, 13),  # the day before the decree
        AsOf(2002),  # the year before, at its end
        date(1996, 7, 1),  # what held before is not known
    ],
)
def test_before_the_first_decree_no_regime_is_named(day: date | AsOf) -> None:
    with pytest.raises(InvalidValueError, match="2003-03-14"):
        market_regime_on(day)


CLASSES: Final[Sequence[tuple[int | None, MarketConstruction | None, bool | None, int | None]]] = (
    (0, SOLID, True, 3),
    (199, SOLID, True, 3),
    (199, SEMI, None, 3),
    (199, None, None, 3),  # under 200 points construction does not matter
    (200, SOLID, None, 2),
    (200, SEMI, None, 2),
    (200, None, None, None),  # 2, or 3 if it is temporary
    (400, SOLID, True, 2),
    (400, SEMI, None, 2),
    (400, SEMI, False, None),  # art. 4.2 asks for planning in class 2 as in class 1
    (200, SOLID, False, None),  # the same at the lower end
    (199, SOLID, False, 3),  # class 3 does not ask for it
    (401, SOLID, True, 1),
    (401, SOLID, None, 1),  # planning stands among the unchecked conditions
    (401, SOLID, False, None),  # no row: class 1 asks for planning
    (401, SEMI, True, None),  # no row: class 1 is solid, class 2 ends at 400
    (401, None, True, None),  # 1, 3 or none
    (401, NEITHER, True, 3),
    (200, NEITHER, None, 3),
    (None, NEITHER, None, 3),  # not built, however large
    (None, SOLID, True, None),
    (None, None, None, None),
)


@pytest.mark.parametrize("regime", MarketRegime)
@pytest.mark.parametrize(("points", "construction", "in_plan", "rank"), CLASSES)
def test_the_class_is_that_of_the_row_that_the_market_matches(
    points: int | None,
    construction: MarketConstruction | None,
    in_plan: bool | None,
    rank: int | None,
    regime: MarketRegime,
) -> None:
    known = market(points_of_sale=points, construction=construction, in_plan=in_plan)
    found = market_class(known, regime=regime)
    assert (found.rank, found.regime, found.article) == (rank, regime, regime.article)
    assert found.label == (f"{regime.word} {rank}" if rank else f"chưa phân được {regime.word}")


BUILT: Final = "xây dựng kiên cố"
NO_ROW: Final = "không khớp hàng nào của quy định"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "chưa có số điểm kinh doanh"),
        ({"points_of_sale": 200}, "200 điểm kinh doanh nhưng chưa rõ mức độ xây dựng"),
        ({"points_of_sale": 150}, "150 điểm kinh doanh, dưới 200"),
        ({"construction": NEITHER}, "chưa được xây dựng kiên cố hoặc bán kiên cố"),
        (
            {"points_of_sale": 300, "construction": SEMI},
            "300 điểm kinh doanh, từ 200 đến 400, xây dựng bán kiên cố",
        ),
        (
            {"points_of_sale": 1250, "construction": SOLID},
            "1.250 điểm kinh doanh, trên 400, xây dựng kiên cố",
        ),
        (
            {"points_of_sale": 401, "construction": SEMI},
            f"401 điểm kinh doanh, trên 400, nhưng xây dựng bán kiên cố: {NO_ROW}",
        ),
        (
            {"points_of_sale": 401, "construction": SOLID, "in_plan": False},
            f"401 điểm kinh doanh, trên 400, xây dựng kiên cố, nhưng ngoài quy hoạch: {NO_ROW}",
        ),
        (
            {"points_of_sale": 300, "construction": SOLID, "in_plan": False},
            f"300 điểm kinh doanh, từ 200 đến 400, {BUILT}, nhưng ngoài quy hoạch: {NO_ROW}",
        ),
    ],
)
def test_a_classification_says_what_decided_it(fields: dict[str, Any], reason: str) -> None:
    found = market_class(market(**fields), regime=NEW)
    assert found.reason == reason
    assert str(found) == f"{found.label}: {reason} (Điều 4 Nghị định 60/2024/NĐ-CP)"


def test_a_class_names_the_conditions_that_the_data_do_not_cover() -> None:
    for points in (401, 300):
        large = market_class(market(points_of_sale=points, construction=SOLID), regime=NEW)
        planned = market_class(
            market(points_of_sale=points, construction=SOLID, in_plan=True), regime=NEW
        )
        assert large.unchecked == ("phù hợp quy hoạch", *planned.unchecked)
        assert planned.unchecked == (
            "mặt bằng phù hợp quy mô, bãi trông giữ xe, vệ sinh công cộng",
        )
    small = market_class(market(points_of_sale=150), regime=NEW)
    assert small.unchecked == ("mặt bằng phù hợp quy mô, vệ sinh công cộng",)
    assert market_class(market(), regime=NEW).unchecked == ()


def test_the_old_regime_is_cited_with_its_amendment() -> None:
    assert OLD.article == "Nghị định 02/2003/NĐ-CP, sửa đổi tại Nghị định 114/2009/NĐ-CP"


@given(markets())
def test_both_decrees_give_one_class(found: Market) -> None:
    old, new = market_class(found, regime=OLD), market_class(found, regime=NEW)
    assert old.rank == new.rank
    assert old.reason == new.reason or found.in_plan is False
    assert len(old.unchecked) == len(new.unchecked)


@pytest.mark.parametrize(
    ("points", "in_plan", "rank", "said"),
    [
        # Its thresholds are on record, its word on planning is not: the doubt is said.
        (300, False, None, "chưa rõ quy định của loại chợ có đòi hỏi quy hoạch hay không"),
        (401, False, None, "chưa rõ quy định của loại chợ có đòi hỏi quy hoạch hay không"),
        (300, None, 2, "từ 200 đến 400"),
        (300, True, 2, "từ 200 đến 400"),
        (199, False, 3, "dưới 200"),
    ],
)
def test_the_old_decree_is_not_taken_to_say_what_the_new_one_says(
    points: int, in_plan: bool | None, rank: int | None, said: str
) -> None:
    known = market(points_of_sale=points, construction=SOLID, in_plan=in_plan)
    found = market_class(known, regime=OLD)
    assert found.rank == rank
    assert said in found.reason
    assert NO_ROW not in found.reason


def test_the_services_of_the_new_decree_are_not_asked_for_under_the_old_one() -> None:
    services = "mặt bằng và dịch vụ theo quy định của loại chợ"
    known = market(points_of_sale=300, construction=SOLID)
    assert market_class(known, regime=OLD).unchecked == ("phù hợp quy hoạch", services)
    assert market_class(market(points_of_sale=150), regime=OLD).unchecked == (services,)


@given(markets(), st.integers(0, 900), st.integers(0, 900))
def test_more_points_never_give_a_lower_class(found: Market, one: int, more: int) -> None:
    ranks = [
        market_class(
            market(points_of_sale=points, construction=found.construction, in_plan=True),
            regime=NEW,
        ).rank
        for points in sorted((one, more))
    ]
    if None not in ranks:
        assert ranks == sorted(ranks, key=lambda rank: -(rank or 0))


@pytest.mark.parametrize(
    ("arguments", "regime"),
    [
        ("Chợ Bến Đò", NEW),  # a name is no market
        (market(), "60/2024/NĐ-CP"),  # a text is no regime
        (market(), YEAR_END),  # a day is no regime
    ],
)
def test_a_class_is_asked_for_a_market_and_a_regime_only(arguments: Any, regime: Any) -> None:
    with pytest.raises(InvalidTypeError):
        market_class(arguments, regime=regime)


# Checks.

WHOLESALE: Final = frozenset([MarketKind.WHOLESALE])
AFTER: Final = date(2025, 6, 30)
BEFORE: Final = date(2024, 7, 31)
LARGE: Final = {"points_of_sale": 401, "construction": SOLID}

CHECKS: Final[Sequence[tuple[Mapping[str, Any], date | AsOf, Sequence[str]]]] = (
    # The decided class against the computed one.
    ({**LARGE, "decision": decision(1)}, AFTER, []),
    ({**LARGE, "decision": decision(2)}, AFTER, ["market-class-differs"]),
    ({**LARGE, "construction": SEMI, "decision": decision(1)}, AFTER, ["market-class-unchecked"]),
    ({"decision": decision(1)}, AFTER, ["market-class-unchecked"]),
    ({**LARGE, "decision": decision(2, date=date(2025, 7, 1))}, AFTER, []),  # not yet decided
    ({**LARGE, "decision": decision(2, date=AFTER)}, AFTER, ["market-class-differs"]),
    # The decree that it was decided under.
    ({**LARGE, "decision": decision(1, OLD)}, BEFORE, []),
    ({**LARGE, "decision": decision(1, OLD)}, AFTER, ["market-class-other-regime"]),
    (
        {**LARGE, "decision": decision(1, OLD, date=date(2021, 5, 12))},
        AFTER,
        ["market-class-other-regime"],
    ),
    (
        {**LARGE, "decision": decision(1, OLD, date=date(2024, 8, 1))},
        AFTER,
        ["market-class-regime-mismatch"],
    ),
    (
        {**LARGE, "decision": decision(1, NEW, date=date(2024, 7, 31))},
        AFTER,
        ["market-class-regime-mismatch"],
    ),
    ({**LARGE, "decision": decision(1, NEW, date=AsOf(2024))}, AFTER, []),  # of either decree
    (
        {**LARGE, "decision": decision(1, OLD, date=AsOf(2024))},
        AFTER,
        ["market-class-other-regime"],
    ),
    ({**LARGE, "decision": decision(1, NEW, date=AsOf(2003))}, AFTER, []),  # decree not known
    ({**LARGE, "decision": decision(1, NEW)}, BEFORE, ["market-class-other-regime"]),
    # Wholesale markets.
    ({"kinds": WHOLESALE}, AFTER, ["wholesale-area-unknown"]),
    ({"kinds": WHOLESALE}, BEFORE, []),  # a term of Decree 60
    ({"kinds": WHOLESALE, "site_area": square_metres(10_000)}, AFTER, []),
    (
        {"kinds": WHOLESALE, "site_area": square_metres("9999.9")},
        AFTER,
        ["wholesale-area-below-minimum"],
    ),
    ({"kinds": WHOLESALE, "floor_area": square_metres(10_000)}, AFTER, []),
    (
        {
            "kinds": WHOLESALE,
            "site_area": square_metres(30_000),
            "floor_area": square_metres(9_999),
        },
        AFTER,
        ["wholesale-area-below-minimum"],
    ),
    ({"site_area": square_metres(500)}, AFTER, []),  # nobody says it is wholesale
    # Tags.
    (
        {"kinds": frozenset([MarketKind.URBAN, MarketKind.RURAL])},
        AFTER,
        ["market-area-tags-contradict"],
    ),
    (
        {"kinds": frozenset([MarketKind.TEMPORARY]), "construction": SOLID},
        AFTER,
        ["temporary-market-built"],
    ),
    ({"kinds": frozenset([MarketKind.TEMPORARY]), "construction": SOLID}, BEFORE, []),
    ({"kinds": frozenset([MarketKind.TEMPORARY]), "construction": NEITHER}, AFTER, []),
    ({"kinds": frozenset([MarketKind.TEMPORARY])}, AFTER, []),
    ({"kinds": frozenset([MarketKind.NIGHT, MarketKind.EVERYDAY])}, AFTER, []),
    # Statistics.
    ({"points_of_sale": 30}, AFTER, []),  # enough in the country
    ({"points_of_sale": 29}, AFTER, ["below-statistics-threshold"]),  # too few anywhere
    ({"points_of_sale": 49, "kinds": frozenset([MarketKind.RURAL])}, AFTER, []),
    ({"points_of_sale": 30, "kinds": frozenset([MarketKind.RURAL])}, AFTER, []),
    (
        {"points_of_sale": 29, "kinds": frozenset([MarketKind.RURAL])},
        AFTER,
        ["below-statistics-threshold"],
    ),
    ({"points_of_sale": 50, "kinds": frozenset([MarketKind.URBAN])}, AFTER, []),
    (
        {"points_of_sale": 49, "kinds": frozenset([MarketKind.URBAN])},
        AFTER,
        ["below-statistics-threshold"],
    ),
    # Works and dates.
    ({"works": (work(started=AsOf(2024), stated_status=IN_PROGRESS),)}, AFTER, []),
    (
        {"works": (work(started=AsOf(2024), stated_status=FINISHED),)},
        AFTER,
        ["market-work-status-differs"],
    ),
    ({"works": (work(stated_status=FINISHED),)}, AFTER, []),  # the times say nothing
    ({"works": (work(started=AsOf(2024), stated_status=UNKNOWN),)}, AFTER, []),
    ({"opened": AsOf(2024), "stopped": AsOf(2024)}, AFTER, []),
    ({"opened": YEAR_END, "stopped": YEAR_END}, AFTER, []),
    ({"opened": AsOf(2024), "stopped": AsOf(2023)}, AFTER, ["market-dates-out-of-order"]),
    ({"opened": AsOf(2024), "stopped_by": AsOf(2023)}, AFTER, []),
    (
        {"works": (work(started=AsOf(2024), finished=date(2023, 12, 31)),)},
        AFTER,
        ["market-dates-out-of-order"],
    ),
)


@pytest.mark.parametrize(("fields", "on", "codes"), CHECKS)
def test_a_check_finds_what_looks_wrong_and_nothing_else(
    fields: dict[str, Any], on: date | AsOf, codes: Sequence[str]
) -> None:
    assert [finding.code for finding in check_market(market(**fields), on=on)] == list(codes)


def test_every_finding_is_seen_in_the_test_above() -> None:
    assert {code for row in CHECKS for code in row[2]} == {
        "below-statistics-threshold",
        "market-area-tags-contradict",
        "market-class-differs",
        "market-class-other-regime",
        "market-class-regime-mismatch",
        "market-class-unchecked",
        "market-dates-out-of-order",
        "market-work-status-differs",
        "temporary-market-built",
        "wholesale-area-below-minimum",
        "wholesale-area-unknown",
    }


def only(fields: Mapping[str, Any], on: date) -> Finding:
    (finding,) = check_market(market(**fields), on=on)
    return finding


def test_a_differing_class_is_told_with_both_classes_and_the_article() -> None:
    finding = only({**LARGE, "decision": decision(2)}, AFTER)
    assert str(finding) == (
        "[cần kiểm tra] market-class-differs: Chợ Bến Đò: được quyết định là chợ hạng 2, số liệu "
        "ứng với hạng 1 (Điều 4 Nghị định 60/2024/NĐ-CP) «hạng 2» «401 điểm kinh doanh, trên 400, "
        "xây dựng kiên cố»"
    )


def test_a_decision_under_the_wrong_decree_is_told_with_its_number_and_day() -> None:
    document = parse_document("832/QĐ-UBND ngày 12/5/2025")
    finding = only({**LARGE, "decision": decision(1, OLD, document=document)}, AFTER)
    assert [piece.text for piece in finding.evidence] == ["loại 1", "832/QĐ-UBND", "12/5/2025"]
    assert finding.severity is Severity.WARNING


def test_a_small_site_is_certain_and_a_small_floor_is_not() -> None:
    site = only({"kinds": WHOLESALE, "site_area": square_metres(8_500)}, AFTER)
    floor = only({"kinds": WHOLESALE, "floor_area": square_metres(8_500)}, AFTER)
    assert (site.severity, floor.severity) == (Severity.WARNING, Severity.NOTE)
    assert "8.500 m2" in site.message
    assert site.legal_basis == floor.legal_basis == "Điều 3 Nghị định 60/2024/NĐ-CP"


def test_contradicting_tags_rest_on_the_decree_only_while_it_is_in_force() -> None:
    both = {"kinds": frozenset([MarketKind.URBAN, MarketKind.RURAL])}
    assert only(both, AFTER).legal_basis == "Điều 3 Nghị định 60/2024/NĐ-CP"
    assert only(both, BEFORE).legal_basis is None


def test_the_statistics_threshold_is_a_note_of_the_yearbook() -> None:
    finding = only({"points_of_sale": 29}, AFTER)
    assert finding.severity is Severity.NOTE
    assert finding.legal_basis is not None
    assert "Niên giám" in finding.legal_basis


@given(markets(), st.dates(date(2003, 3, 14), date(2030, 12, 31)))
def test_every_finding_names_the_market_and_its_code_is_stable_text(
    found: Market, on: date
) -> None:
    for finding in check_market(found, on=on):
        assert finding.message.startswith(f"{found.name}: ")
        assert finding.code.replace("-", "").isalpha()
        assert finding.code == finding.code.lower()


def test_a_check_before_the_first_decree_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="2003-03-14"):
        check_market(market(), on=date(2003, 3, 13))


def test_what_is_no_market_is_not_checked() -> None:
    stranger: Any = "Chợ Bến Đò"
    with pytest.raises(InvalidTypeError, match="Market"):
        check_market(stranger, on=AFTER)


# The yearly count.


def rows_of(
    found: Sequence[Market], year: int = 2024, basis: MarketClassBasis = MarketClassBasis.DECIDED
) -> dict[str, MarketCountRow]:
    return {row.code: row for row in market_counts(found, year=year, classes=basis)}


def number(quantity: Quantity) -> int:
    return int(quantity.amount)


CODES: Final = [
    "total",
    "solid",
    "semi-solid",
    "neither",
    "new",
    "renovated",
    "stopped",
    "underused",
    "converted",
    "managed-enterprise",
    "managed-cooperative",
    "managed-household-business",
    "managed-board",
    "managed-team",
]


def test_the_table_has_its_rows_even_where_there_are_no_markets() -> None:
    rows = market_counts([], year=2024)
    assert [row.code for row in rows] == CODES
    assert all(row.label.startswith(("Chợ", "Tổng số chợ")) for row in rows)
    assert {row.count for row in rows} == {Quantity.of(0, unit=get_unit("market"))}
    assert {(row.lacking, row.note) for row in rows} == {(0, "")}


DISTRICT_MARKETS: Final = (
    market(
        name="Chợ Bến Đò",
        points_of_sale=450,
        construction=SOLID,
        in_plan=True,
        kinds=WHOLESALE,
        management=MarketManagement(MarketManagerKind.ENTERPRISE),
        decision=decision(1, OLD, date=AsOf(2019)),
        opened=AsOf(1998),
        works=(work(EXTENSION, finished=AsOf(2024, 5)),),
    ),
    market(
        name="Chợ Gò Mới",
        points_of_sale=150,
        construction=SEMI,
        in_plan=False,
        management=MarketManagement(MarketManagerKind.TEAM),
        decision=decision(3, NEW, date=date(2024, 10, 1)),
        opened=AsOf(2024, 2),
    ),
    market(name="Chợ Xóm Chài", construction=NEITHER, opened_by=AsOf(2020)),
    market(name="Chợ Cũ", construction=SOLID, opened=AsOf(1980), stopped=AsOf(2024, 3)),
    market(name="Chợ Sắp Mở", opened=date(2025, 1, 1)),
)


def test_the_markets_of_a_district_are_counted_at_the_end_of_the_year() -> None:
    rows = rows_of(DISTRICT_MARKETS)
    counts = {code: number(row.count) for code, row in rows.items() if row.count.amount}
    assert counts == {
        "total": 3,
        "solid": 1,
        "semi-solid": 1,
        "neither": 1,
        "new": 1,
        "renovated": 1,
        "stopped": 1,
        "managed-enterprise": 1,
        "managed-team": 1,
    }
    total = rows["total"]
    classes = (total.class_1, total.class_2, total.class_3, total.unclassified)
    assert [number(count) for count in classes] == [1, 0, 1, 1]
    assert (number(total.in_plan), number(total.wholesale)) == (1, 1)
    assert total.note == (
        "1 chợ có hạng quyết định không theo Nghị định 60/2024/NĐ-CP; "
        "1 chợ chưa rõ có trong quy hoạch"
    )
    assert rows["managed-team"].note == "1 chợ thiếu số liệu để xếp vào dòng này"


def test_a_year_earlier_the_same_list_counts_otherwise() -> None:
    rows = rows_of(DISTRICT_MARKETS, year=2023)
    assert [number(rows[code].count) for code in ("total", "new", "stopped")] == [3, 0, 0]
    assert number(rows["total"].class_1) == 1
    assert rows["total"].note == "2 chợ chưa rõ có trong quy hoạch"


def test_classes_are_computed_only_when_asked_for() -> None:
    small = market(points_of_sale=90)
    decided, computed = (rows_of([small], basis=basis)["total"] for basis in MarketClassBasis)
    assert (number(decided.class_3), number(decided.unclassified)) == (0, 1)
    assert (number(computed.class_3), number(computed.unclassified)) == (1, 0)


def test_a_computed_class_leaves_the_decided_one_aside() -> None:
    large = market(**LARGE, decision=decision(3, OLD))
    total = rows_of([large], basis=MarketClassBasis.COMPUTED)["total"]
    assert (number(total.class_1), number(total.class_3)) == (1, 0)
    assert "quyết định" not in total.note


@pytest.mark.parametrize(
    ("when", "counted"), [(date(2024, 12, 31), 1), (date(2025, 1, 1), 0), (None, 1)]
)
def test_a_decision_counts_from_its_day_on(when: date | None, counted: int) -> None:
    total = rows_of([market(decision=decision(2, date=when))])["total"]
    assert (number(total.class_2), number(total.unclassified)) == (counted, 1 - counted)


@pytest.mark.parametrize(
    ("fields", "assumed"),
    [
        ({}, 1),  # nobody says when it opened
        ({"opened_by": AsOf(2025)}, 1),  # it may have opened only in 2025
        ({"opened": AsOf(1998), "stopped_by": AsOf(2025)}, 1),  # it may have stopped before
        ({"opened": AsOf(1998)}, 0),
    ],
)
def test_a_market_that_may_be_gone_is_counted_and_noted(
    fields: dict[str, Any], assumed: int
) -> None:
    total = rows_of([market(in_plan=True, **fields)])["total"]
    note = "1 chợ chưa rõ có hoạt động vào ngày 31/12/2024" if assumed else ""
    assert (number(total.count), total.lacking, total.note) == (1, assumed, note)


USED: Final[dict[str, Any]] = {"points_of_sale": 100, "trading_households": 30}


@pytest.mark.parametrize(
    ("code", "fields", "counted", "lacking"),
    [
        ("solid", {"construction": SOLID}, 1, 0),
        ("solid", {"construction": SEMI}, 0, 0),
        ("solid", {}, 0, 1),
        ("new", {"opened": AsOf(2024)}, 1, 0),
        ("new", {"opened": AsOf(2023)}, 0, 0),
        ("new", {}, 0, 1),
        ("new", {"opened_by": AsOf(2023)}, 0, 0),
        ("new", {"opened_by": AsOf(2024)}, 0, 1),  # in 2024 or long before
        ("new", {"opened": AsOf(1998), "works": (work(finished=AsOf(2024)),)}, 1, 0),  # rebuilt
        ("new", {"opened": AsOf(2024), "works": (work(finished=AsOf(2023)),)}, 0, 0),  # built 2023
        ("new", {"opened": AsOf(2024), "works": (work(started=AsOf(2024)),)}, 1, 0),
        ("new", {"opened": AsOf(1998), "works": (work(UPGRADE, finished=AsOf(2024)),)}, 0, 0),
        ("renovated", {"works": (work(UPGRADE, finished=AsOf(2024)),)}, 1, 0),
        ("renovated", {"works": (work(EXTENSION, finished=AsOf(2024)),)}, 1, 0),
        ("renovated", {"works": (work(BUILD, finished=AsOf(2024)),)}, 0, 0),
        ("renovated", {"works": (work(UPGRADE, finished=AsOf(2023)),)}, 0, 0),
        ("renovated", {"works": (work(UPGRADE, started=AsOf(2024)),)}, 0, 0),  # not yet done
        ("renovated", {"works": (work(UPGRADE, stated_status=FINISHED),)}, 0, 1),  # when?
        (
            "renovated",
            {
                "works": (
                    work(UPGRADE, stated_status=FINISHED),
                    work(EXTENSION, finished=AsOf(2024)),
                )
            },
            1,
            0,
        ),
        ("renovated", {}, 0, 0),
        ("stopped", {"stopped": AsOf(2024)}, 1, 0),
        ("stopped", {"stopped": AsOf(2023)}, 0, 0),
        ("stopped", {"stopped_by": AsOf(2024)}, 0, 1),
        ("stopped", {"stopped_by": AsOf(2023)}, 0, 0),
        ("stopped", {}, 0, 0),
        ("underused", {"construction": SOLID, **USED}, 0, 0),
        ("underused", {"construction": SEMI, **USED, "trading_households": 29}, 1, 0),
        ("underused", {"construction": NEITHER}, 0, 0),  # asked of built ones only
        ("underused", {"construction": SOLID, "points_of_sale": 100}, 0, 1),
        ("underused", {"construction": SOLID, "points_of_sale": 0, "trading_households": 0}, 0, 1),
        ("underused", USED, 0, 1),  # how it is built is not known
        ("converted", {"works": (work(CONVERSION, finished=AsOf(2024)),)}, 1, 0),
        (
            "converted",
            {"stopped": AsOf(2024), "works": (work(CONVERSION, finished=AsOf(2024)),)},
            1,
            0,
        ),
        ("managed-board", {"management": MarketManagement(MarketManagerKind.BOARD)}, 1, 0),
        ("managed-board", {"management": MarketManagement(MarketManagerKind.TEAM)}, 0, 0),
        ("managed-board", {"management": MarketManagement(name="Tổ 3")}, 0, 1),
        ("managed-board", {}, 0, 1),
    ],
)
def test_a_row_counts_the_markets_that_belong_and_names_those_that_may(
    code: str, fields: dict[str, Any], counted: int, lacking: int
) -> None:
    row = rows_of([market(in_plan=True, **fields)])[code]
    assert (number(row.count), row.lacking) == (counted, lacking)
    assert row.note == ("1 chợ thiếu số liệu để xếp vào dòng này" if lacking else "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (market(), market()),  # the same name, no place to tell them apart
        (market(), market(name="CHỢ  BẾN ĐÒ")),  # spaces and letter case
        (market(name="Chợ Hoà Phú"), market(name="Chợ Hòa Phú")),  # tone placement
        (market(locality=DISTRICT), market(locality=DISTRICT, points_of_sale=5)),  # other data
    ],
)
def test_a_market_listed_twice_is_refused(one: Market, other: Market) -> None:
    with pytest.raises(InvalidValueError, match="listed once"):
        market_counts([one, other], year=2024)


def test_one_name_in_two_localities_is_two_markets() -> None:
    assert number(rows_of([market(), market(locality=DISTRICT)])["total"].count) == 2


@pytest.mark.parametrize(
    ("markets_given", "year", "classes", "error"),
    [
        (["Chợ Bến Đò"], 2024, MarketClassBasis.DECIDED, InvalidTypeError),  # a name
        ([], 2024, "decided", InvalidTypeError),  # a member, not its text
        ([], 2002, MarketClassBasis.DECIDED, InvalidValueError),  # no regime on record
        ([], 10_000, MarketClassBasis.DECIDED, InvalidValueError),  # beyond the calendar
    ],
)
def test_a_count_of_something_else_is_refused(
    markets_given: Any, year: int, classes: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        market_counts(markets_given, year=year, classes=classes)


YEARS: Final = st.integers(2020, 2026)


@given(market_lists(), YEARS, st.sampled_from(MarketClassBasis))
def test_counts_by_class_add_up_in_every_row(
    found: tuple[Market, ...], year: int, basis: MarketClassBasis
) -> None:
    for row in market_counts(found, year=year, classes=basis):
        parts = row.class_1 + row.class_2 + row.class_3 + row.unclassified
        assert parts == row.count
        assert row.in_plan <= row.count
        assert row.wholesale <= row.count
        assert bool(row.note) >= bool(row.lacking)


@given(market_lists(), YEARS)
def test_parts_of_the_total_and_what_is_lacking_add_up_to_it(
    found: tuple[Market, ...], year: int
) -> None:
    rows = rows_of(found, year)
    total = number(rows["total"].count)
    built = [rows[code] for code in ("solid", "semi-solid", "neither")]
    managed = [row for code, row in rows.items() if code.startswith("managed-")]
    for parts in (built, managed):
        assert sum(number(row.count) for row in parts) + parts[0].lacking == total
        assert len({row.lacking for row in parts}) == 1


@given(market_lists(), YEARS, st.sampled_from(MarketClassBasis))
def test_a_list_counts_as_much_as_its_markets_one_by_one(
    found: tuple[Market, ...], year: int, basis: MarketClassBasis
) -> None:
    whole = market_counts(found, year=year, classes=basis)
    alone = [market_counts([each], year=year, classes=basis) for each in found]
    for index, row in enumerate(whole):
        singles = [rows[index] for rows in alone]
        for column in ("count", "class_1", "class_2", "class_3", "in_plan", "wholesale"):
            together: Quantity = getattr(row, column)
            assert number(together) == sum(number(getattr(each, column)) for each in singles)
        assert row.lacking == sum(each.lacking for each in singles)


@given(market_lists(), YEARS, st.randoms(use_true_random=False))
def test_the_order_of_the_list_changes_nothing(
    found: tuple[Market, ...], year: int, random: Any
) -> None:
    shuffled = random.sample(found, len(found))
    assert market_counts(shuffled, year=year) == market_counts(found, year=year)
