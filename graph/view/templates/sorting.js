"use strict";
// The heads of the table of claims put its rows in order: once up, once more down.
const Sorting = (() => {
  const { data } = Model;
  const claimOf = (row) => Model.claims.get(row.id.slice(6));
  const told = (claim) => claim.evidence.map((e) => data.articles[e.article].date).filter(Boolean).sort()[0] || "";
  const KEYS = {
    3: (claim) => String(data.standings.indexOf(claim.standing)).padStart(2, "0"),
    4: (claim) => claim.days[0] || claim.days[1] || "",
    7: told,
  };
  const key = (row, column) => (KEYS[column] ? KEYS[column](claimOf(row)) : row.cells[column].textContent.trim());

  // What has nothing in the column comes last, whichever way.
  function order(table, column, down) {
    const [body] = table.tBodies;
    const rows = [...body.rows].map((row, i) => [key(row, column), i, row]);
    const sign = down ? -1 : 1;
    rows.sort(([a, i], [b, j]) => (!a - !b) || sign * a.localeCompare(b, undefined, { numeric: true }) || i - j);
    body.append(...rows.map(([, , row]) => row));
  }

  function press(table, head, column) {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    order(table, column, down);
  }

  function attach(table) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      head.replaceChildren(Dom.el("button", { type: "button", class: "linkish sort", title: Dom.say("sort"), click: () => press(table, head, column) }, head.textContent));
    });
  }

  return { attach };
})();
