// Light or dark: the system's choice, or the reader's, which `early.js` puts in place before the first paint.
const button = document.querySelector(".theme");
const system = matchMedia("(prefers-color-scheme: dark)");
if (button) {
  const shown = () => root.dataset.theme || (system.matches ? "dark" : "light");
  const tell = () => button.setAttribute("aria-pressed", shown() === "dark");
  tell();
  system.addEventListener("change", tell);
  button.hidden = false;
  button.addEventListener("click", () => {
    const wanted = shown() === "dark" ? "light" : "dark";
    const own = wanted === (system.matches ? "dark" : "light");
    if (own) delete root.dataset.theme;
    else root.dataset.theme = wanted;
    tell();
    try {
      if (own) localStorage.removeItem("theme");
      else localStorage.setItem("theme", wanted);
    } catch {
      // Without storage the choice lasts for this page.
    }
  });
}
