// Keys for the whole page, and `?`, which lists them.
const help = make("dialog", { className: "keys" });
help.setAttribute("aria-labelledby", "biji-keys");
help.addEventListener("click", (event) => event.target === help && help.close());

const show = () => {
  const list = make("dl");
  for (const [key, { label }] of keys) list.append(make("div", {}, make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: label })));
  const close = make("button", { type: "button", textContent: words.close, onclick: () => help.close() });
  help.replaceChildren(make("h2", { id: "biji-keys", textContent: words.keys }), list, close);
  if (!help.isConnected) document.body.append(help);
  help.showModal();
};

const step = (rel) => () => document.querySelector(`a[rel="${rel}"]`)?.click();
if (document.querySelector('a[rel="prev"]')) keys.set("p", { label: words.previous, run: step("prev") });
if (document.querySelector('a[rel="next"]')) keys.set("n", { label: words.next, run: step("next") });
keys.set("?", { label: words.keys, run: show });

addEventListener("keydown", (event) => {
  const writes = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (writes || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const found = keys.get(event.key);
  if (!found) return;
  event.preventDefault();
  found.run();
});
