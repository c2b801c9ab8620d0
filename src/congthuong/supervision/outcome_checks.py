"""Kiểm tra kiến nghị: who may issue what by law, and whether dates and status agree."""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

from congthuong._checks import check_kind
from congthuong.authorities import AuthorityKind
from congthuong.errors import InvalidTypeError
from congthuong.findings import Evidence, Finding, Severity
from congthuong.periods.moments import Moment, first_day, last_day
from congthuong.supervision.campaign import Campaign
from congthuong.supervision.fields import acting_authority, shown_moment
from congthuong.supervision.kinds import Competence, FollowUpStatus, RecommendationKind
from congthuong.supervision.outcomes import RESOLVING_KINDS, Recommendation
from congthuong.supervision.regimes import SupervisionRegime, supervision_regime_on

__all__ = ["check_recommendation"]

_Context: TypeAlias = Campaign | SupervisionRegime | None
# Conclusions: of the Standing body (art. 71), of the chair of a board's meeting (art. 81); arts.
# 83 to 87 give groups of deputies and deputies none.
_ISSUERS: Final = {
    RecommendationKind.RESOLUTION: (RESOLVING_KINDS, "khoản 2 Điều 89"),
    RecommendationKind.CONCLUSION: (
        RESOLVING_KINDS | {AuthorityKind.COUNCIL_STANDING_BODY, AuthorityKind.COUNCIL_BOARD},
        "Điều 71 và Điều 81",
    ),
}
_INSTEAD: Final = "kết quả nên ghi là kiến nghị, đề xuất hoặc thông báo kết luận"


def check_recommendation(
    recommendation: Recommendation, context: _Context = None, *, on: Moment
) -> tuple[Finding, ...]:
    """Kiểm tra một kiến nghị: who issued what, whether dates and status agree, on a day.

    A resolution on supervision is passed by People's Councils (and the National Assembly and its
    Standing Committee), a conclusion by the Standing body or a board; a Sở's survey leads to
    proposals and notices. `context` is the campaign that it comes from, or the law to measure it
    by; without either the law is that of the day it was made, else of the campaign, else of `on`.
    Where the articles of that law are not known the finding is a note without an article.
    Also: overdue and not settled, answered on the spot although beyond competence, a deadline or a
    follow-up before the recommendation was made.

    Raises `InvalidTypeError` for what is no recommendation, campaign, law or day.
    Source: Law 87/2015/QH13, arts. 2, 71, 81 and 89.

    >>> issuer = parse_authority("Sở Công Thương")
    >>> asked = Recommendation(RecommendationKind.CONCLUSION, "xây chợ", issuer)
    >>> [finding.code for finding in check_recommendation(asked, on=date(2022, 7, 25))]
    ['conclusion-by-other-body']
    """
    check_kind(recommendation, Recommendation, "the recommendation")
    if context is not None and not isinstance(context, Campaign | SupervisionRegime):
        raise InvalidTypeError(context, "a Campaign or a SupervisionRegime, or None")
    day = last_day(on)
    return (
        *_form(recommendation, context, day),
        *_times(recommendation),
        *_status(recommendation, day),
    )


def _form(asked: Recommendation, context: _Context, day: date) -> Iterator[Finding]:
    if asked.kind not in _ISSUERS:
        return
    regime = _regime(asked, context, day)
    known = regime is not None and regime.has_articles
    kinds, article = _ISSUERS[asked.kind]
    issuer = acting_authority(asked.issuer)
    evidence = (Evidence(asked.text),)
    if isinstance(context, Campaign) and context.is_supervision is False:
        yield Finding(
            f"{asked.kind.value}-outside-supervision",
            Severity.WARNING if known else Severity.NOTE,
            f"{asked.kind.label} trong một đợt {context.kind.label} của {context.subject} không "
            f"phải là kết quả giám sát theo luật; {_INSTEAD}",
            evidence,
            _basis("Điều 2", regime),
        )
    elif issuer is None:
        yield Finding(
            f"{asked.kind.value}-issuer-unknown",
            Severity.NOTE,
            f"chưa rõ cơ quan ban hành nên không đối chiếu được thẩm quyền ra {asked.kind.label}",
            evidence,
            _basis(article, regime),
        )
    elif issuer.kind not in kinds:
        yield _by_other_body(asked, str(issuer), regime)


def _by_other_body(asked: Recommendation, issuer: str, regime: SupervisionRegime | None) -> Finding:
    _, article = _ISSUERS[asked.kind]
    basis = _basis(article, regime)
    is_resolution = asked.kind is RecommendationKind.RESOLUTION
    if basis is None:
        law = "quy định áp dụng" if regime is None else regime.label
        why, severity = f"chưa rõ {law} quy định thế nào", Severity.NOTE
    elif is_resolution:
        why, severity = "nghị quyết về giám sát do HĐND thông qua", Severity.ERROR
    else:
        why, severity = (
            "kết luận giám sát là của Thường trực HĐND hoặc Ban của HĐND",
            Severity.WARNING,
        )
    return Finding(
        f"{asked.kind.value}-by-other-body",
        severity,
        f"{asked.kind.label} do {issuer} ban hành: {why}; {_INSTEAD}",
        (Evidence(asked.text), Evidence(issuer)),
        basis,
    )


def _basis(article: str, regime: SupervisionRegime | None) -> str | None:
    return f"{article} {regime.label}" if regime is not None and regime.has_articles else None


def _regime(asked: Recommendation, context: _Context, day: date) -> SupervisionRegime | None:
    if isinstance(context, SupervisionRegime):
        return context
    of_campaign = None if context is None else context.end or context.start
    return supervision_regime_on(asked.on or of_campaign or day)


def _times(asked: Recommendation) -> Iterator[Finding]:
    if asked.on is None:
        return
    made = first_day(asked.on)
    if asked.deadline is not None and last_day(asked.deadline) < made:
        yield _too_early("deadline-before-recommendation", "thời hạn", asked.on, asked.deadline)
    for follow_up in asked.history:
        if last_day(follow_up.on) < made:
            yield _too_early(
                "follow-up-before-recommendation", "lần theo dõi", asked.on, follow_up.on
            )


def _too_early(code: str, what: str, made: Moment, then: Moment) -> Finding:
    return Finding(
        code,
        Severity.ERROR,
        f"{what} {shown_moment(then)} đứng trước ngày nêu kiến nghị {shown_moment(made)}",
        (Evidence(shown_moment(made)), Evidence(shown_moment(then))),
    )


def _status(asked: Recommendation, day: date) -> Iterator[Finding]:
    answered = [each for each in asked.history if each.status is FollowUpStatus.ANSWERED]
    if asked.competence is Competence.BEYOND and answered:
        yield Finding(
            "answered-beyond-competence",
            Severity.WARNING,
            "nội dung vượt thẩm quyền nhưng ghi là đã giải đáp tại chỗ",
            (Evidence(asked.text), Evidence(str(answered[0]))),
        )
    if asked.deadline is not None and asked.is_overdue(day):
        last = asked.history[-1].label if asked.history else FollowUpStatus.NO_INFORMATION.label
        yield Finding(
            "recommendation-overdue",
            Severity.WARNING,
            f"quá hạn {shown_moment(asked.deadline)} đến {shown_moment(day)} mà chưa giải quyết "
            f"xong",
            (Evidence(asked.text), Evidence(last)),
        )
