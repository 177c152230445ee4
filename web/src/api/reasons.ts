// Made by scripts/api_types.py from backchannel.intake.reasons. Change that, not this file.
export const REASONS: Readonly<Record<string, { means: string; does: string }>> = {
  empty: {
    means: "The file has no content.",
    does: "Get the file again from where it came from.",
  },
  unknown_format: {
    means: "The file is in none of the formats that are read.",
    does: "Save it as text, HTML, PDF, DOCX, EML, EPUB or TEI and add it again.",
  },
  encrypted: {
    means: "The file is locked with a password.",
    does: "Open it with its password, save a copy without one and add that.",
  },
  truncated: {
    means: "The file ends before its end.",
    does: "Get the whole file again; a download may have been cut off.",
  },
  malformed: {
    means: "The file breaks the rules of its own format, so no text could be taken from it.",
    does: "Open it in the program it was made with, save it again and add the new copy.",
  },
  entity_bomb: {
    means: "The XML defines entities that grow without measure or reach outside the file; such files are never opened.",
    does: "If you trust the sender, ask for a copy without a document type declaration.",
  },
  undecodable: {
    means: "The bytes make no readable text: this may be a program, a picture or other data under a text's name, or a damaged text.",
    does: "Open it in a text editor; if you can read it there, save it as UTF-8 and add it again.",
  },
  no_text_layer: {
    means: "The pages are pictures without text behind them.",
    does: "Run optical character recognition over the file and add the result.",
  },
  no_text: {
    means: "The file opened, but there is no text in it.",
    does: "Check that it is the right file.",
  },
  limit_exceeded: {
    means: "The file, unpacked, is larger, deeper or more numerous than the limits allow.",
    does: "If you trust it, split or unpack it yourself, or raise the limit in the settings.",
  },
  time_exceeded: {
    means: "Taking the text out took longer than the time allowed.",
    does: "Split the file, or raise the time limit in the settings.",
  },
  memory_exceeded: {
    means: "Taking the text out needed more memory than is allowed.",
    does: "Split the file, or raise the memory limit in the settings.",
  },
  output_exceeded: {
    means: "More text came out of the file than is allowed.",
    does: "Split the file, or raise the output limit in the settings.",
  },
  parser_crashed: {
    means: "The program that takes text from this format stopped unexpectedly on this file.",
    does: "Save the file in another format and add that; reports of such files are welcome.",
  },
  worker_killed: {
    means: "The process that read this file was killed, more than once.",
    does: "Run the read again with fewer workers; if it happens again the file is the cause.",
  },
  reader_failed: {
    means: "The text was taken out, but reading it met a fault of this program.",
    does: "Nothing is wrong with the file; please report it with the detail given.",
  },
  no_such_file: {
    means: "There is no file or folder of that name.",
    does: "Look for a slip in the name, and whether you are in the folder that you think you are in.",
  },
  web_address: {
    means: "This is the address of a page, and nothing is fetched from the network.",
    does: "Save the page from your browser first, then add the saved file.",
  },
  unreadable: {
    means: "The file may not be read by this user, or the disk gave an error.",
    does: "Check the permissions and the disk, then run the read again.",
  },
  not_a_file: {
    means: "This is a pipe, a socket or a device, not a file.",
    does: "Nothing need be done; point at files or folders.",
  },
  link_loop: {
    means: "The link leads back to a folder that was already read, or to nothing.",
    does: "Nothing need be done.",
  },
  path_escapes: {
    means: "The name or link points outside of the folder or archive it is in.",
    does: "If the file it points to is wanted, add that file itself.",
  },
  vanished: {
    means: "The file was there when the folder was listed and gone when it was to be read.",
    does: "Run the read again once nothing changes the folder.",
  },
  same_bytes: {
    means: "A file with the same bytes is in the case already.",
    does: "Nothing need be done; both places are kept on record.",
  },
  same_document: {
    means: "The same document was read from another file or archive.",
    does: "Nothing need be done; both places are kept on record.",
  },
  no_longer_in_file: {
    means: "An earlier state of this file held the document, and this one does not.",
    does: "Nothing need be done; what was read from the earlier state is kept.",
  },
  other_language: {
    means: "The text, or the passage of it that the detail names, is in another language: it is kept and can be searched, but claims are read from English only.",
    does: "Add a translation as a document of its own.",
  },
  hidden: {
    means: "A file that the system or a program keeps for itself.",
    does: "If it is wanted, name it on the command line.",
  },
  encoding_guessed: {
    means: "The file does not say which encoding it is in; it was told from the bytes.",
    does: "Look at names with accents; if they are wrong, save the file as UTF-8 and add it again.",
  },
  characters_replaced: {
    means: "Some characters could not be represented; each stands as U+FFFD in the text.",
    does: "Compare with the original where the sign stands.",
  },
  layout_not_recognised: {
    means: "The main text could not be told from what surrounds it; all of the page is in the text.",
    does: "Expect navigation and adverts among the paragraphs.",
  },
  pages_without_text: {
    means: "Some pages are pictures without text behind them.",
    does: "Run optical character recognition over the file and add the result.",
  },
  parts_left_out: {
    means: "A part of the file could not be read; the rest was.",
    does: "The detail names the part and why.",
  },
};
