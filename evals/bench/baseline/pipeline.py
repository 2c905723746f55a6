"""Reading, splitting, embedding, storing and searching with LangChain's own parts and nothing else."""

import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from chromadb.config import Settings
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from ingest.index.embedders.bundled_model import load_adapted_model
from ingest.index.settings import default_model_folder

CHUNK_OVERLAP = 200
_SUFFIXES = frozenset({".md", ".txt"})


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What an indexing pass did; `seconds` leaves out the start of the program and the loading of the model."""

    documents: int
    chunks: int
    seconds: float


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage as it answers; `similarity` is the cosine."""

    source: str
    start: int
    text: str
    similarity: float


def index(documents: Path, folder: Path, chunk_size: int) -> IndexReport:
    """Index every Markdown and text file below `documents` into `folder`."""
    embeddings = load_embeddings()
    started = time.perf_counter()
    read = read_documents(documents)
    splitter = RecursiveCharacterTextSplitter(chunk_size=chunk_size, chunk_overlap=CHUNK_OVERLAP, add_start_index=True)
    chunks = splitter.split_documents(read)
    Chroma.from_documents(chunks, embeddings, persist_directory=str(folder), client_settings=_settings(folder))
    return IndexReport(len(read), len(chunks), time.perf_counter() - started)


def open_store(folder: Path) -> Chroma:
    """The store that `index` wrote."""
    return Chroma(
        embedding_function=load_embeddings(), persist_directory=str(folder), client_settings=_settings(folder)
    )


def find(store: Chroma, question: str, k: int) -> list[FoundPassage]:
    """The k nearest chunks. The default distance is the squared one; embeddings of this model have length 1."""
    return [
        FoundPassage(
            source=document.metadata["source"],
            start=document.metadata["start_index"],
            text=document.page_content,
            similarity=1 - distance / 2,
        )
        for document, distance in store.similarity_search_with_score(question, k=k)
    ]


def read_documents(folder: Path) -> list[Document]:
    """The files as they are; the cheapest reading there is."""
    return [
        Document(
            page_content=file.read_bytes().decode("utf-8", errors="replace"),
            metadata={"source": file.relative_to(folder).as_posix()},
        )
        for file in sorted(folder.rglob("*"))
        if file.suffix in _SUFFIXES and file.is_file()
    ]


def load_embeddings() -> HuggingFaceEmbeddings:
    """The same adapted model, as sentence-transformers runs it by default: 32-bit floats."""
    return HuggingFaceEmbeddings(model_name=str(_model_folder()), model_kwargs={"device": "cpu"})


def _model_folder() -> Path:
    """Where sentence-transformers finds the adapted model; written once."""
    exported = default_model_folder()
    folder = exported.with_name(f"{exported.name}-sentence-transformers")
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent) as temporary:
            load_adapted_model().save(str(Path(temporary) / "model"))
            (Path(temporary) / "model").rename(folder)
    return folder


def _settings(folder: Path) -> Settings:
    return Settings(is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False)
