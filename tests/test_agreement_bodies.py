"""One grammar for bodies and documents: what `parse_*` reads alone, running text reads alike.

Every phrase of the word tables stands in a carrier sentence; where the grammar names a body there,
it is the one that `parse_authority` reads from the same words, and so are documents.
"""

import datetime as dt
import itertools
import sys
from typing import Any, Final, cast

import pytest

from congthuong._data import read_table
from congthuong._phrases import expand_pattern
from congthuong._tokens import Token, tokenize
from congthuong.authorities import AuthorityKind, parse_authority
from congthuong.authorities.grammar import Bodies, Found
from congthuong.documents import find_documents, parse_document
from congthuong.errors import ParseError
from congthuong.localities import get_locality
from congthuong.reading import read_report

PLACES: Final = ("tỉnh Hà Tĩnh", "huyện Ba Tri tỉnh Bến Tre", "của tỉnh Nghệ An", "")


def spelled(category: str, value: str | None = None) -> list[str]:
    return [
        phrase
        for row in read_table("authority_phrases").rows
        if row["category"] == category and value in (None, row["value"])
        for phrase in expand_pattern(row["pattern"])
    ]


NAMES: Final = (
    *spelled("body", "alone"),
    *spelled("body", "placed"),
    *(f"{kind} {field}" for kind in ("Sở", "Phòng", "Ban") for field in spelled("field")),
    *(f"{kind} Kinh tế - Xã hội HĐND" for kind in spelled("body", "named")),
    *(f"{above} UBND" for above in spelled("body", "above")),
)


def recognised(text: str, start: int) -> Found | None:
    """The body that begins at a character of a text."""
    tokens = tokenize(text, 0, len(text))
    at = next(i for i, token in enumerate(tokens) if token.start == start)
    return Bodies(text, tokens).recognise(at)


@pytest.mark.parametrize("place", PLACES)
def test_every_body_of_the_tables_is_read_alike_in_a_sentence_and_alone(place: str) -> None:
    met = 0
    for name in NAMES:
        phrase = f"{name} {place}".strip()
        text = f"Ngày 25/9, {phrase} đã báo cáo kết quả."
        found = recognised(text, len("Ngày 25/9, "))
        if found is None:
            continue
        met += 1
        tokens = tokenize(text, 0, len(text))
        words = text[tokens[found.start].start : tokens[found.end - 1].end]
        assert phrase.startswith(words), (phrase, words)
        assert found.value == parse_authority(words), phrase
    assert met > 20


HOME: Final = get_locality("42", on=dt.date(2024, 9, 25))


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("UBND tỉnh yêu cầu", "UBND tỉnh Hà Tĩnh", "the level alone is that of the text"),
        ("4 Sở Công Thương", None, "several bodies"),
        ("UBND các huyện", None, "one of many"),
        ("UBND huyện, thị xã", None, "levels in a row"),
        ("UBND xã Không Có báo cáo", None, "a place that is not known"),
        ("HĐND quyết nghị", None, "nobody in particular"),
        ("sở hữu của tỉnh", None, "an everyday word"),
        ("Văn phòng phẩm", None, "a body above without one below"),
        ("Sở Lạ", None, "no field"),
    ],
)
def test_a_body_is_named_once_or_not_at_all(text: str, name: str | None, why: str) -> None:
    tokens = tokenize(text, 0, len(text))
    at = 1 if tokens[0].is_number else 0
    found = Bodies(text, tokens, HOME, HOME).recognise(at)
    assert (None if found is None else str(found.value)) == name, why


def test_a_body_that_cannot_lie_in_the_place_of_the_text_stays_without_one() -> None:
    text = "Huyện ủy tỉnh"
    tokens = tokenize(text, 0, len(text))
    found = Bodies(text, tokens, HOME, HOME).recognise(0)
    assert found is None or found.value.kind is AuthorityKind.PARTY_COMMITTEE


DOCUMENTS: Final = (
    "32/2024/NĐ-CP",
    "202/2025/QH15",
    "48/KH-SCT",
    "1178/ĐCK-CTT",
    "34-NQ/TU",
    "1660, 1661/NQ-UBTVQH15",
    "số 12 và 13/QĐ-UBND",
    "10/QD-UBND",
    "32/2024/nđ-cp",
    "48/KH-SCT ngày 25/9/2024",
    "48/KH-SCT ngày 31/9/2024",
)


@pytest.mark.parametrize("words", DOCUMENTS)
def test_a_document_is_read_alike_in_a_report_and_alone(words: str) -> None:
    try:
        alone = [parse_document(words)]
    except ParseError as error:
        alone = [
            parse_document(text) for text in error.suggestions if "," in words or "và" in words
        ]
    text = f"Thực hiện {words}, năm 2024 xuất khẩu của tỉnh Hà Tĩnh đạt 8 triệu USD."
    told = [mention.reference for mention in read_report(text).documents]
    assert told == [mention.reference for mention in find_documents(words)]
    # A day that the calendar does not have is left outside in prose, and refused alone.
    assert told == alone or "31/9" in words


class Watched(tuple[Token, ...]):
    """Tokens that count how often they are looked at."""

    __slots__ = ()
    looked: list[int] = []  # noqa: RUF012 (a tuple has no fields of its own)

    def __getitem__(self, at: Any) -> Any:
        self.looked.append(1)
        return cast("Any", super()).__getitem__(at)


PIECES: Final = ("UBND ", "Sở Công Thương ", "Văn phòng ", "UBND huyện ", "Sở Công Thương Ba Tri ")


@pytest.mark.parametrize("piece", PIECES)
def test_the_steps_of_the_grammar_of_bodies_grow_with_the_text_and_no_faster(piece: str) -> None:
    def steps(count: int) -> int:
        text = piece * count
        tokens = Watched(tokenize(text, 0, len(text)))
        Watched.looked.clear()
        bodies = Bodies(text, tokens)
        for at in range(len(tokens)):
            bodies.recognise(at)
        return len(Watched.looked)

    assert steps(400) < 2.2 * steps(200)


LISTS: Final = ("số 1, ", "1, ", "số 1 và ", "1/QĐ-UBND, ", "Quyết định 1, 2, ", "số ", "1/2/")


@pytest.mark.parametrize("piece", LISTS)
def test_a_list_of_numbers_of_documents_gives_as_many_steps_as_it_is_long(piece: str) -> None:
    def steps(count: int) -> int:
        calls = itertools.count()

        def step(*_: object) -> None:
            next(calls)

        text = f"{piece * count}2/QĐ-UBND"
        before = sys.getprofile()
        sys.setprofile(step)
        try:
            find_documents(text)
        finally:
            sys.setprofile(before)
        return next(calls)

    steps(10)
    assert steps(4_000) < 2.2 * steps(2_000)
