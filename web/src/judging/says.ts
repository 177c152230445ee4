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

/** The judgements in force that still say something: of each person's decisions the latest, every correction that stands, every note. */
export function said(decided: Decided): Judgement[] {
  return decided.judgements.filter(
    (one) =>
      !DECIDES.includes(one.decision) ||
      decided.corrected.some((correction) => correction.judgement === one.id) ||
      latest(decided).includes(one),
  );
}

/** Of each person the latest decision. */
function latest(decided: Decided): Judgement[] {
  return decided.judgements.filter(
    (one, i, all) =>
      DECIDES.includes(one.decision) && !all.some((later, j) => j > i && later.by === one.by && DECIDES.includes(later.decision)),
  );
}

/** One line for a closed card: what it comes to and by whom; null where nobody has said anything. */
export function brief(decided: Decided | undefined): string | null {
  if (decided === undefined) return null;
  const all = said(decided);
  const decisions = latest(decided);
  const first = decisions[0] ?? all[0];
  if (first === undefined) return null;
  const corrected = people(decided.corrected.map((one) => one.by));
  const others = decisions.filter((one) => one.decision !== "correct");
  if (new Set(others.map((one) => one.decision)).size > 1) return "readers differ";
  const parts = corrected === null ? [] : [`corrected by ${corrected}`];
  const rest = corrected === null && others.length === 0 ? all : others;
  const what = rest[0];
  if (what !== undefined) parts.push(`${DECISIONS[what.decision].toLowerCase()} by ${people(rest.map((one) => one.by))}`);
  return parts.join(", ");
}

function people(names: readonly string[]): string | null {
  const all = new Set(names);
  return all.size === 0 ? null : all.size === 1 ? [...all].join("") : `${all.size} readers`;
}

const moments = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
export const moment = (at: string): string => moments.format(new Date(at));
