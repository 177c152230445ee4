"""Writes web/src/api/types.ts from the answers of the API, so that the front end speaks the record's own words, and
web/src/api/reasons.ts, what each reason means and what to do, so that the screen advises as the terminal does.

python scripts/api_types.py           writes the files
python scripts/api_types.py --check   fails where one is not current
"""

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from backchannel.intake.reasons import MEANINGS
from backchannel.views.actors import Dossier
from backchannel.views.alike import Elsewhere
from backchannel.views.cast import CastPage
from backchannel.views.outline import Outline, Place
from backchannel.views.spread import Spread
from backchannel.workbench import answers
from backchannel.workbench.problem import ProblemAnswer

API = Path(__file__).parents[1] / "web" / "src" / "api"
ROOTS = [
    answers.CaseAnswer,
    answers.FilesAnswer,
    answers.SourcesAnswer,
    Outline,
    answers.StretchAnswer,
    Spread,
    CastPage,
    answers.MentionsAnswer,
    answers.HistoryAnswer,
    answers.JudgesAnswer,
    Place,
    Dossier,
    answers.ActorsAnswer,
    answers.ClaimsAnswer,
    answers.CountriesAnswer,
    answers.SearchAnswer,
    answers.MeaningAnswer,
    Elsewhere,
    ProblemAnswer,
]
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def typescript() -> str:
    """The TypeScript source of every answer and of all that answers are made of."""
    shapes: dict[str, dict[str, Any]] = {}
    for root in ROOTS:
        schema = TypeAdapter(root).json_schema(mode="serialization", by_alias=True)
        for name, shape in [*schema.pop("$defs", {}).items(), (root.__name__, schema)]:
            if shapes.setdefault(name, shape) != shape:
                raise ValueError(f"two different answers are called {name}: rename one")
    out = ["// Made by scripts/api_types.py from the answers of the API. Change those, not this file."]
    for name in sorted(shapes):
        fields = shapes[name].get("properties", {})
        lines = [f"  {key}: {_type(value)};" for key, value in fields.items()]
        out.append("\n".join([f"export interface {name} {{", *lines, "}"]))
    return "\n\n".join(out) + "\n"


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " | ".join(f'"{value}"' for value in schema["enum"])
    if "const" in schema:
        return f'"{schema["const"]}"'
    if "anyOf" in schema:
        return " | ".join(_type(option) for option in schema["anyOf"])
    if "prefixItems" in schema:
        return f"readonly [{', '.join(_type(item) for item in schema['prefixItems'])}]"
    if schema.get("type") == "array":
        return f"readonly ({_type(schema['items'])})[]"
    if schema.get("type") == "object":
        return f"Readonly<Record<string, {_type(schema['additionalProperties'])}>>"
    return PLAIN[schema["type"]]


def reasons() -> str:
    """The TypeScript source of the table of reasons."""
    rows = (
        f"  {reason.value}: {{\n    means: {_quoted(meaning.means)},\n    does: {_quoted(meaning.do)},\n  }},"
        for reason, meaning in MEANINGS.items()
    )
    return "\n".join(
        (
            "// Made by scripts/api_types.py from backchannel.intake.reasons. Change that, not this file.",
            "export const REASONS: Readonly<Record<string, { means: string; does: string }>> = {",
            *rows,
            "};\n",
        )
    )


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def main() -> int:
    """Write or check; the exit status is 1 where a check finds a file out of date."""
    stale = 0
    for target, made in ((API / "types.ts", typescript()), (API / "reasons.ts", reasons())):
        if target.exists() and target.read_text(encoding="utf-8") == made:
            continue
        if "--check" in sys.argv[1:]:
            print(f"{target} is not current: what it is made from changed. Run python scripts/api_types.py.")
            stale = 1
        else:
            target.write_text(made, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
