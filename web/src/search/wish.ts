// What is searched for, as the address holds it.

import { claimWishOf, type ClaimWish } from "../claims/wish";

export const KINDS = ["actors", "claims", "texts", "notes"] as const;
export type Kind = (typeof KINDS)[number];
export const LABELS: Readonly<Record<Kind, string>> = { actors: "Actors", claims: "Claims", texts: "Texts", notes: "Notes" };

export interface SearchWish extends ClaimWish {
  readonly within: Kind | "all";
}

export function wishOf(query: URLSearchParams): SearchWish {
  const within = query.get("within");
  return {
    ...claimWishOf(query),
    within: KINDS.find((kind) => kind === within) ?? "all",
  };
}

export function queryOf(wish: SearchWish): Record<string, string | number> {
  return { ...wish, within: wish.within === "all" ? "" : wish.within, offset: wish.offset || "" };
}
