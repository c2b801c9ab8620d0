"""Bản đọc: what a report says, as statements, records, findings and what was not understood."""

import functools
import itertools
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from congthuong._html import Html, table
from congthuong._legacy import LegacyText, decode_legacy
from congthuong._text import Span
from congthuong.documents import DocumentMention
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.findings import Evidence, Finding, Severity
from congthuong.localities import Locality, LocalityLevel, find_locality
from congthuong.localities.names import near_localities
from congthuong.periods import AsOf, Period
from congthuong.reading.cleaning import clean
from congthuong.reading.doubts import doubt_of, doubts_of, said_only, sure_of
from congthuong.reading.origins import Origins
from congthuong.reading.report import ReportReader
from congthuong.reading.rows import Row, flagged_spans, flat_rows
from congthuong.reading.stamps import published_of, stamp_of
from congthuong.reading.vocabulary import Vocabulary
from congthuong.records import Dataset, Slot, Statement

if TYPE_CHECKING:  # what a reading is asked for later is loaded then
    from congthuong.checks import RuleSet
    from congthuong.reading.facilities import FacilityMention
    from congthuong.reading.works import SupervisionReading

__all__ = ["Reading", "Unread", "read_report"]

_SHOWN = ("indicator", "locality", "period", "as_of", "value", "unit", "percent_of_plan")


@frozen
class Unread:
    """Chỗ chưa hiểu: a number without a role, or the name of a place that no unit had at the time.

    `span` says where it stands, `reason` why it was left.

    >>> read_report("Hội nghị lần thứ 12 họp chiều 25/9.").unread[0].reason
    'số không phải số liệu'
    """

    text: str
    span: Span
    reason: str

    @property
    def evidence(self) -> Evidence:
        """Bằng chứng: its words and where they stand.

        >>> read_report("Hội nghị lần thứ 12 họp chiều 25/9.").unread[0].evidence.text
        '12'
        """
        return Evidence(self.text, self.span)


@frozen(eq=False)
class Reading:
    """Bản đọc báo cáo: everything that one text states, each with where it stands.

    `statements` are what the clauses say, complete or not; `dataset` holds the records of those
    that are complete; `findings` what looks wrong in them; `documents` what the text cites;
    `unread` the numbers and names of places that were not understood, with a reason; `origins` tell
    of each statement, in their order, how it came to its slots; `supposed` are the numbers that
    were read on a supposition, with it (tăng 8,5 so với cùng kỳ); `pasted` is what was found in
    tables that were pasted into it, whose cells are statements or unread.
    Spans are offsets into `text`, the text as it was given; one in an old encoding, which
    `encoding` then names, stands there in Unicode.

    >>> reading = read_report("Quý III/2024, kim ngạch xuất khẩu tỉnh Hà Tĩnh đạt 1,2 tỷ USD.")
    >>> print(*reading.dataset.observations)
    exports, tỉnh Hà Tĩnh, 2024-Q3: 1,2 tỷ USD
    """

    text: str
    statements: tuple[Statement, ...]
    unread: tuple[Unread, ...] = ()
    documents: tuple[DocumentMention, ...] = ()
    published: AsOf | None = None
    locality: Locality | None = None
    encoding: str = ""
    origins: tuple[Origins, ...] = ()
    supposed: tuple[Unread, ...] = ()
    pasted: tuple[Finding, ...] = ()

    @functools.cached_property
    def dataset(self) -> Dataset:
        """Tập số liệu: the records of every complete statement, with their words and spans."""
        complete = (statement for statement in self.statements if statement.is_complete)
        return Dataset(record for statement in complete for record in statement.records())

    @property
    def facilities(self) -> "tuple[FacilityMention, ...]":
        """Cơ sở có tên: the clusters, markets and power plants that the text names.

        >>> reading = read_report("Mở rộng chợ Ba Tri, xây dựng mới chợ Mỹ Chánh.")
        >>> [mention.facility.name for mention in reading.facilities]
        ['Chợ Ba Tri', 'Chợ Mỹ Chánh']
        """
        return self._facilities

    @property
    def supervision(self) -> "SupervisionReading":
        """Giám sát, khảo sát: the campaign, the shortcomings and the requests that the text tells.

        >>> read_report("").supervision.recommendations
        ()
        """
        found: SupervisionReading = self._supervision
        return found

    # A cached property of attrs is an annotation of its class, and hosts resolve those at once;
    # what is loaded late must not be named in one.
    @functools.cached_property
    def _facilities(self) -> tuple[Any, ...]:
        from congthuong.reading.facilities import read_facilities

        return read_facilities(clean(self.text), self.published, self.locality)

    @functools.cached_property
    def _supervision(self) -> Any:
        from congthuong.reading.works import read_supervision

        return read_supervision(clean(self.text), self.published, self.locality)

    @property
    def incomplete(self) -> tuple[Statement, ...]:
        """Phát biểu thiếu: statements that lack an indicator, a place or a time."""
        return tuple(statement for statement in self.statements if not statement.is_complete)

    @functools.cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Điểm cần xem lại: doubts about the reading, what its records contradict, an old encoding.

        `uncertain-reading` says what of a statement may have been read wrongly, `two-values` that
        two values came to stand under one key. Only statements without such doubts are checked
        against each other, and only where their words say all that is compared; a part that does
        not fit its total is to be looked at and never wrong.
        """
        from congthuong.checks.dataset import reading_rules

        return self.check(reading_rules())

    @property
    def _pairs(self) -> list[tuple[Statement, Origins]]:
        """Each statement with its origins; of those that a caller put in, none are known."""
        known = itertools.chain(self.origins, itertools.repeat(Origins()))
        return list(zip(self.statements, known, strict=False))

    @functools.cached_property
    def _doubts(self) -> tuple[Finding, ...]:
        decoded = (LegacyText(self.text, self.encoding).finding,) if self.encoding else ()
        supposed = (
            Finding("uncertain-reading", Severity.WARNING, each.reason, (each.evidence,))
            for each in self.supposed
        )
        return (*decoded, *self.pasted, *supposed, *doubts_of(self._pairs, self.published))

    def check(self, rules: "RuleSet") -> tuple[Finding, ...]:
        """Kiểm tra theo quy tắc riêng: the findings of another rule set.

        >>> read_report("").check(default_rules())
        ()
        """
        from congthuong.checks import check_dataset

        sure = sure_of(self.statements, self._doubts)
        records = Dataset(record for statement in sure for record in statement.records())
        found = said_only(check_dataset(records, rules), self._pairs)
        return (*self._doubts, *found)

    def rows(self) -> list[Row]:
        """Các dòng phẳng: one mapping for each statement, for tables and other programs.

        Slots are text; `complete` and `flagged` are booleans: whether the statement is a record of
        the dataset, and whether a finding points at its words.

        >>> row = read_report("Năm 2019, xuất khẩu của tỉnh Hà Tĩnh đạt 850 triệu USD.").rows()[0]
        >>> row["indicator"], row["period"], row["value"], row["unit"]
        ('exports', '2019', '850000000', 'USD')
        """
        return flat_rows(self.statements, flagged_spans(self.findings))

    def explain(self, statement: Statement | int) -> str:
        """Giải thích: which words of the text gave which slot of a statement, and what is in doubt.

        Takes a statement of this reading or its position. Raises `InvalidTypeError`,
        `InvalidValueError` for one that is not of this reading.

        >>> print(read_report("Năm 2019, xuất khẩu của tỉnh Hà Tĩnh đạt 850 triệu USD.").explain(0))
        chỉ tiêu: «xuất khẩu» [10:19] kim ngạch xuất khẩu hàng hóa
        kỳ: «Năm 2019» [0:8] 2019
        địa bàn: tỉnh Hà Tĩnh
        giá trị: «850 triệu USD» [41:54] 850 triệu USD
        nguồn: chỉ tiêu nói tại chỗ; kỳ nói tại chỗ; địa bàn nói trong cùng câu
        điểm ngờ: chỉ có một số (+1)
        """
        held = self._statement(statement)
        lines = [_line(held, slot, evidence) for slot, evidence in held.evidence]
        lines += self._doubt_lines(held)
        if held.place is not None and not held.words_of(Slot.PLACE):
            lines.insert(min(2, len(lines)), f"{Slot.PLACE.label}: {held.place}")
        if held.time is not None and not held.words_of(Slot.TIME):
            lines.insert(min(1, len(lines)), f"{Slot.TIME.label}: {held.time} (theo ngữ cảnh)")
        return "\n".join(lines)

    def _doubt_lines(self, statement: Statement) -> list[str]:
        """How the statement came to its slots, and what speaks for a second look at it."""
        origins = next(of for one, of in self._pairs if one is statement)
        slots = (
            (Slot.INDICATOR, origins.indicator),
            (Slot.TIME, origins.time),
            (Slot.PLACE, origins.place),
        )
        sources = "; ".join(f"{slot.label} {origin.label}" for slot, origin in slots)
        doubts = doubt_of(statement, origins, self.published)
        told = [f"{doubt.words} (+{doubt.points})" for doubt in doubts if doubt.points > 0]
        return [f"nguồn: {sources}", *([f"điểm ngờ: {'; '.join(told)}"] if told else [])]

    def _statement(self, statement: Statement | int) -> Statement:
        if isinstance(statement, Statement):
            if not any(statement is held for held in self.statements):
                raise InvalidValueError(statement, "a statement of this reading")
            return statement
        if type(statement) is not int:
            raise InvalidTypeError(statement, "a Statement, or its position")
        if not 0 <= statement < len(self.statements):
            raise InvalidValueError(statement, f"a position below {len(self.statements)}")
        return self.statements[statement]

    def __repr__(self) -> str:
        return f"<Reading of {len(self.statements)} statements, {len(self.unread)} unread>"

    def _repr_html_(self) -> Html:
        rows = [[str(row[key] or "") for key in _SHOWN] for row in self.rows()]
        return table(_SHOWN, rows)


def _line(statement: Statement, slot: Slot, evidence: Evidence) -> str:
    words = f"{slot.label}: «{evidence.text}»{_place(evidence.span)}"
    return f"{words} {_meaning(statement, slot)}".rstrip()


def _place(span: Span | None) -> str:
    return "" if span is None else f" [{span.start}:{span.end}]"


def _meaning(statement: Statement, slot: Slot) -> str:
    if slot is Slot.INDICATOR:
        return statement.indicator.label if statement.indicator is not None else "(chưa rõ)"
    if slot is Slot.TIME:
        return str(statement.time)
    return str(statement.value) if slot is Slot.VALUE and statement.value is not None else ""


def read_report(
    text: str,
    *,
    published: date | Period | AsOf | None = None,
    locality: Locality | str | None = None,
    words: Vocabulary | None = None,
    strict: bool = False,
) -> Reading:
    """Đọc báo cáo: Vietnamese report prose to what it states; never raises on what it says.

    `published` is when the text was issued, for years and days that it leaves unsaid; `locality`
    the unit it is about, or its name; both are taken from the text where it has them. Nothing is
    corrected and nothing is guessed: what lacks a part is a statement that lacks it, what has no
    role is `unread`. With `strict` only complete statements that need no second look are kept; the
    others are `unread`, with what is in doubt. Text in TCVN3, VNI or VPS is read in Unicode, with a
    finding. Linear in the text.

    Raises `InvalidTypeError` for arguments of another type and `ParseError` for the name of a
    locality that is not found or that several units have.

    >>> reading = read_report(
    ...     "Giá trị sản xuất công nghiệp 6 tháng đầu năm đạt 808 tỷ đồng, bằng 55,07% kế hoạch.",
    ...     published=Period.month(2022, 7), locality="huyện Krông Pa")
    >>> [str(record) for record in reading.dataset]
    ['industrial_output, huyện Krông Pa, 2022-S1: 808 tỷ đồng', \
'industrial_output, huyện Krông Pa, 2022-S1: đạt 55,07% so với kế hoạch năm 2022']
    """
    if not isinstance(text, str):
        raise InvalidTypeError(text, "a str: the text of a report")
    old = decode_legacy(text)
    text = text if old is None else old.text
    day = published_of(published)
    home = _home(locality, day or stamp_of(text))
    reader = ReportReader(text, day, home, words)
    reader.run()
    unread, supposed = (
        tuple(Unread(span.of(text), span, reason) for span, reason in told)
        for told in (reader.unread, reader.supposed)
    )
    reading = Reading(
        text,
        tuple(reader.statements),
        unread,
        tuple(reader.documents),
        reader.published,
        reader.home,
        "" if old is None else old.encoding,
        tuple(reader.origins),
        supposed,
        tuple(reader.pasted),
    )
    return _strictly(reading) if strict else reading


def _strictly(reading: Reading) -> Reading:
    """The reading without the statements that need a look; these are unread, with the reason."""
    sure = sure_of(reading.statements, reading.findings)
    kept = {id(statement) for statement in sure}
    told = {e.span: finding.message for finding in reading.findings for e in finding.evidence}
    left = [
        Unread(source.quote, source.span, told.get(source.span, _INCOMPLETE))
        for statement in reading.statements
        if id(statement) not in kept
        and (source := statement.source) is not None
        and source.span is not None
    ]
    pairs = zip(reading.statements, reading.origins, strict=True)
    origins = tuple(of for statement, of in pairs if id(statement) in kept)
    unread = sorted((*reading.unread, *left), key=lambda each: each.span)
    return evolve(reading, statements=tuple(sure), origins=origins, unread=tuple(unread))


_INCOMPLETE: Final = "thiếu chỉ tiêu, kỳ, địa bàn hoặc phân tổ"


def _home(locality: Locality | str | None, on: AsOf | None) -> Locality | None:
    if locality is None or isinstance(locality, Locality):
        return locality
    if not isinstance(locality, str):
        raise InvalidTypeError(locality, "a Locality, its name, or None")
    matches = find_locality(locality, on=on)
    there = [match.locality for match in matches if not match.ended]
    units = there or [match.locality for match in matches]
    # A bare name that a province has is that province: Thái Nguyên, not its city.
    wide = [unit for unit in units if unit.level <= LocalityLevel.PROVINCE] or units
    if len({unit.full_name for unit in wide}) == 1 and wide[0].level <= LocalityLevel.PROVINCE:
        return max(wide, key=_since)  # one name before and after 2025; undated, as it is now
    if len({unit.code for unit in wide}) == 1:
        return wide[-1]
    close = tuple(unit.full_name for unit in wide[:3]) or near_localities(locality, on=on)
    raise ParseError(locality, "the name of one unit, with its kind or the unit around it", close)


def _since(unit: Locality) -> date:
    return unit.valid_from or date.min
