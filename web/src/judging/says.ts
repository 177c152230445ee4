// What people decided, in words: who judged what, and when. The words are theirs; the tool has no opinion.
import type { Decided, Judgement, StandingCount } from "../api/types";

export const DECISIONS: Readonly<Record<Judgement["decision"], string>> = {
  accept: "Accepted",
  reject: "Rejected",
  correct: "Corrected",
  same: "Same as another",
  different: "Different from another",
  unsure: "Unsure",
  verdict: "Note",
  take_back: "Taken back",
};

export const STANDINGS: Readonly<Record<StandingCount["standing"], string>> = {
  open: "Not judged",
  accepted: "Accepted",
  rejected: "Rejected",
  corrected: "Corrected",
  unsure: "Unsure",
};

const DECIDES: readonly Judgement["decision"][] = ["accept", "reject", "correct", "unsure"];

/** The judgements in force that still say something: of each person's decisions the latest, and every note. */
export function said(decided: Decided): Judgement[] {
  return decided.judgements.filter(
    (one, i, all) =>
      !DECIDES.includes(one.decision) ||
      !all.some((later, j) => j > i && later.by === one.by && DECIDES.includes(later.decision)),
  );
}

/** One line for a closed card: what it comes to and by whom; null where nobody has said anything. */
export function brief(decided: Decided | undefined): string | null {
  if (decided === undefined) return null;
  const all = said(decided);
  const decisions = all.filter((one) => DECIDES.includes(one.decision));
  const first = decisions[0] ?? all[0];
  if (first === undefined) return null;
  if (new Set(decisions.map((one) => one.decision)).size > 1) return "readers differ";
  const what = DECISIONS[first.decision].toLowerCase();
  const people = new Set((decisions.length > 0 ? decisions : all).map((one) => one.by));
  return `${what} by ${people.size === 1 ? first.by : `${people.size} readers`}`;
}

const moments = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
export const moment = (at: string): string => moments.format(new Date(at));
