"""Gói tệp: a saved workbook with the same bytes each time, and with the results of its formulas."""

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

__all__ = ["settled"]

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_CORE: Final = "docProps/core.xml"
_MOMENT: Final = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_FORMULA: Final = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)(?:<v ?/>|<v></v>)')


def settled(data: bytes, results: Mapping[str, Mapping[str, Decimal]]) -> bytes:
    """The same workbook without the moment of its making, its formulas with what they give.

    `results` are those of each part by cell: who only looks does not compute, and would see none.
    """
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for part in package.infolist():
            content = package.read(part)
            if part.filename == _CORE:
                content = _MOMENT.sub(b"", content)
            if part.filename in results:
                content = _with_results(content, results[part.filename])
            fixed = zipfile.ZipInfo(part.filename, _EARLIEST)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(fixed, content)
    return made.getvalue()


def _with_results(content: bytes, results: Mapping[str, Decimal]) -> bytes:
    def filled(found: re.Match[str]) -> str:
        return f"{found[1]}<v>{results[found[2]]:f}</v>"

    return _FORMULA.sub(filled, content.decode("utf-8")).encode("utf-8")
