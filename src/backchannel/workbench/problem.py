"""What a person is told when something cannot be had: what happened, why, and what to do next."""

from dataclasses import asdict, dataclass

from starlette.responses import JSONResponse, Response


@dataclass
class Problem(Exception):
    """Raised by a route; goes out as JSON with these three parts. ``status`` is the HTTP status."""

    status: int
    what: str
    why: str
    next: str


@dataclass(frozen=True, slots=True)
class ProblemAnswer:
    """A problem as JSON."""

    what: str
    why: str
    next: str


def answer(problem: Problem) -> Response:
    """The problem as a JSON response."""
    body = asdict(ProblemAnswer(problem.what, problem.why, problem.next))
    return JSONResponse(body, status_code=problem.status)


def page(problem: Problem) -> Response:
    """The problem as plain text, for a person who sees it in the browser's window before the application is there."""
    text = f"{problem.what}\n\n{problem.why}\n\n{problem.next}\n"
    return Response(text, status_code=problem.status, media_type="text/plain; charset=utf-8")
