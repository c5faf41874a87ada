"use strict";
// Wiring: controls change the model, the model is shown again, the address remembers it.
(() => {
  const { data, state, off } = Model;
  const { byId, say } = Dom;
  const boxes = [...document.querySelectorAll("#filters input[type=checkbox]")];
  let rows = [...document.querySelectorAll("#claims tbody tr")];
  const numbers = [...document.querySelectorAll("#filters .number")];
  const implausible = Object.keys(data.style.standings).filter((s) => !data.plain.includes(s));

  const views = { matrix: Matrix, timeline: Timeline, map: Atlas };

  function refresh() {
    Model.changed();
    document.body.dataset.tab = state.tab;
    document.body.toggleAttribute("data-chosen", Boolean(state.chosen));
    Drawing.update();
    if (views[state.tab]) views[state.tab].update();
    Panel.update();
    showFilters();
    showCount();
    showTable();
    try {
      const fragment = Model.write();
      if (fragment !== location.hash.slice(1)) history.replaceState(null, "", `#${fragment}`);
    } catch { /* inside a sandboxed frame the address cannot be written */ }
  }

  function showFilters() {
    const counts = Object.fromEntries(data.facets.map((facet) => [facet, Model.counts(facet)]));
    for (const box of boxes) box.checked = !off[box.name].has(box.value);
    for (const number of numbers) {
      const count = counts[number.dataset.facet].get(number.dataset.value) || 0;
      number.textContent = count;
      number.closest(".row").classList.toggle("empty", !count);
    }
    byId("search").value = state.query;
    byId("least").value = state.least;
    byId("every").setAttribute("aria-pressed", String(state.every));
    Dates.update();
    byId("plain").setAttribute("aria-pressed", String(implausible.every((s) => off.standing.has(s))));
    for (const tab of Model.TABS) {
      byId(`tab-${tab}`).setAttribute("aria-selected", String(state.tab === tab));
      byId(`tab-${tab}`).tabIndex = state.tab === tab ? 0 : -1;
    }
  }

  function showCount() {
    const shown = Model.shown();
    const actors = new Set(shown.flatMap((claim) => [claim.subject, claim.object]));
    const hidden = data.claims.length - shown.length;
    const text = [
      say("count", { shown: shown.length, n: data.claims.length }),
      say("count_actors", { n: actors.size }),
      hidden ? say("hidden", { n: hidden }) : say("hidden_none"),
    ].join(" · ");
    if (byId("status").textContent !== text) byId("status").textContent = text;
  }

  // A long table waits as text until it is looked at.
  function unfold() {
    const source = byId("claims-source");
    if (!source) return;
    const [table] = new DOMParser().parseFromString(source.textContent, "text/html").getElementsByTagName("table");
    source.replaceWith(document.adoptNode(table));
    Sorting.attach(table);
    rows = [...document.querySelectorAll("#claims tbody tr")];
  }
  function showTable() {
    if (state.tab === "table") unfold();
    for (const row of rows) row.hidden = !Model.passes(Model.claims.get(row.id.slice(6)));
  }

  // The panel stands beside the pictures; what is chosen elsewhere is shown in the network. An
  // actor or line that is not drawn comes up in a star.
  function choose(chosen) {
    state.chosen = chosen;
    if (chosen && ["table", "measures"].includes(state.tab)) state.tab = "network";
    const ends = chosen ? endsOf(chosen) : [];
    const staged = state.star ? ends.includes(state.star) || (ends.length === 1 && Star.neighbours(state.star).includes(ends[0]))
      : ends.every((id) => Model.drawn.has(id));
    if (ends.length && !staged) state.star = ends.every((id) => Model.drawn.has(id)) ? null : ends[0];
    refresh();
  }
  function endsOf({ type, id }) {
    if (type === "actor") return [id];
    const line = type === "line" ? Model.lines.get(id) : Model.linesOfPair(id)[0];
    return [line.subject, line.object];
  }
  function starring(id) {
    state.star = id;
    state.tab = "network";
    state.chosen = id ? { type: "actor", id } : state.chosen;
    refresh();
  }

  function setTab(tab) {
    state.tab = tab;
    refresh();
  }

  function only(facet, value) {
    const values = boxes.filter((box) => box.name === facet).map((box) => box.value);
    const alone = values.every((v) => off[facet].has(v) === (v !== value));
    off[facet] = new Set(alone ? [] : values.filter((v) => v !== value));
  }

  const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function walk(event) {
    const here = state.chosen && (state.chosen.type === "actor" ? state.chosen.id : null);
    const actions = {
      Enter: () => byId("panel").focus(),
      Escape: () => choose(null),
      "+": () => Drawing.zoom(1.3),
      "-": () => Drawing.zoom(1 / 1.3),
    };
    const action = KEYS[event.key]
      ? () => { const id = Drawing.neighbour(here, KEYS[event.key]); if (id !== undefined) choose({ type: "actor", id }); }
      : actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  function drawer(open) {
    byId("filters").classList.toggle("open", open);
    byId("open-filters").setAttribute("aria-expanded", String(open));
    (open ? byId("close-filters") : byId("open-filters")).focus();
  }

  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  for (const box of boxes) {
    box.addEventListener("change", () => {
      off[box.name][box.checked ? "delete" : "add"](box.value);
      refresh();
    });
  }
  for (const button of document.querySelectorAll("#filters .only")) {
    button.addEventListener("click", () => { only(button.dataset.facet, button.dataset.value); refresh(); });
  }
  byId("plain").addEventListener("click", () => {
    const pressed = byId("plain").getAttribute("aria-pressed") === "true";
    for (const standing of implausible) off.standing[pressed ? "delete" : "add"](standing);
    refresh();
  });
  byId("reset").addEventListener("click", () => { Dates.stop(); Model.reset(); Drawing.fit(); refresh(); });
  byId("search").addEventListener("input", (event) => {
    state.query = event.target.value;
    state.chosen = null;
    refresh();
  });
  for (const tab of Model.TABS) byId(`tab-${tab}`).addEventListener("click", () => setTab(tab));
  byId("every").addEventListener("click", () => {
    state.every = !state.every;
    if (state.chosen && state.chosen.type === "line") {
      const line = Model.lines.get(state.chosen.id);
      if (line.single) state.chosen = { type: "line", id: Model.lineOf.get(line.id).id };
    }
    refresh();
  });
  byId("least").addEventListener("input", (event) => {
    state.least = Math.max(0, Number.parseInt(event.target.value, 10) || 0);
    refresh();
  });
  document.querySelector(".tabs").addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const { length } = Model.TABS;
    setTab(Model.TABS[(Model.TABS.indexOf(state.tab) + step + length) % length]);
    byId(`tab-${state.tab}`).focus();
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    setTab("table");
    byId("claims").focus();
  });
  byId("zoom-in").addEventListener("click", () => Drawing.zoom(1.3));
  byId("zoom-out").addEventListener("click", () => Drawing.zoom(1 / 1.3));
  byId("fit").addEventListener("click", Drawing.fit);
  byId("open-filters").addEventListener("click", () => drawer(true));
  byId("close-filters").addEventListener("click", () => drawer(false));
  byId("canvas").addEventListener("keydown", walk);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && state.chosen) choose(null); });
  Drawing.network.on("click", (event) => choose(Drawing.hit(event.pointer.DOM)));
  window.addEventListener("hashchange", () => { Model.readBack(location.hash.slice(1)); refresh(); });

  // The button that was pressed is gone with the old panel: the new one takes the focus.
  Panel.whenChosen((chosen) => { choose(chosen); byId("panel").focus({ preventScroll: true }); }, starring);
  for (const view of Object.values(views)) view.whenChosen(choose);
  Dates.whenSet(refresh);
  Drawing.network.on("doubleClick", (event) => {
    const found = Drawing.hit(event.pointer.DOM);
    if (found && found.type === "actor") starring(found.id);
  });
  if (!byId("claims-source")) Sorting.attach(document.querySelector("#claims table"));
  Model.readBack(location.hash.slice(1) || data.opens);
  refresh();
  new ResizeObserver(Drawing.fit).observe(byId("canvas"));
  window.addEventListener("beforeprint", () => { unfold(); showTable(); });
  window.addEventListener("resize", () => { if (views[state.tab]) views[state.tab].update(); });
})();
