"""What the forms that ask who takes a result have in common, with the dossier at hand or without.

Which fields there are is each form's own business.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.errors import InputError
from app.ui.dossier.form_part import FormPart


class CollectorPart(FormPart):
    """Enter moves on; only F9 gives a result out, because a scanner sends Enter as well."""

    @staticmethod
    def field_of(error: InputError) -> str:
        """Return the name of the field that ``error`` means."""
        # The rule on numbers knows only "an identity number"; here it is the collector's.
        return {"identity_number": "collector_identity"}.get(error.field, error.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
