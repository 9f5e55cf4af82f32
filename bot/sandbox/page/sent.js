// What the bot sent while the clock moved, day by day, and to whom; each line leads to its message.

import { h } from "./dom.js";
import { clockTime, dayAndMonth, dayOf, fromTs } from "./time.js";
import { t } from "./words.js";

/** `moved` is {from, to, sent}; `desk` offers {names, lead(user, channel, {ts})}. */
export function sentList(moved, desk) {
  const { names } = desk;
  const days = new Map();
  for (const one of moved.sent) {
    const day = dayOf(fromTs(one.ts), names.zone);
    if (!days.has(day)) days.set(day, []);
    days.get(day).push(one);
  }
  const span = t("sent.span", dayAndMonth(new Date(moved.from), names.now, names.zone), dayAndMonth(new Date(moved.to), names.now, names.zone));
  return h(
    "section",
    { class: "sent", "aria-label": t("sent.title") },
    h("h3", {}, t("sent.count", moved.sent.length)),
    h("p", { class: "quiet" }, span),
    [...days.values()].map((sent) => [h("h4", {}, dayAndMonth(fromTs(sent[0].ts), names.now, names.zone, { weekday: true })), h("ul", {}, sent.map((one) => line(one, desk)))]),
  );
}

function line(one, { names, lead }) {
  const channel = names.channel(one.channel);
  const to = one.to ? names.person(one.to).shown : `#${channel?.name ?? ""}`;
  const sign = one.to ? names.avatar(one.to) : h("span", { class: "sent-channel", "aria-hidden": "true" }, "#");
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "sent-line", data: { focus: `sent-${one.ts}`, to: one.to ?? one.channel }, on: { click: () => lead(one.to, one.channel, { ts: one.ts, thread: one.thread }) } },
      sign,
      h("span", { class: "sent-words" }, h("span", { class: "sent-to" }, to, h("time", {}, clockTime(fromTs(one.ts), names.zone))), h("span", { class: "sent-text" }, one.text)),
    ),
  );
}
