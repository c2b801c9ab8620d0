"""Giám sát, khảo sát: strategies for campaigns, visits, shortcomings and recommendations."""

from typing import Final

from congthuong.findings import Evidence
from congthuong.localities import LocalityLevel
from congthuong.periods.moments import first_day
from congthuong.supervision import (
    Campaign,
    CampaignKind,
    Competence,
    FollowUp,
    FollowUpStatus,
    Recommendation,
    RecommendationKind,
    Shortcoming,
    Team,
    Visit,
)
from congthuong.testing._hypothesis import WORDS, SearchStrategy, st
from congthuong.testing.places import authorities, localities
from congthuong.testing.vocabulary import document_references, event_times, periods

__all__ = ["campaigns", "follow_ups", "recommendations", "shortcomings", "teams", "visits"]

# Few years by default, so that times meet, precede and overlap one another.
_FIRST_YEAR: Final = 2015
_LAST_YEAR: Final = 2026


def teams() -> SearchStrategy[Team]:
    """Đoàn: numbered from 1 or named, with and without leader and members.

    >>> from hypothesis import find
    >>> print(find(teams(), lambda team: team.name is None))
    Đoàn 1
    """
    people = st.lists(WORDS, max_size=2).map(tuple)
    numbered = st.builds(Team, st.integers(1, 4), st.none(), st.none() | WORDS, people)
    return numbered | st.builds(Team, st.none() | st.integers(1, 4), WORDS, st.none(), people)


def visits(*, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR) -> SearchStrategy[Visit]:
    """Buổi làm việc: with anything missing, in districts of all times.

    >>> from hypothesis import find
    >>> find(visits(), lambda visit: True).hosts
    ()
    """
    years = {"first_year": first_year, "last_year": last_year}
    bodies = authorities() | WORDS
    documents = document_references(**years)
    return st.builds(
        Visit,
        st.none() | st.sampled_from(CampaignKind),
        st.none() | bodies,
        st.none() | teams(),
        st.lists(bodies, max_size=2).map(tuple),
        st.none() | localities(LocalityLevel.DISTRICT),
        st.none() | event_times(**years),
        st.lists(WORDS, max_size=2).map(tuple),
        st.none() | WORDS,
        st.none() | documents,
        st.lists(documents, max_size=2).map(tuple),
        st.none() | WORDS,
    )


def campaigns(
    *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[Campaign]:
    """Đợt giám sát, khảo sát: with places named, counted, both (agreeing or not) or neither.

    >>> from hypothesis import find
    >>> isinstance(find(campaigns(), lambda campaign: True), Campaign)
    True
    """
    years = {"first_year": first_year, "last_year": last_year}
    bodies = authorities() | WORDS
    times = st.none() | event_times(**years)
    # Few places to choose from, so that plans and visits meet.
    places = st.lists(localities(LocalityLevel.DISTRICT), max_size=4).map(tuple)
    return st.builds(
        Campaign,
        st.sampled_from(CampaignKind),
        bodies,
        st.none() | WORDS,
        st.none() | document_references(**years),
        st.lists(teams(), max_size=3).map(tuple),
        places,
        st.none() | st.integers(0, 12),
        st.lists(bodies, max_size=2).map(tuple),
        st.none() | periods(**years, months=12),
        times,
        times,
        st.lists(visits(**years), max_size=4).map(tuple),
    )


def shortcomings() -> SearchStrategy[Shortcoming]:
    """Tồn tại, hạn chế: with and without a place, a topic, a severity and evidence.

    >>> from hypothesis import find
    >>> find(shortcomings(), lambda shortcoming: True).text
    'a'
    """
    return st.builds(
        Shortcoming,
        WORDS,
        st.none() | localities(LocalityLevel.DISTRICT),
        st.none() | WORDS,
        st.none() | WORDS,
        st.none() | st.builds(Evidence, WORDS),
    )


def follow_ups(
    *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[FollowUp]:
    """Lần theo dõi: of every status, at a day, month or year.

    >>> from hypothesis import find
    >>> find(follow_ups(), lambda follow_up: follow_up.status.is_settled).label
    'đã giải đáp tại chỗ'
    """
    years = {"first_year": first_year, "last_year": last_year}
    return st.builds(
        FollowUp,
        event_times(**years),
        st.sampled_from(FollowUpStatus),
        st.none() | WORDS,
        st.none() | document_references(**years),
        st.none() | WORDS,
    )


def recommendations(
    *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[Recommendation]:
    """Kiến nghị: of every kind, with up to four follow-ups in the order of time.

    >>> from hypothesis import find
    >>> find(recommendations(), lambda asked: True).kind.label
    'nghị quyết'
    """
    years = {"first_year": first_year, "last_year": last_year}
    bodies = authorities() | WORDS
    times = st.none() | event_times(**years)
    return st.builds(
        Recommendation,
        st.sampled_from(RecommendationKind),
        WORDS,
        st.none() | bodies,
        st.lists(bodies, max_size=2).map(tuple),
        times,
        times,
        st.sampled_from(Competence),
        st.none() | localities(LocalityLevel.DISTRICT),
        st.none() | WORDS,
        st.none() | document_references(**years),
        st.none() | st.builds(Evidence, WORDS),
        st.lists(follow_ups(**years), max_size=4).map(_in_order),
    )


def _in_order(history: list[FollowUp]) -> tuple[FollowUp, ...]:
    return tuple(sorted(history, key=lambda follow_up: first_day(follow_up.on)))
