"""JSON in and out of many observations beside pydantic, as ratios measured in one run.

Usage: python tests/benchmarks/codec.py [observations]

The text is the same for all. The pydantic models say the same fields, nested alike, strict about
keys, their values and units plain texts and decimals: they look up no code, read no period and
check no unit, which our side does. The cases take turns; the median turn of each counts. `plain`
is the library without extras, `msgspec` with the extra of that name; writing needs no extra.
The collector runs, and what the benchmark itself holds is frozen. Exits with 1 where a ratio
misses its target.
"""

import gc
import itertools
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from congthuong import (
    VND,
    Observation,
    ObservationStatus,
    Period,
    PriceBasis,
    Quantity,
    RecordKey,
    Scale,
    Source,
    StatedQuantity,
    get_indicator,
)
from congthuong.codec import dumps
from congthuong.codec.api import plainly, quickest, read_text
from congthuong.codec.registry import rule_of
from congthuong.localities.registry import district_codes, locality_versions

ROUNDS: Final = 7
# Each row: the case, the case it is set beside, the most that the ratio may be.
BOUNDS: Final = (
    ("read, plain", "read, pydantic", 1.1),
    ("read, msgspec", "read, pydantic", 0.4),
    ("write", "write, pydantic", 0.4),
)


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Locality(_Model):
    type: Literal["locality"]
    code: str
    valid_from: date | None


class NamedPlace(_Model):
    type: Literal["named_place"]
    name: str
    kind: str = "other"
    locality: Locality | None = None


class Segment(_Model):
    dimension: str
    member: str


class Key(_Model):
    indicator: str
    place: Annotated[Locality | NamedPlace, Field(discriminator="type")]
    time: str
    price_basis: str | None = None
    segments: tuple[Segment, ...] = ()


class Amount(_Model):
    amount: Decimal
    unit: str


class Stated(_Model):
    type: Literal["stated_quantity"]
    quantity: Amount
    high: Amount | None = None
    approximation: Literal["exact", "over", "nearly", "about", "at_least", "under"] = "exact"
    scale: int | None = None
    text: str | None = None


class Share(_Model):
    type: Literal["percent_share"]
    value: Decimal


class Origin(_Model):
    title: str = ""
    issuer: str | None = None
    published: str | None = None
    quote: str = ""


class Figure(_Model):
    type: Literal["observation"]
    key: Key
    value: Annotated[Stated | Share, Field(discriminator="type")]
    status: Literal["A", "P", "E", "F"] = "A"
    source: Origin | None = None


MODEL: Final = TypeAdapter(list[Figure])


def observations(count: int) -> list[Observation]:
    places = [unit for code in district_codes() for unit in locality_versions(code)]
    months = Period(date(2015, 1, 1), 120).split()
    indicators = [get_indicator(code) for code in ("industrial_output", "retail_sales", "exports")]
    sources = [Source(f"Báo cáo tháng {n}", published=date(2024, n, 5)) for n in range(1, 13)]
    statuses = itertools.cycle((ObservationStatus.NORMAL, ObservationStatus.ESTIMATE))
    basis = PriceBasis.constant(2010)
    keys = itertools.product(indicators, months, places)
    found: list[Observation] = []
    for number, (indicator, month, place) in enumerate(itertools.islice(keys, count)):
        key = RecordKey(indicator, place, month, basis if indicator.price_kinds else None)
        amount = Quantity.of(f"{number}.5", Scale.MILLION, VND)
        stated = StatedQuantity(amount, scale=Scale.MILLION)
        source = sources[number % 12] if number % 2 else None
        found.append(Observation(key, stated, next(statuses), source))
    return found


Case: TypeAlias = Callable[[], object]


def cases(count: int) -> dict[str, Case]:
    data = observations(count)
    text = dumps(data)
    encoded = text.encode()
    rule = rule_of(list[Observation])
    models = MODEL.validate_json(encoded)
    plain, quick = plainly(rule), quickest(rule)
    for way in (plain, quick):
        if read_text(encoded, rule, way) != data or len(models) != len(data):
            raise SystemExit("what was read is not what was written")
    print(f"{count} observations, {len(encoded) / count:.0f} bytes each")
    return {
        "read, pydantic": lambda: MODEL.validate_json(encoded),
        "read, plain": lambda: read_text(encoded, rule, plain),
        "read, msgspec": lambda: read_text(encoded, rule, quick),
        "write, pydantic": lambda: MODEL.dump_json(models, exclude_defaults=True).decode(),
        "write": lambda: dumps(data),
    }


def measured(count: int) -> dict[str, float]:
    """The median seconds of each case."""
    turns = cases(count)
    gc.collect()
    gc.freeze()
    taken: dict[str, list[float]] = {name: [] for name in turns}
    for _ in range(ROUNDS):
        for name, run in turns.items():
            start = time.perf_counter()
            held = run()
            taken[name].append(time.perf_counter() - start)
            del held
    return {name: statistics.median(times) for name, times in taken.items()}


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seconds = measured(count)
    for name, taken in seconds.items():
        print(f"{name:16} {taken / count * 1e6:7.2f} µs each")
    missed = 0
    for name, beside, bound in BOUNDS:
        ratio = seconds[name] / seconds[beside]
        missed += ratio > bound
        print(f"{name:16} {ratio:.2f} × {beside} (at most {bound})")
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main())
