"""The score of reading on the annotated texts, and rewritten texts that must read the same.

The texts, their gold and the scorer stand in `gold/`. The five seed reports stay outside; they are
scored where `CONGTHUONG_SEEDS` names their folder.
"""

import contextlib
import functools
import gc
import io
import json
import os
import re
import runpy
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.entities import codepoint2name
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, NamedTuple

import pytest

from congthuong._text import Span, fold
from congthuong.periods import AsOf
from congthuong.reading import Reading, read_report
from congthuong.reading.cleaning import clean

GOLD: Final = Path(__file__).parent / "gold"
SEEDS: Final = os.environ.get("CONGTHUONG_SEEDS")


class Page(NamedTuple):
    """One annotated text: its name, its words, and what a reader is told beside them."""

    id: str
    text: str
    published: AsOf | None
    locality: str | None


def pages_of(gold: Path, texts: Path) -> tuple[Page, ...]:
    found: list[Page] = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        page: dict[str, Any] = json.loads(line)
        context: dict[str, str] = page.get("context") or {}
        published = context.get("published")
        found.append(
            Page(
                page["id"],
                (texts / f"{page['id']}.txt").read_text(encoding="utf-8"),
                AsOf.parse(published) if published else None,
                context.get("locality"),
            )
        )
    return tuple(found)


PAGES: Final = pages_of(GOLD / "dev.jsonl", GOLD / "texts")


def read(page: Page, text: str | None = None) -> Reading:
    words = page.text if text is None else text
    return read_report(words, published=page.published, locality=page.locality)


@functools.cache
def reading_of(page: Page) -> Reading:
    return read(page)


# Scores


class InProcess:
    """Stands where the scorer starts a process: its own driver, run in this one."""

    @staticmethod
    def run(command: Sequence[str], *, input: str, **_: object) -> SimpleNamespace:  # noqa: A002
        said = io.StringIO()
        with contextlib.redirect_stdout(said), pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.stdin", io.StringIO(input))
            exec(command[2], {})  # noqa: S102
        return SimpleNamespace(returncode=0, stdout=said.getvalue(), stderr="")


PAIRED: Final = Path(__file__).parent / "reading" / "paired.py"
scorer: Final[Callable[[], Any]] = runpy.run_path(str(PAIRED))["scorer"]


class Bounds(NamedTuple):
    """What a set must reach: F1, strict, cover at least; silent, collide, unsafe at most."""

    f1: float
    strict: float
    cover: float
    silent: float
    collide: float
    unsafe: int = 0


def falls_short(where: str, bounds: Bounds, monkeypatch: pytest.MonkeyPatch) -> bool:
    score = scorer()
    monkeypatch.setattr(score, "subprocess", InProcess)
    f1, strict, cover, silent, collide, unsafe = map(str, bounds)
    least = ["--min-f1", f1, "--min-strict", strict, "--min-cover", cover]
    most = ["--max-silent", silent, "--max-collisions", collide, "--max-unsafe", unsafe]
    monkeypatch.setattr("sys.argv", ["score.py", where, "--show", "2000", *least, *most])
    with pytest.raises(SystemExit) as ended:  # what it printed is shown where a bound fails
        score.main()
    gc.collect()  # the scorer leaves its files to the collector
    return bool(ended.value.code)


# Beyond them the reader has become worse; what it reaches stands in gold/README.md.
# No rule was written on `more-3` and `more-4`: only their scores are looked at.
BOUNDS: Final[Mapping[str, Bounds]] = {
    "": Bounds(0.91, 0.72, 0.835, 0.04, 0.225),
    # Text 025: a deficit is a balance below zero, where its gold has the bare amount.
    "blind-1": Bounds(0.905, 0.66, 0.83, 0.04, 0.03, 1),
    "blind-2": Bounds(0.93, 0.73, 0.9, 0.025, 0.09),
    "blind-3": Bounds(0.93, 0.76, 0.885, 0.03, 0.08, 1),
    "blind-4": Bounds(0.915, 0.65, 0.84, 0.05, 0.085),
    "more-1": Bounds(0.87, 0.815, 0.83, 0.03, 0.045, 1),
    "more-2": Bounds(0.79, 0.55, 0.615, 0.07, 0.145, 4),
    "more-3": Bounds(0.65, 0.36, 0.44, 0.175, 0.31, 18),
    # Figures that tell a story are read as open counts: eight before these were read, twelve now,
    # where three at most are wanted. No rule is written on this set, so the bound says what is.
    "more-4": Bounds(0.665, 0.49, 0.515, 0.135, 0.18, 12),
}
SEEDS_BOUNDS: Final = Bounds(0.95, 0.78, 0.85, 0.05, 0.13)
unclosed = (
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
)


def all_of(marks: Sequence[pytest.MarkDecorator]) -> Callable[[Any], Any]:
    return lambda test: functools.reduce(lambda marked, mark: mark(marked), marks, test)


@all_of(unclosed)
@pytest.mark.parametrize("folder", BOUNDS)
def test_the_score_of_each_set_stays_within_its_bounds(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not falls_short(str(GOLD / folder), BOUNDS[folder], monkeypatch)


@all_of(unclosed)
@pytest.mark.skipif(not SEEDS, reason="CONGTHUONG_SEEDS names no folder of the five reports")
def test_the_score_of_the_five_reports_stays_within_its_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = Path(SEEDS or "")
    gold = folder.parent / "gold" / "seeds.jsonl"
    assert not falls_short(f"{gold}:{folder}", SEEDS_BOUNDS, monkeypatch)


@all_of(unclosed)
def test_the_scorer_can_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Texts that say nothing score nothing: the bounds above measure the reader."""
    for page in PAGES:
        (tmp_path / f"{page.id}.txt").write_text("Không có số liệu.\n", encoding="utf-8")
    lowest = Bounds(0.001, 0, 0, 1, 1)
    assert falls_short(f"{GOLD / 'dev.jsonl'}:{tmp_path}", lowest, monkeypatch)
    assert "F1 0.000 is under 0.001" in capsys.readouterr().out


def test_every_text_has_its_gold_and_every_gold_its_text() -> None:
    assert len(PAGES) == 72
    assert sorted(page.id for page in PAGES) == sorted(p.stem for p in GOLD.glob("texts/*.txt"))


# The same report, written otherwise

WIDTH: Final = 60
# Cyrillic letters that look like Latin ones, as a careless scan or a copy guard puts them in.
CYRILLIC: Final = str.maketrans("aceopxyACEHKMOPTX", "асеорхуАСЕНКМОРТХ")
OLD_TONES: Final = (("hóa", "hoá"), ("hòa", "hoà"), ("thủy", "thuỷ"), ("lũy", "luỹ"))


def entities(text: str) -> str:
    return "".join(f"&#{ord(c)};" if ord(c) > 127 and c.isalpha() else c for c in text)


def named_entities(text: str) -> str:
    names = codepoint2name
    return "".join(
        f"&{names[ord(c)]};" if ord(c) > 127 and c.isalpha() and ord(c) in names else c
        for c in text
    )


def wrapped(text: str) -> str:
    lines = (
        textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )
    return "\n".join(lines)


def around_numbers(space: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?<=\d) | (?=\d)", space, text)


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(old, new, text)


def old_tones(text: str) -> str:
    for new, old in OLD_TONES:
        text = text.replace(new, old)
    return text


def doubled(number: int) -> Callable[[str], str]:
    """A line that is not empty, written twice: headline 0, lead 1."""

    def double(text: str) -> str:
        lines = text.split("\n")
        full = [index for index, line in enumerate(lines) if line.strip()]
        if len(full) <= number:
            return text
        index = full[number]
        return "\n".join([*lines[: index + 1], "", *lines[index:]])

    return double


VARIANTS: Final[Mapping[str, Callable[[str], str]]] = {
    "decomposed accents": functools.partial(unicodedata.normalize, "NFD"),
    "numeric entities": entities,
    "named entities": named_entities,
    "wrapped at 60 columns": wrapped,
    "lines end as in Windows": replaced("\n", "\r\n"),
    "no-break space around numbers": around_numbers("\u00a0"),
    "thin space around numbers": around_numbers("\u2009"),
    "narrow no-break space before %": replaced(r"(?<=\d) ?%", "\u202f%"),
    "tỉ for tỷ": replaced(r"\b([tT])ỷ\b", r"\1ỉ"),
    "tỷ for tỉ": replaced(r"\b([tT])ỉ\b", r"\1ỷ"),
    "ngàn for nghìn": replaced(r"\bnghìn\b", "ngàn"),
    "nghìn for ngàn": replaced(r"\bngàn\b", "nghìn"),
    "hoá for hóa": old_tones,
    "hyphen for en dash": replaced("–", "-"),
    "en dash for hyphen": replaced("-", "–"),
    "Cyrillic letters": lambda text: text.translate(CYRILLIC),
    "headline twice": doubled(0),
    "lead twice": doubled(1),
    "line below the lead twice": doubled(2),
}


def flat(reading: Reading) -> list[str]:
    """The rows in no order, without the words of the text.

    A segment that no list knows is named in the words of the text, so segments are compared by
    their letters.
    """
    found: list[str] = []
    for row in reading.rows():
        letters = fold(str(row["segment"] or "")).replace("y", "i")
        plain = {**row, "words": None, "segment": letters}
        found.append(json.dumps(plain, sort_keys=True, ensure_ascii=False))
    return sorted(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_another_spelling_of_a_text_reads_the_same(page: Page) -> None:
    expected = flat(reading_of(page))
    differing = [
        name for name, write in VARIANTS.items() if flat(read(page, write(page.text))) != expected
    ]
    assert differing == []


@pytest.mark.parametrize("name", VARIANTS)
def test_every_variant_changes_some_text(name: str) -> None:
    """A rewriting that touches nothing would show nothing."""
    assert any(VARIANTS[name](page.text) != page.text for page in PAGES)


def test_a_part_that_no_list_knows_is_one_whatever_its_spelling() -> None:
    text = "Năm 2021, chỉ số sản xuất công nghiệp: hóa dược tăng 4%; dệt tăng 5%."
    parts = [[row["segment"] for row in read_report(w).rows()] for w in (text, old_tones(text))]
    assert parts[0] == parts[1]
    assert parts[0][0] is not None


# What holds of every reading


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_what_a_statement_quotes_stands_at_its_span(page: Page) -> None:
    """Quotes are in the spelling that is read; at their span stands the text as given."""
    for write in (str, VARIANTS["decomposed accents"], entities):
        text = write(page.text)
        reading = read(page, text)
        for words, span in quotes(reading):
            assert clean(span.of(text)).text.strip() == words.strip()


def quotes(reading: Reading) -> Iterator[tuple[str, Span]]:
    for statement in reading.statements:
        for _, evidence in statement.evidence:
            assert evidence.span is not None
            yield evidence.text, evidence.span
        assert statement.source is not None
        assert statement.source.span is not None
        yield statement.source.quote or "", statement.source.span


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_door_of_a_reading_opens(page: Page) -> None:
    reading = reading_of(page)
    assert all(reading.explain(at) for at in range(len(reading.statements)))
    complete = [statement for statement in reading.statements if statement.is_complete]
    assert len(complete) + len(reading.incomplete) == len(reading.statements)
    assert len(reading.dataset) <= sum(len(statement.records()) for statement in complete)
    assert all(record.source is not None for record in reading.dataset)
    assert all(unread.span.of(page.text) == unread.text for unread in reading.unread)
    assert isinstance(reading.findings, tuple)
    assert str(reading._repr_html_()).startswith("<table")
