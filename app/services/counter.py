"""Everything the counter can be asked, as one object: what screens and the command line hold.

It loads the store's libraries, so only workers and the command line import it; a page names it for
the type checker alone and gets it from ``operations``.
"""

from app.errors import StoreError
from app.services.catalogue.wishes import Catalogue
from app.services.context import Context
from app.services.day.closing import Closing
from app.services.day.opening import Opening
from app.services.day.wishes import Days
from app.services.dossier.wishes import Dossiers
from app.services.exchange.exchange import Exchange
from app.services.office.wishes import TheOffice
from app.services.official.wishes import Official
from app.services.papers.wishes import Papers
from app.services.plugs import Plugs
from app.services.registers.wishes import RegisterBooks
from app.services.reports.wishes import Reports
from app.services.scans.wishes import Scans
from app.services.store.backups import Backups
from app.services.store.encryption import Encryption
from app.services.store.journal_upkeep import leave_second_place
from app.services.store.upkeep import Upkeep


class Counter:
    """The open counter. Methods may be called from any worker thread, one call a transaction."""

    def __init__(self, context: Context, plugs: Plugs) -> None:
        self.context = context
        self._second_place = plugs.second_place
        self.dossiers = Dossiers(context, plugs)
        self.papers = Papers(context, plugs)
        self.scans = Scans(context)
        self.registers = RegisterBooks(context, plugs)
        self.reports = Reports(context, plugs)
        self.closing = Closing(context)
        self.backups = Backups(context, plugs.backup_places, plugs.carry_backup, plugs.second_place)
        self.days = Days(context, plugs, self.backups)
        self.office = TheOffice(context, plugs, self.backups)
        self.catalogue = Catalogue(context, plugs, self.backups)
        self.official = Official(context)
        self.upkeep = Upkeep(context, plugs.backup_places, plugs.second_place)
        self.opening = Opening(context, plugs, self.backups, self.upkeep)
        self.encryption = Encryption(context, plugs.backup_places)
        self.exchange = Exchange(context, plugs, self.backups)

    def close(self) -> None:
        """Close the store; nothing can be asked afterwards."""
        leave_second_place(self.context, self._second_place)
        self.context.database.close()

    @property
    def journal_trouble(self) -> StoreError | None:
        """What keeps acknowledged dossiers out of their second place, None when all is well."""
        return self._second_place.trouble
