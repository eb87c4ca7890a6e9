"""The label on a dossier's folder, and the sheets of labels an office buys."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording
from app.errors import FileError
from app.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSize:
    """A label in mm: one a page on a label printer."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """An A4 sheet of labels in tenths of a millimetre, as its packet says.

    ``left`` and ``top`` are where the first label begins, ``across`` and ``down`` how far the next
    one lies.
    """

    columns: int
    rows: int
    left: int
    top: int
    across: int
    down: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderLabelWording(FormWording):
    """The label's few words, and the sizes it is printed in."""

    received: str = template("day")
    promised: str = template("moment")
    place: str = template("place")
    label: LabelSize
    sheet: LabelSheet


def check_label_sizes(words: FolderLabelWording) -> None:
    """Refuse sizes a label cannot have, before anything is printed; FileError names the item.

    The longest dossier code needs 48 mm of bars, the lines beside it 45 mm of height.
    """
    label, sheet = words.label, words.sheet
    if label.width < 50 or label.height < 45:
        raise _wrong("folder_label.label")
    right = sheet.left + (sheet.columns - 1) * sheet.across + sheet.width
    bottom = sheet.top + (sheet.rows - 1) * sheet.down + sheet.height
    counted = sheet.columns > 0 < sheet.rows and sheet.left >= 0 <= sheet.top
    fits = right <= 2100 and bottom <= 2970
    if not counted or not fits or sheet.width < 500 or sheet.height < 450:
        raise _wrong("folder_label.sheet")


def _wrong(where: str) -> FileError:
    return FileError(
        N_("Cỡ nhãn ở mục «{where}» không in được."),
        N_("Nhãn rộng ít nhất 50 mm, cao ít nhất 45 mm; mọi nhãn nằm trong tờ A4."),
        where=where,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderLabel:
    """One folder; ``place`` is the shelf or box it belongs to."""

    unit: str
    code: str
    barcode: str
    applicant_name: str
    procedure_name: str
    received_at: datetime
    promised_at: datetime
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderLabelsDocument:
    """Labels in the order they come out; ``used`` of the first sheet are peeled off already."""

    labels: tuple[FolderLabel, ...]
    used: int = 0
