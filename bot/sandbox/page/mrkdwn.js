// Slack's mrkdwn as DOM nodes. The text is parsed here and only ever leaves as text nodes.

import { h } from "./dom.js";
import { emojiOf } from "./emoji.js";
import { slackDate } from "./time.js";

const MARKS = { "*": "strong", _: "em", "~": "s" };
const WORD = /[\p{L}\p{N}]/u;
const BARE_URL = /^https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]'"]/;

/**
 * Render mrkdwn. `names` looks up people, channels, zone and now; `parse` says whether Slack also reads bare @here and
 * #channel (text objects without `verbatim`).
 */
export function mrkdwn(text, names, { parse = false } = {}) {
  const fragment = document.createDocumentFragment();
  const context = { names, parse };
  const pieces = text.split("```");
  // An unclosed fence is no fence: glue the last one back on.
  if (pieces.length % 2 === 0) pieces.splice(-2, 2, `${pieces.at(-2)}\`\`\`${pieces.at(-1)}`);
  pieces.forEach((piece, index) => {
    if (index % 2) fragment.append(h("pre", {}, decode(plainTokens(piece, names)).replace(/^\n|\n$/g, "")));
    else {
      // The line break next to a fence is drawn by the fence itself.
      let outside = piece;
      if (index > 0) outside = outside.replace(/^\n/, "");
      if (index < pieces.length - 1) outside = outside.replace(/\n$/, "");
      if (outside) fragment.append(...lines(outside, context));
    }
  });
  return fragment;
}

/** Literal text; emoji names become signs only when the sender asked for it. */
export function plainText(object) {
  if (!object) return document.createTextNode("");
  return object.emoji === true ? withEmoji(object.text) : document.createTextNode(object.text);
}

/** The same as a string, for attributes and native options. */
export function plainString(object) {
  if (!object) return "";
  return object.emoji === true ? object.text.replace(/:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/g, (whole, name) => emojiOf(name) ?? whole) : object.text;
}

/** A text object of either kind. */
export function textObject(object, names) {
  if (object?.type === "mrkdwn") return mrkdwn(object.text, names, { parse: object.verbatim !== true });
  return plainText(object);
}

export function emojiNode(name) {
  const sign = emojiOf(name);
  return sign ? h("span", { class: "emoji", role: "img", "aria-label": name.replaceAll("_", " "), title: `:${name}:` }, sign) : `:${name}:`;
}

export function userNode(id, names) {
  return h("span", { class: id === names.me ? "mention mention-me" : "mention", data: { user: id } }, `@${names.person(id).shown}`);
}

export function channelNode(id, label, names) {
  const name = names.channel(id)?.name ?? label;
  if (!name) return h("span", { class: "mention" }, "#besloten-kanaal");
  return h("a", { class: "mention", href: `#${id}`, data: { channel: id } }, `#${name}`);
}

export function broadcastNode(range) {
  return h("span", { class: "mention mention-me" }, `@${range}`);
}

export function linkNode(url, ...label) {
  const safe = /^(https?|mailto|webcal):/i.test(url);
  return h(safe ? "a" : "span", safe ? { href: url, target: "_blank", rel: "noopener noreferrer" } : {}, ...label);
}

export function dateNode(unix, format, url, fallback, names) {
  if (!/^\d+$/.test(String(unix))) return fallback ?? "";
  const words = slackDate(unix, format, names.now, names.zone);
  const node = h("time", { datetime: new Date(Number(unix) * 1000).toISOString(), title: fallback ?? null }, words);
  return url ? linkNode(url, node) : node;
}

function withEmoji(text) {
  const fragment = document.createDocumentFragment();
  for (const piece of text.split(/(:[a-z0-9_+'-]+(?:::skin-tone-[2-6])?:)/)) {
    const name = piece.length > 2 && piece.startsWith(":") && piece.endsWith(":") ? piece.slice(1, -1) : null;
    fragment.append(name && emojiOf(name) ? emojiNode(name) : piece);
  }
  return fragment;
}

function decode(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

// Inside code nothing is drawn as a link or mention, but the brackets do not show either.
function plainTokens(text, names) {
  return text.replace(/<([^<>\n]+)>/g, (whole, inner) => {
    const [target, label] = split(inner);
    if (target.startsWith("@")) return `@${names.person(target.slice(1)).shown}`;
    if (target.startsWith("#")) return `#${names.channel(target.slice(1))?.name ?? label ?? ""}`;
    return label ?? target;
  });
}

function split(inner) {
  const at = inner.indexOf("|");
  return at < 0 ? [inner, null] : [inner.slice(0, at), inner.slice(at + 1)];
}

// Quotes are a matter of whole lines; `>>>` quotes all that follows.
function lines(text, context) {
  const nodes = [];
  let plain = [];
  let quoted = [];
  const flushPlain = () => {
    if (plain.length) nodes.push(h("span", { class: "text" }, ...inline(plain.join("\n"), context)));
    plain = [];
  };
  const flushQuoted = () => {
    if (quoted.length) nodes.push(h("blockquote", {}, ...inline(quoted.join("\n"), context)));
    quoted = [];
  };
  const all = text.split("\n");
  for (let index = 0; index < all.length; index += 1) {
    const rest = /^(?:&gt;|>){3} ?(.*)$/.exec(all[index]);
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(all[index]);
    if (rest) {
      flushPlain();
      quoted.push(rest[1], ...all.slice(index + 1));
      break;
    }
    if (quote) {
      flushPlain();
      quoted.push(quote[1]);
    } else {
      flushQuoted();
      plain.push(all[index]);
    }
  }
  flushPlain();
  flushQuoted();
  return nodes;
}

function inline(text, context) {
  const nodes = [];
  let literal = "";
  const flush = () => {
    if (literal) nodes.push(decode(literal));
    literal = "";
  };
  const add = (node) => {
    flush();
    nodes.push(node);
  };
  let at = 0;
  while (at < text.length) {
    const found = token(text, at, context) ?? code(text, at, context) ?? marked(text, at, context) ?? emoji(text, at) ?? bare(text, at, context);
    if (found) {
      add(found.node);
      at += found.length;
    } else {
      literal += text[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}

function token(text, at, { names }) {
  if (text[at] !== "<") return null;
  const end = text.indexOf(">", at);
  if (end < 0 || text.slice(at, end).includes("\n")) return null;
  const inner = text.slice(at + 1, end);
  const length = end - at + 1;
  const [target, label] = split(inner);
  if (/^@[UW]\w*$/.test(target)) return { node: userNode(target.slice(1), names), length };
  if (/^#[CGD]\w*$/.test(target)) return { node: channelNode(target.slice(1), label, names), length };
  if (target.startsWith("!date^")) {
    const [, unix, format, url] = target.split("^");
    return { node: dateNode(unix, decode(format ?? ""), url && decode(url), label && decode(label), names), length };
  }
  if (/^!(here|channel|everyone)$/.test(target)) return { node: broadcastNode(target.slice(1)), length };
  if (target.startsWith("!")) return { node: h("span", { class: "mention" }, decode(label ?? target)), length };
  if (/^(https?|mailto|webcal|tel):/i.test(target)) return { node: linkNode(decode(target), decode(label ?? target.replace(/^mailto:/, ""))), length };
  return null;
}

function code(text, at, { names }) {
  if (text[at] !== "`") return null;
  const end = text.indexOf("`", at + 1);
  const inner = text.slice(at + 1, end);
  if (end < 0 || !inner || inner.includes("\n")) return null;
  return { node: h("code", {}, decode(plainTokens(inner, names))), length: end - at + 1 };
}

// *bold*, _italic_, ~strike~: the mark touches its word on the inside and no word on the outside, within one line.
function marked(text, at, context) {
  const mark = text[at];
  const tag = MARKS[mark];
  if (!tag || (at > 0 && WORD.test(text[at - 1])) || !text[at + 1] || /[\s]/.test(text[at + 1]) || text[at + 1] === mark) return null;
  for (let end = text.indexOf(mark, at + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    const inner = text.slice(at + 1, end);
    if (inner.includes("\n")) return null;
    const after = text[end + 1];
    if (!/\s/.test(text[end - 1]) && !(after && WORD.test(after)) && !insideToken(inner)) {
      return { node: h(tag, {}, ...inline(inner, context)), length: end - at + 1 };
    }
  }
  return null;
}

// A closing mark within <…> or `…` belongs to that, as in *<https://x/*|a>*.
function insideToken(inner) {
  return inner.lastIndexOf("<") > inner.lastIndexOf(">") || (inner.match(/`/g) ?? []).length % 2 === 1;
}

function emoji(text, at) {
  if (text[at] !== ":") return null;
  const found = /^:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/.exec(text.slice(at, at + 60));
  return found && emojiOf(found[1]) ? { node: emojiNode(found[1]), length: found[0].length } : null;
}

function bare(text, at, { names, parse }) {
  if (at > 0 && WORD.test(text[at - 1])) return null;
  if (text[at] === "h") {
    const url = BARE_URL.exec(text.slice(at));
    return url && { node: linkNode(decode(url[0]), decode(url[0])), length: url[0].length };
  }
  if (!parse) return null;
  // What Slack does to text objects without `verbatim`: a trap for text from people, so it must show here too.
  const call = /^@(here|channel|everyone)\b/.exec(text.slice(at, at + 12));
  if (call) return { node: broadcastNode(call[1]), length: call[0].length };
  const named = text[at] === "#" && /^#([\w-]+)/.exec(text.slice(at, at + 90));
  const channel = named && names.channelNamed(named[1]);
  return channel ? { node: channelNode(channel.id, null, names), length: named[0].length } : null;
}
