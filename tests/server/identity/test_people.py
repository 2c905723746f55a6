"""The people who may sign in."""

import pytest
from sqlalchemy import Engine

from ingest.index.errors import NotFound
from server.errors import Conflict
from server.identity.keys import Keys
from server.identity.people import People
from server.identity.person import Person, Role

JO = Person("jo", "Jo Abara", "jo@lumenfold.example", Role.AGENT, frozenset({"support"}))
BOSS = Person("boss", "Boss", "boss@lumenfold.example", Role.ADMIN)


def test_a_person_comes_back_as_imported(engine: Engine) -> None:
    people = People(engine)
    people.import_people([JO])
    assert people.person("jo") == JO


def test_importing_again_brings_the_role_up_to_date(engine: Engine) -> None:
    people = People(engine)
    people.import_people([JO])
    people.import_people([Person("jo", "Jo Abara", JO.email, Role.LEAD)])
    assert people.person("jo").role is Role.LEAD


def test_an_unknown_person_is_not_found(engine: Engine) -> None:
    with pytest.raises(NotFound, match="nobody"):
        People(engine).person("nobody")


def test_the_first_admin_gets_a_key_that_is_shown_once(engine: Engine) -> None:
    people = People(engine)
    secret = people.ensure_admin()
    assert secret is not None
    owner = Keys(engine).person(secret)
    assert owner is not None
    assert owner.role is Role.ADMIN
    assert people.ensure_admin() is None


def test_an_admin_of_the_sample_company_is_not_the_first_admin(engine: Engine) -> None:
    people = People(engine)
    people.import_people([BOSS], is_sample=True)
    assert people.ensure_admin() is not None


def test_only_people_of_the_sample_company_are_offered_for_one_click_sign_in(engine: Engine) -> None:
    people = People(engine)
    people.import_people([BOSS])
    people.import_people([JO], is_sample=True)
    assert people.sample() == [JO]
    assert people.all() == [BOSS, JO]


def test_the_sample_company_cannot_take_over_a_real_person(engine: Engine) -> None:
    people = People(engine)
    people.import_people([JO])
    with pytest.raises(Conflict):
        people.import_people([BOSS, Person("jo", "Jo", "", Role.ADMIN)], is_sample=True)
    assert people.all() == [JO]
