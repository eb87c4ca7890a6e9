from tests.ui.office.settings_desk import SettingsDesk


def test_a_few_letters_find_a_procedure_with_its_papers_and_fees(desk: SettingsDesk) -> None:
    section = desk.section("catalogue")
    assert len(section.model.rows()) > 90
    section.search.setText("ks")
    assert section.model.row(0).code == "1.001193"
    told = section.details.toPlainText()
    assert "Đăng ký khai sinh" in told
    assert "Thành phần hồ sơ:" in told
    assert "Phí, lệ phí:" in told


def test_what_is_not_there_is_said(desk: SettingsDesk) -> None:
    section = desk.section("catalogue")
    section.search.setText("zzzz")
    assert section.details.toPlainText() == "Không có thủ tục nào khớp với «zzzz»."
