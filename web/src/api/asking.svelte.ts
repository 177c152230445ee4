// What a screen asks of the case, asked again whenever the question changes; an answer that comes too late is dropped.

export class Asking<T> {
  answer = $state.raw<T | null>(null);
  failure = $state.raw<unknown>(null);
  loading = $state(false);
  #tries = $state(0);

  /** To be made while a component begins. `ask` gives null where there is nothing to ask. */
  constructor(ask: (signal: AbortSignal) => Promise<T> | null) {
    $effect(() => {
      void this.#tries;
      const ended = new AbortController();
      const asked = ask(ended.signal);
      this.loading = asked !== null;
      if (asked === null) this.answer = null;
      asked?.then(
        (found) => {
          this.answer = found;
          this.failure = null;
          this.loading = false;
        },
        (error: unknown) => {
          if (ended.signal.aborted) return;
          this.failure = error;
          this.loading = false;
        },
      );
      return () => ended.abort();
    });
  }

  /** Ask once more, as after a failure, which is forgotten. */
  again(): void {
    this.failure = null;
    this.#tries += 1;
  }
}
