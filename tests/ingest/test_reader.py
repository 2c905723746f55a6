import io

import msoffcrypto.format.ooxml
import pytest
from docx import Document

from ingest.index.errors import EncryptedFile, MalformedFile, NoTextLayer, UnsupportedFile
from ingest.reader import read
from tests.ingest.made_files import zip_of


def word_file() -> io.BytesIO:
    made = io.BytesIO()
    document = Document()
    document.add_paragraph("Words.")
    document.save(made)
    made.seek(0)
    return made


def test_an_office_file_with_a_password_is_refused_by_name() -> None:
    locked = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(word_file()).encrypt("secret", locked)
    with pytest.raises(EncryptedFile, match=r"a\.docx is password-protected"):
        read(locked.getvalue(), "a.docx")


def test_an_archive_with_a_password_is_refused_by_name() -> None:
    data = bytearray(zip_of({"a.txt": "x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedFile, match=r"a\.zip is password-protected"):
        read(bytes(data), "a.zip")


def test_an_encrypted_message_is_refused_by_name() -> None:
    message = b"From: a@b\nTo: c@d\nContent-Type: multipart/encrypted; boundary=x\n\n--x--"
    with pytest.raises(EncryptedFile, match="password-protected"):
        read(message, "a.eml")


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (zip_of({"Index/Document.iwa": "x"}), "a.pages", "an Apple Pages document.*export it as PDF or DOCX"),
        (b"7z\xbc\xaf\x27\x1c", "a.7z", "a 7-Zip archive.*unpack it"),
        (bytes(range(256)) * 4, "a.dat", "a file of an unknown format"),
    ],
)
def test_a_format_that_cannot_be_read_is_refused_by_name_with_what_to_do(data: bytes, name: str, words: str) -> None:
    with pytest.raises(UnsupportedFile, match=words):
        read(data, name)


def test_a_picture_has_no_text_layer() -> None:
    with pytest.raises(NoTextLayer, match=r"scan\.jpg is a JPEG image without a text layer.*OCR"):
        read(b"\xff\xd8\xff\xe0", "scan.jpg")


def test_an_empty_file_and_one_without_words_say_so() -> None:
    with pytest.raises(MalformedFile, match="is empty"):
        read(b"", "a.docx")
    with pytest.raises(NoTextLayer, match="holds no text"):
        read(b" \n ", "a.txt")


def test_a_wrong_extension_does_not_matter() -> None:
    assert read(word_file().getvalue(), "a.txt").text == "Words."
