// A claim in one line: who, what, whom. The names of actors where they were told apart, else the words of the text.
import type { Claim, Participant } from "../api/types";
import type { Reading } from "./reading.svelte";

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

export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
