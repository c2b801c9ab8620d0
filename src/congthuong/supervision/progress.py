"""Tiến độ đợt giám sát, khảo sát: how many localities of a plan are done."""

from attrs import frozen

from congthuong._checks import check_items, check_kind
from congthuong._html import Html, element
from congthuong.documents import DocumentReference, format_document
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.localities import Locality

__all__ = ["CampaignProgress", "check_count"]


@frozen
class CampaignProgress:
    """Tiến độ: localities done, out of how many, under which plan.

    `planned` is None where the number is not known. `names_left` are the localities still to
    come, None where the plan does not name them all. `str` writes a Vietnamese clause.

    Raises `InvalidTypeError` and `InvalidValueError` for a field of another type, a count below
    zero, and for names that do not make up what is left.

    >>> print(CampaignProgress(3, 11, plan=parse_document("48/KH-SCT")))
    đã làm việc với 3/11 địa phương theo Kế hoạch số 48/KH-SCT, còn 8 địa phương
    """

    done: int
    planned: int | None = None
    names_left: tuple[Locality, ...] | None = None
    plan: DocumentReference | None = None

    def __attrs_post_init__(self) -> None:
        check_count(self.done, "localities done")
        if self.planned is not None:
            check_count(self.planned, "localities planned")
        check_kind(self.plan, (DocumentReference, type(None)), "the plan")
        if self.names_left is not None:
            check_items(self.names_left, Locality, "localities left")
            if len(self.names_left) != self.left:
                raise InvalidValueError(
                    self.names_left, "as many names as localities are planned and not done"
                )

    @property
    def left(self) -> int | None:
        """Còn lại: localities still to come, none where more are done than were planned.

        >>> CampaignProgress(3, 11).left, CampaignProgress(3).left
        (8, None)
        """
        return None if self.planned is None else max(self.planned - self.done, 0)

    @property
    def is_complete(self) -> bool | None:
        """Whether every planned locality is done; None where the number planned is not known."""
        return None if self.left is None else self.left == 0

    def __str__(self) -> str:
        counted = f"{self.done}" if self.planned is None else f"{self.done}/{self.planned}"
        under = "" if self.plan is None else f" theo {format_document(self.plan, words=True)}"
        return f"đã làm việc với {counted} địa phương{under}{self._remainder()}"

    def _remainder(self) -> str:
        if self.planned is None or self.left is None:
            return ""
        if self.done > self.planned:
            return f", nhiều hơn kế hoạch {self.done - self.planned} địa phương"
        if not self.left:
            return ", hoàn thành kế hoạch"
        names = ", ".join(unit.full_name for unit in self.names_left or ())
        return f", còn {self.left} địa phương{f': {names}' if names else ''}"

    def _repr_html_(self) -> Html:
        return element("span", str(self))


def check_count(count: object, what: str) -> None:
    """Raise for what is no count: `InvalidTypeError`, or `InvalidValueError` below zero.

    >>> check_count(11, "localities planned")
    """
    if not isinstance(count, int) or isinstance(count, bool):
        raise InvalidTypeError(count, f"an int as the number of {what}")
    if count < 0:
        raise InvalidValueError(count, f"a number of {what} from 0 on")
