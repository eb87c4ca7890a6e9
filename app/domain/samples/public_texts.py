"""Invented texts for the public, as the editor of forms and the tests show them.

They are composed in the words of the form, so that who corrects a sentence sees it on the paper.
"""

from datetime import date

from app.domain.form_set import OwnForms
from app.domain.forms.parts import OfficeHeader
from app.domain.forms.public_text import (
    TEXT_VALUES,
    LoudspeakerText,
    PublicNotice,
    TextWording,
    YearText,
)
from app.domain.forms.report_sheet import ReportColumn, ReportTable
from app.domain.reports.key_figures import KEY_SHARES
from app.domain.reports.public_text import NamedFigure, TextFacts, public_text
from app.domain.reports.report import ReportText
from app.domain.shares import share_of
from app.domain.vietnam_time import local

_MADE = local(2026, 12, 1, 8, 30)
_OVER = ("Số hồ sơ nhận giải quyết",) * 3 + ("Số hồ sơ đã giải quyết",) * 4
_HEADS = (
    *("Tổng số", "Mới tiếp nhận", "Từ kỳ trước"),
    *("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"),
    *("Tổng số", "Quá hạn"),
)
_NUMBERS = {
    "Bảo trợ xã hội": (38, 36, 2, 37, 9, 28, 0, 1, 0),
    "Chứng thực": (305, 305, 0, 305, 68, 237, 0, 0, 0),
    "Hộ tịch": (241, 232, 9, 236, 55, 179, 2, 5, 0),
    "Người có công": (31, 30, 1, 30, 7, 23, 0, 1, 0),
}


_IN_WORDS = ("period", "counter", "office", "hotline", "fields")
_COUNTS = {
    "handled": 615,
    "received": 603,
    "carried": 12,
    "online": 241,
    "resolved": 608,
    "early": 139,
    "on_the_day": 467,
    "late": 2,
    "excluded": 1,
    "late_net": 1,
    "on_time_net": 607,
    "open": 7,
    "open_late": 0,
    "returned": 590,
    "supplements": 4,
    "programme": 213,
    "programme_met": 107,
    "fee_due": 305,
    "paid_online": 96,
    "fees": 14_311_000,
    "home_deaths": 5,
    "outages": 1,
    "apologies": 2,
    "ratings": 40,
    "content": 39,
    "content_share": 9_750,
    "received_before": 580,
    "more": 23,
    "fewer": 0,
}


def public_notice(header: OfficeHeader, own: OwnForms) -> PublicNotice:
    """Return the notice of a month with four fields."""
    text = _text(header, own.public_notice)
    return PublicNotice(
        header=header,
        period=text.period,
        paragraphs=text.paragraphs,
        made_at=_MADE,
        table=_table(),
    )


def loudspeaker_text(header: OfficeHeader, own: OwnForms) -> LoudspeakerText:
    """Return what is read aloud of the same month."""
    text = _text(header, own.loudspeaker_text)
    return LoudspeakerText(
        header=header, period=text.period, paragraphs=text.paragraphs, made_at=_MADE
    )


def year_text(header: OfficeHeader, own: OwnForms) -> YearText:
    """Return the text of the same month in the words of a year's."""
    text = _text(header, own.year_text)
    return YearText(header=header, period=text.period, paragraphs=text.paragraphs, made_at=_MADE)


def _text(header: OfficeHeader, wording: TextWording) -> ReportText:
    figures = {
        name: NamedFigure(label, _value(name), share=name.endswith("_share"))
        for name, label in TEXT_VALUES.items()
        if name not in _IN_WORDS
    }
    facts = TextFacts(
        first=date(2026, 11, 1),
        last=date(2026, 11, 30),
        figures=figures,
        fields=tuple(NamedFigure(name, counts[1]) for name, counts in _NUMBERS.items()),
        texts={
            "counter": header.counter_name,
            "office": header.lines[-1],
            "hotline": header.hotline or "024 3871 1234",
        },
    )
    return public_text(wording, facts)[0]


def _value(name: str) -> int | None:
    if name in KEY_SHARES:
        share = KEY_SHARES[name]
        return share_of(_COUNTS[share.part], _COUNTS[share.whole])
    return _COUNTS[name]


def _table() -> ReportTable:
    rows = tuple(_NUMBERS.items())
    totals = tuple(map(sum, zip(*_NUMBERS.values(), strict=True)))
    return ReportTable(
        title="KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH THEO LĨNH VỰC",
        unit="Đơn vị tính: Số hồ sơ TTHC",
        columns=(
            ReportColumn("STT", "", "", 0.07, words=False),
            ReportColumn("Lĩnh vực", "", "", 0.21, words=True),
            *(
                ReportColumn(head, over, "", 0.08, words=False)
                for head, over in zip(
                    _HEADS, (*_OVER, *("Số hồ sơ đang giải quyết",) * 2), strict=True
                )
            ),
        ),
        rows=(
            *((str(n), name, *map(str, counts)) for n, (name, counts) in enumerate(rows, 1)),
            ("", "Tổng số", *map(str, totals)),
        ),
        totals=True,
        notes=(),
    )
