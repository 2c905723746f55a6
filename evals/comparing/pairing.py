"""Pairs the samples of two runs, so that every example is compared with itself."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals.errors import Incomparable
from evals.example import Example
from evals.metrics.right import Standing, standing
from evals.running.kept_run import KeptRun
from evals.sample import Sample

Samples = tuple[Sample, ...]
"""The samples of one example in one run: one, or one for each repeat."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One example in both runs."""

    baseline: Samples
    candidate: Samples

    @property
    def example(self) -> Example:
        """The example; its paths are those of the candidate."""
        return self.candidate[0].example

    @property
    def before(self) -> Standing:
        """How it came out in the baseline."""
        return standing_of(self.baseline)

    @property
    def after(self) -> Standing:
        """How it came out in the candidate."""
        return standing_of(self.candidate)


@dataclass(frozen=True, slots=True)
class Pairing:
    """What two runs have in common, and what they have not."""

    pairs: tuple[Pair, ...]
    is_same_golden_set: bool
    only_baseline: tuple[str, ...] = ()
    only_candidate: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    """Examples of both whose content differs, so that they cannot be compared."""

    def select(self, is_wanted: Callable[[Example], bool]) -> "Pairing":
        """Only some of the examples."""
        return replace(self, pairs=tuple(pair for pair in self.pairs if is_wanted(pair.example)))


def pair_up(baseline: KeptRun, candidate: KeptRun) -> Pairing:
    """The examples of both, by id; of two different golden sets only those whose content is equal.

    Raises Incomparable when nothing is left.
    """
    before, after = _by_id(baseline.samples), _by_id(candidate.samples)
    is_same = baseline.manifest.golden_set_hash == candidate.manifest.golden_set_hash
    common = [name for name in after if name in before]
    changed = {name for name in common if not is_same and not _is_alike(before[name], after[name])}
    pairing = Pairing(
        pairs=tuple(Pair(before[name], after[name]) for name in common if name not in changed),
        is_same_golden_set=is_same,
        only_baseline=tuple(name for name in before if name not in after),
        only_candidate=tuple(name for name in after if name not in before),
        changed=tuple(name for name in common if name in changed),
    )
    if not pairing.pairs:
        raise Incomparable(
            f"{baseline.name} and {candidate.name} have no example in common: they measured {baseline.golden_set} and "
            f"{candidate.golden_set}. Compare two runs of one golden set."
        )
    return pairing


def standing_of(samples: Iterable[Sample]) -> Standing:
    """How an example came out most often; of two that are as frequent the worse."""
    counts = Counter(standing(sample) for sample in samples)
    return max(Standing, key=lambda one: counts[one])


def _by_id(samples: Sequence[Sample]) -> Mapping[str, Samples]:
    found: dict[str, Samples] = {}
    for sample in samples:
        found[sample.example.id] = (*found.get(sample.example.id, ()), sample)
    return found


def _is_alike(baseline: Samples, candidate: Samples) -> bool:
    return _content(baseline[0].example) == _content(candidate[0].example)


def _content(example: Example) -> Example:
    """What the example asks and expects, wherever its documents lie on this machine and however it is tagged."""
    return replace(
        example,
        documents=tuple(_name(path) for path in example.documents),
        evidence=tuple(
            replace(evidence, document=_name(evidence.document), start=0, end=0) for evidence in example.evidence
        ),
        tags={},
    )


def _name(path: Path) -> Path:
    return Path(path.name)
