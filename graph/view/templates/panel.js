"use strict";
// What stands beside the network: how to read it, or the evidence of what was chosen.
const Panel = (() => {
  const { data, state } = Model;
  const { say, el, named, swatch, link, quote, label, ends } = Dom;
  const box = Dom.byId("panel");
  let choose = () => {};
  let starring = () => {};

  const counted = (n) => say("claims", { n });
  const list = (...rows) => el("ul", { class: "list" }, rows.flat());
  const button = (text, chosen) =>
    named("button", text, { type: "button", class: "linkish", click: () => choose(chosen) });
  const section = (title, ...children) =>
    children.flat().length ? [el("h3", {}, title), ...children.flat()] : [];

  function chip(standing) {
    const { glyph } = data.style.standings[standing];
    return el("span", { class: `chip standing-${standing}`, title: data.names.hint[standing] },
      [glyph, standing].filter(Boolean).join(" "));
  }

  function empty() {
    const signs = data.signs.map((sign) => el("li", {}, swatch(sign), sign));
    const standings = data.standings.map((s) => el("li", {},
      swatch("plainline", data.style.standings[s].dash),
      data.style.standings[s].glyph ? el("span", { class: "glyph", "aria-hidden": "true" }, data.style.standings[s].glyph) : "",
      el("span", {}, s, " ", el("small", {}, data.names.hint[s]))));
    const disputed = data.disputed.map(([a, b, n]) => el("li", {},
      el("button", { type: "button", click: () => choose({ type: "pair", id: Model.pairId(a, b) }) },
        el("span", { class: "words" }, named("bdi", label(a)), " – ", named("bdi", label(b))),
        el("span", { class: "tail" }, say("disputed_count", { n })))));
    return [
      ...(state.star ? [named("h2", say("star_note", { name: label(state.star) })),
        el("button", { type: "button", class: "star", click: () => starring(null) }, say("unstar"))] : []),
      el("h2", {}, say("empty_title")), el("p", { class: "sub" }, say("empty_text")),
      ...section(say("disputed"), disputed.length ? list(disputed) : []),
      ...section(say("how_colour"), el("ul", { class: "how" }, signs)),
      ...section(say("how_dash"), el("ul", { class: "how" }, standings)),
      ...section(say("how"), el("p", { class: "sub" }, [...(data.renderer === "vis" ? [] : ["how_webgl"]), "how_width", "how_badge"].map((key) => `${say(key)}.`).join(" "))),
    ];
  }

  function lineButton(bundle, text) {
    const { line } = bundle;
    return el("li", { class: line.sign },
      el("button", { type: "button", click: () => choose({ type: "line", id: line.id }) },
        el("span", { class: "words" }, named("span", text), el("small", {}, bundle.labels.join(", "))),
        el("span", { class: "tail" }, Labels.mark(bundle))));
  }

  function actor(id) {
    const mine = data.lines.map(Model.bundle).filter((b) => b.claims.length);
    const { kind, bloc, names, wikidata } = data.actors[id];
    const about = el("p", { class: "sub" }, [data.names.kind[kind], bloc && say("in_bloc", { bloc })].filter(Boolean).join(" · "));
    if (wikidata) about.append(" · ", link(wikidata, say("on_wikidata")));
    const star = state.star === id ? null : id;
    const rows = (test, other) =>
      mine.filter((b) => test(b.line)).map((b) => lineButton(b, label(b.line[other(b.line)])));
    const listed = (found) => (found.length ? list(found) : []);
    return [
      named("h2", label(id)),
      about,
      el("button", { type: "button", class: "star", click: () => starring(star) }, say(star ? "star" : "unstar")),
      names.length ? el("p", { class: "sub" }, `${say("also_called")}: `, names.map((name, i) => [i ? ", " : "", named("bdi", name)]).flat()) : "",
      ...section(say("does"), listed(rows((l) => !l.mutual && l.subject === id, () => "object"))),
      ...section(say("suffers"), listed(rows((l) => !l.mutual && l.object === id, () => "subject"))),
      ...section(say("shares"), listed(rows((l) => l.mutual && (l.subject === id || l.object === id),
        (l) => (l.subject === id ? "object" : "subject")))),
    ];
  }

  function voices(claims) {
    const gather = (stance) => [...new Set(claims.flatMap((claim) => claim[stance]))];
    const row = (stance) => {
      const found = gather(stance);
      if (stance === "doubts" && !found.length) return [];
      return [el("dt", {}, say(stance)),
        el("dd", { class: found.length ? stance : "sub" }, found.length ? found.map((name) => named("span", name)) : say("nobody"))];
    };
    return el("dl", { class: "voices" }, ["affirms", "denies", "doubts"].flatMap(row));
  }

  function facts(claim) {
    const rows = [["amount", claim.amount], ["when", claim.when], ["sources", String(claim.sources)]]
      .filter(([, value]) => value).flatMap(([key, value]) => [el("dt", {}, say(key)), named("dd", value)]);
    const related = ["differs", "contradicts", "refines"].flatMap((key) => claim[key].flatMap((id) => {
      const other = Model.claims.get(id);
      const line = Model.lineOf.get(id);
      const text = key === "differs" ? other.amount || sentence(other) : sentence(other);
      return [el("dt", {}, say(key)), el("dd", {}, line ? button(text, { type: "line", id: line.id }) : text)];
    }));
    return el("dl", { class: "facts" }, rows, related);
  }
  const sentence = (claim) => `${claim.names[0]} ${claim.label} ${claim.names[1]}`;

  const printed = (name) => data.articles[name].publisher || data.articles[name].title;

  function proof(evidence) {
    const article = data.articles[evidence.article];
    const who = evidence.speakers.length ? evidence.speakers.join(", ")
      : article.publisher ? say("itself", { article: article.publisher }) : say("itself_alone");
    const small = [
      evidence.frame ? `${say("frame")}: ${evidence.frame}` : "",
      evidence.cues.length ? `${say("cues")}: ${evidence.cues.map((cue) => `“${cue}”`).join(", ")}` : "",
      evidence.note ? `${say("note")}: ${evidence.note}` : "",
      evidence.copies ? say("copies", { articles: evidence.copies.map(printed).join(", ") }) : "",
    ].filter(Boolean);
    return el("div", { class: `proof ${evidence.stance}` },
      el("p", { class: "who" }, `${say(evidence.stance)} `, named("strong", who),
        evidence.status === "denied" ? "" : ` · ${evidence.status}`),
      evidence.quote ? quote(evidence.quote, evidence.words, evidence.around) : "",
      el("div", { class: "source" }, link(article.url, article.title),
        [article.publisher, article.author, article.date].filter(Boolean).map((part) => [" · ", named("bdi", part)]).flat()),
      small.length ? el("div", { class: "small" }, named("span", small.join(" · "))) : "");
  }

  function card(claim) {
    return el("article", { class: `card ${claim.sign}`, "data-claim": claim.id },
      el("h4", {}, named("bdi", claim.names[0]), ` ${claim.label} `, named("bdi", claim.names[1])),
      chip(claim.standing), facts(claim), claim.evidence.map(proof),
      el("button", { type: "button", class: "cite", click: () => Files.copy(Files.citation(claim)) }, say("cite")));
  }

  function lineHead({ line, claims }) {
    return [
      el("h2", { class: line.sign }, button(label(line.subject), { type: "actor", id: line.subject }),
        el("span", { class: "arrow" }, line.mutual ? "↔" : "→"),
        button(label(line.object), { type: "actor", id: line.object })),
      el("p", { class: "sub" }, `${line.sign} · ${counted(claims.length)}${hiddenNote(line, claims)}`),
      voices(claims),
      el("h3", {}, say("evidence")),
      ...claims.map(card),
    ];
  }
  function hiddenNote(line, claims) {
    const n = Model.lines.get(line.id).claims.length - claims.length;
    return n ? ` · ${say("hidden", { n })}` : "";
  }

  function pair(id) {
    const found = Model.linesOfPair(id).map(Model.bundle).filter((b) => b.claims.length);
    return found.flatMap(lineHead);
  }

  function results() {
    const sought = Model.words();
    const called = (code) => Model.fold([label(code), ...data.actors[code].names].join(" "));
    const codes = Object.keys(data.actors).sort().filter((code) => sought.every((word) => called(code).includes(word)));
    const found = codes.map((code) => el("li", {}, named("button", label(code), { type: "button", click: () => choose({ type: "actor", id: code }) })));
    const lines = Model.bundles().slice(0, 200).map((b) => lineButton(b, ends(b.line)));
    return [
      el("h2", {}, say("results")),
      ...section(say("results_actors"), found.length ? list(found) : []),
      ...section(say("results_lines"), lines.length ? list(lines) : el("p", { class: "sub" }, say("nothing"))),
    ];
  }

  function content() {
    const { chosen } = state;
    if (!chosen) return state.query ? results() : empty();
    const shown = { actor: () => actor(chosen.id), line: () => lineHead(Model.bundle(Model.lines.get(chosen.id))), pair: () => pair(chosen.id) }[chosen.type]();
    const back = el("button", { type: "button", class: "back", "aria-label": say("back"), title: say("back"), click: () => choose(null) }, "×");
    return [back, ...(shown.length ? shown : [el("p", { class: "sub" }, say("nothing"))])];
  }

  function update() {
    box.replaceChildren(...content());
    box.scrollTop = 0;
  }

  return { update, whenChosen: (listener, star) => { [choose, starring] = [listener, star]; } };
})();
