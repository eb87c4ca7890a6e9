"""Lines of a register: read, doubted and refused one by one."""

import pytest

from app.domain.channel import Channel, DeliveryWay
from app.domain.register import COLUMNS, legacy_decoder, missing_columns, read_line
from app.domain.vietnam_time import local

NOW = local(2026, 11, 16, 9, 10)

GOOD = {
    "STT": "1",
    "MaHoSo": "H26.32.15-210104-0001",
    "MaTTHC": "2.000815",
    "TrichYeuHoSo": "Chứng thực bản sao từ bản chính",
    "LinhVuc": "Chứng thực",
    "SoBoHoSo": "1",
    "ChuHoSo": "Vũ  Hồng Khánh",
    "SoGiayTo": "001371656939",
    "KenhTiepNhan": "Trực tuyến",
    "NgayTiepNhan": "04/01/2021 08:02:00",
    "NgayHenTra": "04/01/2021 17:30",
    "NgayKetThucXuLy": "04/01/2021 16:51:00",
    "NgayTra": "14/01/2021 16:51:00",
    "PhuongThucTra": "Tại nhà",
    "LePhi": "36.000",
    "TenNguoiNhanHoSo": "Cán bộ quầy 2",
    "ChuongTrinhTruocHan": "Có",
}


def test_a_good_line_is_read_whole() -> None:
    line, problems = read_line(2, GOOD, NOW)
    assert line is not None
    assert not problems
    assert line.applicant_name == "Vũ Hồng Khánh"
    assert line.channel is Channel.ONLINE
    assert line.delivery is DeliveryWay.AT_HOME
    assert line.received_at == local(2021, 1, 4, 8, 2)
    assert line.fee == 36_000
    assert line.in_programme
    assert not line.excluded


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("MaHoSo", "H26.32.15-211332-0001"),
        ("MaHoSo", ""),
        ("MaTTHC", "khai sinh"),
        ("NgayTiepNhan", "31/02/2021"),
        ("NgayTiepNhan", ""),
        ("NgayHenTra", "mai"),
        ("NgayKetThucXuLy", "03/01/2021 08:00"),
        ("NgayTra", "04/01/2021 09:00"),
        ("NgayHenTra", "04/01/2021 08:00"),
        ("NgayHenTra", "03/01/2021"),
        ("NgayTra", "14/01/2062 16:51"),
        ("LePhi", "-5"),
        ("ChuHoSo", " "),
    ],
)
def test_a_wrong_cell_refuses_the_line_and_names_the_column(column: str, value: str) -> None:
    line, problems = read_line(7, {**GOOD, column: value}, NOW)
    assert line is None
    assert [(problem.line, problem.column) for problem in problems if problem.is_error] == [
        (7, column)
    ]


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"NgayKetThucXuLy": "", "NgayTra": "03/01/2021 16:51"}, ["NgayTra"]),
        (
            {
                "NgayTiepNhan": "04/10/2062 08:02",
                "NgayHenTra": "04/10/2062 17:30",
                "NgayKetThucXuLy": "",
                "NgayTra": "",
            },
            ["NgayTiepNhan"],
        ),
        ({"NgayKetThucXuLy": "16/11/2026 09:11", "NgayTra": ""}, ["NgayKetThucXuLy"]),
    ],
)
def test_nothing_is_handed_out_before_it_came_in_nor_done_after_now(
    cells: dict[str, str], columns: list[str]
) -> None:
    line, problems = read_line(7, {**GOOD, **cells}, NOW)
    assert line is None
    assert [problem.column for problem in problems] == columns


@pytest.mark.parametrize("promised", ["04/01/2021", "04/10/2062 17:30"])
def test_a_promise_may_name_the_day_alone_and_may_lie_ahead(promised: str) -> None:
    line, problems = read_line(7, {**GOOD, "NgayHenTra": promised}, NOW)
    assert line is not None
    assert problems == ()


def test_an_odd_identity_number_is_kept_with_a_warning() -> None:
    line, problems = read_line(3, {**GOOD, "SoGiayTo": "12345678901"}, NOW)
    assert line is not None
    assert line.identity_number == "12345678901"
    assert [problem.is_error for problem in problems] == [False]


def test_a_dossier_without_result_is_still_in_process() -> None:
    line, _ = read_line(3, {**GOOD, "NgayKetThucXuLy": "", "NgayTra": ""}, NOW)
    assert line is not None
    assert line.finished_at is None


def test_missing_columns_are_named() -> None:
    assert missing_columns(COLUMNS) == ()
    assert missing_columns(("STT", "MaHoSo")) == (
        "MaTTHC",
        "TrichYeuHoSo",
        "LinhVuc",
        "ChuHoSo",
        "NgayTiepNhan",
        "NgayHenTra",
        "TenNguoiNhanHoSo",
    )


def test_a_sheet_in_an_old_font_is_turned_into_unicode() -> None:
    decoder = legacy_decoder([{"ChuHoSo": "NguyÔn V¨n Hµ"}, {"ChuHoSo": "TrÇn ThÞ Lan"}])
    assert decoder is not None
    assert decoder[0]("NguyÔn V¨n Hµ") == "Nguyễn Văn Hà"
    assert legacy_decoder([{"ChuHoSo": "Nguyễn Văn Hà"}]) is None
