"""Runs all measures and writes docs/evaluation.md; fails where a figure is below its floor."""

import argparse
import importlib
import os
import pkgutil
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import backchannel
from backchannel.reading.model import Model
from training.evaluate import floors
from training.evaluate.figure import Figure

PAGE = floors.ROOT / "docs" / "evaluation.md"


def measures(only: list[str]) -> list[str]:
    """Names of the modules that measure something."""
    package = Path(__file__).parent
    names = [module.name for module in pkgutil.iter_modules([str(package)]) if not module.name.startswith("_")]
    if only:
        unknown = sorted(set(only) - set(names))
        if unknown:
            raise SystemExit(f"No such measure: {', '.join(unknown)}. There are: {', '.join(sorted(names))}.")
        names = [name for name in names if name in only]
    return sorted(names)


def run(data: Path, only: list[str]) -> list[tuple[str, str, list[Figure]]]:
    """(module, what its docstring opens with, its figures) for each measure."""
    done = []
    for name in measures(only):
        module = importlib.import_module(f"training.evaluate.{name}")
        if not hasattr(module, "measure"):
            continue
        began = time.perf_counter()
        figures = module.measure(data)
        print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
        for figure in figures:
            print(f"  {figure.title}, {figure.on}: {figure.value:.1f} {figure.unit} {figure.count}", file=sys.stderr)
        done.append((name, (module.__doc__ or name).strip(), figures))
    return done


def page(done: list[tuple[str, str, list[Figure]]], kept: dict[str, floors.Floor]) -> str:
    """docs/evaluation.md."""
    lines = [
        "# Evaluation",
        "",
        f"Made by `make eval` on {datetime.now(UTC):%d %B %Y}, Backchannel {backchannel.__version__}, "
        f"model {Model.load().name}, Python {platform.python_version()}.",
        "",
        "Figures are per cent unless they say otherwise. *Naive* is what a program that knows nothing gets; *others* is "
        "what the nearest peer reaches on the same or a comparable set; *floor* is what a change may not fall below.",
        "",
    ]
    for _, doc, figures in done:
        head, _, rest = doc.partition("\n")
        lines += [f"## {head.rstrip('.')}", ""]
        if rest.strip():
            lines += [" ".join(rest.split()), ""]
        lines += ["| what | on | figure | floor | aim | naive | others | counts |", "|---|---|--:|--:|---|---|---|---|"]
        for figure in figures:
            floor = kept.get(figure.key)
            lines.append(
                f"| {figure.title} | {figure.on} | **{figure.value:,.1f}** {figure.unit} | "
                f"{f'{floor.value:.1f}' if floor and figure.floored else '–'} | {figure.aim or '–'} | "
                f"{figure.naive or '–'} | {figure.peer or '–'} | {figure.count or '–'} |"
            )
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("BACKCHANNEL_DATA"))
    parser.add_argument("--only", action="append", default=[], metavar="MEASURE", help="run this one, write no page")
    parser.add_argument("--check", action="store_true", help="hold the floors, write no page")
    parser.add_argument("--raise", dest="rise", action="store_true", help="raise floors to what was reached")
    parser.add_argument(
        "--lower", action="append", default=[], metavar="KEY", help="set this floor to what was reached"
    )
    chosen = parser.parse_args()
    if chosen.data is None or not Path(chosen.data).is_dir():
        raise SystemExit(
            "There is nothing to measure on: no folder of corpora was named. "
            "Name one with --data or in BACKCHANNEL_DATA (training/README.md says what it holds)."
        )
    data = Path(chosen.data)
    done = run(data, chosen.only)
    figures = [figure for _, _, found in done for figure in found]
    kept = floors.read()
    for figure in figures:
        if not figure.floored:
            continue
        old = kept.get(figure.key)
        digest = floors.digest(figure, data)
        reached = int(figure.value * 10) / 10
        higher = old is None or old.digest != digest or old.value < reached
        if figure.key in chosen.lower or (chosen.rise and higher):
            kept[figure.key] = floors.Floor(reached, digest)
    if chosen.rise or chosen.lower:
        floors.write(kept)
    if not chosen.only and not chosen.check:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(done, kept), encoding="utf-8")
        print(f"Written: {PAGE}", file=sys.stderr)
    complaints = floors.complaints(figures, kept, data)
    if complaints:
        raise SystemExit("\n".join(complaints))


if __name__ == "__main__":
    main()
