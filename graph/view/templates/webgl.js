"use strict";
// The whole of a large network by WebGL: sigma draws what a canvas would be too slow for.
// Lines of a pair lie in one another, the widest below, so that none hides another.
const Drawing = (() => {
  const { data, state } = Model;
  const { dark, tint, css, signColour } = Scene;
  const box = Dom.byId("canvas");
  const start = new Map(Model.read("vis-nodes").map((node) => [node.id, node]));
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const SCALE = Math.max(0.25, Math.min(1, 9 / Math.sqrt(start.size)));
  const BUSY = 300;
  const PALE = { asserted: 0.9, contested: 0.7, reported: 0.7 };
  const lines = data.lines.filter((l) => l.subject !== l.object && start.has(l.subject) && start.has(l.object));
  const able = Boolean(document.createElement("canvas").getContext("webgl2"));
  const told = new Map([...start.keys()].map((id) => [id, 0]));
  for (const line of lines) for (const id of [line.subject, line.object]) told.set(id, told.get(id) + line.claims.length);
  const great = new Set([...told.keys()].sort((a, b) => told.get(b) - told.get(a) || (a < b ? -1 : 1)).slice(0, 12));
  const listeners = {};
  const tell = (name) => { for (const listener of listeners[name] || []) listener({ pointer: { DOM: null } }); };
  let under = null;
  let seen = [];
  let looks = new Map();
  let faces = new Map();
  let ring = "";
  let paper = css("--bg");

  const graph = new graphology.MultiDirectedGraph();
  for (const [id, node] of start) graph.addNode(id, { x: node.x, y: -node.y, size: node.size * SCALE, label: Dom.label(id) });
  const depths = new Map();
  for (const line of lines) {
    const pair = Model.pairId(line.subject, line.object);
    depths.set(pair, (depths.get(pair) || 0) + 1);
    graph.addEdgeWithKey(line.id, line.subject, line.object, { type: line.mutual ? "both" : "arrow", depth: depths.get(pair) });
  }
  const sigma = able ? draw() : null;
  if (!able) Dom.byId("nothing").textContent = Dom.say("no_webgl");

  function draw() {
    const { EdgeArrowProgram, EdgeDoubleArrowProgram } = Sigma.rendering;
    return new Sigma(graph, box, {
      allowInvalidContainer: true, enableEdgeEvents: true, zIndex: true, minEdgeThickness: 0.6, stagePadding: start.size > 200 ? 30 : 100,
      hideEdgesOnMove: lines.length > BUSY, hideLabelsOnMove: lines.length > BUSY, renderEdgeLabels: true,
      labelRenderedSizeThreshold: start.size > 200 ? 6 : 3, labelDensity: 0.6, labelSize: 12, labelWeight: "600", edgeLabelSize: 12,
      labelColor: { attribute: "ink" }, edgeLabelColor: { attribute: "color" },
      defaultDrawNodeHover: () => {}, defaultDrawNodeLabel: name, edgeProgramClasses: { arrow: EdgeArrowProgram, both: EdgeDoubleArrowProgram },
      nodeReducer: (id, known) => ({ ...known, ...faces.get(id) }),
      edgeReducer: (id, known) => ({ ...known, ...looks.get(id) }),
    });
  }

  // A name on a rim of paper can be read over lines.
  function name(ctx, node, settings) {
    if (!node.label) return;
    const [x, y] = [node.x + node.size + 3, node.y + settings.labelSize / 3];
    ctx.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    ctx.lineWidth = 3.5;
    ctx.lineJoin = "round";
    ctx.strokeStyle = paper;
    ctx.strokeText(node.label, x, y);
    ctx.fillStyle = node.ink;
    ctx.fillText(node.label, x, y);
  }

  // Colours with how strongly they show, as WebGL takes them.
  function faded(colour, strength) {
    return `${colour}${Math.round(strength * 255).toString(16).padStart(2, "0")}`;
  }

  function edgeLook(line, bundle, ahead) {
    if (!bundle) return { hidden: true };
    const dim = ahead && !ahead.lines.has(line.id);
    const { depth } = graph.getEdgeAttributes(line.id);
    const most = depths.get(Model.pairId(line.subject, line.object));
    return {
      hidden: false, size: Math.max(0.8, bundle.width * SCALE + (most - depth) * 2.4 * SCALE + (ahead && !dim ? 1 : 0)),
      zIndex: (ahead && !dim ? 10 : 0) + depth, color: faded(signColour(line.sign), dim ? 0.06 : PALE[bundle.standing] || 0.35),
      label: (ahead && !dim) || Scene.disputed(bundle) || (lines.length <= BUSY && bundle.standing !== "asserted") ? Scene.mark(bundle) : "", forceLabel: Boolean(ahead && !dim),
    };
  }

  function face(id, visible, ahead) {
    const dim = ahead && !ahead.actors.has(id);
    return {
      hidden: !visible, color: dim ? faded(tint(data.style.kinds[data.actors[id].kind]), 0.2) : tint(data.style.kinds[data.actors[id].kind]),
      ink: css("--ink"), label: dim ? "" : Dom.label(id), forceLabel: Boolean(ahead ? !dim && ahead.actors.size < 40 : great.has(id)), zIndex: dim ? 0 : 1,
      highlighted: false,
    };
  }

  // A star takes the whole stage; without one, everybody goes back.
  function stage() {
    if (ring === (state.star || "")) return;
    ring = state.star || "";
    const [w, h] = [box.clientWidth || 800, box.clientHeight || 600];
    const places = state.star ? Star.places(state.star, w, h) : start;
    for (const [id, { x, y }] of places) if (graph.hasNode(id)) graph.mergeNodeAttributes(id, { x, y: -y, size: (start.get(id).size) * (state.star ? 0.8 : SCALE) });
    if (sigma) sigma.setCustomBBox(state.star ? { x: [-w / 2, w / 2], y: [-h / 2, h / 2] } : null);
    fit();
  }

  function update() {
    stage();
    const inside = state.star ? lines.filter(Star.belongs) : lines;
    seen = inside.map(Model.bundle).filter((b) => b.claims.length);
    const ahead = Scene.front(seen);
    paper = css("--bg");
    const visible = new Map(seen.map((b) => [b.line.id, b]));
    const actors = new Set(seen.flatMap((b) => [b.line.subject, b.line.object]));
    for (const id of [state.star, state.chosen && state.chosen.type === "actor" ? state.chosen.id : null]) if (id && start.has(id)) actors.add(id);
    looks = new Map(lines.map((line) => [line.id, edgeLook(line, visible.get(line.id), ahead)]));
    faces = new Map([...start.keys()].map((id) => [id, face(id, actors.has(id), ahead)]));
    Labels.show(seen, ahead, actors);
    Dom.byId("nothing").hidden = able && seen.length > 0;
    if (sigma) sigma.refresh();
  }

  const camera = () => sigma && sigma.getCamera();
  function zoom(factor) {
    if (sigma) camera().animate({ ratio: camera().getState().ratio / factor }, { duration: still.matches ? 1 : 160 });
  }
  function fit() {
    if (sigma) camera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  const frame = () => ({ x: -box.clientWidth / 2, y: -box.clientHeight / 2, w: box.clientWidth, h: box.clientHeight });
  function getPosition(id) {
    const { x, y } = graph.getNodeAttributes(id);
    const at = sigma ? sigma.graphToViewport({ x, y }) : { x, y: -y };
    return { x: at.x - box.clientWidth / 2, y: at.y - box.clientHeight / 2 };
  }
  const getPositions = (ids) => Object.fromEntries(ids.map((id) => [id, getPosition(id)]));
  function getPoint(id, t) {
    const [a, b] = graph.extremities(id).map(getPosition);
    return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
  }

  function neighbour(id, way) {
    const ids = [...Labels.actors()].sort();
    if (!ids.includes(id)) return ids.sort((a, b) => start.get(b).size - start.get(a).size)[0];
    return Scene.nearest(ids, getPositions(ids), id, way);
  }

  if (sigma) {
    const at = (type, id) => () => { under = { type, id }; };
    sigma.on("clickNode", ({ node }) => { at("actor", node)(); tell("click"); });
    sigma.on("clickEdge", ({ edge }) => { at("line", edge)(); tell("click"); });
    sigma.on("clickStage", () => { under = null; tell("click"); });
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => { preventSigmaDefault(); at("actor", node)(); tell("doubleClick"); });
    sigma.on("enterEdge", ({ edge, event }) => { box.style.cursor = "pointer"; Scene.tip(event, edge); });
    sigma.on("leaveEdge", () => { box.style.cursor = ""; Scene.tip(null, null); });
    sigma.on("enterNode", () => { box.style.cursor = "pointer"; });
    sigma.on("leaveNode", () => { box.style.cursor = ""; });
  }
  dark.addEventListener("change", update);

  const network = {
    on: (name, listener) => { (listeners[name] = listeners[name] || []).push(listener); },
    redraw: () => sigma && sigma.refresh(),
    body: { edges: new Proxy({}, { get: (_, id) => ({ edgeType: { getPoint: (t) => getPoint(id, t) } }) }) },
    getPosition, getPositions, getScale: () => (sigma ? 1 / camera().getState().ratio : 1),
  };
  return {
    network, frame, update, fit, zoom, hit: () => under, neighbour, signColour, css, tint, seen: () => seen,
    sizeOf: (id) => (sigma ? sigma.getNodeDisplayData(id).size : 4),
  };
})();

// sigma writes names itself; a saved picture has those of the greatest actors.
const Labels = (() => {
  const MOST = 60;
  let actors = new Set();
  function placed() {
    const greatest = [...actors].sort((a, b) => Drawing.sizeOf(b) - Drawing.sizeOf(a) || (a < b ? -1 : 1)).slice(0, MOST);
    const names = greatest.map((id) => {
      const [{ x, y }, row] = [Drawing.network.getPosition(id), Dom.label(id)];
      return { id, rows: [row], w: row.length * 7.4, h: 16, x: x - row.length * 3.7, y: y + Drawing.sizeOf(id) };
    });
    return { names, badges: [] };
  }
  return { mark: Scene.mark, placed, forget: () => {}, show: (bundles, front, visible) => { actors = visible; }, actors: () => actors };
})();
