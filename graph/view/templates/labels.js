"use strict";
// Names of actors and badges of lines, drawn over the network at the same size on every
// scale. Each takes the place where it covers least; one that finds none waits for zoom,
// but never a badge that tells of a dispute.
const Labels = (() => {
  const SIZE = 13;
  const LINE = 15;
  const FONT = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
  let seen = [];
  let ahead = null;
  let actors = new Set();
  let placed = null;
  let scaleThen = 0;

  const forget = () => { placed = null; };
  function show(bundles, front, visible) {
    [seen, ahead, actors] = [bundles, front, visible];
    forget();
  }

  const cover = (a, b) =>
    Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
    Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));
  const around = (x, y, w, h) => ({ x: x - w / 2, y: y - h / 2, w, h });

  // The place among several that covers least of what stands already; earlier ones win ties.
  function best(places, taken, dots, unit) {
    let choice = null;
    places.forEach((place, i) => {
      const solid = taken.reduce((sum, other) => sum + cover(place, other), 0) / (unit * unit);
      const crossed = dots.filter((dot) => dot.x > place.x && dot.x < place.x + place.w &&
        dot.y > place.y && dot.y < place.y + place.h).length;
      const outside = place.w * place.h - cover(place, Drawing.frame());
      const cost = (solid + (outside / (unit * unit)) * 5) * 4 + crossed * 9 + i * 3;
      if (!choice || cost < choice.cost) choice = { ...place, cost, solid };
    });
    return choice;
  }

  const along = (id, t) => Drawing.network.body.edges[id].edgeType.getPoint(t);

  function middle({ line }, t, at) {
    if (line.subject !== line.object) return along(line.id, t);
    const [point, far] = [at[line.subject], Drawing.sizeOf(line.subject) + 34];
    return { x: point.x + far * 0.72, y: point.y - far * 0.72 };
  }

  // Above and below, a name moves aside until it is inside the frame.
  function namePlaces(point, radius, w, h, unit) {
    const frame = Drawing.frame();
    const inside = Math.max(Math.min(0, frame.x + frame.w - point.x - w / 2 - 2), frame.x - point.x + w / 2 + 2);
    const shift = Math.abs(inside) < w / 2 ? inside : 0;
    const gap = 3 * unit;
    const [down, side] = [radius + gap + h / 2, radius + gap + w / 2];
    const spots = [[shift, down], [shift, -down], [side, 0], [-side, 0], [side * 0.8, down * 0.75],
      [-side * 0.8, down * 0.75], [side * 0.8, -down * 0.75], [-side * 0.8, -down * 0.75]];
    return spots.map(([dx, dy]) => around(point.x + dx, point.y + dy, w, h));
  }

  function arrange(ctx, unit) {
    const at = Drawing.network.getPositions([...actors]);
    const discs = Object.entries(at).map(([id, p]) => around(p.x, p.y, 2 * Drawing.sizeOf(id), 2 * Drawing.sizeOf(id)));
    const dots = seen.filter((b) => b.line.subject !== b.line.object)
      .flatMap((b) => Array.from({ length: 23 }, (_, i) => along(b.line.id, (i + 1) / 24)));
    const taken = [...discs];
    const names = [...actors].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1)).flatMap((id) => {
      const rows = Model.data.actors[id].rows.map(short);
      ctx.font = `600 ${SIZE * unit}px ${FONT}`;
      const w = Math.max(...rows.map((row) => ctx.measureText(row).width)) + 4 * unit;
      const h = (LINE * rows.length + 1) * unit;
      const place = best(namePlaces(at[id], Drawing.sizeOf(id), w, h, unit), taken, dots, unit);
      if (place.solid > 60 && !(ahead && ahead.actors.has(id))) return [];
      taken.push(place);
      return [{ ...place, rows, id }];
    });
    const badges = [...seen].sort((a, b) => weight(b) - weight(a)).flatMap((b) => {
      ctx.font = `600 ${11.5 * unit}px ${FONT}`;
      const wide = (text) => Math.max(ctx.measureText(text).width + 11 * unit, 19 * unit);
      const text = badgeTexts(b).find((one) => wide(one) < 0.78 * span(b, at)) || mark(b);
      if (!text) return [];
      const w = wide(text);
      const spots = [0.5, 0.44, 0.56, 0.38, 0.62, 0.31, 0.69, 0.25, 0.75].map((t) => {
        const point = middle(b, t, at);
        return around(point.x, point.y, w, 17 * unit);
      });
      const place = best(spots, taken, [], unit);
      if (place.solid > 60 && !isAhead(b) && !disputed(b)) return [];
      taken.push(place);
      return [{ ...place, text, id: b.line.id, sign: b.line.sign }];
    });
    return { names, badges };
  }

  const narrow = () => Drawing.frame().w < 560;
  const short = (name) => {
    const most = narrow() ? 20 : 30;
    return name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
  };
  const rank = (id) => Drawing.sizeOf(id) + (ahead && ahead.actors.has(id) ? 1000 : 0);
  const isAhead = (b) => ahead !== null && ahead.lines.has(b.line.id);
  const { disputed, mark } = Scene;
  const weight = (b) => b.claims.length + (isAhead(b) ? 1000 : 0) + (disputed(b) ? 500 : 0);

  // A line says how many claims it bundles and how they stand; a chosen one also says what.
  function badgeTexts(bundle) {
    const { star, chosen } = Model.state;
    const told = narrow() ? isAhead(bundle) && chosen.type !== "actor" : isAhead(bundle) || star;
    if (!told && !bundle.line.single) return [];
    const more = bundle.labels.length > 1 ? ` +${bundle.labels.length - 1}` : "";
    const verb = bundle.labels[0] + more;
    return [[verb, mark(bundle)].filter(Boolean).join("  ")];
  }
  const span = ({ line }, at) => line.subject === line.object ? Infinity
    : Math.hypot(at[line.subject].x - at[line.object].x, at[line.subject].y - at[line.object].y);

  function draw(ctx) {
    const scale = Drawing.network.getScale();
    if (!placed || scale !== scaleThen) [placed, scaleThen] = [arrange(ctx, 1 / scale), scale];
    const [bg, ink, unit] = [Drawing.css("--bg"), Drawing.css("--ink"), 1 / scale];
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    for (const badge of placed.badges) drawBadge(ctx, badge, bg, unit);
    for (const name of placed.names) {
      ctx.globalAlpha = ahead && !ahead.actors.has(name.id) ? 0.3 : 1;
      ctx.font = `600 ${SIZE * unit}px ${FONT}`;
      ctx.strokeStyle = bg;
      ctx.lineWidth = 4 * unit;
      ctx.fillStyle = ink;
      for (const write of ["strokeText", "fillText"]) {
        name.rows.forEach((row, i) => ctx[write](row, name.x + name.w / 2, name.y + (LINE * (i + 0.5) + 0.5) * unit));
      }
    }
    ctx.globalAlpha = 1;
  }

  function drawBadge(ctx, badge, bg, unit) {
    const colour = Drawing.signColour(badge.sign);
    ctx.globalAlpha = ahead && !ahead.lines.has(badge.id) ? 0.12 : 1;
    ctx.beginPath();
    ctx.roundRect(badge.x, badge.y, badge.w, badge.h, badge.h / 2);
    ctx.fillStyle = bg;
    ctx.fill();
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.2 * unit;
    ctx.stroke();
    ctx.fillStyle = colour;
    ctx.font = `600 ${11.5 * unit}px ${FONT}`;
    ctx.fillText(badge.text, badge.x + badge.w / 2, badge.y + badge.h / 2 + 0.5 * unit);
  }

  // A ring round the chosen actor, under everything else.
  function ring(ctx) {
    const { chosen } = Model.state;
    if (!chosen || chosen.type !== "actor" || !actors.has(chosen.id)) return;
    const { x, y } = Drawing.network.getPosition(chosen.id);
    ctx.beginPath();
    ctx.arc(x, y, Drawing.sizeOf(chosen.id) + 7, 0, 2 * Math.PI);
    ctx.fillStyle = Drawing.css("--accent");
    ctx.globalAlpha = 0.28;
    ctx.fill();
    ctx.globalAlpha = 1;
  }

  function badgeAt(point) {
    const inside = (b) => point.x > b.x && point.x < b.x + b.w && point.y > b.y && point.y < b.y + b.h;
    const found = placed && placed.badges.find(inside);
    return found ? found.id : null;
  }

  return { show, forget, mark, draw, ring, badgeAt, actors: () => actors, placed: () => placed };
})();
Drawing.network.on("beforeDrawing", Labels.ring);
Drawing.network.on("afterDrawing", Labels.draw);
