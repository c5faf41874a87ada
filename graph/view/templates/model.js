"use strict";
// The page's data, what the reader chose, and what of it passes the filters.
const Model = (() => {
  document.documentElement.classList.add("js");
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = read("data");
  const order = data.order;
  const TABS = [...document.querySelectorAll("[role=tab]")].map((tab) => tab.id.slice(4));
  const off = Object.fromEntries(data.facets.map((facet) => [facet, new Set()]));
  const state = { query: "", tab: "network", chosen: null, every: false, star: null, since: "", until: "", least: 0 };
  const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
  const drawn = new Set(data.drawn);
  const listed = new Set(data.listed);
  const lineOf = new Map();
  for (const line of data.lines) for (const i of line.claims) lineOf.set(data.claims[i].id, line);
  const pairId = (a, b) => (a < b ? `${a}|${b}` : `${b}|${a}`);
  const claimLines = fan();
  const lines = new Map([...data.lines, ...claimLines].map((line) => [line.id, line]));
  let passing = null;

  // A line for every claim, the lines of a pair bent apart as aggregate.py bends bundles.
  function fan() {
    const pairs = new Map();
    for (const line of data.lines) {
      const id = pairId(line.subject, line.object);
      if (!pairs.has(id)) pairs.set(id, []);
      pairs.get(id).push(...line.claims.map((i) => ({ ...line, id: data.claims[i].id, claims: [i], single: true })));
    }
    return [...pairs.values()].flatMap((group) => group.map((line, place) => {
      const side = line.subject <= line.object ? 1 : -1;
      return { ...line, turn: side * (place - (group.length - 1) / 2), among: group.length };
    }));
  }
  const units = () => (state.every ? claimLines : data.lines);

  // Letters compare without case and accents, so that "Kims besok" finds what it should.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let haystacks = null;
  function haystack(claim) {
    haystacks = haystacks || new Map(data.claims.map((one) => [one.id, fold([
      ...one.names, one.label, one.amount, one.when, one.standing,
      ...one.evidence.flatMap((e) => [e.quote, ...e.speakers, data.articles[e.article].title]),
    ].join(" "))]));
    return haystacks.get(claim.id);
  }
  const words = () => fold(state.query).split(/\s+/).filter(Boolean);

  // A claim needs all of its ends' kinds and blocs, and one of its values in any other filter.
  function admits(facet, claim) {
    if (!off[facet].size) return true;
    const on = (value) => !off[facet].has(value);
    const values = claim.facets[facet];
    return facet === "kind" || facet === "bloc" ? values.every(on) : values.some(on);
  }
  function holds(claim) {
    if (!state.since && !state.until) return true;
    const [first, last] = claim.days;
    return Boolean(first || last) && (!state.until || !first || first <= state.until) &&
      (!state.since || !last || last >= state.since);
  }
  const checks = {
    query: (claim, sought) => sought.every((word) => haystack(claim).includes(word)),
    dates: holds,
    least: (claim) => claim.sources >= state.least,
    ...Object.fromEntries(data.facets.map((facet) => [facet, (claim) => admits(facet, claim)])),
  };
  function passingBut(except) {
    const sought = words();
    const tests = Object.keys(checks).filter((name) => name !== except && (name !== "query" || sought.length));
    return data.claims.filter((claim) => tests.every((name) => checks[name](claim, sought)));
  }

  const changed = () => { passing = null; };
  const shown = () => [...(passing = passing || new Set(passingBut(null)))];
  const passes = (claim) => { if (!passing) shown(); return passing.has(claim); };

  // How a line looks when only some of its claims pass: the rules of aggregate.py.
  function bundle(line) {
    const found = line.claims.map((i) => data.claims[i]).filter(passes);
    const standings = order.filter((s) => found.some((claim) => claim.standing === s));
    const sources = Math.max(0, ...found.map((claim) => claim.sources));
    return {
      line,
      claims: found,
      standing: standings[0],
      glyphs: standings.map((s) => data.style.standings[s].glyph).join(""),
      width: data.style.widths[Math.min(sources, data.style.widths.length - 1)],
      labels: [...new Set(found.map((claim) => claim.label))],
    };
  }
  const bundles = () => units().map(bundle).filter((b) => b.claims.length);

  function counts(facet) {
    const found = new Map();
    for (const claim of passingBut(facet)) {
      for (const value of claim.facets[facet]) found.set(value, (found.get(value) || 0) + 1);
    }
    return found;
  }

  // What the address fragment keeps; anything in it that is not known is passed over.
  function write() {
    const fragment = new URLSearchParams();
    if (state.chosen) fragment.set("see", `${state.chosen.type}:${state.chosen.id}`);
    for (const key of ["star", "since", "until"]) if (state[key]) fragment.set(key, state[key]);
    if (state.every) fragment.set("every", "1");
    if (state.least) fragment.set("least", String(state.least));
    if (state.query) fragment.set("find", state.query);
    if (state.tab !== TABS[0]) fragment.set("tab", state.tab);
    for (const facet of data.facets) for (const value of off[facet]) fragment.append(`off.${facet}`, value);
    return fragment.toString();
  }

  const isActor = (id) => Object.hasOwn(data.actors, id || "");
  function exists({ type, id }) {
    if (type === "actor") return isActor(id);
    if (type === "line") return lines.has(id);
    return type === "pair" && linesOfPair(id).length > 0;
  }
  const linesOfPair = (id) => units().filter((l) => pairId(l.subject, l.object) === id);
  const day = (text) => (/^\d{4}-\d\d-\d\d$/.test(text || "") ? text : "");

  function readBack(text) {
    const fragment = new URLSearchParams(text);
    const [type, ...rest] = (fragment.get("see") || "").split(":");
    const chosen = { type, id: rest.join(":") };
    state.every = fragment.get("every") === "1";
    state.chosen = exists(chosen) ? chosen : null;
    state.star = isActor(fragment.get("star")) ? fragment.get("star") : null;
    state.query = fragment.get("find") || "";
    state.tab = TABS.includes(fragment.get("tab")) ? fragment.get("tab") : TABS[0];
    [state.since, state.until] = [day(fragment.get("since")), day(fragment.get("until"))];
    state.least = Math.max(0, Number.parseInt(fragment.get("least"), 10) || 0);
    const known = (facet) => new Set(data.claims.flatMap((claim) => claim.facets[facet]));
    for (const facet of data.facets) {
      const values = known(facet);
      off[facet] = new Set(fragment.getAll(`off.${facet}`).filter((value) => values.has(value)));
    }
    changed();
  }

  function reset() {
    Object.assign(state, { query: "", chosen: null, star: null, since: "", until: "", least: 0 });
    for (const facet of data.facets) off[facet].clear();
    changed();
  }

  return {
    data, state, off, claims, lines, lineOf, drawn, listed, TABS, read, words, fold, shown, passes, passingBut, changed,
    units, bundle, bundles, counts, write, readBack, reset, pairId, linesOfPair,
  };
})();
