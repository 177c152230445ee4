// A time as told, in words. What the words leave open stays open: a year is never turned into a day.

const MONTHS = "January February March April May June July August September October November December".split(" ");
const SEASONS: Readonly<Record<string, string>> = { "21": "spring", "22": "summer", "23": "autumn", "24": "winter" };

export interface Told {
  readonly text: string;
  readonly unsure: boolean;
}

/** "1953~" gives "about 1953"; "199X" "1990s"; "1914/1918" "1914 to 1918"; what is not known is given as it stands. */
export function told(edtf: string): Told {
  if (/^[[{].*[\]}]$/.test(edtf)) {
    const parts = edtf.slice(1, -1).split(",").map((part) => told(part.trim().replace("..", "/")).text);
    return { text: parts.join(edtf.startsWith("[") ? " or " : " and "), unsure: edtf.startsWith("[") };
  }
  if (edtf.includes("/")) {
    const [from = "", to = ""] = edtf.split("/", 2);
    const a = told(from);
    const b = told(to);
    const unsure = a.unsure || b.unsure || from === "" || to === "";
    if (from === "" || from === "..") return { text: `until ${b.text}`, unsure };
    if (to === "" || to === "..") return { text: `from ${a.text}`, unsure };
    return { text: `${a.text} to ${b.text}`, unsure };
  }
  const about = /[~%]/.test(edtf);
  const doubt = /[?%]/.test(edtf);
  const plain = edtf.replace(/[~?%]/g, "");
  const text = `${about ? "about " : ""}${single(plain)}${doubt ? " (unsure)" : ""}`;
  return { text, unsure: about || doubt || plain.includes("X") };
}

function single(edtf: string): string {
  const match = /^(-?[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?:T(.*))?$/.exec(edtf);
  if (match === null) return edtf;
  const [, year = "", month, day] = match;
  const told = years(year);
  if (month === undefined || month === "XX") return told;
  const season = SEASONS[month];
  if (season !== undefined) return `${season} ${told}`;
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return edtf;
  return day === undefined || day === "XX" ? `${name} ${told}` : `${Number(day)} ${name} ${told}`;
}

function years(year: string): string {
  if (/^\d{3}X$/.test(year)) return `${year.slice(0, 3)}0s`;
  if (/^\d{2}XX$/.test(year)) return `${year.slice(0, 2)}00s`;
  return year === "XXXX" ? "year not told" : year;
}
