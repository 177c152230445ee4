// Where the cards of the rail stand: each as close to its words as the others allow, in order and without overlap.

export interface Wanted {
  readonly id: string;
  /** Where the card would stand level with its words, in pixels. */
  readonly at: number;
  readonly height: number;
}

/**
 * Tops of the cards. Least squares of the distances from the places wanted, under the order of the list (isotonic
 * regression by pooling adjacent violators); cards of `weights` weigh so much that the others give way to them.
 */
export function level(wanted: readonly Wanted[], gap: number, weights: ReadonlyMap<string, number>): Map<string, number> {
  const pools: { weight: number; sum: number; size: number }[] = [];
  let before = 0;
  for (const card of wanted) {
    const weight = weights.get(card.id) ?? 1;
    let pool = { weight, sum: (card.at - before) * weight, size: 1 };
    for (let last = pools.at(-1); last !== undefined && last.sum / last.weight > pool.sum / pool.weight; last = pools.at(-1)) {
      pools.pop();
      pool = { weight: pool.weight + last.weight, sum: pool.sum + last.sum, size: pool.size + last.size };
    }
    pools.push(pool);
    before += card.height + gap;
  }
  const tops = new Map<string, number>();
  let index = 0;
  let above = 0;
  for (const pool of pools) {
    const shift = Math.max(0, pool.sum / pool.weight);
    for (let i = 0; i < pool.size; i++) {
      const card = wanted[index++];
      if (card === undefined) break;
      tops.set(card.id, Math.round(shift + above));
      above += card.height + gap;
    }
  }
  return tops;
}
