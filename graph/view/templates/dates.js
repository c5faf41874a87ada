"use strict";
// The date filter: a histogram of when claims begin, two ends, and a walk through time.
const Dates = (() => {
  const { data, state } = Model;
  const { byId, say, svg } = Dom;
  const MOST = 40;
  const STEP = 900;
  let refresh = () => {};
  let playing = null;

  // Where a claim stands in time: where it begins, else where it ends.
  const point = (claim) => claim.days[0] || claim.days[1];
  const points = data.claims.map(point).filter(Boolean).sort();
  const [first, last] = [points[0] || "", points[points.length - 1] || ""];
  const length = [10, 7, 4].find((n) => buckets(n).length <= MOST) || 4;
  const all = buckets(length);

  function buckets(digits) {
    if (!first) return [];
    const found = [first.slice(0, digits)];
    while (found[found.length - 1] < last.slice(0, digits) && found.length <= MOST * 8) found.push(after(found[found.length - 1]));
    return found;
  }
  function after(bucket) {
    const [year, month, date] = bucket.split("-").map(Number);
    if (!month) return String(year + 1).padStart(4, "0");
    const next = date ? new Date(Date.UTC(year, month - 1, date + 1)) : new Date(Date.UTC(year, month, 1));
    return next.toISOString().slice(0, bucket.length);
  }
  const opens = (bucket) => `${bucket}-01-01`.slice(0, 10);
  function closes(bucket) {
    const next = new Date(`${opens(after(bucket))}T00:00:00Z`);
    return new Date(next - 86400000).toISOString().slice(0, 10);
  }
  const inside = (bucket) => (!state.since || closes(bucket) >= state.since) && (!state.until || opens(bucket) <= state.until);

  function update() {
    const counts = new Map(all.map((bucket) => [bucket, 0]));
    for (const claim of Model.passingBut("dates")) {
      const bucket = point(claim).slice(0, length);
      if (counts.has(bucket)) counts.set(bucket, counts.get(bucket) + 1);
    }
    const most = Math.max(1, ...counts.values());
    const wide = 100 / Math.max(all.length, 1);
    byId("histogram").replaceChildren(...all.map((bucket, i) => {
      const n = counts.get(bucket);
      const high = n ? Math.max(2, 34 * Math.sqrt(n / most)) : 0.6;
      const bar = svg("rect", { x: i * wide + wide * 0.08, y: 36 - high, width: wide * 0.84, height: high, class: inside(bucket) ? "in" : "out" });
      const title = svg("title", {});
      title.textContent = say("histogram", { n, bucket });
      bar.append(title);
      bar.addEventListener("click", () => {
        const alone = state.since === opens(bucket) && state.until === closes(bucket);
        set(alone ? "" : opens(bucket), alone ? "" : closes(bucket));
      });
      return bar;
    }));
    for (const key of ["since", "until"]) byId(key).value = state[key];
    byId("play").setAttribute("aria-pressed", String(Boolean(playing)));
    byId("play").textContent = say(playing ? "stop" : "play");
    byId("histogram-ends").textContent = all.length ? `${all[0]} – ${all[all.length - 1]}` : "";
  }

  function set(since, until) {
    [state.since, state.until] = [since, until];
    refresh();
  }

  function stop() {
    clearInterval(playing);
    playing = null;
  }
  // Only times at which something begins are stops on the walk.
  function play() {
    if (playing) { stop(); refresh(); return; }
    const stops = all.filter((bucket) => points.some((day) => day.startsWith(bucket)));
    let at = 0;
    const step = () => {
      if (at >= stops.length) { stop(); set(state.since, ""); return; }
      set(state.since, closes(stops[at]));
      at += 1;
    };
    playing = setInterval(step, STEP);
    step();
  }

  byId("since").addEventListener("change", (event) => set(event.target.value, state.until));
  byId("until").addEventListener("change", (event) => set(state.since, event.target.value));
  byId("all-time").addEventListener("click", () => { stop(); set("", ""); });
  byId("play").addEventListener("click", play);

  return { update, point, stop, whenSet: (listener) => { refresh = listener; } };
})();
