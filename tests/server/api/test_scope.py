"""What a request may see."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from ingest.index.documents import EVERYONE
from server.api.scope import scope_of
from server.identity.person import Person, Role
from tests.server.api.company import JO, NOW, ROOT, SAM

GROUPS = st.frozensets(st.sampled_from(["staff", "support", "fraud-desk", "legal", "everyone"]))


def test_somebody_sees_what_their_groups_see_now() -> None:
    scope = scope_of(JO, NOW)
    assert scope.groups == {"everyone", "staff", "support"}
    assert scope.as_of == NOW


def test_an_audience_narrows() -> None:
    assert scope_of(SAM, NOW, audience=["support"]).groups == {"everyone", "support"}


def test_an_administrator_may_name_any_group() -> None:
    assert scope_of(ROOT, NOW, audience=["legal"]).groups == {"everyone", "legal"}


def test_tags_and_the_moment_are_taken_over() -> None:
    moment = datetime(2025, 1, 1, tzinfo=UTC)
    scope = scope_of(JO, NOW, moment, tags={"region": ["uk", "eu"]})
    assert (scope.as_of, scope.tags) == (moment, {"region": frozenset({"uk", "eu"})})


@given(GROUPS, st.none() | GROUPS, st.sampled_from([role for role in Role if role is not Role.ADMIN]))
def test_nobody_but_an_administrator_ever_sees_more_than_their_groups(
    groups: frozenset[str], audience: frozenset[str] | None, role: Role
) -> None:
    person = Person("p", "P", "", role, groups)
    scope = scope_of(person, NOW, audience=audience)
    assert scope.groups <= person.audience
    assert audience is None or scope.groups <= audience | {EVERYONE}
