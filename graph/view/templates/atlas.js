"use strict";
// Where the map stands and what has room on it: the part of the world that is seen, dots that do
// not hide one another, and names where no other name and no dot is in the way.
const Charting = (() => {
  const { data } = Model;
  const DEEPEST = 12;
  const FONT = "600 12.5px"; // as the names of spots have it
  const LINE = 15;
  const WAYS = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, 1], [1, -1], [-1, -1]];

  // The part of the world in which the actors lie, in the shape of the frame.
  function around(ids, width, height) {
    const [x0, x1, y0, y1] = [0, 1].flatMap((k) => {
      const values = ids.map((id) => data.actors[id].at[k]);
      return [Math.min(...values), Math.max(...values)];
    });
    const [roomX, roomY] = [Math.min(110, width * 0.16), Math.min(56, height * 0.14)];
    const scale = Math.min((width - 2 * roomX) / Math.max(x1 - x0, 1), (height - 2 * roomY) / Math.max(y1 - y0, 1), width / 360);
    const least = Math.min(width, height * (data.map[0] / data.map[1])) / data.map[0];
    return held({ scale: Math.max(scale, least), x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, width, height);
  }

  // A view is its middle and its scale; the world never leaves the frame, nor gets tiny in it.
  function held(view, width, height) {
    const least = Math.min(width / data.map[0], height / data.map[1]);
    const scale = Math.max(least, Math.min(view.scale, (DEEPEST * width) / data.map[0]));
    const middle = (value, whole, room) => {
      const half = room / scale / 2;
      return half * 2 >= whole ? whole / 2 : Math.max(half, Math.min(whole - half, value));
    };
    return { scale, x: middle(view.x, data.map[0], width), y: middle(view.y, data.map[1], height) };
  }

  // The same place of the world stays under the pointer.
  function zoomed(view, factor, at, width, height) {
    const wanted = held({ ...view, scale: view.scale * factor }, width, height).scale;
    const [dx, dy] = [at.x - width / 2, at.y - height / 2];
    return held({ scale: wanted, x: view.x + dx / view.scale - dx / wanted, y: view.y + dy / view.scale - dy / wanted }, width, height);
  }

  // Dots move apart by no more than lets them be told from one another.
  function dots(ids, view, width, height, radius) {
    const home = new Map(ids.map((id) => {
      const [x, y] = data.actors[id].at;
      return [id, { x: (x - view.x) * view.scale + width / 2, y: (y - view.y) * view.scale + height / 2 }];
    }));
    const at = new Map([...home].map(([id, p]) => [id, { ...p }]));
    const far = 2 * radius + 2;
    for (let round = 0; round < 30; round += 1) {
      ids.forEach((a, i) => ids.slice(i + 1).forEach((b) => {
        const [p, q] = [at.get(a), at.get(b)];
        let [dx, dy] = [q.x - p.x, q.y - p.y];
        if (Math.abs(dx) >= far || Math.abs(dy) >= far) return;
        if (!dx && !dy) [dx, dy] = [0, 1];
        const lack = far - Math.hypot(dx, dy);
        if (lack <= 0) return;
        const push = lack / 2 / Math.hypot(dx, dy);
        p.x -= dx * push; p.y -= dy * push; q.x += dx * push; q.y += dy * push;
      }));
    }
    return { at, home };
  }

  // Beside the dot, else a little further off, where a thread shows whose name it is.
  const places = (radius) => [4, 18].flatMap((gap) => WAYS.map(([x, y]) => [x, y, radius + gap]));

  // How wide a name is in the fonts that there are.
  const pen = document.createElement("canvas").getContext("2d");
  function measured(name) {
    pen.font = `${FONT} ${getComputedStyle(document.body).fontFamily}`;
    return pen.measureText(name).width;
  }

  // A place for each name near its dot, the most important first; whoever finds none has none.
  function names(ids, at, width, height, radius) {
    const taken = [...at.values()].map((p) => ({ l: p.x - radius, r: p.x + radius, t: p.y - radius, b: p.y + radius }));
    const found = new Map();
    for (const id of ids) {
      const { x, y } = at.get(id);
      const long = measured(Dom.label(id)) + 2;
      for (const [wayX, wayY, off] of places(radius)) {
        const mid = { x: x + wayX * (off + long / 2) * (wayX && wayY ? 0.9 : 1), y: y + wayY * (off + LINE / 2) };
        const box = { l: mid.x - long / 2, r: mid.x + long / 2, t: mid.y - LINE / 2, b: mid.y + LINE / 2 };
        const inside = box.l >= 2 && box.r <= width - 2 && box.t >= 2 && box.b <= height - 2;
        if (!inside || taken.some((one) => one.l < box.r && one.r > box.l && one.t < box.b && one.b > box.t)) continue;
        taken.push(box);
        found.set(id, { ...mid, far: off > radius + 4 });
        break;
      }
    }
    return found;
  }

  return { around, held, zoomed, dots, names };
})();
