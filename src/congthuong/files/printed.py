"""Tệp PDF: a printing, of which the lines of words and the ruled tables are read, page by page."""

import io
import logging
from importlib import import_module
from typing import Any, Final

from congthuong._grids import SourceCell
from congthuong.errors import CongThuongError, InvalidValueError, MissingExtraError
from congthuong.files.blocks import Block, Mark, Paragraph, TableBlock
from congthuong.files.building import grid_of

__all__ = ["read_printed"]

_MOST_PAGES: Final = 300


def read_printed(data: bytes) -> list[Block]:
    """Lines and ruled tables; whatever the reader makes of an unsound file is one error."""
    try:
        pdfplumber = import_module("pdfplumber")
    except ImportError as error:
        raise MissingExtraError("pdfplumber", "files") from error
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    blocks: list[Block] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as book:
            if len(book.pages) > _MOST_PAGES:
                raise InvalidValueError(f"{len(book.pages)} pages", f"{_MOST_PAGES} at most")
            for number, page in enumerate(book.pages, 1):
                _add_page(page, number, blocks)
                page.close()
    except CongThuongError:
        raise
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        raise InvalidValueError(data[:8], f"a sound PDF ({why[:200]})") from error
    return blocks


def _add_page(page: Any, number: int, blocks: list[Block]) -> None:
    tables = page.find_tables()
    inside = [table.bbox for table in tables]

    def is_outside(one: dict[str, Any]) -> bool:
        return not any(_is_in(one, box) for box in inside)

    outside = page.filter(is_outside)
    found: list[tuple[float, str | Any]] = [(table.bbox[1], table) for table in tables]
    found += [(line["top"], line["text"]) for line in outside.extract_text_lines()]
    for _, each in sorted(found, key=lambda one: one[0]):
        if isinstance(each, str):
            at = sum(isinstance(block, Paragraph) for block in blocks) + 1
            blocks.append(Paragraph(each.strip(), Mark(page=number, paragraph=at)))
        else:
            at = sum(isinstance(block, TableBlock) for block in blocks) + 1
            cells = {
                (row, column): SourceCell(" ".join(text.split()))
                for row, line in enumerate(each.extract())
                for column, text in enumerate(line)
                if text
            }
            if cells:
                blocks.append(TableBlock(grid_of(cells), Mark(page=number, table=at)))


def _is_in(one: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    if one.get("object_type") != "char":
        return False
    across, down = (one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])
