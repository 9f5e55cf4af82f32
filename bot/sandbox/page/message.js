// One message: who, when, what, its reactions and what one can do with it.

import { blocks } from "./blocks.js";
import { h } from "./dom.js";
import { emojiOf } from "./emoji.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { openPicker } from "./picker.js";
import { openMenu } from "./popup.js";
import { clockTime, fromTs, moment } from "./time.js";
import { locale, t } from "./words.js";

/**
 * `place` is {channel, compact, inThread}; `desk` is what the page offers a message:
 * {names, shortcuts, valuesOf(channel, ts), tap, react, openThread, runShortcut, dismiss}.
 */
export function message(one, place, desk) {
  const { names } = desk;
  const author = names.person(one.user);
  const date = fromTs(one.ts);
  const time = h("time", { datetime: date.toISOString(), title: moment(date, names.zone) }, clockTime(date, names.zone));
  const node = h(
    "div",
    {
      class: ["message", place.compact ? "compact" : "", one.ephemeral ? "ephemeral" : ""],
      role: "article",
      tabIndex: -1,
      "aria-label": t("message.from", author.shown, clockTime(date, names.zone)),
      data: { ts: one.ts, user: one.user, focus: "message" },
    },
    h("div", { class: "gutter" }, place.compact ? time.cloneNode(true) : names.avatar(one.user)),
    h(
      "div",
      { class: "message-main" },
      one.ephemeral ? h("div", { class: "only-you" }, icon("eye"), t("message.onlyYou")) : null,
      place.compact
        ? null
        : h("div", { class: "byline" }, h("strong", { class: "author" }, author.shown), author.is_bot ? h("span", { class: "app-badge" }, t("message.app")) : null, time),
      content(one, place, desk),
      files(one, names),
      reactions(one, place, desk),
      place.inThread || one.ephemeral ? null : replies(one, place, desk),
      one.ephemeral
        ? h("button", { type: "button", class: "link-button dismiss", data: { focus: "dismiss" }, on: { click: () => desk.dismiss(place.channel, one.ts) } }, t("message.dismiss"))
        : null,
    ),
  );
  if (!one.ephemeral) addToolbarWhenNeeded(node, one, place, desk);
  return node;
}

function content(one, place, desk) {
  const { names } = desk;
  const edited = one.edited ? h("span", { class: "edited" }, t("message.edited")) : null;
  // What people typed comes with a rich_text copy, in which mentions are mere letters: their text says more.
  const typed = !names.person(one.user).is_bot && one.text && one.blocks?.every((block) => block.type === "rich_text");
  if (!one.blocks?.length || typed) {
    const text = one.literal ? one.text : mrkdwn(one.text ?? "", names);
    return h("div", { class: "message-text" }, text, edited ? [" ", edited] : null);
  }
  const form = {
    names,
    current: place.channel,
    values: desk.valuesOf(place.channel, one.ts),
    tap: (block, element, action) => desk.tap({ type: "message", channel: place.channel, ts: one.ts }, one.blocks, block, element, action),
  };
  return h("div", { class: "message-blocks" }, blocks(one.blocks, form), edited);
}

function files(one, names) {
  if (!one.files?.length) return null;
  return h(
    "div",
    { class: "files" },
    one.files.map((file) =>
      h(
        "a",
        {
          class: "file",
          href: `/page/files/${encodeURIComponent(file.id)}?as=${encodeURIComponent(names.me)}`,
          download: file.name,
          title: t("file.fetch", file.name),
          data: { file: file.name, focus: `file|${file.id}` },
        },
        icon("file"),
        h(
          "span",
          { class: "file-words" },
          h("span", { class: "file-title" }, file.title),
          h("span", { class: "file-facts" }, `${file.title === file.name ? "" : `${file.name} · `}${file.filetype.toUpperCase()} · ${weight(file.size)}`),
        ),
        icon("download"),
      ),
    ),
  );
}

function weight(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilo = bytes / 1024;
  const [number, unit] = kilo < 1024 ? [kilo, "kB"] : [kilo / 1024, "MB"];
  return `${number.toLocaleString(locale, { maximumFractionDigits: number < 10 ? 1 : 0 })} ${unit}`;
}

function reactions(one, place, desk) {
  if (!one.reactions?.length) return null;
  const { names } = desk;
  return h(
    "div",
    { class: "reactions" },
    one.reactions.map(({ name, users }) => {
      const mine = users.includes(names.me);
      const who = users.map((id) => (id === names.me ? t("me.you") : names.person(id).shown)).join(", ");
      return h(
        "button",
        {
          type: "button",
          class: "reaction",
          "aria-pressed": String(mine),
          "aria-label": `${name.replaceAll("_", " ")}, ${users.length} (${who})`,
          title: `${who} · :${name}:`,
          data: { reaction: name, focus: `reaction|${name}` },
          on: { click: () => desk.react(place.channel, one.ts, name, !mine) },
        },
        h("span", { class: "emoji" }, emojiOf(name) ?? `:${name}:`),
        h("span", { class: "count" }, String(users.length)),
      );
    }),
    one.ephemeral ? null : reactButton("reaction add", one, place, desk),
  );
}

function reactButton(style, one, place, desk) {
  const node = h(
    "button",
    {
      type: "button",
      class: style,
      title: t("message.react"),
      "aria-label": t("message.react"),
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
      data: { focus: style },
      on: { click: () => openPicker(node, (name) => desk.react(place.channel, one.ts, name, true)) },
    },
    icon("smile"),
  );
  return node;
}

function replies(one, place, desk) {
  if (!one.reply_count) return null;
  const { names } = desk;
  const last = one.replies?.at(-1);
  const people = [...new Set((one.replies ?? []).map((reply) => reply.user))].slice(0, 4);
  return h(
    "button",
    { type: "button", class: "thread-link", data: { focus: "thread-link" }, on: { click: () => desk.openThread(place.channel, one.ts) } },
    h("span", { class: "thread-faces" }, people.map((id) => names.avatar(id))),
    h("span", { class: "thread-count" }, t("message.replies", one.reply_count)),
    last ? h("span", { class: "thread-last" }, t("message.last", clockTime(fromTs(last.ts), names.zone))) : null,
  );
}

// Built on the first hover or focus: a long channel would otherwise hold hundreds of unseen buttons.
function addToolbarWhenNeeded(node, one, place, desk) {
  const add = () => {
    if (node.querySelector(":scope > .toolbar")) return;
    node.append(toolbar(one, place, desk));
  };
  node.addEventListener("pointerenter", add);
  node.addEventListener("focusin", add);
}

function toolbar(one, place, desk) {
  const quick = ["white_check_mark", "grey_question", "x"].map((name) =>
    h(
      "button",
      {
        type: "button",
        class: "tool",
        title: t("message.reactWith", emojiOf(name)),
        "aria-label": t("message.reactWith", name.replaceAll("_", " ")),
        data: { quick: name, focus: `quick|${name}` },
        on: { click: () => desk.react(place.channel, one.ts, name, !one.reactions?.some((other) => other.name === name && other.users.includes(desk.names.me))) },
      },
      h("span", { class: "emoji" }, emojiOf(name)),
    ),
  );
  const shortcuts = desk.shortcuts();
  const more = h(
    "button",
    {
      type: "button",
      class: "tool",
      title: t("message.more"),
      "aria-label": t("message.more"),
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      data: { focus: "more" },
      on: {
        click: () =>
          openMenu(
            more,
            t("message.more"),
            shortcuts.map((shortcut) => ({
              label: shortcut.name,
              description: desk.names.person(desk.names.bot).shown,
              data: { shortcut: shortcut.callback_id },
              choose: () => desk.runShortcut(shortcut, { channel: place.channel, ts: one.ts }),
            })),
          ),
      },
    },
    icon("more"),
  );
  return h(
    "div",
    { class: "toolbar", role: "toolbar", "aria-label": t("message.actions") },
    quick,
    reactButton("tool", one, place, desk),
    place.inThread
      ? null
      : h(
          "button",
          { type: "button", class: "tool", title: t("message.reply"), "aria-label": t("message.reply"), data: { focus: "reply" }, on: { click: () => desk.openThread(place.channel, one.ts) } },
          icon("reply"),
        ),
    shortcuts.length ? more : null,
  );
}
