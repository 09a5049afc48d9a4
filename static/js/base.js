// What every feature uses. The files of this folder are joined into one script, `theme.js`: this one first, the others in
// order of their names, each in a scope of its own, so that one that fails leaves the others at work. They are no ES
// modules because browsers refuse to load those from a folder on the disk.
const root = document.documentElement;
const words = WORDS[root.lang.startsWith("zh") ? "zh" : "en"];
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);
