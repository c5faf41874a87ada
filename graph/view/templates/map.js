"use strict";
// Actors at their places on the land, and the lines between them.
const Atlas = (() => {
  const { data, state } = Model;
  const { byId, say, svg, label } = Dom;
  const picture = byId("atlas");
  let choose = () => {};
  if (!picture) return { update: () => {}, whenChosen: () => {} };

  const placed = (id) => Boolean(data.actors[id].at);
  function press(element, chosen, words) {
    const title = svg("title", {});
    title.textContent = words;
    element.append(title);
    element.addEventListener("click", () => choose(chosen));
    return element;
  }

  // The part of the world in which the actors lie, in the shape of the frame.
  function frame(ids, width, height) {
    const points = ids.map((id) => data.actors[id].at);
    const [xs, ys] = [0, 1].map((k) => points.map((p) => p[k]));
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const w = Math.max((x1 - x0) * 1.25, (y1 - y0) * 1.35 * (width / height), 360);
    const scale = width / Math.min(w, data.map[0] * 1.05);
    // Where the frame is larger than the world, the world stands in its middle.
    const clamp = (value, most) => (most < -12 ? (most - 12) / 2 : Math.max(-12, Math.min(value, most)));
    return {
      scale,
      x: clamp((x0 + x1) / 2 - width / scale / 2, data.map[0] + 12 - width / scale),
      y: clamp((y0 + y1) / 2 - height / scale / 2, data.map[1] + 12 - height / scale),
    };
  }

  // Names need room: actors that lie too close are moved apart, and a thread shows from where.
  function apart(ids, view, width, height) {
    const at = new Map(ids.map((id) => {
      const [x, y] = data.actors[id].at;
      return [id, { x: (x - view.x) * view.scale, y: (y - view.y) * view.scale }];
    }));
    const home = new Map([...at].map(([id, p]) => [id, { ...p }]));
    for (let round = 0; round < 80; round += 1) {
      ids.forEach((a, i) => ids.slice(i + 1).forEach((b) => {
        const [p, q] = [at.get(a), at.get(b)];
        const half = 3.6 * (label(a).length + label(b).length) + 8;
        const [dx, dy] = [q.x - p.x, q.y - p.y];
        const [lackX, lackY] = [half - Math.abs(dx), 36 - Math.abs(dy)];
        if (lackX <= 0 || lackY <= 0) return;
        if (lackY <= lackX * 1.6) { const push = (dy >= 0 ? lackY : -lackY) / 2; p.y -= push; q.y += push; }
        else { const push = (dx >= 0 ? lackX : -lackX) / 2; p.x -= push; q.x += push; }
      }));
      for (const id of ids) {
        const p = at.get(id);
        const half = 3.7 * label(id).length + 4;
        p.x = Math.max(half, Math.min(width - half, p.x));
        p.y = Math.max(12, Math.min(height - 26, p.y));
      }
    }
    return { at, home };
  }

  function curve(line, at) {
    const [a, b] = [at.get(line.subject), at.get(line.object)];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const far = Math.hypot(dx, dy) || 1;
    const bend = Math.min(44, far * 0.16) * line.turn * (line.among ? Math.min(1, 6 / line.among) : 1) + far * 0.06 * (line.subject < line.object ? 1 : -1);
    const via = { x: (a.x + b.x) / 2 + (dy / far) * bend, y: (a.y + b.y) / 2 - (dx / far) * bend };
    const cut = (p) => { const d = Math.hypot(via.x - p.x, via.y - p.y) || 1; return { x: p.x + ((via.x - p.x) / d) * 11, y: p.y + ((via.y - p.y) / d) * 11 }; };
    const [s, e] = [cut(a), cut(b)];
    return `M${s.x.toFixed(1)} ${s.y.toFixed(1)}Q${via.x.toFixed(1)} ${via.y.toFixed(1)} ${e.x.toFixed(1)} ${e.y.toFixed(1)}`;
  }

  function lines(bundles, at) {
    return bundles.map((bundle) => {
      const { line, standing, width, claims } = bundle;
      const style = data.style.standings[standing];
      const group = svg("g", { class: `route ${line.sign}`, opacity: state.chosen && !ahead(line) ? 0.15 : style.opacity });
      const d = curve(line, at);
      const head = `url(#end-${line.sign})`;
      group.append(svg("path", { d, class: "hit" }), svg("path", {
        d, "stroke-width": width, "stroke-dasharray": style.dash.join(" ") || "none", class: "stroke",
        "marker-end": head, ...(line.mutual ? { "marker-start": head } : {}),
      }));
      return press(group, { type: "line", id: line.id }, `${Dom.ends(line)} (${claims.length})`);
    });
  }
  function ahead(line) {
    const { type, id } = state.chosen;
    return type === "actor" ? line.subject === id || line.object === id
      : type === "line" ? line.id === id : Model.pairId(line.subject, line.object) === id;
  }

  function actor(id, at, home) {
    const [p, from] = [at.get(id), home.get(id)];
    const group = svg("g", { class: "spot", tabindex: "0", role: "button", "aria-label": label(id) });
    if (Math.hypot(p.x - from.x, p.y - from.y) > 6) {
      group.append(svg("path", { d: `M${p.x} ${p.y}L${from.x} ${from.y}`, class: "thread" }), svg("circle", { cx: from.x, cy: from.y, r: 2, class: "home" }));
    }
    const dot = svg("circle", { cx: p.x, cy: p.y, r: 7, class: "dot" });
    dot.style.fill = Drawing.tint(data.style.kinds[data.actors[id].kind]);
    const name = svg("text", { x: p.x, y: p.y + 20 });
    name.textContent = label(id);
    group.append(dot, name);
    group.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose({ type: "actor", id }); }
    });
    group.addEventListener("click", () => choose({ type: "actor", id }));
    return group;
  }

  function update() {
    const box = byId("map");
    const width = box.clientWidth;
    const shown = Model.bundles().filter(({ line }) => Model.drawn.has(line.subject) && Model.drawn.has(line.object));
    const everyone = [...new Set(shown.flatMap((b) => [b.line.subject, b.line.object]))].sort();
    const ids = everyone.filter(placed);
    const missing = everyone.filter((id) => !placed(id));
    const what = say(byId("borders") ? "map_borders" : "map_land");
    byId("map-note").textContent = missing.length
      ? say("map_caption", { what, n: missing.length, names: missing.map(label).join(", ") }) : say("map_caption_all", { what });
    const height = Math.max(260, box.clientHeight - byId("map-note").offsetHeight - 4);
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    picture.setAttribute("height", height);
    byId("routes").replaceChildren();
    byId("spots").replaceChildren();
    if (!ids.length || !width) return;
    const view = frame(ids, width, height);
    for (const part of [byId("land"), byId("borders")]) {
      if (part) part.setAttribute("transform", `scale(${view.scale}) translate(${-view.x} ${-view.y})`);
    }
    const { at, home } = apart(ids, view, width, height);
    const drawn = shown.filter(({ line }) => line.subject !== line.object && placed(line.subject) && placed(line.object));
    byId("routes").append(...lines(drawn, at));
    byId("spots").append(...ids.map((id) => actor(id, at, home)));
  }

  return { update, whenChosen: (listener) => { choose = listener; } };
})();
