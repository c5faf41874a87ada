"use strict";
// The network as it stands, as an SVG of its own: title, legend and active filters included.
const Picture = (() => {
  const { data, state, off } = Model;
  const { say, svg, label } = Dom;
  const FONT = "Helvetica Neue, Arial, sans-serif";
  const INK = { bg: "#ffffff", ink: "#1a1f26", soft: "#59636e" };
  const LEGEND = 20;

  function text(words, x, y, more = {}) {
    const element = svg("text", { x, y, fill: INK.ink, "font-family": FONT, "font-size": 12, ...more });
    element.textContent = words;
    return element;
  }

  // The filters that hide something, in words.
  function filters() {
    const found = [];
    const rowName = (facet, value) => {
      const box = [...document.querySelectorAll(`#filters input[name="${facet}"]`)].find((one) => one.value === value);
      return box ? box.closest(".row").querySelector(".name").textContent : value;
    };
    for (const facet of data.facets) {
      const hidden = [...off[facet]].map((value) => rowName(facet, value));
      if (hidden.length) found.push(`${say(`facet_${facet}`)}: ${say("without", { names: hidden.join(", ") })}`);
    }
    if (state.query) found.push(`“${state.query}”`);
    if (state.since || state.until) found.push(`${say("dates")}: ${state.since || "…"} – ${state.until || "…"}`);
    if (state.least) found.push(`${say("least")}: ${state.least}`);
    if (state.star) found.push(say("star_note", { name: label(state.star) }));
    return found;
  }

  // A line between the rims of its ends, with the way it takes on the screen.
  function path(line, at) {
    const type = Drawing.network.body.edges[line.id].edgeType;
    const outside = (p, id) => Math.hypot(p.x - at[id].x, p.y - at[id].y) > Drawing.sizeOf(id) + 3;
    const points = Array.from({ length: 49 }, (_, i) => type.getPoint(i / 48))
      .filter((p) => outside(p, line.subject) && outside(p, line.object));
    return points.length > 1 ? points : [at[line.subject], at[line.object]];
  }

  function head(sign, tip, before) {
    const { head: kind } = data.style.signs[sign];
    const turn = (Math.atan2(tip.y - before.y, tip.x - before.x) * 180) / Math.PI;
    const colour = data.style.signs[sign].light;
    const place = { transform: `translate(${tip.x.toFixed(1)} ${tip.y.toFixed(1)}) rotate(${turn.toFixed(1)})` };
    if (kind === "arrow") return svg("path", { ...place, d: "M2 0L-9 -5V5Z", fill: colour });
    if (kind === "bar") return svg("path", { ...place, d: "M0 -7V7", stroke: colour, "stroke-width": 3 });
    return svg("circle", { ...place, cx: -2, r: 4.5, fill: colour });
  }

  function drawLine(bundle, at) {
    const { line, standing, width } = bundle;
    const style = data.style.standings[standing];
    const points = path(line, at);
    const group = svg("g", { opacity: style.opacity });
    group.append(svg("path", {
      d: points.map((p, i) => `${i ? "L" : "M"}${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join(""),
      fill: "none", stroke: data.style.signs[line.sign].light, "stroke-width": width,
      "stroke-dasharray": style.dash.join(" ") || "none",
    }), head(line.sign, points[points.length - 1], points[points.length - 2]));
    if (line.mutual) group.append(head(line.sign, points[0], points[1]));
    return group;
  }

  const SHAPES = {
    square: "M-1-1H1V1H-1Z", diamond: "M0-1.2L1.2 0L0 1.2L-1.2 0Z", triangle: "M0-1.1L1.1 .8H-1.1Z",
    triangleDown: "M0 1.1L1.1-.8H-1.1Z", hexagon: "M-.55-1H.55L1.1 0L.55 1H-.55L-1.1 0Z",
    star: "M0-1.1L.27-.37L1.05-.34L.43.14L.65.89L0 .46L-.65.89L-.43.14L-1.05-.34L-.27-.37Z",
  };
  function spot(id, { x, y }) {
    const kind = data.style.kinds[data.actors[id].kind];
    const r = Drawing.sizeOf(id);
    return SHAPES[kind.shape] ? svg("path", { d: SHAPES[kind.shape], fill: kind.light, transform: `translate(${x} ${y}) scale(${r})` })
      : svg("circle", { cx: x, cy: y, r, fill: kind.light });
  }

  function badge({ x, y, w, h, text: words, sign }) {
    const colour = data.style.signs[sign].light;
    const group = svg("g", {});
    group.append(svg("rect", { x, y, width: w, height: h, rx: h / 2, fill: INK.bg, stroke: colour, "stroke-width": 1.2 }),
      text(words, x + w / 2, y + h / 2 + 4, { fill: colour, "text-anchor": "middle", "font-size": 11, "font-weight": 600 }));
    return group;
  }

  function legend(seen, width, y) {
    const group = svg("g", {});
    let [x, row] = [16, 0];
    const item = (words, ...marks) => {
      const wide = 46 + 6.6 * words.length;
      if (x + wide > width - 10) { x = 16; row += 1; }
      const place = svg("g", { transform: `translate(${x} ${y + row * LEGEND})` });
      place.append(...marks, text(words, 38, 4));
      group.append(place);
      x += wide;
    };
    const dash = (colour, style) => svg("path", { d: "M0 0H28", stroke: colour, "stroke-width": 2.2, "stroke-dasharray": (style ? style.dash.join(" ") : "") || "none" });
    for (const sign of data.signs.filter((one) => seen.some((b) => b.line.sign === one))) {
      item(sign, dash(data.style.signs[sign].light), head(sign, { x: 28, y: 0 }, { x: 0, y: 0 }));
    }
    for (const standing of data.order.filter((s) => seen.some((b) => b.claims.some((claim) => claim.standing === s)))) {
      const style = data.style.standings[standing];
      item([standing, style.glyph].filter(Boolean).join(" "), dash(INK.ink, style));
    }
    return { group, rows: row + 1 };
  }

  // Words in lines that fit; there is no wrapping in SVG.
  function wrapped(words, width) {
    const most = Math.max(20, Math.floor((width - 32) / 6.2));
    return words.flatMap((one) => one.match(new RegExp(`.{1,${most}}(\\s|$)|.{1,${most}}`, "gu")) || []);
  }

  function make() {
    Drawing.network.redraw();
    const { w: width, h: height, x, y } = Drawing.frame();
    const seen = Drawing.seen();
    const at = Drawing.network.getPositions([...Labels.actors()]);
    const top = 64;
    const key = legend(seen, width, top + height + 18);
    const notes = wrapped([`${say("filtered")}: ${filters().join("; ") || say("filter_none")}`], width);
    const tall = top + height + 24 + key.rows * LEGEND + notes.length * 16 + 10;
    const all = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height: tall, viewBox: `0 0 ${width} ${tall}` });
    const scene = svg("g", { transform: `translate(${-x} ${top - y})` });
    scene.append(...seen.map((b) => drawLine(b, at)), ...Object.entries(at).map(([id, p]) => spot(id, p)));
    const placed = Labels.placed() || { badges: [], names: [] };
    scene.append(...placed.badges.map(badge), ...placed.names.flatMap((name) => name.rows.flatMap((row, i) => {
      const place = [row, name.x + name.w / 2, name.y + 12 + 15 * i];
      const look = { "text-anchor": "middle", "font-size": 13, "font-weight": 600 };
      return [text(...place, { ...look, fill: "none", stroke: INK.bg, "stroke-width": 4, "stroke-linejoin": "round" }), text(...place, look)];
    })));
    all.append(svg("rect", { width, height: tall, fill: INK.bg }), scene,
      text(document.title, 16, 28, { "font-size": 18, "font-weight": 650 }),
      text(Dom.byId("status").textContent, 16, 48, { fill: INK.soft }), key.group,
      ...notes.map((note, i) => text(note, 16, tall - 10 - 16 * (notes.length - 1 - i), { fill: INK.soft })));
    return { width, height: tall, source: new XMLSerializer().serializeToString(all) };
  }

  return { make, filters };
})();
