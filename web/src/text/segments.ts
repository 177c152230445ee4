// Overlapping marks over a stretch of text, made into segments that lie side by side.

export type MarkKind = "trigger" | "passage" | "field" | "quotation" | "mention" | "loaded" | "page" | "found";

export interface Mark {
  readonly kind: MarkKind;
  readonly start: number;
  readonly end: number;
  /** The claim, quotation or actor that the mark belongs to; the label of a page, the reason for a loaded word. */
  readonly of: string;
  /** A claim's type for a trigger, the name of the field for a field's words. */
  readonly what: string;
}

export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/**
 * Segments of the span from `start` to `end`: they cover it without gap or overlap, and each lists every mark over it.
 * `marks` need not be sorted; those outside the span are left out. All offsets are code points.
 */
export function segments(
  start: number,
  end: number,
  marks: readonly Mark[],
  cut: (start: number, end: number) => string,
): Segment[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start).sort((a, b) => a.start - b.start);
  const borders = new Set([start, end]);
  for (const mark of inside) {
    borders.add(Math.max(start, mark.start));
    borders.add(Math.min(end, mark.end));
  }
  const places = [...borders].sort((a, b) => a - b);
  const out: Segment[] = [];
  let next = 0;
  let open: Mark[] = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const from = places[i] ?? start;
    const to = places[i + 1] ?? end;
    open = open.filter((mark) => mark.end > from);
    for (let mark = inside[next]; mark !== undefined && mark.start <= from; mark = inside[++next]) open.push(mark);
    out.push({ start: from, end: to, text: cut(from, to), marks: open.slice() });
  }
  return out;
}
