// Search, loaded when it is opened. The index consists of scripts (`search/…`, made by `biji.render.search`) that call
// the functions of `bijiSearch`: a page that was opened from a disk may load scripts, and nothing else.
(() => {
  "use strict";

  // ---- Terms: the same expressions as in `biji/render/search/terms.py`.

  const CJK = "\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const LETTER = `(?:(?![${CJK}])[\\p{L}\\p{N}_]|[+#])`;
  const RUN = new RegExp(`[${CJK}]+`, "gu");
  const WORD = new RegExp(`${LETTER}+(?:[.\\-/&]${LETTER}+)*`, "gu");
  const SEAM = new RegExp(`(?=([${CJK}]${LETTER}|${LETTER}[${CJK}]))`, "gu");
  const ONE = new RegExp(`^${LETTER}$`, "u");
  const HIDDEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
  const CUT = 5;

  const fold = (text) => text.replace(HIDDEN, "").normalize("NFKC").toLowerCase();

  // What is asked for: words, and phrases in quotes.
  function phrasesOf(query) {
    const found = [...fold(query).matchAll(/"([^"]+)"?|([^\s"]+)/g)].map((match) => (match[1] || match[2]).trim());
    return [...new Set(found)].filter((phrase) => lookups(phrase).length);
  }

  // Which terms must stand where a phrase stands: `whole` ones, or any that begin so.
  function lookups(phrase) {
    const pairs = [];
    const single = [];
    for (const [run] of phrase.matchAll(RUN)) {
      const characters = [...run];
      if (characters.length === 1) single.push({ term: run });
      for (let at = 1; at < characters.length; at++) pairs.push({ term: characters[at - 1] + characters[at], whole: true });
    }
    for (const [, pair] of phrase.matchAll(SEAM)) pairs.push({ term: pair, whole: true });
    for (const [word] of phrase.matchAll(WORD)) {
      const letters = [...word];
      if (letters.length > 1) pairs.push({ term: letters.slice(0, CUT).join("") });
      // Alone it is a word; beside punctuation it may begin or end one.
      else if (!single.length) single.push({ term: word, whole: word === phrase });
      if (letters.length > CUT) pairs.push({ term: letters.slice(-CUT).join("").replace(/^[.\-/&]+/, "") });
    }
    return pairs.length ? pairs : single;
  }

  // Some of many, evenly spread: each costs a file, and a few already tell a long phrase from all others.
  function spread(items, most) {
    if (items.length <= most) return items;
    return Array.from({ length: most }, (_, at) => items[Math.round((at * (items.length - 1)) / (most - 1))]);
  }

  // Whether one addition, omission, replacement or swap of neighbours turns one word into the other.
  function isOneEdit(one, other) {
    let start = 0;
    while (start < Math.min(one.length, other.length) && one[start] === other[start]) start++;
    let end = 0;
    const shorter = Math.min(one.length, other.length) - start;
    while (end < shorter && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
    const [a, b] = [one, other].map((word) => word.slice(start, word.length - end));
    return Math.max(a.length, b.length) <= 1 || (a.length === 2 && a === b[1] + b[0]);
  }

  // ---- The index.

  // Of the files, as `biji/render/search/files.py` has it.
  const FORMAT = 4;
  const PARTS = 2;

  const DIGITS = Array.from({ length: 95 }, (_, code) => String.fromCharCode(32 + code)).filter((c) => !'"\\~'.includes(c));
  const VALUES = new Map(DIGITS.map((digit, value) => [digit, value]));
  const ARTICLE = 54;
  const LAST = 32;

  // Of the steps from one character to the next.
  const STEP = 0xa0;

  // The units where a term stands: steps from article to article, each with steps from unit to unit.
  //   offsets: the first unit of each article
  //   start: the article from which they are counted
  function decode(text, offsets, start) {
    const numbers = [];
    let article = start - 1;
    let step = 0;
    let unit = 0;
    let more = 0;
    for (const digit of text) {
      const value = VALUES.get(digit);
      if (value < ARTICLE) {
        step = step * ARTICLE + value;
        unit = -1;
      } else if (value >= ARTICLE + LAST) {
        more = more * (DIGITS.length - ARTICLE - LAST) + value - ARTICLE - LAST;
      } else {
        if (unit < 0) {
          article += step + 1;
          unit = step = 0;
        }
        unit += more * LAST + value - ARTICLE;
        numbers.push(offsets[article] + unit);
        more = 0;
      }
    }
    return numbers;
  }

  function readShard(entries) {
    let before = [];
    const after = (character, step) => String.fromCodePoint(character.codePointAt(0) + step.codePointAt(0) - STEP);
    return [...entries.matchAll(/(?:~(\d)([^~]*)~|([^\0-\x7f]))([ -}]*)/gu)].map(([, shared, rest, step, postings]) => {
      before = step ? [before[0], after(before[1], step)] : [...before.slice(0, Number(shared)), ...rest];
      return { term: before.join(""), postings };
    });
  }

  const WEIGHT = { t: 8, h: 4, r: 1.5, b: 1 };

  // The units of the index: which article and section each is part of, and what it is.
  function readUnits(kinds) {
    const article = [];
    const section = [];
    const position = [];
    const offsets = [];
    kinds.split(" ").forEach((letters, number) => {
      let current = 0;
      let place = 0;
      offsets.push(article.length);
      for (const kind of letters) {
        if (kind === "h") current++;
        place = kind === "t" || kind === "h" ? 0 : place + 1;
        article.push(number);
        section.push(current);
        position.push(place);
      }
    });
    return { article, section, position, offsets, kind: kinds.split(" ").join("") };
  }

  // What a query transfers at most, about, in bytes: the files of terms, then texts with what is left.
  const BUDGET = 45000;
  const SHARD_BYTES = 4100; // half of them are of the newest articles, and smaller
  const TEXT_BYTES = 48; // of 100 before compression
  const LOOKUPS = 5;

  function entry(map, key, create) {
    if (!map.has(key)) map.set(key, create());
    return map.get(key);
  }

  function standsAlone(phrase, text) {
    const at = text.indexOf(phrase);
    return !ONE.test(text[at - 1] || " ") && !ONE.test(text[at + phrase.length] || " ");
  }

  // The searching itself, without a page.
  //   load(name): begins to load a script of the index, and rejects when there is none
  function makeEngine(load) {
    const waiting = new Map();
    const loaded = new Map();
    let index = null;

    // Every file but the first is named by what it holds: under its name nothing else is ever loaded.
    function fetchPart(name, query = "") {
      if (!loaded.has(name)) {
        const part = new Promise((resolve, reject) => {
          waiting.set(name, resolve);
          load(`${name}.js${query}`)
            .then(() => waiting.get(name) === resolve && reject(new Error(`${name} is not what it should be`)))
            .catch(reject);
        });
        loaded.set(name, part);
        part.catch(() => loaded.get(name) === part && loaded.delete(name));
      }
      return loaded.get(name);
    }

    function receive(name, value) {
      if (!waiting.has(name)) return;
      waiting.get(name)(value);
      waiting.delete(name);
    }

    // What says which other files there are; all of it is of one edition.
    async function openAll(query) {
      const numbers = Array.from({ length: PARTS }, (_, number) => number);
      const all = [fetchPart("articles", query), ...numbers.map((number) => fetchPart(`parts/${number}`, query))];
      const [opened, ...parts] = await Promise.all(all);
      if (parts.some(([edition]) => edition !== opened.edition)) throw new Error("the site was published meanwhile");
      // Of the older articles and of the newest.
      const terms = parts[0][1].map(({ start }, which) => {
        const some = parts.map(([, indexes]) => indexes[which]);
        const names = some.flatMap((one) => (one.names ? one.names.split(" ") : []));
        return { start, firsts: some.flatMap((one) => one.firsts), names };
      });
      index = { ...opened, terms };
      return index;
    }

    // A site that was published anew meanwhile has other files: the list of them is loaded again, from no cache.
    function renew() {
      waiting.clear();
      loaded.clear();
      opening = openAll(`?v=${Date.now()}`);
      return opening;
    }

    let opening = null;
    const open = () => (opening || (opening = openAll(""))).catch(renew);

    function articles(format, data) {
      if (format !== FORMAT) return;
      const folded = data.titles.map(fold);
      receive("articles", { ...data, texts: data.texts.split(" "), units: readUnits(data.kinds), folded });
    }

    // Of the older articles and of the newest: the shards where a term may stand.
    function shardsOf({ term, whole }) {
      return index.terms.flatMap(({ start, firsts, names }) => {
        const after = firsts.findIndex((first) => first > term);
        const first = Math.max(0, (after < 0 ? firsts.length : after) - 1);
        let last = first;
        if (!whole) while (last + 1 < firsts.length && firsts[last + 1].startsWith(term)) last++;
        const found = firsts.length ? names.slice(first, last + 1) : [];
        return found.map((name) => ({ name: `terms/${name}`, start }));
      });
    }

    // The terms of shards that are wanted, with the units where they stand.
    async function entriesOf(shards, isWanted) {
      const { offsets } = index.units;
      const all = shards.map(async ({ name, start }) => {
        const wanted = (await fetchPart(name)).filter(({ term }) => isWanted(term));
        return wanted.map(({ term, postings }) => ({ term, units: decode(postings, offsets, start) }));
      });
      return (await Promise.all(all)).flat();
    }

    // Units by whether a word ends there with what was looked up.
    async function unitsOf(lookup) {
      const found = new Map();
      const isWanted = (term) => (lookup.whole ? term === lookup.term : term.startsWith(lookup.term));
      for (const { term, units } of await entriesOf(shardsOf(lookup), isWanted))
        for (const unit of units) found.set(unit, found.get(unit) || term === lookup.term);
      return found;
    }

    // Where a phrase may stand; certain when the index alone can tell.
    async function candidates(phrase, most) {
      const all = lookups(phrase);
      // Two letters may begin the terms of many shards; where there is something else to look up, that is enough.
      const few = all.filter((lookup) => shardsOf(lookup).length <= 4);
      const maps = await Promise.all(spread(few.length ? few : all, most).map(unitsOf));
      maps.sort((a, b) => a.size - b.size);
      const units = [...maps[0].keys()].filter((unit) => maps.every((map) => map.has(unit)));
      const isEnd = (unit) => maps.every((map) => map.get(unit));
      return { phrase, units, isEnd, certain: all.length === 1 && all[0].term === phrase };
    }

    const textName = (article) => `texts/${index.texts[article]}`;
    const textOf = (article) => fetchPart(textName(article));

    const has = (article) => loaded.has(textName(article));

    // A unit's text, when its article has been loaded.
    function unitText(unit, sections) {
      const { section, position, kind, article } = index.units;
      if (kind[unit] === "t") return index.titles[article[unit]];
      const [, title, ...pieces] = sections[section[unit]];
      return kind[unit] === "h" ? title : pieces[position[unit] - 1];
    }

    // Articles with all phrases, the best first; each with its sections, those with most of the phrases first.
    function rank(found, query) {
      const { article, section, kind } = index.units;
      const hits = new Map();
      found.forEach(({ phrase, units, isEnd }, which) => {
        const rarity = Math.log(1 + index.titles.length / new Set(units.map((unit) => article[unit])).size);
        for (const unit of units) {
          const hit = entry(hits, article[unit], () => ({ article: article[unit], best: [], counts: [], places: new Map() }));
          const place = entry(hit.places, section[unit], () => ({ section: section[unit], score: 0, phrases: new Set(), units: new Map() }));
          const isWord = isEnd(unit) && (kind[unit] !== "t" || standsAlone(phrase, index.folded[article[unit]]));
          const weight = WEIGHT[kind[unit]] * (isWord ? 1.5 : 1);
          hit.best[which] = Math.max(hit.best[which] || 0, weight * rarity);
          hit.counts[which] = (hit.counts[which] || 0) + 1;
          place.phrases.add(which);
          place.units.set(unit, (place.units.get(unit) || 0) + weight);
          place.score = Math.max(place.score, place.units.get(unit));
        }
      });
      const complete = [...hits.values()].filter(({ best }) => Object.keys(best).length === found.length);
      for (const hit of complete) {
        hit.sections = [...hit.places.values()].map((place) => ({
          section: place.section,
          score: place.score,
          phrases: place.phrases,
          together: place.phrases.size,
          units: [...place.units.keys()].sort((a, b) => place.units.get(b) - place.units.get(a) || a - b),
        }));
        hit.sections.sort((a, b) => b.together - a.together || b.score - a.score || a.section - b.section);
        hit.score = hit.best.reduce((sum, best, which) => sum + best + Math.log2(1 + hit.counts[which]), 0);
        hit.score *= 1 + (hit.sections[0].together - 1) / found.length;
        if (found.length > 1 && index.folded[hit.article].includes(query)) hit.score *= 2;
      }
      return complete.sort((a, b) => b.score - a.score || a.article - b.article);
    }

    // What a query finds, not yet checked on the texts.
    async function find(query) {
      await open();
      return findNow(query).catch(() => renew().then(() => findNow(query)));
    }

    async function findNow(query) {
      const phrases = phrasesOf(query);
      if (!phrases.length) return makeResult([], "");
      const most = Math.max(2, Math.floor(LOOKUPS / phrases.length));
      const before = loaded.size;
      const found = await Promise.all(phrases.map((phrase) => candidates(phrase, most)));
      const result = makeResult(found, fold(query).trim());
      result.cost = (loaded.size - before) * SHARD_BYTES;
      return result;
    }

    function makeResult(found, query) {
      const mine = index;
      const { article } = index.units;
      const uncertain = found.filter((one) => !one.certain);
      const checked = new Set();
      const result = {
        phrases: found.map((one) => one.phrase),
        hits: found.length ? rank(found, query) : [],
        cost: 0,
        // Whether every hit has been checked on its text, where that was needed.
        isCertain: () => !uncertain.length || result.hits.every((hit) => checked.has(hit.article)),
        // Load an article's text and drop what does not hold; returns its hit, or undefined when nothing is left.
        async check(number) {
          const sections = await textOf(number);
          if (index !== mine) throw new Error("the site was published anew");
          if (!checked.has(number)) {
            checked.add(number);
            const holds = (one, unit) => fold(unitText(unit, sections)).includes(one.phrase);
            for (const one of uncertain) one.units = one.units.filter((unit) => article[unit] !== number || holds(one, unit));
            if (uncertain.length) {
              const here = (unit) => article[unit] === number;
              const [after] = rank(found.map((one) => ({ ...one, units: one.units.filter(here) })), query);
              result.hits = result.hits.flatMap((hit) => {
                if (hit.article !== number) return [hit];
                return after ? [{ ...after, score: hit.score }] : [];
              });
            }
          }
          return result.hits.find((hit) => hit.article === number);
        },
        // Check from the top as many as a query may load; one after the other may drop out, and others move up.
        async checkFirst() {
          let left = BUDGET - result.cost;
          const first = [];
          for (const hit of result.hits) {
            left -= has(hit.article) ? 0 : index.sizes[hit.article] * TEXT_BYTES;
            if (left < 0 && first.length) break;
            first.push(hit.article);
          }
          await Promise.all(first.map((number) => result.check(number)));
        },
      };
      return result;
    }

    // A word of the site that was probably meant, where one of other letters is found nowhere: halves are looked up,
    // because one mistake leaves one of them whole.
    async function suggest(query) {
      const words = fold(query).match(WORD) || [];
      for (const word of words) {
        if (word.length < 4 || (await candidates(word, 2)).units.length) continue;
        const meant = await nearWord(word);
        if (meant) return fold(query).replace(word, meant);
      }
      return "";
    }

    async function nearWord(word) {
      const nearby = (start) => shardsOf({ term: start }).slice(0, 4);
      const half = Math.ceil(word.length / 2);
      const ending = word.slice(half, half + CUT);
      // A term may be cut where the word is not.
      const isBeginning = (term) => [CUT - 1, CUT, CUT + 1].some((end) => isOneEdit(word.slice(0, end), term));
      const counts = new Map();
      for (const [start, fits] of [[word.slice(0, half).slice(0, CUT), isBeginning], [ending, (term) => term === ending]])
        for (const { units } of await entriesOf(nearby(start), (term) => term.startsWith(start) && fits(term)))
          for (const unit of units) {
            const number = index.units.article[unit];
            counts.set(number, (counts.get(number) || 0) + 1);
          }
      for (const [number] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 4)) {
        const text = fold([index.titles[number], ...(await textOf(number)).flat()].join("\n"));
        const near = (text.match(WORD) || []).find((other) => other !== word && isOneEdit(word, other));
        if (near) return near;
      }
      return "";
    }

    return {
      open,
      find,
      suggest,
      textOf,
      unitText,
      has,
      renew,
      get index() {
        return index;
      },
      receivers: {
        articles,
        parts: (name, part) => receive(`parts/${name}`, part),
        terms: (name, entries) => receive(`terms/${name}`, readShard(entries)),
        texts: (name, sections) => receive(`texts/${name}`, sections),
      },
    };
  }

  // ---- Excerpts.

  // Where phrases stand in a text as it is written: ranges in order, without overlaps.
  function rangesOf(text, phrases) {
    let folded = "";
    const origin = [];
    let at = 0;
    for (const character of text) {
      const plain = fold(character);
      folded += plain;
      for (let count = 0; count < plain.length; count++) origin.push(at);
      at += character.length;
    }
    origin.push(text.length);
    const found = [];
    for (const phrase of phrases)
      for (let from = folded.indexOf(phrase); from >= 0; from = folded.indexOf(phrase, from + phrase.length))
        found.push([origin[from], origin[from + phrase.length]]);
    let end = 0;
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]).filter((range) => range[0] >= end && (end = range[1]));
  }

  // The part of a text with the most different matches.
  function around(text, phrases, width) {
    const ranges = rangesOf(text, phrases);
    const near = ([start]) => ranges.filter((one) => one[0] >= start && one[1] <= start + (width * 2) / 3);
    const variety = (range) => new Set(near(range).map((one) => fold(text.slice(...one)))).size;
    const best = ranges.reduce((one, other) => (variety(other) > variety(one) ? other : one), ranges[0] || [0]);
    const start = Math.max(0, Math.min(best[0] - Math.floor(width / 4), text.length - width));
    return (start ? "…" : "") + text.slice(start, start + width) + (start + width < text.length ? "…" : "");
  }

  // What leads to a match within its section and marks it there. It takes along what stands around the match: whole
  // words are found, and the first on the page (https://wicg.github.io/scroll-to-text-fragment/). Browsers that do not
  // know it would take it for a part of the anchor.
  function directive(text, phrases) {
    const [range] = "fragmentDirective" in document ? rangesOf(text, phrases) : [];
    if (!range) return "";
    const before = text.slice(0, range[0]).split(/[\t\n、-】！-），：；？]/).pop();
    const [after] = text.slice(range[1]).split(/[\t\n、-】！-），：；？]/);
    const words = (before + text.slice(...range) + after).trim();
    return `:~:text=${encodeURIComponent(words).replaceAll("-", "%2D")}`;
  }

  globalThis.bijiSearch = { makeEngine, lookups, fold };

  // ---- What is seen: a dialog on every page, and the search page. Text is only ever set as text.

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  function marked(text, phrases) {
    const parts = [];
    let from = 0;
    for (const [start, end] of rangesOf(text, phrases)) {
      parts.push(text.slice(from, start), make("mark", { textContent: text.slice(start, end) }));
      from = end;
    }
    return [...parts, text.slice(from)];
  }

  const FACETS = ["articles", "sections", "references"];
  const SHOWN_SECTIONS = 3;
  const WORKS = 5;
  const WIDTH = 90;
  const PAUSE = 120;

  // The first sections of a hit, after those without which a phrase would not be seen.
  function sectionsToShow({ sections }) {
    const seen = new Set();
    const adds = sections.filter(({ phrases }) => [...phrases].filter((one) => !seen.has(one) && seen.add(one)).length);
    return [...new Set([...adds, ...sections])].slice(0, SHOWN_SECTIONS);
  }

  // What belongs to each facet: articles with their sections, or every place for itself.
  function entriesOf(result, facet, engine) {
    const kind = engine.index.units.kind;
    if (facet === "articles") return result.hits.map((hit) => ({ hit, sections: sectionsToShow(hit) }));
    const fits = (unit) => facet === "sections" || kind[unit] === "r";
    return result.hits.flatMap((hit) =>
      hit.sections
        .map((section) => ({ ...section, units: section.units.filter(fits) }))
        .filter((section) => section.units.length && section.together === result.phrases.length)
        .map((section) => ({ hit, sections: [section] }))
    );
  }

  // A search field with its results. A result is a link, so that it opens in a tab of its own as any link does.
  function mount(box, engine, root, onAsked) {
    const { words } = engine.index;
    const input = box.querySelector("input");
    const facets = make("p", { className: "facets" });
    const status = make("p", { className: "meta", role: "status" });
    const list = make("ol", { className: "hits" });
    box.append(facets, status, list);
    let facet = FACETS[0];
    let asked = "";
    let renewed = "";
    let result = null;
    let timer = 0;
    let isWatching = false;

    // What a reader has not come to costs nothing.
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) fill(entry.target);
    });
    const watch = () => {
      if (!isWatching) for (const item of list.querySelectorAll("[aria-busy]")) observer.observe(item);
      isWatching = true;
    };
    for (const event of ["scroll", "pointermove", "focusin"])
      document.addEventListener(event, watch, { capture: true, passive: true });

    const link = (hit, place, ...content) =>
      make("a", { href: root + engine.index.hrefs[hit.article] + (place && "#" + place) }, ...content);

    async function fill(item) {
      observer.unobserve(item);
      const current = result;
      const { hit, sections } = item.entry;
      const load = () => Promise.all([engine.textOf(hit.article), current.check(hit.article)]);
      const [texts, now] = await load().catch(() => []);
      if (current !== result || !item.isConnected) return;
      if (!texts) {
        again();
        return;
      }
      item.ariaBusy = null;
      const left = now ? now.sections.filter((one) => sections.some((other) => other.section === one.section)) : [];
      const places = left.flatMap((one) => place(hit, one, texts));
      const [title] = item.children;
      item.append(...places);
      if (!left.length) item.remove();
      // An article leads to the place of the match, where that is not its title.
      else if (!title.querySelector("mark")) title.href = places[0].href;
      count();
    }

    // A section with what stands there: a line around the first match, or the works whose titles match.
    function place(hit, { section, units }, texts) {
      const { kind } = engine.index.units;
      const { phrases } = result;
      const works = units.filter((unit) => kind[unit] === "r");
      const prose = units.filter((unit) => kind[unit] === "b");
      const textsOf = (some) => some.map((unit) => engine.unitText(unit, texts));
      const titles = textsOf(works).flatMap((text) => text.split("\n").filter((line) => rangesOf(line, phrases).length));
      const lines = prose.length && facet !== "references" ? textsOf(prose.slice(0, 1)) : titles.slice(0, WORKS);
      const excerpts = lines.map((line) => {
        const shown = around(line.split("\n").join(" "), phrases, WIDTH);
        return make("span", {}, ...marked(shown, phrases));
      });
      const [anchor, title] = texts[section];
      const exact = anchor + (lines.length && !rangesOf(title, phrases).length ? directive(lines[0], phrases) : "");
      // Where only the article's title matches, there is nothing more to show.
      return title || excerpts.length ? [link(hit, exact, make("b", {}, ...marked(title, phrases)), ...excerpts)] : [];
    }

    function count() {
      for (const button of facets.children) {
        const number = entriesOf(result, button.value, engine).length;
        button.textContent = `${words[button.value]} ${number}`;
        button.setAttribute("aria-pressed", String(button.value === facet));
        if (button.value !== facet) continue;
        const found = words.found[facet][Number(number !== 1)].replace("{}", number);
        const said = number ? (result.isCertain() ? found : words.about.replace("{}", found)) : words.nothing;
        // What is set again is read out again.
        if (status.textContent !== said) status.textContent = said;
      }
    }

    const fillLoaded = () =>
      Promise.all([...list.children].filter((item) => item.ariaBusy && engine.has(item.entry.hit.article)).map(fill));

    function show() {
      observer.disconnect();
      isWatching = false;
      const { titles } = engine.index;
      const items = entriesOf(result, facet, engine).map((entry) => {
        const title = link(entry.hit, "", ...marked(titles[entry.hit.article], result.phrases));
        return make("li", { entry, ariaBusy: "true" }, title);
      });
      list.replaceChildren(...items);
      facets.hidden = !items.length;
      count();
      return fillLoaded();
    }

    // The site may have been published anew: after a failure a query is asked once more.
    async function again() {
      const query = asked;
      if (!query) return;
      if (query === renewed) {
        status.textContent = words.failed;
        return;
      }
      renewed = query;
      asked = "";
      await engine.renew().catch(() => {});
      search();
    }

    async function search() {
      const query = input.value.trim();
      if (query === asked) return;
      asked = query;
      onAsked(query);
      try {
        const found = await engine.find(query);
        if (query !== asked) return;
        result = found;
        show();
        if (!found.phrases.length) status.textContent = "";
        // Texts are not loaded for what is still being typed.
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        if (query === asked) await found.checkFirst();
        if (query === asked) await fillLoaded();
        if (query !== asked || !found.phrases.length || found.hits.length) return;
        const meant = await engine.suggest(query);
        if (meant && query === asked) offer(meant);
      } catch {
        if (query === asked) again();
      }
    }

    function offer(meant) {
      const button = make("button", { type: "button", textContent: meant });
      button.addEventListener("click", () => {
        input.value = meant;
        input.focus();
        search();
      });
      status.append(" ", words.meant, " ", button);
    }

    for (const value of FACETS) {
      const button = make("button", { type: "button", value });
      button.addEventListener("click", () => {
        facet = value;
        show();
      });
      facets.append(button);
    }
    facets.hidden = true;
    input.addEventListener("input", (event) => {
      clearTimeout(timer);
      // While an input method is at work, what stands there is not yet what is meant.
      if (!event.isComposing) timer = setTimeout(search, [...input.value.trim()].length > 1 ? 20 : 400);
    });
    input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));
    box.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      const first = list.querySelector("a");
      if (input.value.trim() === asked && first) first.click();
      else search();
    });
    box.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const stops = [input, ...list.querySelectorAll("a")];
      const at = stops.indexOf(document.activeElement);
      if (!step || at < 0) return;
      event.preventDefault();
      stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
    });
    search();
  }

  if (typeof document === "undefined") return;

  const here = document.currentScript.src;
  const root = new URL("../../", here).href;
  const engine = makeEngine(
    (name) =>
      new Promise((resolve, reject) => {
        const script = make("script", { src: `${root}search/${name}`, onload: resolve, onerror: reject });
        document.head.append(script);
      })
  );
  let dialog = null;

  async function makeDialog() {
    const sheet = make("link", { rel: "stylesheet", href: new URL("search.css", here).href });
    const styled = new Promise((resolve) => Object.assign(sheet, { onload: resolve, onerror: resolve }));
    document.head.append(sheet);
    const [{ words }] = await Promise.all([engine.open(), styled]);
    const input = make("input", { type: "search", placeholder: words.placeholder, autocomplete: "off", spellcheck: false });
    const page = make("a", { href: `${root}search/index.html`, textContent: words.page });
    const close = make("button", { type: "button", textContent: words.close, onclick: () => made.close() });
    const box = make("form", { className: "searchbox", role: "search" }, make("p", { className: "field" }, input, page, close));
    const made = make("dialog", { className: "search", ariaLabel: words.search }, box);
    input.ariaLabel = words.search;
    // In a field of searches this key would first empty it.
    made.addEventListener("keydown", (event) => event.key === "Escape" && !event.isComposing && made.close());
    // On the backdrop, or on a result that lies on this very page.
    made.addEventListener("click", (event) => (event.target === made || event.target.closest(".hits a")) && made.close());
    document.body.append(made);
    mount(box, engine, root, (query) => (page.search = query && `?q=${encodeURIComponent(query)}`));
    return made;
  }

  async function openDialog() {
    if (!dialog) dialog = makeDialog();
    const made = await dialog.catch((error) => {
      dialog = null;
      throw error;
    });
    if (!made.open) made.showModal();
    made.querySelector("input").select();
  }

  async function startPage(box) {
    const input = box.querySelector("input");
    if (!input.value) input.value = new URLSearchParams(location.search).get("q") || "";
    await engine.open();
    mount(box, engine, root, (query) => {
      history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    });
    input.focus();
  }

  Object.assign(bijiSearch, engine.receivers, { engine, open: openDialog, prepare: engine.open });
  const box = document.querySelector("main .searchbox");
  if (box) {
    bijiSearch.open = async () => box.querySelector("input").select();
    startPage(box);
  }
})();
