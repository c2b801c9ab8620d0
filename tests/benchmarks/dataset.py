"""Indexes and look-ups of a dataset, as ratios measured in one run.

Usage: python tests/benchmarks/dataset.py [records]

A million observations of communes and districts, their places, months and indicators being shared
objects, as a reader of a table makes them. Each index is set beside one plain dict of tuples over
the same records; a look-up in all records beside one in ten thousand. The cases take turns, each
on a dataset or dict of its own, and the fastest turn of each counts. Memory is what an index adds
beside the records. Exits with 1 where a ratio misses its target.
"""

import gc
import itertools
import sys
import time
import timeit
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from congthuong import (
    VND,
    Indicator,
    Locality,
    Period,
    Quantity,
    StatedQuantity,
    default_indicators,
)
from congthuong.localities.registry import district_codes, locality_versions, old_communes
from congthuong.records import Dataset, Observation, RecordKey

PLACES: Final = 3_000
MONTHS: Final = 60
SMALL: Final = 10_000
ROUNDS: Final = 5
LOOK_UPS: Final = 1_000
INDEX_BOUND: Final = 2.0
LOOK_UP_BOUND: Final = 1.5
VALUES: Final = tuple(
    StatedQuantity.exactly(Quantity.of(number, unit=VND)) for number in range(1, 101)
)


def places() -> list[Locality]:
    codes = itertools.chain(district_codes(), old_communes())
    units = (unit for code in codes for unit in locality_versions(code))
    return list(itertools.islice(units, PLACES))


def keys() -> Iterator[RecordKey]:
    months = Period(date(2020, 1, 1), MONTHS).split()
    everywhere = places()
    indicators: tuple[Indicator, ...] = default_indicators().indicators
    for indicator, month, place in itertools.product(indicators, months, everywhere):
        yield RecordKey(indicator, place, month)


def observations(count: int) -> tuple[Observation, ...]:
    found = zip(itertools.islice(keys(), count), itertools.cycle(VALUES), strict=False)
    return tuple(Observation(key, value) for key, value in found)


def unhashed(records: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """The same records behind keys whose hash nobody has asked for, as a reader leaves them."""
    fresh = (
        RecordKey(key.indicator, key.place, key.time, key.price_basis, key.segments)
        for key in (record.key for record in records)
    )
    return tuple(Observation(key, record.value) for key, record in zip(fresh, records, strict=True))


def dict_of_tuples(records: tuple[Observation, ...]) -> object:
    index: dict[tuple[object, ...], Observation] = {}
    for record in records:
        key = record.key
        index[key.indicator, key.place, key.time, key.price_basis, key.segments] = record
    return index


def by_key(records: tuple[Observation, ...]) -> object:
    return Dataset(records)._by_key


def by_series(records: tuple[Observation, ...]) -> object:
    return Dataset(records)._by_series


CASES: Final[tuple[Callable[[tuple[Observation, ...]], object], ...]] = (
    dict_of_tuples,
    by_key,
    by_series,
)


def build_times(records: tuple[Observation, ...]) -> dict[str, float]:
    """Seconds of the fastest building of each index, the collector off, the cases in turn."""
    best = dict.fromkeys((case.__name__ for case in CASES), float("inf"))
    for _ in range(ROUNDS):
        for case in CASES:
            fresh = unhashed(records)
            gc.collect()
            gc.disable()
            start = time.perf_counter()
            index = case(fresh)
            best[case.__name__] = min(best[case.__name__], time.perf_counter() - start)
            gc.enable()
            del index, fresh
    return best


def memory(records: tuple[Observation, ...]) -> dict[str, float]:
    """Bytes per record that each index adds."""
    found: dict[str, float] = {}
    for case in CASES:
        tracemalloc.start()
        index = case(records)
        found[case.__name__] = tracemalloc.get_traced_memory()[0] / len(records)
        tracemalloc.stop()
        del index
    return found


def look_up_times(few: Dataset, many: Dataset) -> dict[tuple[str, str], float]:
    """Seconds of the fastest batch of look-ups, by verb and dataset, on the same keys."""
    wanted = [record.key for record in few.observations[:: len(few) // LOOK_UPS]]
    asked = {"few": [_copy(key) for key in wanted], "many": [_copy(key) for key in wanted]}
    best: dict[tuple[str, str], float] = {}
    for _ in range(40):
        for size, data in (("few", few), ("many", many)):
            for verb, ask in (("at", data.at), ("latest", data.latest)):
                seconds = timeit.timeit(lambda: [ask(key) for key in asked[size]], number=1)  # noqa: B023
                best[verb, size] = min(best.get((verb, size), seconds), seconds)
    return best


def _copy(key: RecordKey) -> RecordKey:
    return RecordKey(key.indicator, key.place, key.time, key.price_basis, key.segments)


def hash_times(records: tuple[Observation, ...]) -> dict[str, float]:
    """Microseconds of one hash of each part of a key, to tell what an index spends."""
    key = records[-1].key
    parts = {
        "indicator": key.indicator,
        "place": key.place,
        "time": key.time,
        "segments": key.segments,
        "key, asked before": key,
    }
    found = {name: _per_hash(part) for name, part in parts.items()}
    fresh = [_copy(key) for _ in range(10_000)]
    start = time.perf_counter()
    for each in fresh:
        hash(each)
    return {**found, "key, first time": (time.perf_counter() - start) * 100}


def _per_hash(part: object) -> float:
    return min(timeit.repeat(lambda: hash(part), number=10_000, repeat=20)) * 100


def verdict(what: str, ratio: float, bound: float) -> bool:
    holds = ratio <= bound
    print(f"{what:<42} {ratio:6.2f}  (≤ {bound:g}) {'holds' if holds else 'MISSED'}")
    return holds


def main() -> int:
    """Measure, print one line a ratio, and say whether all of them hold."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    records = observations(count)
    print(f"Python {sys.version.split()[0]}, {len(records):,} observations")
    for name, micros in hash_times(records).items():
        print(f"  hash of {name:<20} {micros:6.3f} µs")
    seconds = build_times(records)
    for name, value in seconds.items():
        print(f"  {name:<15} {value:6.2f} s")
    held = [
        verdict(f"{name} / dict of tuples", seconds[name] / seconds["dict_of_tuples"], INDEX_BOUND)
        for name in ("by_key", "by_series")
    ]
    few, many = Dataset(records[:SMALL]), Dataset(records)
    best = look_up_times(few, many)
    for verb in ("at", "latest"):
        each = best[verb, "many"] / LOOK_UPS * 1e6
        ratio = best[verb, "many"] / best[verb, "few"]
        held.append(
            verdict(f"{verb}, all / {SMALL:,} records ({each:.2f} µs)", ratio, LOOK_UP_BOUND)
        )
    del few, many
    for name, size in memory(records).items():
        print(f"  {name:<15} {size:6.0f} bytes a record")
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
