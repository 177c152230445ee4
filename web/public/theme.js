// Runs before the first paint, so that a chosen light or dark is there from the start.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is turned off in this browser: the system's light or dark is used.
}
