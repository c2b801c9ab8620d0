"""Supervision: campaigns and their progress, visits, recommendations, deadlines and checks."""

import copy
import datetime as dt
import pickle
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from congthuong._text import Span
from congthuong.authorities import Authority, AuthorityKind, parse_authority
from congthuong.documents import parse_document
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.findings import Evidence, Finding, Severity
from congthuong.localities import Locality, get_locality
from congthuong.periods import AsOf, Period
from congthuong.periods.moments import first_day, last_day
from congthuong.supervision import (
    Campaign,
    CampaignKind,
    CampaignProgress,
    Competence,
    FollowUp,
    FollowUpStatus,
    Recommendation,
    RecommendationKind,
    Shortcoming,
    SupervisionDeadline,
    SupervisionRegime,
    SupervisionStep,
    Team,
    Visit,
    check_campaign,
    check_recommendation,
    supervision_deadlines,
    supervision_regime_on,
)
from congthuong.testing.supervision import (
    campaigns,
    follow_ups,
    recommendations,
    shortcomings,
    teams,
    visits,
)

NOON: Final = dt.datetime(2024, 10, 1, 12, tzinfo=dt.UTC)
AUTUMN: Final = date(2024, 10, 1)
YEAR_END: Final = date(2024, 12, 31)
SURVEY: Final = CampaignKind.SURVEY
SUPERVISION: Final = CampaignKind.SUPERVISION
LAW_87: Final = SupervisionRegime.LAW_87_2015
LAW_121: Final = SupervisionRegime.LAW_121_2025
ASK: Final = RecommendationKind.RECOMMENDATION
CONCLUSION: Final = RecommendationKind.CONCLUSION
RESOLUTION: Final = RecommendationKind.RESOLUTION
IN_PROGRESS: Final = FollowUpStatus.IN_PROGRESS
RESOLVED: Final = FollowUpStatus.RESOLVED
PLAN: Final = parse_document("48/KH-SCT ngày 25/9/2024")
BOARD: Final = parse_authority("Ban Kinh tế - Xã hội HĐND huyện Ba Tri")
STANDING: Final = parse_authority("Thường trực HĐND huyện Ba Tri")
COUNCIL: Final = parse_authority("HĐND huyện Ba Tri")
SOC_TRANG: Final = get_locality("94", on=AUTUMN)
KE_SACH: Final = get_locality("943", on=AUTUMN)
VINH_CHAU: Final = get_locality("950", on=AUTUMN)
TRAN_DE: Final = get_locality("951", on=AUTUMN)
DEPARTMENT: Final = Authority.industry_and_trade(SOC_TRANG)


def campaign(**fields: Any) -> Campaign:
    known: dict[str, Any] = {"kind": SURVEY, "subject": "Sở Công Thương", **fields}
    return Campaign(**known)


def visit(place: Locality | None = KE_SACH, **fields: Any) -> Visit:
    return Visit(locality=place, **fields)


def asked(kind: Any = ASK, text: Any = "bố trí vốn", **fields: Any) -> Recommendation:
    return Recommendation(kind, text, **fields)


def followed(*steps: tuple[date | AsOf, FollowUpStatus], **fields: Any) -> Recommendation:
    return asked(history=tuple(FollowUp(on, status) for on, status in steps), **fields)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


# Words.


def test_only_supervision_falls_under_the_law_on_supervision() -> None:
    assert [kind for kind in CampaignKind if kind.is_supervision] == [SUPERVISION]
    assert [kind for kind in RecommendationKind if kind.is_binding] == [RESOLUTION]


@pytest.mark.parametrize("kind", [CampaignKind, RecommendationKind, Competence, FollowUpStatus])
def test_every_word_has_a_label_of_its_own(kind: Any) -> None:
    labels = [member.label for member in kind]
    assert len(set(labels)) == len(labels)
    assert all(member.value.isascii() for member in kind)


def test_every_step_has_words() -> None:
    assert all(step.label and step.counted_from for step in SupervisionStep)


# Which law.


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2016, 6, 30), None),  # the rules before are not on record
        (date(2016, 7, 1), LAW_87),
        (date(2026, 2, 28), LAW_87),
        (date(2026, 3, 1), LAW_121),
        (AsOf(2017, 9), LAW_87),
        (AsOf(2026, 3), LAW_121),
        (AsOf(2016), None),  # the law came in the middle of the year
        (AsOf(2026), None),  # and changed in the middle of this one
    ],
)
def test_the_law_of_a_day(day: date | AsOf, regime: SupervisionRegime | None) -> None:
    assert supervision_regime_on(day) is regime


@pytest.mark.parametrize("day", ["2017-09-22", NOON, None])
def test_the_law_of_what_is_no_day_is_refused(day: Any) -> None:
    with pytest.raises(InvalidTypeError):
        supervision_regime_on(day)


def test_only_the_older_law_is_known_by_its_articles() -> None:
    assert [regime.label for regime in SupervisionRegime if regime.has_articles] == [
        "Luật 87/2015/QH13"
    ]
    assert LAW_121.label == "Luật 121/2025/QH15"


# What is refused.


@pytest.mark.parametrize(
    ("make", "fields", "error"),
    [
        (Team, {}, InvalidValueError),  # neither a number nor a name
        (Team, {"number": 0}, InvalidValueError),  # teams count from one
        (Team, {"number": -1}, InvalidValueError),  # below zero
        (Team, {"number": True}, InvalidTypeError),  # a truth value is no number
        (Team, {"number": "1"}, InvalidTypeError),  # nor is text
        (Team, {"name": " "}, InvalidValueError),  # blank
        (Team, {"number": 0, "name": "Đoàn A"}, InvalidValueError),  # a name does not mend it
        (Team, {"name": 1}, InvalidTypeError),  # a number is no name
        (Team, {"number": 1, "leader": 1}, InvalidTypeError),  # words
        (Team, {"number": 1, "members": ["A"]}, InvalidTypeError),  # a list can change
        (Team, {"number": 1, "members": ("",)}, InvalidValueError),  # blank
        (visit, {"kind": "khảo sát"}, InvalidTypeError),  # a member, not its text
        (visit, {"place": "Kế Sách"}, InvalidTypeError),  # a Locality, not a name
        (visit, {"visitor": 5}, InvalidTypeError),  # a body or words
        (visit, {"visitor": ""}, InvalidValueError),  # blank
        (visit, {"team": 1}, InvalidTypeError),  # a Team, not its number
        (visit, {"hosts": "UBND"}, InvalidTypeError),  # one body is not a tuple of them
        (visit, {"hosts": (None,)}, InvalidTypeError),  # nothing is no body
        (visit, {"on": "10/2024"}, InvalidTypeError),  # text is no time
        (visit, {"on": NOON}, InvalidTypeError),  # a time of day
        (visit, {"participants": (1,)}, InvalidTypeError),  # words
        (visit, {"topic": "\u00a0"}, InvalidValueError),  # blank
        (visit, {"plan": "48/KH-SCT"}, InvalidTypeError),  # a reference, not its text
        (visit, {"documents": (None,)}, InvalidTypeError),  # nothing is no document
        (visit, {"source_note": 1}, InvalidTypeError),  # words
        (campaign, {"kind": None}, InvalidTypeError),  # what it is has to be known
        (campaign, {"subject": None}, InvalidTypeError),  # and who does it
        (campaign, {"subject": " "}, InvalidValueError),  # blank
        (campaign, {"topic": 1}, InvalidTypeError),  # words
        (campaign, {"plan": "48/KH-SCT"}, InvalidTypeError),  # a reference, not its text
        (campaign, {"teams": (1,)}, InvalidTypeError),  # Teams
        (campaign, {"localities": ("Kế Sách",)}, InvalidTypeError),  # Localities, not names
        (campaign, {"planned": -1}, InvalidValueError),  # below zero
        (campaign, {"planned": 11.0}, InvalidTypeError),  # a float is no count
        (campaign, {"bodies": (KE_SACH,)}, InvalidTypeError),  # a place is no body
        (campaign, {"period": 2024}, InvalidTypeError),  # a Period
        (campaign, {"start": Period.year(2024)}, InvalidTypeError),  # a span is no day
        (campaign, {"visits": [visit()]}, InvalidTypeError),  # a list can change
        (CampaignProgress, {"done": -1}, InvalidValueError),  # below zero
        (CampaignProgress, {"done": None}, InvalidTypeError),  # a count
        (CampaignProgress, {"done": 1, "planned": "2"}, InvalidTypeError),  # text is no count
        (CampaignProgress, {"done": 1, "plan": "48"}, InvalidTypeError),  # a reference
        (CampaignProgress, {"done": 1, "names_left": (KE_SACH,)}, InvalidValueError),  # of what?
        (
            CampaignProgress,
            {"done": 1, "planned": 3, "names_left": (KE_SACH,)},
            InvalidValueError,  # two are left, one is named
        ),
        (CampaignProgress, {"done": 1, "planned": 2, "names_left": ("A",)}, InvalidTypeError),
        (Shortcoming, {"text": ""}, InvalidValueError),  # blank
        (Shortcoming, {"text": None}, InvalidTypeError),  # what is wanting has to be said
        (Shortcoming, {"text": "thiếu vốn", "locality": "Ba Tri"}, InvalidTypeError),
        (Shortcoming, {"text": "thiếu vốn", "severity": Severity.ERROR}, InvalidTypeError),
        (Shortcoming, {"text": "thiếu vốn", "topic": " "}, InvalidValueError),  # blank
        (Shortcoming, {"text": "thiếu vốn", "evidence": "trang 2"}, InvalidTypeError),
        (FollowUp, {"on": None, "status": RESOLVED}, InvalidTypeError),  # no order without a time
        (FollowUp, {"on": "2024", "status": RESOLVED}, InvalidTypeError),  # text is no time
        (FollowUp, {"on": YEAR_END, "status": "resolved"}, InvalidTypeError),  # not its value
        (FollowUp, {"on": YEAR_END, "status": RESOLVED, "note": ""}, InvalidValueError),
        (FollowUp, {"on": YEAR_END, "status": RESOLVED, "wording": 1}, InvalidTypeError),
        (FollowUp, {"on": YEAR_END, "status": RESOLVED, "document": "1"}, InvalidTypeError),
        (asked, {"kind": "kiến nghị"}, InvalidTypeError),  # a member, not its text
        (asked, {"text": ""}, InvalidValueError),  # blank
        (asked, {"issuer": 1}, InvalidTypeError),  # a body or words
        (asked, {"addressees": "UBND tỉnh"}, InvalidTypeError),  # one body is not a tuple
        (asked, {"addressees": ("",)}, InvalidValueError),  # blank
        (asked, {"on": NOON}, InvalidTypeError),  # a time of day
        (asked, {"deadline": "cuối năm"}, InvalidTypeError),  # text is no time
        (asked, {"competence": None}, InvalidTypeError),  # UNKNOWN says so
        (asked, {"locality": "Ba Tri"}, InvalidTypeError),  # a Locality
        (asked, {"document": "1/BC"}, InvalidTypeError),  # a reference
        (asked, {"evidence": "trang 2"}, InvalidTypeError),  # an Evidence
        (asked, {"history": [FollowUp(YEAR_END, RESOLVED)]}, InvalidTypeError),  # a list
        (SupervisionRegime, {"value": "không rõ"}, ValueError),  # no such law
    ],
)
def test_bad_fields_are_refused(
    make: Callable[..., object], fields: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        make(**fields)


# Progress.


def test_progress_by_count_alone() -> None:
    survey = campaign(planned=11, plan=PLAN)
    for place in (KE_SACH, VINH_CHAU, TRAN_DE, KE_SACH):
        survey = survey.with_visit(visit(place))
    progress = survey.progress()
    assert (progress.done, progress.planned, progress.left) == (3, 11, 8)
    assert survey.localities_done == (KE_SACH, VINH_CHAU, TRAN_DE)
    assert survey.localities_left is None
    assert progress.is_complete is False
    assert str(progress) == (
        "đã làm việc với 3/11 địa phương theo Kế hoạch số 48/KH-SCT ngày 25/9/2024, "
        "còn 8 địa phương"
    )


def test_progress_by_name_counts_planned_places_only() -> None:
    survey = campaign(localities=(KE_SACH, VINH_CHAU), visits=(visit(TRAN_DE), visit(VINH_CHAU)))
    assert survey.localities_done == (TRAN_DE, VINH_CHAU)
    assert survey.localities_left == (KE_SACH,)
    assert (
        str(survey.progress()) == "đã làm việc với 1/2 địa phương, còn 1 địa phương: huyện Kế Sách"
    )


def test_a_visit_right_below_a_planned_place_is_one_to_it() -> None:
    survey = campaign(localities=(SOC_TRANG,), visits=(visit(TRAN_DE),))
    assert survey.progress().is_complete
    assert str(survey.progress()) == "đã làm việc với 1/1 địa phương, hoàn thành kế hoạch"


def test_places_that_are_only_partly_named_are_counted() -> None:
    survey = campaign(localities=(KE_SACH,), planned=2, visits=(visit(TRAN_DE),))
    assert not survey.names_known
    assert survey.progress() == CampaignProgress(1, 2)


def test_progress_without_a_plan_has_no_remainder() -> None:
    progress = campaign(visits=(visit(), visit(None))).progress()
    assert (progress.done, progress.left, progress.is_complete) == (1, None, None)
    assert str(progress) == "đã làm việc với 1 địa phương"


def test_more_than_planned_leaves_nothing() -> None:
    progress = CampaignProgress(3, 2)
    assert (progress.left, progress.is_complete) == (0, True)
    assert str(progress) == "đã làm việc với 3/2 địa phương, nhiều hơn kế hoạch 1 địa phương"


def test_progress_on_a_day_leaves_out_later_visits() -> None:
    made = (
        visit(KE_SACH, on=date(2024, 9, 30)),
        visit(VINH_CHAU, on=AsOf(2024, 10)),
        visit(TRAN_DE),
    )
    survey = campaign(planned=11, visits=made)
    assert survey.progress(date(2024, 9, 30)).done == 2
    assert survey.progress(date(2024, 10, 1)).done == 3  # may have been made by then
    assert survey.progress(AsOf(2024, 8)).done == 1  # the one without a time
    assert survey.progress().done == 3


@given(campaigns())
def test_done_and_left_make_up_the_plan(known: Campaign) -> None:
    progress = known.progress()
    if progress.planned is None:
        assert progress.left is None
    elif progress.done <= progress.planned:
        assert progress.left is not None
        assert progress.done + progress.left == progress.planned
    else:
        assert "more-visits-than-planned" in codes(check_campaign(known, on=YEAR_END))
    assert len(known.localities_left or ()) == (progress.left if known.names_known else 0)
    assert str(progress.done) in str(progress)


@given(campaigns(), visits(), st.dates(date(2015, 1, 1), date(2026, 12, 31)))
def test_one_more_visit_never_undoes_progress(known: Campaign, more: Visit, day: date) -> None:
    after = known.with_visit(more).progress(day)
    assert after.done - known.progress(day).done in range(5)
    assert after.planned == known.progress(day).planned
    assert known.progress(day).done <= known.progress().done


# Follow-up.


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (date(2024, 10, 2), date(2024, 10, 1)),  # a day before
        (AsOf(2024, 10), date(2024, 9, 30)),  # before the month
        (AsOf(2024), AsOf(2023, 12)),  # before the year
    ],
)
def test_a_follow_up_out_of_order_is_refused(first: date | AsOf, then: date | AsOf) -> None:
    known = followed((first, IN_PROGRESS))
    with pytest.raises(InvalidValueError, match="order of time"):
        known.with_follow_up(FollowUp(then, RESOLVED))


def test_a_loose_time_between_does_not_hide_the_order() -> None:
    with pytest.raises(InvalidValueError):
        followed(
            (date(2024, 6, 1), IN_PROGRESS), (AsOf(2024), IN_PROGRESS), (AsOf(2024, 2), RESOLVED)
        )


def test_a_follow_up_has_to_be_one() -> None:
    with pytest.raises(InvalidTypeError):
        asked().with_follow_up((YEAR_END, RESOLVED))  # type: ignore[arg-type]


def test_the_same_day_twice_is_in_order() -> None:
    known = followed((AUTUMN, IN_PROGRESS), (AUTUMN, RESOLVED))
    assert known.status_on(AUTUMN) is RESOLVED


def test_the_status_on_a_day() -> None:
    known = followed((date(2024, 10, 2), IN_PROGRESS), (AsOf(2024, 12), RESOLVED))
    assert known.status_on(date(2024, 10, 1)) is FollowUpStatus.NO_INFORMATION
    assert known.status_on(date(2024, 11, 30)) is IN_PROGRESS
    assert known.status_on(date(2024, 12, 15)) is None
    assert known.status_on(date(2024, 12, 31)) is RESOLVED


def test_an_open_time_that_changes_nothing_leaves_the_status_known() -> None:
    known = followed((date(2024, 10, 2), IN_PROGRESS), (AsOf(2024, 12), IN_PROGRESS))
    assert known.status_on(date(2024, 12, 15)) is IN_PROGRESS


@pytest.mark.parametrize(
    ("deadline", "steps", "day", "overdue"),
    [
        (None, [], date(2030, 1, 1), None),  # no deadline is stated
        (date(2024, 12, 1), [], date(2024, 12, 1), False),  # the last day counts in
        (date(2024, 12, 1), [], date(2024, 12, 2), True),
        (AsOf(2024), [], date(2024, 12, 31), False),  # the whole year
        (date(2024, 12, 1), [(AUTUMN, RESOLVED)], date(2025, 1, 1), False),
        (date(2024, 12, 1), [(AUTUMN, FollowUpStatus.ANSWERED)], date(2025, 1, 1), False),
        (date(2024, 12, 1), [(AUTUMN, FollowUpStatus.REPORTED)], date(2025, 1, 1), True),
        (date(2024, 12, 1), [(AsOf(2024, 12), RESOLVED)], date(2024, 12, 15), None),  # perhaps
        (date(2024, 12, 1), [(AsOf(2024, 12), RESOLVED)], date(2024, 12, 31), False),
        (date(2024, 12, 1), [(AsOf(2024, 12), IN_PROGRESS)], date(2024, 12, 15), True),
    ],
)
def test_overdue(
    deadline: Any, steps: list[tuple[Any, FollowUpStatus]], day: date, overdue: bool | None
) -> None:
    known = followed(*steps, deadline=deadline)
    assert known.is_overdue(day) is overdue
    found = codes(check_recommendation(known, on=day))
    assert ("recommendation-overdue" in found) is (overdue is True)


@pytest.mark.parametrize("method", ["status_on", "is_overdue"])
def test_a_status_needs_a_day(method: str) -> None:
    with pytest.raises(InvalidTypeError):
        getattr(followed((AUTUMN, RESOLVED)), method)("2024-12-31")


@given(recommendations(), follow_ups())
def test_a_history_stays_in_the_order_of_time(known: Recommendation, more: FollowUp) -> None:
    latest = max((first_day(each.on) for each in known.history), default=date.min)
    if last_day(more.on) < latest:
        with pytest.raises(InvalidValueError):
            known.with_follow_up(more)
        return
    longer = known.with_follow_up(more)
    assert longer.history == (*known.history, more)
    assert evolve(longer, history=known.history) == known
    assert longer.status_on(date(2100, 1, 1)) is more.status


@given(st.lists(follow_ups(), min_size=2, max_size=5))
def test_a_history_is_accepted_exactly_where_no_two_are_certainly_reversed(
    steps: list[FollowUp],
) -> None:
    pairs = ((one, two) for place, one in enumerate(steps) for two in steps[place + 1 :])
    if any(last_day(two.on) < first_day(one.on) for one, two in pairs):
        with pytest.raises(InvalidValueError):
            asked(history=tuple(steps))
    else:
        assert asked(history=tuple(steps)).history == tuple(steps)


@given(recommendations(), st.dates(date(2014, 1, 1), date(2028, 1, 1)))
def test_a_known_status_is_one_that_was_written(known: Recommendation, day: date) -> None:
    status = known.status_on(day)
    written = {each.status for each in known.history}
    assert status is None or status in written | {FollowUpStatus.NO_INFORMATION}
    if known.is_overdue(day):
        assert known.deadline is not None
        assert day > last_day(known.deadline)
        assert status is None or not status.is_settled


def test_the_words_of_a_document_are_kept() -> None:
    assert FollowUp(AUTUMN, FollowUpStatus.REPORTED, wording="có văn bản trả lời").label == (
        "có văn bản trả lời"
    )
    assert str(FollowUp(AsOf(2024), FollowUpStatus.NOT_RESOLVED)) == "2024: chưa giải quyết"


@pytest.mark.parametrize(
    ("kind", "issuer", "on", "binding"),
    [
        (RESOLUTION, COUNCIL, date(2017, 12, 15), True),
        (RESOLUTION, BOARD, date(2017, 12, 15), False),  # a board passes none
        (RESOLUTION, "HĐND", date(2017, 12, 15), None),  # words may mean anything
        (RESOLUTION, None, date(2017, 12, 15), None),
        (RESOLUTION, COUNCIL, None, None),  # which law?
        (RESOLUTION, COUNCIL, date(2015, 12, 15), None),  # before the law on record
        (RESOLUTION, COUNCIL, date(2026, 7, 1), None),  # the new law's articles are not known
        (CONCLUSION, STANDING, date(2017, 12, 15), False),
        (ASK, None, date(2017, 12, 15), False),  # whoever made it
        (ASK, None, date(2026, 7, 1), None),
    ],
)
def test_what_binds(
    kind: RecommendationKind, issuer: Any, on: date | None, binding: bool | None
) -> None:
    assert asked(kind, issuer=issuer, on=on).is_binding is binding


# Is it supervision?


@pytest.mark.parametrize(
    ("kind", "subject", "answer"),
    [
        (SUPERVISION, BOARD, True),
        (SUPERVISION, parse_authority("Đoàn giám sát của HĐND"), True),  # acts for the council
        (SUPERVISION, DEPARTMENT, False),
        (SUPERVISION, "đoàn giám sát", None),  # of whom?
        (SUPERVISION, Authority(AuthorityKind.DELEGATION, "Đoàn giám sát"), None),
        (SURVEY, COUNCIL, False),  # a survey by a council is preparation
        (SURVEY, "đoàn khảo sát", False),
    ],
)
def test_supervision_by_law(kind: CampaignKind, subject: Any, answer: bool | None) -> None:
    assert campaign(kind=kind, subject=subject).is_supervision is answer


# Checks of a campaign.


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"planned": 3, "localities": (KE_SACH,)}, [("planned-localities-not-all-named", "note")]),
        ({"planned": 1, "localities": (KE_SACH, TRAN_DE)}, [("planned-count-differs", "error")]),
        ({"planned": 2, "localities": (KE_SACH, TRAN_DE)}, []),
        ({"localities": (KE_SACH, KE_SACH)}, [("locality-listed-twice", "warning")]),
        (
            {"planned": 1, "visits": (visit(KE_SACH), visit(TRAN_DE))},
            [("more-visits-than-planned", "error")],
        ),
        ({"planned": 1, "visits": (visit(), visit())}, []),  # one place, seen twice
        (
            {"localities": (KE_SACH,), "visits": (visit(TRAN_DE),)},
            [("visit-outside-plan", "warning")],
        ),
        ({"localities": (SOC_TRANG,), "visits": (visit(TRAN_DE),)}, []),  # inside the planned one
        (
            {"localities": (KE_SACH,), "planned": 2, "visits": (visit(TRAN_DE),)},
            [("planned-localities-not-all-named", "note")],  # may be the one without a name
        ),
        (
            {"plan": PLAN, "visits": (visit(on=date(2024, 9, 24)),)},
            [("visit-before-plan", "warning")],
        ),
        ({"plan": PLAN, "visits": (visit(on=date(2024, 9, 25)),)}, []),  # on its day
        ({"plan": PLAN, "visits": (visit(on=AsOf(2024, 9)),)}, []),  # later in the month, perhaps
        ({"plan": parse_document("48/KH-SCT"), "visits": (visit(on=AsOf(2020)),)}, []),  # undated
        (
            {"start": AUTUMN, "visits": (visit(on=date(2024, 9, 30)),)},
            [("visit-outside-campaign-dates", "warning")],
        ),
        (
            {"end": AUTUMN, "visits": (visit(on=date(2024, 10, 2)),)},
            [("visit-outside-campaign-dates", "warning")],
        ),
        ({"start": AUTUMN, "end": AUTUMN, "visits": (visit(on=AUTUMN),)}, []),
        (
            {"start": AUTUMN, "end": AsOf(2024, 9), "visits": (visit(on=AUTUMN),)},
            [("campaign-dates-out-of-order", "error")],
        ),
        ({"visits": (visit(on=date(2025, 1, 1)),)}, [("visit-in-future", "warning")]),
        (
            {"teams": (Team(1), Team(2)), "visits": (visit(team=Team(3)), visit(team=Team(2)))},
            [("visit-of-unknown-team", "warning")],
        ),
        ({"visits": (visit(team=Team(3)),)}, []),  # no team is named
        (
            {"plan": PLAN, "visits": (visit(plan=parse_document("49/KH-SCT")),)},
            [("visit-of-another-plan", "warning")],
        ),
        ({"plan": PLAN, "visits": (visit(plan=parse_document("48/KH-SCT")),)}, []),  # undated
        ({"visits": (visit(kind=CampaignKind.CHECK),)}, [("visit-of-another-kind", "note")]),
        ({"visits": (visit(kind=SURVEY),)}, []),
        ({"visits": (visit(None),)}, [("visit-without-locality", "note")]),
        (
            {"visits": (visit(VINH_CHAU, on=AsOf(2010)),)},
            [("visit-locality-not-in-force", "warning")],  # a town since 2011
        ),
        ({"visits": (visit(VINH_CHAU, on=AsOf(2011)),)}, []),  # in the course of that year
        ({"kind": SUPERVISION}, []),  # words are no known body
        ({"kind": SUPERVISION, "subject": BOARD}, []),
        (
            {"kind": SUPERVISION, "subject": DEPARTMENT},
            [("supervision-by-administrative-body", "warning")],
        ),
        (
            {"kind": SUPERVISION, "subject": Authority(AuthorityKind.FATHERLAND_FRONT)},
            [],  # by other rules
        ),
        ({"subject": DEPARTMENT}, []),  # a survey is its business
    ],
)
def test_a_campaign_is_checked(fields: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    found = check_campaign(campaign(**fields), on=YEAR_END)
    assert [(finding.code, finding.severity.value) for finding in found] == expected


@pytest.mark.parametrize(
    ("moments", "basis"),
    [
        ({}, None),  # of which law?
        ({"end": date(2024, 10, 1)}, "khoản 2 Điều 2 Luật 87/2015/QH13"),
        ({"start": date(2024, 10, 1)}, "khoản 2 Điều 2 Luật 87/2015/QH13"),
        ({"end": date(2026, 7, 1)}, None),  # the article of the new law is not known
    ],
)
def test_an_article_is_cited_only_where_it_is_known(
    moments: dict[str, Any], basis: str | None
) -> None:
    known = campaign(kind=SUPERVISION, subject=DEPARTMENT, **moments)
    (finding,) = check_campaign(known, on=YEAR_END)
    assert finding.legal_basis == basis


@given(campaigns(), st.dates(date(2014, 1, 1), date(2028, 1, 1)))
def test_any_campaign_can_be_checked(known: Campaign, day: date) -> None:
    found = check_campaign(known, on=day)
    assert all(finding.message for finding in found)
    outside = {
        finding.evidence[0].text for finding in found if finding.code == "visit-outside-plan"
    }
    assert outside.isdisjoint(unit.full_name for unit in known.localities_left or ())


@pytest.mark.parametrize("on", ["2024-12-31", None, NOON])
def test_a_check_needs_a_day(on: Any) -> None:
    with pytest.raises(InvalidTypeError):
        check_campaign(campaign(), on=on)
    with pytest.raises(InvalidTypeError):
        check_recommendation(asked(), on=on)


def test_a_check_needs_what_it_checks() -> None:
    with pytest.raises(InvalidTypeError):
        check_campaign(visit(), on=YEAR_END)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError):
        check_recommendation(campaign(), on=YEAR_END)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError):
        check_recommendation(asked(), "giám sát", on=YEAR_END)  # type: ignore[arg-type]


# Checks of a recommendation.

SUPERVISED: Final = campaign(kind=SUPERVISION, subject=BOARD, end=date(2017, 9, 22))
SURVEYED: Final = campaign(subject=DEPARTMENT, start=date(2024, 9, 26))


@pytest.mark.parametrize(
    ("kind", "issuer", "context", "expected"),
    [
        (ASK, DEPARTMENT, SURVEYED, None),
        (RecommendationKind.REQUEST, "đoàn công tác", SURVEYED, None),
        (RecommendationKind.TASK, DEPARTMENT, LAW_87, None),
        (RESOLUTION, COUNCIL, LAW_87, None),
        (RESOLUTION, BOARD, SUPERVISED, ("resolution-by-other-body", "error", "khoản 2 Điều 89")),
        (RESOLUTION, DEPARTMENT, LAW_87, ("resolution-by-other-body", "error", "khoản 2 Điều 89")),
        (CONCLUSION, STANDING, SUPERVISED, None),
        (CONCLUSION, BOARD, SUPERVISED, None),  # its chair concludes
        (CONCLUSION, parse_authority("Đoàn giám sát của HĐND"), SUPERVISED, None),
        (
            CONCLUSION,
            Authority(AuthorityKind.DELEGATE_GROUP),
            LAW_87,
            ("conclusion-by-other-body", "warning", "Điều 71 và Điều 81"),
        ),
        (
            CONCLUSION,
            DEPARTMENT,
            LAW_87,
            ("conclusion-by-other-body", "warning", "Điều 71 và Điều 81"),
        ),
        (CONCLUSION, DEPARTMENT, SURVEYED, ("conclusion-outside-supervision", "warning", "Điều 2")),
        (RESOLUTION, COUNCIL, SURVEYED, ("resolution-outside-supervision", "warning", "Điều 2")),
        (
            CONCLUSION,
            "đoàn",
            SUPERVISED,
            ("conclusion-issuer-unknown", "note", "Điều 71 và Điều 81"),
        ),
        (RESOLUTION, None, LAW_87, ("resolution-issuer-unknown", "note", "khoản 2 Điều 89")),
        (CONCLUSION, DEPARTMENT, LAW_121, ("conclusion-by-other-body", "note", None)),
        (RESOLUTION, BOARD, LAW_121, ("resolution-by-other-body", "note", None)),
        (
            CONCLUSION,
            DEPARTMENT,
            campaign(end=AsOf(2026, 7)),
            ("conclusion-outside-supervision", "note", None),
        ),
    ],
)
def test_who_may_issue_what(
    kind: RecommendationKind,
    issuer: Any,
    context: Campaign | SupervisionRegime,
    expected: tuple[str, str, str | None] | None,
) -> None:
    found = check_recommendation(asked(kind, issuer=issuer), context, on=YEAR_END)
    if expected is None:
        assert found == ()
        return
    ((code, severity, article),) = [
        (each.code, each.severity.value, each.legal_basis) for each in found
    ]
    named = None if expected[2] is None else f"{expected[2]} Luật 87/2015/QH13"
    assert (code, severity, article) == (*expected[:2], named)


@pytest.mark.parametrize(
    ("made", "context", "on", "severity"),
    [
        (date(2017, 9, 22), None, date(2026, 7, 1), Severity.ERROR),  # the law of its own day
        (date(2026, 7, 1), SUPERVISED, date(2026, 7, 1), Severity.NOTE),
        (None, SUPERVISED, date(2026, 7, 1), Severity.ERROR),  # else that of the campaign
        (None, campaign(kind=SUPERVISION, subject=BOARD), date(2017, 1, 1), Severity.ERROR),
        (None, None, date(2026, 7, 1), Severity.NOTE),  # else that of the check
        (None, None, date(2016, 1, 1), Severity.NOTE),  # nothing on record
    ],
)
def test_the_law_that_a_recommendation_is_measured_by(
    made: date | None, context: Campaign | None, on: date, severity: Severity
) -> None:
    known = asked(RESOLUTION, issuer=BOARD, on=made)
    (finding,) = check_recommendation(known, context, on=on)
    assert finding.severity is severity
    assert (finding.legal_basis is None) is (severity is Severity.NOTE)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (asked(on=AUTUMN, deadline=date(2024, 9, 30)), "deadline-before-recommendation"),
        (followed((AsOf(2024, 9), RESOLVED), on=AUTUMN), "follow-up-before-recommendation"),
        (
            followed((AUTUMN, FollowUpStatus.ANSWERED), competence=Competence.BEYOND),
            "answered-beyond-competence",
        ),
    ],
)
def test_dates_and_status_that_do_not_agree(known: Recommendation, expected: str) -> None:
    assert codes(check_recommendation(known, on=AUTUMN))[0] == expected


@pytest.mark.parametrize(
    "known",
    [
        asked(on=AUTUMN, deadline=AUTUMN),
        asked(on=AsOf(2024), deadline=AsOf(2024, 11)),
        followed((AUTUMN, RESOLVED), on=AUTUMN),  # settled on the spot
        followed((AsOf(2024, 10), RESOLVED), on=date(2024, 10, 15)),  # later in the month, perhaps
        followed((AUTUMN, FollowUpStatus.ANSWERED), competence=Competence.WITHIN),
        followed((AUTUMN, FollowUpStatus.FORWARDED), competence=Competence.BEYOND),
    ],
)
def test_dates_and_status_that_may_agree(known: Recommendation) -> None:
    assert check_recommendation(known, on=AUTUMN) == ()


@given(recommendations(), st.none() | campaigns() | st.sampled_from(SupervisionRegime))
def test_any_recommendation_can_be_checked(
    known: Recommendation, context: Campaign | SupervisionRegime | None
) -> None:
    found = check_recommendation(known, context, on=YEAR_END)
    assert len(codes(found)) >= len(set(codes(found)))
    assert all(each.legal_basis is None or "87/2015/QH13" in each.legal_basis for each in found)


# Deadlines.

DAYS: Final[dict[str, Any]] = {
    "decided": date(2017, 9, 1),
    "visit": date(2017, 9, 22),
    "ended": date(2017, 9, 25),
    "received": date(2017, 10, 5),
}


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (
            BOARD,
            [("outline", "2017-09-16"), ("notice", "2017-09-12"), ("report", "2017-10-05")],
        ),
        (
            STANDING,
            [
                ("outline", "2017-09-16"),
                ("notice", "2017-09-12"),
                ("report", "2017-10-10"),
                ("consideration", "2017-10-12"),
            ],
        ),
        (COUNCIL, [("outline", "2017-09-16"), ("notice", "2017-09-12")]),
        (
            Authority(AuthorityKind.DELEGATE_GROUP),
            [("notice", "2017-09-15"), ("report", "2017-10-05")],
        ),
        (Authority(AuthorityKind.DELEGATE), [("report", "2017-10-05")]),
        (DEPARTMENT, []),  # no supervision by this law
    ],
)
def test_deadlines(subject: Authority, expected: list[tuple[str, str]]) -> None:
    found = supervision_deadlines(campaign(kind=SUPERVISION, subject=subject), **DAYS)
    assert [(each.step.value, str(each.latest)) for each in found] == expected
    assert all((each.legal_basis or "").endswith("Luật 87/2015/QH13") for each in found)


def test_a_survey_has_no_deadlines_of_law() -> None:
    assert supervision_deadlines(campaign(subject=BOARD), **DAYS) == ()


@pytest.mark.parametrize(
    ("subject", "days"),
    [
        (BOARD, {"ended": date(2026, 3, 1)}),  # the articles of the new law are not known
        (BOARD, {"decided": date(2016, 6, 30)}),  # before the law on record
        (BOARD, {}),  # of which law?
        ("đoàn giám sát", {"ended": date(2017, 9, 25)}),  # of whom?
        (Authority(AuthorityKind.NATIONAL_ASSEMBLY), {"ended": date(2017, 9, 25)}),  # elsewhere
    ],
)
def test_deadlines_that_are_not_known(subject: Any, days: dict[str, Any]) -> None:
    found = supervision_deadlines(campaign(kind=SUPERVISION, subject=subject), **days)
    assert found == tuple(SupervisionDeadline(step) for step in SupervisionStep)
    assert all(str(each).endswith("không rõ thời hạn") for each in found)


def test_each_step_goes_by_the_law_of_its_own_day() -> None:
    known = campaign(kind=SUPERVISION, subject=BOARD)
    found = supervision_deadlines(known, decided=date(2026, 2, 20), ended=date(2026, 3, 20))
    assert found[0].latest == date(2026, 3, 7)
    assert [each.days for each in found[1:]] == [None, None, None]


def test_the_days_of_the_campaign_are_taken_where_they_are_plain() -> None:
    known = campaign(
        kind=SUPERVISION, subject=BOARD, start=date(2017, 9, 22), end=date(2017, 9, 25)
    )
    outline, notice, report = supervision_deadlines(known)
    assert (outline.latest, outline.days) == (None, 15)
    assert (notice.latest, report.latest) == (date(2017, 9, 12), date(2017, 10, 5))
    loose = evolve(known, start=AsOf(2017, 9), end=None)
    assert [each.latest for each in supervision_deadlines(loose)] == [None, None, None]
    assert str(outline) == (
        "thông báo nội dung, kế hoạch và đề cương báo cáo: chậm nhất 15 ngày kể từ ngày quyết "
        "định thành lập đoàn giám sát"
    )
    assert str(report).endswith(
        "chậm nhất 10 ngày kể từ ngày kết thúc giám sát, tức ngày 05 tháng 10 năm 2017"
    )


@pytest.mark.parametrize("day", ["2017-09-22", NOON, AsOf(2017, 9), 20170922])
def test_deadlines_need_plain_days(day: Any) -> None:
    with pytest.raises(InvalidTypeError):
        supervision_deadlines(SUPERVISED, ended=day)
    with pytest.raises(InvalidTypeError):
        supervision_deadlines(day)


@given(
    st.sampled_from([BOARD, STANDING, COUNCIL, Authority(AuthorityKind.DELEGATE_GROUP)]),
    st.dates(date(2016, 1, 1), date(2027, 1, 1)),
    st.integers(0, 90),
)
def test_a_deadline_lies_on_its_side_of_the_day(subject: Authority, day: date, more: int) -> None:
    later = day + timedelta(days=more)
    known = campaign(kind=SUPERVISION, subject=subject)
    found = supervision_deadlines(known, decided=day, visit=day, ended=later, received=later)
    assert found
    for each in found:
        assert (each.latest is None) is (each.days is None) is (each.legal_basis is None)
        counted_from = (
            day if each.step in (SupervisionStep.OUTLINE, SupervisionStep.NOTICE) else later
        )
        assert (each.days is not None) is (supervision_regime_on(counted_from) is LAW_87)
        if each.latest is not None:
            assert (each.latest < counted_from) is (each.step is SupervisionStep.NOTICE)


@given(campaigns(), st.dates(date(2015, 1, 1), date(2027, 1, 1)))
def test_only_supervision_has_deadlines(known: Campaign, day: date) -> None:
    found = supervision_deadlines(known, decided=day, visit=day, ended=day, received=day)
    assert bool(found) is (known.is_supervision is not False)


# Text, copies.


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Team(2), "Đoàn 2"),
        (Team(2, "Đoàn kiểm tra chợ"), "Đoàn kiểm tra chợ"),
        (Visit(), "Làm việc"),
        (Visit(SURVEY, "Sở Công Thương"), "Sở Công Thương khảo sát"),
        (
            Visit(team=Team(1), locality=TRAN_DE, on=date(2024, 10, 2)),
            "Đoàn 1 làm việc tại huyện Trần Đề, 02/10/2024",
        ),
        (campaign(), "Sở Công Thương khảo sát"),
        (campaign(topic="quản lý chợ"), "Sở Công Thương khảo sát về quản lý chợ"),
        (Shortcoming("thiếu vốn"), "thiếu vốn"),
        (Shortcoming("thiếu vốn", TRAN_DE), "thiếu vốn (huyện Trần Đề)"),
        (asked(), "kiến nghị: bố trí vốn"),
        (
            asked(issuer=DEPARTMENT, addressees=("UBND tỉnh", "Sở Tài chính")),
            "Sở Công Thương tỉnh Sóc Trăng kiến nghị UBND tỉnh, Sở Tài chính: bố trí vốn",
        ),
    ],
)
def test_short_text(value: object, text: str) -> None:
    assert str(value) == text


def test_html_is_escaped() -> None:
    hostile = "<script>"
    shown: list[Any] = [
        campaign(topic=hostile),
        visit(visitor=hostile),
        asked(text=hostile),
        Shortcoming(hostile),
    ]
    for value in shown:
        assert "<script>" not in str(value._repr_html_())
        assert "&lt;script&gt;" in str(value._repr_html_())
    assert "3/11" in str(CampaignProgress(3, 11)._repr_html_())


@given(st.one_of(teams(), visits(), campaigns(), shortcomings(), follow_ups(), recommendations()))
def test_values_survive_copying_and_pickling(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301
    assert copy.deepcopy(value) == value
    assert str(value)


# The five documents, entered in our own words.


def test_a_board_of_a_district_council_supervises_an_office() -> None:
    day = date(2017, 9, 22)
    ba_tri = get_locality("836", on=day)
    office = Authority(AuthorityKind.OFFICE, "Phòng Kinh tế và Hạ tầng", ba_tri)
    meeting = Visit(
        visitor=BOARD,
        hosts=(office,),
        locality=ba_tri,
        on=day,
        participants=("một Phó Trưởng Ban Pháp chế", "một ủy viên MTTQ huyện"),
        topic="công nghiệp, thương mại năm 2017",
    )
    known = Campaign(
        SUPERVISION,
        BOARD,
        topic="chương trình công nghiệp, thương mại và dịch vụ",
        localities=(ba_tri,),
        bodies=(office,),
        period=Period.year(2017),
        start=day,
        end=day,
        visits=(meeting,),
    )
    found = (
        Shortcoming("xã chưa chú ý phát triển công nghiệp", ba_tri, "công nghiệp"),
        Shortcoming("nâng cấp và di dời chợ chậm", ba_tri, "chợ", evidence=Evidence("chợ")),
        Shortcoming("vốn khuyến công ít", ba_tri, "khuyến công"),
        Shortcoming(
            "quảng bá hàng hóa yếu", ba_tri, "thương mại", evidence=Evidence("", Span(0, 0))
        ),
    )
    request = Recommendation(ASK, "khắc phục các hạn chế đã nêu", BOARD, (office,), on=day)
    assert known.is_supervision
    assert known.progress().is_complete
    assert check_campaign(known, on=day) == ()
    assert check_recommendation(request, known, on=day) == ()
    assert request.is_binding is False
    assert len({shortcoming.topic for shortcoming in found}) == 4
    assert [
        str(each.latest) for each in supervision_deadlines(known, decided=date(2017, 9, 1))
    ] == [
        "2017-09-16",
        "2017-09-12",
        "2017-10-02",
    ]


def test_a_delegation_of_a_province_works_with_the_department() -> None:
    thai_nguyen = get_locality("19", on=date(2013, 9, 30))
    committee = Authority.peoples_committee(thai_nguyen)
    department = Authority.industry_and_trade(thai_nguyen)
    delegation = Authority(AuthorityKind.DELEGATION, "Đoàn công tác", parent=committee)
    meeting = Visit(
        CampaignKind.WORKING_SESSION,
        delegation,
        Team(name="Đoàn công tác", leader="một Phó Chủ tịch UBND tỉnh"),
        (department,),
        thai_nguyen,
        AsOf(2013),
    )
    wishes = [
        Recommendation(ASK, text, department, (committee,), locality=thai_nguyen)
        for text in (
            "xây trụ sở làm việc mới",
            "bố trí vốn chuẩn bị đầu tư chợ vùng và trung tâm hội chợ năm 2014",
            "vốn đối ứng cho các dự án đưa điện về thôn bản",
            "kinh phí khuyến công và xúc tiến thương mại",
            "cơ chế riêng cho chợ nông thôn miền núi, cụm công nghiệp và làng nghề",
        )
    ]
    closing = Recommendation(
        RecommendationKind.REQUEST, "hoàn thành kế hoạch năm", committee, (department,), AsOf(2013)
    )
    session = Campaign(
        CampaignKind.WORKING_SESSION, delegation, start=AsOf(2013), visits=(meeting,)
    )
    assert session.is_supervision is False
    assert supervision_regime_on(AsOf(2013)) is None
    assert supervision_deadlines(session) == ()
    assert check_campaign(session, on=date(2013, 12, 31)) == ()
    assert [check_recommendation(wish, session, on=AsOf(2013)) for wish in wishes] == [()] * 5
    assert check_recommendation(closing, session, on=AsOf(2013)) == ()
    ending = evolve(closing, kind=CONCLUSION)
    (finding,) = check_recommendation(ending, session, on=AsOf(2013))
    assert finding.code == "conclusion-outside-supervision"
    assert (finding.severity, finding.legal_basis) == (Severity.NOTE, None)


def test_a_department_surveys_eleven_localities_and_has_done_three() -> None:
    heads = (Team(1, leader="Giám đốc Sở"), *(Team(n, leader="lãnh đạo Sở") for n in (2, 3, 4)))
    seen = tuple(
        Visit(team=heads[0], hosts=(Authority.peoples_committee(place),), locality=place, plan=PLAN)
        for place in (KE_SACH, VINH_CHAU, TRAN_DE)
    )
    survey = Campaign(
        SURVEY,
        DEPARTMENT,
        topic="nhiệm vụ ngành Công Thương",
        plan=PLAN,
        teams=heads,
        planned=11,
        period=Period.year_to_date(2024, 9),
        visits=seen,
    )
    progress = survey.progress()
    assert (len(survey.teams), progress.done, progress.planned, progress.left) == (4, 3, 11, 8)
    assert check_campaign(survey, on=YEAR_END) == ()
    assert supervision_deadlines(survey) == ()
    # The eleven units are those of the province at the time, so that the plan can name them.
    named = evolve(survey, localities=SOC_TRANG.children(AUTUMN))
    assert named.names_known
    assert named.progress().left == 8
    left = named.localities_left or ()
    assert {unit.name for unit in left} == {
        *("Sóc Trăng", "Châu Thành", "Mỹ Tú", "Cù Lao Dung"),
        *("Long Phú", "Mỹ Xuyên", "Ngã Năm", "Thạnh Trị"),
    }
    assert check_campaign(named, on=YEAR_END) == ()


def test_what_a_survey_can_and_cannot_settle() -> None:
    within = followed(
        (AsOf(2024, 10), FollowUpStatus.ANSWERED),
        competence=Competence.WITHIN,
        issuer="3 địa phương",
    )
    beyond = followed(
        (AsOf(2024, 10), FollowUpStatus.FORWARDED),
        competence=Competence.BEYOND,
        issuer="3 địa phương",
    )
    findings = [check_recommendation(each, SURVEYED, on=YEAR_END) for each in (within, beyond)]
    assert findings == [(), ()]
    settled = [each.status_on(YEAR_END) for each in (within, beyond)]
    assert [status is not None and status.is_settled for status in settled] == [True, False]


def test_a_team_of_a_department_works_in_a_district() -> None:
    day = date(2022, 7, 25)
    krong_pa, gia_lai = get_locality("637", on=day), get_locality("64", on=day)
    department, committee = (
        Authority.industry_and_trade(gia_lai),
        Authority.peoples_committee(krong_pa),
    )
    meeting = Visit(
        CampaignKind.WORKING_SESSION,
        department,
        Team(name="Đoàn công tác", leader="một Phó Giám đốc Sở"),
        (committee,),
        krong_pa,
        day,
        source_note="báo Gia Lai, 7/2022",
    )
    asks = [
        Recommendation(ASK, text, department, (committee,), day, locality=krong_pa)
        for text in (
            "định hướng phát triển cụm công nghiệp",
            "khai thác năng lượng tái tạo",
            "quản lý chợ hiệu quả",
            "phát triển sản phẩm OCOP",
        )
    ]
    session = Campaign(
        CampaignKind.WORKING_SESSION,
        department,
        localities=(krong_pa,),
        period=Period.half(2022, 1),
        start=day,
        end=day,
        visits=(meeting,),
    )
    assert str(session.progress()) == "đã làm việc với 1/1 địa phương, hoàn thành kế hoạch"
    assert check_campaign(session, on=day) == ()
    assert [check_recommendation(each, session, on=day) for each in asks] == [()] * 4
    as_conclusion = evolve(asks[0], kind=CONCLUSION)
    (finding,) = check_recommendation(as_conclusion, session, on=day)
    assert (finding.code, finding.legal_basis) == (
        "conclusion-outside-supervision",
        "Điều 2 Luật 87/2015/QH13",
    )


def test_a_year_end_conference_leads_to_tasks() -> None:
    day = date(2019, 12, 25)
    ha_tinh, duc_tho = get_locality("42", on=day), get_locality("440", on=day)
    department = Authority.industry_and_trade(ha_tinh)
    committee = Authority.peoples_committee(ha_tinh)
    city = Authority.peoples_committee(get_locality("436", on=day))
    conference = Campaign(
        CampaignKind.CONFERENCE,
        department,
        topic="nhiệm vụ năm 2020",
        period=Period.year(2019),
        start=day,
        visits=(Visit(CampaignKind.CONFERENCE, department, locality=ha_tinh, on=day),),
    )
    tasks = [
        Recommendation(
            RecommendationKind.TASK, "rà soát cụm công nghiệp", committee, (department,), day
        ),
        Recommendation(
            RecommendationKind.REQUEST, "làm đề án chợ đêm", committee, (department, city), day
        ),
        Recommendation(
            ASK,
            "giải quyết hạ tầng lưới điện",
            Authority.peoples_committee(duc_tho),
            ("các cấp, các ngành",),
            day,
            deadline=AsOf(2020),
        ),
    ]
    assert check_campaign(conference, on=day) == ()
    assert [check_recommendation(task, conference, on=day) for task in tasks] == [(), (), ()]
    assert [task.is_binding for task in tasks] == [False, False, False]
    assert [task.is_overdue(date(2021, 1, 1)) for task in tasks] == [None, None, True]
