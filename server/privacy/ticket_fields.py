"""What a ticket's fields tell by their names: a customer's name, telephone number or address, however it is written."""

import re
from collections.abc import Iterator, Mapping

from server.privacy.name_words import names_in_value
from server.privacy.personal_data import Kind

_NAMES = frozenset(
    """
    accountholder accountholdername agent agentname assignee assigneename author billingname buyer buyername caller
    callername cardholder cardholdername client clientname contact contactname contactperson customer
    customerfirstname customerfullname customerlastname customername endcustomer enduser familyname firstname from
    fromname fullname givenname kunde lastname name recipient recipientname reportedby reporter reportername
    requestedby requester requestername requestor requestorname sender sendername shippingname submitter
    submittername surname user username
    """.split()
)
_PHONES = frozenset(
    """
    callernumber cell cellphone contactnumber contactphone customerphone fax mobile mobilenumber mobilephone phone
    phonenumber requesterphone tel telephone telephonenumber
    """.split()
)
_ADDRESSES = frozenset(
    """
    address addressline1 addressline2 billingaddress customeraddress deliveryaddress installationaddress postalcode
    postcode shippingaddress street streetaddress zip zipcode
    """.split()
)
_PRODUCT = re.compile("product|model|item|plan|device|brand|category|tariff")
_FEWEST_DIGITS = 5


def plain_name(field: str) -> str:
    """A field's name in lower case, letters and digits alone: "Customer Name" and `customer_name` are one."""
    return re.sub(r"[\W_]", "", field.lower())


def is_name_field(field: str, further: frozenset[str]) -> bool:
    """Whether the value of this field names a person."""
    return plain_name(field) in _NAMES or plain_name(field) in further


def names_in_fields(fields: Mapping[str, str], further: frozenset[str]) -> Iterator[str]:
    """The people whom the fields name."""
    for field, value in fields.items():
        if is_name_field(field, further):
            yield from names_in_value(value)


def kind_of_field(field: str, value: str) -> Kind | None:
    """As what the whole value of this field is personal data; None where its text decides."""
    name = plain_name(field)
    if name in _PHONES and sum(sign.isdigit() for sign in value) >= _FEWEST_DIGITS:
        return Kind.PHONE
    return Kind.ADDRESS if name in _ADDRESSES and value.strip() else None


def names_product(field: str) -> bool:
    """Whether the value of this field names what is sold, not who bought it."""
    return _PRODUCT.search(plain_name(field)) is not None
