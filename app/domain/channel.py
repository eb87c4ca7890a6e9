"""How a dossier comes in and how its result goes out, with the words papers and registers use.

Only the names; which ways a procedure offers is in its catalogue row.
"""

from enum import StrEnum

from app.words import N_


class Channel(StrEnum):
    """How the dossier was handed in (KenhThucHien of the national data set)."""

    DIRECT = "direct"
    ONLINE = "online"
    POST = "post"


class DeliveryWay(StrEnum):
    """How the citizen wants the result; home delivery is done by the ward's own staff."""

    AT_DESK = "at_desk"
    AT_HOME = "at_home"
    POST = "post"
    ELECTRONIC = "electronic"


CHANNEL_LABELS: dict[Channel, str] = {
    Channel.DIRECT: N_("Trực tiếp"),
    Channel.ONLINE: N_("Trực tuyến"),
    Channel.POST: N_("Bưu chính"),
}

DELIVERY_LABELS: dict[DeliveryWay, str] = {
    DeliveryWay.AT_DESK: N_("Tại quầy"),
    DeliveryWay.AT_HOME: N_("Tại nhà"),
    DeliveryWay.POST: N_("Bưu chính"),
    DeliveryWay.ELECTRONIC: N_("Trực tuyến"),
}

OUT = "out"
"""The state of delivery of a result that has left the desk and has not arrived yet."""


def way_given(wished: str, delivery_state: str) -> DeliveryWay:
    """Return how a result went out, or shall go out as long as it has not.

    A result that was given out has the way it went as its state of delivery; of one out of an
    older register only the wish is known.
    """
    known = delivery_state in set(DeliveryWay)
    return DeliveryWay(delivery_state if known else wished)
