"""Giám sát, khảo sát trong văn bản: who met whom, what was found wanting, what was asked of whom.

Sentence by sentence and cautious: a recommendation needs somebody who makes it or somebody who is
asked, a shortcoming the words that introduce one. What is unclear is left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from attrs import frozen

from congthuong._dates import DATE_PATTERN, date_of_match
from congthuong._text import Span, fold_tones
from congthuong._tokens import Token, tokenize
from congthuong.authorities import Authority, AuthorityKind
from congthuong.documents import DocumentMention, DocumentReference, find_documents
from congthuong.findings import Evidence
from congthuong.localities import Locality
from congthuong.periods import AsOf
from congthuong.reading.bodies import Actor, BodyReader
from congthuong.reading.cleaning import CleanText, paragraphs
from congthuong.reading.facility_drafts import locality_of
from congthuong.reading.requests import Request, requests_in
from congthuong.reading.sentences import sentences
from congthuong.supervision import (
    Campaign,
    CampaignKind,
    Recommendation,
    RecommendationKind,
    Shortcoming,
    Visit,
)

__all__ = ["SupervisionReading", "read_supervision"]


@frozen
class SupervisionReading:
    """Nội dung giám sát, khảo sát: the campaign a text tells of, its outcomes, the bodies named.

    `campaign` is the first one told of, with its visit, None where none is told; shortcomings and
    recommendations carry their words and where they stand in the text as it was given, and stand
    in its order; `authorities` are the bodies named, each once.

    >>> SupervisionReading().recommendations
    ()
    """

    campaign: Campaign | None = None
    shortcomings: tuple[Shortcoming, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    authorities: tuple[Authority, ...] = ()


def read_supervision(
    clean: CleanText, published: AsOf | None = None, home: Locality | None = None
) -> SupervisionReading:
    """Đọc nội dung giám sát: campaign, shortcomings, recommendations and bodies of a text.

    `published` gives days their missing year and says which units there were, `home` places bodies
    that are named with their level only (UBND huyện). Never raises on content; linear in the text.
    """
    reader = _WorksReader(clean, published, home)
    for paragraph in paragraphs(clean.text):
        reader.read_paragraph(paragraph)
    return SupervisionReading(
        reader.campaign,
        tuple(reader.shortcomings.values()),
        tuple(reader.recommendations.values()),
        tuple(_distinct(tuple(reader.authorities))),
    )


_CONTRAST_WORDS: Final = 3
_LIST_AHEAD: Final = 25
_NO_STOP: Final = " .;,:…/-"


class _WorksReader:
    """One text, sentence by sentence."""

    def __init__(self, clean: CleanText, published: AsOf | None, home: Locality | None) -> None:
        self._clean = clean
        self._published = published
        self._home = home
        self._plans = _plans(clean.text)
        self.campaign: Campaign | None = None
        self.shortcomings: dict[str, Shortcoming] = {}
        self.recommendations: dict[tuple[RecommendationKind, str], Recommendation] = {}
        self.authorities: dict[Authority, None] = {}
        self._issuer: Authority | str | None = None

    def read_paragraph(self, paragraph: Span) -> None:
        text = self._clean.text
        self._issuer = None
        goes_on = False
        for tokens in sentences(text, tokenize(text, paragraph.start, paragraph.end)):
            if text[tokens[0].start : tokens[-1].end].isupper():
                continue
            reader = BodyReader(text, tokens, self._home, self._published)
            actors = list(_actors(reader, len(tokens)))
            self._note_bodies(actors)
            requests = requests_in(reader, len(tokens), actors, self._issuer)
            for request in requests:
                self._recommend(tokens, request)
            goes_on = not requests and self._wanting(reader, tokens, goes_on=goes_on)
            if self.campaign is None:
                self.campaign = self._campaign(reader, tokens, actors)

    def _note_bodies(self, actors: Sequence[Actor]) -> None:
        for actor in actors:
            if actor.body is not None and _is_known(actor.body):
                self.authorities[actor.body] = None

    # --- outcomes ---------------------------------------------------------------------------------

    def _recommend(self, tokens: Sequence[Token], request: Request) -> None:
        self._issuer = request.issuer
        kind = RecommendationKind(request.kind)
        text = self._line(tokens, request.text_start, request.text_end)
        made = Recommendation(
            kind,
            text,
            request.issuer,
            request.addressees,
            evidence=self._evidence(tokens, request.start, request.text_end),
        )
        self.recommendations.setdefault((kind, text), made)
        self.authorities |= dict.fromkeys(
            body for body in request.addressees if isinstance(body, Authority) and _is_known(body)
        )

    def _wanting(self, reader: BodyReader, tokens: Sequence[Token], *, goes_on: bool) -> bool:
        """Take the shortcomings of a sentence; whether the next may go on with them."""
        lack = _lack(reader, len(tokens))
        if lack is None:
            return False
        contrast = reader.match("contrast", 0)
        opening = _list_start(reader, lack, len(tokens))
        if contrast is None and opening is None and not goes_on:
            return False
        start = opening or (0 if contrast is None else contrast.end)
        start += reader.key(start) == ","
        for first, last in _items(tokens, start):
            text = self._line(tokens, first, last)
            if len(text.split()) >= _CONTRAST_WORDS:
                found = Shortcoming(text, evidence=self._evidence(tokens, first, last))
                self.shortcomings.setdefault(text, found)
        return True

    def _line(self, tokens: Sequence[Token], start: int, end: int) -> str:
        words = self._clean.text[tokens[start].start : tokens[end - 1].end]
        return " ".join(words.split()).rstrip(_NO_STOP)

    def _evidence(self, tokens: Sequence[Token], start: int, end: int) -> Evidence:
        span = self._clean.original_span(Span(tokens[start].start, tokens[end - 1].end))
        return Evidence(span.of(self._clean.original), span)

    # --- campaign ---------------------------------------------------------------------------------

    def _campaign(
        self, reader: BodyReader, tokens: Sequence[Token], actors: Sequence[Actor]
    ) -> Campaign | None:
        """The first sentence in which a body supervises, surveys, checks, meets or confers."""
        subject = next((actor for actor in actors if _is_subject(reader, actor)), None)
        if subject is None:
            return None
        kind = _activity(reader, subject.end, len(tokens))
        host = _host(reader, subject.end, len(tokens))
        if kind is None and host is None:
            return None
        day = self._day(tokens)
        plan = self._plan(tokens)
        hosts = () if host is None else (host,)
        place = _place(host, self._home, self._published)
        visits = (Visit(hosts=hosts, locality=place, on=day),) if host is not None else ()
        return Campaign(
            CampaignKind.WORKING_SESSION if kind is None else CampaignKind(kind),
            subject.value,
            plan=plan,
            bodies=hosts,
            start=day if host is None else None,
            visits=visits,
        )

    def _plan(self, tokens: Sequence[Token]) -> DocumentReference | None:
        for mention in self._plans:
            if tokens[0].start <= mention.span.start < tokens[-1].end:
                return mention.reference
        return None

    def _day(self, tokens: Sequence[Token]) -> date | None:
        """The day of the sentence, its year supplied by the publication where it is not said."""
        text = self._clean.text[tokens[0].start : tokens[-1].end]
        dated = _SPOKEN_DAY.search(text)
        if dated is None:
            return None
        whole = _FULL_DAY.match(text, dated.start("day"))
        if whole is not None:
            return date_of_match(whole)
        return self._nearest(int(dated["number"]), int(dated["month"]))

    def _nearest(self, day: int, month: int) -> date | None:
        """The last such day that is not after the publication."""
        if self._published is None:
            return None
        for year in (self._published.year, self._published.year - 1):
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if found <= self._published.last_day:
                return found
        return None


_FULL_DAY: Final = re.compile(DATE_PATTERN, re.IGNORECASE)
_SPOKEN_DAY: Final = re.compile(
    r"\b(?:sáng|chiều|tối|hôm|nay)[^\w,.;]{1,3}(?:nay[^\w,.;]{1,3})?"
    r"(?P<day>(?:ngày )?(?P<number>[0-9]{1,2})(?:[/.-]| tháng )(?P<month>[0-9]{1,2})(?![0-9]))",
    re.IGNORECASE,
)


def _plans(text: str) -> list[DocumentMention]:
    return [mention for mention in find_documents(text) if mention.reference.type == "KH"]


def _actors(reader: BodyReader, length: int) -> Iterator[Actor]:
    """Bodies and speakers from left to right, none within another."""
    at = 0
    while at < length:
        actor = reader.actor(at)
        if actor is None:
            at += 1
        else:
            yield actor
            at = actor.end


def _is_known(body: Authority) -> bool:
    """A delegation of nobody in particular is no body to list."""
    return body.kind is not AuthorityKind.DELEGATION or body.parent is not None


def _distinct(bodies: Iterable[Authority]) -> Iterator[Authority]:
    """Each body once; one without its place is the placed one of its name, where there is one."""
    known: dict[tuple[object, ...], Authority] = {}
    placed = {_name_of(body): body for body in bodies if body.place is not None}
    for body in bodies:
        name = _name_of(body)
        same = body if body.place is not None else placed.get(name, body)
        known.setdefault((name, same.place), same)
    return iter(known.values())


def _name_of(body: Authority) -> tuple[object, ...]:
    names: list[object] = []
    above: Authority | None = body
    while above is not None:
        names += (above.kind, fold_tones(above.name))
        above = above.parent
    return tuple(names)


def _lack(reader: BodyReader, length: int) -> int | None:
    """The token behind the first words for something wanting, None where there are none."""
    at = 0 if reader.has("lack") else length
    while at < length:
        match = reader.match("lack", at)
        if match is not None and match.value != "none":
            return match.end
        at = at + 1 if match is None else match.end
    return None


def _list_start(reader: BodyReader, at: int, length: int) -> int | None:
    """Behind một số hạn chế như: or hạn chế: — where what is wanting is listed."""
    for position in range(at, min(at + _LIST_AHEAD, length)):
        if reader.key(position) == ":":
            return position + 1
        match = reader.match("list", position)
        if match is not None and reader.key(match.end) == ":":
            return match.end + 1
    return None


def _items(tokens: Sequence[Token], start: int) -> Iterator[tuple[int, int]]:
    """Parts between semicolons, as token ranges."""
    for position in range(start, len(tokens)):
        if tokens[position].key == ";":
            if position > start:
                yield start, position
            start = position + 1
    if start < len(tokens):
        yield start, len(tokens)


_OPENERS: Final = frozenset((",", ")", "-", "]", ":"))


def _is_subject(reader: BodyReader, actor: Actor) -> bool:
    """Whether a sentence or a clause of it begins with this body."""
    is_first = actor.start == 0 or reader.key(actor.start - 1) in _OPENERS
    return is_first and isinstance(actor.value, Authority)


_STRONGEST: Final = ("supervision", "inspection", "check", "survey", "conference")


def _activity(reader: BodyReader, at: int, length: int) -> str | None:
    """The kind of work that words behind the subject name, the most formal of several."""
    found = {
        match.value
        for position in range(at, length)
        if (match := reader.match("activity", position)) is not None
    }
    return next((kind for kind in _STRONGEST if kind in found), None)


def _host(reader: BodyReader, at: int, length: int) -> Authority | str | None:
    """Whom the subject met: behind làm việc với, a body or a place by its name."""
    for position in range(at, length):
        match = reader.match("meeting", position)
        if match is not None:
            actor = reader.actor(match.end)
            if actor is not None:
                return actor.value
            end = reader.unit_end(match.end)
            return None if end is None else reader.words(match.end, end)
    return None


def _place(host: Authority | str | None, home: Locality | None, on: AsOf | None) -> Locality | None:
    """The place of those who were met, where they are a place or have one."""
    if host is None or isinstance(host, Authority):
        return None if host is None else host.place
    return locality_of((host,), home, on, is_low=False)
