"""What an office tells the public of a period: the notice, the text read aloud, the yearly text.

Every sentence is data; which of them have something to say is found in ``domain.reports``.
"""

from dataclasses import dataclass, fields
from datetime import datetime

from app.domain.checked_json import optional_template, template
from app.domain.forms.parts import FormWording, OfficeHeader
from app.domain.forms.report_sheet import ReportTable
from app.domain.reports.key_figures import KEY_FIGURES, KEY_SHARES
from app.words import N_

OTHER_FIGURES: dict[str, str] = {
    "home_deaths": N_("Trả kết quả khai tử tại nhà"),
    "outages": N_("Sự cố hệ thống có hồ sơ được loại trừ"),
    "apologies": N_("Thư xin lỗi"),
    "ratings": N_("Lượt đánh giá"),
    "content": N_("Lượt đánh giá hài lòng"),
    "content_share": N_("Tỷ lệ hài lòng"),
    "received_before": N_("Tiếp nhận cùng kỳ năm trước"),
    "more": N_("Tiếp nhận tăng so với cùng kỳ"),
    "fewer": N_("Tiếp nhận giảm so với cùng kỳ"),
}
"""What the texts count beside the key figures, and how it is called."""

TEXT_VALUES: dict[str, str] = {
    **{name: one.label for name, one in KEY_FIGURES.items()},
    **{name: one.label for name, one in KEY_SHARES.items()},
    **OTHER_FIGURES,
    "period": N_("thời gian"),
    "counter": N_("tên bộ phận"),
    "office": N_("tên cơ quan"),
    "hotline": N_("số tổng đài"),
    "fields": N_("các lĩnh vực nhiều hồ sơ nhất"),
}
"""Every value a sentence may name, in words."""


def _sentence() -> str:
    return optional_template(*TEXT_VALUES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentences in the order they are read; one that is empty is not said.

    A sentence is left out, too, where the first figure it names is 0 or any value is unknown.
    ``nothing_…`` and ``on_time…`` are said as their names tell: see ``domain.reports.public_text``.
    """

    greeting: str = _sentence()
    opening: str = _sentence()
    handled: str = _sentence()
    nothing_handled: str = _sentence()
    carried: str = _sentence()
    online: str = _sentence()
    more: str = _sentence()
    fewer: str = _sentence()
    busiest: str = _sentence()
    resolved: str = _sentence()
    nothing_late: str = _sentence()
    late: str = _sentence()
    excluded: str = _sentence()
    outages: str = _sentence()
    on_time: str = _sentence()
    on_time_net: str = _sentence()
    unfinished: str = _sentence()
    unfinished_late: str = _sentence()
    programme: str = _sentence()
    fees: str = _sentence()
    paid_online: str = _sentence()
    home_deaths: str = _sentence()
    apologies: str = _sentence()
    ratings: str = _sentence()
    contact: str = _sentence()
    closing: str = _sentence()


SENTENCES = tuple(one.name for one in fields(Sentences))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextWording(FormWording):
    """What the three have in common; ``field`` is how one field stands in a list of them."""

    month: str = template("month", "year")
    year: str = template("year")
    days: str = template("first_day", "last_day")
    sentences: Sentences
    field: str = template("name", "count")
    made: str = template("moment")
    maker_signature: str
    leader_signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWording(TextWording):
    """The public notice; ``counted`` stands below the table of a page of the web."""

    counted: str = template("moment")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoudspeakerWording(TextWording):
    """The text read aloud; ``abbreviations`` are lines such as "UBND: Ủy ban nhân dân"."""

    abbreviations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicText:
    """A text as it was made or edited: paragraph by paragraph, without anybody's name."""

    header: OfficeHeader
    period: str
    paragraphs: tuple[str, ...]
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNotice(PublicText):
    """Công khai kết quả giải quyết TTHC: the text with the numbers by field."""

    table: ReportTable


@dataclass(frozen=True, slots=True, kw_only=True)
class LoudspeakerText(PublicText):
    """The text to be read over the loudspeakers of the ward, digits and abbreviations in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearText(PublicText):
    """The text of a year (or of a part of one) for reports and articles."""
