// What is searched for, as the address holds it.

import { claimWishOf, type ClaimWish } from "../claims/wish";

export const KINDS = ["actors", "claims", "texts", "notes"] as const;
export type Kind = (typeof KINDS)[number];
export const LABELS: Readonly<Record<Kind, string>> = { actors: "Actors", claims: "Claims", texts: "Texts", notes: "Notes" };

/** Whether the words that are typed are looked for, or sentences that tell the like of them. */
export type By = "words" | "meaning";

export interface SearchWish extends ClaimWish {
  readonly by: By;
  readonly within: Kind | "all";
}

export function wishOf(query: URLSearchParams): SearchWish {
  const within = query.get("within");
  return {
    ...claimWishOf(query),
    by: query.get("by") === "meaning" ? "meaning" : "words",
    within: KINDS.find((kind) => kind === within) ?? "all",
  };
}

export function queryOf(wish: SearchWish): Record<string, string | number> {
  return { ...wish, by: wish.by === "words" ? "" : wish.by, within: wish.within === "all" ? "" : wish.within, offset: wish.offset || "" };
}
