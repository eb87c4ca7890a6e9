"""Which kinds of things a use case altered, so that screens know whether to look again."""

from enum import Flag, auto


class Changes(Flag):
    """The altered kinds; an answer with ``changes`` is broadcast to every open page."""

    NOTHING = 0
    DOSSIERS = auto()
    PRINTS = auto()
    OFFICE = auto()
    CLERKS = auto()
    CATALOGUE = auto()
    CALENDAR = auto()
    DAYS = auto()
    BACKUPS = auto()
    FORMS = auto()
    REGISTERS = auto()
