"""Đề nghị, kiến nghị, yêu cầu: the requests of one sentence, with who makes them and who is asked.

The words are nouns as often as verbs (đáp ứng yêu cầu, nghe đề xuất): a request is taken where its
issuer stands right before the verb, where a subject goes on with và, or where the sentence begins
with the verb and says who is asked.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from congthuong._tokens import key_of
from congthuong.authorities import Authority
from congthuong.reading.bodies import Actor, BodyReader

__all__ = ["Request", "requests_in"]

_Body: TypeAlias = Authority | str
_OF: Final = key_of("của")
_IN: Final = key_of("trong")
_MOST_ADDRESSEES: Final = 12
_LEAST_TOKENS: Final = 3


class Request(NamedTuple):
    """Đề nghị: its kind, its sides, and the tokens of its clause and of what is asked."""

    kind: str
    issuer: _Body | None
    addressees: tuple[_Body, ...]
    start: int
    text_start: int
    text_end: int


class _Trigger(NamedTuple):
    """A verb of asking: its kind, who asks, where the clause begins and where the verb ends."""

    kind: str
    issuer: _Body | None
    start: int
    end: int
    needs_addressee: bool


def requests_in(
    reader: BodyReader,
    length: int,
    actors: Sequence[Actor],
    carried: _Body | None = None,
) -> tuple[Request, ...]:
    """The requests of a sentence in order; `carried` made that of the sentence before.

    A text runs up to the next request, so that no words belong to two.
    """
    if not reader.has("ask"):
        return ()
    if any(reader.match("followup", at) is not None for at in range(length)):
        return ()
    triggers = _triggers(reader, length, actors, carried)
    found: list[Request] = []
    for index, trigger in enumerate(triggers):
        end = triggers[index + 1].start if index + 1 < len(triggers) else length
        request = _request(reader, trigger, 0 if index == 0 else trigger.start, end)
        if request is not None:
            found.append(request)
    return tuple(found)


def _triggers(
    reader: BodyReader, length: int, actors: Sequence[Actor], carried: _Body | None
) -> list[_Trigger]:
    ends = {actor.end: actor for actor in actors}
    subject = actors[0] if actors else None
    found: list[_Trigger] = []
    at = 0
    while at < length:
        match = reader.match("ask", at)
        if match is None:
            at += 1
            continue
        end = _behind_pair(reader, match.end)
        trigger = _trigger(reader, (at, end, str(match.value)), ends, subject, carried)
        if (
            trigger is not None
            and _is_addressed(reader, trigger, length)
            and not _is_asked_to_ask(reader, trigger, found)
        ):
            found.append(trigger)
        at = end
    return found


def _behind_pair(reader: BodyReader, at: int) -> int:
    """Behind đề xuất, kiến nghị: a pair of verbs is one."""
    joint = at + 1 if reader.key(at) == "," or reader.match("and", at) is not None else at
    match = reader.match("ask", joint)
    return at if match is None else match.end


def _is_asked_to_ask(reader: BodyReader, trigger: _Trigger, before: Sequence[_Trigger]) -> bool:
    """A đề nghị B đề xuất …: what B is asked to do is no request of B's."""
    if not before or reader.key(trigger.start - 1) == ";":
        return False
    return reader.match("and", trigger.start) is None


def _is_addressed(reader: BodyReader, trigger: _Trigger, length: int) -> bool:
    at = _behind_time(reader, trigger.end)
    return not trigger.needs_addressee or bool(_addressees(reader, at, length)[0])


def _trigger(
    reader: BodyReader,
    verb: tuple[int, int, str],
    ends: Mapping[int, Actor],
    subject: Actor | None,
    carried: _Body | None,
) -> _Trigger | None:
    at, end, kind = verb
    if reader.key(end) in (_OF, ",", ".", ";", ")", ""):
        return None
    before = _behind_issuer(reader, at)
    actor = ends.get(before) or (ends.get(before - 1) if reader.key(before - 1) == ":" else None)
    if actor is not None:
        return _Trigger(kind, actor.value, actor.start, end, needs_addressee=False)
    joint = reader.match("and", at - 1) if at else None
    if joint is not None and subject is not None and _opens(reader, subject, at):
        return _Trigger(kind, subject.value, at - 1, end, needs_addressee=True)
    lead = reader.match("onward", 0)
    first = 0 if lead is None else lead.end + (reader.key(lead.end) == ",")
    if at == first:
        issuer = None if lead is None else carried
        return _Trigger(kind, issuer, 0, end, needs_addressee=True)
    return None


def _opens(reader: BodyReader, subject: Actor, at: int) -> bool:
    is_first = subject.start == 0 or reader.key(subject.start - 1) in (",", ")", ":")
    return is_first and subject.end < at


def _behind_issuer(reader: BodyReader, at: int) -> int:
    """The token behind whatever stands before the adverbs of a verb: đã, cũng đã, tiếp tục."""
    for _ in range(2):
        for length in (2, 1):
            match = reader.match("adverb", at - length) if at >= length else None
            if match is not None and match.end == at:
                at -= length
                break
    return at


def _request(reader: BodyReader, trigger: _Trigger, start: int, end: int) -> Request | None:
    at = _behind_time(reader, trigger.end)
    addressees, at = _addressees(reader, at, end)
    if not addressees:
        generic = reader.match("object", at)
        if generic is not None:
            addressees, behind = _behind_object(reader, generic.end, end)
            if behind is None:
                return None
            at = behind
    shall = reader.match("shall", at)
    at = at if shall is None else shall.end
    if end - at < _LEAST_TOKENS:
        return None
    return Request(trigger.kind, trigger.issuer, addressees, start, at, end)


def _behind_time(reader: BodyReader, at: int) -> int:
    """Behind trong thời gian tới, and the like."""
    if reader.key(at) == _IN:
        for position in range(at, at + 8):
            if reader.key(position) == ",":
                return position + 1
    return at


def _addressees(reader: BodyReader, at: int, end: int) -> tuple[tuple[_Body, ...], int]:
    """Those who are asked, and the token behind them."""
    found: list[_Body] = []
    last = at
    while len(found) < _MOST_ADDRESSEES and at < end:
        actor = reader.actor(at)
        match = reader.match("addressee", at)
        if actor is not None:
            found.append(actor.value)
            last = actor.end
        elif match is not None:
            stop = reader.name_end(match.end)
            found.append(reader.words(at, stop))
            last = stop
        else:
            break
        joint = reader.key(last) == "," or reader.match("and", last) is not None
        at = last + 1
        if not joint:
            break
    return tuple(found), last


def _behind_object(reader: BodyReader, at: int, end: int) -> tuple[tuple[_Body, ...], int | None]:
    """một số kiến nghị với tỉnh về việc: … — what is asked stands behind the colon."""
    to = reader.match("to", at)
    addressees: tuple[_Body, ...] = ()
    if to is not None:
        addressees, at = _addressees(reader, to.end, end)
    for position in range(at, min(at + 6, end)):
        if reader.key(position) == ":":
            return addressees, position + 1
    return (), None
