// One button that stands in whatever the pointer or the focus is on: code, a formula, a reference. What it copies
// depends on that. The key `c` does the same, and a button in its head cites the article.
const PLACES = ".code, .math-display, .refs > li";

const write = async (button, text) => {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = words.copied;
  } catch {
    button.textContent = words.copyFailed;
  }
  setTimeout(() => (button.textContent = before), 1500);
};

// A key for BibTeX: the host, the year, the first words of the title.
const keyOf = ({ url, date, title }) => {
  const host = new URL(url).hostname.replace(/^www\./, "").split(".")[0];
  const parts = [host, date?.slice(0, 4), ...(title.match(/[A-Za-z0-9]{2,}/g) ?? []).slice(0, 2)];
  return parts.filter(Boolean).join("-").toLowerCase();
};
const braced = (text) =>
  text.replace(/[\\{}$&%#_~^]/g, (sign) => ({ "\\": "\\textbackslash{}", "~": "\\~{}", "^": "\\^{}" })[sign] ?? `\\${sign}`);

const FORMATS = {
  Markdown: ({ title, url }) =>
    `[${title.replace(/[[\]\\]/g, "\\$&")}](${url.replaceAll("(", "%28").replaceAll(")", "%29")})`,
  BibTeX: (work) => {
    const fields = { title: `{${braced(work.title)}}`, author: braced(work.author ?? ""), date: work.date, url: work.url };
    const lines = Object.entries(fields).filter(([, value]) => value);
    return `@online{${keyOf(work)},\n${lines.map(([name, value]) => `  ${name} = {${value}},\n`).join("")}}\n`;
  },
  "CSL-JSON": (work) => {
    const item = { id: keyOf(work), type: "webpage", title: work.title, URL: work.url };
    if (work.author) item.author = [{ literal: work.author }];
    if (work.date) item.issued = { "date-parts": [work.date.split("-").map(Number)] };
    return `${JSON.stringify([item], null, 2)}\n`;
  },
};

// The formats to choose from, below the button that asks.
const menu = make("div", { className: "menu", popover: "auto" });
const choose = (button, work) => {
  menu.replaceChildren(
    ...Object.entries(FORMATS).map(([name, format]) => {
      const choice = make("button", { type: "button", textContent: name });
      choice.addEventListener("click", async () => {
        await write(choice, format(work));
        setTimeout(() => menu.hidePopover(), 700);
      });
      return choice;
    }),
  );
  document.body.append(menu);
  const { bottom, right } = button.getBoundingClientRect();
  menu.showPopover();
  menu.style.top = `${Math.min(bottom + 4, innerHeight - menu.offsetHeight - 8)}px`;
  menu.style.left = `${Math.max(8, right - menu.offsetWidth)}px`;
  menu.firstChild.focus();
};

const ACTIONS = [
  [".code", words.copy, (box) => (box.querySelector("code") ?? box.querySelector("pre")).textContent.replace(/\n$/, "")],
  [".math-display", "TeX", (box) => box.querySelector("annotation")?.textContent],
];
const button = make("button", { className: "copy", type: "button" });
let place = null;

const stand = (target) => {
  const found = target.closest?.(PLACES);
  if (!found || found === place) return;
  const link = found.matches("li") ? found.querySelector(":scope > a[href]") : found;
  if (!link || (found.matches(".math-display") && !found.querySelector("annotation"))) return;
  const [, label] = ACTIONS.find(([selector]) => found.matches(selector)) ?? [null, words.cite];
  place = found;
  button.textContent = label;
  // References are many: their button is for the pointer, the keyboard has `c`.
  button.tabIndex = found.matches("li") ? -1 : 0;
  found.append(button);
};

const press = () => {
  if (!place) return;
  const action = ACTIONS.find(([selector]) => place.matches(selector));
  if (action) write(button, action[2](place));
  else {
    const link = place.querySelector(":scope > a");
    choose(button, { title: link.textContent.replace(/\s+/g, " ").trim(), url: link.href });
  }
};

if (navigator.clipboard) {
  button.addEventListener("click", press);
  addEventListener("pointerover", (event) => stand(event.target), { passive: true });
  addEventListener("focusin", (event) => stand(event.target));
  keys.set("c", { label: words.copyThis, run: press });
  const cite = document.querySelector(".cite");
  const data = document.querySelector('script[type="application/ld+json"]');
  if (cite && data) {
    cite.hidden = false;
    cite.addEventListener("click", () => {
      const article = JSON.parse(data.textContent)["@graph"].find((node) => node["@type"] === "Article");
      const url = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
      choose(cite, { title: article.headline, author: article.author?.name, date: article.datePublished, url });
    });
  }
}
