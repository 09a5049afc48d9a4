// What a link of this site leads to, shown beside it while the pointer or the focus rests on it. The page itself is
// fetched and its beginning, or the section that is meant, is copied: text, lists and formulas, nothing that loads.
const DELAY = 400;
const KEPT = "p, ul, ol, li, dl, dt, dd, blockquote, pre, code, strong, em, b, i, sub, sup, span, cite, h1, h2, h3, h4, h5, h6, math, math *";
const box = make("div", { className: "preview", id: "biji-preview" });
box.setAttribute("role", "tooltip");
const pages = new Map();
let timer = 0;
let anchor = null;

const pageOf = (address) => {
  if (address === location.href.split("#")[0]) return document;
  if (!pages.has(address)) {
    const parsed = fetch(address, { credentials: "same-origin" }).then(async (response) => {
      if (!response.ok) throw new Error(response.statusText);
      return new DOMParser().parseFromString(await response.text(), "text/html");
    });
    pages.set(address, parsed);
  }
  return pages.get(address);
};

const decoded = (id) => {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
};

// The elements that tell what stands at an address: from a heading to the next one, or the one that is named.
const passage = (page, id) => {
  const target = id && page.getElementById(id);
  if (target && !/^H[1-6]$/.test(target.tagName)) return [target.closest("li, p, dd, tr") ?? target];
  const body = page.querySelector(".body");
  const first = target || body?.firstElementChild;
  const found = target ? [] : [page.querySelector("h1")];
  for (let next = first; next && found.length < 4; next = next.nextElementSibling) {
    if (found.length > 1 && /^H[1-6]$/.test(next.tagName)) break;
    found.push(next);
  }
  return found.filter(Boolean);
};

const copyOf = (element) => {
  const copy = document.importNode(element, true);
  for (const link of copy.querySelectorAll(".anchor, .copy, .hidden")) link.remove();
  for (const child of [copy, ...copy.querySelectorAll("*")]) {
    for (const { name } of [...child.attributes]) {
      if (!child.closest("math") && name !== "class") child.removeAttribute(name);
    }
    child.removeAttribute("id");
    if (child === copy || child.matches(KEPT)) continue;
    if (child.matches("a, mark, small, u, del, ins, abbr, div, section")) child.replaceWith(...child.childNodes);
    else child.remove();
  }
  return copy;
};

// In a drawing a link has its address, but not the parts of it.
const urlOf = (link) => (link.href.baseVal === undefined ? link : new URL(link.href.baseVal, document.baseURI));

const hide = () => {
  clearTimeout(timer);
  anchor?.removeAttribute("aria-describedby");
  anchor = null;
  box.remove();
};

const show = async (link) => {
  const [address, id = ""] = urlOf(link).href.split("#");
  let page;
  try {
    page = await pageOf(address);
  } catch {
    return;
  }
  if (anchor !== link) return;
  const parts = passage(page, decoded(id));
  if (!parts.length) return;
  box.lang = page.querySelector("article[lang]")?.lang || page.documentElement.lang;
  box.replaceChildren(...parts.map(copyOf));
  document.body.append(box);
  link.setAttribute("aria-describedby", box.id);
  const { left, top, bottom } = link.getBoundingClientRect();
  const below = bottom + box.offsetHeight + 12 < innerHeight || top < innerHeight / 2;
  box.style.left = `${Math.max(8, Math.min(left, root.clientWidth - box.offsetWidth - 8))}px`;
  box.style.top = `${below ? bottom + 6 : Math.max(8, top - box.offsetHeight - 6)}px`;
};

const wants = (target) => {
  const link = target.closest?.("main a[href]");
  if (!link || link.closest(".crumb, .contents, .strip, .overview") || link.matches(".anchor")) return null;
  const { origin, pathname, hash } = urlOf(link);
  const here = origin === location.origin && pathname !== location.pathname && /(\/|\.html?|\/[^./]*)$/.test(pathname);
  return here || (hash && pathname === location.pathname) ? link : null;
};

const come = (event) => {
  if (box.contains(event.target)) return clearTimeout(timer);
  const link = wants(event.target);
  if (link === anchor && link) return clearTimeout(timer);
  hide();
  if (!link) return;
  anchor = link;
  timer = setTimeout(() => show(link), DELAY);
};

// Nothing can be fetched from a folder on the disk, and a finger does not rest on a link before it opens it.
if (location.protocol !== "file:" && matchMedia("(hover: hover)").matches) {
  addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") come(event);
  });
  addEventListener("focusin", (event) => event.target.matches?.(":focus-visible") && come(event));
  addEventListener("focusout", hide);
  addEventListener("scroll", hide, { passive: true });
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
}
