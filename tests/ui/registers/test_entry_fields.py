"""The editors of an entry give values as they are stored, or say what is wrong."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.registers import FieldKind, RegisterColumn
from app.errors import InputError
from app.ui.registers.entry_fields import MomentField, field_of, read_hour


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("8", (8, 0)),
        ("8:05", (8, 5)),
        ("8h05", (8, 5)),
        ("805", (8, 5)),
        ("1730", (17, 30)),
        ("17h", (17, 0)),
        ("24:00", None),
        ("8:60", None),
        ("x", None),
        ("", None),
    ],
)
def test_an_hour_is_read_as_clerks_write_it(typed: str, read: tuple[int, int] | None) -> None:
    assert read_hour(typed) == read


def test_a_moment_needs_its_hour(qtbot: QtBot) -> None:
    field = MomentField(lambda: date(2026, 11, 20), "until")
    qtbot.addWidget(field)
    assert field.text() == ""
    field.day.set_value(date(2026, 11, 19))
    with pytest.raises(InputError) as raised:
        field.text()
    assert raised.value.field == "until"
    field.hour.setText("8h05")
    assert field.text() == "2026-11-19T08:05:00+07:00"
    field.set_text("2026-11-18T01:00:00+00:00")
    assert field.hour.text() == "08:00"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldKind.TEXT, "Hà"),
        (FieldKind.LONG_TEXT, "a\nb"),
        (FieldKind.PHONE, "0912345678"),
        (FieldKind.IDENTITY, "001085000123"),
        (FieldKind.CHOICE, "Hai"),
        (FieldKind.DATE, "2026-11-20"),
        (FieldKind.MOMENT, "2026-11-20T08:00:00+07:00"),
        (FieldKind.FILE, f"{'ab' * 32} loi.png"),
    ],
)
def test_every_kind_gives_back_what_it_was_given(qtbot: QtBot, kind: FieldKind, value: str) -> None:
    choices = ("Một", "Hai") if kind is FieldKind.CHOICE else ()
    column = RegisterColumn(id="c", label="C", kind=kind, choices=choices)
    field = field_of(
        column, lambda: date(2026, 11, 20), lambda _w, _s: "", lambda _p, _t: None, print
    )
    qtbot.addWidget(field.widget())
    field.set_text(value)
    assert field.text() == value
    field.set_text("")
    assert field.text() == ""


def test_a_choice_that_is_gone_is_asked_for_anew(qtbot: QtBot) -> None:
    column = RegisterColumn(id="c", label="C", kind=FieldKind.CHOICE, choices=("Một",))
    field = field_of(
        column, lambda: date(2026, 11, 20), lambda _w, _s: "", lambda _p, _t: None, print
    )
    qtbot.addWidget(field.widget())
    field.set_text("Ba")
    assert field.text() == ""


def test_half_a_day_is_an_error_of_its_column(qtbot: QtBot) -> None:
    column = RegisterColumn(id="day", label="Ngày", kind=FieldKind.DATE)
    field = field_of(
        column, lambda: date(2026, 11, 20), lambda _w, _s: "", lambda _p, _t: None, print
    )
    qtbot.addWidget(field.widget())
    field.widget().setText("ab")  # type: ignore[attr-defined]
    with pytest.raises(InputError) as raised:
        field.text()
    assert raised.value.field == "day"
