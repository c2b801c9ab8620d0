"""Ngữ cảnh: what a text carries from clause to clause: topic, time, place, comparator."""

from collections.abc import Sequence

from attrs import Factory, define

from congthuong.indicators import Indicator, IndicatorTrait, PriceBasis
from congthuong.localities.grammar import UnitName
from congthuong.periods import AsOf
from congthuong.reading.comparators import Against, Comparator
from congthuong.reading.drafts import Draft
from congthuong.reading.mentions import MentionKind
from congthuong.reading.origins import Origin
from congthuong.reading.places import PlaceWords, SpokenPlace
from congthuong.reading.times import TimeMention
from congthuong.reading.wholes import Wholes
from congthuong.records import PlanReference, Segment

__all__ = ["Context"]


@define
class Context:
    """Ngữ cảnh: of a text, and of the sentence that is being read.

    `anchor` is when the text was published; `home` the place it is about. `has_term` says that it
    has named a time of several years; `section` is that of a heading over targets.
    """

    anchor: AsOf | None = None
    home: UnitName | None = None
    topic: Indicator | None = None
    topic_words: str = ""
    industrial: Indicator | None = None
    trade: Indicator | None = None
    turnover: Indicator | None = None
    topic_comparator: Comparator | None = None
    topic_segments: tuple[Segment, ...] = ()
    prices: PriceBasis | None = None
    has_term: bool = False
    place: PlaceWords | None = None
    place_origin: Origin = Origin.TOLD
    said: PlaceWords | None = None
    listed: bool = False
    listing: bool = False
    list_opened: bool = False
    section: TimeMention | None = None
    sentence_time: TimeMention | None = None
    sentence_comparator: Comparator | None = None
    sentence_status: str = ""
    sentence_as_of: bool = False
    sentence_so_far: bool = False
    sentence_moment: TimeMention | None = None
    sentence_plan: PlanReference | None = None
    lead: tuple[TimeMention, PlanReference] | None = None
    lead_before: tuple[TimeMention, PlanReference] | None = None
    group: tuple[UnitName, ...] = ()
    recent: Sequence[Draft] = ()
    counted: dict[str, Indicator] = Factory(dict[str, Indicator])
    wholes: Wholes = Factory(Wholes)

    def begin_paragraph(self) -> None:
        """A new paragraph: back to the place of the text."""
        self.place = self.home
        self.place_origin = Origin.TOLD
        self.group = ()
        self.recent = ()
        self.wholes = self.wholes.in_next_paragraph()

    def name_place(self, place: PlaceWords) -> None:
        """Take in a place; of several in one sentence none goes on to the next one."""
        self.listed = self.listed or (self.said is not None and self.said != place)
        self.place, self.place_origin, self.said = place, Origin.SENTENCE, place

    def begin_sentence(self) -> None:
        """A new sentence: its own times, comparators and status."""
        if self.home is not None and (self.listed or isinstance(self.place, SpokenPlace)):
            self.place, self.place_origin = self.home, Origin.TOLD
        self.listed, self.said = False, None
        if self.place_origin is not Origin.TOLD:
            self.place_origin = Origin.CARRIED
        self.sentence_time = self.section
        self.sentence_comparator = None
        self.sentence_status = "" if self.section is None else "plan"
        self.sentence_as_of = False
        self.sentence_so_far = False
        self.sentence_moment = None
        self.sentence_plan = None
        self.lead, self.lead_before = None, self.lead
        self.listing, self.list_opened = self.list_opened, False

    def leave_section(self, time: TimeMention) -> None:
        """Below targets for 2024, Năm 2023, …: what is told of a year before is no target."""
        section = self.section
        if section is None or section.year is None or time.year is None:
            return
        if time.year < section.year:
            self.section = None
            self.sentence_status = ""

    def keep_base(self, comparator: Comparator) -> None:
        """6 nhóm tăng giá so với tháng trước: the groups of the CPI that follow go by it, too."""
        held = self.topic_comparator
        by_month = held is not None and held.against is Against.PREVIOUS
        grouped = self.topic is not None and IndicatorTrait.GROUPED in self.topic.traits
        if grouped and not by_month:
            self.topic_comparator = comparator

    def hear(self, kind: MentionKind, value: object) -> None:
        """Take in a word that holds for what follows it: hiện, phấn đấu, trong đó."""
        if kind is MentionKind.AS_OF and value in ("now", "so_far"):
            self.sentence_as_of = True
            self.sentence_so_far = self.sentence_so_far or value == "so_far"
        elif kind is MentionKind.STATUS and value in ("plan", "objective"):
            self.sentence_status = "plan"
        elif kind is MentionKind.LIST and value == "among":
            self.listing = True
