"""Changes of documents by which no example loses what makes it right."""

import re
import unicodedata
from dataclasses import replace

from markdown_it import MarkdownIt

from evals.trials.gate.change import Company
from evals.trials.gate.paper import (
    markdown,
    paper,
    rewrite,
    rewrite_bodies,
    rewrite_metadata,
    sidecar_of,
    with_key,
)

_HEADING = re.compile(r"^(#{2,4}) (.+)$", re.MULTILINE)
_CANTEEN = ("soup", "salad", "pasta", "curry", "stew", "pie", "risotto", "dumplings", "ratatouille", "goulash")


def nothing_changed(company: Company) -> Company:
    """The same company once more."""
    return company


def headings_reworded(company: Company) -> Company:
    """Every heading of five policies says “About” before what it said; no sentence changes."""
    names = (
        "refunds.md",
        "delivery.md",
        "price-match.md",
        "cancellations.md",
        "gift-cards-and-credits.md",
    )
    files = [company.folder / "policies" / name for name in names]
    rewrite_bodies(files, lambda text: _HEADING.sub(r"\1 About: \2", text))
    return company


def unrelated_documents_added(company: Company) -> Company:
    """Twenty menus of the canteen, which answer nothing that is asked."""
    for week in range(1, 21):
        dishes = [f"On day {day} the canteen serves {_CANTEEN[(week * day) % 10]}." for day in range(1, 6)]
        paper(company.folder, f"policies/canteen/week-{week}.md", f"Canteen menu, week {week}", *dishes)
    return company


def duplicates_of_unrelated_pages(company: Company) -> Company:
    """The same page about parking, five times."""
    for number in range(1, 6):
        text = "Park your bicycle in the rack beside the gate. The gate closes at dusk."
        paper(company.folder, f"policies/parking-{number}.md", "Parking at the office", text)
    return company


def lesson_added(company: Company) -> Company:
    """One more lesson; answers cite policies and products."""
    front = "---\ntitle: Naming the next step\nkind: lesson\nowner: training@lumenfold.example\naudience: [everyone]\n"
    text = f"{front}skill: delivery-problems\nminutes: 6\n---\n# Naming the next step\n\nEnd with what happens next.\n"
    (company.folder / "lessons" / "naming-the-next-step.md").write_text(text, encoding="utf-8")
    return company


def file_renamed(company: Company) -> Company:
    """The returns policy has another file name, and the editions and exemplars that name it follow."""
    return _move(company, {"policies/returns.md": "policies/returns-policy.md"})


def folder_moved(company: Company) -> Company:
    """Four product documents lie in a folder of their own."""
    names = ("vault-datasheet.md", "vault-troubleshooting.md", "vault-gateway-backup.md", "nook-app-guide.md")
    return _move(company, {f"products/{name}": f"products/home/{name}" for name in names})


def owner_changed(company: Company) -> Company:
    """Every document belongs to somebody else; nothing of what it says."""
    owner = "documents@lumenfold.example"
    rewrite_metadata(company.folder, ("policies", "products"), lambda text: with_key(text, "owner", owner))
    return company


def verified_again(company: Company) -> Company:
    """Every document was read and confirmed this week."""
    rewrite_metadata(company.folder, ("policies", "products"), lambda text: with_key(text, "verified_at", "2026-11-20"))
    return company


def tags_added(company: Company) -> Company:
    """Every policy in Markdown has a tag that nobody asks for."""
    rewrite(
        markdown(company.folder, "policies"),
        lambda text: text.replace("tags: {region:", "tags: {shelf: [north], region:", 1),
    )
    return company


def white_space(company: Company) -> Company:
    """Blanks at the ends of lines, and more empty lines."""
    files = markdown(company.folder, "policies", "products")
    rewrite_bodies(files, lambda text: text.replace("\n\n", " \n\n\n\n"))
    return company


def line_ends_of_windows(company: Company) -> Company:
    """Saved with an editor that ends lines in two characters."""
    for file in markdown(company.folder, "policies", "products"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    return company


def letters_decomposed(company: Company) -> Company:
    """Saved on a system that writes an accent as a character of its own."""
    files = markdown(company.folder, "policies", "products")
    rewrite_bodies(files, lambda text: unicodedata.normalize("NFD", text))
    return company


def converted_to_html(company: Company) -> Company:
    """Three policies are web pages now; what they say of themselves stands in a sidecar."""
    names = ("refunds", "cancellations", "recycling-and-take-back")
    folder = company.folder / "policies"
    for name in names:
        _, front, body = (folder / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)
        page = folder / f"{name}.html"
        html = MarkdownIt("commonmark").enable("table").render(body)
        page.write_text(f"<!doctype html><html><body><main>{html}</main></body></html>", encoding="utf-8")
        sidecar_of(page).write_text(front, encoding="utf-8")
    return _move(company, {f"policies/{name}.md": f"policies/{name}.html" for name in names}, is_written=True)


def future_edition_added(company: Company) -> Company:
    """Next year's delivery policy is there already, and holds from next year."""
    delivery = company.folder / "policies" / "delivery.md"
    text = with_key(delivery.read_text(encoding="utf-8"), "effective_from", "2027-06-01")
    text = with_key(text, "version_of", "policies/delivery.md")
    (company.folder / "policies" / "delivery-2027.md").write_text(text.replace("5 working days", "6 working days"))
    return company


def unasked_document_deleted(company: Company) -> Company:
    """Spare answers are tidied up: approved answers that are offered for no example."""
    for name in ("survey-fee.md", "care-flag-offer.md"):
        (company.folder / "exemplars" / name).unlink()
    return company


def indexed_in_another_order(company: Company) -> Company:
    """A new index, into which the policies came last."""
    return replace(company, is_indexed_anew=True)


def _move(company: Company, moved: dict[str, str], is_written: bool = False) -> Company:
    """Move documents, and the names by which others refer to them."""
    for before, after in moved.items():
        (company.folder / after).parent.mkdir(parents=True, exist_ok=True)
        if is_written:
            (company.folder / before).unlink()
        else:
            (company.folder / before).rename(company.folder / after)
    for file in sorted(company.folder.rglob("*")):
        if file.suffix in {".md", ".yaml"}:
            text = file.read_text(encoding="utf-8")
            for before, after in moved.items():
                text = text.replace(f": {before}\n", f": {after}\n")
            file.write_text(text, encoding="utf-8")
    return replace(company, moved=moved)


HARMLESS_DOCUMENTS = (
    nothing_changed,
    headings_reworded,
    unrelated_documents_added,
    duplicates_of_unrelated_pages,
    lesson_added,
    file_renamed,
    folder_moved,
    owner_changed,
    verified_again,
    tags_added,
    white_space,
    line_ends_of_windows,
    letters_decomposed,
    converted_to_html,
    future_edition_added,
    unasked_document_deleted,
    indexed_in_another_order,
)
