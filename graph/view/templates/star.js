"use strict";
// The surroundings of one actor: it in the middle, its neighbours on a ring, ordered by bloc.
const Star = (() => {
  const { data, state } = Model;
  const RING = 22;

  function neighbours(id) {
    const found = new Set();
    for (const line of data.lines) {
      if (line.subject === id) found.add(line.object);
      if (line.object === id) found.add(line.subject);
    }
    found.delete(id);
    const key = (code) => [data.actors[code].bloc || "~", data.actors[code].kind, data.actors[code].label, code];
    return [...found].sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      const at = x.findIndex((part, i) => part !== y[i]);
      return at < 0 ? 0 : x[at] < y[at] ? -1 : 1;
    });
  }

  // Places for the frame there is; a ring that is too full puts every other actor further in.
  function places(id, width, height) {
    const around = neighbours(id);
    const [rx, ry] = [Math.max(90, width / 2 - Math.min(100, width * 0.18)), Math.max(90, height / 2 - 64)];
    const found = new Map([[id, { x: 0, y: 0 }]]);
    around.forEach((code, i) => {
      const turn = (2 * Math.PI * i) / around.length - Math.PI / 2;
      const far = around.length > RING && i % 2 ? 0.66 : 1;
      found.set(code, { x: rx * far * Math.cos(turn), y: ry * far * Math.sin(turn) });
    });
    return found;
  }

  const belongs = (line) => line.subject === state.star || line.object === state.star;
  return { neighbours, places, belongs };
})();
