"""Why a document is not read, or only partly read: a closed list, each with what it means and what to do next.

Every file that is found ends in one state. Where that state is not "read", its reason is one of these; nothing is left
out silently and nothing ends in an unexplained error.
"""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why. The value is the word that the case, the API and the exports use; it is never renamed."""

    # nothing could be read
    empty = "empty"
    unknown_format = "unknown_format"
    encrypted = "encrypted"
    truncated = "truncated"
    malformed = "malformed"
    entity_bomb = "entity_bomb"
    undecodable = "undecodable"
    no_text_layer = "no_text_layer"
    no_text = "no_text"
    limit_exceeded = "limit_exceeded"
    time_exceeded = "time_exceeded"
    memory_exceeded = "memory_exceeded"
    output_exceeded = "output_exceeded"
    parser_crashed = "parser_crashed"
    worker_killed = "worker_killed"
    reader_failed = "reader_failed"
    # it is no document, or could not be got at
    no_such_file = "no_such_file"
    web_address = "web_address"
    unreadable = "unreadable"
    not_a_file = "not_a_file"
    link_loop = "link_loop"
    path_escapes = "path_escapes"
    vanished = "vanished"
    # it was left aside on purpose
    same_bytes = "same_bytes"
    same_document = "same_document"
    no_longer_in_file = "no_longer_in_file"
    other_language = "other_language"
    hidden = "hidden"
    # it was read, but not all of it, or not as surely as could be wished
    encoding_guessed = "encoding_guessed"
    characters_replaced = "characters_replaced"
    layout_not_recognised = "layout_not_recognised"
    pages_without_text = "pages_without_text"
    parts_left_out = "parts_left_out"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a reason says to a person: one sentence on what is the matter, one on what can be done."""

    means: str
    do: str


MEANINGS: dict[Reason, Meaning] = {
    Reason.empty: Meaning("The file has no content.", "Get the file again from where it came from."),
    Reason.unknown_format: Meaning(
        "The file is in none of the formats that are read.",
        "Save it as text, HTML, PDF, DOCX, EML, EPUB or TEI and add it again.",
    ),
    Reason.encrypted: Meaning(
        "The file is locked with a password.", "Open it with its password, save a copy without one and add that."
    ),
    Reason.truncated: Meaning(
        "The file ends before its end.", "Get the whole file again; a download may have been cut off."
    ),
    Reason.malformed: Meaning(
        "The file breaks the rules of its own format, so no text could be taken from it.",
        "Open it in the program it was made with, save it again and add the new copy.",
    ),
    Reason.entity_bomb: Meaning(
        "The XML defines entities that grow without measure or reach outside the file; such files are never opened.",
        "If you trust the sender, ask for a copy without a document type declaration.",
    ),
    Reason.undecodable: Meaning(
        "The bytes make no readable text: this may be a program, a picture or other data under a text's name, or a damaged "
        "text.",
        "Open it in a text editor; if you can read it there, save it as UTF-8 and add it again.",
    ),
    Reason.no_text_layer: Meaning(
        "The pages are pictures without text behind them.",
        "Run optical character recognition over the file and add the result.",
    ),
    Reason.no_text: Meaning("The file opened, but there is no text in it.", "Check that it is the right file."),
    Reason.limit_exceeded: Meaning(
        "The file, unpacked, is larger, deeper or more numerous than the limits allow.",
        "If you trust it, split or unpack it yourself, or raise the limit in the settings.",
    ),
    Reason.time_exceeded: Meaning(
        "Taking the text out took longer than the time allowed.",
        "Split the file, or raise the time limit in the settings.",
    ),
    Reason.memory_exceeded: Meaning(
        "Taking the text out needed more memory than is allowed.",
        "Split the file, or raise the memory limit in the settings.",
    ),
    Reason.output_exceeded: Meaning(
        "More text came out of the file than is allowed.", "Split the file, or raise the output limit in the settings."
    ),
    Reason.parser_crashed: Meaning(
        "The program that takes text from this format stopped unexpectedly on this file.",
        "Save the file in another format and add that; reports of such files are welcome.",
    ),
    Reason.worker_killed: Meaning(
        "The process that read this file was killed, more than once.",
        "Run the read again with fewer workers; if it happens again the file is the cause.",
    ),
    Reason.reader_failed: Meaning(
        "The text was taken out, but reading it met a fault of this program.",
        "Nothing is wrong with the file; please report it with the detail given.",
    ),
    Reason.no_such_file: Meaning(
        "There is no file or folder of that name.",
        "Look for a slip in the name, and whether you are in the folder that you think you are in.",
    ),
    Reason.web_address: Meaning(
        "This is the address of a page, and nothing is fetched from the network.",
        "Save the page from your browser first, then add the saved file.",
    ),
    Reason.unreadable: Meaning(
        "The file may not be read by this user, or the disk gave an error.",
        "Check the permissions and the disk, then run the read again.",
    ),
    Reason.not_a_file: Meaning(
        "This is a pipe, a socket or a device, not a file.", "Nothing need be done; point at files or folders."
    ),
    Reason.link_loop: Meaning(
        "The link leads back to a folder that was already read, or to nothing.", "Nothing need be done."
    ),
    Reason.path_escapes: Meaning(
        "The name or link points outside of the folder or archive it is in.",
        "If the file it points to is wanted, add that file itself.",
    ),
    Reason.vanished: Meaning(
        "The file was there when the folder was listed and gone when it was to be read.",
        "Run the read again once nothing changes the folder.",
    ),
    Reason.same_bytes: Meaning(
        "A file with the same bytes is in the case already.", "Nothing need be done; both places are kept on record."
    ),
    Reason.same_document: Meaning(
        "The same document was read from another file or archive.",
        "Nothing need be done; both places are kept on record.",
    ),
    Reason.no_longer_in_file: Meaning(
        "An earlier state of this file held the document, and this one does not.",
        "Nothing need be done; what was read from the earlier state is kept.",
    ),
    Reason.other_language: Meaning(
        "The text, or the passage of it that the detail names, is in another language: it is kept and can be searched, but "
        "claims are read from English only.",
        "Add a translation as a document of its own.",
    ),
    Reason.hidden: Meaning(
        "A file that the system or a program keeps for itself.", "If it is wanted, name it on the command line."
    ),
    Reason.encoding_guessed: Meaning(
        "The file does not say which encoding it is in; it was told from the bytes.",
        "Look at names with accents; if they are wrong, save the file as UTF-8 and add it again.",
    ),
    Reason.characters_replaced: Meaning(
        "Some characters could not be represented; each stands as U+FFFD in the text.",
        "Compare with the original where the sign stands.",
    ),
    Reason.layout_not_recognised: Meaning(
        "The main text could not be told from what surrounds it; all of the page is in the text.",
        "Expect navigation and adverts among the paragraphs.",
    ),
    Reason.pages_without_text: Meaning(
        "Some pages are pictures without text behind them.",
        "Run optical character recognition over the file and add the result.",
    ),
    Reason.parts_left_out: Meaning(
        "A part of the file could not be read; the rest was.", "The detail names the part and why."
    ),
}


class Refused(Exception):
    """A document cannot be read; ``reason`` is from the closed list, ``detail`` says where and what, in plain words."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return told(self.reason, self.detail)


def told(reason: Reason, detail: str = "") -> str:
    """One line for logs and warnings: the reason's word and, where there is one, the detail ("empty: 0 bytes")."""
    return f"{reason.value}: {detail}" if detail else reason.value
