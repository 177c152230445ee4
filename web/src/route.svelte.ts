// Where the person is, kept in the address after the #, so that every place can be linked to and the back button works.

export interface Route {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

function read(): Route {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?", 2);
  return {
    path: path.split("/").filter((step) => step !== "").map(safely),
    query: new URLSearchParams(query),
  };
}

function safely(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

class Here {
  route = $state.raw<Route>(read());

  constructor() {
    addEventListener("hashchange", () => {
      this.route = read();
    });
  }
}

export const here = new Here();

export type QueryValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

export function href(path: readonly string[], query: QueryValues = {}): string {
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "" && value !== false) values.set(name, String(value));
  }
  const steps = path.map(encodeURIComponent).join("/");
  return values.size > 0 ? `#/${steps}?${values}` : `#/${steps}`;
}

export function go(path: readonly string[], query: QueryValues = {}): void {
  location.hash = href(path, query);
}

/** Note a new place without a step in the history: for what changes with every key press. */
export function note(path: readonly string[], query: QueryValues = {}, seen = true): void {
  history.replaceState(history.state, "", href(path, query));
  if (seen) here.route = read();
}
