"use strict";
// Elements are made here and filled with text nodes only: data never becomes markup.
const Dom = (() => {
  const strings = Model.data.strings;
  const names = Model.data.names;
  const byId = (id) => document.getElementById(id);
  // What is said of one thing has words of its own where these differ.
  const say = (key, values = {}) =>
    ((values.n === 1 && strings[`${key}_one`]) || strings[key]).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "click") element.addEventListener("click", value);
      else if (value !== null) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== ""));
    return element;
  }
  const named = (tag, text, attributes = {}) => el(tag, { dir: "auto", ...attributes }, text);

  const HEADS = {
    arrow: ["path", { d: "M38 7 l-8 -4.5 v9 z", class: "filled" }],
    bar: ["path", { d: "M37 2.5 v9", class: "thick" }],
    circle: ["circle", { cx: 34, cy: 7, r: 3.6, class: "filled" }],
  };
  function svg(tag, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }
  function swatch(sign, dash = []) {
    const picture = svg("svg", { class: `swatch ${sign}`, viewBox: "0 0 40 14", "aria-hidden": "true" });
    const head = Model.data.style.signs[sign] && Model.data.style.signs[sign].head;
    picture.append(svg("path", { d: head ? "M2 7 H32" : "M2 7 H38", class: "thick", "stroke-dasharray": dash.join(" ") || "none" }));
    if (head) picture.append(svg(...HEADS[head]));
    return picture;
  }

  // A link leaves the page only for the web, and tells the other side nothing.
  function link(url, text) {
    if (!/^https?:\/\//i.test(url)) return named("span", text);
    return named("a", text, { href: url, target: "_blank", rel: "noopener noreferrer" });
  }

  // The quote with the words for both actors marked, in its sentence where that is known.
  function quote(text, words, [before, after] = ["", ""]) {
    const found = words.filter((word) => word && text.includes(word)).sort((a, b) => b.length - a.length);
    const said = el("span", {});
    const box = named("blockquote", "");
    let rest = text;
    while (rest) {
      const next = found.map((word) => [rest.indexOf(word), word]).filter(([at]) => at >= 0)
        .sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)[0];
      if (!next) break;
      said.append(rest.slice(0, next[0]), el("mark", {}, next[1]));
      rest = rest.slice(next[0] + next[1].length);
    }
    said.append(rest);
    box.append(before ? el("span", { class: "rest" }, before) : "", said, after ? el("span", { class: "rest" }, after) : "");
    return box;
  }

  const label = (code) => Model.data.actors[code].label;
  const ends = (line) => `${label(line.subject)} ${line.mutual ? "↔" : "→"} ${label(line.object)}`;

  // What a picture says of those for whom it has no room.
  const all = Object.keys(Model.data.actors).length;
  const mostTold = (n) => (n < all ? say("most_told", { n, all }) : "");

  return { label, ends, mostTold, svg, byId, say, el, named, swatch, link, quote, names };
})();
