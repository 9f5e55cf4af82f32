// Searching in all that a member sees: what was said, in messages, cards and threads.

import { fold } from "./combobox.js";
import { fill, h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { rove } from "./popup.js";
import { fromTs, moment } from "./time.js";
import { t } from "./words.js";

const MOST = 40;
const AROUND = 60; // characters before the first word that was found

/** `desk` offers {names, state(), lead(user, channel, {ts, thread})}. */
export function openSearch(desk) {
  const title = uid("search");
  const input = h("input", { type: "text", role: "searchbox", inputmode: "search", class: "text-field", autocomplete: "off", placeholder: t("search.placeholder"), "aria-label": t("search.placeholder") });
  const count = h("p", { class: "quiet", role: "status" });
  const results = h("ul", { class: "results" });
  const dialog = h(
    "dialog",
    { class: "search", "aria-labelledby": title },
    h("header", { class: "modal-header" }, h("h2", { id: title }, t("search.title")), h("button", { type: "button", class: "tool", "aria-label": t("modal.close"), on: { click: () => dialog.close() } }, icon("close"))),
    h("div", { class: "search-field" }, input, count),
    results,
  );
  const all = everything(desk.state(), desk.names);
  const draw = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    const found = words.length ? all.filter((one) => words.every((word) => one.folded.includes(word))) : [];
    count.textContent = words.length ? t("search.count", found.length) : "";
    fill(results, found.slice(0, MOST).map((one) => h("li", {}, result(one, words))));
  };
  const result = (one, words) =>
    h(
      "button",
      {
        type: "button",
        class: "result",
        on: {
          click: () => {
            dialog.close();
            desk.lead(null, one.channel.id, { ts: one.ts, thread: one.thread });
          },
        },
      },
      desk.names.avatar(one.user),
      h(
        "span",
        { class: "sent-words" },
        h("span", { class: "sent-to" }, `${desk.names.person(one.user).shown} · ${one.channel.kind === "im" ? "" : "#"}${desk.names.title(one.channel)}`, h("time", {}, moment(fromTs(one.ts), desk.names.zone))),
        h("span", { class: "sent-text" }, marked(one.text, words)),
      ),
    );
  input.addEventListener("input", draw);
  dialog.addEventListener("keydown", (event) => {
    if (event.target === input && event.key === "ArrowDown") {
      event.preventDefault();
      results.querySelector("button")?.focus();
    } else if (event.target !== input) rove(event, results, "button");
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
}

function everything(state, names) {
  const found = [];
  for (const channel of state.conversations) {
    for (const root of channel.messages) {
      for (const one of [root, ...(root.replies ?? [])]) {
        const text = readable(one).trim();
        if (text) found.push({ channel, ts: one.ts, thread: one === root ? null : root.ts, user: one.user, text, folded: fold(`${text} ${names.person(one.user).shown}`) });
      }
    }
  }
  return found.sort((a, b) => Number(b.ts) - Number(a.ts));
}

// The words of a message, wherever its blocks have them.
function readable(one) {
  const words = [];
  const walk = (node) => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node && typeof node === "object") {
      if (typeof node.text === "string") words.push(node.text);
      for (const [name, inner] of Object.entries(node)) if (typeof inner === "object" && name !== "confirm" && name !== "options") walk(inner);
    }
  };
  walk(one.blocks ?? []);
  return words.length ? words.join(" ") : (one.text ?? "");
}

function marked(text, words) {
  const folded = fold(text);
  const same = folded.length === text.length; // else a letter folded to two, and places differ
  const at = Math.min(...words.map((word) => folded.indexOf(word)).filter((place) => place >= 0));
  const start = same && Number.isFinite(at) ? Math.max(0, at - AROUND) : 0;
  const shown = text.slice(start, start + 240);
  if (!same) return shown;
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`);
  const nodes = [start ? "…" : null];
  let rest = shown;
  for (let found = pattern.exec(fold(rest)); found; found = pattern.exec(fold(rest))) {
    nodes.push(rest.slice(0, found.index), h("mark", {}, rest.slice(found.index, found.index + found[0].length)));
    rest = rest.slice(found.index + found[0].length);
  }
  return [...nodes, rest];
}
