import os
from pathlib import Path

import pytest

from ingest.index.errors import SourceError
from ingest.sources.folder import FolderSource, folder_sources


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)


def listed(source: FolderSource) -> list[str]:
    return [file.path for file in source.files()]


def test_files_are_listed_in_a_stable_order_with_forward_slashes(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/z.md", "a/b/c.md", "c.md")
    assert listed(FolderSource(tmp_path)) == ["a/b/c.md", "a/z.md", "b.md", "c.md"]


def test_hidden_files_system_files_and_sidecars_are_no_documents(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "a.pdf.meta.yaml", ".hidden.md", ".git/config", "Thumbs.db", "desktop.ini", "sub/.x/y.md")
    assert listed(FolderSource(tmp_path)) == ["a.pdf"]


def test_a_sidecar_comes_with_its_file(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "a.pdf.meta.yaml", "b.pdf")
    first, second = FolderSource(tmp_path).files()
    assert first.sidecar == tmp_path / "a.pdf.meta.yaml"
    assert second.sidecar is None
    assert first.size == len("a.pdf")


def test_a_data_folder_is_not_indexed(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "data/deskside.db", "data/notes.md", "deep/data/deskside.db")
    assert listed(FolderSource(tmp_path)) == ["a.md"]


def test_the_ignore_file_leaves_files_out(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "drafts/b.md", "drafts/deep/c.md", "notes.txt", "sub/notes.txt")
    (tmp_path / ".desksideignore").write_text("# not ready\n\ndrafts/*\n notes.txt \n")
    assert listed(FolderSource(tmp_path)) == ["a.md", "sub/notes.txt"]


def test_an_ignore_file_in_another_encoding_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.md")
    (tmp_path / ".desksideignore").write_bytes(b"# Entw\xfcrfe\na.md\n")
    assert listed(FolderSource(tmp_path)) == ["b.md"]


def test_links_that_lead_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    write(inside, "a.md")
    write(outside, "secret.md")
    (inside / "link.md").symlink_to(outside / "secret.md")
    (inside / "folder").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    (inside / "broken.md").symlink_to(inside / "nowhere")
    (inside / "same.md").symlink_to(inside / "a.md")
    assert listed(FolderSource(inside)) == ["a.md", "same.md"]


def test_a_name_in_another_encoding_can_be_written_down(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"r\xe9tours.md")).write_text("Retours.")
    (file,) = FolderSource(tmp_path).files()
    assert file.path == "r\\xe9tours.md"
    assert file.file.read_text() == "Retours."


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nowhere cannot be read"):
        listed(FolderSource(tmp_path / "nowhere"))


def test_a_source_covers_what_it_looks_at(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "sub/b.md", "own/c.md")
    whole = FolderSource(tmp_path, without=[tmp_path / "own"])
    assert whole.covers("gone.md")
    assert whole.covers("sub/gone.md")
    assert not whole.covers("own/gone.md")
    part = FolderSource(tmp_path, [tmp_path / "sub", tmp_path / "a.md"])
    assert part.covers("sub/gone.md")
    assert not part.covers("a.md")
    assert not part.covers("gone.md")


def test_a_folder_is_its_own_source(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (source,) = folder_sources([str(tmp_path)], [])
    assert source.name == str(tmp_path)
    assert listed(source) == ["a.md"]


def test_a_lone_file_belongs_to_the_folder_it_lies_in(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.md")
    (source,) = folder_sources([str(tmp_path / "a.md")], [])
    assert source.name == str(tmp_path)
    assert listed(source) == ["a.md"]
    assert not source.covers("b.md")


def test_what_lies_in_an_indexed_folder_belongs_to_that_folder(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.md", "sub/b.md", "c.md")
    for path, found in (("sub/a.md", ["sub/a.md"]), ("sub", ["sub/a.md", "sub/b.md"])):
        (source,) = folder_sources([str(tmp_path / path)], [str(tmp_path)])
        assert source.name == str(tmp_path)
        assert listed(source) == found


def test_a_folder_around_an_indexed_one_leaves_that_one_its_files(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.md", "b.md")
    sources = folder_sources([str(tmp_path)], [str(tmp_path / "sub")])
    assert {source.name: listed(source) for source in sources} == {
        str(tmp_path): ["b.md"],
        str(tmp_path / "sub"): ["a.md"],
    }


def test_a_pattern_stands_for_its_files(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.txt", "sub/c.md", "sub/deep/d.md")
    (source,) = folder_sources([str(tmp_path / "*.md")], [])
    assert listed(source) == ["a.md"]
    (source,) = folder_sources([str(tmp_path / "**" / "*.md")], [])
    assert listed(source) == ["a.md", "sub/c.md", "sub/deep/d.md"]


def test_files_and_folders_side_by_side_share_one_source(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/c.md")
    (source,) = folder_sources([str(tmp_path / "a"), str(tmp_path / "b.md")], [])
    assert source.name == str(tmp_path)
    assert sorted(listed(source)) == ["a/c.md", "b.md"]


def test_sidecars_that_a_pattern_matches_are_no_documents(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "a.pdf.meta.yaml", "Thumbs.db")
    for paths in ([str(tmp_path / "*")], [str(tmp_path / "a.pdf"), str(tmp_path / "a.pdf.meta.yaml")]):
        (source,) = folder_sources(paths, [])
        assert listed(source) == ["a.pdf"]


def test_a_file_named_twice_is_listed_once(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    sources = folder_sources([str(tmp_path / "a.md"), str(tmp_path), str(tmp_path / "a.md")], [])
    assert [path for source in sources for path in listed(source)] == ["a.md"]


def test_a_file_with_brackets_in_its_name_is_no_pattern(tmp_path: Path) -> None:
    write(tmp_path, "a[1].md")
    (source,) = folder_sources([str(tmp_path / "a[1].md")], [])
    assert listed(source) == ["a[1].md"]


@pytest.mark.parametrize("path", ["nowhere", "nowhere/*.md", "[", ""])
def test_a_path_that_matches_nothing_is_named(tmp_path: Path, path: str) -> None:
    write(tmp_path, "a.md")
    wanted = str(tmp_path / path) if path else ""
    with pytest.raises(SourceError, match="no such file or folder"):
        folder_sources([str(tmp_path), wanted], [])
