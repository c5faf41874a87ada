"use strict";
// Row acts on column: a cell for each pair, split by sign, so that no sign hides another.
const Matrix = (() => {
  const { data, state } = Model;
  const { byId, say, el, named, label } = Dom;
  const MARKS = { cooperative: "+", conflictual: "−", structural: "○" };
  let choose = () => {};

  // Actors in the order of their blocs, within one those with most claims first.
  function order(bundles) {
    const counts = new Map();
    for (const { line, claims } of bundles) {
      for (const id of [line.subject, line.object]) counts.set(id, (counts.get(id) || 0) + claims.length);
    }
    const bloc = (id) => data.actors[id].bloc || "~";
    return [...counts.keys()].sort((a, b) =>
      (bloc(a) === bloc(b) ? counts.get(b) - counts.get(a) : bloc(a) < bloc(b) ? -1 : 1) || (a < b ? -1 : 1));
  }

  function cells(bundles) {
    const found = new Map();
    const put = (row, column, bundle) => {
      const key = `${row}\n${column}`;
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(bundle);
    };
    for (const bundle of bundles) {
      const { subject, object, mutual } = bundle.line;
      put(subject, object, bundle);
      if (mutual && subject !== object) put(object, subject, bundle);
    }
    return found;
  }

  const disputed = (bundle) => bundle.claims.some((claim) => data.doubtful.includes(claim.standing));
  // Lines both ways and lines one way of the same sign share a part of the cell.
  function parts(bundles) {
    return data.signs.map((sign) => bundles.filter((b) => b.line.sign === sign)).filter((group) => group.length);
  }

  function part(row, column, group) {
    const { sign, subject, object } = group[0].line;
    const n = group.reduce((sum, b) => sum + b.claims.length, 0);
    const standings = data.order.filter((s) => group.some((b) => b.claims.some((claim) => claim.standing === s)));
    const words = say("cell", { subject: label(row), arrow: "→", object: label(column), n, sign, standings: standings.join(", ") });
    const chosen = group.length > 1 ? { type: "pair", id: Model.pairId(subject, object) } : { type: "line", id: group[0].line.id };
    const doubt = group.some(disputed);
    const current = state.chosen && (state.chosen.id === chosen.id);
    return el("button", {
      type: "button", tabindex: "-1", title: words, "aria-label": words, "data-row": row, "data-column": column,
      class: `part ${sign} weight-${Math.min(4, 1 + Math.floor(Math.log2(n)))}${doubt ? " doubt" : ""}${current ? " current" : ""}`,
      click: () => choose(chosen),
    }, `${MARKS[sign]}${n}${doubt ? "!" : ""}`);
  }

  function update() {
    const bundles = data.lines.filter((l) => Model.listed.has(l.subject) && Model.listed.has(l.object))
      .map(Model.bundle).filter((b) => b.claims.length);
    const ids = order(bundles);
    const found = cells(bundles);
    const across = ids.filter((id) => ids.some((row) => found.has(`${row}\n${id}`)));
    const down = ids.filter((id) => ids.some((column) => found.has(`${id}\n${column}`)));
    const head = el("tr", {}, el("td", { class: "corner-cell" }),
      across.map((id) => el("th", { scope: "col" }, named("span", label(id)))));
    const rows = down.map((row) => el("tr", {}, el("th", { scope: "row" }, named("span", label(row))),
      across.map((column) => el("td", { class: row === column ? "self" : null },
        el("div", { class: "parts" }, parts(found.get(`${row}\n${column}`) || []).map((group) => part(row, column, group)))))));
    byId("matrix-table").replaceChildren(el("caption", {}, [say("matrix_caption"), Dom.mostTold(Model.listed.size)].filter(Boolean).join(" ")), el("thead", {}, head), el("tbody", {}, rows));
    const [first] = byId("matrix-table").getElementsByTagName("button");
    if (first) first.tabIndex = 0;
  }

  const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  byId("matrix-table").addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way || event.target.tagName !== "BUTTON") return;
    event.preventDefault();
    const buttons = [...byId("matrix-table").getElementsByTagName("button")];
    const centre = (button) => { const r = button.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; };
    const here = centre(event.target);
    const reach = (button) => {
      const [x, y] = centre(button).map((value, i) => value - here[i]);
      const along = x * way[0] + y * way[1];
      return along > 2 ? along + 3 * Math.abs(x * way[1] - y * way[0]) : Infinity;
    };
    const next = buttons.reduce((best, button) => (reach(button) < reach(best) ? button : best), event.target);
    if (reach(next) === Infinity) return;
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });

  return { update, disputed, MARKS, whenChosen: (listener) => { choose = listener; } };
})();
