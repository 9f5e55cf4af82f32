// Every member's direct messages with the bot, side by side; to look at, and to step into.

import { fetchInboxes } from "./api.js";
import { blocks } from "./blocks.js";
import { fill, h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { clockTime, dayAndMonth, fromTs } from "./time.js";
import { Values } from "./values.js";
import { t } from "./words.js";

/** `desk` offers {names, lead(user, channel)}. */
export async function showInboxes(desk) {
  const title = uid("inboxes");
  const row = h("div", { class: "inbox-row" });
  const dialog = h(
    "dialog",
    { class: "inboxes", "aria-labelledby": title },
    h("header", { class: "modal-header" }, h("h2", { id: title }, t("inboxes.title")), h("button", { type: "button", class: "tool", "aria-label": t("modal.close"), on: { click: () => dialog.close() } }, icon("close"))),
    row,
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  const { inboxes } = await fetchInboxes();
  fill(row, inboxes.map((inbox) => column(inbox, desk, dialog)));
  for (const scroll of row.querySelectorAll(".inbox-messages")) scroll.scrollTop = scroll.scrollHeight;
}

function column(inbox, { names, lead }, dialog) {
  const who = names.person(inbox.me).shown;
  const enter = () => {
    dialog.close();
    lead(inbox.me, inbox.id);
  };
  return h(
    "section",
    { class: "inbox", "aria-label": who },
    h(
      "header",
      {},
      names.avatar(inbox.me),
      h("span", { class: "inbox-words" }, h("h3", {}, who), h("span", { class: "quiet" }, t("inboxes.count", inbox.messages.length))),
      h("button", { type: "button", class: "button", "aria-label": t("inboxes.enter", who), on: { click: enter } }, t("inboxes.open")),
    ),
    h(
      "div",
      { class: "inbox-messages", role: "region", tabIndex: 0, "aria-label": t("inboxes.of", who) },
      inbox.messages.length ? inbox.messages.map((one) => letter(one, names)) : h("p", { class: "empty" }, t("inboxes.empty")),
    ),
  );
}

function letter(one, names) {
  const date = fromTs(one.ts);
  const own = one.user !== names.bot;
  return h(
    "div",
    { class: ["letter", own ? "own" : ""] },
    h("time", { datetime: date.toISOString() }, `${dayAndMonth(date, names.now, names.zone, { weekday: true })}, ${clockTime(date, names.zone)}`),
    one.blocks?.length && !own ? blocks(readOnly(one.blocks), { names, values: new Values(), heading: "h4", tap: () => {} }) : h("div", { class: "message-text" }, mrkdwn(one.text ?? "", names)),
  );
}

// Buttons belong to the person whose inbox it is; here one reads which there were.
function readOnly(list) {
  return list.flatMap(({ accessory, ...block }) => {
    if (block.type === "input") return [];
    if (block.type !== "actions") return [block];
    const labels = block.elements.map((element) => element.text?.text).filter(Boolean);
    return labels.length ? [{ type: "context", elements: [{ type: "plain_text", text: labels.map((label) => `[${label}]`).join(" ") }] }] : [];
  });
}
