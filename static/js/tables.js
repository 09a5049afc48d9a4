// Comparison tables sort in three steps (up, down, as written) and filter; the counts below them follow the rows shown.
let collator = null;
const ranks = { yes: 0, partial: 1, no: 4 };
const NOTHING = 5;

// A cell's value: yes, then numbers, the largest first, then words, then no. Nothing is last in both directions.
function valueOf(cell) {
  const mark = cell?.dataset.mark;
  const text = cell?.textContent.trim();
  if (mark in ranks) return [ranks[mark], 0];
  if (!text) return [NOTHING, 0];
  const number = /^[≈~<>≤≥$￥¥约]?\s*([-+]?\d[\d,]*(?:\.\d+)?)\s*([kKMGTP万亿]?)/.exec(text);
  if (!number) return [3, text];
  const unit = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, 万: 1e4, 亿: 1e8 }[number[2]] || 1;
  return [2, -Number(number[1].replaceAll(",", "")) * unit];
}

// The order of words. Browsers take long to make it ready: only who sorts by words waits.
function byWord(left, right) {
  collator ??= new Intl.Collator(root.lang.startsWith("zh") ? "zh-u-co-pinyin" : root.lang, { numeric: true });
  return collator.compare(left, right);
}

function compare(left, right, sign) {
  if (left[0] !== right[0]) return (left[0] - right[0]) * (Math.max(left[0], right[0]) === NOTHING ? 1 : sign);
  return sign * (typeof left[1] === "string" ? byWord(left[1], right[1]) : left[1] - right[1]);
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
      const order = before ? { ascending: "descending" }[before] : "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      let sorted = rows;
      if (order) {
        head.setAttribute("aria-sort", order);
        const sign = order === "ascending" ? 1 : -1;
        sorted = rows
          .map((row, index) => ({ row, index, value: valueOf(row.cells[column]) }))
          .sort((a, b) => compare(a.value, b.value, sign) || a.index - b.index)
          .map((item) => item.row);
      }
      body.append(...sorted);
    });
  }
}

function filterable(table, tools, rows) {
  const input = make("input", { type: "search", placeholder: words.filterRows });
  input.setAttribute("aria-label", words.filterRows);
  const status = make("span");
  status.setAttribute("role", "status");
  const counts = all("tfoot td", table).filter((cell) => cell.textContent.trim());
  const show = () => {
    const wanted = input.value.trim().toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    const shown = rows.filter((row) => !row.hidden);
    for (const cell of counts) {
      const having = shown.filter((row) => row.cells[cell.cellIndex].dataset.mark === "yes");
      cell.textContent = words.have.replace("{}", having.length).replace("{}", shown.length);
    }
    status.textContent = wanted ? words.rowsShown.replace("{}", shown.length).replace("{}", rows.length) : "";
  };
  input.addEventListener("input", show);
  tools.append(input, status);
}

function comparisonTables() {
  for (const box of all(".compare")) {
    const table = box.querySelector("table");
    const rows = [...table.tBodies[0].rows];
    sortable(table, rows);
    const tools = box.parentElement.querySelector(".tools");
    if (tools) filterable(table, tools, rows);
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
  for (const box of all(".table")) observer.observe(box);
}

comparisonTables();
fitTables();
