// Search is loaded when it is asked for: by a click on its link, or sooner, when the link gets the focus.
const finder = document.querySelector(".find");
let arriving = null;

function fetchSearch() {
  arriving ??= new Promise((resolve, reject) => {
    if (globalThis.bijiSearch) resolve();
    else document.head.append(make("script", { src: finder.dataset.script, onload: resolve, onerror: reject }));
  });
  return arriving;
}

if (finder) {
  for (const event of ["focus", "pointerenter"])
    finder.addEventListener(event, () => fetchSearch().then(() => bijiSearch.prepare(), () => {}), { once: true });
  finder.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    fetchSearch()
      .then(() => bijiSearch.open())
      .catch(() => location.assign(finder.href));
  });
}
