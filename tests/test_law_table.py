"""The page of the law by date: every table of it is what the code answers."""

import functools
import itertools
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from congthuong.authorities import Authority, AuthorityKind
from congthuong.clusters import (
    AverageMethod,
    ClusterRegime,
    ClusterReporter,
    EstablishmentCase,
    ExpansionCase,
    IndustrialCluster,
    check_cluster_establishment,
    check_cluster_expansion,
    cluster_area_limits,
    cluster_regime_on,
    reporting_deadline,
)
from congthuong.clusters.verdicts import ClusterVerdict
from congthuong.errors import InvalidValueError
from congthuong.markets import (
    Market,
    MarketConstruction,
    MarketRegime,
    market_class,
    market_regime_on,
)
from congthuong.markets.forms import MarketForm, market_form_due, market_form_items
from congthuong.periods import Period
from congthuong.quantities import HECTARE, Quantity
from congthuong.supervision import (
    Campaign,
    CampaignKind,
    SupervisionRegime,
    SupervisionStep,
    supervision_deadlines,
    supervision_regime_on,
)

PAGE: Final = Path(__file__).parent.parent / "docs" / "explanation" / "law-by-date.md"
UNKNOWN: Final = "cannot tell"
OPEN: Final = "…"
FIRST, LAST = date(2000, 1, 1), date(2030, 12, 31)


@functools.cache
def tables() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The rows of the table below each heading, its head and rule left out."""
    found: dict[str, list[tuple[str, ...]]] = {}
    heading = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("|"):
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            found.setdefault(heading, []).append(cells)
    return {name: tuple(rows[2:]) for name, rows in found.items()}


def text_on_clusters(day: date) -> str:
    regime = cluster_regime_on(day)
    return UNKNOWN if regime is None else regime.label


def text_on_markets(day: date) -> str:
    try:
        return market_regime_on(day).article
    except InvalidValueError:
        return UNKNOWN


def text_on_supervision(day: date) -> str:
    regime = supervision_regime_on(day)
    return UNKNOWN if regime is None else regime.label


ROOMS: Final[Mapping[str, Callable[[date], str]]] = {
    "clusters": text_on_clusters,
    "markets": text_on_markets,
    "supervision": text_on_supervision,
}


def test_the_page_has_the_tables_that_are_compared_here() -> None:
    assert list(tables()) == [
        "Which text governs",
        "Area of a cluster",
        "Conditions of a cluster",
        "Classes of markets",
        "Reports on markets",
        "Deadlines of supervision",
        "Reports on clusters",
        "Statistics",
        "Texts that could not be had",
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_every_day_is_governed_by_the_text_of_its_row(room: str) -> None:
    rows = [row[1:] for row in tables()["Which text governs"] if row[0] == room]
    days = [FIRST + timedelta(days=i) for i in range((LAST - FIRST).days + 1)]
    answered = [
        (group[0], group[-1], text)
        for text, group in (
            (text, list(each)) for text, each in itertools.groupby(days, ROOMS[room])
        )
    ]
    assert rows == [
        (
            OPEN if start == FIRST else start.isoformat(),
            OPEN if end == LAST else end.isoformat(),
            text,
        )
        for start, end, text in answered
    ]


def test_every_regime_of_the_code_has_a_row() -> None:
    texts = {row[3] for row in tables()["Which text governs"]}
    assert texts == {
        UNKNOWN,
        *(regime.label for regime in ClusterRegime),
        *(regime.article for regime in MarketRegime),
        *(regime.label for regime in SupervisionRegime),
    }


def hectares_of(area: Quantity | None) -> str:
    return UNKNOWN if area is None else str(area.amount)


def test_the_limits_of_area_are_those_of_the_code() -> None:
    limits = {regime.label: cluster_area_limits(regime) for regime in ClusterRegime}
    assert tables()["Area of a cluster"] == tuple(
        (
            label,
            hectares_of(each.smallest),
            hectares_of(each.smallest_special),
            hectares_of(each.largest),
            hectares_of(each.largest_expanded),
            each.legal_basis or UNKNOWN,
        )
        for label, each in limits.items()
    )


def verdict(question: str, on: date) -> ClusterVerdict:
    cluster = IndustrialCluster("Phú Hưng")
    if question == "establish":
        case = EstablishmentCase(scope=(), average=AverageMethod.SIMPLE)
        return check_cluster_establishment(cluster, case, on=on)
    added = ExpansionCase(Quantity.of(10, unit=HECTARE))
    return check_cluster_expansion(cluster, added, on=on)


def test_the_conditions_of_clusters_cite_the_articles_of_their_rows() -> None:
    rows = tables()["Conditions of a cluster"]
    asked = dict.fromkeys(row[:2] for row in rows)
    assert rows == tuple(
        (question, day, condition.code, condition.legal_basis)
        for question, day in asked
        for condition in verdict(question, date.fromisoformat(day)).conditions
    )


def shown_class(market: Market, regime: MarketRegime) -> str:
    found = market_class(market, regime=regime)
    if found.rank is not None:
        return found.label
    return UNKNOWN if "chưa rõ" in found.reason else "none"


BUILT: Final = {built.label: built for built in MarketConstruction}


def test_the_classes_of_markets_are_those_of_each_decree() -> None:
    for points, built, planned, old, new, _ in tables()["Classes of markets"]:
        market = Market(
            "Chợ Bến Đò",
            points_of_sale=int(points),
            construction=BUILT[built],
            in_plan={"yes": True, "no": False}[planned],
        )
        assert old == shown_class(market, MarketRegime.DECREE_02_2003)
        assert new == shown_class(market, MarketRegime.DECREE_60_2024)


def test_the_reports_on_markets_are_due_on_the_days_of_their_rows() -> None:
    for form, before, items, _ in tables()["Reports on markets"]:
        asked = MarketForm(form)
        due = market_form_due(asked, 2025)
        assert before == (OVER if due is None else due.isoformat())
        assert int(items) == len(market_form_items(asked))
    assert {row[0] for row in tables()["Reports on markets"]} == {form.value for form in MarketForm}


OVER: Final = "30 days after an asset was handed over"


def test_the_texts_of_statistics_stand_in_the_order_of_their_days() -> None:
    rows = tables()["Statistics"]
    for group in ("Law", "Decree"):
        days = [date.fromisoformat(row[1]) for row in rows if row[0].startswith(group)]
        assert days == sorted(days)
        assert days
    amended = next(row for row in rows if row[0].startswith("amendment"))
    assert date.fromisoformat(amended[1]) == date(2026, 1, 1)


LAWS: Final = {
    SupervisionRegime.LAW_87_2015: date(2024, 9, 20),
    SupervisionRegime.LAW_121_2025: date(2026, 9, 20),
}
BODIES: Final = (
    Authority(AuthorityKind.PEOPLES_COUNCIL),
    Authority(AuthorityKind.COUNCIL_STANDING_BODY),
    Authority(AuthorityKind.COUNCIL_BOARD, "Ban Pháp chế"),
    Authority(AuthorityKind.DELEGATE_GROUP),
    Authority(AuthorityKind.DELEGATE),
)


def deadlines_of(
    law: SupervisionRegime, body: Authority
) -> tuple[tuple[str, str, str, str, str], ...]:
    day = LAWS[law]
    campaign = Campaign(CampaignKind.SUPERVISION, body)
    found = supervision_deadlines(campaign, decided=day, visit=day, ended=day, received=day)
    return tuple(
        (
            law.label,
            body.kind.label,
            each.step.value,
            UNKNOWN if each.days is None else str(each.days),
            (each.legal_basis or UNKNOWN).removesuffix(f" {law.label}"),
        )
        for each in found
    )


def test_the_deadlines_of_supervision_are_those_of_the_articles() -> None:
    old, new = SupervisionRegime
    boards = BODIES[2:3]  # one body stands for all where no article is known
    asked = [*((old, body) for body in BODIES), *((new, body) for body in boards)]
    rows = [row for law, body in asked for row in deadlines_of(law, body)]
    assert list(tables()["Deadlines of supervision"]) == rows


def test_no_body_has_a_deadline_under_the_law_that_could_not_be_had() -> None:
    for body in BODIES:
        rows = deadlines_of(SupervisionRegime.LAW_121_2025, body)
        assert {row[2] for row in rows} == {step.value for step in SupervisionStep}
        assert {row[3:] for row in rows} == {(UNKNOWN, UNKNOWN)}


def test_the_reports_on_clusters_are_due_on_the_days_of_their_rows() -> None:
    for form, half, year in tables()["Reports on clusters"]:
        reporter = ClusterReporter(form)
        for shown, period in ((half, Period.half(2025, 1)), (year, Period.year(2025))):
            due = reporting_deadline(reporter, period).before
            assert shown == f"{due.day}/{due.month}"
    assert len(tables()["Reports on clusters"]) == len(ClusterReporter)


def test_the_texts_that_could_not_be_had_are_named() -> None:
    numbers = {row[0].split()[1].split("/")[0] for row in tables()["Texts that could not be had"]}
    assert numbers == {"121", "68", "13", "146"}
    for row in tables()["Texts that could not be had"]:
        assert all(row)
