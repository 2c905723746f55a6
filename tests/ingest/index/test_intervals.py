from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ingest.index.intervals import BEGINNING, END, Interval, resolve_intervals
from tests.ingest.index.drafts import day

FIRST = datetime(2020, 1, 1, tzinfo=UTC)
MAIN, ARCHIVED = "returns.md", "archive/returns-2024.md"


def days(number: int) -> datetime:
    return FIRST + timedelta(days=number)


moments = st.integers(0, 60).map(days)


@st.composite
def documents(draw: st.DrawFn) -> list[Interval]:
    """The versions of one document: some files, each published anew some times."""
    published = draw(st.lists(st.integers(0, 60), max_size=7))
    versions = []
    for number, at in enumerate(published):
        path = draw(st.sampled_from([MAIN, ARCHIVED, "archive/returns-2023.md"]))
        start = draw(st.none() | moments)
        end = draw(st.none() | moments.map(lambda moment: moment + timedelta(days=1)))
        if start is not None and end is not None and end <= start:
            end = start + timedelta(days=1)
        versions.append(Interval(f"v{number}", path, days(at), start, end, path == MAIN))
    return versions


def holds(interval: Interval, moment: datetime) -> bool:
    return (interval.starts_at or BEGINNING) <= moment < (interval.ends_by or END)


@given(documents())
def test_no_moment_has_two_versions_and_none_is_lost(intervals: list[Interval]) -> None:
    resolved = resolve_intervals(intervals)
    assert sorted(one.version_id for one in resolved) == sorted(one.version_id for one in intervals)
    for number in range(-1, 63):
        assert sum(holds(one, days(number)) for one in resolved) <= 1


@given(documents(), st.randoms())
def test_the_order_of_the_versions_does_not_matter(intervals: list[Interval], random: Random) -> None:
    shuffled = list(intervals)
    random.shuffle(shuffled)
    assert set(resolve_intervals(shuffled)) == set(resolve_intervals(intervals))


@given(documents())
def test_resolving_never_lengthens_what_a_version_states(intervals: list[Interval]) -> None:
    stated = {one.version_id: one for one in intervals}
    for one in resolve_intervals(intervals):
        assert (one.ends_by or END) <= max(stated[one.version_id].ends_by or END, one.starts_at or BEGINNING)


@given(documents())
def test_what_one_file_said_last_is_never_overruled_by_what_it_said_before(intervals: list[Interval]) -> None:
    of_main = sorted((one for one in intervals if one.is_main), key=lambda one: one.published_at)
    if not of_main or [one.published_at for one in of_main].count(of_main[-1].published_at) > 1:
        return
    last = next(one for one in resolve_intervals(of_main) if one.version_id == of_main[-1].version_id)
    stated = of_main[-1]
    assert (last.starts_at, last.ends_by) == (stated.starts_at, stated.ends_by)


@given(st.lists(moments, min_size=1, max_size=6, unique=True))
def test_of_files_that_state_their_start_the_latest_start_wins(starts: list[datetime]) -> None:
    intervals = [Interval(str(at), f"{at}.md", FIRST, at, None) for at in starts]
    resolved = resolve_intervals(intervals)
    for moment in starts:
        (holding,) = [one for one in resolved if holds(one, moment)]
        assert holding.starts_at == max(start for start in starts if start <= moment)


def test_a_correction_with_the_same_start_replaces() -> None:
    wrong = Interval("wrong", MAIN, day(2026, 1, 5), day(2026), None)
    right = Interval("right", MAIN, day(2026, 1, 6), day(2026), None)
    assert resolve_intervals([wrong, right]) == [
        Interval("wrong", MAIN, day(2026, 1, 5), day(2026), day(2026)),
        right,
    ]


def test_a_correction_to_an_earlier_start_takes_back_the_later_one() -> None:
    wrong = Interval("wrong", MAIN, day(2026, 1, 5), day(2026, 3), None)
    right = Interval("right", MAIN, day(2026, 1, 6), day(2026, 2), None)
    resolved = {one.version_id: one for one in resolve_intervals([wrong, right])}
    assert holds(resolved["right"], day(2026, 4))
    assert not holds(resolved["wrong"], day(2026, 4))


def test_of_two_files_with_the_same_start_the_documents_own_wins() -> None:
    own = Interval("own", MAIN, day(2026), None, None, True)
    archived = Interval("archived", ARCHIVED, day(2026, 2), None, None, False)
    resolved = {one.version_id: one for one in resolve_intervals([own, archived])}
    assert holds(resolved["own"], day(2026, 3))
    assert not holds(resolved["archived"], day(2026, 3))


def test_a_version_without_a_start_follows_the_archived_one_that_has_ended() -> None:
    own = Interval("own", MAIN, day(2026), None, None, True)
    archived = Interval("archived", ARCHIVED, day(2026), day(2024), day(2025), False)
    resolved = {one.version_id: one for one in resolve_intervals([own, archived])}
    assert holds(resolved["archived"], day(2024, 6))
    assert holds(resolved["own"], day(2026, 3))


def test_a_version_without_a_start_holds_until_a_planned_one_begins() -> None:
    own = Interval("own", MAIN, day(2026), None, None, True)
    planned = Interval("planned", "holidays.md", day(2026), day(2026, 11), day(2027), False)
    resolved = {one.version_id: one for one in resolve_intervals([own, planned])}
    assert holds(resolved["own"], day(2026, 3))
    assert holds(resolved["planned"], day(2026, 12))
