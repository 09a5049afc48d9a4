// All references of a long article at a glance, each with a link to its section, and a field that finds one by any words
// of its title, note, host or section. Enter goes to where the first one found stands in the article.
const button = document.querySelector(".glance");
const entries = all(".body .refs > li");
let dialog = null;

const sectionOf = (item) => {
  let before = item.closest(".body > *");
  while (before && !/^H[1-6]$/.test(before.tagName)) before = before.previousElementSibling;
  return before;
};
const textOf = (element) => {
  const copy = element.cloneNode(true);
  for (const added of all(".anchor, .copy", copy)) added.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
};
const folded = (text) => text.normalize("NFKC").toLowerCase();

// An entry without its id, under the number that it has in the article, where one that is alone has none, and a link to
// its place there.
const rowOf = (item, name) => {
  const row = item.cloneNode(true);
  row.removeAttribute("id");
  const beside = [...item.parentElement.children];
  row.value = beside.indexOf(item) + 1;
  row.classList.toggle("alone", beside.length === 1);
  for (const added of all(".copy, .also", row)) added.remove();
  const there = make("a", { className: "also", textContent: name || words.place, href: `#${item.id}` });
  there.addEventListener("click", () => {
    dialog.close();
    // After the browser has gone there, which takes the focus from everything.
    setTimeout(() => item.querySelector("a")?.focus({ preventScroll: true }));
  });
  row.append(" ", there);
  return { row, there, text: folded(row.textContent) };
};

const build = () => {
  const names = new Map();
  const rows = entries.map((item) => {
    const section = sectionOf(item);
    if (section && !names.has(section)) names.set(section, textOf(section));
    return rowOf(item, names.get(section));
  });
  const input = make("input", { type: "search", placeholder: words.filter });
  input.setAttribute("aria-label", words.filter);
  const status = make("span", { className: "meta" });
  status.setAttribute("role", "status");
  const show = () => {
    const wanted = folded(input.value).split(/\s+/);
    for (const { row, text } of rows) row.hidden = !wanted.every((word) => text.includes(word));
    status.textContent = `${rows.filter(({ row }) => !row.hidden).length} / ${rows.length}`;
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") rows.find(({ row }) => !row.hidden)?.there.click();
    if (event.key !== "Escape") return;
    // The browser would only empty the field.
    event.preventDefault();
    dialog.close();
  });
  show();
  const close = make("button", { type: "button", textContent: words.close, onclick: () => dialog.close() });
  const list = make("ol", { className: "refs" }, ...rows.map(({ row }) => row));
  dialog = make("dialog", { className: "keys all-refs" }, make("div", {}, input, status, close), list);
  dialog.setAttribute("aria-label", words.glance);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
};

const open = () => {
  if (!dialog) build();
  dialog.showModal();
  dialog.querySelector("input").select();
};
if (button && entries.length) {
  button.hidden = false;
  button.addEventListener("click", open);
  keys.set("r", { label: words.glance, run: open });
}
