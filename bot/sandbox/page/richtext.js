// rich_text blocks: text from people is shown literally.

import { h } from "./dom.js";
import { broadcastNode, channelNode, dateNode, emojiNode, linkNode, userNode } from "./mrkdwn.js";
import { unknown } from "./unknown.js";

export function richText(block, names) {
  return h("div", { class: "rich-text" }, block.elements.map((part) => container(part, names)));
}

function container(part, names) {
  switch (part.type) {
    case "rich_text_section":
      return h("div", { class: "rich-section" }, inlines(part.elements, names));
    case "rich_text_quote":
      return h("blockquote", {}, inlines(part.elements, names));
    case "rich_text_preformatted":
      return h("pre", {}, inlines(part.elements, names));
    case "rich_text_list":
      return list(part, names);
    default:
      return unknown(part.type);
  }
}

function list(part, names) {
  const ordered = part.style === "ordered";
  return h(
    ordered ? "ol" : "ul",
    {
      class: part.border ? "rich-list bordered" : "rich-list",
      start: ordered && part.offset ? String(part.offset + 1) : null,
      data: { indent: String(part.indent ?? 0) },
    },
    part.elements.map((item) => h("li", {}, item.type === "rich_text_section" ? inlines(item.elements, names) : unknown(item.type))),
  );
}

function inlines(elements, names) {
  return elements.map((one) => styled(one, inlineNode(one, names)));
}

function inlineNode(one, names) {
  switch (one.type) {
    case "text":
      return one.text;
    case "link":
      return linkNode(one.url, one.text || one.url);
    case "emoji":
      return emojiNode(one.name);
    case "user":
      return userNode(one.user_id, names);
    case "channel":
      return channelNode(one.channel_id, null, names);
    case "broadcast":
      return broadcastNode(one.range);
    case "date":
      return dateNode(one.timestamp, one.format, one.url, one.fallback, names);
    default:
      return unknown(one.type);
  }
}

const TAGS = { code: "code", strike: "s", italic: "em", bold: "strong", underline: "u", highlight: "mark" };

function styled(one, node) {
  for (const [name, tag] of Object.entries(TAGS)) if (one.style?.[name]) node = h(tag, {}, node);
  return node;
}
