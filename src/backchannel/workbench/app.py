"""The routes of the workbench: the front end's files, and the questions that its screens ask, as JSON."""

from itertools import chain
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException

from backchannel import __version__
from backchannel.casefile import CaseError, NoSuchThing
from backchannel.views.actors import Dossier
from backchannel.views.alike import Elsewhere
from backchannel.views.cast import CastPage
from backchannel.views.judged import Decided
from backchannel.views.outline import Outline, Place
from backchannel.views.spread import Spread
from backchannel.workbench import answers, problem
from backchannel.workbench.desk import Desk
from backchannel.workbench.front import File
from backchannel.workbench.guard import OPEN_PATH, Guard
from backchannel.workbench.key import Key
from backchannel.workbench.problem import Problem
from backchannel.workbench.wishes import (
    ActorsWish,
    ClaimsWish,
    FilesWish,
    JudgementWish,
    MeaningWish,
    PageWish,
    SearchWish,
    SourcesWish,
    SpreadWish,
    StretchWish,
    TakeBackWish,
)

LASTING = "private, max-age=31536000, immutable"


def create_app(desk: Desk, files: dict[str, File], *, key: Key, hosts: frozenset[str], cookie: str) -> Guard:
    """The workbench as one ASGI application, guarded. ``cookie`` names the session cookie; ``hosts`` are ours."""
    return Guard(routes(desk, files, key=key, cookie=cookie), key=key, hosts=hosts, cookie=cookie)


def routes(desk: Desk, files: dict[str, File], *, key: Key, cookie: str) -> FastAPI:
    """All routes, without the guard: nothing but ``create_app`` and the test of the route table has a use for it."""
    app = FastAPI(title="Backchannel workbench", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    _add_door(app, key, cookie)
    _add_questions(app, desk)
    _add_changes(app, desk, key)
    _add_files(app, files)
    _add_problems(app)
    return app


def _add_door(app: FastAPI, key: Key, cookie: str) -> None:
    @app.get(OPEN_PATH, include_in_schema=False)
    def enter(token: Annotated[str, Query(max_length=200)] = "") -> Response:
        session = key.exchange(token)
        if session is None:
            return problem.page(
                Problem(
                    401,
                    "This address has been used already, or is not the one that was printed.",
                    "It works once, so that nobody who finds it later can open the case.",
                    "If the workbench is open in another tab of this browser, go on there. "
                    "If not, run `backchannel open` again and open the new address that it prints.",
                )
            )
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(cookie, session, httponly=True, samesite="strict", path="/")
        return response


def _add_questions(app: FastAPI, desk: Desk) -> None:
    @app.get("/api/health")
    def health() -> answers.HealthAnswer:
        return answers.HealthAnswer(__version__)

    @app.get("/api/case")
    def case() -> answers.CaseAnswer:
        return desk.case()

    @app.get("/api/files")
    def files(wish: Annotated[FilesWish, Query()]) -> answers.FilesAnswer:
        return desk.files(wish)

    @app.get("/api/sources")
    def sources(wish: Annotated[SourcesWish, Query()]) -> answers.SourcesAnswer:
        return desk.sources(wish)

    @app.get("/api/sources/{source}")
    def outline(source: str) -> Outline:
        return desk.outline(source)

    @app.get("/api/sources/{source}/stretch")
    def stretch(source: str, wish: Annotated[StretchWish, Query()]) -> answers.StretchAnswer:
        return desk.stretch(source, wish)

    @app.get("/api/sources/{source}/claims")
    def spread(source: str, wish: Annotated[SpreadWish, Query()]) -> Spread:
        return desk.spread(source, wish)

    @app.get("/api/sources/{source}/actors")
    def cast(source: str, wish: Annotated[PageWish, Query()]) -> CastPage:
        return desk.cast(source, wish)

    @app.get("/api/sources/{source}/actors/{actor}/mentions")
    def mentions(source: str, actor: str) -> answers.MentionsAnswer:
        return desk.mentions(source, actor)

    @app.get("/api/places/{item}")
    def place(item: str) -> Place:
        return desk.place(item)

    @app.get("/api/actor")
    def dossier(key: Annotated[str, Query(max_length=2000)]) -> Dossier:
        return desk.dossier(key)

    @app.get("/api/actors")
    def actors(wish: Annotated[ActorsWish, Query()]) -> answers.ActorsAnswer:
        return desk.actors(wish)

    @app.get("/api/claims")
    def claims(wish: Annotated[ClaimsWish, Query()]) -> answers.ClaimsAnswer:
        return desk.claims(wish)

    @app.get("/api/claims.csv")
    def sheet(request: Request, wish: Annotated[ClaimsWish, Query()]) -> Response:
        lines = desk.sheet(wish, f"http://{request.headers['host']}")
        # Spreadsheets take a file without the mark for one in the encoding of their country.
        marked = chain(("\ufeff",), lines)
        headers = {"Content-Disposition": 'attachment; filename="claims.csv"'}
        return StreamingResponse(marked, media_type="text/csv; charset=utf-8", headers=headers)

    @app.get("/api/countries")
    def countries() -> answers.CountriesAnswer:
        return desk.countries()

    @app.get("/api/search")
    def search(wish: Annotated[SearchWish, Query()]) -> answers.SearchAnswer:
        return desk.search(wish)

    @app.get("/api/meaning")
    def meaning(wish: Annotated[MeaningWish, Query()]) -> answers.MeaningAnswer:
        return desk.meaning(wish)

    @app.get("/api/sources/{source}/claims/{claim}/elsewhere")
    def elsewhere(source: str, claim: str) -> Elsewhere:
        return desk.elsewhere(source, claim)

    @app.get("/api/judges")
    def judges() -> answers.JudgesAnswer:
        return desk.judges()

    @app.get("/api/claims/{claim}/judgements")
    def history(claim: str) -> answers.HistoryAnswer:
        return desk.history(claim)


def _add_changes(app: FastAPI, desk: Desk, key: Key) -> None:
    @app.post("/api/claims/{claim}/judgements", status_code=201)
    def judge(claim: str, wish: JudgementWish) -> Decided:
        return desk.judge(claim, wish)

    @app.post("/api/judgements/{judgement}/take-back", status_code=201)
    def take_back(judgement: str, wish: TakeBackWish) -> Decided:
        return desk.take_back(judgement, wish)

    @app.post("/api/leave", status_code=204)
    def leave() -> None:
        key.change()


def _add_files(app: FastAPI, files: dict[str, File]) -> None:
    @app.get("/{name:path}", include_in_schema=False)
    def file(name: str) -> Response:
        found = files.get(name or "index.html")
        if found is None:
            raise Problem(404, "There is nothing here.", "The workbench has no such page.", "Go to the case: /")
        headers = {"Cache-Control": LASTING} if found.lasting else {}
        return Response(found.body, media_type=found.media_type, headers=headers)


def _add_problems(app: FastAPI) -> None:
    @app.exception_handler(Problem)
    def said(_: Request, error: Problem) -> Response:
        return problem.answer(error)

    @app.exception_handler(CaseError)
    def told(_: Request, error: CaseError) -> Response:
        status = 404 if isinstance(error, NoSuchThing) else 503
        return problem.answer(Problem(status, error.what, error.why, error.next_step))

    @app.exception_handler(RequestValidationError)
    def unfit(_: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"][1:]) or "the request"
        return problem.answer(
            Problem(422, "This request does not fit.", f"{where}: {first['msg']}.", "Correct it and try again.")
        )

    @app.exception_handler(HTTPException)
    def refused(_: Request, error: HTTPException) -> Response:
        return problem.answer(
            Problem(error.status_code, "This cannot be had.", f"{error.detail}.", "Go to the case: /")
        )

    @app.exception_handler(Exception)
    def failed(_: Request, error: Exception) -> Response:
        return problem.answer(
            Problem(
                500,
                "Backchannel could not answer this.",
                f"It ran into a fault of its own ({type(error).__name__}). Nothing of the case was changed.",
                "Try again. If it happens again, the terminal that runs `backchannel open` shows the details to report.",
            )
        )
