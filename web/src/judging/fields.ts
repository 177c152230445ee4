// The fields of a claim that a person may correct: what was read there, and what a correction says, in words.
import type { Claim, Participant } from "../api/types";
import { told } from "../edtf";
import type { Reading } from "../reading/reading.svelte";
import { listed, nameOf } from "../reading/sentence";
import { OPENNESS, ROLES, sentence, STANCES, TYPES } from "../words";

export type Role = Participant["role"];
export type Field = "type" | `participants.${Role}` | "thing" | "when" | "where" | "openness" | "stance" | "chain";
export type Values = Readonly<Record<Field, string>>;

export const PARTIES: readonly Role[] = ["actor", "recipient", "intermediary", "host", "beneficiary"];

const flat = (words: string): string => words.replace(/\s+/g, " ").trim();
/** Names one a line, each once, as a correction keeps them. */
export const lines = (names: readonly string[]): string => [...new Set(names.map(flat).filter((name) => name !== ""))].join("\n");

/** What was read, field by field, in the form of a correction. */
export function asRead(claim: Claim, reading: Reading): Values {
  const party = (role: Role): string => lines(claim.participants.filter((one) => one.role === role).map((one) => nameOf(one, reading)));
  return {
    type: claim.type,
    "participants.actor": party("actor"),
    "participants.recipient": party("recipient"),
    "participants.intermediary": party("intermediary"),
    "participants.host": party("host"),
    "participants.beneficiary": party("beneficiary"),
    thing: flat(claim.thing?.words.words ?? ""),
    when: claim.when?.edtf ?? "",
    where: lines(claim.where.map((one) => one.place ?? one.words.words)),
    openness: claim.openness.value,
    stance: claim.stance.value,
    chain: lines(claim.chain.map((hop) => reading.nameOf(hop.actor) ?? (hop.who || "someone not named"))),
  };
}

export function fieldLabel(field: string): string {
  if (field.startsWith("participants.")) return (ROLES as Record<string, string>)[field.slice("participants.".length)] ?? sentence(field);
  const labels: Record<string, string> = {
    type: "What",
    thing: "Thing",
    when: "When",
    where: "Where",
    openness: "How openly",
    stance: "How told",
    chain: "Says so",
  };
  return labels[field] ?? sentence(field);
}

const ORDER: readonly string[] = ["type", ...PARTIES.map((role) => `participants.${role}`), "thing", "when", "where", "openness", "stance", "chain"];

/** What a correction says, field by field in the order of the form. */
export const changes = (change: Readonly<Record<string, string>> | null): [string, string][] =>
  Object.entries(change ?? {}).sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));

/** What stands in a field, as a person would say it. */
export function valueWords(field: string, value: string): string {
  if (value === "") return field.startsWith("participants.") ? "nobody" : field === "chain" ? "the author alone" : "not told";
  if (field === "type") return (TYPES as Record<string, { kind: string }>)[value]?.kind ?? value;
  if (field === "openness") return (OPENNESS as Record<string, string | null>)[value] ?? "not told";
  if (field === "stance") return (STANCES as Record<string, { means: string }>)[value]?.means ?? value;
  if (field === "when") return told(value).text;
  if (field === "chain") return value.split("\n").join(" › ");
  return listed(value.split("\n"));
}
