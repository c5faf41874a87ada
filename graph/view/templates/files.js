"use strict";
// What leaves the page, and only when asked: pictures, a table, a citation, a link.
const Files = (() => {
  const { data } = Model;
  const { byId, say, el, named } = Dom;
  const name = (document.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "network").slice(0, 60);

  function save(blob, ending) {
    const url = URL.createObjectURL(blob);
    el("a", { href: url, download: `${name}.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }
  const saveSvg = () => save(new Blob([Picture.make().source], { type: "image/svg+xml" }), "svg");

  function savePng() {
    const { width, height, source } = Picture.make();
    const image = new Image();
    image.addEventListener("load", () => {
      const canvas = el("canvas", { width: width * 2, height: height * 2 });
      canvas.getContext("2d").drawImage(image, 0, 0, width * 2, height * 2);
      canvas.toBlob((blob) => save(blob, "png"), "image/png");
    });
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  }

  // A cell that a spreadsheet would take for a formula gets an apostrophe in front.
  function cell(value) {
    const words = String(value);
    const safe = /^[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\-@]|^[\t\r\n]/.test(words) ? `'${words}` : words;
    return `"${safe.replace(/"/g, '""')}"`;
  }
  const COLUMNS = {
    claim: (c) => c.id, subject: (c) => c.subject, subject_name: (c) => c.names[0],
    relation: (c) => c.label, object: (c) => c.object, object_name: (c) => c.names[1],
    standing: (c) => c.standing, amount: (c) => c.amount, when: (c) => c.when,
    first_day: (c) => c.days[0], last_day: (c) => c.days[1], independent_sources: (c) => c.sources,
    affirmed_by: (c) => c.affirms.join("; "), denied_by: (c) => c.denies.join("; "),
    quotes: (c) => c.evidence.map((e) => e.quote).filter(Boolean).join(" | "),
    articles: (c) => [...new Set(c.evidence.map((e) => data.articles[e.article].title))].join("; "),
    addresses: (c) => [...new Set(c.evidence.map((e) => data.articles[e.article].url))].filter(Boolean).join(" "),
  };
  function csv() {
    const rows = Model.shown().map((claim) => Object.values(COLUMNS).map((read) => cell(read(claim))).join(","));
    return `\ufeff${[Object.keys(COLUMNS).join(","), ...rows].join("\r\n")}\r\n`;
  }

  function citation(claim) {
    const who = [["affirms", claim.affirms], ["denies", claim.denies]].filter(([, names]) => names.length)
      .map(([key, names]) => `${say(key)} ${names.join(", ")}.`);
    const proofs = claim.evidence.map((e) => {
      const article = data.articles[e.article];
      const [before, after] = e.around || ["", ""];
      return [e.quote ? `“${before}${e.quote}${after}”` : "", [article.author, article.title, article.publisher, article.date, article.url].filter(Boolean).join(", ")]
        .filter(Boolean).join(" — ");
    });
    const detail = [claim.standing, claim.amount, claim.when].filter(Boolean).join("; ");
    return [`${claim.names[0]} ${claim.label} ${claim.names[1]} (${detail}).`, ...who, ...proofs, `Entente, claim ${claim.id}.`].join("\n");
  }

  // Where the clipboard is forbidden, the words are shown to be copied by hand.
  async function copy(words) {
    try {
      await navigator.clipboard.writeText(words);
      byId("said").textContent = say("copied");
      setTimeout(() => { byId("said").textContent = ""; }, 2500);
    } catch {
      const box = byId("copy");
      const area = named("textarea", words, { readonly: "", rows: "7", "aria-label": say("copy_this") });
      const shut = el("button", { type: "button", click: () => box.close() }, say("close"));
      box.replaceChildren(el("p", {}, say("copy_this")), area, shut);
      box.showModal();
      area.select();
    }
  }
  const link = () => `${location.href.split("#")[0]}#${Model.write()}`;

  const actions = { "save-svg": saveSvg, "save-png": savePng, "save-csv": () => save(new Blob([csv()], { type: "text/csv;charset=utf-8" }), "csv"), "copy-link": () => copy(link()) };
  for (const [id, act] of Object.entries(actions)) {
    byId(id).addEventListener("click", () => { byId("save").open = false; act(); });
  }

  return { csv, citation, copy, link };
})();
