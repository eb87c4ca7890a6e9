import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.export.joined_file import JoinedFile, parts_of

PARTS = (b"abcde", b"", b"fg", b"hijklmnop")
WHOLE = b"".join(PARTS)


def written(folder: Path) -> Path:
    for number, part in enumerate(PARTS, start=1):
        (folder / f"kho.zip.{number:03d}").write_bytes(part)
    (folder / "kho.zip.006").write_bytes(b"after a gap")
    return folder / "kho.zip.001"


def test_parts_are_found_up_to_the_first_gap(tmp_path: Path) -> None:
    assert [path.name[-3:] for path in parts_of(written(tmp_path))] == ["001", "002", "003", "004"]


@given(start=st.integers(0, 20), count=st.integers(0, 20), whence=st.sampled_from([0, 1, 2]))
def test_any_piece_is_what_the_whole_file_has_there(
    tmp_path_factory: object, start: int, count: int, whence: int
) -> None:
    folder = Path(str(tmp_path_factory.getbasetemp())) / "parts"  # type: ignore[attr-defined]
    folder.mkdir(exist_ok=True)
    plain = io.BytesIO(WHOLE)
    with JoinedFile(parts_of(written(folder))) as raw, io.BufferedReader(raw) as joined:
        for file in (plain, joined):
            file.seek(3)
            file.seek(-min(start, 16) if whence == 2 else start, whence)
        assert joined.tell() == plain.tell()
        assert joined.read(count) == plain.read(count)
