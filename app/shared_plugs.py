"""What the wizard needs for a store that several counters share: looking, founding, joining."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.ui.plugs import SharedPlugs

if TYPE_CHECKING:
    from app.bootstrap import Workplace
    from app.domain.shared_place import SharedPlace, Vow
    from app.services.commands import SetUpOffice
    from app.services.counter import Counter


def shared_plugs(workplace: "Callable[[Path], Workplace]", address: str = "") -> SharedPlugs:
    """Return the plugs for PCs as ``workplace`` makes them; ``address`` is the one proposed."""
    return SharedPlugs(
        address=address,
        look=_look,
        found=lambda folder, typed, command: _found(workplace(folder), typed, command),
        join=lambda folder, typed, digit, vow: _join(workplace(folder), typed, digit, vow),
    )


def _look(address: str) -> "SharedPlace":
    from app.shared_store import look_at

    return look_at(address)


def _found(workplace: "Workplace", address: str, command: "SetUpOffice") -> "Counter":
    from app.bootstrap import found_office
    from app.shared_store import address_used

    with address_used(workplace.data_folder, address):
        return found_office(replace(workplace, address=address), command)


def _join(workplace: "Workplace", address: str, digit: int, vow: "Vow | None") -> None:
    from app.bootstrap import join_office
    from app.shared_store import address_used

    with address_used(workplace.data_folder, address):
        join_office(replace(workplace, address=address), digit, instead=vow or False).close()
