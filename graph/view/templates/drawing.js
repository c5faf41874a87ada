"use strict";
// The network itself: vis-network draws nodes and lines at places computed beforehand.
const Drawing = (() => {
  const { data, state } = Model;
  const box = Dom.byId("canvas");
  const start = Model.read("vis-nodes");
  const ready = new Map(Model.read("vis-edges").map((edge) => [edge.id, edge]));
  const edges = new vis.DataSet();
  const nodes = new vis.DataSet();
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const network = new vis.Network(box, { nodes, edges }, Model.read("vis-options"));
  const sizes = new Map(start.map((node) => [node.id, node.size]));
  let cast = { key: null, nodes: [], lines: [] };
  let seen = [];
  let size = 1;

  const { dark, tint, css, signColour } = Scene;

  // Who is on the stage: the drawn actors, or a star; bundles, or every claim.
  function stage() {
    const key = `${state.every}|${state.star || ""}`;
    if (key === cast.key) return;
    const ids = state.star ? [state.star, ...Star.neighbours(state.star)] : data.drawn;
    const wanted = new Set(ids);
    const inside = (line) => (state.star ? Star.belongs(line) : wanted.has(line.subject) && wanted.has(line.object));
    cast = { key, nodes: state.star ? ids.map(extra) : start, lines: Model.units().filter(inside) };
    Labels.show([], null, new Set());
    edges.clear();
    nodes.clear();
    nodes.add(cast.nodes.map((node) => ({ ...node })));
    edges.add(cast.lines.map((line) => ready.get(line.id) || visEdge(line)));
    fit();
  }

  function extra(id) {
    const known = start.find((node) => node.id === id);
    const found = known || { id, shape: data.style.kinds[data.actors[id].kind].shape, size: Scene.sizeOf(id) };
    sizes.set(id, found.size);
    return { ...found, x: 0, y: 0 };
  }

  // Where actors are drawn smaller, the ends of lines are too.
  function heads(line) {
    const { head, size: scaleFactor } = data.style.signs[line.sign];
    const end = { enabled: true, type: head, scaleFactor: scaleFactor * size };
    return { to: end, from: line.mutual ? end : { enabled: false } };
  }

  // As network.py draws a line.
  function visEdge(line) {
    return {
      id: line.id, from: line.subject, to: line.object, arrows: heads(line),
      arrowStrikethrough: data.style.signs[line.sign].head === "bar",
      smooth: { enabled: Boolean(line.turn), type: line.turn > 0 ? "curvedCW" : "curvedCCW", roundness: 0.2 },
      selfReference: { size: 22, angle: 0.8 },
    };
  }

  // Fill the frame there is: upright screens get the picture turned on its side.
  function fit() {
    const [width, height] = [box.clientWidth, box.clientHeight];
    if (!width || !height || !cast.nodes.length) return;
    size = Math.max(0.5, Math.min(1, Math.sqrt((width * height) / (cast.nodes.length * (state.star ? 24000 : 14000)))));
    const places = state.star ? Star.places(state.star, width, height) : stretched(width, height);
    nodes.update(cast.nodes.map((node) => ({ id: node.id, ...places.get(node.id), size: sizes.get(node.id) * size })));
    edges.update(cast.lines.map((line) => ({ id: line.id, arrows: heads(line) })));
    bend();
    network.moveTo({ position: { x: 0, y: 6 }, scale: 1 });
    Labels.forget();
  }

  function stretched(width, height) {
    const turned = height > width * 1.15;
    const points = start.map((node) => (turned ? [node.y, node.x] : [node.x, node.y]));
    const margin = Math.min(72, width * 0.15);
    const spans = [0, 1].map((k) => extent(points.map((p) => p[k])));
    const free = [(width - 2 * margin) / spans[0].span, (height - 96) / spans[1].span];
    const scale = free.map((one) => Math.min(one, 1.8 * Math.min(...free), 1.6));
    return new Map(start.map((node, i) => [node.id, {
      x: (points[i][0] - spans[0].middle) * scale[0],
      y: (points[i][1] - spans[1].middle) * scale[1],
    }]));
  }

  // Lines of a pair lie the same number of pixels apart, however long they are.
  function bend() {
    const at = network.getPositions(cast.nodes.map((node) => node.id));
    edges.update(cast.lines.filter((line) => line.turn && line.subject !== line.object).map((line) => {
      const [a, b] = [at[line.subject], at[line.object]];
      const step = Math.min(62, 420 / (line.among || 1)) / Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
      return { id: line.id, smooth: { enabled: true, type: line.turn > 0 ? "curvedCW" : "curvedCCW", roundness: Math.min(line.among ? 1.1 : 0.6, Math.abs(line.turn) * step) } };
    }));
  }

  function extent(values) {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return { middle: (low + high) / 2, span: Math.max(high - low, 1) };
  }

  function update() {
    stage();
    seen = cast.lines.map(Model.bundle).filter((b) => b.claims.length);
    const ahead = Scene.front(seen);
    const visible = new Map(seen.map((b) => [b.line.id, b]));
    const actors = new Set(seen.flatMap((b) => [b.line.subject, b.line.object]));
    const held = [state.star, state.chosen && state.chosen.type === "actor" ? state.chosen.id : null];
    for (const id of held) if (cast.nodes.some((node) => node.id === id)) actors.add(id);
    edges.update(cast.lines.map((line) => edgeLook(line, visible.get(line.id), ahead)));
    nodes.update(cast.nodes.map((node) => nodeLook(node.id, actors.has(node.id), ahead)));
    Labels.show(seen, ahead, actors);
    Dom.byId("nothing").hidden = seen.length > 0;
    network.redraw();
  }

  function edgeLook(line, bundle, ahead) {
    if (!bundle) return { id: line.id, hidden: true };
    const style = data.style.standings[bundle.standing];
    const dim = ahead && !ahead.lines.has(line.id);
    return {
      id: line.id,
      hidden: false,
      width: bundle.width + (ahead && !dim ? 0.8 : 0),
      dashes: style.dash.length ? style.dash : false,
      color: { color: signColour(line.sign), opacity: dim ? 0.1 : style.opacity, inherit: false },
    };
  }

  function nodeLook(id, visible, ahead) {
    const colour = tint(data.style.kinds[data.actors[id].kind]);
    return {
      id,
      hidden: !visible,
      opacity: ahead && !ahead.actors.has(id) ? 0.2 : 1,
      borderWidth: 2,
      color: { background: colour, border: css("--bg") },
      chosen: false,
    };
  }

  function zoom(factor) {
    const animation = still.matches ? false : { duration: 160, easingFunction: "easeOutQuad" };
    network.moveTo({ scale: network.getScale() * factor, animation });
  }

  // What lies under the pointer: a badge, an actor, or a line.
  function hit(dom) {
    const badge = Labels.badgeAt(network.DOMtoCanvas(dom));
    if (badge) return { type: "line", id: badge };
    const actor = network.getNodeAt(dom);
    if (actor !== undefined) return { type: "actor", id: actor };
    const line = network.getEdgeAt(dom);
    return line === undefined ? null : { type: "line", id: line };
  }

  function tip(dom) {
    const found = hit(dom);
    box.style.cursor = found ? "pointer" : "";
    Scene.tip(dom, found && found.type === "line" ? found.id : null);
  }

  // The nearest visible actor in the direction of an arrow key.
  function neighbour(id, way) {
    const ids = [...Labels.actors()].sort();
    if (!ids.includes(id)) return ids.sort((a, b) => sizes.get(b) - sizes.get(a))[0];
    return Scene.nearest(ids, network.getPositions(ids), id, way);
  }

  box.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" && !event.buttons) tip({ x: event.offsetX, y: event.offsetY });
  });
  network.on("dragEnd", () => { bend(); Labels.forget(); });
  dark.addEventListener("change", update);

  const frame = () => ({ x: -box.clientWidth / 2, y: 6 - box.clientHeight / 2, w: box.clientWidth, h: box.clientHeight });

  return {
    network, frame, update, fit, zoom, hit, neighbour, signColour, css, tint, seen: () => seen,
    sizeOf: (id) => sizes.get(id) * size,
  };
})();
