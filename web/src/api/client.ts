// The questions that the screens ask of the workbench. Every answer is typed; every failure is a Problem in three parts.
import type {
  ActorsAnswer,
  CaseAnswer,
  CastPage,
  ClaimsAnswer,
  CountriesAnswer,
  Decided,
  Dossier,
  Elsewhere,
  FilesAnswer,
  JudgesAnswer,
  MeaningAnswer,
  MentionsAnswer,
  Outline,
  Place,
  ProblemAnswer,
  SearchAnswer,
  SourcesAnswer,
  Spread,
  StretchAnswer,
} from "./types";

export class Problem extends Error {
  readonly why: string;
  readonly next: string;
  readonly status: number;

  constructor(status: number, said: ProblemAnswer) {
    super(said.what);
    this.status = status;
    this.why = said.why;
    this.next = said.next;
  }
}

export type Params = Readonly<Record<string, string | number | boolean | undefined | null>>;

const SILENT: ProblemAnswer = {
  what: "The workbench does not answer.",
  why: "The program that serves it has ended, or this machine is very busy.",
  next: "Look at the terminal that runs backchannel open. If it has ended, start it again and open the new address.",
};

async function get<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== "") query.set(name, String(value));
  }
  const address = query.size > 0 ? `${path}?${query}` : path;
  let response: Response;
  try {
    response = await fetch(address, { signal: signal ?? null, headers: { Accept: "application/json" } });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(0, SILENT);
  }
  const body: unknown = await response.json().catch(() => null);
  // The screen that asked is gone, perhaps in the middle of the answer: there is nothing to hand over.
  signal?.throwIfAborted();
  if (response.ok) return body as T;
  throw new Problem(response.status, isProblem(body) ? body : SILENT);
}

async function post<T>(path: string, said: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json" },
      body: JSON.stringify(said),
    });
  } catch {
    throw new Problem(0, SILENT);
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  throw new Problem(response.status, isProblem(body) ? body : SILENT);
}

function isProblem(body: unknown): body is ProblemAnswer {
  return typeof body === "object" && body !== null && "what" in body && "why" in body && "next" in body;
}

const id = encodeURIComponent;

export const api = {
  case: (signal?: AbortSignal) => get<CaseAnswer>("/api/case", {}, signal),
  files: (params: Params, signal?: AbortSignal) => get<FilesAnswer>("/api/files", params, signal),
  sources: (params: Params, signal?: AbortSignal) => get<SourcesAnswer>("/api/sources", params, signal),
  outline: (source: string, signal?: AbortSignal) => get<Outline>(`/api/sources/${id(source)}`, {}, signal),
  stretch: (source: string, start: number, signal?: AbortSignal) =>
    get<StretchAnswer>(`/api/sources/${id(source)}/stretch`, { start }, signal),
  spread: (source: string, params: Params, signal?: AbortSignal) =>
    get<Spread>(`/api/sources/${id(source)}/claims`, params, signal),
  actors: (source: string, params: Params, signal?: AbortSignal) =>
    get<CastPage>(`/api/sources/${id(source)}/actors`, params, signal),
  mentions: (source: string, actor: string, signal?: AbortSignal) =>
    get<MentionsAnswer>(`/api/sources/${id(source)}/actors/${id(actor)}/mentions`, {}, signal),
  place: (item: string, signal?: AbortSignal) => get<Place>(`/api/places/${id(item)}`, {}, signal),
  dossier: (key: string, signal?: AbortSignal) => get<Dossier>("/api/actor", { key }, signal),
  everyone: (params: Params, signal?: AbortSignal) => get<ActorsAnswer>("/api/actors", params, signal),
  claims: (params: Params, signal?: AbortSignal) => get<ClaimsAnswer>("/api/claims", params, signal),
  countries: (signal?: AbortSignal) => get<CountriesAnswer>("/api/countries", {}, signal),
  judges: (signal?: AbortSignal) => get<JudgesAnswer>("/api/judges", {}, signal),
  judge: (claim: string, said: { decision: string; by: string; reason: string | null; change?: Readonly<Record<string, string>> }) =>
    post<Decided>(`/api/claims/${id(claim)}/judgements`, said),
  takeBack: (judgement: string, by: string) => post<Decided>(`/api/judgements/${id(judgement)}/take-back`, { by }),
  meaning: (params: Params, signal?: AbortSignal) => get<MeaningAnswer>("/api/meaning", params, signal),
  elsewhere: (source: string, claim: string, signal?: AbortSignal) =>
    get<Elsewhere>(`/api/sources/${id(source)}/claims/${id(claim)}/elsewhere`, {}, signal),
  search: (params: Params, signal?: AbortSignal) => get<SearchAnswer>("/api/search", params, signal),
};
