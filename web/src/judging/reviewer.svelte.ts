// Who judges: told by the person, kept in this browser, never taken from the machine.

const KEY = "reviewer";

function stored(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

class Reviewer {
  name = $state(stored());

  is(name: string): void {
    this.name = name.trim();
    try {
      localStorage.setItem(KEY, this.name);
    } catch {
      // Storage is turned off: the name lasts until the page is left.
    }
  }
}

export const reviewer = new Reviewer();
