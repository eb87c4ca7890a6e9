"""Issue labels for the folders of dossiers: whose it is, when it is due, and where it stands."""

from collections.abc import Sequence

from app.domain.forms.folder_label import FolderLabel, FolderLabelsDocument
from app.domain.roles import Actor, Permission
from app.errors import InputError
from app.models.dossier import Dossier
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.papers.ask_for import put_down
from app.services.papers.paper import Paper
from app.services.papers.paper_facts import facts_of, in_order
from app.words import N_


def issue_labels(
    context: Context, actor: Actor, dossier_ids: Sequence[int], used: int = 0
) -> PapersAsked:
    """Ask for one label a dossier; ``used`` labels of the first sheet are peeled off already."""
    actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        chosen = in_order(
            facts_of(session, context, Dossier.id.in_(dossier_ids)), tuple(dossier_ids)
        )
        if not chosen:
            raise InputError("dossiers", N_("Chưa chọn hồ sơ nào để in nhãn."))
        document = FolderLabelsDocument(
            labels=tuple(
                FolderLabel(
                    unit=one.unit,
                    code=one.code,
                    barcode=one.barcode,
                    applicant_name=one.applicant_name,
                    procedure_name=one.short_name,
                    received_at=one.received_at,
                    promised_at=one.promised_at,
                    place=one.place,
                )
                for one in chosen
            ),
            used=used,
        )
        first = chosen[0]
        alone = len(chosen) == 1
        paper = Paper(
            document=document,
            subject=first.code if alone else f"{first.code} + {len(chosen) - 1}",
            dossier_id=first.id if alone else None,
        )
        return put_down(session, context, actor, [paper])
