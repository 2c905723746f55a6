"""Settings of measuring: the table `[features.evals]` of the settings file."""

from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.calibration.settings import CalibrationSettings
from evals.curation.settings import CurationSettings
from evals.dashboards.settings import MailSettings
from evals.errors import SettingsError
from evals.gating.gate_rule import GateRule
from evals.judging.settings import JudgeSettings
from evals.review.settings import ReviewSettings
from evals.running.settings import RunsSettings
from server.settings import ServerSettings


class EvalsSettings(BaseModel):
    """How answers are measured. Nothing here is needed to begin."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    calibration: CalibrationSettings = CalibrationSettings()
    curation: CurationSettings = CurationSettings()
    judge: JudgeSettings = JudgeSettings()
    gate: GateRule = GateRule()
    mail: MailSettings = MailSettings()
    reviews: ReviewSettings = ReviewSettings()
    runs: RunsSettings = RunsSettings()

    @classmethod
    def of(cls, settings: ServerSettings) -> Self:
        """Those in the settings of the server. Raises SettingsError, naming the setting, where one is not right."""
        try:
            return cls.model_validate(settings.features.get("evals", {}))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(("features.evals", *(str(part) for part in first["loc"])))
            raise SettingsError(f"{place}: {first['msg']}") from error
