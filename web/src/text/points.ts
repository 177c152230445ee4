// Offsets of the record are Unicode code points; JavaScript counts UTF-16 units. Here the two meet.

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

/** Cuts pieces of `content`, which begins at code point `origin` of its text, by code points of the text. */
export function cutter(content: string, origin: number): (start: number, end: number) => string {
  if (!PAIR.test(content)) return (start, end) => content.slice(Math.max(0, start - origin), Math.max(0, end - origin));
  const points = Array.from(content);
  return (start, end) => points.slice(Math.max(0, start - origin), Math.max(0, end - origin)).join("");
}
