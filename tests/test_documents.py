"""Documents by number and symbol: what is read, what is refused, what a text holds."""

import copy
import datetime as dt
import pickle
import time
import unicodedata
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong._text import Span
from congthuong.documents import (
    DocumentForm,
    DocumentMention,
    DocumentReference,
    find_documents,
    format_document,
    parse_document,
)
from congthuong.errors import InvalidValueError, ParseError

NORMATIVE: Final = DocumentForm.NORMATIVE
ASSEMBLY: Final = DocumentForm.ASSEMBLY
ADMINISTRATIVE: Final = DocumentForm.ADMINISTRATIVE
LETTER: Final = DocumentForm.LETTER
PARTY: Final = DocumentForm.PARTY

SYMBOLS: Final = [
    ("32/2024/NĐ-CP", NORMATIVE, 2024, "NĐ", ("CP",)),
    ("60/2024/NĐ-CP", NORMATIVE, 2024, "NĐ", ("CP",)),
    ("66.18/2026/NQ-CP", NORMATIVE, 2026, "NQ", ("CP",)),
    ("14/2024/TT-BCT", NORMATIVE, 2024, "TT", ("BCT",)),
    ("13/2019/TT-BKHĐT", NORMATIVE, 2019, "TT", ("BKHĐT",)),
    ("31/2012/TTLT-BCT-BKHĐT", NORMATIVE, 2012, "TTLT", ("BCT", "BKHĐT")),
    ("19/2025/QĐ-TTg", NORMATIVE, 2025, "QĐ", ("TTg",)),
    ("16/2026/QĐ-UBND", NORMATIVE, 2026, "QĐ", ("UBND",)),
    ("12/2014/TTLT-BNN&PTNT-BTC", NORMATIVE, 2014, "TTLT", ("BNN&PTNT", "BTC")),
    ("202/2025/QH15", ASSEMBLY, 2025, None, ("QH15",)),
    ("64/2025/QH15", ASSEMBLY, 2025, None, ("QH15",)),
    ("351/2017/UBTVQH14", ASSEMBLY, 2017, None, ("UBTVQH14",)),
    ("48/KH-SCT", ADMINISTRATIVE, None, "KH", ("SCT",)),
    ("05/KH-SCT", ADMINISTRATIVE, None, "KH", ("SCT",)),
    ("832/QĐ-UBND", ADMINISTRATIVE, None, "QĐ", ("UBND",)),
    ("834/QĐ-UBND.HC", ADMINISTRATIVE, None, "QĐ", ("UBND.HC",)),
    ("2646/QĐ-BCT", ADMINISTRATIVE, None, "QĐ", ("BCT",)),
    ("293/QĐ-TTg", ADMINISTRATIVE, None, "QĐ", ("TTg",)),
    ("594/NQ-UBTVQH15", ADMINISTRATIVE, None, "NQ", ("UBTVQH15",)),
    ("55/VBHN-BCT", ADMINISTRATIVE, None, "VBHN", ("BCT",)),
    ("12/CTr-UBND", ADMINISTRATIVE, None, "CTr", ("UBND",)),
    ("12/CT-UBND", ADMINISTRATIVE, None, "CT", ("UBND",)),
    ("12/TTr-SCT", ADMINISTRATIVE, None, "TTr", ("SCT",)),
    ("12/QyĐ-UBND", ADMINISTRATIVE, None, "QyĐ", ("UBND",)),
    ("1178/ĐCK-CTT", LETTER, None, None, ("ĐCK", "CTT")),
    ("17809/BTC-CTK", LETTER, None, None, ("BTC", "CTK")),
    ("5563/SCT-CN", LETTER, None, None, ("SCT", "CN")),
    ("6785/BCT-ĐCK", LETTER, None, None, ("BCT", "ĐCK")),
    ("34-NQ/TU", PARTY, None, "NQ", ("TU",)),
    ("68-NQ/TW", PARTY, None, "NQ", ("TW",)),
    ("15-CV/TU", PARTY, None, "CV", ("TU",)),
    ("144-QĐ/TW", PARTY, None, "QĐ", ("TW",)),
]
ALL_SYMBOLS: Final = [row[0] for row in SYMBOLS]


@pytest.mark.parametrize(("symbol", "form", "year", "kind", "issuers"), SYMBOLS)
def test_a_symbol_is_read_into_its_parts(
    symbol: str, form: DocumentForm, year: int | None, kind: str | None, issuers: tuple[str, ...]
) -> None:
    found = parse_document(symbol)
    assert (form, year, kind, issuers) == (found.form, found.year, found.type, found.issuers)
    assert symbol == found.symbol == str(found) == format_document(found)
    assert found.date is None


PLAN: Final = parse_document("48/KH-SCT")
DECREE: Final = parse_document("32/2024/NĐ-CP")
AUTUMN: Final = dt.date(2024, 9, 25)
SPRING: Final = dt.date(2024, 3, 15)


@pytest.mark.parametrize(
    ("text", "symbol", "date"),
    [
        ("số 48/KH-SCT", "48/KH-SCT", None),
        ("Số: 48/KH-SCT", "48/KH-SCT", None),
        ("Kế hoạch 48/KH-SCT", "48/KH-SCT", None),
        ("KẾ HOẠCH SỐ 48/KH-SCT", "48/KH-SCT", None),
        ("văn bản số 1178/ĐCK-CTT", "1178/ĐCK-CTT", None),
        ("Kế hoạch số 48/KH-SCT ngày 25/9/2024", "48/KH-SCT", AUTUMN),
        ("48/KH-SCT, ngày 25-9-2024", "48/KH-SCT", AUTUMN),
        ("48 / KH - SCT  ngày 25 / 9 / 2024", "48/KH-SCT", AUTUMN),
        ("48/KH\u2013SCT", "48/KH-SCT", None),
        ("48/KH\u2011SCT", "48/KH-SCT", None),
        ("32/2024/NÐ-CP", "32/2024/NĐ-CP", None),
        ("Nghị định 32/2024/NĐ-CP ngày 15 tháng 3 năm 2024", "32/2024/NĐ-CP", SPRING),
        ("Nghị định 32/2024/NĐ-CP ngày 15/3/2024 của Chính phủ", "32/2024/NĐ-CP", SPRING),
        ("Nghị định 32/2024/NĐ-CP của Chính phủ", "32/2024/NĐ-CP", None),
        ("Luật số 64/2025/QH15", "64/2025/QH15", None),
        ("Nghị quyết 202/2025/QH15", "202/2025/QH15", None),
        ("Công văn số 1178/ĐCK-CTT", "1178/ĐCK-CTT", None),
        ("Thông tư số 31/2012/TTLT-BCT-BKHĐT", "31/2012/TTLT-BCT-BKHĐT", None),
        ("Bản thoả thuận số 7/BTT-SCT", "7/BTT-SCT", None),
        ("Bản thỏa thuận số 7/BTT-SCT", "7/BTT-SCT", None),
        ("Quy định số 144-QĐ/TW", "144-QĐ/TW", None),
        ("Kết luận số 114-KL/TW", "114-KL/TW", None),
    ],
)
def test_words_around_a_symbol_are_understood(text: str, symbol: str, date: dt.date | None) -> None:
    for form in ("NFC", "NFD"):
        found = parse_document(unicodedata.normalize("NFC" if form == "NFC" else "NFD", text))
        assert (symbol, date) == (found.symbol, found.date)


@pytest.mark.parametrize(
    ("text", "reason", "suggestions"),
    [
        ("", "it has no symbol in this form", ()),
        ("không số", "it has no symbol in this form", ()),
        ("25/9/2024", "it has no symbol in this form", ()),  # a date
        ("31/90", "it has no symbol in this form", ()),  # a ratio
        ("0/KH-SCT", "it has no symbol in this form", ()),  # numbers begin at 1
        ("48/KH", "it has no symbol in this form", ()),  # nobody issued it
        ("12-AB/TU", "it has no symbol in this form", ()),  # no such type in the Party
        ("7/A-SCT", "it has no symbol in this form", ()),  # one letter is no agency
        ("32/1824/NĐ-CP", "it has no symbol in this form", ()),  # no such year
        ("48/KH-SCT/12", "it has no symbol in this form", ()),  # more than a symbol
        ("32/2024/nđ-cp", "it has no symbol in this form", ("32/2024/NĐ-CP",)),
        ("64/2025/qh15", "it has no symbol in this form", ("64/2025/QH15",)),
        ("19/2025/qđ-ttg", "it has no symbol in this form", ("19/2025/QĐ-TTg",)),
        ("34-nq/tu", "it has no symbol in this form", ("34-NQ/TU",)),
        ("48/KHSCT", "it has no symbol in this form", ("48/KH-SCT",)),
        ("48/KH SCT", "it has no symbol in this form", ("48/KH-SCT",)),
        ("48/KH/SCT", "it has no symbol in this form", ("48/KH-SCT",)),
        ("12/Ttr-UBND", "it has no symbol in this form", ("12/TTr-UBND",)),
        (
            "Thông tư số 32/2024/NĐ-CP",
            "'Thông tư số' contradicts the symbol 32/2024/NĐ-CP",
            ("32/2024/NĐ-CP",),
        ),
        (
            "Quyết định 832/QD-UBND",  # without its accent QĐ is not a type
            "it has no symbol in this form",
            ("832/QĐ-UBND",),
        ),
        (
            "Nghị định 12/2024/XYZ-CP",  # a type that nobody knows is not NĐ
            "'Nghị định' contradicts the symbol 12/2024/XYZ-CP",
            ("12/2024/XYZ-CP",),
        ),
        (
            "theo 48/KH-SCT",
            "'theo' in front of the symbol is no kind of document",
            ("48/KH-SCT",),
        ),
        (
            "mục 2: 48/KH-SCT",
            "'mục 2:' in front of the symbol is no kind of document",
            ("48/KH-SCT",),
        ),
        (
            "48/KH-SCT ngày 25/9/2024 về khảo sát chợ",
            "'về khảo sát chợ' behind it is neither a date ('ngày …') nor 'của …'",
            ("48/KH-SCT ngày 25/9/2024",),
        ),
        (
            "48/KH-SCT ngày 25/9",  # a date without its year
            "'ngày 25/9' behind it is neither a date ('ngày …') nor 'của …'",
            ("48/KH-SCT",),
        ),
        ("48/KH-SCT ngày 31/9/2024", "the calendar has no such day", ()),
        (
            "48/KH-SCT của Sở Công Thương ngày 25/9/2024",
            "a date stands right behind the symbol",
            (),
        ),
        (
            "32/2024/NĐ-CP và 60/2024/NĐ-CP",
            "it names more than one document",
            ("32/2024/NĐ-CP", "60/2024/NĐ-CP"),
        ),
    ],
)
def test_what_is_not_one_document_is_refused_with_the_reason(
    text: str, reason: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ParseError) as caught:
        parse_document(text)
    assert (text, reason, suggestions) == (
        caught.value.text,
        caught.value.reason,
        caught.value.suggestions,
    )
    assert "'32/2024/NĐ-CP'" in caught.value.accepted
    for suggestion in suggestions:
        parse_document(suggestion)


@pytest.mark.parametrize(
    "fields",
    [
        ("0", None, "KH", ("SCT",), ADMINISTRATIVE),  # numbers begin at 1
        ("4 8", None, "KH", ("SCT",), ADMINISTRATIVE),  # no number
        (48, None, "KH", ("SCT",), ADMINISTRATIVE),  # the number is text
        ("48", None, "KH", ["SCT"], ADMINISTRATIVE),  # a list can change
        ("48", None, "KH", (15,), ADMINISTRATIVE),  # an issuer is text
        ("48", None, "KH", (), ADMINISTRATIVE),  # nobody issued it
        ("48", None, "kh", ("SCT",), ADMINISTRATIVE),  # letter case counts
        ("48", None, "SCT", ("CN",), ADMINISTRATIVE),  # SCT is an agency, so a letter
        ("48", None, None, ("KH", "SCT"), LETTER),  # KH is a type, so not a letter
        ("48", None, "KH", ("SCT-CN",), ADMINISTRATIVE),  # two issuers in one
        ("32", None, "NĐ", ("CP",), NORMATIVE),  # a normative symbol has its year
        ("32", "2024", "NĐ", ("CP",), NORMATIVE),  # the year is a whole number
        ("32", 24, "NĐ", ("CP",), NORMATIVE),  # no such year
        ("64", 2025, "NQ", ("QH15",), ASSEMBLY),  # assemblies write no type
        ("34", None, "XX", ("TU",), PARTY),  # no such type in the Party
        ("48", None, "KH", ("SCT",), "administrative"),  # text is no form
    ],
)
def test_fields_that_are_not_one_symbol_are_refused(fields: tuple[Any, ...]) -> None:
    with pytest.raises(InvalidValueError, match="the parts of one symbol such as 48/KH-SCT"):
        DocumentReference(*fields)


@pytest.mark.parametrize("date", ["25/9/2024", dt.datetime(2024, 9, 25, tzinfo=dt.UTC)])
def test_a_date_is_a_day_without_a_time(date: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"accepted is a datetime\.date without a time"):
        DocumentReference("48", None, "KH", ("SCT",), ADMINISTRATIVE, date)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("05/KH-SCT", "5/KH-SCT"),
        ("005/2024/NĐ-CP", "5/2024/NĐ-CP"),
        ("66.18/2026/NQ-CP", "066.18/2026/NQ-CP"),
        ("48/KH-SCT ngày 25/9/2024", "48/KH-SCT ngày 25 tháng 9 năm 2024"),
        ("32/2024/NĐ-CP ngày 15/3/2024", "32/2024/NĐ-CP"),
        ("32/2024/NĐ-CP ngày 15/3/2024", "32/2024/NĐ-CP ngày 16/3/2024"),
    ],
)
def test_the_same_document_is_equal_however_it_is_written(left: str, right: str) -> None:
    one, other = parse_document(left), parse_document(right)
    assert one == other
    assert hash(one) == hash(other)
    assert one.may_be(other)
    assert other.may_be(one)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12/CTr-UBND", "12/CT-UBND"),
        ("12/TTr-SCT", "12/TT-SCT"),
        ("12/QyĐ-UBND", "12/QĐ-UBND"),
        ("16/2026/QĐ-UBND", "16/QĐ-UBND"),
        ("34-NQ/TU", "34/NQ-TU"),
        ("66.18/2026/NQ-CP", "66.180/2026/NQ-CP"),
        ("66.18/2026/NQ-CP", "6618/2026/NQ-CP"),
        ("48/KH-SCT", "49/KH-SCT"),
        ("48/KH-SCT ngày 25/9/2024", "48/KH-SCT ngày 25/9/2023"),
    ],
)
def test_other_documents_are_neither_equal_nor_possibly_the_same(left: str, right: str) -> None:
    one, other = parse_document(left), parse_document(right)
    assert one != other
    assert not one.may_be(other)
    assert not other.may_be(one)


def test_a_missing_date_contradicts_nothing_but_does_not_make_equal() -> None:
    dated = parse_document("48/KH-SCT ngày 25/9/2024")
    assert dated != PLAN
    assert dated.may_be(PLAN)
    assert PLAN.may_be(dated)


def test_a_reference_is_equal_to_references_only() -> None:
    assert PLAN != "48/KH-SCT"
    assert PLAN in {PLAN: 1}


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("48/KH-SCT", "kế hoạch"),
        ("32/2024/NĐ-CP", "nghị định"),
        ("55/VBHN-BCT", "văn bản hợp nhất"),
        ("12/CTr-UBND", "chương trình"),
        ("15-CV/TU", "công văn"),
        ("34-TT/TU", "thông tri"),
        ("64/2025/QH15", None),  # a law or a resolution
        ("1178/ĐCK-CTT", None),  # letters carry no type
        ("144-QĐ/TW", None),  # a decision or a regulation
        ("12/2024/XYZ-CP", None),  # an abbreviation that the table does not have
    ],
)
def test_the_abbreviation_tells_the_kind_where_it_can(symbol: str, name: str | None) -> None:
    assert name == parse_document(symbol).type_name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("48/KH-SCT ngày 25/9/2024", "Kế hoạch số 48/KH-SCT ngày 25/9/2024"),
        ("05/KH-SCT ngày 5/2/2024", "Kế hoạch số 05/KH-SCT ngày 05/02/2024"),
        ("32/2024/NĐ-CP", "Nghị định số 32/2024/NĐ-CP"),
        ("1178/ĐCK-CTT", "số 1178/ĐCK-CTT"),
        ("64/2025/QH15 ngày 19/02/2025", "số 64/2025/QH15 ngày 19/02/2025"),
    ],
)
def test_words_are_written_as_documents_cite(text: str, words: str) -> None:
    found = parse_document(text)
    assert words == format_document(found, words=True)
    assert f"<span>{words}</span>" == found._repr_html_()


def test_copies_and_pickles_are_equal() -> None:
    mention = DocumentMention(parse_document("48/KH-SCT ngày 25/9/2024"), Span(0, 24))
    pickled = pickle.loads(pickle.dumps(mention))  # noqa: S301
    for again in (pickled, copy.copy(mention), copy.deepcopy(mention)):
        assert mention == again
        assert repr(mention) == repr(again)


def test_references_are_frozen() -> None:
    with pytest.raises(AttributeError):
        setattr(PLAN, "number", "49")  # noqa: B010


REPORT: Final = (
    "Trong quý, Sở đã gửi các địa phương Kế hoạch số 48/KH-SCT ngày 25/9/2024 để khảo sát cụm công "
    "nghiệp; ba huyện đã làm xong (Kế hoạch số 48/KH-SCT). Căn cứ là Nghị định số 32/2024/NĐ-CP "
    "ngày 15/3/2024 của Chính phủ, Nghị định số 60/2024/NĐ-CP ngày 05 tháng 6 năm 2024 về chợ và "
    "Thông tư số 14/2024/TT-BCT, ngày 15/8/2024."
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_report_gives_its_documents_in_order_with_dates_and_places(form: str) -> None:
    text = unicodedata.normalize("NFC" if form == "NFC" else "NFD", REPORT)
    expected = [
        ("48/KH-SCT", AUTUMN, "48/KH-SCT ngày 25/9/2024"),
        ("48/KH-SCT", None, "48/KH-SCT"),
        ("32/2024/NĐ-CP", SPRING, "32/2024/NĐ-CP ngày 15/3/2024"),
        ("60/2024/NĐ-CP", dt.date(2024, 6, 5), "60/2024/NĐ-CP ngày 05 tháng 6 năm 2024"),
        ("14/2024/TT-BCT", dt.date(2024, 8, 15), "14/2024/TT-BCT, ngày 15/8/2024"),
    ]
    assert expected == [
        (
            mention.reference.symbol,
            mention.reference.date,
            unicodedata.normalize("NFC", mention.span.of(text)),
        )
        for mention in find_documents(text)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theo Kế hoạch 48/KH-SCT.", ["48/KH-SCT"]),
        ("Thực hiện theo 48/KH-SCT./.", ["48/KH-SCT"]),
        ("48/KH-SCT - UBND tỉnh giao Sở", ["48/KH-SCT"]),
        ("(12/KH-SCT,48/KH-SCT;5563/SCT-CN)", ["12/KH-SCT", "48/KH-SCT", "5563/SCT-CN"]),
        ("48/KH-SCT ngày\r\n25/9/2024", ["48/KH-SCT ngày\r\n25/9/2024"]),
        ("48/KH-SCT\u00a0ngày 25/9/2024", ["48/KH-SCT\u00a0ngày 25/9/2024"]),
        ("48/KH-SCT ngày 31/9/2024", ["48/KH-SCT"]),  # no such day
        ("48/KH-SCT 25/9/2024", ["48/KH-SCT"]),  # not said to be its date
        ("48/KH-SCT.Tiếp theo là chợ", ["48/KH-SCT"]),
        ("834/QĐ-UBND.HC và 32/2024/NÐ\u2013CP", ["834/QĐ-UBND.HC", "32/2024/NÐ\u2013CP"]),
    ],
)
def test_a_mention_covers_the_symbol_and_its_date_only(text: str, words: list[str]) -> None:
    assert words == [mention.span.of(text) for mention in find_documents(text)]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 25/9/2024",  # a date
        "31/90 cụm công nghiệp",  # a ratio
        "bản đồ tỷ lệ 1/500",  # a map scale
        "đã cho thuê 61,5/58ha",  # areas
        "giá trị sản xuất CN-TTCN",  # no number
        "52 triệu đồng/người/năm",  # a unit
        "điện thoại 0299-3822-230 hoặc 0299/3822230",  # telephone numbers
        "điện thoại 0901234567/SCT-CN",  # a number too long for a document
        "trạm 110/22kV",  # voltages
        "48/KH - SCT",  # spaces inside
        "a48/KH-SCT",  # the tail of a word
        "48/KH-SCT/12",  # part of something longer
        "2-3/KH-SCT",  # part of a range
        "61,5/KH-SCT",  # the tail of a number
        "12/Km-Giờ",  # a unit
        "2024-CN/TTCN",  # not a type of the Party
    ],
)
def test_what_only_looks_like_a_symbol_is_not_found(text: str) -> None:
    assert not find_documents(text)


HOSTILE: Final = [
    "1/" * 100_000,
    "A-" * 100_000,
    "9" * 200_000,
    "66." * 66_000,
    "1/KH-A " * 20_000,
    "1/A-" + "A-" * 100_000,
    "1/KH-" + "A.B" * 66_000 + "a",
    "1/2024/" * 28_000,
    "1/KH-A ngày " * 16_000,
    "a" + "\u0301\u0323" * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: str(text)[:8])
def test_hostile_text_takes_time_in_proportion_to_its_length(text: str) -> None:
    # Work in the square of these lengths would take minutes; processor time ignores neighbours.
    started = time.process_time()
    find_documents(text)
    with pytest.raises(ParseError):
        parse_document(text)
    assert time.process_time() - started < 6


issuer_texts: Final = st.text("ABCĐHKLNPSTUVX", min_size=2, max_size=6)
numbers: Final = st.from_regex(r"0?[1-9][0-9]{0,4}(\.[1-9][0-9]?)?", fullmatch=True)
dates: Final = st.none() | st.dates()
types: Final = st.sampled_from(["KH", "QĐ", "CTr", "CT", "TTr", "QyĐ", "NQ", "BC", "VBHN"])


@st.composite
def references(draw: st.DrawFn) -> DocumentReference:
    form = draw(st.sampled_from(DocumentForm))
    kind = None if form in (ASSEMBLY, LETTER) else draw(types)
    year = draw(st.integers(1900, 2999)) if form in (NORMATIVE, ASSEMBLY) else None
    issuers = tuple(draw(st.lists(issuer_texts, min_size=1, max_size=3)))
    if form is ASSEMBLY:
        issuers = (draw(st.sampled_from(["QH15", "UBTVQH14", "QH9"])),)
    elif form is LETTER:
        issuers = ("SCT", *issuers)
    return DocumentReference(draw(numbers), year, kind, issuers, form, draw(dates))


def same(reference: DocumentReference) -> str:
    """Everything a reference holds, for comparing more strictly than by identity."""
    return repr(reference)


@given(references())
def test_the_form_with_words_reads_back_to_all_of_the_reference(
    reference: DocumentReference,
) -> None:
    assert same(reference) == same(parse_document(format_document(reference, words=True)))


@given(references())
def test_the_symbol_reads_back_to_all_but_the_date(reference: DocumentReference) -> None:
    back = parse_document(format_document(reference))
    assert same(reference).rpartition("date=")[0] == same(back).rpartition("date=")[0]
    assert back.date is None
    assert back.may_be(reference)


@given(references())
def test_decomposed_text_reads_as_composed_text(reference: DocumentReference) -> None:
    text = format_document(reference, words=True)
    assert same(parse_document(text)) == same(parse_document(unicodedata.normalize("NFD", text)))


@given(st.lists(references(), max_size=4), st.sampled_from([" và ", "; ", ", ", ".\n", " ("]))
def test_every_reference_in_a_text_is_found_where_it_stands(
    expected: list[DocumentReference], between: str
) -> None:
    text = "Căn cứ " + between.join(format_document(one, words=True) for one in expected) + "."
    for shown in (text, unicodedata.normalize("NFD", text)):
        found = find_documents(shown)
        assert [same(one) for one in expected] == [same(one.reference) for one in found]
        for mention in found:
            assert same(mention.reference) == same(parse_document(mention.span.of(shown)))


@given(st.text(alphabet="0123456789/-.,&ABKHSCTĐQđgr ngày\u0301\u200b–\n"))
def test_any_text_gives_mentions_that_read_alone(text: str) -> None:
    for mention in find_documents(text):
        assert same(mention.reference) == same(parse_document(mention.span.of(text)))


# Several numbers under one symbol, and types with a slip.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết số 1660, 1661/NQ-UBTVQH15", ["1660/NQ-UBTVQH15", "1661/NQ-UBTVQH15"]),
        ("Nghị quyết số 1660 và 1661/NQ-UBTVQH15", ["1660/NQ-UBTVQH15", "1661/NQ-UBTVQH15"]),
        ("các Quyết định 12; 13, và 14/QĐ-UBND", ["12/QĐ-UBND", "13/QĐ-UBND", "14/QĐ-UBND"]),
        ("số 05/2024 và 06/2024/NĐ-CP", ["05/2024/NĐ-CP", "06/2024/NĐ-CP"]),
        ("số 05, 06/2024/NĐ-CP", ["05/2024/NĐ-CP", "06/2024/NĐ-CP"]),
        ("số 05/2024, 06/NQ-HĐND", ["06/NQ-HĐND"]),  # a year that the symbol has no place for
        ("số 7/KH-SCT, 9/KH-SCT", ["7/KH-SCT", "9/KH-SCT"]),
        ("số 7/KH-SCT; số 8, 9/KH-SCT", ["7/KH-SCT", "8/KH-SCT", "9/KH-SCT"]),
        ("tăng 4,5, 1661/NQ-UBTVQH15", ["1661/NQ-UBTVQH15"]),
        ("năm 2024, 15/KH-SCT", ["15/KH-SCT"]),
    ],
)
def test_numbers_that_share_a_symbol_are_a_document_each(text: str, expected: list[str]) -> None:
    found = find_documents(text)
    assert [str(mention.reference) for mention in found] == expected
    assert all(mention.reference.number in mention.span.of(text) for mention in found)
    if len(expected) > 1:
        with pytest.raises(ParseError, match="more than one document"):
            parse_document(text)


def test_the_date_behind_several_numbers_is_of_the_last() -> None:
    found = find_documents("số 12, 13/QĐ-UBND ngày 5/3/2024")
    assert [mention.reference.date for mention in found] == [None, dt.date(2024, 3, 5)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("10/QD-UBND", "10/QĐ-UBND"),
        ("55/TTR-UBND", "55/TTr-UBND"),
        ("7/CTR-UBND", "7/CTr-UBND"),
        ("3/GUq-SCT", "3/GUQ-SCT"),
    ],
)
def test_a_type_with_a_slip_is_no_letter_of_an_agency(text: str, meant: str) -> None:
    assert find_documents(text) == ()
    with pytest.raises(ParseError, match="no symbol in this form") as caught:
        parse_document(text)
    assert meant in caught.value.suggestions


@pytest.mark.parametrize(
    "member", ["1/", "số 1, ", "1, ", "số 1, 5/NQ-HĐND ", "số 1/2024, ", "quyết định 1 và "]
)
def test_lists_of_numbers_take_time_in_proportion(member: str) -> None:
    def seconds(count: int) -> float:
        text = "số " + member * count + "5/NQ-HĐND"
        start = time.process_time()
        find_documents(text)
        return time.process_time() - start

    seconds(100)
    assert seconds(20_000) < 5
