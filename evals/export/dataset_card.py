"""The card of a dataset folder: what tools need to load it, and what people need to know before they pass it on.

Source: the dataset cards of the Hugging Face Hub, https://huggingface.co/docs/hub/datasets-cards
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.example import ORDINARY_AGENT
from evals.export.dataset_part import Column, DatasetPart
from evals.export.outgoing_run import OutgoingRun

_TEMPLATES = Path(__file__).parent / "templates"
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))

Yaml = str | int | bool | list["Yaml"] | dict[str, "Yaml"]


def dataset_card(run: OutgoingRun, parts: Sequence[DatasetPart], files: Mapping[str, int]) -> str:
    """The text of `README.md`; `files` are those to load, one a part, with their sizes in bytes."""
    # Markdown, not HTML, so nothing is escaped here; what others wrote stands only in the front matter and in code.
    environment = Environment(  # noqa: S701
        loader=FileSystemLoader(_TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    front_matter = yaml.safe_dump(_front_matter(run, parts, files), sort_keys=False, allow_unicode=True)
    return environment.get_template("dataset_card.md").render(
        front_matter=front_matter, run=run, parts=parts, groups=_groups(run), facts=_facts(run)
    )


def _front_matter(run: OutgoingRun, parts: Sequence[DatasetPart], files: Mapping[str, int]) -> Yaml:
    return {
        "pretty_name": f"{run.golden_set}, measured {run.ended_at:%Y-%m-%d}",
        "task_categories": ["question-answering"],
        "tags": ["evaluation", "deskside"],
        "size_categories": [_size(len(parts[0].rows))],
        "configs": [_config(part, path, is_default=part is parts[0]) for part, path in zip(parts, files, strict=True)],
        "dataset_info": [_info(part, size) for part, size in zip(parts, files.values(), strict=True)],
    }


def _config(part: DatasetPart, path: str, is_default: bool) -> Yaml:
    files: Yaml = [{"split": "test", "path": path}]
    config: dict[str, Yaml] = {"config_name": part.name, "data_files": files}
    return {**config, "default": True} if is_default else config


def _info(part: DatasetPart, size: int) -> Yaml:
    return {
        "config_name": part.name,
        "features": [_feature(column) for column in part.columns],
        "splits": [{"name": "test", "num_bytes": size, "num_examples": len(part.rows)}],
        "download_size": size,
        "dataset_size": size,
    }


def _feature(column: Column) -> Yaml:
    if column.columns:
        return {"name": column.name, "list": [_feature(inner) for inner in column.columns]}
    return {"name": column.name, "list" if column.is_list else "dtype": column.type}


def _size(count: int) -> str:
    return next((name for bound, name in _SIZES if count < bound), "n>1M")


def _groups(run: OutgoingRun) -> list[str]:
    """Who may read all that the folder holds: whoever is in each of these groups."""
    if not run.is_with_internal:
        return sorted(ORDINARY_AGENT)
    return sorted(ORDINARY_AGENT.union(*(each.sample.example.audience for each in run.samples)))


def _facts(run: OutgoingRun) -> dict[str, str]:
    manifest = run.manifest
    facts = {
        "run": run.name,
        "golden set": run.golden_set,
        "golden set's hash": manifest.golden_set_hash,
        "measured": run.ended_at.isoformat(timespec="seconds"),
        "commit": manifest.commit or "unknown",
        "embedder": manifest.subject.embedder or manifest.subject.settings.get("index.embedder", "unknown"),
        "language model": manifest.subject.language_model or "none",
    }
    return {name: value.replace("`", "'").replace("\n", " ") for name, value in facts.items()}
