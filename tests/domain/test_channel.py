from app.domain.channel import (
    CHANNEL_LABELS,
    DELIVERY_LABELS,
    OUT,
    Channel,
    DeliveryWay,
    way_given,
)


def test_every_channel_and_way_has_its_own_word():
    assert len({CHANNEL_LABELS[channel] for channel in Channel}) == len(Channel)
    assert len({DELIVERY_LABELS[way] for way in DeliveryWay}) == len(DeliveryWay)


def test_the_words_are_those_of_the_official_register():
    assert CHANNEL_LABELS[Channel.DIRECT] == "Trực tiếp"
    assert CHANNEL_LABELS[Channel.ONLINE] == "Trực tuyến"
    assert CHANNEL_LABELS[Channel.POST] == "Bưu chính"
    assert DELIVERY_LABELS[DeliveryWay.AT_DESK] == "Tại quầy"
    assert DELIVERY_LABELS[DeliveryWay.AT_HOME] == "Tại nhà"


def test_what_was_given_out_tells_how_and_what_was_not_tells_the_wish():
    assert way_given("post", "at_desk") is DeliveryWay.AT_DESK
    assert way_given("at_desk", "electronic") is DeliveryWay.ELECTRONIC
    assert way_given("post", OUT) is DeliveryWay.POST
    assert way_given("at_home", "") is DeliveryWay.AT_HOME
