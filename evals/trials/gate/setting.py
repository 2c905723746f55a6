"""Changes one table of the settings."""

from dataclasses import replace

from evals.trials.gate.change import Company


def with_setting(company: Company, table: str, **values: float) -> Company:
    """The company with other values in this table, checked as those of a settings file are."""
    section = getattr(company.settings, table)
    changed = type(section).model_validate(section.model_dump() | values)
    return replace(company, settings=company.settings.model_copy(update={table: changed}))
