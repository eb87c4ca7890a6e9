"""Taking an older register in: all its good lines once, with their history, or nothing."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.channel import DeliveryWay
from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.domain.listings import ImportProblem, ImportResult
from app.domain.register import COLUMNS
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.errors import FileError, RuleError
from app.models.office import AuditRecord
from app.models.procedure import ProcedureVersion
from app.services import history
from app.services.commands import ImportRegister, RecordResult
from app.services.counter import Counter
from tests import builders

SAMPLE = Path(__file__).parents[1] / "data" / "register-sample.csv"
UNKNOWN = "9.999999"

LINE = {
    "STT": "1",
    "MaHoSo": "H26.32.15-210104-0001",
    "MaTTHC": "2.000815",
    "TrichYeuHoSo": "Chứng thực bản sao từ bản chính",
    "LinhVuc": "Chứng thực",
    "SoBoHoSo": "2",
    "ChuHoSo": "Vũ Hồng Khánh",
    "SoGiayTo": "001371656939",
    "DiaChiChuHoSo": "Tổ 2, phường Thạch Bàn",
    "SoDienThoaiChuHoSo": "0990758097",
    "KenhTiepNhan": "Trực tuyến",
    "NgayTiepNhan": "04/01/2021 08:02:00",
    "NgayHenTra": "04/01/2021 17:30:00",
    "NgayKetThucXuLy": "04/01/2021 16:51:00",
    "NgayTra": "14/01/2021 16:51:00",
    "PhuongThucTra": "Tại nhà",
    "LePhi": "36000",
    "TenNguoiNhanHoSo": "Cán bộ quầy 2",
    "GhiChu": "đã gọi điện",
}


def line(serial: int, **changes: str) -> dict[str, str]:
    return {**LINE, "MaHoSo": f"H26.32.15-210104-{serial:04d}", **changes}


def register(folder: Path, *lines: Mapping[str, str], encoding: str = "utf-8-sig") -> Path:
    path = folder / "so-2021.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer: csv.DictWriter[str] = csv.DictWriter(file, COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(lines)
    return path


def take_in(counter: Counter, path: Path, *, dry_run: bool = False) -> ImportResult:
    command = ImportRegister(builders.supervisor(counter), str(path), dry_run)
    return counter.office.import_register(command, builders.quiet).result


def count(counter: Counter) -> int:
    return counter.dossiers.count(DossierFilter())


def errors(result: ImportResult) -> list[tuple[int, str]]:
    return [(problem.line, problem.column) for problem in result.problems if problem.is_error]


def test_a_line_becomes_a_dossier_with_its_history(
    counter: Counter, tmp_path: Path, clerk: Actor
) -> None:
    result = take_in(counter, register(tmp_path, LINE))
    assert (result.lines, result.imported, result.problems) == (1, 1, ())
    card = counter.dossiers.card(clerk, counter.dossiers.id_of(LINE["MaHoSo"]))
    assert card.row.official_code == LINE["MaHoSo"]
    assert card.row.state is DossierState.RETURNED
    assert card.row.applicant_name == "Vũ Hồng Khánh"
    assert (card.identity_number, card.phone) == ("001371656939", "0990758097")
    assert card.row.received_at == local(2021, 1, 4, 8, 2)
    assert card.row.promised_at == local(2021, 1, 4, 17, 30)
    assert card.finished_at == local(2021, 1, 4, 16, 51)
    assert card.returned_at == local(2021, 1, 14, 16, 51)
    assert (card.delivery, card.sets, card.fee) == (DeliveryWay.AT_HOME, 2, 36_000)
    assert (card.note, card.fee_paid, card.prints) == ("đã gọi điện", True, ())
    assert [(told.action, told.text, told.clerk_name) for told in card.history] == [
        ("Trả kết quả", "Người nhận: Vũ Hồng Khánh", "Cán bộ quầy 2"),
        ("Nhận kết quả từ chuyên môn", "", "Cán bộ quầy 2"),
        ("Tiếp nhận hồ sơ", "Hẹn trả 17:30 04/01/2021", "Cán bộ quầy 2"),
    ]


def test_what_is_not_finished_or_not_collected_stays_so(counter: Counter, tmp_path: Path) -> None:
    open_line = line(1, NgayKetThucXuLy="", NgayTra="")
    waiting = line(2, NgayTra="")
    take_in(counter, register(tmp_path, open_line, waiting, line(3)))
    states = [row.state for row in counter.dossiers.list(DossierFilter()).rows]
    assert states == [
        DossierState.RETURNED,
        DossierState.RESULT_READY,
        DossierState.IN_PROCESS,
    ]


def test_imported_dossiers_are_found_and_worked_on_like_others(
    counter: Counter, tmp_path: Path, clerk: Actor
) -> None:
    take_in(counter, register(tmp_path, line(1, NgayKetThucXuLy="", NgayTra="")))
    for typed in ("khanh", "8097", "001371656939", "H26.32.15-210104-0001"):
        (row,) = counter.dossiers.list(DossierFilter(text=typed)).rows
    counter.dossiers.record_result(RecordResult(clerk, row.id))
    assert counter.days.check().ok


def test_a_dry_run_tells_the_same_and_changes_nothing(counter: Counter, tmp_path: Path) -> None:
    path = register(tmp_path, line(1), line(2, LePhi="-1"), line(3, TenNguoiNhanHoSo="Người mới"))
    tried = take_in(counter, path, dry_run=True)
    assert count(counter) == 0
    assert len(counter.office.clerks(active_only=False)) == 3
    done = take_in(counter, path)
    assert tried.dry_run
    assert (tried.imported, tried.problems) == (done.imported, done.problems)
    assert count(counter) == 2


def test_the_same_file_twice_changes_nothing_more(counter: Counter, tmp_path: Path) -> None:
    path = register(tmp_path, line(1), line(2))
    take_in(counter, path)
    again = take_in(counter, path)
    assert (again.imported, again.already_known) == (0, 2)
    assert count(counter) == 2
    more = take_in(counter, register(tmp_path, line(1), line(2), line(3)))
    assert (more.imported, more.already_known) == (1, 2)
    assert counter.days.check().ok


def test_a_code_twice_in_the_file_is_an_error_of_the_second_line(
    counter: Counter, tmp_path: Path
) -> None:
    result = take_in(counter, register(tmp_path, line(1), line(2), line(1, ChuHoSo="Người khác")))
    assert result.imported == 2
    assert errors(result) == [(4, "MaHoSo")]


def test_codes_this_very_pc_gave_are_not_taken_in_from_a_file(
    counter: Counter, tmp_path: Path
) -> None:
    """They belong into a restored store: here they would meet the codes of today."""
    own, known = line(1, MaHoSo="TN10-261116-0001-77"), line(2, MaHoSo="TN20-261116-0001-98")
    result = take_in(counter, register(tmp_path, own, known))
    assert result.imported == 1
    assert errors(result) == [(2, "MaHoSo")]
    assert builders.receive(counter).code == "TN10-261116-0001-77"
    again = take_in(counter, register(tmp_path, own, known))
    assert (again.already_known, errors(again)) == (2, [])


def test_wrong_lines_are_left_out_and_listed_in_order(counter: Counter, tmp_path: Path) -> None:
    result = take_in(
        counter,
        register(
            tmp_path,
            line(1, NgayHenTra="mai", ChuHoSo=""),
            line(2),
            line(3, SoGiayTo="123"),
            line(4, MaTTHC="khai sinh"),
        ),
    )
    assert (result.lines, result.imported) == (4, 2)
    assert errors(result) == [(2, "ChuHoSo"), (2, "NgayHenTra"), (5, "MaTTHC")]
    warnings = [problem for problem in result.problems if not problem.is_error]
    assert [(problem.line, problem.column) for problem in warnings] == [(4, "SoGiayTo")]
    assert all(isinstance(problem, ImportProblem) and problem.message for problem in warnings)


def test_a_missing_column_is_named_and_nothing_is_taken(counter: Counter, tmp_path: Path) -> None:
    path = tmp_path / "so.csv"
    path.write_text("STT;MaHoSo;ChuHoSo\n1;H26.32.15-210104-0001;Vũ\n", encoding="utf-8")
    with pytest.raises(FileError, match="MaTTHC, TrichYeuHoSo, LinhVuc, NgayTiepNhan, NgayHenTra"):
        take_in(counter, path)
    assert count(counter) == 0


def test_a_file_that_cannot_be_read_is_told(counter: Counter, tmp_path: Path) -> None:
    with pytest.raises(FileError):
        take_in(counter, tmp_path / "none.csv")


def test_a_procedure_the_catalogue_does_not_know_keeps_the_registers_name(
    counter: Counter, tmp_path: Path, clerk: Actor
) -> None:
    strange = {"MaTTHC": UNKNOWN, "TrichYeuHoSo": "Việc lạ", "LinhVuc": "Lĩnh vực lạ"}
    for serial in (1, 2):
        take_in(counter, register(tmp_path, line(serial, **strange)))
    rows = counter.dossiers.list(DossierFilter(field="Lĩnh vực lạ")).rows
    assert [row.procedure_name for row in rows] == ["Việc lạ", "Việc lạ"]
    assert counter.dossiers.card(clerk, rows[0].id).procedure_code == UNKNOWN
    assert UNKNOWN not in [one.code for one in counter.dossiers.procedures()]
    with counter.context.database.read() as session:
        kept = session.scalars(
            select(ProcedureVersion.id).where(ProcedureVersion.code == UNKNOWN)
        ).all()
    assert len(kept) == 1


def test_clerks_of_the_register_carry_its_lines_but_cannot_sign_in(
    counter: Counter, tmp_path: Path
) -> None:
    take_in(counter, register(tmp_path, line(1), line(2)))
    (found,) = [row for row in counter.office.clerks(active_only=False) if not row.has_pin]
    assert (found.name, found.active) == ("Cán bộ quầy 2", False)
    assert len(counter.office.clerks()) == 3


ACCENTS = "ăâđêôơư àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ"
IN_TCVN3 = "¨©®ª«¬\xad µ¶·¸¹ »¼½¾Æ ÇÈÉÊË ÌÎÏÐÑ ÒÓÔÕÖ ×ØÜÝÞ ßáâãä åæçèé êëìíî ïñòóô õö÷øù úûüýþ"


def test_a_file_in_an_old_font_is_taken_in_as_unicode(
    counter: Counter, tmp_path: Path, clerk: Actor
) -> None:
    old = line(
        1,
        ChuHoSo="NguyÔn V¨n Hµ",
        DiaChiChuHoSo=IN_TCVN3,
        TrichYeuHoSo="Chøng thùc",
        LinhVuc="Chøng thùc",
        KenhTiepNhan="Trùc tiÕp",
        PhuongThucTra="T¹i nhµ",
        TenNguoiNhanHoSo="C¸n bé quÇy 2",
        GhiChu="",
    )
    result = take_in(counter, register(tmp_path, old, encoding="latin-1"))
    assert result.imported == 1
    (note,) = result.problems
    assert "TCVN3" in note.message
    assert not note.is_error
    card = counter.dossiers.card(clerk, counter.dossiers.id_of(LINE["MaHoSo"]))
    assert card.row.applicant_name == "Nguyễn Văn Hà"
    assert card.address == ACCENTS
    assert card.delivery is DeliveryWay.AT_HOME


def test_cancelling_takes_nothing_in(counter: Counter, tmp_path: Path) -> None:
    path = register(tmp_path, *(line(serial) for serial in range(1, 30)))

    def cancel_while_writing(done: int, total: int) -> None:
        if done * 2 >= total:
            raise KeyboardInterrupt

    command = ImportRegister(builders.supervisor(counter), str(path))
    with pytest.raises(KeyboardInterrupt):
        counter.office.import_register(command, cancel_while_writing)
    assert count(counter) == 0
    assert len(counter.office.clerks(active_only=False)) == 3


def test_a_years_register_is_taken_in_whole(counter: Counter) -> None:
    told: list[int] = []
    command = ImportRegister(builders.supervisor(counter), str(SAMPLE))
    result = counter.office.import_register(command, lambda done, _total: told.append(done)).result
    assert (result.lines, result.imported, errors(result)) == (321, 321, [])
    assert told == sorted(told)
    report = counter.days.check()
    assert report.ok
    assert report.dossiers == 321
    with counter.context.database.read() as session:
        kinds = [event["kind"] for event in history.exported_events(session, builders.CHAIN)]
    assert (kinds.count("receive"), len(kinds)) == (321, report.events)


def test_who_took_in_which_file_is_noted(counter: Counter, tmp_path: Path) -> None:
    path = register(tmp_path, line(1), line(2))
    take_in(counter, path, dry_run=True)
    take_in(counter, path)
    with counter.context.database.read() as session:
        (noted,) = session.scalars(
            select(AuditRecord).where(AuditRecord.action == "import_register")
        )
    assert noted.detail == "so-2021.csv: 2"
    assert noted.clerk_id == builders.supervisor(counter).clerk_id


def test_a_clerk_may_not_import(counter: Counter, tmp_path: Path, clerk: Actor) -> None:
    command = ImportRegister(clerk, str(register(tmp_path, LINE)))
    with pytest.raises(RuleError, match="Vai trò"):
        counter.office.import_register(command, builders.quiet)
