// What every feature uses. The files of this folder are joined into one script, `theme.js`: this one first, the others
// in order of their names, each in a scope of its own, so that one that fails leaves the others at work. They are no
// ES modules because browsers refuse to load those from a folder on the disk.
const root = document.documentElement;
const words = WORDS[root.lang.startsWith("zh") ? "zh" : "en"];
const home = document.currentScript.src;
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// What a key does: `keys.set("n", { label: words.next, run() {} })`; `keys.js` listens and lists them.
const keys = new Map();

// A script of the theme that only some pages need, such as `load("vendor/x.js")`.
const load = (name) =>
  new Promise((resolve, reject) => {
    document.head.append(make("script", { src: new URL(name, home).href, onload: resolve, onerror: reject }));
  });
