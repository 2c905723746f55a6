"""What can be set."""

import pytest
from pydantic import ValidationError

from server.privacy.settings import PrivacySettings


def test_a_bad_pattern_is_refused_with_its_name() -> None:
    with pytest.raises(ValidationError, match="the pattern of TAX_ID is not one of RE2"):
        PrivacySettings(patterns={"TAX_ID": "(?<!x)1"})


def test_names_of_fields_are_taken_as_people_write_them() -> None:
    assert PrivacySettings(name_fields=frozenset({"Policy Holder"})).name_fields == {"policyholder"}
