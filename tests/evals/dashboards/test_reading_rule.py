"""The rule kept with an answer says what opening it will say."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from evals.dashboards.facts import Facts
from evals.dashboards.reading_rule import NOBODY, admits, encode_rule
from evals.dashboards.tables import answer_facts
from ingest.index.errors import NotFound
from server.deskside import Deskside
from server.history.reading import read_answer
from server.identity.person import Person, Role
from tests.evals.dashboards.stored import HIDDEN, missing, stored

GROUPS = st.frozensets(st.sampled_from(["everyone", "staff", "support", "fraud-desk"]), min_size=1)


@given(st.lists(GROUPS, max_size=4), GROUPS)
def test_it_admits_whoever_is_in_one_group_of_each_set(audiences: list[frozenset[str]], groups: frozenset[str]) -> None:
    expected = all(audience & (groups | {"everyone"}) for audience in audiences)
    assert admits(encode_rule(audiences), groups) is expected


def test_nobody_is_nobody() -> None:
    assert not admits(NOBODY, frozenset({"everyone", "staff"}))
    assert encode_rule([frozenset()]) == NOBODY


def test_a_list_shows_what_opening_would_show(deskside: Deskside, facts: Facts) -> None:
    stored(deskside, "open")
    stored(deskside, "internal", words=HIDDEN)
    stored(deskside, "restricted", path="chargebacks.md")
    missing(deskside, "closest", path="chargebacks.md")
    facts.catch_up()
    with facts.engine.connect() as connection:
        rules = {row.answer_id: row.audience for row in connection.execute(select(answer_facts))}
    for groups in (frozenset[str](), frozenset({"support"}), frozenset({"fraud-desk"})):
        person = Person("r", "R", "r@lumenfold.example", Role.REVIEWER, groups)
        for answer_id, rule in rules.items():
            assert admits(rule, person.audience) is _opens(deskside, answer_id, person)


def _opens(deskside: Deskside, answer_id: str, person: Person) -> bool:
    try:
        read_answer(deskside.history, deskside.index.catalog, answer_id, person)
    except NotFound:
        return False
    return True
