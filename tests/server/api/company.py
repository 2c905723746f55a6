"""A company of four documents and four people, indexed without a model."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ingest.chunker import chunk
from ingest.index.catalog import Catalog
from ingest.index.database import open_database
from ingest.index.dense import DenseIndex
from ingest.index.documents import Block, BlockKind, Description, DocumentKind, ParsedDocument
from ingest.index.embedders.hashing import HashingEmbedder
from ingest.index.index import Index
from ingest.index.lexical import LexicalIndex
from ingest.index.publishing import Draft, FileRecord, hash_of
from ingest.index.settings import IndexSettings
from ingest.index.vector_stores.memory import MemoryVectorStore
from server.deskside import Deskside
from server.identity.person import Person, Role
from server.language_model.settings import LanguageModelSettings
from server.settings import ServerSettings
from server.wiring import assemble

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SOURCE = "/srv/lumenfold"
INTERNAL = "Customers flagged for fraud are refused without a reason."

JO = Person("jo", "Jo Abara", "jo@lumenfold.example", Role.AGENT, frozenset({"support"}))
LIN = Person("lin", "Lin Petrov", "lin@lumenfold.example", Role.AGENT, frozenset({"support"}))
INES = Person("ines", "Ines Marrow", "returns@lumenfold.example", Role.CONTENT_OWNER, frozenset({"support"}))
SAM = Person("sam", "Sam Okoro", "sam@lumenfold.example", Role.LEAD, frozenset({"support", "fraud-desk"}))
ROOT = Person("root", "Administrator", "root@lumenfold.example", Role.ADMIN)


@dataclass(frozen=True)
class Paper:
    """One file: its paragraphs, and what its front matter says."""

    path: str
    paragraphs: tuple[str, ...]
    description: Description


PAPERS = (
    Paper(
        "archive/returns-2025.md",
        ("A charger may be returned within 14 days of delivery.",),
        Description(
            "Returns",
            effective_from=datetime(2025, 1, 1, tzinfo=UTC),
            version_of="returns.md",
            tags={"region": ("uk",)},
        ),
    ),
    Paper(
        "returns.md",
        ("A charger may be returned within 30 days of delivery.", "The customer pays for the return label.", INTERNAL),
        Description(
            "Returns",
            owner="returns@lumenfold.example",
            effective_from=datetime(2026, 1, 1, tzinfo=UTC),
            tags={"region": ("uk",)},
        ),
    ),
    Paper(
        "chargebacks.md",
        ("A chargeback is answered with proof of delivery within seven days.",),
        Description("Chargebacks", audience=frozenset({"fraud-desk"})),
    ),
    Paper(
        "lessons/returns.md",
        ("Ask for the delivery date before naming a rule.",),
        Description("Three questions", DocumentKind.LESSON, skill="returns-assessment", minutes=8),
    ),
)


def open_company(folder: Path, language_model: LanguageModelSettings | None = None) -> Deskside:
    """The assistant over the company's documents; its people are there, each without a key."""
    index = _open_index(folder)
    for paper in PAPERS:
        _publish(index, paper)
    model = language_model or LanguageModelSettings()
    deskside = assemble(ServerSettings(index=IndexSettings(data=folder), language_model=model), index)
    deskside.people.import_people([JO, LIN, INES, SAM, ROOT])
    return deskside


def _open_index(folder: Path) -> Index:
    embedder = HashingEmbedder()
    catalog = Catalog(open_database(f"sqlite:///{folder / 'deskside.db'}"))
    catalog.migrate()
    vectors = MemoryVectorStore(embedder.dimensions)
    dense = DenseIndex(vectors, embedder.dimensions, folder / "snapshot")
    return Index(catalog, embedder, vectors, LexicalIndex(folder / "lexical"), dense)


def _publish(index: Index, paper: Paper) -> None:
    parsed = _parsed(paper.paragraphs)
    draft = Draft(
        source=SOURCE,
        path=paper.path,
        content_hash=hash_of(*paper.paragraphs),
        text=parsed.text,
        blocks=parsed.blocks,
        media_type=parsed.media_type,
        description=paper.description,
        chunks=tuple(chunk(parsed, paper.description, index.embedder.identity)),
    )
    (version,) = index.publisher.stage([draft])
    index.embed_missing(sorted({piece.embedding_id for piece in draft.chunks}))
    index.lexical.catch_up(index.catalog)
    index.publisher.publish(SOURCE, [FileRecord(paper.path, draft.content_hash, "live", None, version, {})])


def _parsed(paragraphs: Iterable[str]) -> ParsedDocument:
    text, blocks = "", []
    for paragraph in paragraphs:
        block = Block(BlockKind.PARAGRAPH, len(text), len(text) + len(paragraph))
        blocks.append(replace(block, audience=frozenset({"fraud-desk"})) if paragraph == INTERNAL else block)
        text += paragraph + "\n\n"
    return ParsedDocument(text, tuple(blocks), "text/markdown")
