// Light, dark, or as the system has it.

export type Theme = "system" | "light" | "dark";

function stored(): Theme {
  try {
    const value = localStorage.getItem("theme");
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
}

class Chosen {
  theme = $state<Theme>(stored());

  next(): void {
    this.theme = this.theme === "system" ? "light" : this.theme === "light" ? "dark" : "system";
    if (this.theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.theme;
    try {
      if (this.theme === "system") localStorage.removeItem("theme");
      else localStorage.setItem("theme", this.theme);
    } catch {
      // Storage is turned off: the choice lasts until the page is left.
    }
  }
}

export const chosen = new Chosen();
