"use strict";
// What both drawings of the network share: what stands in front, who is next, what a line says.
const Scene = (() => {
  const { data, state } = Model;
  const box = Dom.byId("canvas");

  // What the choice puts in front: the lines and actors that belong to it.
  function front(seen) {
    if (!state.chosen) return null;
    const { type, id } = state.chosen;
    const belongs = {
      actor: (line) => line.subject === id || line.object === id,
      line: (line) => line.id === id || (line.single && Model.lineOf.get(line.id).id === id),
      pair: (line) => Model.pairId(line.subject, line.object) === id,
    }[type];
    const lines = new Set(seen.filter((b) => belongs(b.line)).map((b) => b.line.id));
    const actors = new Set(type === "actor" ? [id] : []);
    for (const { line } of seen) if (lines.has(line.id)) actors.add(line.subject).add(line.object);
    return { lines, actors };
  }

  // The nearest of several actors in the direction of an arrow key.
  function nearest(ids, at, id, [dx, dy]) {
    const reach = (other) => {
      const [x, y] = [at[other].x - at[id].x, at[other].y - at[id].y];
      const along = x * dx + y * dy;
      return along > 4 ? along + 2 * Math.abs(x * dy - y * dx) : Infinity;
    };
    const best = ids.filter((other) => other !== id).sort((a, b) => reach(a) - reach(b))[0];
    return best !== undefined && reach(best) < Infinity ? best : id;
  }

  const mark = ({ claims, glyphs }) =>
    [claims.length > 1 ? claims.length : "", ...glyphs].filter(Boolean).join("\u2009");
  const disputed = (b) => b.claims.some((claim) => data.doubtful.includes(claim.standing));
  const sizeOf = (id) => {
    const n = data.claims.filter((claim) => claim.subject === id || claim.object === id).length;
    return Math.min(8 + 2.4 * Math.sqrt(n), 24);
  };

  // A note beside the pointer: the ends of a line, its relations and how they stand.
  function tip(dom, id) {
    const note = Dom.byId("tip");
    note.hidden = !id;
    if (note.hidden) return;
    const { line, claims, labels } = Model.bundle(Model.lines.get(id));
    const standings = data.order.filter((s) => claims.some((claim) => claim.standing === s));
    note.textContent = `${Dom.ends(line)}\n${labels.join(", ")}\n${standings.join(", ")}`;
    note.style.left = `${Math.min(dom.x + 14, box.clientWidth - note.offsetWidth - 6)}px`;
    note.style.top = `${Math.min(dom.y + 14, box.clientHeight - note.offsetHeight - 6)}px`;
  }
  box.addEventListener("pointerleave", () => tip(null, null));

  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const tint = (style) => (dark.matches ? style.dark : style.light);
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const signColour = (sign) => tint(data.style.signs[sign]);

  return { front, nearest, mark, disputed, sizeOf, tip, dark, tint, css, signColour };
})();
