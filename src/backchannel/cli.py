"""The commands. Standard output is for what was asked; progress, notes and errors go to standard error.

Exit codes: 0 all well · 1 an error that the message explains · 2 wrong use · 3 finished, but some documents were not read ·
4 the case is damaged · 5 another process is writing to the case · 6 no space left · 7 stopped by the user, can go on.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from backchannel import __version__
from backchannel.casefile.errors import CaseDamaged, CaseError, CaseLocked, OutOfSpace

app = typer.Typer(
    name="backchannel",
    help="Reads what is written about the relations between states and gives back a record that can be checked.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
out = Console()
err = Console(stderr=True)


class Exit(IntEnum):
    """What the exit status says."""

    OK = 0
    ERROR = 1
    USE = 2
    NOT_ALL_READ = 3
    DAMAGED = 4
    LOCKED = 5
    NO_SPACE = 6
    STOPPED = 7


class Place(StrEnum):
    """What a search looks through."""

    texts = "texts"
    claims = "claims"
    actors = "actors"


CaseArgument = Annotated[
    Path, typer.Argument(help="The case's folder; without it, the folder you are in.", show_default=False)
]
HERE = Path()


@contextmanager
def _told() -> Iterator[None]:
    """Errors that a person can do something about, in three parts, with their exit status."""
    from backchannel.cli_show import error_view
    from backchannel.intake.child import CannotStart

    try:
        yield
    except CannotStart as error:
        error_view(err, error.what, error.why, error.next_step)
        raise typer.Exit(Exit.ERROR) from error
    except FileNotFoundError as error:
        missing = Path(str(error.filename))
        if not missing.is_relative_to(Path(__file__).parent):
            raise
        error_view(
            err,
            "Reading did not begin: a file of the program's own is not there.",
            f"{missing} is missing, so the installation is not whole.",
            "Install Backchannel again, in a fresh environment if need be, and run the same command again.",
        )
        raise typer.Exit(Exit.ERROR) from error
    except CaseError as error:
        error_view(err, error.what, error.why, error.next_step)
        code = {CaseLocked: Exit.LOCKED, OutOfSpace: Exit.NO_SPACE, CaseDamaged: Exit.DAMAGED}.get(
            type(error), Exit.ERROR
        )
        raise typer.Exit(code) from error


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"backchannel {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Reads what is written about the relations between states and gives back a record that can be checked."""


@app.command()
def read(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders, zip or tar archives.", show_default=False)],
    case: Annotated[
        Path | None, typer.Option("--case", help="Keep what is read in this case; it is made if it isn't there.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print each record as one line of JSON.")] = False,
    workers: Annotated[
        int | None, typer.Option("--workers", min=0, help="Reader processes; one a core if not said.")
    ] = None,
    time_limit: Annotated[
        float | None, typer.Option("--time-limit", min=1, help="Seconds that taking the text out of one file may take.")
    ] = None,
    memory_limit: Annotated[
        int | None, typer.Option("--memory-limit", min=64, help="MiB that taking the text out of one file may take.")
    ] = None,
    output_limit: Annotated[
        int | None, typer.Option("--output-limit", min=1, help="MiB of text that one file may give.")
    ] = None,
) -> None:
    """Read documents: into a case, onto the screen, or as JSON."""
    from backchannel.cli_read import Asked, read_and_keep, read_and_print

    asked = Asked.of(paths, workers=workers, seconds=time_limit, memory_mib=memory_limit, output_mib=output_limit)
    with _told():
        if case is None:
            raise typer.Exit(Exit.NOT_ALL_READ if read_and_print(asked, out, err, as_json=as_json) else Exit.OK)
        try:
            all_read = read_and_keep(asked, case, err)
        except KeyboardInterrupt:
            err.print("Stopped. What was read is kept. Run the same command again to go on where it stopped.")
            raise typer.Exit(Exit.STOPPED) from None
        if as_json and case.exists():
            export_records(case)
        raise typer.Exit(Exit.OK if all_read else Exit.NOT_ALL_READ)


@app.command(name="open")
def open_(
    case: CaseArgument = HERE,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the address in your browser.")] = True,
) -> None:
    """Open a case in the browser. The workbench listens on this machine only and ends with Ctrl-C."""
    with _told():
        from backchannel.atlas import WorldAtlas
        from backchannel.casefile.case import Case

        Case.open(case).close()
        from backchannel.cli_show import error_view
        from backchannel.sense import ModelSense
        from backchannel.workbench.front import CannotServe
        from backchannel.workbench.serve import serve

        try:
            serve(case, port=port, open_browser=browser and _has_screen(), atlas=WorldAtlas(), sense=ModelSense())
        except CannotServe as error:
            error_view(err, error.what, error.why, error.next_step)
            raise typer.Exit(Exit.ERROR) from error


@app.command()
def demo(
    case: Annotated[Path, typer.Option("--case", help="Where the sample case is made.")] = Path("demo-case"),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the address in your browser.")] = True,
    serving: Annotated[bool, typer.Option("--open/--no-open", help="Open the workbench when the case is read.")] = True,
) -> None:
    """Read the sample case (eight short files that hold ten documents, with mistakes planted in them) and open it."""
    from importlib.resources import as_file, files

    from backchannel.cli_read import Asked, read_and_keep

    with _told(), as_file(files("backchannel") / "sample") as sample:
        documents = sorted(path for path in sample.iterdir() if path.name[0].isdigit())
        try:
            read_and_keep(Asked.of(documents), case, err)
        except KeyboardInterrupt:
            raise typer.Exit(Exit.STOPPED) from None
    err.print(f"The sample case is in {case}. What is planted in it stands in the manual, page «First case».")
    if serving:
        open_(case, port, browser)


@app.command()
def search(
    words: Annotated[str, typer.Argument(help='Words, "a phrase", -without, begin*, this OR that.')],
    case: CaseArgument = HERE,
    within: Annotated[Place, typer.Option("--in", help="What to look through.")] = Place.texts,
    meaning: Annotated[
        bool, typer.Option("--meaning", help="Look for sentences that tell the like of WORDS, nearest first.")
    ] = False,
    most: Annotated[int, typer.Option("--most", min=1, max=200, help="How many to show.")] = 20,
) -> None:
    """Search the texts, claims or actors of a case for words, or its sentences for what they tell."""
    from backchannel.cli_case import show_alike, show_search

    with _told():
        if not meaning:
            show_search(out, case, words, within.value, most)
            return
        if within is not Place.texts:
            raise typer.BadParameter("--meaning looks through sentences: leave --in out.")
        if not words.strip():
            raise typer.BadParameter(
                "WORDS is empty, so there is nothing to compare with. Say in your own words what a sentence may tell."
            )
        from backchannel.sense import ModelSense

        show_alike(out, case, words, most, ModelSense())


@app.command()
def status(
    case: CaseArgument = HERE,
    reasons: Annotated[
        bool, typer.Option("--reasons", help="List the documents that were not wholly read, with why.")
    ] = False,
) -> None:
    """Print the account of every document found, and the reasons for each that was not read."""
    from backchannel.cli_case import show_status

    with _told():
        raise typer.Exit(Exit.OK if show_status(out, case, reasons) else Exit.NOT_ALL_READ)


@app.command()
def verify(
    case: CaseArgument = HERE,
    originals: Annotated[bool, typer.Option("--originals/--no-originals", help="Hash every original again.")] = True,
) -> None:
    """Prove that a case is whole: every row, every original, every judgement."""
    from backchannel.cli_case import show_verify

    with _told():
        raise typer.Exit(Exit.OK if show_verify(out, case, originals) else Exit.DAMAGED)


@app.command()
def export(
    case: CaseArgument = HERE,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Each record as one line of JSON, which is also what is done if nothing is said."),
    ] = False,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Each claim as one row of a sheet of comma-separated values.")
    ] = False,
    as_judgements: Annotated[
        bool, typer.Option("--judgements", help="Each judgement ever made, oldest first, as one line of JSON.")
    ] = False,
    address: Annotated[
        str, typer.Option("--address", help="With --csv: where the workbench runs, for the links to its claims.")
    ] = "",
) -> None:
    """Print every record of a case, one line of JSON each, ordered by source id, with what people judged of its claims; or
    every claim as a row of CSV; or the judgements alone.
    """
    with _told():
        if as_json + as_csv + as_judgements > 1:
            raise typer.BadParameter("--json, --csv and --judgements are three forms of export: name one.")
        if as_csv:
            export_sheet(case, address)
        elif as_judgements:
            export_judgements(case)
        else:
            export_records(case)


def export_sheet(case: Path, address: str) -> None:
    """The claims of ``case`` as comma-separated values in UTF-8 on standard output, source by source."""
    from backchannel.casefile.case import Case
    from backchannel.views.claims import ClaimsAsked
    from backchannel.views.sheet import sheet

    with Case.open(case) as opened:
        for line in sheet(opened, ClaimsAsked(order="text"), address=address.rstrip("/")):
            sys.stdout.buffer.write(line.encode())
    sys.stdout.buffer.flush()


def export_records(case: Path) -> None:
    """Each record of ``case`` as one line of canonical JSON on standard output, with what was judged of its claims."""
    from backchannel.casefile.case import Case
    from backchannel.exchange.records import records

    with Case.open(case) as opened:
        sys.stdout.buffer.writelines(records(opened))
    sys.stdout.buffer.flush()


def export_judgements(case: Path) -> None:
    """Each judgement of ``case`` as one line of canonical JSON on standard output, oldest first."""
    from backchannel.casefile.case import Case
    from backchannel.exchange.records import every_judgement

    with Case.open(case) as opened:
        sys.stdout.buffer.writelines(every_judgement(opened))
    sys.stdout.buffer.flush()


def _has_screen() -> bool:
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> None:
    """The program's entry point."""
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(Exit.STOPPED) from None
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise SystemExit(Exit.OK) from None
