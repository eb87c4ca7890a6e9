"""All tables in one metadata, for migrations and for their comparison with the mapped classes."""

from app.models import dossier, dossier_event, office, paper, procedure, register
from app.models.base import Base

metadata = Base.metadata

__all__ = ["dossier", "dossier_event", "metadata", "office", "paper", "procedure", "register"]
