// Asks the search of a built site, as a page would: node ask.cjs static/search.js SITE < queries, one per line as JSON.
// Prints a line of JSON for each: the pages found, in order, with their places, and what was transferred.
// Without SITE it prints which terms a query asks for.
const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");
const vm = require("node:vm");
const zlib = require("node:zlib");

const [script, site] = process.argv.slice(2);
const code = new vm.Script(fs.readFileSync(script, "utf8"), { filename: script });

async function ask(query) {
  const context = vm.createContext({});
  code.runInContext(context);
  const files = [];
  const engine = context.bijiSearch.makeEngine(async (name) => {
    const bytes = fs.readFileSync(path.join(site, "search", name.split("?")[0]));
    files.push([name.split("?")[0], zlib.gzipSync(bytes).length]);
    vm.runInContext(bytes.toString("utf8"), context);
  });
  Object.assign(context.bijiSearch, engine.receivers);
  const index = await engine.open();
  files.length = 0; // what is loaded once, when search is opened
  const started = performance.now();
  const result = await engine.find(query);
  const candidates = result.hits.length;
  await result.checkFirst();
  const milliseconds = performance.now() - started;
  const pages = result.hits.map((hit) => index.hrefs[hit.article]);
  const titles = result.hits.map((hit) => hit.sections.map((one) => one.section));
  const sizes = files.map(([, size]) => size);
  const meant = pages.length ? "" : await engine.suggest(query);
  return { query, pages, sections: titles, candidates, certain: result.isCertain(), meant, milliseconds,
    bytes: sizes.reduce((a, b) => a + b, 0), files: sizes.length };
}

function lookups(text) {
  if (!globalThis.bijiSearch) code.runInThisContext();
  return bijiSearch.lookups(bijiSearch.fold(text));
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin }))
    console.log(JSON.stringify(site ? await ask(JSON.parse(line)) : lookups(JSON.parse(line))));
})();
