"""Small HTML: everything is escaped unless it was built here."""

import pickle

import pytest

from congthuong._html import Html, element, table

HOSTILE = "<script>alert('&\")</script>"
ESCAPED = "&lt;script&gt;alert(&#x27;&amp;&quot;)&lt;/script&gt;"


def test_content_is_escaped() -> None:
    assert f"<td>{ESCAPED}</td>" == element("td", HOSTILE)


def test_attributes_are_escaped() -> None:
    assert f'<p title="{ESCAPED}"></p>' == element("p", title=HOSTILE)


def test_elements_nest_unescaped() -> None:
    assert element("p", "3 < 5", element("b", "ha")) == "<p>3 &lt; 5<b>ha</b></p>"


@pytest.mark.parametrize(
    ("name", "shown"), [("class_", "class"), ("data_code", "data-code"), ("title", "title")]
)
def test_attribute_names_are_written_as_in_html(name: str, shown: str) -> None:
    assert f'<p {shown}="x"></p>' == element("p", **{name: "x"})


def test_text_joined_to_html_is_plain_text_again() -> None:
    joined = element("b", "ha") + " < 5"
    assert not isinstance(joined, Html)
    assert element("p", joined) == "<p>&lt;b&gt;ha&lt;/b&gt; &lt; 5</p>"


def test_html_survives_pickling() -> None:
    again = pickle.loads(pickle.dumps(element("b", "ha")))  # noqa: S301
    assert isinstance(again, Html)
    assert again == "<b>ha</b>"


def test_a_table_has_a_head_rows_and_a_caption_where_one_is_given() -> None:
    head = "<thead><tr><th>Kỳ</th><th>&lt;</th></tr></thead>"
    body = "<tbody><tr><td>quý I</td><td><b>5</b></td></tr></tbody>"
    rows = [["quý I", element("b", "5")]]
    assert f"<table>{head}{body}</table>" == table(["Kỳ", "<"], rows)
    assert f"<table><caption>A &amp; B</caption>{head}{body}</table>" == table(
        ["Kỳ", "<"], rows, "A & B"
    )


def test_a_table_without_rows_has_an_empty_body() -> None:
    assert table([], []) == "<table><thead><tr></tr></thead><tbody></tbody></table>"


@pytest.mark.parametrize("mark", ["\u202e", "\u2067", "\x00", "\x1b", "\udc80"])
def test_no_mark_turns_the_page_around_a_cell(mark: str) -> None:
    shown = element("td", f"a{mark}b", title=f"c{mark}d")
    assert shown == f'<td title="c\\u{ord(mark):04x}d">a\\u{ord(mark):04x}b</td>'
