"""Reading the catalogue's workbook: what its lines mean, and what is wrong or odd with them.

The columns are ``catalogue_tables``; opening the file is ``app.export``'s part.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from app.domain import catalogue_cells as cells
from app.domain.catalogue_finding import CatalogueFinding, SheetLine, SheetReader
from app.domain.catalogue_tables import (
    CODE,
    CONFIRMED_BASIS,
    CONFIRMED_BY,
    CONFIRMED_ON,
    FEE_COLUMNS,
    FEE_KIND_LABELS,
    FEES,
    PAPER_COLUMNS,
    PAPERS,
    PROCEDURE_COLUMNS,
    PROCEDURES,
)
from app.domain.channel import CHANNEL_LABELS, Channel
from app.domain.deadline import CUT_OFF
from app.domain.fees import FeeKind, FeeRule, check_fee_rule
from app.domain.papers import (
    PAPER_KIND_LABELS,
    PaperKind,
    RequiredPaper,
    check_required_paper,
)
from app.domain.procedure import (
    LEVEL_LABELS,
    ONLINE_LEVEL_LABELS,
    PRINT_SLIP_LABELS,
    Confirmation,
    Level,
    OnlineLevel,
    PrintSlip,
    Procedure,
    check_procedure,
)
from app.domain.procedure_code import doubt_about, parse_procedure_code
from app.domain.table import Cell, Column, Table
from app.domain.vietnam_time import short_date
from app.errors import FileError, InputError
from app.words import N_

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CatalogueSheet:
    """One sheet as its file gives it: titles of the columns, and numbered lines of cells."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(slots=True)
class ReadCatalogue:
    """The usable procedures of a workbook with the line of each, and what is to be said of it.

    ``lines`` counts the procedures the workbook holds, usable or not.
    """

    lines: int = 0
    procedures: dict[int, Procedure] = field(default_factory=dict[int, Procedure])
    findings: list[CatalogueFinding] = field(default_factory=list[CatalogueFinding])


def sheet_of(table: Table) -> CatalogueSheet:
    """Return a table as its file would give it back, lines counted from 1."""
    header = tuple(column.title for column in table.columns)
    rows = enumerate((tuple(_cell_text(cell) for cell in row) for row in table.rows), start=1)
    return CatalogueSheet(table.title, header, tuple(rows))


def read_one(sheets: Sequence[CatalogueSheet]) -> tuple[Procedure | None, list[CatalogueFinding]]:
    """Return the one procedure that three sheets describe, None with what keeps it from use."""
    codes = {row[1][0] for sheet in sheets for row in sheet.rows}
    read = read_sheets(sheets, {}, codes)
    made = next(iter(read.procedures.values()), None)
    return made, [one for one in read.findings if one.is_error]


def read_sheets(
    sheets: Sequence[CatalogueSheet], known: Mapping[str, Procedure], national: Collection[str]
) -> ReadCatalogue:
    """Return what the sheets say; a line that cannot be used is left out with a finding.

    ``known`` are the procedures in force by code: without a sheet of papers or of fees they keep
    theirs. ``national`` are all codes ever heard of, beside which a new one is doubted. FileError
    when there is no sheet of procedures or it lacks the columns nothing works without.
    """
    by_title = {sheet.title: sheet for sheet in sheets}
    if PROCEDURES not in by_title:
        raise FileError(
            N_("Tệp không có trang «{title}»."),
            N_("Xuất danh mục ra tệp để có mẫu đúng, sửa rồi nhập lại."),
            title=PROCEDURES,
        )
    return _CatalogueReader(by_title, known, national).read()


class _CatalogueReader:
    """Reads papers and fees first, for a wrong one blocks the procedure it belongs to."""

    def __init__(
        self,
        sheets: Mapping[str, CatalogueSheet],
        known: Mapping[str, Procedure],
        national: Collection[str],
    ) -> None:
        self._sheets, self._known, self._national = sheets, known, national
        self._blocked: set[str] = set()
        self._read = ReadCatalogue()

    def read(self) -> ReadCatalogue:
        papers = self._parts(PAPERS, PAPER_COLUMNS, _read_paper)
        fees = self._parts(FEES, FEE_COLUMNS, _read_fee)
        codes: dict[str, int] = {}
        for line in self._lines(PROCEDURES, PROCEDURE_COLUMNS):
            self._read.lines += 1
            code = self._code(line)
            if not code:
                continue
            if code in codes:
                line.refuse(CODE, N_("Mã này đã có ở dòng {line}."), line=codes[code])
                continue
            codes[code] = line.number
            self._doubt(line, code)
            self._take(line, code, papers, fees)
        for title, parts in ((PAPERS, papers), (FEES, fees)):
            self._warn_of_strays(title, parts, codes)
        self._read.findings.sort(key=lambda one: (one.order, one.line))
        return self._read

    def _take(
        self,
        line: SheetLine,
        code: str,
        papers: "Mapping[str, tuple[RequiredPaper, ...]] | None",
        fees: "Mapping[str, tuple[FeeRule, ...]] | None",
    ) -> None:
        before = self._known.get(code)
        kept_papers, kept_fees = (before.papers, before.fees) if before else ((), ())
        made = _read_procedure(line, code)
        if made is None:
            return
        made = replace(
            made,
            papers=papers.get(code, ()) if papers is not None else kept_papers,
            fees=fees.get(code, ()) if fees is not None else kept_fees,
        )
        if code in self._blocked:
            line.refuse(CODE, N_("Có dòng giấy tờ hoặc phí của thủ tục này bị lỗi."))
        elif line.accepts(lambda: check_procedure(made)):
            self._read.procedures[line.number] = made

    def _parts(
        self,
        title: str,
        columns: Sequence[Column],
        read: Callable[[SheetLine], T | None],
    ) -> dict[str, tuple[T, ...]] | None:
        """Return the lines of a sheet by the code of their procedure, None without the sheet."""
        if title not in self._sheets:
            return None
        found: dict[str, tuple[T, ...]] = {}
        for line in self._lines(title, columns):
            code = self._code(line)
            part = read(line)
            if part is None or line.is_wrong:
                self._blocked.add(code)
            elif code:
                found[code] = (*found.get(code, ()), part)
        return found

    def _lines(self, title: str, columns: Sequence[Column]) -> Iterable[SheetLine]:
        sheet = self._sheets[title]
        titles = [column.title for column in columns]
        reader = SheetReader(title, sheet.header, titles, self._read.findings)
        if CODE not in sheet.header:
            raise FileError(
                N_("Trang «{title}» không có cột «{column}»."),
                N_("Xuất danh mục ra tệp để có mẫu đúng, sửa rồi nhập lại."),
                title=title,
                column=CODE,
            )
        return (reader.line(number, row) for number, row in sheet.rows)

    def _code(self, line: SheetLine) -> str:
        text = line.text(CODE)
        if not text:
            line.refuse(CODE, N_("Chưa có mã thủ tục."))
            return ""
        try:
            code = parse_procedure_code(text)
        except InputError as error:
            line.refuse(CODE, error.title, **error.values)
            return ""
        if code.national != str(code):
            line.warn(CODE, N_("Chỉ giữ mã quốc gia {code}."), code=code.national)
        return code.national

    def _doubt(self, line: SheetLine, code: str) -> None:
        doubt = doubt_about(parse_procedure_code(code), self._national)
        if doubt is not None:
            line.warn(CODE, doubt.text, code=doubt.code, suggestion=doubt.suggestion)

    def _warn_of_strays(
        self, title: str, parts: Mapping[str, object] | None, codes: Collection[str]
    ) -> None:
        for code in (parts or {}).keys() - set(codes):
            self._read.findings.append(
                CatalogueFinding(
                    title,
                    0,
                    "",
                    N_("Thủ tục {code} không có trong trang «{sheet}», bỏ qua."),
                    {"code": code, "sheet": PROCEDURES},
                    is_error=False,
                )
            )


def _cell_text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case date():
            return short_date(cell)
        case _:
            return str(cell)


def _read_procedure(line: SheetLine, code: str) -> Procedure | None:
    name = line.text("Tên thủ tục")
    limit = line.read("Thời hạn", cells.read_limit)
    verification = line.text("Thời hạn khi xác minh")
    short_name = line.text("Tên ngắn") or name
    supplement = line.read("Số ngày bổ sung", lambda text: cells.read_amount(text, ""))
    confirmed = _read_confirmation(line)
    made = Procedure(
        code=code,
        name=name,
        short_name=short_name,
        field=line.text("Lĩnh vực"),
        level=line.choice("Cấp", LEVEL_LABELS, Level.COMMUNE),
        online_level=line.choice("Trực tuyến", ONLINE_LEVEL_LABELS, OnlineLevel.NONE),
        limit=limit or cells.read_limit("trong ngày"),
        limit_with_verification=(
            line.read("Thời hạn khi xác minh", cells.read_limit) if verification else None
        ),
        cut_off=line.read("Giờ chốt trong ngày", lambda text: cells.read_clock(text, CUT_OFF))
        or CUT_OFF,
        supplement_days=supplement or None,
        in_early_programme=line.yes("Trước hạn 4 giờ"),
        result_name=line.text("Kết quả"),
        print_slip=line.choice("In giấy hẹn", PRINT_SLIP_LABELS, PrintSlip.ALWAYS),
        home_delivery=line.yes("Trả tại nhà"),
        signer=line.text("Người ký"),
        deciding_agency=line.text("Cơ quan giải quyết"),
        legal_basis=line.text("Căn cứ pháp lý"),
        note=line.text("Ghi chú"),
        other_codes=tuple(_read_other_codes(line)),
        aliases=cells.read_list(line.text("Từ gợi nhớ")),
        verified=confirmed is not None,
        confirmed=confirmed,
    )
    return None if line.is_wrong else made


def _read_confirmation(line: SheetLine) -> Confirmation | None:
    """Return who compared the line with which decision, and when; half of that counts for none."""
    by, basis = line.text(CONFIRMED_BY), line.text(CONFIRMED_BASIS)
    try:
        on = cells.read_day(line.text(CONFIRMED_ON), "confirmed")
    except InputError as error:
        line.warn(CONFIRMED_ON, error.title, **error.values)
        return None
    if by and on and basis:
        return Confirmation(by=by, on=on, basis=basis)
    if by or on or basis:
        text = N_("Thiếu người, ngày hoặc căn cứ kiểm chứng: coi như chưa kiểm chứng.")
        line.warn(CONFIRMED_BY, text)
    return None


def _read_other_codes(line: SheetLine) -> Iterator[str]:
    """Give the codes that can be read; the others are told, and keep no procedure out."""
    for text in cells.read_list(line.text("Mã khác")):
        try:
            yield str(parse_procedure_code(text))
        except InputError:
            line.warn("Mã khác", N_("Bỏ mã khác “{code}” vì không đúng dạng."), code=text)


def _read_paper(line: SheetLine) -> RequiredPaper | None:
    compulsory = line.yes("Bắt buộc") if line.text("Bắt buộc") else True
    paper = RequiredPaper(
        name=line.text("Tên giấy tờ"),
        kind=line.choice("Loại", PAPER_KIND_LABELS, PaperKind.ORIGINAL),
        originals=line.amount("Bản chính") if line.text("Bản chính") else 1,
        copies=line.amount("Bản sao"),
        compulsory=compulsory,
        condition=line.text("Khi nào cần"),
        form_link=line.text("Mẫu đơn"),
    )
    usable = line.accepts(lambda: check_required_paper(paper), "Tên giấy tờ")
    return paper if usable else None


def _read_fee(line: SheetLine) -> FeeRule | None:
    most = line.text("Tối đa mỗi bản")
    rule = FeeRule(
        kind=line.choice("Cách tính", FEE_KIND_LABELS, FeeKind.FIXED),
        amount=line.amount("Mức thu"),
        tiers=line.read("Bậc theo trang", cells.read_tiers) or (),
        cap_per_copy=line.amount("Tối đa mỗi bản") if most else None,
        unit=line.text("Đơn vị") or "bản",
        channels=_read_channels(line),
        variant=line.text("Trường hợp"),
        exemption=line.text("Miễn, giảm"),
        valid_from=line.read("Từ ngày", lambda text: cells.read_day(text, "valid_from")),
        valid_to=line.read("Đến ngày", lambda text: cells.read_day(text, "valid_to")),
        legal_basis=line.text("Căn cứ"),
    )
    usable = line.accepts(lambda: check_fee_rule(rule), "Mức thu")
    return rule if usable else None


def _read_channels(line: SheetLine) -> tuple[Channel, ...]:
    read = line.read(
        "Kênh",
        lambda text: tuple(
            cells.read_choice(one, CHANNEL_LABELS, "channels", Channel.DIRECT)
            for one in cells.read_list(text)
        ),
    )
    return read or ()
