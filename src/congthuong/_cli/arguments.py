"""Tham số: what each command takes, with its help in Vietnamese."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final, NoReturn

from congthuong import __data_version__, __version__
from congthuong._cli.streams import CommandError

if TYPE_CHECKING:
    from congthuong.periods import AsOf
    from congthuong.quantities import Scale, Unit

__all__ = ["Options", "parse_arguments"]

_ABOUT: Final = "Đọc, kiểm tra và viết số liệu ngành Công Thương."
_STATUSES: Final = (
    "Mã thoát: 0 là xong, kể cả khi có điểm cần xem lại; 1 khi có điểm cần xem lại và đặt "
    "--fail-on-findings, hoặc không tìm thấy đơn vị; 2 khi tham số hay tệp không dùng được; "
    "3 khi đầu vào hay đầu ra chuẩn đã đóng hoặc không ghi được."
)
_REPORT_FORMATS: Final = ("table", "jsonl", "json", "markdown")


class Options(argparse.Namespace):
    """Tham số đã đọc: of every command; a command has those that its help names."""

    command: str
    files: list[str]
    published: "AsOf | None"
    locality: str | None
    format: str
    fail_on_findings: bool
    number: list[str]
    unit: "Unit | None"
    scale: "Scale | None"
    words: bool
    name: list[str]
    on: "AsOf | None"


def parse_arguments(argv: Sequence[str]) -> Options:
    """Đọc tham số: raises `CommandError` for wrong ones, `SystemExit` after help and version.

    >>> parse_arguments(["read", "bao-cao.txt", "--published", "2024-06"]).files
    ['bao-cao.txt']
    """
    return _parser().parse_args(argv, namespace=Options())


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese and leaves it to `main` to answer for an error."""

    # Python 3.14 gives every parser of a command its colours; ours has none on any version.
    def __init__(
        self, *, prog: str, description: str, epilog: str | None = None, color: bool = False
    ) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.color = color
        self.given = self.add_argument_group("tham số")
        self.options = self.add_argument_group("tùy chọn")
        self.options.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thoát")

    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{self.prog}: {' '.join(message.split())} (xem {self.prog} --help)")


def _parser() -> _Parser:
    parser = _Parser(prog="congthuong", description=_ABOUT, epilog=_STATUSES)
    version = f"congthuong {__version__} (dữ liệu {__data_version__})"
    parser.options.add_argument(
        "--version", action="version", version=version, help="in phiên bản rồi thoát"
    )
    commands = parser.add_subparsers(
        title="lệnh", dest="command", metavar="LỆNH", required=True, parser_class=_Parser
    )
    for name, about, add_arguments in _COMMANDS:
        add_arguments(commands.add_parser(name, help=about, description=f"{_capital(about)}."))
    return parser


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _add_report_arguments(parser: _Parser) -> None:
    parser.given.add_argument(
        "files",
        nargs="*",
        metavar="TỆP",
        help="tệp văn bản, Word, PDF, trang web, hay thư mục; '-' hay bỏ trống: đầu vào chuẩn",
    )
    add = parser.options.add_argument
    add(
        "--published",
        type=_moment,
        metavar="NĂM[-THÁNG[-NGÀY]]",
        help="lúc ban hành, khi văn bản không nói rõ năm",
    )
    add("--locality", metavar="TÊN", help="địa bàn của báo cáo, như 'huyện Krông Pa'")
    add(
        "--format",
        choices=_REPORT_FORMATS,
        default="table",
        help="dạng in ra: bảng (mặc định), mỗi số liệu một dòng JSON, một tài liệu JSON, Markdown",
    )
    add("--fail-on-findings", action="store_true", help="mã thoát 1 khi có điểm cần xem lại")


def _add_format_arguments(parser: _Parser) -> None:
    parser.given.add_argument(
        "number",
        nargs="+",
        metavar="SỐ",
        help="số viết kiểu Việt Nam, có thể kèm bậc và đơn vị: 1.290,5 hay 808 tỷ đồng",
    )
    add = parser.options.add_argument
    add("--unit", type=_unit, metavar="ĐƠN_VỊ", help="đơn vị của số: đồng, USD, ha, MW, chợ …")
    add(
        "--scale",
        type=_scale,
        metavar="BẬC",
        help="bậc khi viết ra: đơn vị, nghìn, triệu, tỷ, nghìn tỷ hay triệu tỷ",
    )
    add("--words", action="store_true", help="viết bằng chữ")


def _add_locality_arguments(parser: _Parser) -> None:
    parser.given.add_argument(
        "name", nargs="+", metavar="TÊN", help="như 'Krông Pa', 'H. Ba Tri', 'xã Phú Túc, Gia Lai'"
    )
    add = parser.options.add_argument
    add("--on", type=_moment, metavar="NGÀY", help="xét tại ngày này: NĂM[-THÁNG[-NGÀY]]")
    add("--format", choices=("table", "jsonl"), default="table", help="dạng in ra")


_COMMANDS: Final[tuple[tuple[str, str, Callable[[_Parser], None]], ...]] = (
    (
        "read",
        "đọc báo cáo: mỗi số liệu một dòng, rồi điểm cần xem lại và chỗ chưa hiểu",
        _add_report_arguments,
    ),
    ("check", "chỉ nêu điểm cần xem lại trong báo cáo", _add_report_arguments),
    ("format", "viết số và tiền theo lối văn bản, hoặc bằng chữ", _add_format_arguments),
    ("find-locality", "tìm đơn vị hành chính theo tên", _add_locality_arguments),
)


def _moment(text: str) -> "AsOf":
    from congthuong.errors import ParseError
    from congthuong.periods import AsOf

    try:
        return AsOf.parse(text)
    except ParseError:
        reason = f"'{text}' không phải ngày dạng 2024-06-18, 2024-06 hay 2024"
        raise argparse.ArgumentTypeError(reason) from None


def _unit(text: str) -> "Unit":
    from congthuong.quantities import default_units

    units = default_units()
    found = units.find(text)
    if not found:
        close = ", ".join(units.close_spellings(text))
        reason = f"không có đơn vị '{text}'" + (f"; gần giống: {close}" if close else "")
        raise argparse.ArgumentTypeError(reason)
    return found[0]


def _scale(text: str) -> "Scale":
    from congthuong._text import fold_tones
    from congthuong.quantities import Scale
    from congthuong.quantities.scales import SCALE_SPELLINGS

    named = {fold_tones("đơn vị"): Scale.UNIT, **dict(SCALE_SPELLINGS)}
    scale = named.get(fold_tones(text))
    if scale is None:
        reason = f"không có bậc '{text}': nghìn, triệu, tỷ, nghìn tỷ, triệu tỷ hoặc đơn vị"
        raise argparse.ArgumentTypeError(reason)
    return scale
