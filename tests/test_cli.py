"""The command line: what each command prints and answers, on good input and on bad."""

import importlib
import io
import json
import os
import re
import runpy
import shlex
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import congthuong
from congthuong import (
    Approximation,
    AsOf,
    Evidence,
    Finding,
    IndexBase,
    Interval,
    ObservationStatus,
    PercentChange,
    PercentOfPlan,
    PercentShare,
    Period,
    PlanBase,
    PlanKind,
    PlanReference,
    PriceBasis,
    Segment,
    SegmentDimension,
    Severity,
    Span,
    StatedRate,
    Statement,
    WholeBase,
    YearlyAverage,
    get_indicator,
    get_locality,
    parse_stated_quantity,
)
from congthuong.__main__ import main
from congthuong._cli.arguments import _Parser
from congthuong._cli.figures import HEAD, cells, rows_with_implied
from congthuong._cli.implied import bound_text, implied_by, implied_words
from congthuong._cli.layout import GLUE, display_width, hanging, one_line, shortened, table_lines
from congthuong._cli.streams import Status
from congthuong._cli.views import Report
from congthuong.reading import Reading, read_report

ROOT: Final = Path(__file__).parent.parent
EXAMPLE: Final = ROOT / "docs" / "examples" / "bao-cao-6-thang.txt"
KRONG_PA: Final = ("--locality", "huyện Krông Pa")

GOOD: Final = (
    "Giá trị sản xuất công nghiệp 6 tháng đầu năm 2022 của huyện Krông Pa đạt 808 tỷ đồng, "
    "bằng 55,07% kế hoạch, tăng 53,5% so với cùng kỳ.\n"
)
# 120 over 100 is no growth of 5 percent.
WRONG: Final = (
    "Năm 2019, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt 100,0 triệu USD.\n"
    "Năm 2020, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt 120,0 triệu USD, "
    "tăng 5,0% so với cùng kỳ năm trước.\n"
)
UNCLEAR: Final = "Năm 2020, kim ngạch xuất khẩu đạt 120 triệu USD.\nHội nghị lần thứ 12 họp.\n"

# The keys that the scorer of the reader documents, and those that the command line adds.
SCORED: Final = """
indicator period as_of locality status approximation value value_high unit percent_of_plan
plan_percent_2 year_on_year year_on_year_high period_on_period average_annual year_on_year_factor
share contribution segment price_basis
"""
IMPLIED: Final = frozenset(
    ("implied_plan_low", "implied_plan_high", "implied_base_low", "implied_base_high")
)


class Answer(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def run(*argv: str, stdin: bytes = b"") -> Answer:
    out, err = io.StringIO(), io.StringIO()
    status = main(argv, io.BytesIO(stdin), out, err)
    return Answer(status, out.getvalue(), err.getvalue())


def in_a_process(*argv: str, stdin: bytes = b"", **environment: str) -> Answer:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "congthuong", *argv],
        input=stdin,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.mark.parametrize(
    ("name", "argv", "why"),
    [
        ("stdin", ("read", "-"), "đầu vào chuẩn đã đóng"),
        ("stdout", ("format", "12 chợ"), "đầu ra chuẩn đã đóng"),
    ],
)
def test_a_stream_that_the_process_was_started_without_is_told(
    name: str, argv: tuple[str, ...], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"sys.{name}", None)
    out, err = io.StringIO(), io.StringIO()
    status = main(
        argv, None if name == "stdin" else io.BytesIO(), None if name == "stdout" else out, err
    )
    assert (status, out.getvalue()) == (Status.NO_STREAM, "")
    assert why in err.getvalue()


def test_no_place_for_a_message_leaves_the_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    assert main(("format", "zz"), io.BytesIO(), io.StringIO(), None) == Status.UNUSABLE


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Keyboard(io.BytesIO):
    def isatty(self) -> bool:
        return True


class Interrupted(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise KeyboardInterrupt


def write(folder: Path, name: str, text: str | bytes) -> str:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


# Reading: formats.


def test_the_table_shows_every_slot_of_a_figure_and_what_it_implies() -> None:
    answer = run("read", stdin=GOOD.encode())
    assert (answer.status, answer.err) == (0, "")
    words = " ".join(answer.out.split())
    for part in ("6T/2022", "55,07%", "≈ 1.467 tỷ", "53,5%", "≈ 526,4 tỷ"):
        assert part in words, part
    assert "Điểm cần xem lại: 0" in answer.out


def test_a_row_of_json_has_the_keys_of_the_scorer_and_the_implied_ones() -> None:
    (row,) = run("read", "-", "--format", "jsonl", stdin=GOOD.encode()).rows
    assert row.keys() >= {*SCORED.split(), *IMPLIED}
    assert "file" not in row
    assert (row["indicator"], row["period"]) == ("industrial_output", "2022-S1")
    assert (row["value"], row["unit"], row["status"]) == ("808000000000", "đồng", "normal")
    assert (row["percent_of_plan"], row["year_on_year"]) == ("55.07", "53.5")
    # 807,5 over 55,075 and 808,5 over 55,065 percent; 807,5 over 153,55 and 808,5 over 153,45.
    assert (row["implied_plan_low"], row["implied_plan_high"]) == ("1466182478438", "1468264777990")
    assert (row["implied_base_low"], row["implied_base_high"]) == (
        "525887333116.2",
        "526881720430.1",
    )


def test_the_rows_are_those_of_the_reading_and_no_others() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    reading = read_report(text, locality="huyện Krông Pa")
    rows = run("read", str(EXAMPLE), *KRONG_PA, "--format", "jsonl").rows
    assert [{key: row[key] for key in row.keys() - IMPLIED} for row in rows] == reading.rows()


def test_the_document_holds_figures_findings_and_what_was_not_understood() -> None:
    answer = run("read", "--format", "json", stdin=(WRONG + UNCLEAR).encode())
    (report,) = json.loads(answer.out)["reports"]
    assert report["file"] == "đầu vào chuẩn"
    assert {"indicator", *IMPLIED} <= report["figures"][0].keys()
    finding = report["findings"][0]
    assert (finding["code"], finding["severity"]) == ("growth-mismatch", "error")
    piece = finding["evidence"][0]
    assert (WRONG + UNCLEAR)[piece["start"] : piece["end"]] == piece["text"]
    assert piece["line"] == 2
    assert report["unread"][0].keys() == {"text", "line", "start", "end", "reason"}
    assert report["unread"][0]["line"] == 4
    assert all(isinstance(each["missing"], list) for each in report["incomplete"])
    assert report["documents"] == []


def test_the_document_says_what_an_incomplete_figure_lacks() -> None:
    text = "Xuất khẩu đạt 3 triệu USD."
    (report,) = json.loads(run("read", "--format", "json", stdin=text.encode()).out)["reports"]
    (lacking,) = report["incomplete"]
    assert lacking["missing"] == ["place", "time"]
    assert text[lacking["start"] : lacking["end"]] == lacking["text"]


def test_the_document_names_place_and_time_and_documents_cited() -> None:
    text = "Kế hoạch số 48/KH-SCT.\n" + GOOD
    answer = run(
        "read", "--format", "json", *KRONG_PA, "--published", "2022-07-25", stdin=text.encode()
    )
    (report,) = json.loads(answer.out)["reports"]
    assert (report["locality"], report["published"]) == ("huyện Krông Pa", "2022-07-25")
    assert report["documents"] == ["48/KH-SCT"]


def test_markdown_is_a_table_and_lists() -> None:
    answer = run("read", "--format", "markdown", stdin=(WRONG + UNCLEAR).encode())
    lines = answer.out.splitlines()
    assert lines[0] == "## đầu vào chuẩn · tỉnh Hà Tĩnh"
    table = [line for line in lines if line.startswith("|")]
    assert {line.count("|") for line in table} == {len(HEAD) + 1}
    assert len(table) == 2 + len(read_report(WRONG + UNCLEAR).statements)
    assert any(line.startswith("- **sai** `growth-mismatch` ") for line in lines)
    assert any("«12» trong «Hội nghị lần thứ 12 họp.»: " in line for line in lines)
    assert answer.out.endswith("\n")


def test_markdown_escapes_what_the_report_says(tmp_path: Path) -> None:
    name = write(tmp_path, "a_b.txt", GOOD)
    assert "a\\_b.txt" in run("read", name, "--format", "markdown").out


def test_a_text_without_figures_says_so() -> None:
    answer = run("read", stdin="Không có gì.".encode())
    assert answer.status == 0
    assert "Không thấy số liệu nào." in answer.out


def test_what_is_incomplete_and_unread_stands_below_with_its_words() -> None:
    out = run("read", stdin=UNCLEAR.encode()).out
    assert "Số liệu chưa đủ thông tin: 1" in out
    assert "#1 chưa rõ địa bàn; dòng 1: «" in out
    assert "- dòng 2: «12» trong «Hội nghị lần thứ 12 họp.»: " in out


# Reading: findings and statuses.


@pytest.mark.parametrize("command", ["read", "check"])
@pytest.mark.parametrize("form", ["table", "jsonl", "json", "markdown"])
def test_findings_make_a_command_fail_by_the_flag_alone(command: str, form: str) -> None:
    asked = (command, "--format", form)
    assert run(*asked, stdin=WRONG.encode()).status == Status.DONE
    flagged = run(*asked, "--fail-on-findings", stdin=WRONG.encode())
    assert flagged.status == Status.FOUND_WRONG
    assert flagged.out == run(*asked, stdin=WRONG.encode()).out
    assert run(*asked, "--fail-on-findings", stdin=GOOD.encode()).status == Status.DONE


def test_check_prints_the_findings_alone() -> None:
    out = run("check", stdin=(WRONG + UNCLEAR).encode()).out
    assert "[sai]" in out
    assert "(growth-mismatch)" in out
    assert "dòng 2: «" in out
    assert "chỉ tiêu" not in out.replace("chỉ tiêu dùng", "")
    assert "chưa hiểu" not in out
    assert "| # |" not in run("check", "--format", "markdown", stdin=WRONG.encode()).out
    (row,) = run("check", "--format", "jsonl", stdin=WRONG.encode()).rows
    assert row.keys() == {"code", "severity", "message", "legal_basis", "evidence"}
    (report,) = json.loads(run("check", "--format", "json", stdin=WRONG.encode()).out)["reports"]
    assert report.keys() == {"file", "locality", "published", "findings"}


def test_the_same_words_are_quoted_once() -> None:
    out = run("check", stdin=WRONG.encode()).out
    quotes = [line for line in out.splitlines() if "«" in line]
    assert len(quotes) == len(set(quotes)) > 0


def test_the_shipped_report_has_its_two_findings() -> None:
    codes = [row["code"] for row in run("check", str(EXAMPLE), *KRONG_PA, "--format", "jsonl").rows]
    assert set(codes) >= {"growth-mismatch", "scale-slip"}


# Reading: input.


BAD_FILES: Final = (
    (b"", "không có chữ nào"),
    (b" \n\t\n", "không có chữ nào"),
    (b"\xef\xbb\xbf", "không có chữ nào"),  # a byte order mark and no text
    ("Dòng một\nDòng ".encode() + b"\xe1\xbb", "không phải UTF-8: byte thứ 19 (0xE1, dòng 2)"),
    (b"\x93quoted\x94", "không phải UTF-8: byte thứ 1 (0x93, dòng 1)"),  # Windows-1252
    ("Xuất khẩu".encode("utf-16")[:-1], "không phải UTF-8: byte thứ"),  # half a letter
    (b"PK\x03\x04rest", "tệp Word, Excel"),
)


@pytest.mark.parametrize(("content", "reason"), BAD_FILES)
def test_an_unusable_file_is_named_in_one_line(content: bytes, reason: str, tmp_path: Path) -> None:
    name = write(tmp_path, "bao cao.txt", content)
    status, out, err = run("read", name)
    assert (status, out) == (Status.UNUSABLE, "")
    assert err.startswith(f"congthuong: {name}: ")
    assert reason in err
    assert err.count("\n") == 1
    assert reason in run("check", stdin=content).err


def test_office_files_are_read_and_their_tables_told(tmp_path: Path) -> None:
    table = "<tr><td>Chỉ tiêu<td>Năm 2018 (triệu USD)</tr><tr><td>Xuất khẩu<td>700,5</tr>"
    page = f"<p>{GROWTH_PAGE}</p><table>{table}</table>"
    name = write(tmp_path, "bao cao.HTML", page.encode())
    status, out, err = run("read", name, "--format", "jsonl")
    assert status == Status.DONE
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(row["period"], row["value"]) for row in rows if row["complete"]] == [
        ("2019", "850000000"),
        ("2018", "700500000"),
    ]
    assert err == f"congthuong: {name}: 1 bảng: 1 số liệu, 0 ô chưa đọc\n"
    assert run("read", str(tmp_path), "--format", "jsonl").out == out


@pytest.mark.files
def test_a_folder_of_office_files_is_read_whatever_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "báo cáo" / "2019"
    folder.mkdir(parents=True)
    table = "<tr><td>Chỉ tiêu<td>Năm 2018 (triệu USD)</tr><tr><td>Xuất khẩu<td>700,5</tr>"
    write(folder, "a.html", f"<p>{GROWTH_PAGE}</p><table>{table}</table>".encode())
    write(folder, "b.txt", GROWTH_PAGE.encode())
    write(folder, "~$c.docx", b"what a word processor keeps beside an open file")
    write(folder, "d.pdf", b"%PDF-1.4 broken")
    document = importlib.import_module("docx").Document()
    document.add_paragraph(GROWTH_PAGE)
    document.save(folder / "c.docx")
    book = importlib.import_module("openpyxl").Workbook()
    for row in (("Chỉ tiêu", "Đơn vị", "Năm 2018"), ("Kim ngạch xuất khẩu", "triệu USD", 700.5)):
        book.active.append(row)
    book.save(folder / "e.xlsx")
    found = run("read", str(tmp_path), "--format", "jsonl", "--locality", "tỉnh Hà Tĩnh")
    rows = [json.loads(line) for line in found.out.splitlines()]
    values = {(Path(row["file"]).name, row["value"]) for row in rows if row["complete"]}
    assert values == {
        ("a.html", "850000000"),
        ("a.html", "700500000"),
        ("b.txt", "850000000"),
        ("c.docx", "850000000"),
        ("e.xlsx", "700500000"),
    }
    assert found.status == Status.UNUSABLE
    assert "d.pdf: không đọc được" in found.err


def test_an_office_file_of_tables_alone_is_read(tmp_path: Path) -> None:
    name = write(tmp_path, "b.html", b"<table><tr><td>6</td></tr></table>")
    assert run("read", name).err == f"congthuong: {name}: 1 bảng: 0 số liệu, 0 ô chưa đọc\n"
    empty = write(tmp_path, "c.html", b"<table></table>")
    assert run("read", empty).err == f"congthuong: {empty}: không có chữ nào\n"


GROWTH_PAGE: Final = "Năm 2019, xuất khẩu của tỉnh Hà Tĩnh đạt 850 triệu USD."


def test_a_file_that_is_not_there_a_bare_folder_and_impossible_names(tmp_path: Path) -> None:
    for name, reason in (
        (str(tmp_path / "thiếu.txt"), "không có tệp này"),
        (str(tmp_path), "thư mục không có tệp .txt, .docx, .html, .pdf hay bảng tính nào"),
        (str(tmp_path / ("x" * 5000)), "không đọc được (File name too long)"),
        ("a\0b", "không đọc được (embedded null byte)"),
    ):
        status, out, err = run("read", name)
        assert (status, out) == (Status.UNUSABLE, "")
        assert err.endswith(f": {reason}\n"), err
        assert err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    name = write(tmp_path, "kín.txt", GOOD)
    Path(name).chmod(0)
    assert "không có quyền đọc" in run("read", name).err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such devices here")
def test_a_device_is_refused_before_it_is_read() -> None:
    status, out, err = run("read", "/dev/zero")
    assert (status, out) == (Status.UNUSABLE, "")
    assert err == "congthuong: /dev/zero: là thiết bị, không phải tệp văn bản\n"


LIMIT: Final = 32 * 1024 * 1024


def test_a_file_over_the_limit_is_refused_unread_and_one_at_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "lớn.txt"
    for size, reason in ((LIMIT + 1, "lớn hơn 32 MB"), (LIMIT, "không phải UTF-8")):
        with large.open("wb") as file:
            file.truncate(size)
            file.seek(0)
            file.write(b"\x00\xff")
        status, out, err = run("read", str(large))
        assert (status, out) == (Status.UNUSABLE, "")
        assert reason in err
        assert err.count("\n") == 1


class Endless(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size > 0
        return b"x" * size


def test_an_endless_input_is_read_to_the_limit_and_no_further() -> None:
    out, err = io.StringIO(), io.StringIO()
    assert main(["read", "-"], Endless(), out, err) == Status.UNUSABLE
    assert err.getvalue().endswith("lớn hơn 32 MB; hãy chia thành nhiều tệp\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "ống.txt"
    os.mkfifo(pipe)
    with subprocess.Popen(["/bin/cp", str(EXAMPLE), str(pipe)]):
        assert run("check", str(pipe)).status == Status.DONE


def test_a_refused_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert run("read", write(tmp_path, "a.txt", GOOD)).err.endswith("a.txt: không có quyền đọc\n")


def test_a_byte_order_mark_and_line_ends_of_windows_are_no_matter(tmp_path: Path) -> None:
    name = write(tmp_path, "a.txt", "\ufeff" + WRONG.replace("\n", "\r\n"))
    plain = run("check", "--format", "jsonl", stdin=WRONG.encode()).rows
    rows = run("check", name, "--format", "jsonl").rows
    assert [row["code"] for row in rows] == [row["code"] for row in plain]
    assert rows[0]["evidence"][0]["line"] == plain[0]["evidence"][0]["line"]


def test_several_files_and_folders_come_in_order_each_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "sâu").mkdir()
    inner = write(tmp_path / "sâu", "c.txt", WRONG)
    first, second = write(tmp_path, "a.txt", GOOD), write(tmp_path, "b.txt", UNCLEAR)
    write(tmp_path, "d.pdf", b"%PDF")
    rows = run("read", str(tmp_path), "--format", "jsonl").rows
    assert list(dict.fromkeys(row["file"] for row in rows)) == [first, second, inner]
    table = run("read", second, first).out
    assert table.index("b.txt") < table.index("a.txt")
    markdown = run("read", second, first, "--format", "markdown").out
    assert markdown.count("\n\n## ") == 1
    document = json.loads(run("check", second, first, "--format", "json").out)
    assert [report["file"] for report in document["reports"]] == [second, first]


def test_one_unusable_file_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    good, bad = write(tmp_path, "a.txt", GOOD), write(tmp_path, "b.txt", b"\xff")
    status, out, err = run("read", bad, good, "--format", "jsonl", "--fail-on-findings")
    assert status == Status.UNUSABLE
    assert len(out.splitlines()) == 1
    assert err.count("\n") == 1


def test_the_published_month_and_the_locality_reach_the_reader() -> None:
    text = "Kim ngạch xuất khẩu 6 tháng đầu năm đạt 120 triệu USD.".encode()
    asked = ("read", "--format", "jsonl", "--published", "2021-07", "--locality", "tỉnh Hà Tĩnh")
    (row,) = run(*asked, stdin=text).rows
    assert (row["period"], row["locality"]) == ("2021-S1", "tỉnh Hà Tĩnh")


def test_a_year_alone_is_a_time_of_publication() -> None:
    text = "Kim ngạch xuất khẩu 6 tháng đầu năm đạt 120 triệu USD.".encode()
    (row,) = run("read", "--format", "jsonl", "--published", "2021", stdin=text).rows
    assert row["period"] == "2021-S1"


def test_progress_is_shown_on_a_terminal_for_several_files_and_wiped(tmp_path: Path) -> None:
    names = [write(tmp_path, name, GOOD) for name in ("a.txt", "b.txt")]
    bad = write(tmp_path, "c.txt", b"\xff")
    err = Terminal()
    assert main(["read", *names, bad], io.BytesIO(), io.StringIO(), err) == Status.UNUSABLE
    shown = err.getvalue()
    assert all(f"[{place}/3] " in shown for place in (1, 2, 3))
    assert shown.rpartition("\r")[2].startswith("congthuong: ")
    one = Terminal()
    main(["read", names[0]], io.BytesIO(), io.StringIO(), one)
    assert one.getvalue() == ""
    assert run("read", *names).err == ""


BAD_ARGUMENTS: Final = (
    ((), "LỆNH"),  # no command
    (("đọc",), "invalid choice: 'đọc'"),
    (("read", "--published", "18/6/2024"), "không phải ngày"),
    (("read", "--published", "2024-02-30"), "không phải ngày"),
    (("read", "--format", "xml"), "invalid choice: 'xml'"),
    (("read", "--fail"), "--fail"),  # no abbreviations: a later option must not change a script
    (("format",), "SỐ"),
    (("format", "1.29"), "did you mean '1,29' or '1.290'?"),
    (("format", "12 zz"), "cannot read '12 zz'"),
    (("format", "5", "--unit", "đòng"), "gần giống: đồng"),
    (("format", "5", "--unit", "@"), "không có đơn vị '@' "),
    (("format", "5", "--scale", "tá"), "không có bậc 'tá'"),
    (("find-locality",), "TÊN"),
    (("find-locality", "Ba Tri", "--on", "hôm nay"), "không phải ngày"),
)


@pytest.mark.parametrize("name", ["huyện Không Có", "Châu Thành"])
def test_a_locality_that_is_not_found_costs_a_note_and_not_the_reading(name: str) -> None:
    status, out, err = run("read", str(EXAMPLE), "--format", "jsonl", "--locality", name)
    assert (status, len(err.splitlines())) == (0, 1)
    assert err.startswith("congthuong: --locality: cannot read")
    assert out == run("read", str(EXAMPLE), "--format", "jsonl").out


@pytest.mark.parametrize(("argv", "reason"), BAD_ARGUMENTS)
def test_a_wrong_argument_is_one_line_and_status_2(argv: Sequence[str], reason: str) -> None:
    status, out, err = run(*argv, stdin=GOOD.encode())
    assert (status, out) == (Status.UNUSABLE, "")
    assert err.startswith("congthuong")
    assert reason in err
    assert err.count("\n") == 1


def test_no_file_at_a_keyboard_is_a_wrong_argument() -> None:
    err = io.StringIO()
    assert main(["read"], Keyboard(), io.StringIO(), err) == Status.UNUSABLE
    assert err.getvalue() == "congthuong: thiếu tệp cần đọc ('-' để gõ từ bàn phím)\n"
    assert main(["read", "-"], Keyboard(GOOD.encode()), io.StringIO(), err) == Status.DONE


# Widths.


def table_of(out: str) -> list[str]:
    """The lines of the first table: from its head to the first line that is not as wide."""
    lines = out.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(("#", "mã")))
    width = seen_width(lines[start])
    ends = (at for at, line in enumerate(lines) if at > start and seen_width(line) != width)
    return lines[start : next(ends, len(lines))]


def seen_width(text: str) -> int:
    """Columns on a screen, counted in another way than the library does."""
    composed = unicodedata.normalize("NFC", text)
    assert not any(map(unicodedata.combining, composed))
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in composed)


@pytest.mark.parametrize("text", [EXAMPLE.read_text(encoding="utf-8"), GOOD, WRONG, UNCLEAR])
def test_no_line_is_wider_than_a_hundred_columns_and_the_table_is_even(text: str) -> None:
    out = run("read", stdin=text.encode()).out
    assert max(map(seen_width, out.splitlines())) <= 100
    reading = read_report(text)
    table = table_of(out)
    assert len(table) > len(reading.statements)
    numbers = [line.split()[0] for line in table[2:] if line[0] not in " ─"]
    assert numbers == [str(number + 1) for number in range(len(reading.statements))]


@pytest.mark.parametrize(("columns", "width"), [("140", 140), ("80", 80), ("20", 72)])
def test_on_a_terminal_its_width_is_used(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = Terminal()
    argv = ["read", str(EXAMPLE), *KRONG_PA]
    assert main(argv, io.BytesIO(), out, io.StringIO()) == Status.DONE
    assert max(map(seen_width, out.getvalue().splitlines())) == width


CELL: Final = st.text(st.characters(codec="utf-8"), max_size=60)


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), max_size=4), st.integers(20, 120))
def test_every_line_of_any_table_is_equally_wide(rows: list[tuple[str, ...]], width: int) -> None:
    lines = table_lines(("#", "a", "b", "表"), rows, width)
    widths = {display_width(line) for line in lines}
    assert len(widths) == 1
    assert max(widths) <= width
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Co") for char in "".join(lines))


@given(CELL, st.integers(1, 40))
def test_a_shortened_text_fits_and_a_short_one_stays(text: str, width: int) -> None:
    short = shortened(text, width)
    assert display_width(short) <= width
    assert short == text or short.endswith("…")
    assert (short == text) or display_width(text) > width


def test_the_golden_table() -> None:
    rows = [
        ["1", "giá trị sản xuất công nghiệp", f"≈{GLUE}1.467{GLUE}tỷ"],
        ["2", "表 số liệu", "tăng 5%\n≈ 526 tỷ"],
    ]
    assert table_lines(["#", "chỉ tiêu", "suy ra"], rows, 30) == [
        "#  chỉ tiêu         suy ra    ",
        "─  ───────────────  ──────────",
        "1  giá trị sản      ≈ 1.467 tỷ",
        "   xuất công                  ",
        "   nghiệp                     ",
        "                              ",
        "2  表 số liệu       tăng 5%   ",
        "                    ≈ 526 tỷ  ",
    ]


def test_a_cell_of_many_lines_is_cut() -> None:
    lines = table_lines(["a"], [["\n".join("123456789")]], 30)
    assert [line.strip() for line in lines[2:]] == ["1", "2", "3", "4", "5", "…"]


def test_words_are_hung_behind_their_lead() -> None:
    assert hanging("một hai ba", 8, "- ", "  ") == ["- một", "  hai ba"]
    assert hanging("", 8, "- ") == ["- "]


def test_signs_that_steer_a_terminal_never_reach_it() -> None:
    hostile = (
        "Năm 2020, \x1b[2Jkim ngạch xuất khẩu \u202ecủa tỉnh Hà Tĩnh đạt 120 triệu USD.\x07\n"
        "Lần thứ 12\x1b."
    )
    out = run("read", stdin=hostile.encode()).out
    assert not set(out) & set("\x1b\x07\u202e")


def test_decomposed_letters_take_no_more_room() -> None:
    assert display_width(unicodedata.normalize("NFD", "Krông Pa")) == 8
    assert one_line(unicodedata.normalize("NFD", " Krông\u00a0 Pa ")) == "Krông Pa"


# What a rate implies.


def a_statement(value: str | None, *rates: StatedRate, complete: bool = True) -> Statement:
    return Statement(
        "giá trị sản xuất công nghiệp",
        get_indicator("industrial_output") if complete else None,
        get_locality("637", on=Period.half(2022, 1)),
        Period.half(2022, 1),
        value=None if value is None else parse_stated_quantity(value),
        rates=rates,
    )


def over_plan(percent: str, hedge: Approximation = Approximation.EXACT) -> StatedRate:
    return StatedRate(PercentOfPlan(percent), PlanBase(), approximation=hedge)


def growth(percent: str, hedge: Approximation = Approximation.EXACT) -> StatedRate:
    return StatedRate(PercentChange(percent), IndexBase.SAME_PERIOD_LAST_YEAR, approximation=hedge)


# Each row: the value, a rate, what is shown (a glued space as a plain one).
IMPLIED_WORDS: Final = (
    ("808 tỷ đồng", over_plan("55.07"), "≈ 1.467 tỷ"),
    ("808 tỷ đồng", growth("53.5"), "≈ 526,4 tỷ"),
    ("808 tỷ đồng", growth("-60"), "≈ 2.020 tỷ"),
    ("120 triệu USD", over_plan("50"), "≈ 240 triệu"),
    ("808.000.000 đồng", over_plan("50"), "≈ 1.620.000.000 đồng"),
    ("29,7 MW", over_plan("50.0"), "≈ 59,4 MW"),
    ("6 chợ", over_plan("100"), "≈ 6 chợ"),  # no half market
    ("6 chợ", over_plan("60.0"), "≈ 10 chợ"),
    ("trên 808 tỷ đồng", over_plan("55.07"), "trên 1.467 tỷ"),
    ("trên 120 triệu USD", over_plan("51.05"), "trên 235,0 triệu"),
    ("gần 808 tỷ đồng", over_plan("55.07"), "dưới 1.468 tỷ"),
    ("gần 120 triệu USD", over_plan("51.06"), "dưới 235,1 triệu"),
    ("808 tỷ đồng", over_plan("55", Approximation.OVER), "dưới 1.470 tỷ"),
    ("gần 808 tỷ đồng", over_plan("55", Approximation.NEARLY), ""),  # nothing bounds it
    ("808 tỷ đồng", growth("50", Approximation.OVER), "dưới 539,0 tỷ"),
    ("từ 800 đến 900 tỷ đồng", over_plan("50"), "≈ 1.700 tỷ"),
    ("8 tỷ đồng", over_plan("2"), "từ 300,0 tỷ đến 566,7 tỷ"),
)


@pytest.mark.parametrize(("value", "rate", "words"), IMPLIED_WORDS)
def test_what_a_rate_implies_is_written_as_office_money(
    value: str, rate: StatedRate, words: str
) -> None:
    statement = a_statement(value, rate)
    found = implied_by(statement, rate)
    assert found is not None
    assert implied_words(found, parse_stated_quantity(value)).replace(GLUE, " ") == words


# Each row: the statement, why nothing is implied.
IMPLY_NOTHING: Final = (
    (a_statement(None, growth("5")), "no value"),
    (a_statement("61,5%", growth("5")), "a percentage"),
    (a_statement("808 tỷ đồng", growth("-150")), "a fall by more than everything"),
    (a_statement("808 tỷ đồng", StatedRate(PercentShare("60"), WholeBase())), "a share"),
    (
        a_statement(
            "1 tỷ đồng", StatedRate(PercentChange("5"), YearlyAverage(Period.years(2016, 2020)))
        ),
        "an average over years",
    ),
    (
        a_statement("1 tỷ đồng", growth("50", Approximation.OVER), complete=False),
        "a hedge that only a whole record can hold",
    ),
)


@pytest.mark.parametrize(
    "statement", [row[0] for row in IMPLY_NOTHING], ids=[row[1] for row in IMPLY_NOTHING]
)
def test_nothing_is_implied_where_no_amount_is(statement: Statement) -> None:
    assert implied_by(statement, statement.rates[0]) is None
    (row,) = rows_with_implied(Reading("", (statement,)))
    assert {row[key] for key in IMPLIED} == {None}
    assert "≈" not in "".join(cells(1, statement))


def test_an_exact_implied_amount_keeps_the_digits_of_its_value() -> None:
    point = Interval.exactly(6)
    assert implied_words(point, parse_stated_quantity("6 chợ")).replace(GLUE, " ") == "≈ 6 chợ"


def test_the_ends_of_an_implied_amount_are_plain_decimals() -> None:
    statement = a_statement("gần 808 tỷ đồng", over_plan("55.07"))
    (row,) = rows_with_implied(Reading("", (statement,)))
    assert (row["implied_plan_low"], row["implied_base_low"]) == (None, None)
    assert row["implied_plan_high"] == "1467356760192"
    assert bound_text(Decimal("1E-70")) == "0"


def test_cells_say_what_is_unknown_and_which_plan_it_is() -> None:
    assert cells(3, Statement("vụ"))[:6] == ("3", "? «vụ»", "?", "?", "", "thực hiện")
    budget = StatedRate(PercentOfPlan("52"), PlanBase(PlanReference(PlanKind.BUDGET_ESTIMATE)))
    average = StatedRate(PercentChange("5"), YearlyAverage(Period.years(2016, 2020)))
    statement = a_statement("808 tỷ đồng", budget, average)
    assert cells(1, statement)[6].startswith("52% dự toán\n≈")
    assert cells(1, statement)[7] == "tăng 5% bình quân hằng năm giai đoạn 2016-2020"
    unbounded = a_statement("gần 808 tỷ đồng", over_plan("55", Approximation.NEARLY))
    assert cells(1, unbounded)[6] == "gần 55%"


def test_cells_tell_targets_estimates_parts_prices_and_moments() -> None:
    statement = evolve(
        a_statement("1.500 tỷ đồng"),
        price_basis=PriceBasis.constant(2010),
        segments=(Segment(SegmentDimension.ACTIVITY, "khai khoáng"),),
        target=PlanReference(PlanKind.OBJECTIVE),
        time=AsOf(2022, 6, 30),
    )
    _, indicator, _, time, _, status, *_ = cells(1, statement)
    assert indicator == "giá trị sản xuất công nghiệp: khai khoáng (giá so sánh 2010)"
    assert (time, status) == ("đến 30/6/2022", "mục tiêu")
    estimate = evolve(a_statement("6 chợ"), status=ObservationStatus.ESTIMATE)
    assert cells(1, estimate)[5] == "ước tính"


def test_the_golden_table_of_statements() -> None:
    estimate = a_statement("808 tỷ đồng", over_plan("55.07"), growth("53.5"))
    growth_alone = a_statement(None, growth("-3.2", Approximation.NEARLY))
    rows = [cells(1, estimate), cells(2, growth_alone)]
    assert [line.rstrip() for line in table_lines(HEAD, rows, 90)] == GOLDEN


GOLDEN: Final = [
    "#  chỉ tiêu          địa bàn      kỳ       giá trị     trạng thái  đạt kế      so với cùng",
    "                                                                   hoạch       kỳ",
    "─  ────────────────  ───────────  ───────  ──────────  ──────────  ──────────  ───────────",
    "1  giá trị sản xuất  huyện Krông  6T/2022  808 tỷ      thực hiện   55,07%      tăng 53,5%",
    "   công nghiệp       Pa                    đồng                    ≈ 1.467 tỷ  ≈ 526,4 tỷ",
    "",
    "2  giá trị sản xuất  huyện Krông  6T/2022              thực hiện               giảm gần",
    "   công nghiệp       Pa                                                        3,2%",
]


# Reports.


def test_a_report_knows_the_lines_of_its_words() -> None:
    report = Report("a", Reading("một\nhai\n\nbốn năm", ()))
    assert [report.line_of(Span(at, at + 1)) for at in (0, 3, 4, 8, 9)] == [1, 1, 2, 3, 4]
    assert report.place(None) == ""
    assert report.place(Span(9, 12)) == "dòng 4: "
    assert report.around(Span(4, 7)) == "hai"
    long = Report("a", Reading(f"{'a' * 50} 12 {'b' * 50}\n{'c' * 50}", ()))
    assert long.around(Span(51, 53)) == f"…{'a' * 31} 12 {'b' * 31}…"


def test_a_finding_shows_its_legal_basis_and_words_without_a_place() -> None:
    from congthuong._cli import views

    finding = Finding("x", Severity.NOTE, "nhỏ", (Evidence("12"),), "Điều 3")
    assert views._message(finding) == "nhỏ (Điều 3)"
    report = Report("a", Reading("", ()))
    assert list(views._quotes(report, finding)) == ["«12»"]
    assert views._words(report, finding.evidence[0])["line"] is None


def test_an_incomplete_statement_without_source_is_quoted_by_its_words() -> None:
    from congthuong._cli import views

    assert views._source(Statement("doanh thu")) == Evidence("doanh thu")


# Numbers.


FORMATTED: Final = (
    (("1290",), "1.290"),
    (("-3150,20",), None),  # argparse takes it for an option
    (("--", "-3150,20"), "-3.150,20"),
    (("1290", "--words"), "một nghìn hai trăm chín mươi"),
    (("1290000000000", "--scale", "tỷ"), "1.290 tỷ đồng"),
    (("1290000000000", "--unit", "USD", "--scale", "Tỉ"), "1.290 tỷ USD"),
    (("808 tỷ", "--scale", "triệu"), "808.000 triệu đồng"),
    (("808", "tỷ", "đồng"), "808 tỷ đồng"),
    (("808 tỷ đồng", "--scale", "đơn vị"), "808.000.000.000 đồng"),
    (("1,2 tỷ USD", "--words"), "một tỷ hai trăm triệu đô la Mỹ"),
    (("6", "--unit", "chợ"), "6 chợ"),
    (("6", "--unit", "chợ", "--words"), "sáu chợ"),
    (("47,8%",), "47,8%"),
    (("47,8%", "--words"), "bốn mươi bảy phẩy tám phần trăm"),
    (("5", "--unit", "ha"), "5 ha"),
)


@pytest.mark.parametrize(("argv", "written"), FORMATTED)
def test_numbers_and_money_in_office_writing_and_in_words(
    argv: Sequence[str], written: str | None
) -> None:
    status, out, err = run("format", *argv)
    if written is None:
        assert (status, out) == (Status.UNUSABLE, "")
    else:
        assert (status, out, err) == (Status.DONE, f"{written}\n", "")


# Places.


def test_a_place_is_found_with_the_unit_above_and_its_time() -> None:
    out = run("find-locality", "huyện", "Krông", "Pa").out
    table = table_of(out)
    assert len(table) == 3
    assert " ".join(table[2].split()) == "637 huyện Krông Pa tỉnh Gia Lai chưa rõ 01/7/2025"


def test_a_place_on_a_day_tells_what_has_ended_and_what_is_assumed() -> None:
    asked = ("find-locality", "Ba Tri", "--format", "jsonl")
    ended = {row["full_name"]: row["ended"] for row in run(*asked, "--on", "2026-01-01").rows}
    assert ended == {"xã Ba Tri": False, "huyện Ba Tri": True}
    (district,) = run("find-locality", "huyện Ba Tri", "--format", "jsonl", "--on", "2017-09").rows
    assert (district["code"], district["parent"], district["level"]) == (
        "836",
        "tỉnh Bến Tre",
        "district",
    )
    assert (district["valid_from"], district["valid_to"]) == (None, "2025-07-01")
    assert "đã thôi" in run("find-locality", "huyện Ba Tri", "--on", "2026").out
    old = run("find-locality", "huyện Ba Tri", "--on", "2017-09").out
    assert ("giả định" in old) is district["assumed"]


def test_a_country_has_nothing_above_and_other_names_are_marked() -> None:
    (country,) = run("find-locality", "Việt Nam", "--format", "jsonl").rows[:1]
    assert (country["code"], country["parent"], country["parent_code"]) == ("VN", None, None)
    assert run("find-locality", "Việt Nam").status == Status.DONE
    assert "tên gọi khác" in run("find-locality", "Sài Gòn").out
    assert "khớp khi bỏ dấu" in run("find-locality", "krong pa").out


def test_no_place_of_a_name_is_status_1() -> None:
    status, out, err = run("find-locality", "Không", "Có")
    assert (status, out) == (Status.FOUND_WRONG, "")
    assert err == "congthuong: không tìm thấy đơn vị nào tên Không Có\n"


# Pages.


def shown_commands() -> list[tuple[str, list[str]]]:
    """The commands that the reference page shows, each with the lines below it."""
    page = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    shown: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ congthuong "):
                shown.append((line.removeprefix("$ congthuong "), []))
            else:
                shown[-1][1].append(line)
    return shown


@pytest.mark.parametrize(("command", "lines"), shown_commands())
def test_the_page_shows_what_a_command_prints(command: str, lines: list[str]) -> None:
    answer = run(*shlex.split(command))
    assert [line.rstrip() for line in answer.out.splitlines()] == lines


def test_the_page_shows_commands_at_all() -> None:
    assert len(shown_commands()) >= 5


def test_the_first_command_of_the_readme_reads_the_shipped_report() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"python -m congthuong (read docs/examples/.*)", readme)
    name, path, *options = shlex.split(command)
    answer = run(name, str(ROOT / path), *options)
    assert (answer.status, answer.err) == (Status.DONE, "")
    assert len(read_report(EXAMPLE.read_text(encoding="utf-8")).statements) > 10


# Help, and the process around it all.


@pytest.mark.parametrize("command", [(), ("read",), ("check",), ("format",), ("find-locality",)])
def test_help_is_in_vietnamese_and_no_error(command: Sequence[str]) -> None:
    status, out, err = run(*command, "--help")
    assert (status, err) == (Status.DONE, "")
    assert out.startswith(f"cách dùng: {' '.join(('congthuong', *command))} ")
    for english in ("usage", "options", "arguments", "show this"):
        assert english not in out


def test_the_version_names_the_data_as_well() -> None:
    status, out, _ = run("--version")
    assert status == Status.DONE
    assert out == f"congthuong {congthuong.__version__} (dữ liệu {congthuong.__data_version__})\n"


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_asking_for_the_version_or_help_loads_no_room(argument: str) -> None:
    script = (
        "import sys, runpy\n"
        f"sys.argv = ['congthuong', '{argument}']\n"
        "try:\n    runpy.run_module('congthuong', run_name='__main__')\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "print(*sorted(name for name in sys.modules if name.startswith('congthuong.')))\n"
        "print('attr' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    *_, loaded, has_attrs = done.stdout.decode().splitlines()
    rooms = {name.split(".")[1] for name in loaded.split()}
    assert rooms <= {"_cli", "__main__"}
    assert has_attrs == "False"


def test_the_module_runs_as_a_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "congthuong.__main__", raising=False)
    monkeypatch.setattr(sys, "argv", ["congthuong", "format", "1290"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    with pytest.raises(SystemExit) as end:
        runpy.run_module("congthuong", run_name="__main__")
    assert end.value.code == 0
    assert capsys.readouterr().out == "1.290\n"


def test_streams_that_cannot_be_set_are_taken_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["format", "1290"], io.BytesIO(), None, io.StringIO()) == Status.DONE
    assert out.getvalue() == "1.290\n"


def test_the_console_script_is_the_same_main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"congthuong": "congthuong.__main__:main"}


def test_a_process_reads_standard_input_and_writes_utf_8_in_any_locale() -> None:
    plain = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    answer = in_a_process("read", stdin=GOOD.encode(), **plain)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == run("read", stdin=GOOD.encode()).out
    refused = in_a_process("read", "-", stdin=b"\xff", **plain)
    assert (refused.status, refused.out) == (2, "")
    assert refused.err == "congthuong: đầu vào chuẩn: không phải UTF-8: byte thứ 1 (0xFF, dòng 1)\n"


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "congthuong", "read", str(EXAMPLE)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), complaint) == (Status.READER_GONE, b"")


def test_what_is_left_for_a_reader_that_went_away_leads_nowhere() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "w", encoding="utf-8") as pipe:
        assert main(["format", "1290"], io.BytesIO(), pipe, io.StringIO()) == Status.READER_GONE


class Gone(io.StringIO):
    def write(self, text: str, /) -> int:
        raise BrokenPipeError


def test_a_reader_without_a_descriptor_may_go_away_as_well() -> None:
    assert main(["format", "1290"], io.BytesIO(), Gone(), io.StringIO()) == Status.READER_GONE


def test_an_interrupt_is_a_status_and_no_traceback() -> None:
    err = io.StringIO()
    assert main(["read", "-"], Interrupted(), io.StringIO(), err) == Status.INTERRUPTED
    assert err.getvalue() == ""


# Streams that are closed, full or broken: a line and a status of their own, whatever the command.

CLOSED_OUT: Final = "congthuong: đầu ra chuẩn đã đóng\n"
CLOSED_IN: Final = "congthuong: đầu vào chuẩn đã đóng\n"
FULL: Final = "congthuong: không ghi được ra đầu ra chuẩn (No space left on device)\n"
BROKEN_STREAMS: Final[tuple[tuple[str, int, str], ...]] = (
    ("read {} >&-", 3, CLOSED_OUT),
    ("check --fail-on-findings {} >&-", 3, CLOSED_OUT),
    ("format 1290 >&-", 3, CLOSED_OUT),
    ("--help >&-", 3, CLOSED_OUT),
    ("--version >&-", 3, CLOSED_OUT),
    ("read {} >/dev/full", 3, FULL),
    ("find-locality 'Ba Tri' >/dev/full", 3, FULL),
    ("--help >/dev/full", 3, FULL),
    ("read --help >/dev/full", 3, FULL),
    ("read <&-", 3, CLOSED_IN),
    ("read - <&-", 3, CLOSED_IN),
    ("format 1290 <&- >/dev/null", 0, ""),
    # Nobody hears the line; the status is the same.
    ("read không-có.txt 2>&-", 2, ""),
    ("read không-có.txt 2>/dev/full", 2, ""),
    ("read --format sai 2>/dev/full", 2, ""),
    ("find-locality Xyzabc 2>&-", 1, ""),
    ("read {} <&- >&- 2>&-", 3, ""),
)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such devices here")
@pytest.mark.parametrize(("command", "status", "line"), BROKEN_STREAMS)
def test_a_broken_stream_is_one_line_and_a_status_of_its_own(
    command: str, status: int, line: str
) -> None:
    words = f"{shlex.quote(sys.executable)} -m congthuong {command}"
    done = subprocess.run(
        ["/bin/sh", "-c", words.format(shlex.quote(str(EXAMPLE)))], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (status, line)


def test_streams_that_fail_in_the_process_of_another_program() -> None:
    class Failing(io.StringIO):
        def write(self, text: str, /) -> int:
            raise OSError("no more")

    err = io.StringIO()
    assert main(["format", "1290"], io.BytesIO(), Failing(), err) == Status.NO_STREAM
    assert err.getvalue() == "congthuong: không ghi được ra đầu ra chuẩn (no more)\n"
    assert main(["--version"], io.BytesIO(), Failing(), Failing()) == Status.NO_STREAM


def test_parsers_of_commands_take_what_python_3_14_hands_to_them() -> None:
    for color in (False, True):
        parser = _Parser(prog="p", description="d", color=color)
        assert parser.format_help().startswith("cách dùng: p")
    assert _Parser(prog="p", description="d").color is False
