"""A line of a workbook collects what is wrong with its cells, each by its address."""

from app.domain.catalogue_finding import CatalogueFinding, SheetReader


def test_a_cell_is_named_as_a_spreadsheet_names_it() -> None:
    findings: list[CatalogueFinding] = []
    header = [f"cột {at}" for at in range(30)]
    line = SheetReader("Trang", header, header, findings).line(12, ["x"] * 30)
    line.refuse("cột 0", "sai")
    line.warn("cột 25", "lạ")
    line.warn("cột 26", "lạ")
    line.refuse("cột không có", "sai")
    assert [one.cell for one in findings] == ["A12", "Z12", "AA12", ""]
    assert line.is_wrong


def test_what_is_wrong_stands_before_what_is_odd() -> None:
    odd = CatalogueFinding("A", 1, "", "lạ", is_error=False)
    wrong = CatalogueFinding("B", 9, "", "sai")
    assert sorted([odd, wrong], key=lambda one: one.order) == [wrong, odd]


def test_a_short_line_has_empty_cells_and_blanks_count_once() -> None:
    reader = SheetReader("Trang", ["a", "b"], ["a", "b"], [])
    assert reader.line(1, ["  hai   chữ "]).text("a") == "hai chữ"
    assert reader.line(1, ["x"]).text("b") == ""
