"""Printers that are no machine: papers saved as PDF files, for the demo and "save as PDF".

The machine is ``backends.paint.PaperPrinter``; why one does not print is not asked here.
"""

import re
from pathlib import Path

from app.domain.documents import PrintJob
from app.errors import DeviceError
from app.printing.backends.pdf import write_pdf
from app.printing.compose import compose
from app.words import N_

# Fine enough for every laser printer such a file may later be printed on.
_DPI = 600

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_WINDOWS_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


class PdfFolderPrinter:
    """Writes each job as a PDF file into ``folder``, which is made when the first one comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def print_document(self, job: PrintJob) -> Path:
        """Save ``job`` under its title; an existing file is kept and the new one gets a number.

        DeviceError when the folder cannot be written to.
        """
        pages = compose(job, dpi=_DPI)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            target = _free_path(self.folder, _file_name(job.title))
            unfinished = target.with_suffix(".part")
            write_pdf(pages, unfinished, title=job.title)
            return unfinished.replace(target)
        except OSError as error:
            raise DeviceError(
                N_("Không ghi được tệp PDF vào thư mục «{folder}»."),
                N_("Kiểm tra dung lượng đĩa và quyền ghi, hoặc chọn thư mục khác."),
                folder=self.folder,
            ) from error


def _file_name(title: str) -> str:
    """Return ``title`` as a file name that Windows takes, too."""
    name = _FORBIDDEN.sub("-", title).strip(" .") or "giay"
    return f"_{name}" if _WINDOWS_DEVICES.match(name) else name


def _free_path(folder: Path, name: str) -> Path:
    path, number = folder / f"{name}.pdf", 1
    while path.exists():
        number += 1
        path = folder / f"{name} ({number}).pdf"
    return path
