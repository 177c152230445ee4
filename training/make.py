"""Makes the shipped model again: `python -m training.make --data FOLDER`.

Runs every stage of config.toml, each going on from the one before, and exports the last one into the package. Needs
what training/requirements.txt names; took about eight hours on one thread of a CPU with AVX-512 and bf16.
"""

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "backchannel" / "reading" / "weights"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.make", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of corpora")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where checkpoints go")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="where the exported model goes")
    chosen = parser.parse_args()
    config = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    before: Path | None = None
    for stage in config["stages"]:
        out = chosen.work / f"{stage['name']}.pt"
        if "average" in stage:
            parts = [f"{chosen.work / name}.pt={share}" for name, share in stage["average"].items()]
            _run("training.average", *parts, "--out", str(out))
        else:
            after = chosen.work / f"{stage['start']}.pt" if "start" in stage else before
            start = ["--start", str(after)] if after else []
            trees = [f"{chosen.work / name}.pt" for name in stage.get("trees", ())]
            given = ["--trees", *trees] if trees else []
            _run(
                "training.train",
                "--data",
                str(chosen.data),
                "--stage",
                stage["name"],
                "--out",
                str(out),
                *start,
                *given,
            )
        before = out
    _run("training.export", str(before), "--to", str(chosen.to))


def _run(module: str, *arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, *arguments], cwd=HERE.parent, check=False)
    if done.returncode:
        raise SystemExit(f"{module} stopped with {done.returncode}; what it printed above says why.")


if __name__ == "__main__":
    main()
