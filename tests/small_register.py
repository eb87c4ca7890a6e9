"""A small old register as a file: every way a dossier can end, in a period and after it."""

from pathlib import Path

from app.domain.register import COLUMNS

# Received in March 2021, except the last two lines.
_LINES = (
    # Procedure, field, received, promised, finished, returned, delivery, channel, fee, clerk,
    # programme, excluded.
    "2.000815|copy|01/03 08:05|01/03 17:30|01/03 09:00|01/03 09:10|desk|direct|4000|A|yes|",
    "1.001193|civil|02/03 08:10|02/03 17:30|02/03 16:00|02/03 16:05|desk|online|0|A|yes|",
    "1.004873|civil|03/03 09:00|08/03 17:30|05/03 10:00|09/03 10:00|desk|direct|3000|B|yes|",
    "1.004873|civil|04/03 09:00|09/03 17:30|10/03 10:00|11/03 10:00|desk|direct|3000|B||yes",
    "1.004873|civil|05/03 09:00|10/03 17:30|12/03 10:00|15/03 10:00|desk|post|3000|B||",
    "1.000656|civil|08/03 08:00|08/03 17:30|08/03 10:00|08/03 15:00|home|direct|0|A|yes|",
    "1.000656|civil|09/03 08:00|09/03 17:30|09/03 10:00||home|direct|0|A|yes|",
    "1.001612|trade|10/03 08:00|15/03 17:30|15/03 17:30|02/04 10:00|desk|online|100000|A||",
    "1.001612|trade|29/03 08:00|01/04 17:30|01/04 10:00|01/04 11:00|desk|online|100000|B||",
    "1.001612|trade|30/03 08:00|02/04 17:30|||desk|online|100000|B||",
    "1.004873|civil|26/02 09:00|03/03 17:30|03/03 10:00|03/03 11:00|desk|direct|3000|A||",
    "1.004873|civil|01/04 09:00|06/04 17:30|||desk|direct|3000|B||",
)
_WORDS = {
    "A": "Phạm Văn Cường",
    "B": "Vũ Thị Dung",
    "copy": "Chứng thực",
    "civil": "Hộ tịch",
    "trade": "Hộ kinh doanh",
    "desk": "Tại quầy",
    "home": "Tại nhà",
    "direct": "Trực tiếp",
    "online": "Trực tuyến",
    "post": "Bưu chính",
    "yes": "Có",
    "": "",
}


def write_register(folder: Path, *more: str) -> Path:
    """Write the register as CSV into ``folder``; ``more`` are lines for its end, as they are."""
    path = folder / "so-cu.csv"
    lines = [";".join(COLUMNS)]
    lines += [_line(number, text) for number, text in enumerate(_LINES, start=1)]
    path.write_text("\n".join([*lines, *more]) + "\n", encoding="utf-8-sig")
    return path


def _line(number: int, text: str) -> str:
    code, field, *moments, delivery, channel, fee, clerk, programme, excluded = text.split("|")
    received, promised, finished, returned = (_moment(moment) for moment in moments)
    day = received[:10].split("/")
    cells = {
        "STT": str(number),
        "MaHoSo": f"H26.32.15-{day[2][2:]}{day[1]}{day[0]}-{number:04d}",
        "MaTTHC": code,
        "TrichYeuHoSo": f"Thủ tục {code}",
        "LinhVuc": _WORDS[field],
        "SoBoHoSo": "1",
        "ChuHoSo": f"Trần Thị {'ABCDEFGHIKLM'[number - 1]}",
        "SoGiayTo": f"00118800{number:04d}",
        "KenhTiepNhan": _WORDS[channel],
        "NgayTiepNhan": received,
        "NgayHenTra": promised,
        "NgayKetThucXuLy": finished,
        "NgayTra": returned,
        "PhuongThucTra": _WORDS[delivery],
        "LePhi": fee,
        "TenNguoiNhanHoSo": _WORDS[clerk],
        "ChuongTrinhTruocHan": _WORDS[programme],
        "LoaiTruTrachNhiem": _WORDS[excluded],
    }
    return ";".join(cells.get(column, "") for column in COLUMNS)


def _moment(text: str) -> str:
    day, _, time = text.partition(" ")
    return f"{day}/2021 {time}:00" if text else ""
