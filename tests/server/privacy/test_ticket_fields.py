"""What fields tell by their names."""

from server.privacy.personal_data import Kind
from server.privacy.ticket_fields import kind_of_field, names_in_fields, names_product


def test_a_field_is_known_however_its_name_is_written() -> None:
    fields = {"Customer Name": "Maria Lopez", "requester": "Jo Ames", "region": "Wales", "priority": "High"}
    assert list(names_in_fields(fields, frozenset())) == ["Maria Lopez", "Jo Ames"]


def test_settings_add_fields() -> None:
    assert list(names_in_fields({"Policy Holder": "Maria Lopez"}, frozenset({"policyholder"}))) == ["Maria Lopez"]


def test_some_values_are_personal_whatever_they_look_like() -> None:
    assert kind_of_field("Mobile Number", "612345678") is Kind.PHONE
    assert kind_of_field("phone", "none") is None
    assert kind_of_field("shipping_address", "The Old Mill") is Kind.ADDRESS
    assert kind_of_field("city", "Leeds") is None


def test_a_product_is_known_by_its_field() -> None:
    assert names_product("Product model")
    assert not names_product("customer")
