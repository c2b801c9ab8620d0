"""Bố cục: text laid out by the columns that it takes on a screen."""

import functools
import itertools
import shutil
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple, TextIO

__all__ = [
    "GLUE",
    "LEAST_WIDTH",
    "display_width",
    "hanging",
    "one_line",
    "screen_width",
    "shortened",
    "table_lines",
    "wrapped",
]

# Stands for a space at which no line ends; of private use, so no text means anything by it.
GLUE: Final = "\ue000"
_GAP: Final = "  "
_MOST_LINES: Final = 6
_ELLIPSIS: Final = "…"
_WIDTH: Final = 100
LEAST_WIDTH: Final = 72


def screen_width(stdout: TextIO) -> int:
    """Bề rộng: of the terminal that is written to; a hundred columns elsewhere."""
    if not stdout.isatty():
        return _WIDTH
    return max(LEAST_WIDTH, shutil.get_terminal_size((_WIDTH, 24)).columns)


@functools.cache
def _width_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def display_width(text: str) -> int:
    """Bề rộng hiển thị: columns on a screen; accents take none, wide letters take two.

    >>> display_width("số liệu"), display_width("so\u0302\u0301"), display_width("表")
    (7, 2, 2)
    """
    return sum(map(_width_of, text))


def one_line(text: str) -> str:
    r"""Một dòng: white space as single spaces, composed letters, no sign that steers a terminal.

    >>> one_line("808 tỷ\n\x1b[31m đồng")
    '808 tỷ [31m đồng'
    """
    shown = (" " if _is_unprinted(char) else char for char in unicodedata.normalize("NFC", text))
    return " ".join("".join(shown).split())


def _is_unprinted(char: str) -> bool:
    """Controls, directions, surrogates, letters of private use or none, line ends."""
    return char != GLUE and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")


def shortened(text: str, width: int) -> str:
    """Rút gọn: the text, cut with … where it is wider.

    >>> shortened("tổng mức bán lẻ", 8)
    'tổng mứ…'
    """
    if display_width(text) <= width:
        return text
    ends = itertools.accumulate(map(_width_of, text))
    kept = sum(1 for end in ends if end < width)
    return text[:kept].rstrip() + _ELLIPSIS


def wrapped(text: str, width: int) -> list[str]:
    """Xuống dòng: lines of at most this width, parted at spaces; a word that is wider is cut.

    >>> wrapped("giá trị sản xuất công nghiệp", 12)
    ['giá trị sản', 'xuất công', 'nghiệp']
    """
    lines: list[str] = []
    held, room = "", 0
    for word in text.split(" "):
        piece = shortened(word.replace(GLUE, " "), width)
        needed = display_width(piece)
        if held and needed + 1 <= room:
            held, room = f"{held} {piece}", room - needed - 1
        else:
            lines.append(held)
            held, room = piece, width - needed
    return [*lines, held][1:]


def hanging(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Thụt dòng: wrapped text, its first line behind one lead and the others behind another.

    >>> hanging("kỳ này so với kỳ trước", 12, "- ", "  ")
    ['- kỳ này so', '  với kỳ', '  trước']
    """
    lines = wrapped(one_line(text), width - display_width(first))
    return [f"{rest if number else first}{line}" for number, line in enumerate(lines)]


def table_lines(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Bảng: a head, a rule and rows, all lines of one width, which is this at most.

    A cell may have several lines. Where the table is too wide, its columns give way.

    >>> for line in table_lines(["kỳ", "giá trị"], [["2024", "808 tỷ đồng"]], 40):
    ...     print(f"{line}|")
    kỳ    giá trị    |
    ────  ───────────|
    2024  808 tỷ đồng|
    """
    cells = [
        [[one_line(line) for line in cell.split("\n")] for cell in row] for row in (head, *rows)
    ]
    room = width - len(_GAP) * (len(head) - 1)
    widths = _widths([_Column.of(column) for column in zip(*cells, strict=True)], room)
    top, *laid = [_row_lines(row, widths) for row in cells]
    rule = _GAP.join("─" * column for column in widths)
    # Rows of several lines are kept apart.
    blank = [" " * len(rule)] if any(len(lines) > 1 for lines in laid) else []
    body = [line for lines in laid for line in (*blank, *lines)]
    return [*top, rule, *body[len(blank) :]]


class _Column(NamedTuple):
    """How wide a column would be, and below which width its words are cut."""

    natural: int
    least: int

    @classmethod
    def of(cls, cells: Sequence[Sequence[str]]) -> "_Column":
        lines = [line for cell in cells for line in cell]
        words = (display_width(word) for line in lines for word in line.split(" "))
        return cls(max(map(display_width, lines)), max(words))


def _widths(columns: Sequence[_Column], room: int) -> list[int]:
    """Long columns stay wider than short ones, and no word is cut while another column can give."""
    widths = [column.natural for column in columns]

    def gives(at: int) -> tuple[bool, int]:
        # Shares go by the square root of what a column holds.
        width, natural = widths[at], columns[at].natural
        return width > columns[at].least, 1000 * width * width // max(1, natural)

    while sum(widths) > room:
        widths[max(range(len(widths)), key=gives)] -= 1
    return widths


def _row_lines(row: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    columns = [_cell_lines(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines: list[str] = []
    for pieces in itertools.zip_longest(*columns, fillvalue=""):
        padded = (
            piece + " " * (width - display_width(piece))
            for piece, width in zip(pieces, widths, strict=True)
        )
        lines.append(_GAP.join(padded))
    return lines


def _cell_lines(cell: Sequence[str], width: int) -> list[str]:
    lines = [piece for line in cell for piece in wrapped(line, width)]
    if len(lines) <= _MOST_LINES:
        return lines
    return [*lines[: _MOST_LINES - 1], shortened(f"{lines[_MOST_LINES - 1]}{_ELLIPSIS}", width)]
