// One source as it is being read: what of it has come, what is lit, what is open.
import { MediaQuery, SvelteMap } from "svelte/reactivity";
import { api } from "../api/client";
import type { ActorShown, Claim, Decided, Outline, Passage, Quotation, Spread, StandingCount, StretchAnswer } from "../api/types";
import type { Found } from "./marks";

export type Tab = "claims" | "quotations" | "actors";
export const TABS: readonly Tab[] = ["claims", "quotations", "actors"];

export interface Filters {
  readonly type: string;
  readonly manner: string;
  readonly standing: StandingCount["standing"] | "";
}
export const NO_FILTERS: Filters = { type: "", manner: "", standing: "" };

/**
 * Room above and below in which words do not count as seen, in pixels: above, a card level with them would slip under the
 * head of the rail; on a phone the sheet hides more below.
 */
const ABOVE = 150;
const BELOW = 140;

export const still = new MediaQuery("(prefers-reduced-motion: reduce)");

export class Reading {
  readonly id: string;
  outline = $state.raw<Outline | null>(null);
  failure = $state.raw<unknown>(null);
  readonly stretches = new SvelteMap<number, StretchAnswer>();
  readonly failed = new SvelteMap<number, unknown>();
  readonly names = new SvelteMap<string, ActorShown>();
  /** What people judged of the claims that have come. */
  readonly decided = new SvelteMap<string, Decided>();

  tab = $state<Tab>("claims");
  /** The claim or quotation that the pointer is on. */
  lit = $state<string | null>(null);
  /** The claim or quotation whose words in the text the pointer rests on: its card comes level with them. */
  near = $state<string | null>(null);
  /** The claim or quotation that was chosen, and whether its details are open. */
  active = $state<string | null>(null);
  open = $state(false);
  actor = $state<string | null>(null);
  /** Words of one field, pointed at in a card. */
  pointed = $state.raw<Passage | null>(null);
  found = $state.raw<Found | null>(null);
  filters = $state.raw<Filters>(NO_FILTERS);
  /** Whether words that judge are marked in the text. */
  loaded = $state(false);
  /** The marked word that is pointed at or in focus, and why it is marked. */
  why = $state.raw<{ readonly words: string; readonly why: string } | null>(null);
  /** Where in the whole text the claims lie that the filters let through; null until it is known. */
  spread = $state.raw<Spread | null>(null);
  /** How many claims of the whole text people judged, by what it comes to. */
  standings = $state.raw<readonly StandingCount[]>([]);

  readonly #asked = new Map<number, Promise<void>>();

  constructor(id: string) {
    this.id = id;
  }

  async start(): Promise<void> {
    this.failure = null;
    try {
      this.outline = await api.outline(this.id);
    } catch (error) {
      this.failure = error;
    }
  }

  /** All claims of the stretches that have come, in text order, less those that the filters leave out. */
  readonly claims: readonly Claim[] = $derived.by(() => this.#inOrder((stretch) => stretch.claims).filter((claim) => this.passes(claim)));
  readonly quotations: readonly Quotation[] = $derived.by(() => this.#inOrder((stretch) => stretch.quotations));

  readonly filtered: boolean = $derived(this.filters.type !== "" || this.filters.manner !== "" || this.filters.standing !== "");
  /** The stretches that hold a claim which the filters let through; null until it is known. */
  readonly #holding: ReadonlySet<number> | null = $derived(
    this.spread === null ? null : new Set(this.spread.starts.map((start) => this.stretchAt(start))),
  );

  /** Asks where the claims lie that the filters let through; false where other filters were set meanwhile. */
  async sift(): Promise<boolean> {
    const filters = this.filters;
    this.spread = null;
    const found = await api.spread(this.id, { ...filters });
    if (filters !== this.filters) return false;
    this.spread = found;
    this.standings = found.standings;
    return true;
  }

  #inOrder<T>(of: (stretch: StretchAnswer) => readonly T[]): T[] {
    return [...this.stretches.keys()].sort((a, b) => a - b).flatMap((index) => of(this.stretches.get(index) as StretchAnswer));
  }

  passes(claim: Claim): boolean {
    const { type, manner, standing } = this.filters;
    if (standing !== "" && this.standingOf(claim.id) !== standing) return false;
    if (type !== "" && claim.type !== type) return false;
    if (manner === "hidden") return claim.openness.value === "secret" || claim.openness.value === "private";
    if (manner === "others") return claim.chain.length > 0;
    if (manner === "unasserted") return claim.stance.value !== "asserted";
    return true;
  }

  standingOf(claim: string): StandingCount["standing"] {
    return this.decided.get(claim)?.standing ?? "open";
  }

  /** How many claims of the whole text people's judgements come to this for. */
  count(standing: StandingCount["standing"]): number {
    return this.standings.find((one) => one.standing === standing)?.count ?? 0;
  }

  /** Asks anew where the claims lie that the filters let through, after a judgement; what is shown stays meanwhile. */
  async recount(): Promise<void> {
    const filters = this.filters;
    const found = await api.spread(this.id, { ...filters });
    this.standings = found.standings;
    if (filters === this.filters) this.spread = found;
  }

  /** The next claim after the chosen one that nobody has judged, among those that the filters let through; null at the end. */
  async nextOpen(): Promise<string | null> {
    const chosen = this.claims.find((claim) => claim.id === this.active);
    if (chosen === undefined) return null;
    if (this.filters.standing !== "" && this.filters.standing !== "open") return this.neighbour(1);
    const { starts } = await api.spread(this.id, { ...this.filters, standing: "open" });
    for (const start of new Set(starts)) {
      if (start < chosen.trigger.start) continue;
      await this.load(this.stretchAt(start));
      const at = this.claims.findIndex((claim) => claim.id === chosen.id);
      const next = this.claims.find((claim, i) => i > at && claim.trigger.start === start && this.standingOf(claim.id) === "open");
      if (next !== undefined) return next.id;
    }
    return null;
  }

  nameOf(actor: string | null): string | null {
    return actor === null ? null : (this.names.get(actor)?.name ?? null);
  }

  load(index: number): Promise<void> {
    const before = this.#asked.get(index);
    if (before !== undefined) return before;
    const span = this.outline?.stretches[index];
    if (span === undefined) return Promise.resolve();
    const asked = api.stretch(this.id, span.start).then(
      (answer) => {
        for (const actor of answer.actors) this.names.set(actor.id, actor);
        for (const one of answer.decided) this.decided.set(one.claim, one);
        this.failed.delete(index);
        this.stretches.set(index, answer);
      },
      (error: unknown) => {
        this.failed.set(index, error);
        this.#asked.delete(index);
      },
    );
    this.#asked.set(index, asked);
    return asked;
  }

  /** The index of the stretch that holds code point `place`. */
  stretchAt(place: number): number {
    const stretches = this.outline?.stretches ?? [];
    const index = stretches.findIndex((stretch) => place < stretch.end);
    return index === -1 ? Math.max(0, stretches.length - 1) : index;
  }

  /** The item `step` places on from the chosen one in the open list; loads what is not there yet. Null at the end. */
  async neighbour(step: 1 | -1): Promise<string | null> {
    const quoted = this.tab === "quotations";
    const items = (): readonly { id: string; at: number }[] =>
      quoted
        ? this.quotations.map((quotation) => ({ id: quotation.id, at: quotation.content.start }))
        : this.claims.map((claim) => ({ id: claim.id, at: claim.trigger.start }));
    let list = items();
    const index = list.findIndex((item) => item.id === this.active);
    const from = index === -1 ? this.#firstSeen(list.map((item) => item.id), step) : index + step;
    const stretches = this.outline?.stretches ?? [];
    const holds = (i: number): boolean =>
      quoted ? (stretches[i]?.quotations ?? 0) > 0 : (this.#holding?.has(i) ?? (stretches[i]?.claims ?? 0) > 0);
    const here = list[index] ?? list[from];
    let edge = here === undefined ? 0 : this.stretchAt(here.at);
    const candidate = list[from];
    const until = candidate === undefined ? (step > 0 ? stretches.length : -1) : this.stretchAt(candidate.at);
    // Between the chosen item and the next one that has come there may be stretches that have not.
    for (; edge !== until && edge >= 0 && edge < stretches.length; edge += step) {
      if (this.stretches.has(edge) || !holds(edge)) continue;
      await this.load(edge);
      list = items();
      const now = list.findIndex((item) => item.id === this.active);
      const next = list[now === -1 ? (step > 0 ? 0 : list.length - 1) : now + step];
      if (next !== undefined && (step > 0 ? this.stretchAt(next.at) <= edge : this.stretchAt(next.at) >= edge)) return next.id;
    }
    return candidate?.id ?? null;
  }

  #firstSeen(ids: readonly string[], step: 1 | -1): number {
    const tops = ids.map((id) => anchorOf(id)?.getBoundingClientRect().top ?? -1);
    const index = tops.findIndex((top) => top >= ABOVE - 70);
    if (index === -1) return step > 0 ? 0 : ids.length - 1;
    return step > 0 ? index : index - 1;
  }
}

/** The first marked words of a claim or quotation in the page. */
export function anchorOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-anchor~="${CSS.escape(id)}"]`);
}

/** Bring words into the part of the window where they can be read, if they are not there already. */
export function bringIntoView(element: Element | null, calmly = true): void {
  if (element === null) return;
  const box = element.getBoundingClientRect();
  const sheet = document.querySelector("[data-sheet]")?.getBoundingClientRect().top;
  const floor = sheet === undefined ? innerHeight - BELOW : sheet - 16;
  if (box.top >= ABOVE && box.bottom <= floor) return;
  const top = scrollY + box.top - Math.max(ABOVE, floor * 0.42);
  scrollTo({ top, behavior: calmly && !still.current ? "smooth" : "instant" });
}
