// A person judges claims one after the other. Each judgement is added to the case; undoing one adds another that says so.
import { api, Problem } from "../api/client";
import type { Decided, Judgement } from "../api/types";
import type { Reading } from "../reading/reading.svelte";
import { DECISIONS } from "./says";
import { reviewer } from "./reviewer.svelte";

export type Decision = "accept" | "reject" | "unsure" | "verdict";

/** What is asked of the person before it can go on; `decision` is null where only the name is to be changed. */
export interface Asked {
  readonly decision: Decision | null;
  readonly claim: string | null;
}

interface Done {
  readonly judgement: string;
  readonly claim: string;
  /** The claim that was chosen after it: while it is, the person has not gone elsewhere, and undo means this. */
  readonly then: string | null;
}

export class Judging {
  asked = $state.raw<Asked | null>(null);
  /** The claim whose fields are being corrected. */
  correcting = $state.raw<string | null>(null);
  failure = $state.raw<unknown>(null);
  /** What was done last, for those who hear the screen. */
  said = $state("");
  #done = $state.raw<readonly Done[]>([]);
  /** What is being stored, one after the other: a key pressed meanwhile waits its turn, and means the claim chosen then. */
  #line: Promise<void> = Promise.resolve();

  constructor(
    readonly reading: Reading,
    readonly go: (claim: string | null) => Promise<void>,
  ) {}

  /** Whether the last judgement can be undone from where the person is. */
  readonly undoable: boolean = $derived.by(() => this.#done.at(-1)?.then === this.reading.active && this.#done.length > 0);

  /** Judge the chosen claim. Asks for the name, and for the words of a note, where they are not there yet. */
  decide(decision: Decision, words = ""): Promise<void> {
    return this.#inTurn(async () => {
      const claim = this.reading.claims.find((one) => one.id === this.reading.active)?.id;
      if (claim === undefined) return;
      if (reviewer.name === "" || (decision === "verdict" && words.trim() === "")) {
        this.asked = { decision, claim };
        return;
      }
      const moves = decision !== "verdict";
      const next = moves ? await this.reading.nextOpen() : null;
      if (!moves || this.#own(claim)?.decision !== decision) {
        const answer = await api.judge(claim, { decision, by: reviewer.name, reason: words.trim() || null });
        const made = answer.judgements.at(-1);
        await this.#stands(answer);
        this.said = DECISIONS[decision];
        if (next !== null) await this.go(next);
        else if (!this.reading.claims.some((one) => one.id === claim)) await this.go(null);
        if (made !== undefined) this.#done = [...this.#done, { judgement: made.id, claim, then: this.reading.active }];
      } else if (next !== null) await this.go(next);
    });
  }

  /** Open the form that corrects the chosen claim. */
  startCorrecting(): void {
    this.correcting = this.reading.claims.find((one) => one.id === this.reading.active)?.id ?? null;
  }

  /** Keep what should stand in fields of the claim instead; what stood in the way, in words, where it was not kept. */
  async correct(claim: string, change: Readonly<Record<string, string>>, reason: string): Promise<{ what: string; more: string } | null> {
    await this.#inTurn(async () => {
      const answer = await api.judge(claim, { decision: "correct", by: reviewer.name, reason: reason.trim() || null, change });
      const made = answer.judgements.at(-1);
      await this.#stands(answer);
      this.said = DECISIONS.correct;
      if (!this.reading.claims.some((one) => one.id === claim)) await this.go(null);
      if (made !== undefined) this.#done = [...this.#done, { judgement: made.id, claim, then: this.reading.active }];
    });
    const failed = this.failure;
    this.failure = null;
    if (failed === null) return null;
    return {
      what: failed instanceof Error ? failed.message : "This was not kept.",
      more: failed instanceof Problem ? `${failed.why} ${failed.next}` : "",
    };
  }

  /** Take back the judgement just made; else the person's own latest on the chosen claim. */
  undo(): Promise<void> {
    return this.#inTurn(async () => {
      const last = this.#done.at(-1);
      if (last !== undefined && this.undoable) {
        await this.#takesBack(last.judgement);
        await this.go(last.claim);
        return;
      }
      const own = this.reading.decided.get(this.reading.active ?? "")?.judgements.findLast((one) => one.by === reviewer.name);
      if (own !== undefined) await this.#takesBack(own.id);
    });
  }

  takeBack(judgement: string): Promise<void> {
    return this.#inTurn(() => this.#takesBack(judgement));
  }

  async #takesBack(judgement: string): Promise<void> {
    if (reviewer.name === "") {
      this.asked = { decision: null, claim: null };
      return;
    }
    await this.#stands(await api.takeBack(judgement, reviewer.name));
    this.#done = this.#done.filter((one) => one.judgement !== judgement);
    this.said = "Taken back";
  }

  #own(claim: string): Judgement | undefined {
    return this.reading.decided
      .get(claim)
      ?.judgements.findLast((one) => one.by === reviewer.name && one.decision !== "verdict");
  }

  async #stands(answer: Decided): Promise<void> {
    this.reading.decided.set(answer.claim, answer);
    await this.reading.recount();
  }

  #inTurn(doing: () => Promise<void>): Promise<void> {
    this.#line = this.#line.then(async () => {
      this.failure = null;
      try {
        await doing();
      } catch (error) {
        this.failure = error;
      }
    });
    return this.#line;
  }
}
