"""The commands that look at a case: search, status, verify."""

from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Line

from backchannel.casefile.case import Case
from backchannel.intake.reasons import MEANINGS, Reason
from backchannel.views.accounting import accounting, files_behind
from backchannel.views.alike import AlikeAsked, Sense, alike
from backchannel.views.search import Hit, SearchAsked, search

NOT_WHOLLY_READ: dict[str, Literal["failed", "partly_read", "skipped"]] = {
    "failed": "failed",
    "partly_read": "partly_read",
    "skipped": "skipped",
}


def show_search(
    out: Console, folder: Path, typed: str, within: Literal["texts", "claims", "actors"], most: int
) -> None:
    """Prints the matches, best first, each with where it stands."""
    with Case.open(folder) as case:
        page = search(case, SearchAsked(typed, within, limit=most))
        searched = accounting(case).sources
    if not page.hits:
        out.print(f"Not found in the {searched:,} documents searched: {typed}", highlight=False)
        return
    more = "+" if page.capped else ""
    out.print(
        f"{page.total:,}{more} {'match' if page.total == 1 else 'matches'} in {searched:,} documents", highlight=False
    )
    for hit in page.hits:
        out.print(_where(hit))
        out.print(Padding(_snippet(hit), (0, 0, 1, 4)))


def show_alike(out: Console, folder: Path, typed: str, most: int, sense: Sense) -> None:
    """Prints the sentences that tell the like of ``typed``, nearest first, each with where it stands."""
    with Case.open(folder) as case:
        page = alike(case, AlikeAsked(typed, limit=most), sense)
    told = f"The {len(page.hits):,} nearest of {counted(page.compared, 'sentence')} with a claim, nearest first"
    out.print(told if page.hits else f"Nothing to compare with: {typed}", highlight=False)
    if page.unread:
        out.print(
            f"{counted(page.unread, 'document')} with claims cannot be searched by meaning yet: read before this could be "
            "done. Run `backchannel read` on the files again.",
            highlight=False,
        )
    for hit in page.hits:
        name = f"{hit.title or hit.file_name}{f', {hit.part}' if hit.part else ''}"
        about = [hit.published or "", *dict.fromkeys(line.type for line in hit.claims), f"at {hit.start}"]
        line = Line(name, style="bold").append("  " + " · ".join(part for part in about if part), style="dim")
        out.print(line)
        out.print(Padding(Line(" ".join(hit.words.split())), (0, 0, 1, 4)))


def counted(count: int, one: str) -> str:
    """As ``2 documents``."""
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def _where(hit: Hit) -> Line:
    if hit.kind == "actors":
        line = Line(hit.snippet.words, style="bold")
        about = [hit.actor_kind or "", hit.country or "", f"named {hit.mentions:,} times in {hit.sources:,} documents"]
        return line.append("  " + " · ".join(part for part in about if part), style="dim")
    line = Line(hit.title or hit.file_name or "", style="bold")
    told = (hit.line.type, hit.line.edtf or "") if hit.line else ()
    about = [hit.published or "", *told, f"at {hit.start}"]
    return line.append("  " + " · ".join(part for part in about if part), style="dim")


def _snippet(hit: Hit) -> Line:
    line = Line(hit.snippet.words)
    for start, end in hit.snippet.marks:
        line.stylize("bold reverse", start, end)
    return Line("… " if hit.snippet.cut_before else "").append_text(line).append(" …" if hit.snippet.cut_after else "")


def show_status(out: Console, folder: Path, reasons: bool) -> bool:
    """Prints the account; whether nothing failed and nothing waits."""
    with Case.open(folder) as case:
        sums = accounting(case)
        out.print(sums.equation, highlight=False)
        for count in sums.reasons:
            if count.state == "read":
                continue
            out.print(
                f"  {count.count:>8,} {count.state.replace('_', ' ')}: {count.reason or 'not begun'}", highlight=False
            )
            if not reasons or count.state not in NOT_WHOLLY_READ:
                continue
            if count.reason is not None and count.reason in Reason.__members__:
                meaning = MEANINGS[Reason(count.reason)]
                out.print(Padding(Line(f"{meaning.means} {meaning.do}", style="dim"), (0, 0, 0, 11)))
            offset = 0
            while offset < count.count:
                page = files_behind(case, NOT_WHOLLY_READ[count.state], count.reason, offset=offset, limit=500)
                if not page.rows:
                    break
                for row in page.rows:
                    out.print(Padding(Line(f"{row.path}{f': {row.detail}' if row.detail else ''}"), (0, 0, 0, 11)))
                offset += len(page.rows)
    if sums.waiting:
        out.print("Some documents wait to be read: run the same `backchannel read` again.", highlight=False)
    return sums.failed == 0 and sums.waiting == 0


def show_verify(out: Console, folder: Path, originals: bool) -> bool:
    """Prints what is wrong with the case, if anything is; whether it is whole."""
    from backchannel.casefile.verify import verify

    with Case.open(folder) as case:
        report = verify(case, originals=originals)
    for fault in report.faults:
        out.print(Line(f"{fault.where}: {fault.what}", style="bold red"))
        out.print(Padding(Line(fault.next_step, style="dim"), (0, 0, 0, 4)))
    out.print(
        f"Checked {report.records:,} records, {report.originals:,} originals, {report.judgements:,} judgements and "
        f"{report.events:,} events of the audit chain, which ends in {report.head}.",
        highlight=False,
        soft_wrap=True,
    )
    out.print(f"{len(report.faults):,} faults." if report.faults else "The case is whole.", highlight=False)
    return not report.faults
