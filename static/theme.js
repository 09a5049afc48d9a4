// Comfort on top of complete pages: a switch for light and dark, a table of contents that follows, tables that sort
// and filter, code that copies. Everything is written with textContent; nothing is fetched.
(() => {
  "use strict";
  const root = document.documentElement;
  const words = document.body.dataset;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);

  function themeSwitch() {
    const button = document.querySelector(".theme");
    if (!button) return;
    const system = matchMedia("(prefers-color-scheme: dark)");
    button.hidden = false;
    button.addEventListener("click", () => {
      const shown = root.dataset.theme || (system.matches ? "dark" : "light");
      const wanted = shown === "dark" ? "light" : "dark";
      const own = wanted === (system.matches ? "dark" : "light");
      if (own) delete root.dataset.theme;
      else root.dataset.theme = wanted;
      try {
        if (own) localStorage.removeItem("theme");
        else localStorage.setItem("theme", wanted);
      } catch {
        // Without storage the choice lasts for this page.
      }
    });
  }

  function headingAnchors() {
    for (const heading of all(".body > :is(h1, h2, h3, h4, h5, h6)[id]")) {
      const link = make("a", { className: "anchor", textContent: "#" });
      link.href = "#" + encodeURIComponent(heading.id);
      link.setAttribute("aria-label", `${words.linkHere}: ${heading.textContent}`);
      heading.append(link);
    }
  }

  // The last heading above the upper third of the window is the one being read.
  function scrollSpy() {
    const links = new Map();
    for (const link of all(".toc a")) links.set(decodeURIComponent(link.hash.slice(1)), link);
    const headings = all(".body [id]").filter((element) => links.has(element.id));
    if (!headings.length) return;
    const toc = document.querySelector(".toc");
    let current = null;
    let waiting = false;
    const update = () => {
      waiting = false;
      const line = innerHeight / 3;
      let found = null;
      for (const heading of headings) {
        if (heading.getBoundingClientRect().top > line) break;
        found = heading;
      }
      const link = links.get((found || headings[0]).id);
      if (link === current) return;
      if (current) current.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      current = link;
      const box = link.getBoundingClientRect();
      const frame = toc.getBoundingClientRect();
      if (box.top < frame.top || box.bottom > frame.bottom) toc.scrollTop += box.top - frame.top - frame.height / 3;
    };
    const later = () => {
      if (!waiting) requestAnimationFrame(update);
      waiting = true;
    };
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later, { passive: true });
    update();
  }

  // An image that the folder of posts lacks may still be served from elsewhere.
  function lateImages() {
    for (const image of all("img[data-missing]")) {
      const show = () => delete image.dataset.missing;
      if (image.complete && image.naturalWidth) show();
      else image.addEventListener("load", show);
    }
  }

  // Only an image that is shown smaller than it is has more to show.
  function zoom() {
    const dialog = make("dialog", { className: "zoom" });
    dialog.addEventListener("click", () => dialog.close());
    const offer = (image) => {
      if (image.closest("a") || image.naturalWidth < image.clientWidth * 1.2) return;
      image.dataset.zoom = "";
      image.addEventListener("click", () => {
        dialog.replaceChildren(make("img", { src: image.currentSrc, alt: image.alt }));
        if (!dialog.isConnected) document.body.append(dialog);
        dialog.showModal();
      });
    };
    for (const image of all(".body img:not([data-missing])")) {
      if (image.complete) offer(image);
      else image.addEventListener("load", () => offer(image), { once: true });
    }
  }

  function showCurrentSibling() {
    const side = document.querySelector(".side");
    const link = side && side.querySelector("[aria-current]");
    if (link && link.offsetTop > side.clientHeight * 0.7) side.scrollTop = link.offsetTop - side.clientHeight / 3;
  }

  function copyButtons() {
    if (!navigator.clipboard) return;
    for (const box of all(".code")) {
      const button = make("button", { className: "copy", type: "button", textContent: words.copy });
      button.addEventListener("click", async () => {
        const code = box.querySelector("code") || box.querySelector("pre");
        try {
          await navigator.clipboard.writeText(code.textContent.replace(/\n$/, ""));
          button.textContent = words.copied;
        } catch {
          button.textContent = words.copyFailed;
        }
        setTimeout(() => (button.textContent = words.copy), 2000);
      });
      box.append(button);
    }
  }

  // A cell's value for sorting: marks first, then numbers, then words; empty cells last.
  function valueOf(cell) {
    if (!cell) return [3, ""];
    const text = cell.textContent.trim();
    if (cell.dataset.mark === "yes") return [0, 0];
    const number = Number.parseFloat(text.replace(/[,%]/g, ""));
    if (!Number.isNaN(number) && /^[-+]?[\d.,]+\s*%?[a-zA-Z]{0,2}$/.test(text)) return [1, -number];
    return text && cell.dataset.mark !== "no" ? [2, text] : [3, text];
  }

  function compare(left, right) {
    if (left[0] !== right[0]) return left[0] - right[0];
    return typeof left[1] === "string" ? left[1].localeCompare(right[1]) : left[1] - right[1];
  }

  function sortable(table, rows) {
    const body = table.tBodies[0];
    const heads = all("thead th", table);
    for (const head of heads) {
      if (!head.textContent.trim() || head.querySelector("a")) continue;
      const column = head.cellIndex;
      const button = make("button", { type: "button" });
      button.append(...head.childNodes);
      button.title = words.sort.replace("{}", button.textContent);
      head.append(button);
      button.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        const next = { ascending: "descending", descending: null }[before];
        const order = before ? next : "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        let sorted = rows;
        if (order) {
          head.setAttribute("aria-sort", order);
          const sign = order === "ascending" ? 1 : -1;
          sorted = rows
            .map((row, index) => ({ row, index, value: valueOf(row.cells[column]) }))
            .sort((a, b) => sign * compare(a.value, b.value) || a.index - b.index)
            .map((item) => item.row);
        }
        body.append(...sorted);
      });
    }
  }

  function filterable(tools, rows) {
    const input = make("input", { type: "search", placeholder: words.filter });
    input.setAttribute("aria-label", words.filter);
    const count = make("span");
    count.setAttribute("role", "status");
    const show = () => {
      const wanted = input.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        row.hidden = Boolean(wanted) && !row.textContent.toLowerCase().includes(wanted);
        shown += Number(!row.hidden);
      }
      count.textContent = wanted ? words.rows.replace("{}", shown).replace("{}", rows.length) : "";
    };
    input.addEventListener("input", show);
    tools.append(input, count);
  }

  function comparisonTables() {
    for (const box of all(".compare")) {
      const table = box.querySelector("table");
      const rows = [...table.tBodies[0].rows];
      sortable(table, rows);
      const tools = box.parentElement.querySelector(".tools");
      if (tools) filterable(tools, rows);
    }
  }

  // A table as wide as its place needs no box that scrolls, and its header can follow the page.
  function fitTables() {
    const fit = (box) => {
      const fits = box.querySelector("table").offsetWidth <= box.offsetWidth;
      box.classList.toggle("fits", fits);
      box.tabIndex = fits ? -1 : 0;
    };
    const observer = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)));
    for (const box of all(".table")) {
      fit(box);
      observer.observe(box);
    }
  }

  themeSwitch();
  headingAnchors();
  scrollSpy();
  lateImages();
  zoom();
  showCurrentSibling();
  copyButtons();
  comparisonTables();
  fitTables();
})();
