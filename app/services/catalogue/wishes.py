"""Everything the counter can be asked about its catalogue of procedures."""

from pathlib import Path

from app.domain.backup_plan import BackupReason
from app.domain.catalogue import CatalogueEntry
from app.domain.catalogue_import import CatalogueBatch
from app.services import catalogue_commands as commands
from app.services.catalogue import change_procedure, import_catalogue
from app.services.context import Context
from app.services.plugs import Plugs
from app.services.ports import Tick
from app.services.store.backups import Backups


class Catalogue:
    """Wishes about procedures: look, change, add, end, confirm, carry out and in."""

    def __init__(self, context: Context, plugs: Plugs, backups: Backups) -> None:
        self._context, self._plugs, self._backups = context, plugs, backups

    def entries(self) -> tuple[CatalogueEntry, ...]:
        """Return every procedure with all its versions, as it stands today."""
        return change_procedure.catalogue_today(self._context)

    def change(self, command: commands.ChangeProcedure) -> commands.ProcedureChanged:
        """Change or add a procedure from a day on."""
        return change_procedure.change_procedure(self._context, command)

    def end(self, command: commands.EndProcedure) -> commands.ProcedureChanged:
        """Offer a procedure no more from a day on."""
        return change_procedure.end_procedure(self._context, command)

    def confirm(self, command: commands.ConfirmProcedure) -> commands.ProcedureChanged:
        """Note that a version was compared with the published decision."""
        return change_procedure.confirm_procedure(self._context, command)

    def export(self, path: Path) -> int:
        """Write the catalogue as a workbook and return how many procedures it holds."""
        return import_catalogue.export_catalogue(self._context, path, self._plugs.write_tables)

    def take_in(self, command: commands.ImportCatalogue, tick: Tick) -> commands.CatalogueImported:
        """Take a workbook in, once there is a copy of everything before; or only tell."""
        if not command.dry_run:
            self._backups.before(BackupReason.BEFORE_IMPORT, lambda _done, _total: tick(0, 1))
        return import_catalogue.import_catalogue(self._context, command, self._plugs.read_catalogue)

    def batches(self) -> tuple[CatalogueBatch, ...]:
        """Return the imports there were, newest first."""
        return import_catalogue.catalogue_batches(self._context)

    def undo(self, command: commands.UndoCatalogueImport) -> commands.CatalogueUndone:
        """Put back what a whole import changed."""
        return import_catalogue.undo_import(self._context, command)
