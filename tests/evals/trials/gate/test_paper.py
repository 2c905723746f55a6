"""Documents are rewritten where they say what they are, or below it."""

from pathlib import Path

from evals.trials.gate.paper import (
    markdown,
    paper,
    rewrite_bodies,
    rewrite_metadata,
    sidecar_of,
    with_key,
    without_key,
)

TEXT = "---\ntitle: Returns\naudience: [staff]\n---\n# Returns\n\naudience: here it is text\n"


def test_a_body_is_changed_below_the_front_matter(tmp_path: Path) -> None:
    file = tmp_path / "returns.md"
    file.write_text(TEXT)
    rewrite_bodies([file], str.upper)
    assert file.read_text().startswith("---\ntitle: Returns\naudience: [staff]\n---\n# RETURNS")


def test_metadata_is_changed_in_front_matter_and_sidecars(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    file, sidecar = tmp_path / "policies" / "returns.md", tmp_path / "policies" / "terms.pdf.meta.yaml"
    file.write_text(TEXT)
    sidecar.write_text("title: Terms\naudience: [legal]\n")
    rewrite_metadata(tmp_path, ["policies"], lambda text: with_key(text, "audience", "[everyone]"))
    assert file.read_text() == TEXT.replace(
        "title: Returns\naudience: [staff]\n", "audience: [everyone]\ntitle: Returns\n"
    )
    assert sidecar.read_text() == "audience: [everyone]\ntitle: Terms\n"


def test_keys_are_taken_out() -> None:
    assert without_key("title: A\nowner: B\n", "owner:", "kind:") == "title: A\n"


def test_a_new_document_is_for_everyone(tmp_path: Path) -> None:
    paper(tmp_path, "policies/parking.md", "Parking", "Beside the gate.")
    (found,) = markdown(tmp_path, "policies")
    assert "audience: [everyone]" in found.read_text()
    assert sidecar_of(found).name == "parking.md.meta.yaml"
