from app.domain.channel import CHANNEL_LABELS, DELIVERY_LABELS, Channel, DeliveryWay


def test_every_channel_and_way_has_its_own_word():
    assert len({CHANNEL_LABELS[channel] for channel in Channel}) == len(Channel)
    assert len({DELIVERY_LABELS[way] for way in DeliveryWay}) == len(DeliveryWay)


def test_the_words_are_those_of_the_official_register():
    assert CHANNEL_LABELS[Channel.DIRECT] == "Trực tiếp"
    assert CHANNEL_LABELS[Channel.ONLINE] == "Trực tuyến"
    assert CHANNEL_LABELS[Channel.POST] == "Bưu chính"
    assert DELIVERY_LABELS[DeliveryWay.AT_DESK] == "Tại quầy"
    assert DELIVERY_LABELS[DeliveryWay.AT_HOME] == "Tại nhà"
