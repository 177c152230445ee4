// What is searched for, as the address holds it.

export const KINDS = ["actors", "claims", "texts"] as const;
export type Kind = (typeof KINDS)[number];
export const LABELS: Readonly<Record<Kind, string>> = { actors: "Actors", claims: "Claims", texts: "Texts" };

export interface SearchWish {
  readonly q: string;
  readonly within: Kind | "all";
  readonly type: string;
  readonly country: string;
  readonly year_from: string;
  readonly year_to: string;
  readonly offset: number;
}

export function wishOf(query: URLSearchParams): SearchWish {
  const within = query.get("within");
  return {
    q: query.get("q") ?? "",
    within: KINDS.find((kind) => kind === within) ?? "all",
    type: query.get("type") ?? "",
    country: query.get("country") ?? "",
    year_from: query.get("year_from") ?? "",
    year_to: query.get("year_to") ?? "",
    offset: Number(query.get("offset") ?? 0) || 0,
  };
}

export function queryOf(wish: SearchWish): Record<string, string | number> {
  return { ...wish, within: wish.within === "all" ? "" : wish.within, offset: wish.offset || "" };
}
