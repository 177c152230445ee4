// What is marked in a text: claims with the words of their fields, quotations, and mentions of actors.
import type { Claim, Passage, Quotation, StretchAnswer } from "../api/types";
import type { Mark } from "../text/segments";

/** Every field of a claim that has words, with the field's name as the record has it. */
export function fieldsOf(claim: Claim): { name: string; words: Passage }[] {
  const out: { name: string; words: Passage }[] = [];
  const add = (name: string, words: Passage | null | undefined): void => {
    if (words) out.push({ name, words });
  };
  for (const participant of claim.participants) add(participant.role, participant.words);
  add("thing", claim.thing?.words);
  add("when", claim.when?.words);
  for (const where of claim.where) add("where", where.words);
  add("openness", claim.openness.words);
  add("stance", claim.stance.words);
  for (const hop of claim.chain) {
    add("teller", hop.words);
    add("cue", hop.cue);
  }
  return out;
}

function ofQuotation(quotation: Quotation): { name: string; words: Passage }[] {
  const parts = [
    { name: "speaker", words: quotation.speaker?.words ?? null },
    { name: "cue", words: quotation.cue },
    { name: "addressee", words: quotation.addressee?.words ?? null },
    { name: "medium", words: quotation.medium?.words ?? null },
    { name: "when", words: quotation.when?.words ?? null },
  ];
  return parts.flatMap((part) => (part.words === null ? [] : [{ name: part.name, words: part.words }]));
}

export interface Found {
  readonly start: number;
  readonly end: number;
}

export function marksOf(answer: StretchAnswer, found: Found | null): Mark[] {
  const marks: Mark[] = [];
  for (const claim of answer.claims) {
    marks.push({ kind: "trigger", start: claim.trigger.start, end: claim.trigger.end, of: claim.id, what: claim.type });
    marks.push({ kind: "passage", start: claim.passage.start, end: claim.passage.end, of: claim.id, what: "" });
    for (const field of fieldsOf(claim)) {
      marks.push({ kind: "field", start: field.words.start, end: field.words.end, of: claim.id, what: field.name });
    }
  }
  for (const quotation of answer.quotations) {
    marks.push({ kind: "quotation", start: quotation.content.start, end: quotation.content.end, of: quotation.id, what: "" });
    for (const part of ofQuotation(quotation)) {
      marks.push({ kind: "field", start: part.words.start, end: part.words.end, of: quotation.id, what: part.name });
    }
  }
  for (const mention of answer.mentions) {
    marks.push({ kind: "mention", start: mention.start, end: mention.end, of: mention.actor, what: mention.kind });
  }
  for (const one of answer.loaded) {
    marks.push({ kind: "loaded", start: one.words.start, end: one.words.end, of: one.why, what: one.words.words });
  }
  for (const page of answer.pages) {
    // A label stands before the first character of its page, or of the first block after it.
    const block = answer.blocks.find((candidate) => candidate.end > page.start);
    if (block === undefined) continue;
    const start = Math.max(page.start, block.start);
    marks.push({ kind: "page", start, end: start + 1, of: page.label, what: "" });
  }
  if (found !== null) marks.push({ kind: "found", start: found.start, end: found.end, of: "", what: "" });
  return marks;
}
