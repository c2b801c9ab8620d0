"""Charts as others see them: valid by the official schema, and drawn as Vietnamese pages want."""

import importlib
import importlib.util
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from congthuong.charts import (
    Chart,
    cumulative_progress,
    plan_bullets,
    range_chart,
    year_on_year_bars,
)
from congthuong.localities import get_locality
from congthuong.percentages import IndexBase
from congthuong.periods import Period
from congthuong.quantities import parse_stated_quantity
from congthuong.records import (
    Comparison,
    Dataset,
    LocalityGroup,
    NamedPlace,
    Observation,
    ObservationStatus,
    PlanTarget,
    Record,
    Spread,
)

pytestmark = pytest.mark.vegalite

GROWTH: Final = IndexBase.SAME_PERIOD_LAST_YEAR
ESTIMATE: Final = ObservationStatus.ESTIMATE


def bullets() -> Chart:
    return plan_bullets(
        Dataset.of(
            Observation.of("industrial_output", "637", "2022-S1", "808 tỷ đồng", status=ESTIMATE),
            PlanTarget.of("industrial_output", "637", "năm 2022", "1.467,2 tỷ đồng"),
            Observation.of("exports", "637", "2022-S1", "trên 5,4 triệu USD"),
            PlanTarget.of("exports", "637", "năm 2022", "4,5 triệu USD"),
            Observation.of("markets_count", "637", "2022-06", "11 chợ"),
            PlanTarget.of("markets_count", "637", "năm 2022", "12 chợ"),
            Observation.of("imports", "637", "2022-S1", "5 tỷ đồng"),
            PlanTarget.of("imports", "637", "năm 2022", "12 triệu USD"),
        )
    )


def growth() -> Chart:
    gate = NamedPlace("<b>Tân Thanh</b>")
    records: list[Record] = [
        Observation.of("exports", "42", "năm 2020", "1,2 tỷ USD"),
        Observation.of("exports", "42", "năm 2019", "850 triệu USD"),
        Observation.of("exports", "40", "năm 2020", "1,5 tỷ USD"),
        Observation.of("exports", "40", "năm 2019", "1,8 tỷ USD"),
        Comparison.of("exports", gate, "năm 2020", "tăng trên 18%", GROWTH),
    ]
    return year_on_year_bars(Dataset(records), "exports", "năm 2020")


def progress() -> Chart:
    plan = PlanTarget.of("exports", "42", "năm 2020", "1.200 triệu USD")
    estimate = Observation.of("exports", "42", "2020-S1", "660 triệu USD", status=ESTIMATE)
    first = Observation.of("exports", "42", "tháng 1 năm 2020", "60 triệu USD")
    return cumulative_progress(Dataset.of(first, estimate), plan)


def ranges() -> Chart:
    on = Period.month(2024, 9)
    group = LocalityGroup.of(get_locality("943", on=on), get_locality("946", on=on))
    when = "2024-01-01/P9M"
    return range_chart(
        Dataset.of(
            Spread.of("iip", group, when, "tăng từ 8,42% đến 47,07%", GROWTH),
            Comparison.of("iip", "94", when, "tăng trên 10%", GROWTH),
            Comparison.of("iip", "95", when, "tăng từ 10,5% đến 12%", GROWTH),
        )
    )


def intervals() -> Chart:
    stated = ("trên 1.460 tỷ đồng", "gần 1.200 tỷ đồng", "từ 800 đến 900 tỷ đồng")
    return range_chart({words: parse_stated_quantity(words).interval for words in stated})


CHARTS: Final = (bullets, growth, progress, ranges, intervals)


def schema() -> Mapping[str, Any]:
    """The official schema of version 5, a file of the package altair, which is not imported."""
    spec = importlib.util.find_spec("altair")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "vegalite" / "v5" / "schema" / "vega-lite-schema.json"
    held: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return held


def test_every_chart_is_valid_by_the_official_schema() -> None:
    jsonschema: Any = importlib.import_module("jsonschema")
    validator = jsonschema.Draft7Validator(schema())
    for make in CHARTS:
        assert [error.json_path for error in validator.iter_errors(make().to_dict())] == []
    wrong = bullets().to_dict()
    wrong["layer"][0]["mark"]["heigth"] = 24
    assert not validator.is_valid(wrong)


def svg_of(chart: Chart) -> str:
    import vl_convert

    return vl_convert.vegalite_to_svg(chart.to_json(), vl_version="5.21")


def texts_of(chart: Chart) -> list[str]:
    return re.findall(r">([^<>]+)<", svg_of(chart))


@pytest.mark.parametrize("make", CHARTS)
def test_a_chart_is_drawn_as_a_picture(make: Any) -> None:
    import vl_convert

    picture = vl_convert.vegalite_to_png(make().to_json(), vl_version="5.21")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(picture[start : start + 4]) for start in (16, 20))
    assert 400 <= width <= 1200
    assert 120 <= height <= 800


@pytest.mark.parametrize("make", CHARTS)
def test_every_label_is_drawn_and_no_number_is_written_the_english_way(make: Any) -> None:
    chart = make()
    texts = texts_of(chart)
    labels = [row["label"] for row in chart.to_dict()["data"]["values"] if "label" in row]
    assert labels
    assert [label for label in labels if label not in texts] == []
    assert [text for text in texts if re.search(r"\d,\d{3}\b|\d\.\d{1,2}\b(?!\d)", text)] == []


def test_axes_use_the_vietnamese_marks() -> None:
    assert {"800", "1.000", "1.200"} <= set(texts_of(intervals()))
    assert {"-20%", "0%", "40%"} <= set(texts_of(growth()))


def test_markup_in_a_name_is_drawn_as_text() -> None:
    assert "&lt;b&gt;Tân Thanh&lt;/b&gt;" in svg_of(growth()).replace("\n", "")


def test_names_and_legend_are_drawn() -> None:
    chart = bullets()
    texts = set(texts_of(chart))
    names = [line for row in chart.to_dict()["data"]["values"] for line in row["name"].split("\n")]
    assert [line for line in names if line not in texts] == []
    assert {"thực hiện", "kế hoạch", "dự kiến đến kỳ báo cáo", "% kế hoạch"} <= texts
    assert any(text.startswith("Không vẽ: Kim ngạch nhập khẩu hàng hóa") for text in texts)
