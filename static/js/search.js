// Search is loaded when it is asked for, by its link or a key, or sooner, when the link gets the focus.
const finder = document.querySelector(".find");
let arriving = null;

function fetchSearch() {
  if (!arriving)
    arriving = new Promise((resolve, reject) => {
      if (globalThis.bijiSearch) resolve();
      else document.head.append(make("script", { src: finder.dataset.script, onload: resolve, onerror: reject }));
    });
  return arriving;
}

const openSearch = () =>
  fetchSearch()
    .then(() => bijiSearch.open())
    .catch(() => location.assign(finder.href));

if (finder) {
  const prepare = () => fetchSearch().then(() => bijiSearch.prepare()).catch(() => {});
  for (const event of ["focus", "pointerenter"]) finder.addEventListener(event, prepare, { once: true });
  finder.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openSearch();
  });
  keys.set("/", { label: finder.textContent, run: openSearch });
  addEventListener("keydown", (event) => {
    if (event.key !== "k" || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    openSearch();
  });
}
