"""Everything the counter can be asked about the official system beside us."""

from app.domain.official_entry import OfficialPage, OfficialTab, OfficialView
from app.domain.official_sheet import OfficialSheet
from app.domain.roles import Actor
from app.services import answers
from app.services import official_commands as commands
from app.services.context import Context
from app.services.official import note_official, official_sheet, official_view


class Official:
    """Wishes about what is entered there: lists, one dossier, its sheet, noting what it says."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def work(
        self, actor: Actor, tab: OfficialTab, text: str = "", after: int | None = None
    ) -> OfficialPage:
        """Return a page of one list of work."""
        return official_view.official_work(self._context, actor, tab, text, after)

    def counts(self) -> dict[OfficialTab, int]:
        """Return how many dossiers each list holds."""
        return official_view.official_counts(self._context)

    def view(self, actor: Actor, dossier_id: int) -> OfficialView:
        """Return what is known of one dossier there."""
        return official_view.official_view(self._context, actor, dossier_id)

    def sheet(self, actor: Actor, dossier_id: int) -> OfficialSheet:
        """Return a dossier in the order of the official form."""
        return official_sheet.sheet_of(self._context, actor, dossier_id)

    def link(self, command: commands.LinkOfficial) -> answers.StepTaken:
        """Link an official code that was typed or scanned."""
        return note_official.link_official(self._context, command)

    def note(self, command: commands.NoteOfficial) -> answers.StepTaken:
        """Note everything the official system says of a dossier."""
        return note_official.note_official(self._context, command)
