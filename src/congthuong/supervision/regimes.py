"""Thời kỳ pháp lý: which law on supervision governs a day, and which bodies it knows."""

from datetime import date
from typing import Final

from congthuong._labels import Labelled
from congthuong.authorities import AuthorityKind
from congthuong.periods.moments import Moment, first_day, last_day

__all__ = ["SUPERVISING_KINDS", "SupervisionRegime", "supervision_regime_on"]

LAW_87_FROM: Final = date(2016, 7, 1)
LAW_121_FROM: Final = date(2026, 3, 1)

# Law 87/2015/QH13, art. 2.2, as far as bodies have a kind of their own here.
SUPERVISING_KINDS: Final = frozenset(
    {
        AuthorityKind.NATIONAL_ASSEMBLY,
        AuthorityKind.STANDING_COMMITTEE,
        AuthorityKind.PEOPLES_COUNCIL,
        AuthorityKind.COUNCIL_STANDING_BODY,
        AuthorityKind.COUNCIL_BOARD,
        AuthorityKind.DELEGATE_GROUP,
        AuthorityKind.DELEGATE,
    }
)


class SupervisionRegime(Labelled):
    """Thời kỳ pháp lý: the law on supervision by the National Assembly and People's Councils.

    The articles of Law 121/2025/QH15 are not settled here: whatever rests on one is answered as
    not known under it.

    >>> SupervisionRegime.LAW_87_2015.label
    'Luật 87/2015/QH13'
    """

    LAW_87_2015 = "87/2015/QH13", "Luật 87/2015/QH13"
    LAW_121_2025 = "121/2025/QH15", "Luật 121/2025/QH15"

    @property
    def has_articles(self) -> bool:
        """Whether the articles of the law are on record here."""
        return self is SupervisionRegime.LAW_87_2015


def supervision_regime_on(day: Moment) -> SupervisionRegime | None:
    """Luật áp dụng tại một ngày: the law in force, None before both and where it is open.

    Law 87/2015/QH13 from 1 July 2016, Law 121/2025/QH15 from 1 March 2026. The rules before are
    not on record here. A month or year in which the law changed is open.

    Raises `InvalidTypeError` for what is neither a plain day nor a moment.

    >>> supervision_regime_on(date(2026, 2, 28)).label, supervision_regime_on(AsOf(2026))
    ('Luật 87/2015/QH13', None)
    """
    first, last = _on(first_day(day)), _on(last_day(day))
    return first if first is last else None


def _on(day: date) -> SupervisionRegime | None:
    if day >= LAW_121_FROM:
        return SupervisionRegime.LAW_121_2025
    return SupervisionRegime.LAW_87_2015 if day >= LAW_87_FROM else None
