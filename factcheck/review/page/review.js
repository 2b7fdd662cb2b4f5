/* The review page: keys and buttons take a step, the server answers with the parts that change.
   What is pressed while a step is under way counts for nothing: nobody has read the next finding yet. */
"use strict";

const $ = (id) => document.getElementById(id);
const keys = JSON.parse(document.body.dataset.keys);
const verdicts = ["real", "same", "both", "unclear"];
const stopped = "The review does not answer. What you decided before is kept. If its server has ended, start " +
  "factcheck review again and open the address that it prints; else try once more.";
let busy = false;
let turn = 0;

/* What was typed into the note of a finding and not saved. */
const drafts = new Map();

const item = () => $("item");
const dialog = () => document.querySelector("dialog[open]");

/* What the address bar says: the finding and the filters. */
function shown() {
  return Object.fromEntries(new URLSearchParams(location.search));
}

function filters() {
  const given = [...new FormData($("filters"))].filter(([, value]) => value);
  return new URLSearchParams(given);
}

async function fetched(address, options) {
  let answer;
  try {
    answer = await fetch(address, { ...options, signal: AbortSignal.timeout(20000) });
  } catch {
    throw new Error(stopped);
  }
  if (answer.ok) return answer;
  const text = await answer.text();
  let told = text;
  try {
    const content = JSON.parse(text);
    told = typeof content.error === "string" ? content.error : `The review could not read this (${answer.status}).`;
  } catch { /* plain words */ }
  throw new Error(told);
}

function complain(text, place = "alert") {
  $(place).textContent = text;
  $(place).hidden = !text;
}

let told = 0;
/* Says something that the page shows anyway, for some seconds. */
function tell(text) {
  clearTimeout(told);
  $("message").textContent = text;
  told = setTimeout(() => { $("message").textContent = ""; }, 6000);
}

/* Puts the parts of an answer in their places. */
function place(parts, { push = true, focus = true } = {}) {
  for (const name of ["finding", "list", "progress"]) $(name).innerHTML = parts[name];
  document.title = parts.title;
  if (parts.url !== location.pathname + location.search) {
    history[push ? "pushState" : "replaceState"](null, "", parts.url);
  }
  complain(parts.alert || "");
  tell(parts.message);
  if (focus) {
    $("subject").focus({ preventScroll: true });
    $("finding").scrollTop = 0;
    scrollTo(0, 0);
  }
  settle();
}

/* Brings the row of the finding into sight, without moving the page. */
function settle() {
  const rows = document.querySelector(".rows");
  const row = rows?.querySelector("[aria-current]");
  if (!row || rows.scrollHeight <= rows.clientHeight) return;
  const top = row.getBoundingClientRect().top - rows.getBoundingClientRect().top;
  if (top < 0 || top > rows.clientHeight - row.offsetHeight) rows.scrollTop += top - rows.clientHeight / 3;
}

async function load(query, how) {
  const own = ++turn;
  try {
    const parts = await (await fetched(`/parts?${query}`)).json();
    if (own === turn) place(parts, how);
  } catch (error) {
    if (own === turn) complain(error.message);
  }
}

async function step(action, more = {}) {
  const { finding, key, seen, last } = item().dataset;
  const sent = { shown: { ...shown(), finding }, key, seen: action === "undo" ? last : seen, ...more };
  turn += 1;
  const answer = await fetched(`/${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(sent),
  });
  return answer.json();
}

async function show(id, address) {
  $(id).innerHTML = await (await fetched(address)).text();
  $(id).showModal();
  for (const column of $(id).querySelectorAll(".column")) {
    const told = column.querySelector("mark, .told");
    if (told) column.scrollTop += told.getBoundingClientRect().top - column.getBoundingClientRect().top - column.clientHeight / 3;
  }
}

const acts = {
  flag: async () => {
    const pressed = document.querySelector("[data-act=flag]").getAttribute("aria-pressed") === "true";
    place(await step("flag", { wanted: !pressed }));
  },
  skip: async () => place(await step("skip")),
  undo: async () => {
    if (item().dataset.last) place(await step("undo"));
    else tell("There is nothing to undo.");
  },
  note: async () => {
    complain("", "note-alert");
    const { finding, note } = item().dataset;
    $("note-text").value = drafts.get(finding) ?? note;
    $("note").showModal();
    $("note-text").focus();
  },
  "save-note": async () => {
    try {
      const parts = await step("note", { text: $("note-text").value });
      if (parts.alert) {
        place(parts, { focus: false });
        complain(`${parts.alert} Save the note again to keep it.`, "note-alert");
        return;
      }
      drafts.delete(item().dataset.finding);
      $("note").close();
      place(parts);
    } catch (error) {
      complain(error.message, "note-alert");
    }
  },
  next: async () => move("next"),
  previous: async () => move("prev"),
  article: async () => show("articles", `/articles/${item().dataset.finding}`),
  rule: async () => {
    const link = document.querySelector("a[data-act=rule]");
    if (link) await show("rule", link.getAttribute("href"));
  },
  search: async () => $("search").select(),
  help: async () => $("help").showModal(),
  quit: async () => {
    $("end-told").textContent = $("told").textContent;
    $("end").showModal();
  },
  close: async () => dialog()?.close(),
};
for (const verdict of verdicts) acts[verdict] = async () => place(await step("decide", { verdict }));

const anywhere = new Set(["undo", "search", "help", "quit", "close"]);

/* What a key held down, or a click too soon after another, may do again: nobody has read what the first one showed. */
const walks = new Set(["next", "previous"]);

async function act(what) {
  if (busy || (!item().dataset.finding && !anywhere.has(what))) return;
  busy = true;
  document.body.dataset.busy = "";
  try {
    await acts[what]();
  } catch (error) {
    complain(error.message);
  } finally {
    busy = false;
    delete document.body.dataset.busy;
  }
}

async function move(way) {
  const link = document.querySelector(`#finding a[rel=${way}]`);
  if (link) await load(link.search.slice(1));
  else tell(way === "next" ? "This is the last of the list." : "This is the first of the list.");
}

/* A field in a window that has just closed still has the focus for a moment: no one types there. */
function types(target) {
  return target.matches("input, textarea, select, [contenteditable]") && !target.closest("dialog:not([open])");
}

/* Closes the window that a key opened, on the same key. */
const windows = { help: "help", articles: "article", rule: "rule", end: "quit" };

document.addEventListener("keydown", (event) => {
  const saves = event.target.id === "note-text" && event.key === "Enter" && !event.shiftKey && !event.altKey;
  if (saves && !event.isComposing) {
    event.preventDefault();
    act("save-note");
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const name = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.target.id === "search" && (name === "Enter" || name === "Escape")) {
    event.preventDefault();
    $("subject").focus();
    return;
  }
  if (types(event.target)) return;
  const what = keys[name];
  if (!what) return;
  if ((name === "Space" || name === "Enter") && event.target.closest("button, a, summary")) return;
  const open = dialog();
  if (open) {
    if (windows[open.id] !== what) return;
    event.preventDefault();
    open.close();
    return;
  }
  event.preventDefault();
  if (event.repeat && !walks.has(what)) return;
  act(what);
});

document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const button = event.target.closest("[data-act]");
  if (button) {
    event.preventDefault();
    if (event.detail < 2 || walks.has(button.dataset.act)) act(button.dataset.act);
    return;
  }
  const link = event.target.closest("a[data-move], a[data-list]");
  if (!link) return;
  event.preventDefault();
  if (link.dataset.list !== undefined) $("filters").elements.standing.value = link.dataset.list;
  load(link.search.slice(1));
});

$("note-text").addEventListener("input", () => drafts.set(item().dataset.finding, $("note-text").value));

let waiting = 0;
$("search").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => load(filters(), { push: false, focus: false }), 120);
});
$("filters").addEventListener("change", (event) => {
  if (event.target.id !== "search") load(filters(), { focus: false });
});
$("filters").addEventListener("submit", (event) => event.preventDefault());

addEventListener("popstate", () => {
  const given = new URLSearchParams(location.search);
  for (const field of $("filters").elements) field.value = given.get(field.name) || "";
  load(given, { push: false });
});

settle();
