"""What each role may do."""

import pytest

from server.identity.permission import PERMISSIONS, Permission, may
from server.identity.person import Person, Role


@pytest.mark.parametrize("role", list(Role))
def test_everybody_may_read_and_ask(role: Role) -> None:
    assert PERMISSIONS[role] >= {Permission.READ, Permission.ASK}


def test_an_agent_may_do_nothing_else() -> None:
    assert PERMISSIONS[Role.AGENT] == {Permission.READ, Permission.ASK}


def test_only_an_admin_may_administer() -> None:
    assert {role for role in Role if Permission.ADMINISTER in PERMISSIONS[role]} == {Role.ADMIN}


@pytest.mark.parametrize("role", [Role.AGENT, Role.CONTENT_OWNER])
def test_agents_and_content_owners_may_not_read_what_others_asked(role: Role) -> None:
    assert not may(Person("p", "P", "", role), Permission.REVIEW)


def test_everybody_signed_in_is_in_everyone_and_staff() -> None:
    assert Person("p", "P", "", groups=frozenset({"support"})).audience == {"everyone", "staff", "support"}
