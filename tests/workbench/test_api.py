"""What the workbench answers, asked over HTTP of a real case."""

import ast
import csv
import gzip
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from backchannel.record.canonical import plain
from backchannel.workbench import front

from .affair import AFFAIR, ASKED, CLAIMS, CONTENT, KARST, MET, NEVER, RURITANIA, SHADY, UNSIGNED
from .conftest import LONG, Door

ROOT = Path(__file__).parents[2]
ID = AFFAIR.source.id


def get(door: Door, path: str, **query: object) -> Any:
    status, _, body = door.ask(f"{path}?{urlencode(query)}" if query else path)
    assert status == 200, body
    return json.loads(body)


def test_the_numbers_of_the_case_add_up(door: Door) -> None:
    said = get(door, "/api/case")["accounting"]
    parts = [said[name] for name in ("read", "partly_read", "duplicate", "skipped", "failed", "waiting")]
    assert said["found"] == sum(parts) == 136
    assert parts == [133, 0, 1, 1, 1, 0]


def test_behind_each_number_stand_its_files_with_reasons(door: Door) -> None:
    said = get(door, "/api/case")["accounting"]
    for state in ("read", "partly_read", "duplicate", "skipped", "failed", "waiting"):
        page = get(door, "/api/files", state=state, limit=500)
        assert page["total"] == len(page["rows"]) == said[state]
        if state in ("duplicate", "skipped", "failed"):
            assert all(row["reason"] for row in page["rows"])
            assert sum(one["count"] for one in page["reasons"]) == page["total"]
    assert get(door, "/api/files", state="all")["total"] == said["found"]


def test_sources_are_sorted_and_filtered(door: Door) -> None:
    words = [row["words"] for row in get(door, "/api/sources", sort="words", descending="true")["rows"]]
    assert words == sorted(words, reverse=True)
    page = get(door, "/api/sources", q="dinner")
    assert [row["id"] for row in page["rows"]] == [ID]
    assert get(door, "/api/sources", kind="essay")["total"] == 1
    assert {one["value"] for one in get(door, "/api/sources")["kinds"]} >= {"essay", "cable"}
    for sort in ("title", "kind", "author", "published", "claims", "quotations", "state", "added", "findings"):
        assert get(door, "/api/sources", sort=sort, limit=5)["total"] == 133


def test_the_stretches_of_a_text_are_the_whole_text(door: Door) -> None:
    for row in get(door, "/api/sources", limit=500)["rows"]:
        if row["file_name"] not in ("dinner.html", f"dispatch-{LONG}.txt", "dispatch-3.txt"):
            continue
        outline = get(door, f"/api/sources/{row['id']}")
        at, claims, text = 0, 0, ""
        for span in outline["stretches"]:
            assert span["start"] == at, "a gap or an overlap"
            at = span["end"]
            part = get(door, f"/api/sources/{row['id']}/stretch", start=span["start"])
            assert (part["start"], part["end"]) == (span["start"], span["end"])
            assert len(part["claims"]) == span["claims"]
            assert len(part["quotations"]) == span["quotations"]
            claims += len(part["claims"])
            text += part["content"]
        assert at == row["characters"] == len(text)
        assert claims == row["claims"]


def test_every_passage_stands_in_its_stretch(door: Door) -> None:
    part = get(door, f"/api/sources/{ID}/stretch", start=0)
    assert part["content"] == CONTENT
    assert part["claims"] == sorted((plain(one) for one in CLAIMS), key=lambda one: one["trigger"]["start"])
    assert part["quotations"] == [plain(NEVER)]
    assert part["loaded"] == [plain(SHADY)]
    assert [page["label"] for page in part["pages"]] == ["11", "12", "13"]
    assert [finding["says"] for finding in part["findings"]] == [AFFAIR.findings[0].says]
    named = {actor["id"]: actor["name"] for actor in part["actors"]}
    assert {named[mention["actor"]] for mention in part["mentions"]} == {actor.name for actor in AFFAIR.actors}


def test_an_actor_comes_with_posts_and_the_words_around_each_mention(door: Door) -> None:
    page = get(door, f"/api/sources/{ID}/actors")
    assert page["total"] == len(AFFAIR.actors)
    karst = next(row for row in page["rows"] if row["id"] == KARST.id)
    assert karst["posts"] == [plain(post) for post in KARST.posts]
    assert karst["found_by"] == "name and post"
    rows = get(door, f"/api/sources/{ID}/actors/{KARST.id}/mentions")["rows"]
    assert [row["words"] for row in rows] == ["Anna Karst", "she"]
    for row in rows:
        start, end = row["start"], row["end"]
        assert CONTENT[start:end] == row["words"]
        assert CONTENT[:start].endswith(row["before"])
        assert CONTENT[end:].startswith(row["after"])


def test_a_claim_is_found_by_its_id(door: Door) -> None:
    assert get(door, f"/api/places/{MET.id}") == {"source_id": ID, "start": MET.trigger.start}
    assert get(door, f"/api/places/{NEVER.id}") == {"source_id": ID, "start": NEVER.content.start}


def test_search_answers_of_texts_claims_and_actors_at_once(door: Door) -> None:
    found = get(door, "/api/search", q="rifles")
    assert found["texts"]["total"] == found["claims"]["total"] == 1
    hit = found["texts"]["hits"][0]
    (start, end), *_ = hit["snippet"]["marks"]
    assert hit["snippet"]["words"][start:end] == "rifles"
    place = hit["snippet"]["start"] + start
    assert CONTENT[place : place + 6] == "rifles"
    assert get(door, "/api/search", q="Karst")["actors"]["hits"][0]["kind"] == "actors"


def test_a_claim_found_names_who_says_so_and_everybody_in_it(door: Door) -> None:
    (hit,) = get(door, "/api/search", q="rifles", within="claims")["claims"]["hits"]
    line = hit["line"]
    assert line["chain"] == [{"who": "The Courier", "cue": "reported"}]
    assert [(party["role"], party["name"]) for party in line["parties"]] == [
        ("actor", "Borduria"),
        ("intermediary", "Syldavia"),
    ]
    assert (line["deed"], line["type"], line["thing"], line["author"]) == ("asked", "REQUEST", "rifles", "I. Novak")
    assert (line["passage"], line["start"]) == (ASKED.passage.words, ASKED.passage.start)


def test_search_narrows_by_type_country_and_years(door: Door) -> None:
    claims = get(door, "/api/search", q="minister", within="claims", type="CONSULT")["claims"]
    assert [hit["claim_id"] for hit in claims["hits"]] == [MET.id]
    assert get(door, "/api/search", q="minister", within="claims", country="SYL")["claims"]["total"] == 0
    assert get(door, "/api/search", q="minister", within="claims", year_to=1952)["claims"]["total"] == 0
    assert get(door, "/api/search", q="minister", within="claims", year_from=1953)["claims"]["total"] == 1


def test_all_claims_are_listed_without_a_word_to_look_for(door: Door) -> None:
    every = get(door, "/api/claims", limit=1)
    assert every["total"] == get(door, "/api/case")["overview"]["claims"]
    hidden = get(door, "/api/claims", manner="hidden")
    assert [row["line"]["id"] for row in hidden["rows"]] == [MET.id]
    denied = get(door, "/api/claims", manner="denied", country="Borduria")
    assert [row["line"]["id"] for row in denied["rows"]] == [UNSIGNED.id]
    assert get(door, "/api/claims", country="Nowhere")["country"]["code"] is None


def test_the_claims_that_fit_are_saved_as_a_sheet(door: Door) -> None:
    status, headers, body = door.ask("/api/claims.csv?manner=hidden")
    assert status == 200
    assert headers["Content-Disposition"] == 'attachment; filename="claims.csv"'
    (row,) = csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    assert (row["claim"], row["recipient"]) == (MET.id, "the Bordurian minister")
    assert row["link"] == f"{door.address}/#/source/{ID}?claim={MET.id}"
    assert len(door.ask("/api/claims.csv?q=envoy")[2].splitlines()) == get(door, "/api/claims", q="envoy")["total"] + 1
    assert door.ask("/api/claims.csv", key=False)[0] == 401


def test_all_actors_are_listed_by_their_claims(door: Door) -> None:
    page = get(door, "/api/actors")
    counts = [row["claims"] for row in page["rows"]]
    assert counts == sorted(counts, reverse=True)
    assert page["total"] == sum(kind["count"] for kind in page["kinds"])
    (karst,) = get(door, "/api/actors", q="karst", kind="person", country="Ruritania")["rows"]
    assert get(door, "/api/actor", key=karst["key"])["name"] == "Anna Karst"
    assert get(door, "/api/actors", country="CHI")["country"]["code"] is None
    assert door.ask("/api/actors?kind=ghost")[0] == 422


def test_a_country_goes_by_its_name_and_an_unknown_one_is_told(door: Door) -> None:
    rows = get(door, "/api/countries")["rows"]
    assert {"code": "SYL", "name": "Syldavia"}.items() <= next(row for row in rows if row["code"] == "SYL").items()
    by_name = get(door, "/api/search", q="rifles", country="syldavia")
    assert by_name["claims"]["total"] == 1
    assert by_name["country"] == {"typed": "syldavia", "code": "SYL", "name": "Syldavia", "held": True}
    unknown = get(door, "/api/search", q="rifles", country="CHI")
    assert unknown["country"] == {"typed": "CHI", "code": None, "name": None, "held": False}
    assert [unknown[kind]["total"] for kind in ("texts", "notes", "claims", "actors")] == [0, 0, 0, 0]


def test_search_keeps_notes_apart_from_the_text(door: Door) -> None:
    found = get(door, "/api/search", q="Karst letter")
    assert (found["texts"]["total"], found["notes"]["total"]) == (0, 1)
    assert found["notes"]["hits"][0]["block_kind"] == "note"


def test_search_narrows_by_how_it_is_told(door: Door) -> None:
    for manner, expected in (("hidden", [MET.id]), ("denied", []), ("unasserted", [])):
        found = get(door, "/api/search", q="minister Karst", within="claims", manner=manner)["claims"]
        assert [hit["claim_id"] for hit in found["hits"]] == expected


def test_a_dossier_gathers_a_name_over_sources(door: Door) -> None:
    key = get(door, "/api/search", q="Ruritania", within="actors")["actors"]["hits"][0]["key"]
    said = get(door, "/api/actor", key=key)
    assert said["name"] == "Ruritania"
    assert said["sources"] > 10
    assert (ID, RURITANIA.id) in {(one["source_id"], one["actor_id"]) for one in said["named_in"]}


def test_a_dossier_prints_the_other_parties_of_each_claim(door: Door) -> None:
    key = get(door, "/api/search", q="Karst", within="actors")["actors"]["hits"][0]["key"]
    (mine,) = get(door, "/api/actor", key=key)["claims"]
    assert mine["roles"] == ["actor"]
    assert [party["name"] for party in mine["line"]["parties"]] == ["Anna Karst", "the Bordurian minister"]


def test_what_cannot_be_had_is_told_in_three_parts(door: Door) -> None:
    for path, expected in (
        ("/api/sources/src_none", 404),
        ("/api/sources/src_none/stretch", 404),
        (f"/api/sources/{ID}/actors/act_none/mentions", 404),
        ("/api/places/clm_none", 404),
        ("/api/actor?key=nobody", 404),
        ("/api/nothing", 404),
        ("/api/files?state=lost", 422),
        ("/api/sources?limit=5000", 422),
        ("/api/sources?knid=essay", 422),
        ("/api/sources?offset=-1", 422),
        (f"/api/sources/{ID}/stretch?start=-4", 422),
        ("/api/search?q=" + "x" * 500, 422),
        ("/api/search?q=x&year_from=20000", 422),
    ):
        status, _, body = door.ask(path)
        said = json.loads(body)
        assert status == expected, path
        assert all(said[part].strip() for part in ("what", "why", "next")), path


def test_whatever_is_typed_is_answered(door: Door) -> None:
    for typed in (
        '"',
        "((",
        "AND OR NOT",
        "*",
        "-",
        "a* -b* OR",
        "'; drop table job;--",
        "\u202e𝄞 \u0000",
        "NEAR(a b)",
    ):
        for within in ("all", "texts", "claims", "actors"):
            status, _, body = door.ask("/api/search?" + urlencode({"q": typed, "within": within}))
            assert status == 200, (typed, body)


def test_hashed_files_may_be_kept_and_nothing_else(door: Door) -> None:
    for name in front.load():
        _, headers, body = door.ask(f"/{name}")
        lasting = name.startswith("assets/")
        assert ("immutable" in headers["Cache-Control"]) == lasting
        assert ("no-store" in headers["Cache-Control"]) != lasting
        assert body == (front.STATIC / name).read_bytes()


def test_the_first_load_is_small() -> None:
    scripts = [file.body for name, file in front.load().items() if name.endswith(".js")]
    assert sum(len(gzip.compress(body)) for body in scripts) <= 150_000


def test_nothing_in_the_front_end_points_elsewhere() -> None:
    for name, file in front.load().items():
        for address in re.findall(rb"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s\"'`]*", file.body):
            assert address.startswith((b"http://www.w3.org/", b"https://svelte.dev/e/")), (name, address)


def test_the_types_of_the_front_end_are_those_of_the_answers() -> None:
    checked = subprocess.run(
        [sys.executable, ROOT / "scripts" / "api_types.py", "--check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_the_lock_file_names_no_registry() -> None:
    lock = (ROOT / "web" / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock


BANNED = re.compile(
    r"\b(truth|lie|lies|lied|liar|fake|probab\w+|regime|claimed|admitted|refused|so-called|terrorists?|exposed|debunked"
    r"|conspiracy|misleading|credib\w+)\b",
    re.IGNORECASE,
)


def said_by(path: Path) -> str:
    """The strings of a module that a person may come to see: all but docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in notes)
    return "\n".join(node.value for node in texts if isinstance(node.value, str))


def test_the_tool_speaks_neutrally() -> None:
    """Words that judge, or that cast doubt, stand nowhere in what the front end or the server says."""
    web = ROOT / "web" / "src"
    spoken = {path.name: path.read_text("utf-8") for path in [*web.rglob("*.svelte"), web / "words.ts"]}
    spoken |= {path.name: said_by(path) for path in (ROOT / "src" / "backchannel" / "workbench").glob("*.py")}
    assert len(spoken) > 25
    for name, text in spoken.items():
        assert not BANNED.search(text), f"{name}: {BANNED.search(text)}"
