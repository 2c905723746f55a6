import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ingest.index.visibility import Labels, VisibilityView
from server.retrieval.passages import stretches

LONGEST = 800


@st.composite
def views(draw: st.DrawFn) -> VisibilityView:
    lengths, versions, audiences, starts = [], [], [], []
    for version in range(draw(st.integers(1, 3))):
        start = 0
        for _ in range(draw(st.integers(1, 8))):
            length = draw(st.integers(1, 400))
            lengths.append(length)
            starts.append(start)
            versions.append(version)
            audiences.append(draw(st.integers(0, 1)))
            start += length + draw(st.integers(0, 40))
    number = np.array(starts, dtype=np.int64)
    nothing = np.zeros(0, dtype=np.int64)
    return VisibilityView(
        sequence=1,
        versions=(),
        in_force_from=nothing,
        in_force_to=nothing,
        is_searchable=np.zeros(0, dtype=bool),
        audience=Labels((), nothing),
        tags=Labels((), nothing),
        kind=Labels((), nothing),
        rows=np.arange(len(starts)) + 1,
        version_index=np.array(versions, dtype=np.int64),
        embedding_index=np.arange(len(starts)),
        chunk_audience=np.array(audiences, dtype=np.int64),
        start=number,
        end=number + np.array(lengths, dtype=np.int64),
        audiences=(frozenset(), frozenset({"staff"})),
    )


@given(views(), st.integers(0, 99), st.integers(1, 10))
def test_stretches_never_overlap_are_never_too_long_and_never_mix(view: VisibilityView, seed: int, k: int) -> None:
    ranked = np.random.default_rng(seed).permutation(len(view.rows))
    found = stretches(view, ranked, k, LONGEST)
    used = [position for stretch in found for position in stretch.positions]
    assert len(used) == len(set(used))
    assert 1 <= len(found) <= k
    assert found[0].best == ranked[0]
    for stretch in found:
        positions = list(stretch.positions)
        assert positions == list(range(positions[0], positions[-1] + 1))
        assert stretch.best in positions
        assert view.end[positions[-1]] - view.start[positions[0]] <= LONGEST
        assert len({int(view.version_index[position]) for position in positions}) == 1
        assert len({int(view.chunk_audience[position]) for position in positions}) == 1
