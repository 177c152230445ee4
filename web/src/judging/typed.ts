// A time as a person types it, in words or in the Extended Date/Time Format. What the words leave open stays open.

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SEASONS: Readonly<Record<string, string>> = { spring: "21", summer: "22", autumn: "23", fall: "23", winter: "24" };
const MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const NTH = "(?:st|nd|rd|th)?";
const HOW = "Write it as 1953, May 1953, 4 May 1953, the 1950s, about 1953, 1953 to 1955, 3 to 5 May 1953, or before 1953.";

/** The time as it is kept, "" where none is told; or why it cannot be. */
export type Typed = { readonly edtf: string; readonly error: null } | { readonly edtf: null; readonly error: string };

class Unfit extends Error {}

/** Words that are no time, on which there is nothing more to say. */
class Unknown extends Error {}

export function typed(words: string): Typed {
  const plain = words.trim().replace(/\s+/g, " ");
  if (plain === "") return { edtf: "", error: null };
  try {
    return { edtf: whole(plain), error: null };
  } catch (error) {
    if (error instanceof Unknown) return { edtf: null, error: `“${plain}” is not understood as a time. ${HOW}` };
    if (error instanceof Unfit) return { edtf: null, error: error.message };
    throw error;
  }
}

function whole(words: string): string {
  const set = /^([[{])([^\]}]*)([\]}])$/.exec(words);
  if (set !== null) return `${set[1]}${(set[2] ?? "").split(",").map((one) => single(one.trim())).join(",")}${set[3]}`;
  const slash = words.split("/").map((one) => one.trim());
  if (slash.length === 2) {
    const [from = "", to = ""] = slash;
    const open = (one: string): boolean => one === "" || one === "..";
    if (open(from) && open(to)) throw new Unfit(`A span of time needs at least one end. ${HOW}`);
    return spanOf(open(from) ? ".." : single(from), open(to) ? ".." : single(to));
  }
  const days = daysOf(words);
  if (days !== null) return spanOf(single(days[0]), single(days[1]));
  const between = new RegExp(`^(?:from |between )?(.+?) ?(?: to | and | until | - |–|—|-(?=${MONTH} )|(?<=\\b\\d{4})-(?=\\d{4}$)) ?(.+)$`, "i").exec(words);
  if (between !== null) {
    const [from = "", to = ""] = [between[1], between.at(-1)];
    return spanOf(single(inYearOf(to, from)), single(to));
  }
  const either = /^(?:either )?(.+) or (.+)$/i.exec(words);
  if (either !== null) return `[${single(either[1] ?? "")},${single(either[2] ?? "")}]`;
  const before = /^(?:before|until|till|by|up to) (.+)$/i.exec(words);
  if (before !== null) return `../${single(before[1] ?? "")}`;
  const after = /^(?:after|since|from) (.+)$/i.exec(words);
  if (after !== null) return `${single(after[1] ?? "")}/..`;
  return single(words);
}

/** "3 to 5 May 1971" and "May 3-5, 1971" give the first and the last of these days in words. */
function daysOf(words: string): readonly [string, string] | null {
  const days = `(\\d{1,2})${NTH} ?(?:to|and|until|-|–|—) ?(\\d{1,2})${NTH}`;
  const plain = new RegExp(`^(?:from |between )?(?:the )?${days}(?: of)? ${MONTH},? (\\d{4})$`, "i").exec(words);
  if (plain !== null) return [`${plain[1]} ${plain[3]} ${plain[4]}`, `${plain[2]} ${plain[3]} ${plain[4]}`];
  const american = new RegExp(`^(?:from |between )?${MONTH} ${days},? (\\d{4})$`, "i").exec(words);
  if (american !== null) return [2, 3].map((at) => `${american[at]} ${american[1]} ${american[4]}`) as [string, string];
  return null;
}

/** A month, or a day of it, that is told without its year, in the year of the end: "May to June 1971". */
function inYearOf(end: string, words: string): string {
  const year = /\d{4}$/.exec(end);
  const yearless = new RegExp(`^(?:\\d{1,2}${NTH}(?: of)? ${MONTH}|${MONTH}(?: \\d{1,2}${NTH})?)$`, "i").test(words);
  return year !== null && yearless ? `${words} ${year[0]}` : words;
}

function spanOf(from: string, to: string): string {
  const first = (one: string): string => one.replace(/[~?%]/g, "").replaceAll("X", "0");
  const last = (one: string): string => one.replace(/[~?%]/g, "").replaceAll("X", "9");
  // The number of a season says nothing of its place among the months.
  const season = /-2[1-4]/.test(from + to);
  if (!season && from !== ".." && to !== ".." && first(from) > `${last(to)}-99`) throw new Unfit("This ends before it begins.");
  return `${from}/${to}`;
}

function single(words: string): string {
  const about = /^(?:about|around|circa|ca?)(?:\. ?| |(?=\d))(?!\D*$)(.+)$/i.exec(words);
  if (about !== null) return `${single(about[1] ?? "").replace(/[~?%]$/, "")}~`;
  const text = words.replace(/^(?:in|on|the|during) /i, "").replace(/^the /i, "");
  const edtf = /^(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%])?$/.exec(text);
  if (edtf !== null) return checked(text, edtf[1] ?? "", edtf[2], edtf[3]);
  const decade = /^(\d{3})0s$/.exec(text);
  if (decade !== null) return `${decade[1]}X`;
  const century = /^(\d{1,2})(?:st|nd|rd|th) century$/i.exec(text);
  if (century !== null && Number(century[1]) > 0) return `${String(Number(century[1]) - 1).padStart(2, "0")}XX`;
  const season = /^(spring|summer|autumn|fall|winter)(?: of|,)? (\d{4})(\?)?$/i.exec(text);
  if (season !== null) return `${season[2]}-${SEASONS[(season[1] ?? "").toLowerCase()]}${season[3] ?? ""}`;
  const month = new RegExp(`^${MONTH}(?: of|,)? (\\d{4})(\\?)?$`, "i").exec(text);
  if (month !== null) return dated(month[2], month[1], undefined, month[3]);
  const day = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH},? (\\d{4})(\\?)?$`, "i").exec(text);
  if (day !== null) return dated(day[3], day[2], day[1], day[4]);
  const american = new RegExp(`^${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(\\?)?$`, "i").exec(text);
  if (american !== null) return dated(american[3], american[1], american[2], american[4]);
  throw new Unknown();
}

function dated(year = "", month = "", day: string | undefined, doubt = ""): string {
  const number = String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1).padStart(2, "0");
  const time = `${year}-${number}${day === undefined ? "" : `-${day.padStart(2, "0")}`}${doubt}`;
  return checked(time, year, number, day);
}

function checked(time: string, year: string, month: string | undefined, day: string | undefined): string {
  if (month === undefined || month === "XX") {
    if (day !== undefined && day !== "XX") throw new Unfit(`“${time}” gives a day without its month.`);
    return time;
  }
  const season = Number(month) >= 21 && Number(month) <= 24 && day === undefined;
  if (!season && (Number(month) < 1 || Number(month) > 12)) throw new Unfit(`There is no month ${month}: they go from 01 to 12.`);
  if (day === undefined || day === "XX") return time;
  // The last day of a month is the day before the first of the next.
  const longest = new Date(Date.UTC(Number(year.replaceAll("X", "0")), Number(month), 0)).getUTCDate();
  if (Number(day) < 1 || Number(day) > longest) throw new Unfit(`There is no such day in that month: it has ${longest}.`);
  return time;
}
