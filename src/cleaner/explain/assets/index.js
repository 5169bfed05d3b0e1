// Sorting and searching the list. Text is only read, rows are only moved and hidden.
"use strict";
{
  const body = document.getElementById("rows");
  const count = document.getElementById("count");
  const search = document.getElementById("search");
  const heads = [...document.querySelectorAll("th")];
  const rows = [...body.rows];
  const words = rows.map((row) => row.textContent.toLowerCase());
  const all = count.textContent;

  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v === undefined ? cell.textContent.toLowerCase() : Number(cell.dataset.v);
  };
  const sort = (column) => {
    const head = heads[column];
    const numbers = rows.length > 0 && typeof value(rows[0], column) === "number";
    const descending = head.ariaSort ? head.ariaSort !== "descending" : numbers;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const keyed = rows.map((row) => [value(row, column), row]);
    keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (descending ? -1 : 1));
    body.replaceChildren(...keyed.map(([, row]) => row));
  };
  const filter = () => {
    const wanted = search.value.toLowerCase().split(" ").filter(Boolean);
    let shown = 0;
    rows.forEach((row, number) => {
      row.hidden = !wanted.every((word) => words[number].includes(word));
      shown += !row.hidden;
    });
    count.textContent = wanted.length ? shown.toLocaleString("en") + " of " + all : all;
  };

  heads.forEach((head, column) => head.querySelector("button")?.addEventListener("click", () => sort(column)));
  search.addEventListener("input", filter);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== search) { event.preventDefault(); search.focus(); }
  });
}
