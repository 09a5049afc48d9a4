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
  const input = make("input", { type: "search", placeholder: words.filterRows });
  input.setAttribute("aria-label", words.filterRows);
  const count = make("span");
  count.setAttribute("role", "status");
  const show = () => {
    const wanted = input.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = Boolean(wanted) && !row.textContent.toLowerCase().includes(wanted);
      shown += Number(!row.hidden);
    }
    count.textContent = wanted ? words.rowsShown.replace("{}", shown).replace("{}", rows.length) : "";
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

comparisonTables();
fitTables();
