"""Lệnh find-locality: the administrative units that a name may mean, as a table or as JSON."""

import json
from typing import Final

from congthuong._cli.arguments import Options
from congthuong._cli.layout import one_line, screen_width, table_lines
from congthuong._cli.streams import Status, Streams, tell
from congthuong._dates import format_date
from congthuong.localities import Locality, LocalityMatch, MatchQuality, find_locality
from congthuong.localities.names import near_localities
from congthuong.periods import AsOf

__all__ = ["find_locality_command"]

_HEAD: Final = ("mã", "đơn vị", "cấp trên", "có từ ngày", "đến trước ngày", "ghi chú")
_QUALITIES: Final = {
    MatchQuality.EXACT: "",
    MatchQuality.SPELLING: "cách viết khác",
    MatchQuality.FOLDED: "khớp khi bỏ dấu",
    MatchQuality.LETTERS: "khớp theo chữ cái",
    MatchQuality.ALIAS: "tên gọi khác",
}


def find_locality_command(options: Options, streams: Streams) -> int:
    """Tìm đơn vị: every unit that may be meant, likeliest first; status 1 where there is none."""
    name = " ".join(options.name)
    matches = find_locality(name, on=options.on)
    if not matches:
        close = ", ".join(near_localities(name, on=options.on))
        asked = f"; có phải: {close}?" if close else ""
        tell(streams.stderr, f"congthuong: không tìm thấy đơn vị nào tên {one_line(name)}{asked}")
        return Status.FOUND_WRONG
    if options.format == "jsonl":
        lines = [json.dumps(_row(match, options.on), ensure_ascii=False) for match in matches]
    else:
        rows = [_cells(match, options.on) for match in matches]
        lines = table_lines(_HEAD, rows, screen_width(streams.stdout))
    streams.stdout.write("".join(f"{line}\n" for line in lines))
    return Status.DONE


def _parent(unit: Locality, on: AsOf | None) -> Locality | None:
    """The unit above, that day or on the unit's last one."""
    return unit.parent(on if on is not None and unit.in_force(on) else None)


def _cells(match: LocalityMatch, on: AsOf | None) -> tuple[str, ...]:
    unit, parent = match.locality, _parent(match.locality, on)
    notes = (
        _QUALITIES[match.quality],
        "đã thôi" if match.ended else "",
        "giả định đã có" if match.assumed else "",
    )
    return (
        unit.code,
        unit.full_name,
        "" if parent is None else parent.full_name,
        "chưa rõ" if unit.valid_from is None else format_date(unit.valid_from, words=False),
        "" if unit.valid_to is None else format_date(unit.valid_to, words=False),
        "; ".join(filter(None, notes)),
    )


def _row(match: LocalityMatch, on: AsOf | None) -> dict[str, str | bool | None]:
    unit, parent = match.locality, _parent(match.locality, on)
    return {
        "code": unit.code,
        "name": unit.name,
        "full_name": unit.full_name,
        "kind": unit.kind.value,
        "level": unit.level.name.lower(),
        "parent_code": unit.parent_code,
        "parent": None if parent is None else parent.full_name,
        "valid_from": None if unit.valid_from is None else unit.valid_from.isoformat(),
        "valid_to": None if unit.valid_to is None else unit.valid_to.isoformat(),
        "quality": match.quality.name.lower(),
        "ended": match.ended,
        "assumed": match.assumed,
    }
