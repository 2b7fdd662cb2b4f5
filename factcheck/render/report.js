// The filters of the HTML report. Without this script the page shows everything.
"use strict";
{
  const PAGE = 200; // Findings that are shown at once: more would make each filter slow.
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  const more = document.getElementById("more");
  const findings = Array.from(document.querySelectorAll(".finding"));
  const rows = Array.from(document.querySelectorAll("tr[data-of]"));
  const tables = Array.from(document.querySelectorAll(".matrix"));
  const texts = [];
  let room = PAGE;

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const textOf = (at) => (texts[at] ??= folded(findings[at].textContent));

  // Reads the findings while nobody waits, so that the first search of thousands is as quick as the next.
  const readAhead = (at = 0) => {
    const end = Math.min(at + 100, findings.length);
    for (let each = at; each < end; each++) textOf(each);
    if (end < findings.length) setTimeout(readAhead, 10, end);
  };

  // What is asked for: words that all occur, and for each facet in use the values of which one must be there.
  const asked = () => {
    const data = new FormData(form);
    const words = folded(data.get("words")).split(/\s+/).filter(Boolean);
    const facets = Array.from(new Set(data.keys()))
      .filter((name) => name !== "words")
      .map((name) => [name, data.getAll(name).filter(Boolean)])
      .filter(([, values]) => values.length);
    return { words, facets };
  };

  const fits = (at, { words, facets }) =>
    facets.every(([name, values]) => findings[at].dataset[name].split(" ").some((value) => values.includes(value))) &&
    words.every((word) => textOf(at).includes(word));

  const told = (found) => {
    const number = found === findings.length ? found : `${found} of ${findings.length}`;
    if (found > room) return `${number} findings; the first ${room} are shown.`;
    return found === findings.length ? `All ${found} findings are shown.` : `${number} findings are shown.`;
  };

  const show = (element, shown) => {
    if (element.hidden === shown) element.hidden = !shown;
  };

  const apply = () => {
    const wanted = asked();
    const found = new Set();
    findings.forEach((finding, at) => {
      const fit = fits(at, wanted);
      if (fit) found.add(finding.id);
      show(finding, fit && found.size <= room);
    });
    for (const row of rows) show(row, found.has(`f-${row.dataset.of}`));
    for (const table of tables) show(table, table.querySelector("tr[data-of]:not([hidden])") !== null);
    show(more, found.size > room);
    count.value = told(found.size);
  };

  const anew = () => {
    room = PAGE;
    apply();
  };

  const showAll = () => {
    form.reset();
    anew();
  };

  const showMore = () => {
    const next = findings.findIndex((finding, at) => finding.hidden && fits(at, asked()));
    room += PAGE;
    apply();
    findings[next].tabIndex = -1;
    findings[next].focus();
  };

  // A link to a finding that is not shown shows all again, as far as that finding.
  const follow = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const finding = target && target.closest(".finding[hidden]");
    if (!finding) return;
    form.reset();
    room = Math.max(PAGE, findings.indexOf(finding) + 1);
    apply();
    target.scrollIntoView();
  };

  const unfold = () => {
    for (const part of document.querySelectorAll("main details")) part.open = true;
    room = Infinity;
    if (form) apply();
  };

  if (form) {
    form.hidden = false;
    form.querySelector("details").open = matchMedia("(min-width: 64rem)").matches;
    form.addEventListener("input", anew);
    form.addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("all").addEventListener("click", showAll);
    more.addEventListener("click", showMore);
    addEventListener("hashchange", follow);
    apply();
    follow();
    readAhead();
  }
  addEventListener("beforeprint", unfold);
}
