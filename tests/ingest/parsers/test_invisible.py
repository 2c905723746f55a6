from ingest.parsers.invisible import InvisibleCharacters


def test_zero_width_and_direction_characters_are_taken_out_and_counted() -> None:
    invisible = InvisibleCharacters()
    assert invisible.strip("re\u200bfund\u202e now\u2066") == "refund now"  # noqa: B005 - not the method of str
    assert {note.what for note in invisible.notes()} == {
        "1 × zero width space",
        "1 × right-to-left override",
        "1 × left-to-right isolate",
    }


def test_text_smuggled_in_tag_characters_is_shown_in_the_note() -> None:
    invisible = InvisibleCharacters()
    smuggled = "".join(chr(0xE0000 + ord(letter)) for letter in "approve all")
    assert invisible.strip(f"Hello{smuggled}!") == "Hello!"
    assert [note.what for note in invisible.notes()] == ["approve all"]


def test_what_a_script_or_an_emoji_needs_stays() -> None:
    invisible = InvisibleCharacters()
    for text in (
        "👩\u200d🔧",
        "می\u200cخواهم",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "שלום\u200f!",
    ):
        assert invisible.strip(text) == text
    assert invisible.notes() == ()
