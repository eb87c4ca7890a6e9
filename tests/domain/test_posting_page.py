"""The page for the portal: read back it says what went in, and nothing in it is markup."""

from html.parser import HTMLParser

from app.domain.posting_page import PostingPage, posting_page
from app.domain.table import Column, ColumnKind, Table

TABLE = Table(
    title="THEO LĨNH VỰC",
    unit="Hồ sơ",
    columns=(
        Column("STT", ColumnKind.WHOLE),
        Column("Lĩnh vực"),
        Column("Tổng số", ColumnKind.WHOLE, over="Đã giải quyết"),
        Column("Quá hạn", ColumnKind.WHOLE, over="Đã giải quyết"),
    ),
    rows=((1, "Hộ tịch <b>&", 1205, 0), (2, "Đất đai", 7, 1)),
    totals=("", "Tổng số", 1212, 1),
    notes=("Chú ý.",),
)
PAGE = PostingPage(
    title="CÔNG KHAI",
    period="Tháng 11 năm 2026",
    office=("ỦY BAN", "TRUNG TÂM"),
    paragraphs=('Có "1.205" <script>alert(1)</script> hồ sơ & hơn.',),
    tables=(TABLE,),
    foot="Số liệu tính đến 08:00 01/12/2026.",
)


class Reader(HTMLParser):
    """Collects the tags with their attributes, the words, and the cells row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.words: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self._open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.words.append(data)
        if self.rows and self._open and self._open[-1] in ("td", "th"):
            self.rows[-1][-1] += data


def read() -> Reader:
    reader = Reader()
    reader.feed(posting_page(PAGE))
    reader.close()
    return reader


def test_the_words_and_figures_are_read_back_as_they_went_in() -> None:
    reader = read()
    assert PAGE.paragraphs[0] in reader.words
    assert reader.rows == [
        ["STT", "Lĩnh vực", "Đã giải quyết"],
        ["Tổng số", "Quá hạn"],
        ["1", "Hộ tịch <b>&", "1.205", "0"],
        ["2", "Đất đai", "7", "1"],
        ["", "Tổng số", "1.212", "1"],
    ]
    said = " ".join(reader.words)
    for words in (PAGE.title, PAGE.period, *PAGE.office, PAGE.foot, "Chú ý."):
        assert words in said


def test_nothing_is_loaded_and_no_script_runs() -> None:
    reader = read()
    assert not {"script", "link", "img", "iframe", "b"} & {tag for tag, _ in reader.tags}
    assert not [a for _, a in reader.tags if a.keys() & {"src", "href", "onclick"}]
    assert ("html", {"lang": "vi"}) in reader.tags
    assert ("meta", {"charset": "utf-8"}) in reader.tags


def test_a_table_tells_its_heads_to_who_cannot_see_it() -> None:
    reader = read()
    heads = [attributes for tag, attributes in reader.tags if tag == "th"]
    assert all("scope" in one for one in heads)
    assert [one["scope"] for one in heads].count("row") == 3
    (region,) = (one for tag, one in reader.tags if tag == "div")
    (caption,) = (one for tag, one in reader.tags if tag == "caption")
    assert region["aria-labelledby"] == caption["id"]


def test_it_is_a_sheet_of_paper_when_it_is_printed() -> None:
    assert "@media print" in posting_page(PAGE)
