"""Biểu đồ: a Vega-Lite specification as a value, shown by notebooks as a picture."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, Self, cast

from attrs import frozen

from congthuong.errors import InvalidTypeError, InvalidValueError

__all__ = ["MIME_TYPE", "SCHEMA", "Chart"]

# JupyterLab 4 and VS Code draw version 5 by themselves; version 6 draws such charts as well.
SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"
MIME_TYPE: Final = "application/vnd.vegalite.v5+json"
_SCHEMAS: Final = "https://vega.github.io/schema/vega-lite/"
_JSON: Final = "a JSON value: a str-keyed mapping, list, str, number, bool or None"
# Text of a report may hold markup: this JSON can stand inside a page's script element.
_ESCAPES: Final = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


@frozen(repr=False)
class Chart:
    """Biểu đồ: a Vega-Lite specification (version 5), held as its JSON text.

    Notebooks of JupyterLab and VS Code draw it; elsewhere hand `to_json()` to any Vega-Lite
    renderer. `str()` tells in words what is drawn, and what was left out and why.

    Raises `InvalidTypeError` for what is no text, `InvalidValueError` for what is no specification.

    >>> from congthuong.charts import plan_bullets
    >>> data = Dataset.of(
    ...     Observation.of("exports", "42", "6 tháng đầu năm 2020", "600 triệu USD"),
    ...     PlanTarget.of("exports", "42", "năm 2020", "1.200 triệu USD"))
    >>> print(plan_bullets(data))
    Thực hiện so với kế hoạch
    Kim ngạch xuất khẩu hàng hóa, tỉnh Hà Tĩnh, 6 tháng đầu năm 2020
    - Kim ngạch xuất khẩu hàng hóa: 600 triệu USD / 1.200 triệu USD, đạt 50,00%, \
dự kiến 50,00%, bảo đảm tiến độ
    """

    text: str

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise InvalidTypeError(self.text, "a str: the JSON of a Vega-Lite specification")
        if not _schema_of(self.text).startswith(_SCHEMAS):
            raise InvalidValueError(self.text, f"JSON of an object with a $schema of {_SCHEMAS}")

    @classmethod
    def from_dict(cls, spec: Mapping[str, object]) -> Self:
        """Từ đặc tả: a chart from a mapping, say from `to_dict()` with another title.

        Raises `InvalidTypeError` for what JSON cannot hold.

        >>> from congthuong.charts import range_chart
        >>> data = Dataset.of(Observation.of("exports", "42", "năm 2020", "từ 1 đến 1,2 tỷ USD"))
        >>> Chart.from_dict({**range_chart(data).to_dict(), "description": "một năm"})
        <Chart một năm>
        """
        return cls(_json(spec))

    def to_dict(self) -> dict[str, Any]:
        """Thành từ điển: a new plain dict, as renderers take it.

        Numbers that are not whole become floats here, for drawing; the JSON text has every digit.

        >>> from congthuong.charts import range_chart
        >>> data = Dataset.of(Observation.of("exports", "42", "năm 2020", "từ 1 đến 1,2 tỷ USD"))
        >>> range_chart(data).to_dict()["data"]["values"][0]["low"]
        1
        """
        spec: dict[str, Any] = json.loads(self.text)
        return spec

    def to_json(self) -> str:
        """Thành JSON: the text of the specification, safe inside the script element of a page.

        >>> from congthuong.charts import range_chart
        >>> data = Dataset.of(Observation.of("exports", "42", "năm 2020", "từ 1 đến 1,2 tỷ USD"))
        >>> "<" in range_chart(data, title="</script>").to_json()
        False
        """
        return self.text

    def __str__(self) -> str:
        return str(self.to_dict().get("description", ""))

    def __repr__(self) -> str:
        return f"<Chart {str(self).partition(chr(10))[0]}>"

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, str | dict[str, Any]]:
        del include, exclude  # the notebook picks
        return {MIME_TYPE: self.to_dict(), "text/plain": str(self)}


def _schema_of(text: str) -> str:
    """The schema that a JSON object names, empty where the text is none or names none."""
    try:
        spec = json.loads(text)
    except ValueError:
        return ""
    named = cast("dict[str, object]", spec).get("$schema") if isinstance(spec, dict) else None
    return named if isinstance(named, str) else ""


def _json(value: object) -> str:
    """JSON in which decimals are numbers with every digit: `json` itself would want floats."""
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value).items()
        return f"{{{', '.join(f'{_key(key)}: {_json(held)}' for key, held in pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_json, cast('list[object]', value)))}]"
    if isinstance(value, Decimal):
        return f"{value:f}"
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_ESCAPES)
    except (TypeError, ValueError):
        raise InvalidTypeError(value, _JSON) from None


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise InvalidTypeError(key, _JSON)
    return _json(key)
