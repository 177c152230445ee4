// The tool's own words for what the record holds. Neutral: who said, stated, wrote; never whether it is so.
import type { Claim, Hop, Participant, Source } from "./api/types";

type ClaimType = Claim["type"];

/** A type as what was done (`plain`), as what kind of thing it is (`kind`, beside the words of a text), and spelled out. */
export const TYPES: Readonly<Record<ClaimType, { plain: string; kind: string; means: string }>> = {
  AGREE: { plain: "agreed", kind: "agreement", means: "agreed to something, or promised it" },
  CONSULT: { plain: "met or spoke", kind: "meeting or talk", means: "met, visited, talked or wrote to each other" },
  SUPPORT: { plain: "backed", kind: "support", means: "spoke for, praised or honoured" },
  CONCEDE: { plain: "gave way", kind: "concession", means: "yielded something that the other wanted" },
  COOPERATE: { plain: "worked with", kind: "cooperation", means: "worked together, shared or exchanged" },
  AID: { plain: "gave aid", kind: "aid", means: "gave money, arms, goods or shelter" },
  RETREAT: { plain: "drew back", kind: "withdrawal", means: "withdrew, released or gave up" },
  REQUEST: { plain: "asked", kind: "request", means: "asked for something" },
  ACCUSE: { plain: "accused", kind: "accusation", means: "blamed or accused, or opened an inquiry" },
  REJECT: { plain: "turned down", kind: "refusal", means: "said no to something" },
  THREATEN: { plain: "threatened", kind: "threat", means: "warned of harm to come" },
  PROTEST: { plain: "protested", kind: "protest", means: "showed dissent in the open" },
  SANCTION: { plain: "cut ties", kind: "cut in ties", means: "reduced relations, aid or trade" },
  MOBILIZE: { plain: "mobilised", kind: "mobilisation", means: "readied or moved forces" },
  COERCE: { plain: "coerced", kind: "coercion", means: "seized, arrested, expelled or restricted" },
  ASSAULT: { plain: "attacked", kind: "violence", means: "used violence" },
  STATEMENT: { plain: "said", kind: "statement", means: "said something in public that is none of the other types" },
};

export const ROLES: Readonly<Record<Participant["role"], string>> = {
  actor: "Who",
  recipient: "To whom",
  intermediary: "Through whom",
  host: "Host",
  beneficiary: "For whom",
};

export const STANCES: Readonly<Record<Claim["stance"]["value"], { lead: string; chip: string | null; means: string }>> = {
  asserted: { lead: "The text says", chip: null, means: "told as something that happened" },
  denied: { lead: "The text says this was not so", chip: "not so", means: "told as something that did not happen" },
  possible: { lead: "The text says this may be so", chip: "may be", means: "told as something that may have happened" },
  planned: { lead: "The text says this was planned", chip: "planned", means: "told as something meant to happen" },
  asked: { lead: "The text says this was asked for", chip: "asked for", means: "told as a wish or a question" },
  hypothetical: { lead: "The text supposes", chip: "supposed", means: "told as a case put, not as something that happened" },
  habitual: { lead: "The text says, as a habit", chip: "habit", means: "told as something done again and again" },
};

export const stance = (claim: Claim) => STANCES[claim.stance.value];

export const OPENNESS: Readonly<Record<Claim["openness"]["value"], string | null>> = {
  public: "in public",
  private: "in private",
  secret: "in secret",
  unstated: null,
};

export const SOURCE_KINDS: Readonly<Record<Source["kind"], string>> = {
  essay: "Essay",
  news: "News",
  cable: "Cable",
  memorandum: "Memorandum",
  memorandum_of_conversation: "Memorandum of conversation",
  letter: "Letter",
  email: "E-mail",
  speech: "Speech",
  interview: "Interview",
  chronology: "Chronology",
  book: "Book",
  editorial_note: "Editorial note",
  list: "List",
  report: "Report",
  unknown: "Kind not told",
};

export const ACTOR_KINDS: Readonly<Record<string, string>> = {
  state: "state",
  government_body: "government body",
  service: "service",
  armed_group: "armed group",
  party: "party",
  organisation: "organisation",
  company: "company",
  medium: "medium",
  people: "people",
  person: "person",
  place: "place",
};

export const STATES: Readonly<Record<string, { label: string; means: string }>> = {
  read: { label: "read", means: "Read to the end." },
  partly_read: { label: "partly read", means: "Read, but not all of it; the reason says what is missing." },
  duplicate: { label: "duplicate", means: "The same bytes as another file of this case; read once." },
  skipped: { label: "skipped", means: "Not a document that Backchannel reads." },
  failed: { label: "failed", means: "Could not be read; the reason says why." },
  waiting: { label: "waiting", means: "Found, and not yet read." },
};

export const stateLabel = (state: string): string => STATES[state]?.label ?? sentence(state);

export const RELIABILITY: Readonly<Record<Source["reliability"], string>> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "cannot be judged",
};

export const sourceKind = (kind: string): string => (SOURCE_KINDS as Record<string, string>)[kind] ?? sentence(kind);

/** A code such as "no_text_layer" as words. */
export function sentence(code: string): string {
  return code.replaceAll("_", " ");
}

const languages = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** A language that claims are not read from, by its English name; null for English and where no language is told. */
export function unread(language: string | null): string | null {
  if (language === null || /^en(-|$)/.test(language)) return null;
  try {
    return languages.of(language) ?? `the language “${language}”`;
  } catch {
    return `the language “${language}”`;
  }
}

const numbers = new Intl.NumberFormat("en-GB");
export const number = (value: number): string => numbers.format(value);

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** How a hop of the chain is told: the teller, and the words that say so. */
export function hop(link: Hop): string {
  const who = link.who === "" ? "someone not named" : link.who;
  return link.cue === null ? who : `${who} “${link.cue.words}”`;
}

export const typeKind = (type: string): string => (TYPES as Record<string, { kind: string }>)[type]?.kind ?? sentence(type);

/** How a line on a claim of this stance begins. */
export const stanceLead = (name: string | null): string =>
  (STANCES as Record<string, { lead: string }>)[name ?? "asserted"]?.lead ?? STANCES.asserted.lead;

/** One hop of who says so, where only its words are at hand. */
export const teller = (link: { who: string; cue: string | null }): string =>
  `${link.who === "" ? "someone not named" : link.who}${link.cue === null ? "" : ` “${link.cue}”`}`;

/** A source as lists name it: its title, else its file; and its part of the file. */
export const sourceName = (one: { title: string | null; file_name: string | null; part: string | null }): string =>
  `${one.title ?? one.file_name ?? "A source"}${one.part === null ? "" : `, ${one.part}`}`;

/** What each text was weighed for, as the manual's page on findings has it. */
export const WEIGHED: readonly string[] = [
  "who held an office at that time",
  "whether a state has such an office",
  "whether a person was alive",
  "whether a state or body was there yet, or still",
  "two dates, places or numbers for one deed",
  "an order that the dates contradict",
  "weekdays",
  "two offices of one person",
  "what one passage asserts and another tells as denied",
];
