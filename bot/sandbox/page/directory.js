// Who and what the ids of the state stand for, as the member who looks at the page sees it.

import { h } from "./dom.js";
import { icon } from "./icons.js";

const SLACKBOT = "USLACKBOT";
const HUES = 10;

export class Directory {
  #people = new Map();
  #channels = new Map();
  #version = "";

  update(state) {
    this.me = state.me;
    this.bot = state.bot;
    this.zone = state.zone;
    this.now = new Date(state.clock);
    this.members = state.members;
    this.conversations = state.conversations;
    this.#people = new Map(state.members.map((member) => [member.id, member]));
    this.#channels = new Map(state.conversations.map((one) => [one.id, one]));
    // What a drawn message takes from here; when it changes every message is drawn anew.
    this.#version = JSON.stringify([state.me, state.zone, state.members, state.conversations.map((one) => [one.id, one.name])]);
  }

  get version() {
    return this.#version;
  }

  person(id) {
    const known = this.#people.get(id);
    if (known) return { ...known, shown: known.real_name || known.name };
    const shown = id === SLACKBOT ? "Slackbot" : "Onbekend";
    return { id, name: shown.toLowerCase(), real_name: shown, shown, is_bot: id === SLACKBOT, is_admin: false, deleted: false };
  }

  channel(id) {
    return this.#channels.get(id);
  }

  channelNamed(name) {
    return this.conversations.find((one) => one.kind !== "im" && one.name === name);
  }

  title(conversation) {
    return conversation.kind === "im" ? this.person(conversation.with).shown : conversation.name;
  }

  sign(conversation) {
    if (conversation.kind === "im") return this.avatar(conversation.with);
    return icon(conversation.kind === "private" ? "lock" : "hash");
  }

  /** Initials on a colour of their own; apps are squarer than people. */
  avatar(id) {
    const { shown, is_bot: bot } = this.person(id);
    const words = shown.split(/[\s-]+/).filter(Boolean);
    const initials = words.length > 1 ? words[0][0] + words.at(-1)[0] : (words[0] ?? "?").slice(0, bot ? 3 : 2);
    const hue = [...id].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) % 9973, 7) % HUES;
    return h("span", { class: `avatar ${bot ? "bot" : `hue-${hue}`}`, "aria-hidden": "true" }, initials.toUpperCase());
  }
}
