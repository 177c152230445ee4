// Which claims are asked for, as the address holds it: the same filters in the search and in the list of all claims.

export interface ClaimWish {
  readonly q: string;
  readonly type: string;
  readonly country: string;
  readonly manner: string;
  readonly year_from: string;
  readonly year_to: string;
  readonly offset: number;
}

export const NO_FILTER = { type: "", country: "", manner: "", year_from: "", year_to: "" } as const;

export const MANNERS: readonly (readonly [string, string])[] = [
  ["hidden", "In secret or in private"],
  ["secret", "In secret"],
  ["private", "In private"],
  ["public", "In public"],
  ["denied", "Told as not so"],
  ["unasserted", "Not so, planned, possible…"],
];

export function claimWishOf(query: URLSearchParams): ClaimWish {
  return {
    q: query.get("q") ?? "",
    type: query.get("type") ?? "",
    country: query.get("country") ?? "",
    manner: query.get("manner") ?? "",
    year_from: query.get("year_from") ?? "",
    year_to: query.get("year_to") ?? "",
    offset: Number(query.get("offset") ?? 0) || 0,
  };
}

export const isFiltered = (wish: ClaimWish): boolean =>
  wish.type !== "" || wish.country !== "" || wish.manner !== "" || wish.year_from !== "" || wish.year_to !== "";
