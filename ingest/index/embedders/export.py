"""Exports the adapted bundled model once, as the graph that `exported_graph.py` runs."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import cast

from ingest.index.embedders.bundled_model import load_adapted_model
from ingest.index.embedders.exported_graph import WINDOW_TOKENS
from ingest.index.errors import DesksideError


def export(folder: Path) -> None:
    """Write tokenizer and graph into `folder`, all or nothing. Costs some ten seconds and 1 GB of memory, once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    import openvino
    import torch

    model = load_adapted_model()
    transformer = cast(torch.nn.Module, model[0].auto_model).eval()

    class UnitMeanPooling(torch.nn.Module):
        """Token states and their mean as unit vector: what the model's pooling and normalising modules do."""

        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            states = self.transformer(input_ids=ids, attention_mask=mask).last_hidden_state
            weights = mask.unsqueeze(-1).to(states.dtype)
            mean = (states * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=1), states

    example = torch.ones((2, 8), dtype=torch.int64)
    with torch.no_grad():
        graph = openvino.convert_model(
            UnitMeanPooling(), example_input=(example, example), input=[("ids", [-1, -1]), ("mask", [-1, -1])]
        )
    with tempfile.TemporaryDirectory(dir=folder.parent) as temporary:
        target = Path(temporary) / "graph"
        target.mkdir()
        openvino.save_model(graph, target / "model.xml", compress_to_fp16=False)
        model.tokenizer.backend_tokenizer.save(str(target / "tokenizer.json"))
        (target / "window").write_text(str(WINDOW_TOKENS))
        if not folder.exists():
            target.rename(folder)


def export_apart(folder: Path) -> None:
    """Export in a process of its own, so that the caller keeps neither torch nor what it prints.

    Raises DesksideError, with what the process printed, when that fails.
    """
    command = [sys.executable, "-m", "ingest.index.embedders.export", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode or not folder.exists():
        raise DesksideError(f"the embedding model could not be exported to {folder}:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    export(Path(sys.argv[1]))
