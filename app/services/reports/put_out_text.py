"""Put a text for the public out: as the paper to sign, as plain text, as a page for the portal."""

from app.domain.documents import PrintedDocument
from app.domain.forms.public_text import LoudspeakerText, PublicNotice, YearText
from app.domain.forms.report_sheet import report_table
from app.domain.posting_page import PostingPage, posting_page
from app.domain.printable import check_printable
from app.domain.reports.report import Report, ReportKind, ReportText
from app.domain.table import Table
from app.domain.vietnam_time import short_moment
from app.errors import InputError
from app.services.context import Context
from app.words import N_

HTML, PLAIN = ".html", ".txt"
TEXT_SUFFIXES = frozenset({HTML, PLAIN})
"""Endings of files that only a text can be written to."""


def text_document(context: Context, report: Report, text: ReportText) -> PrintedDocument:
    """Return the paper of a text, word for word as it was made or edited.

    InputError for an empty text, or one with letters paper could not show.
    """
    _check(context, text)
    header, now = context.office().profile.header(), context.now()
    match report.kind:
        case ReportKind.NOTICE:
            return PublicNotice(
                header=header,
                period=text.period,
                paragraphs=text.paragraphs,
                made_at=now,
                table=report_table(report.tables[0]),
            )
        case ReportKind.LOUDSPEAKER:
            return LoudspeakerText(
                header=header, period=text.period, paragraphs=text.paragraphs, made_at=now
            )
        case _:
            return YearText(
                header=header, period=text.period, paragraphs=text.paragraphs, made_at=now
            )


def text_file(context: Context, report: Report, suffix: str) -> bytes:
    """Return a text as a file that ends in ``suffix``; InputError where the report is no text."""
    text = report.text
    if text is None:
        raise InputError(
            "path",
            N_("Báo cáo này không ghi được ra tệp {suffix}."),
            N_("Chọn tệp PDF, bảng tính hoặc CSV."),
            suffix=suffix,
        )
    _check(context, text)
    if suffix == PLAIN:
        # With a mark and both line ends, old editors of Windows show it as it is. What is read
        # aloud has nothing before it.
        head = () if report.kind is ReportKind.LOUDSPEAKER else (text.title, text.period)
        words = "\r\n\r\n".join((*head, *text.paragraphs))
        return f"{words}\r\n".encode("utf-8-sig")
    words = context.form_set(context.today()).own.public_notice
    page = PostingPage(
        title=text.title,
        period=text.period,
        office=context.office().profile.header_lines,
        paragraphs=text.paragraphs,
        tables=_posted(report),
        foot=words.counted.format(moment=short_moment(report.counted_at)),
    )
    return posting_page(page).encode()


def _posted(report: Report) -> tuple[Table, ...]:
    """Return the tables the public sees: those a notice has beside its figures."""
    return report.tables[:1] if report.kind is ReportKind.NOTICE else ()


def _check(context: Context, text: ReportText) -> None:
    if not text.paragraphs:
        raise InputError(
            "text", N_("Bài chưa có chữ nào."), N_("Soạn lại, hoặc lấy lại bài chương trình lập.")
        )
    for paragraph in text.paragraphs:
        check_printable("text", paragraph, context.missing_letters)
