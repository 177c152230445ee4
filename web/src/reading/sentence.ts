// A claim in one line: who, what, whom. The names of actors where they were told apart, else the words of the text.
import type { Claim, Participant } from "../api/types";
import type { Reading } from "./reading.svelte";

const ORDER: readonly Participant["role"][] = ["actor", "recipient", "intermediary", "host", "beneficiary"];
/** Letters of a name or a thing, and names of one role, on a closed card. */
const LONGEST = 44;
const MOST = 3;

export interface Line {
  readonly who: readonly string[];
  readonly whom: readonly string[];
  readonly through: readonly string[];
  readonly host: readonly string[];
  readonly benefit: readonly string[];
}

export function lineOf(claim: Claim, reading: Reading): Line {
  const named = (role: Participant["role"]): string[] =>
    claim.participants.filter((participant) => participant.role === role).map((participant) => nameOf(participant, reading));
  return {
    who: named("actor"),
    whom: named("recipient"),
    through: named("intermediary"),
    host: named("host"),
    benefit: named("beneficiary"),
  };
}

export function nameOf(participant: Participant, reading: Reading): string {
  return reading.nameOf(participant.actor) ?? participant.words?.words ?? participant.country ?? "a party not named";
}

/** The parties by role, in the order in which a sentence tells them; within a role as the record has them. */
export function parties(claim: Claim): { role: Participant["role"]; members: readonly Participant[] }[] {
  return ORDER.map((role) => ({ role, members: claim.participants.filter((one) => one.role === role) })).filter(
    (row) => row.members.length > 0,
  );
}

/** Names as a closed card has room for: long ones cut, and of more than three the first two. The verb must stay in sight. */
export function brief(names: readonly string[]): string[] {
  const short = names.map(cut);
  return short.length > MOST ? [...short.slice(0, MOST - 1), `${short.length - MOST + 1} more`] : short;
}

export function cut(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words;
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
