"""Changes of documents that take right answers away, or show what must not be shown."""

import re

from evals.trials.gate.change import Company
from evals.trials.gate.paper import markdown, rewrite_bodies, rewrite_metadata, sidecar_of, with_key, without_key

_FIGURE = re.compile(r"\d+")
_CONFUSED = str.maketrans("aeloi", "ce10l")


def policies_deleted(company: Company) -> Company:
    """Returns and refunds are gone: 13 examples have their evidence there, and there alone."""
    for name in ("returns.md", "refunds.md"):
        (company.folder / "policies" / name).unlink()
    return company


def pdf_files_lost(company: Company) -> Company:
    """No PDF file was taken along in a move: the evidence of 18 examples stands in one."""
    for file in company.folder.rglob("*.pdf"):
        sidecar_of(file).unlink()
        file.unlink()
    return company


def products_forgotten(company: Company) -> Company:
    """A line too many in the list of files to ignore: 70 examples ask about products."""
    ignored = company.folder / ".desksideignore"
    ignored.write_text(ignored.read_text(encoding="utf-8") + "products/*\n", encoding="utf-8")
    return company


def figures_swapped(company: Company) -> Company:
    """Every number of four policies is another one: of their 23 examples most are asked for a number."""
    names = ("returns.md", "refunds.md", "delivery.md", "price-match.md")
    files = [company.folder / "policies" / name for name in names]
    rewrite_bodies(files, lambda text: _FIGURE.sub(lambda found: str(int(found[0]) * 2 + 1), text))
    return company


def product_figures_swapped(company: Company) -> Company:
    """Every number of the product documents in Markdown is another one: data sheets are asked for numbers."""
    files = markdown(company.folder, "products")
    rewrite_bodies(files, lambda text: _FIGURE.sub(lambda found: str(int(found[0]) + 7), text))
    return company


def documents_truncated(company: Company) -> Company:
    """Of every Markdown document only the first third was uploaded: most evidence stands further down."""
    rewrite_bodies(markdown(company.folder, "policies", "products"), lambda text: text[: len(text) // 3])
    return company


def tables_dropped(company: Company) -> Company:
    """Tables were lost in a conversion, and with them the lines of every list."""
    rewrite_bodies(
        markdown(company.folder, "policies", "products"),
        lambda text: "".join(line for line in text.splitlines(keepends=True) if not line.startswith(("|", "- "))),
    )
    return company


def scanned_and_misread(company: Company) -> Company:
    """Text recognition took letters for others in all Markdown documents: no word is found by its letters."""
    rewrite_bodies(markdown(company.folder, "policies", "products"), lambda text: text.translate(_CONFUSED))
    return company


def audience_removed(company: Company) -> Company:
    """Every document is open to everyone: what only the fraud desk, legal or leads may see is shown to agents."""
    rewrite_metadata(company.folder, ("policies", "products"), lambda text: with_key(text, "audience", "[everyone]"))
    return company


def audience_narrowed(company: Company) -> Company:
    """Every policy is for the fraud desk alone: ordinary agents, who ask nearly all examples, see none."""
    rewrite_metadata(company.folder, ("policies",), lambda text: with_key(text, "audience", "[fraud-desk]"))
    return company


def dates_dropped(company: Company) -> Company:
    """Old editions say nothing of when they held: 21 examples ask what the rule was, and all others what it is."""
    dated = ("effective_from:", "effective_to:", "version_of:")
    rewrite_metadata(company.folder, ("policies", "products"), lambda text: without_key(text, *dated))
    return company


def scheduled_for_next_year(company: Company) -> Company:
    """A slip in the year: every policy holds only from March 2027."""
    rewrite_metadata(
        company.folder,
        ("policies",),
        lambda text: with_key(without_key(text, "effective_to:"), "effective_from", "2027-03-01"),
    )
    return company


HARMFUL_DOCUMENTS = (
    policies_deleted,
    pdf_files_lost,
    products_forgotten,
    figures_swapped,
    product_figures_swapped,
    documents_truncated,
    tables_dropped,
    scanned_and_misread,
    audience_removed,
    audience_narrowed,
    dates_dropped,
    scheduled_for_next_year,
)
