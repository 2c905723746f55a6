"""The default embedder: a graph exported once from the adapted bundled model and run by OpenVINO.

Loading sentence-transformers costs seconds and half a gigabyte; the exported graph starts in half a second
and embeds more than twice as fast per core where the processor has bfloat16.
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import openvino
from tokenizers import Encoding, Tokenizer

from ingest.index.embedder import Embeddings, PartedEmbedding
from ingest.index.embedders.bundled_model import adapted_model_name
from ingest.index.sentences import Span

WINDOW_TOKENS = 256
_LONGEST_USEFUL_CHARACTERS = WINDOW_TOKENS * 12
_TOKENS_PER_BATCH = 4096


def processor_has_bfloat16() -> bool:
    """Whether bfloat16 arithmetic is native here; elsewhere it would be emulated and slow."""
    capabilities = openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return "BF16" in capabilities


@dataclass(frozen=True, slots=True)
class _Inferred:
    embeddings: Embeddings
    states: Embeddings
    """Shape (texts, tokens, dimensions)."""


class ExportedGraphEmbedder:
    """Mean-pooled, normalised MiniLM embeddings from the graph in `folder` (see `export.py`)."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        precision = "bf16" if processor_has_bfloat16() else "f32"
        self._identity = f"{adapted_model_name()}-{precision}"
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(WINDOW_TOKENS)
        self._folder = folder
        self._precision = precision
        self._threads = threads
        self._lock = threading.Lock()
        self._for_one = self._compile(threads=1)
        self._for_many: openvino.CompiledModel | None = None
        self._local = threading.local()

    @property
    def identity(self) -> str:
        return self._identity

    @property
    def dimensions(self) -> int:
        return 384

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Embed in batches of similar length, so that little is spent on padding."""
        encodings = self._encode(texts)
        embeddings = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for batch in _batches(encodings):
            embeddings[batch] = self._infer([encodings[place] for place in batch]).embeddings
        return embeddings

    def embed_with_parts(self, texts: Sequence[str], parts: Sequence[Sequence[Span]]) -> list[PartedEmbedding]:
        """A part is the mean of its tokens' states, which the whole text has shaped."""
        encodings = self._encode(texts)
        parted: dict[int, PartedEmbedding] = {}
        for batch in _batches(encodings):
            inferred = self._infer([encodings[place] for place in batch])
            for row, place in enumerate(batch):
                whole, states = inferred.embeddings[row], inferred.states[row]
                pooled = [_pool(states, encodings[place].offsets, span, whole) for span in parts[place]]
                rows = np.array(pooled, dtype=np.float32).reshape(len(pooled), self.dimensions)
                parted[place] = PartedEmbedding(whole, rows)
        return [parted[place] for place in range(len(texts))]

    def _compile(self, threads: int) -> openvino.CompiledModel:
        settings: dict[str, object] = {"INFERENCE_PRECISION_HINT": self._precision, "PERFORMANCE_HINT": "LATENCY"}
        if threads:
            settings["INFERENCE_NUM_THREADS"] = threads
        settings["CACHE_DIR"] = str(self._folder / "compiled")
        return openvino.Core().compile_model(self._folder / "model.xml", "CPU", settings)

    def _request(self, is_for_one: bool) -> openvino.InferRequest:
        """One of this thread's own. A single short text costs a third less on one core than spread over several."""
        name = "for_one" if is_for_one else "for_many"
        request = getattr(self._local, name, None)
        if request is None:
            graph = self._for_one
            if not is_for_one:
                with self._lock:
                    self._for_many = graph = self._for_many or self._compile(self._threads)
            request = graph.create_infer_request()
            setattr(self._local, name, request)
        return request

    def _encode(self, texts: Sequence[str]) -> list[Encoding]:
        encodings: list[Encoding] = self._tokenizer.encode_batch([text[:_LONGEST_USEFUL_CHARACTERS] for text in texts])
        return encodings

    def _infer(self, encodings: Sequence[Encoding]) -> _Inferred:
        longest = max(len(encoding.ids) for encoding in encodings)
        ids = np.zeros((len(encodings), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        outputs = self._request(is_for_one=len(encodings) == 1).infer([ids, mask])
        return _Inferred(outputs[0], outputs[1])


def _batches(encodings: Sequence[Encoding]) -> Iterator[list[int]]:
    order = sorted(range(len(encodings)), key=lambda place: len(encodings[place].ids))
    start = 0
    while start < len(order):
        stop = start + 1
        while stop < len(order) and len(encodings[order[stop]].ids) * (stop + 1 - start) <= _TOKENS_PER_BATCH:
            stop += 1
        yield order[start:stop]
        start = stop


def _pool(states: Embeddings, offsets: Sequence[tuple[int, int]], span: Span, whole: Embeddings) -> Embeddings:
    inside = [place for place, (start, end) in enumerate(offsets) if max(start, span.start) < min(end, span.end)]
    if not inside:
        return whole
    mean: Embeddings = states[inside[0] : inside[-1] + 1].mean(axis=0)
    pooled: Embeddings = mean / np.linalg.norm(mean)
    return pooled
