"""Bảng mã cũ: every text in an old encoding equals its twin; no other is one."""

import re
import unicodedata
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong._data import read_table
from congthuong._legacy import decode_legacy, text_of_bytes
from congthuong.errors import InvalidValueError
from congthuong.findings import Severity
from congthuong.reading import read_report

GOLD: Final = Path(__file__).parent / "gold"
ENCODINGS: Final = ("tcvn3", "vni", "vps")
SENTENCE: Final = (
    "Giá trị sản xuất công nghiệp của tỉnh Hà Tĩnh 6 tháng đầu năm 2024 ước đạt 808 tỷ đồng, "
    "tăng 8,42% so với cùng kỳ."
)


def codes_of(encoding: str) -> dict[str, str]:
    rows = read_table("legacy_encodings").rows
    return {row["letter"]: bytes.fromhex(row[encoding]).decode("latin-1") for row in rows}


def encoded(text: str, encoding: str) -> str:
    """As an office typed it: letters that an encoding lacks are those of a font of capitals."""
    codes = codes_of(encoding)
    plain = unicodedata.normalize("NFC", text)
    return "".join(codes.get(one) or codes.get(one.lower(), one) for one in plain)


def gold_texts() -> list[str]:
    found = [path.read_text(encoding="utf-8") for path in sorted(GOLD.rglob("*.txt"))]
    assert len(found) > 20
    return found


def latin(text: str) -> str:
    """Without signs that the old encodings use for letters."""
    return re.sub(
        r"[^\x00-\x7f\u0102-\u01b0\u1ea0-\u1ef9ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý]", "-", text
    )


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_gold_text_equals_its_unicode_twin_but_for_case(encoding: str) -> None:
    for text in map(latin, gold_texts()):
        given_text = unicodedata.normalize("NFC", text)
        found = decode_legacy(encoded(given_text, encoding))
        assert found is not None, given_text[:80]
        assert found.encoding == encoding.upper()
        assert found.text.lower() == given_text.lower()
        assert (found.finding.code, found.finding.severity) == ("legacy-encoding", Severity.NOTE)


def test_no_unicode_text_is_taken_for_an_old_one() -> None:
    for text in gold_texts():
        assert decode_legacy(text) is None, text[:80]
        for line in text.splitlines():
            assert decode_legacy(line) is None, line


NOT_OLD: Final = (
    ("", "nothing"),
    ("GTSXCN 808", "plain letters"),
    ("hàng hóa là hàng", "Vietnamese of Latin-1 letters alone"),
    ("Qu\u00fd III, c\u00f4ng ty Ch\u00e2u \u00c1", "the same, capitals"),
    ("café crème à São Paulo, Škoda", "other languages"),
    ("§ 5 «ba» ± 2 µm © 2024", "signs"),
    ("ThÃ¡ng 9 nÄm", "UTF-8 read as Latin letters, which is another fault"),
    ("Tha\u0301ng chi\u0301n", "accents apart"),
    ("¸", "one sign"),
    ("&#273;&#7891;ng… t&#7845;n…", "letters as entities, beside the marks of print"),
    ("Total exports… rose six… million –ten–", "another language with the marks of print"),
    ("6 tri&#7879;u t&#7845;n… qu&#7863;ng… 50", "entities, and signs of print glued to letters"),
)


@pytest.mark.parametrize(("text", "reason"), NOT_OLD, ids=[row[1] for row in NOT_OLD])
def test_what_is_not_old_stays(text: str, reason: str) -> None:
    assert decode_legacy(text) is None, reason


@given(st.text(max_size=60))
def test_it_never_raises(text: str) -> None:
    found = decode_legacy(text)
    assert found is None or found.text != text


def test_the_table_is_whole() -> None:
    letters = codes_of("vni").keys()
    assert len(letters) == 134
    assert {unicodedata.normalize("NFC", letter) for letter in letters} == set(letters)
    for encoding, count in (("tcvn3", 74), ("vni", 134), ("vps", 134)):
        codes = [code for code in codes_of(encoding).values() if code]
        assert len(set(codes)) == len(codes) == count


def test_vni_is_a_base_and_a_tone() -> None:
    """What the encoding is made of, against what the table says letter by letter."""
    codes = codes_of("vni")
    tones = dict(zip("\u0301\u0300\u0309\u0303\u0323", "ùøûõï", strict=True))
    for base in ("a", "e", "o", "u", "ơ", "ư"):
        for tone, mark in tones.items():
            assert codes[unicodedata.normalize("NFC", base + tone)] == codes.get(base, base) + mark
    for letter, code in codes.items():
        assert codes[letter.upper()] == code.upper()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_report_says_the_same_in_every_encoding(encoding: str) -> None:
    old = read_report(encoded(SENTENCE, encoding))
    new = read_report(SENTENCE)
    assert old.text.lower() == SENTENCE.lower()
    assert [str(record) for record in old.dataset] == [str(record) for record in new.dataset]
    assert "legacy-encoding" in {finding.code for finding in old.findings}
    assert "legacy-encoding" not in {finding.code for finding in new.findings}


def test_bytes_of_every_kind_are_text() -> None:
    for data in (SENTENCE.encode(), SENTENCE.encode("utf-8-sig"), SENTENCE.encode("utf-16")):
        assert text_of_bytes(data) == SENTENCE
    for encoding in ENCODINGS:
        found = decode_legacy(text_of_bytes(encoded(SENTENCE, encoding).encode("latin-1")))
        assert found is not None
        assert found.text.lower() == SENTENCE.lower()


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"caf\xe9", b"\x80\x81\x82"], ids=["half", "one word", "bytes"]
)
def test_other_bytes_are_refused_with_their_place(data: bytes) -> None:
    with pytest.raises(InvalidValueError, match="byte"):
        text_of_bytes(data)
