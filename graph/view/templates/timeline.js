"use strict";
// A row for each pair, a mark where a claim begins, as long as it holds, on a true scale.
const Timeline = (() => {
  const { data, state } = Model;
  const { byId, say, el, named, label } = Dom;
  const DAY = 86400000;
  const STEPS = [1, 2, 7, 14];
  const LEAST = 110;
  let choose = () => {};

  const ms = (day) => Date.parse(`${day}T00:00:00Z`);
  const iso = (time) => new Date(time).toISOString().slice(0, 10);

  // The window: all there is, but few early claims do not squeeze the many late ones.
  function range(marks) {
    const starts = marks.map((mark) => ms(mark.from || mark.to)).sort((a, b) => a - b);
    const ends = marks.flatMap((mark) => [mark.from, mark.to]).filter(Boolean).map(ms);
    const [low, high] = [starts[0], Math.max(...ends)];
    const most = starts[Math.floor(starts.length * 0.2)];
    let from = (high - low) > 6 * Math.max(high - most, 30 * DAY) ? most - Math.max((high - most) * 0.25, 14 * DAY) : low;
    let to = high;
    if (state.since) from = ms(state.since);
    if (state.until) to = Math.min(Math.max(ms(state.until), from + DAY), high);
    const room = Math.max((to - from) * 0.03, 2 * DAY);
    return { from: from - room, to: Math.max(to, from) + room };
  }

  // Marks of a line: its claims by when they hold, one for each claim if every claim is drawn.
  function marksOf(bundle) {
    const groups = new Map();
    for (const claim of bundle.claims) {
      const from = claim.days[0];
      const to = claim.told ? from : claim.days[1];
      if (!from && !to) continue;
      const key = `${from} ${to}`;
      if (!groups.has(key)) groups.set(key, { from, to, bundle, claims: [] });
      groups.get(key).claims.push(claim);
    }
    return [...groups.values()];
  }

  function rows() {
    const found = new Map();
    for (const bundle of Model.bundles()) {
      const id = Model.pairId(bundle.line.subject, bundle.line.object);
      if (!found.has(id)) found.set(id, { id, ends: [bundle.line.subject, bundle.line.object].sort(), marks: [], n: 0 });
      const row = found.get(id);
      row.marks.push(...marksOf(bundle));
      row.n += bundle.claims.length;
    }
    return [...found.values()].filter((row) => row.marks.length).sort((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1));
  }

  function ticks({ from, to }, width) {
    const wanted = Math.max(2, Math.floor(width / 92));
    const days = (to - from) / DAY;
    const found = [];
    const month = (time, n) => { const d = new Date(time); return Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + n, 1); };
    const step = STEPS.find((n) => days / n <= wanted);
    const months = [1, 2, 3, 6, 12, 24, 60, 120].find((n) => days / 30 / n <= wanted) || 240;
    if (step) for (let t = Math.ceil(from / DAY) * DAY; t < to; t += step * DAY) found.push([t, iso(t)]);
    else {
      const origin = Date.UTC(new Date(from).getUTCFullYear(), 0, 1);
      for (let t = origin; t < to; t = month(t, months)) if (t >= from) found.push([t, iso(t).slice(0, months >= 12 ? 4 : 7)]);
    }
    return found;
  }

  function text({ bundle, claims }) {
    const labels = [...new Set(claims.map((claim) => claim.label))];
    return labels[0] + (claims.length > 1 ? ` +${claims.length - 1}` : "");
  }

  function mark(one, at, width, shown) {
    const { bundle, claims, from, to } = one;
    const { line } = bundle;
    const standing = data.order.find((s) => claims.some((claim) => claim.standing === s));
    const start = at(from || to);
    const end = to ? at(to) : width;
    const early = from ? ms(from) < shown.from : true;
    const left = Math.max(0, Math.min(start, width - 9));
    const arrow = line.mutual ? "↔ " : line.subject < line.object ? "→ " : "← ";
    const doubt = claims.some((claim) => data.doubtful.includes(claim.standing));
    const glyphs = data.order.filter((s) => claims.some((c) => c.standing === s)).map((s) => data.style.standings[s].glyph).join("");
    const words = `${early && from ? `‹ ${from.slice(0, 7)} ` : ""}${arrow}${text(one)}${glyphs ? ` ${glyphs}` : ""}`;
    const long = Boolean(from) && (!to || ms(to) - ms(from) > DAY);
    const days = [from ? from : "", to ? to : long ? say("open_end") : ""].filter(Boolean);
    const chosen = { type: "line", id: line.id };
    const button = el("button", {
      type: "button", class: `mark ${line.sign} standing-${standing}${long ? " long" : ""}${doubt ? " doubt" : ""}`,
      title: `${Dom.ends(line)}: ${text(one)}, ${[...new Set(days)].join(" – ")}`, click: () => choose(chosen),
    }, el("span", { class: "span", "aria-hidden": "true" }), named("span", words, { class: "words" }));
    if (state.chosen && state.chosen.id === line.id) button.classList.add("current");
    return { button, long, left, span: Math.max(long ? Math.min(end, width) - left : 9, 9), need: 7 * words.length + 26 };
  }

  // Marks that would cover each other go one below the other. Where words have no room behind
  // their dot, they stand before it.
  function lanes(marks, width) {
    const free = [];
    for (const one of marks) {
      const { button, left, span, need, long } = one;
      const before = !long && left + need > width && left > width - left;
      const start = before ? Math.max(0, left + span - need) : long ? Math.max(0, Math.min(left, width - LEAST)) : left;
      const right = before ? left + span : Math.max(left + span, start + need);
      let lane = free.findIndex((end) => end <= start);
      if (lane < 0) lane = free.push(0) - 1;
      free[lane] = right + 4;
      button.style.top = `${lane * 26}px`;
      button.style.left = `${start}px`;
      if (before) {
        button.classList.add("before");
        button.style.width = `${left + span - start}px`;
        continue;
      }
      button.style.maxWidth = `${width - start}px`;
      const bar = button.firstChild;
      bar.style.marginLeft = `${Math.min(left - start, LEAST - 9)}px`;
      bar.style.width = `${span}px`;
    }
    return free.length;
  }

  function update() {
    const box = byId("timeline-rows");
    const found = rows();
    byId("timeline-note").textContent = say("timeline_caption");
    if (!found.length) { box.replaceChildren(el("p", { class: "notice" }, say("nothing"))); return; }
    const narrow = window.matchMedia("(max-width: 780px)").matches;
    const width = Math.max(220, byId("timeline").clientWidth - (narrow ? 44 : 230));
    const shown = range(found.flatMap((row) => row.marks));
    const at = (day) => ((ms(day) - shown.from) / (shown.to - shown.from)) * width;
    const axis = el("div", { class: "axis" }, ticks(shown, width).map(([time, words]) => {
      const tick = el("span", {}, words);
      const left = ((time - shown.from) / (shown.to - shown.from)) * width;
      tick.style.left = `${left}px`;
      if (left < 34) tick.classList.add("early");
      if (left > width - 34) tick.classList.add("late");
      return tick;
    }));
    const list = el("ul", {}, found.map((row) => {
      const marks = row.marks.map((one) => mark(one, at, width, shown)).sort((a, b) => a.left - b.left);
      const track = el("div", { class: "track" }, marks.map((one) => one.button));
      track.style.height = `${lanes(marks, width) * 26 + 4}px`;
      const name = el("button", { type: "button", class: "linkish pair", click: () => choose({ type: "pair", id: row.id }) },
        named("bdi", label(row.ends[0])), " – ", named("bdi", label(row.ends[1])));
      return el("li", {}, name, track);
    }));
    box.replaceChildren(axis, list);
  }

  return { update, whenChosen: (listener) => { choose = listener; } };
})();
