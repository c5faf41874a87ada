"use strict";
// Actors at their places on the land, and the lines between them; it can be moved and enlarged.
const Atlas = (() => {
  const { data, state } = Model;
  const { byId, say, svg, label } = Dom;
  const picture = byId("atlas");
  const STEP = 1.5;
  const SLIP = 5;
  let choose = () => {};
  if (!picture) return { update: () => {}, whenChosen: () => {} };
  let view = null;
  let own = false;
  let frame = [0, 0];
  let waiting = 0;

  const placed = (id) => Boolean(data.actors[id].at);
  function press(element, chosen, words) {
    const title = svg("title", {});
    title.textContent = words;
    element.append(title);
    element.addEventListener("click", () => choose(chosen));
    return element;
  }

  function curve(line, at, radius) {
    const [a, b] = [at.get(line.subject), at.get(line.object)];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const far = Math.hypot(dx, dy) || 1;
    const bend = Math.min(44, far * 0.16) * line.turn * (line.among ? Math.min(1, 6 / line.among) : 1) + far * 0.06 * (line.subject < line.object ? 1 : -1);
    const via = { x: (a.x + b.x) / 2 + (dy / far) * bend, y: (a.y + b.y) / 2 - (dx / far) * bend };
    const cut = (p) => {
      const d = Math.hypot(via.x - p.x, via.y - p.y) || 1;
      const gap = Math.min(radius + 4, d * 0.6);
      return { x: p.x + ((via.x - p.x) / d) * gap, y: p.y + ((via.y - p.y) / d) * gap };
    };
    const [s, e] = [cut(a), cut(b)];
    return `M${s.x.toFixed(1)} ${s.y.toFixed(1)}Q${via.x.toFixed(1)} ${via.y.toFixed(1)} ${e.x.toFixed(1)} ${e.y.toFixed(1)}`;
  }

  function lines(bundles, at, radius) {
    return bundles.map((bundle) => {
      const { line, standing, width, claims } = bundle;
      const style = data.style.standings[standing];
      const group = svg("g", { class: `route ${line.sign}`, opacity: state.chosen && !ahead(line) ? 0.15 : style.opacity });
      const d = curve(line, at, radius);
      const head = `url(#end-${line.sign})`;
      group.append(svg("path", { d, class: "hit" }), svg("path", {
        d, "stroke-width": width * (0.4 + (0.6 * radius) / 7), "stroke-dasharray": style.dash.join(" ") || "none", class: "stroke",
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

  function actor(id, p, from, name, radius) {
    const group = svg("g", { class: "spot", tabindex: "0", role: "button", "aria-label": label(id) });
    if (Math.hypot(p.x - from.x, p.y - from.y) > radius) {
      group.append(svg("path", { d: `M${p.x} ${p.y}L${from.x} ${from.y}`, class: "thread" }), svg("circle", { cx: from.x, cy: from.y, r: 1.5, class: "home" }));
    }
    if (name && name.far) group.append(svg("path", { d: `M${p.x} ${p.y}L${name.x} ${name.y}`, class: "thread" }));
    const dot = svg("circle", { cx: p.x, cy: p.y, r: radius, class: "dot" });
    dot.style.fill = Drawing.tint(data.style.kinds[data.actors[id].kind]);
    const words = svg("text", name ? { x: name.x, y: name.y + 4.5 } : { x: p.x, y: p.y - radius - 5, class: "crowded" });
    words.textContent = label(id);
    group.append(dot, words);
    group.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose({ type: "actor", id }); }
    });
    return press(group, { type: "actor", id }, label(id));
  }

  // Around a dot there is room for a finger, but never over another dot.
  function reach(id, { x, y }, radius) {
    return press(svg("circle", { cx: x, cy: y, r: radius + 9, class: "reach" }), { type: "actor", id }, label(id));
  }

  const seen = () => Model.bundles().filter(({ line }) => Model.drawn.has(line.subject) && Model.drawn.has(line.object));

  // Whoever is chosen keeps the name first, then those of whom most is told.
  function ranked(ids, shown) {
    const told = new Map(ids.map((id) => [id, 0]));
    for (const { line, claims } of shown) {
      const weight = claims.length + (state.chosen && ahead(line) ? 1000 : 0);
      for (const id of [line.subject, line.object]) told.set(id, (told.get(id) || 0) + weight);
    }
    return [...ids].sort((a, b) => told.get(b) - told.get(a) || (a < b ? -1 : 1));
  }

  function note(everyone) {
    const missing = everyone.filter((id) => !placed(id));
    const what = say(byId("borders") ? "map_borders" : "map_land");
    const told = missing.length
      ? say("map_caption", { what, n: missing.length, names: missing.map(label).join(", ") }) : say("map_caption_all", { what });
    byId("map-note").textContent = [told, Dom.mostTold(Model.drawn.size)].filter(Boolean).join(" ");
  }

  function update() {
    const box = byId("map");
    const shown = seen();
    const everyone = [...new Set(shown.flatMap((b) => [b.line.subject, b.line.object]))].sort();
    const ids = everyone.filter(placed);
    note(everyone);
    const [width, height] = [box.clientWidth, Math.max(260, box.clientHeight - byId("map-note").offsetHeight - 4)];
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    picture.setAttribute("height", height);
    const held = document.activeElement && picture.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
    byId("routes").replaceChildren();
    byId("spots").replaceChildren();
    if (!ids.length || !width) return;
    const same = frame[0] === width && frame[1] === height;
    view = view && own && same ? view : Charting.around(ids, width, height);
    own = own && same;
    frame = [width, height];
    for (const part of [byId("land"), byId("borders")]) {
      if (part) part.setAttribute("transform", `translate(${width / 2} ${height / 2}) scale(${view.scale}) translate(${-view.x} ${-view.y})`);
    }
    const radius = Math.max(4, Math.min(7, width / 78, Math.sqrt((width * height) / ids.length) / 20));
    for (const end of picture.querySelectorAll("marker")) {
      end.setAttribute("markerWidth", 2 * radius);
      end.setAttribute("markerHeight", (16 * radius) / 7);
    }
    const { at, home } = Charting.dots(ids, view, width, height, radius);
    const names = Charting.names(ranked(ids, shown), at, width, height, radius);
    const drawn = shown.filter(({ line }) => line.subject !== line.object && placed(line.subject) && placed(line.object));
    byId("routes").append(...lines(drawn, at, radius));
    byId("spots").append(...ids.map((id) => reach(id, at.get(id), radius)), ...ids.map((id) => actor(id, at.get(id), home.get(id), names.get(id), radius)));
    const again = held && [...byId("spots").children].find((spot) => spot.getAttribute("aria-label") === held);
    if (again) again.focus({ preventScroll: true });
  }

  function move(next) {
    view = next;
    own = true;
    if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; update(); });
  }
  function zoom(factor, at = { x: frame[0] / 2, y: frame[1] / 2 }) {
    if (view) move(Charting.zoomed(view, factor, at, ...frame));
  }
  function fit() {
    own = false;
    update();
  }

  // One finger or the mouse moves the map, two fingers or the wheel enlarge it.
  const held = new Map();
  let dragged = false;
  const spot = (event) => {
    const box = picture.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const spread = () => {
    const [a, b] = [...held.values()];
    return { far: Math.hypot(a.x - b.x, a.y - b.y) || 1, at: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
  };
  picture.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!held.size) dragged = false;
    held.set(event.pointerId, spot(event));
  });
  window.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before || !view) return;
    const now = spot(event);
    if (!dragged && held.size === 1 && Math.hypot(now.x - before.x, now.y - before.y) < SLIP) return;
    dragged = true;
    if (held.size === 1) {
      held.set(event.pointerId, now);
      move(Charting.held({ ...view, x: view.x - (now.x - before.x) / view.scale, y: view.y - (now.y - before.y) / view.scale }, ...frame));
      return;
    }
    const was = spread();
    held.set(event.pointerId, now);
    const is = spread();
    zoom(is.far / was.far, is.at);
  });
  for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, (event) => held.delete(event.pointerId));
  picture.addEventListener("click", (event) => { if (dragged) { event.stopPropagation(); dragged = false; } }, true);
  picture.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0022)), spot(event));
  }, { passive: false });
  byId("map").addEventListener("keydown", (event) => {
    const action = { "+": () => zoom(STEP), "-": () => zoom(1 / STEP), 0: fit }[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  byId("map-in").addEventListener("click", () => zoom(STEP));
  byId("map-out").addEventListener("click", () => zoom(1 / STEP));
  byId("map-fit").addEventListener("click", fit);

  return { update, whenChosen: (listener) => { choose = listener; } };
})();
