"use strict";
// The page's data, what the reader chose, and what of it passes the filters.
const Model = (() => {
  document.documentElement.classList.add("js");
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = read("data");
  const order = data.order;
  const off = Object.fromEntries(data.facets.map((facet) => [facet, new Set()]));
  const state = { query: "", tab: "network", chosen: null };
  const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
  const lines = new Map(data.lines.map((line) => [line.id, line]));
  const lineOf = new Map();
  for (const line of data.lines) for (const i of line.claims) lineOf.set(data.claims[i].id, line);

  // Letters compare without case and accents, so that "Kims besok" finds what it should.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const haystacks = new Map(data.claims.map((claim) => [claim.id, fold([
    ...claim.names, claim.label, claim.amount, claim.when, claim.standing,
    ...claim.evidence.flatMap((e) => [e.quote, ...e.speakers, data.articles[e.article].title]),
  ].join(" "))]));

  const words = () => fold(state.query).split(/\s+/).filter(Boolean);
  const finds = (claim) => words().every((word) => haystacks.get(claim.id).includes(word));

  // A claim needs every actor kind at its ends, and one of its values in any other filter.
  function admits(facet, claim) {
    const on = (value) => !off[facet].has(value);
    const values = claim.facets[facet];
    return facet === "kind" ? values.every(on) : values.some(on);
  }
  const passes = (claim, except) =>
    finds(claim) && data.facets.every((facet) => facet === except || admits(facet, claim));

  const shown = () => data.claims.filter((claim) => passes(claim));

  // How a line looks when only some of its claims pass: the rules of aggregate.py.
  function bundle(line) {
    const passing = line.claims.map((i) => data.claims[i]).filter((claim) => passes(claim));
    const standings = order.filter((s) => passing.some((claim) => claim.standing === s));
    const sources = Math.max(0, ...passing.map((claim) => claim.sources));
    return {
      line,
      claims: passing,
      standing: standings[0],
      glyphs: standings.map((s) => data.style.standings[s].glyph).join(""),
      width: data.style.widths[Math.min(sources, data.style.widths.length - 1)],
      labels: [...new Set(passing.map((claim) => claim.label))],
    };
  }
  const bundles = () => data.lines.map(bundle).filter((b) => b.claims.length);

  function counts(facet) {
    const found = new Map();
    for (const claim of data.claims) {
      if (!passes(claim, facet)) continue;
      for (const value of claim.facets[facet]) found.set(value, (found.get(value) || 0) + 1);
    }
    return found;
  }

  // What the address fragment keeps; anything in it that is not known is passed over.
  function write() {
    const fragment = new URLSearchParams();
    if (state.chosen) fragment.set("see", `${state.chosen.type}:${state.chosen.id}`);
    if (state.query) fragment.set("find", state.query);
    if (state.tab !== "network") fragment.set("tab", state.tab);
    for (const facet of data.facets) for (const value of off[facet]) fragment.append(`off.${facet}`, value);
    return fragment.toString();
  }

  function exists({ type, id }) {
    if (type === "actor") return id in data.actors && data.drawn.includes(id);
    if (type === "line") return lines.has(id);
    return type === "pair" && linesOfPair(id).length > 0;
  }
  const pairId = (a, b) => (a < b ? `${a}|${b}` : `${b}|${a}`);
  const linesOfPair = (id) => data.lines.filter((l) => pairId(l.subject, l.object) === id);

  function readBack(text) {
    const fragment = new URLSearchParams(text);
    const [type, ...rest] = (fragment.get("see") || "").split(":");
    const chosen = { type, id: rest.join(":") };
    state.chosen = exists(chosen) ? chosen : null;
    state.query = fragment.get("find") || "";
    state.tab = fragment.get("tab") === "table" ? "table" : "network";
    const known = (facet) => new Set(data.claims.flatMap((claim) => claim.facets[facet]));
    for (const facet of data.facets) {
      const values = known(facet);
      off[facet] = new Set(fragment.getAll(`off.${facet}`).filter((value) => values.has(value)));
    }
  }

  function reset() {
    state.query = "";
    state.chosen = null;
    for (const facet of data.facets) off[facet].clear();
  }

  return {
    data, state, off, claims, lines, lineOf, read, words, fold, shown, passes, bundle, bundles,
    counts, write, readBack, reset, pairId, linesOfPair,
  };
})();
