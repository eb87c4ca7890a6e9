"""Composition of what the screen needs for encrypted stores; libraries load when they are used."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import DeviceError
from app.ui.plugs import KeyPlugs
from app.words import N_

if TYPE_CHECKING:
    from app.bootstrap import Workplace
    from app.domain.documents import PrintJob
    from app.domain.form_set import FormSet
    from app.domain.forms.recovery_key import RecoveryKeyDocument
    from app.domain.store_protection import ConversionOrder, Converted
    from app.services.commands import PrinterChoice
    from app.services.ports import Tick
    from app.store_keys import StoreKeys


def key_plugs(
    keys: "Callable[[], StoreKeys]", workplace: "Callable[[Path], Workplace]"
) -> KeyPlugs:
    """Return plugs for the keys of this run of the program and the stores it opens."""

    def convert(folder: Path, order: "ConversionOrder", tick: "Tick") -> "Converted":
        from app.bootstrap import convert_store

        return convert_store(workplace(folder), order, tick)

    return KeyPlugs(
        can_keep=lambda: keys().key_store.is_there(),
        disk_is_encrypted=_disk_is_encrypted,
        offer=lambda key: keys().offer(key),
        convert=convert,
        print_sheet=_print_sheet,
        save_sheet=_save_sheet,
    )


def _disk_is_encrypted(folder: Path) -> bool | None:
    from app.devices.disk_encryption import disk_is_encrypted

    return disk_is_encrypted(folder)


def _print_sheet(
    document: "RecoveryKeyDocument", choice: "PrinterChoice", words: "FormSet | None" = None
) -> None:
    from app.printers import paper_printer

    if not choice.name:
        # The folder that stands for a printer lies beside the store.
        raise DeviceError(
            N_("Chưa chọn máy in."), N_("Chép tay ra giấy, hoặc lưu ra USB rồi in ở máy khác.")
        )
    paper_printer(choice).print_document(_job(document, words))


def _save_sheet(
    document: "RecoveryKeyDocument",
    path: Path,
    data_folder: Path,
    words: "FormSet | None" = None,
) -> None:
    from app.domain.store_protection import check_sheet_place
    from app.printing.backends.pdf import write_pdf
    from app.printing.compose import compose

    check_sheet_place(path.resolve(), data_folder.resolve())
    job = _job(document, words)
    try:
        write_pdf(compose(job, dpi=600), path, title=job.title)
    except OSError as error:
        raise DeviceError(
            N_("Không ghi được tệp «{name}»."),
            N_("Cắm lại USB hoặc chọn nơi khác rồi lưu lại."),
            name=path.name,
        ) from error


def _job(document: "RecoveryKeyDocument", words: "FormSet | None") -> "PrintJob":
    """Return the sheet in ``words``, or in the shipped ones where no office has any yet."""
    from app.domain.documents import PrintJob
    from app.domain.vietnam_time import office_day
    from app.shipped import shipped_forms

    form_set = words or shipped_forms().in_force(office_day(document.made_at))
    return PrintJob(document=document, form_set=form_set, title=f"khoa-khoi-phuc-{document.number}")
