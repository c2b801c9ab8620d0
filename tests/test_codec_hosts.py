"""The codec inside other programs: cattrs converters, pydantic models, SQLite."""

import functools
import json
import sqlite3
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final

import pytest
from attrs import Factory, define
from cattrs import BaseValidationError, Converter
from cattrs.errors import StructureHandlerNotFoundError
from cattrs.preconf.json import make_converter as make_json_converter

from congthuong import (
    AsOf,
    Authority,
    Comparison,
    Dataset,
    IndexBase,
    Observation,
    PercentChange,
    Period,
    Place,
    Record,
    Severity,
    Time,
    get_locality,
)
from congthuong.codec import PayloadError, configure_converter, dumps, loads, make_converter
from congthuong.codec.registry import public_types

ACTUAL: Final = Observation.of("industrial_output", "637", "2022-S1", "gần 808 tỷ đồng")
CHANGE: Final = Comparison.of(
    "industrial_output", "637", "2022-S1", "tăng 53,5%", IndexBase.SAME_PERIOD_LAST_YEAR
)


@define
class Row:
    """A class of a host, with values of ours and of its own."""

    when: Period
    figure: Observation
    record: Record
    place: Place | None = None
    time: Time | None = None
    when_else: Time = Factory(lambda: AsOf(2022, 7))
    many: list[Observation] = Factory(list[Observation])
    price: Decimal | None = None
    day: date | None = None


def row() -> Row:
    place = get_locality("42", on=date(2024, 1, 1))
    return Row(
        Period.year(2022),
        ACTUAL,
        CHANGE,
        place,
        AsOf(2022),
        many=[ACTUAL],
        price=Decimal("1.50"),
        day=date(2024, 1, 2),
    )


def test_our_converter_takes_a_class_of_the_host_there_and_back() -> None:
    converter = make_converter()
    data = json.loads(json.dumps(converter.unstructure(row())))
    assert data["when"] == "2022"
    assert data["record"]["type"] == "comparison"
    assert data["price"] == "1.50"
    assert converter.structure(data, Row) == row()
    with pytest.raises(BaseValidationError):
        converter.structure({**data, "extra": 1}, Row)


def test_the_hosts_own_converter_keeps_its_own_rules() -> None:
    host = make_json_converter()
    before = host.unstructure(date(2024, 1, 2)), host.structure("2024-01-02", date)
    assert configure_converter(host) is host
    assert (host.unstructure(date(2024, 1, 2)), host.structure("2024-01-02", date)) == before
    with pytest.raises(StructureHandlerNotFoundError):
        host.structure("5", Decimal)
    data = host.loads(host.dumps([ACTUAL]), list[Observation])
    assert data == [ACTUAL]


def test_a_converter_refuses_with_the_problems_of_the_value() -> None:
    converter = configure_converter(Converter())
    with pytest.raises(PayloadError, match=r"^\$\.value: the number 5\.5 is refused"):
        converter.structure({"value": 5.5}, PercentChange)
    with pytest.raises(PayloadError, match=r"^\$\.extra: this key is not known"):
        converter.structure({"value": "5", "extra": True}, PercentChange)
    with pytest.raises(PayloadError, match=r"^\$: a Python object"):
        converter.structure(PercentChange("5"), PercentChange)


def test_a_converter_knows_every_type_by_itself() -> None:
    converter = make_converter()
    assert converter.unstructure(Severity.ERROR) == "error"
    assert converter.structure("error", Severity) is Severity.ERROR
    assert len(public_types()) > 100


def structured(data: Any) -> Observation:
    if isinstance(data, Observation):
        return data
    found: Observation = CONVERTER.structure(data, Observation)
    return found


CONVERTER: Final = make_converter()


@functools.cache
def report_model() -> Any:
    """A model of a host with a field of ours."""
    from pydantic import BaseModel, PlainSerializer, PlainValidator

    class Report(BaseModel):
        title: str
        figures: list[
            Annotated[
                Observation, PlainValidator(structured), PlainSerializer(CONVERTER.unstructure)
            ]
        ]

    return Report


@pytest.mark.pydantic
def test_a_pydantic_model_holds_our_values() -> None:
    model = report_model()
    report = model(title="Báo cáo", figures=[ACTUAL])
    assert model.model_validate_json(report.model_dump_json()) == report
    assert report.model_dump()["figures"][0]["type"] == "observation"


@pytest.mark.pydantic
def test_pydantic_tells_our_problem_at_its_place() -> None:
    wrong: dict[str, Any] = {"title": "", "figures": [json.loads(dumps(ACTUAL)), {"key": {}}]}
    with pytest.raises(ValueError, match="1 validation error") as caught:
        report_model().model_validate(wrong)
    found: Any = caught.value
    (error,) = found.errors()
    assert error["loc"] == ("figures", 1)
    assert "$.value: this key is missing" in error["msg"]


def test_sqlite_holds_our_values_as_text_that_its_own_json_reads() -> None:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE record (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    records: list[Record] = [ACTUAL, CHANGE]
    base.executemany("INSERT INTO record (body) VALUES (?)", [(dumps(each),) for each in records])
    query = """SELECT body FROM record WHERE body ->> '$.key.time' = '2022-S1'
               AND body ->> '$.key.place.code' = '637' ORDER BY id"""
    found = [loads(body) for (body,) in base.execute(query)]
    assert found == records
    (whole,) = base.execute("SELECT json_group_array(json(body)) FROM record").fetchone()
    assert loads(whole, list[Record]) == records
    base.close()


def test_a_body_is_read_by_the_name_of_its_type() -> None:
    council = Authority.peoples_council(get_locality("42", on=date(2024, 1, 1)))
    assert loads(dumps([council, Dataset.of(ACTUAL)])) == [council, Dataset.of(ACTUAL)]
