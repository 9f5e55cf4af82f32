// Who and what the ids of the state stand for, as the member who looks at the page sees it.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

const SLACKBOT = "USLACKBOT";
const FACES = 16;

export class Directory {
  #people = new Map();
  #channels = new Map();
  #faces = new Map();
  #version = "";

  update(state) {
    this.me = state.me;
    this.bot = state.bot;
    this.zone = state.zone;
    this.now = new Date(state.clock);
    this.members = state.members;
    this.conversations = state.conversations;
    this.#people = new Map(state.members.map((member) => [member.id, member]));
    this.#faces = new Map(state.members.filter((member) => !member.is_bot).map((member, index) => [member.id, index % FACES]));
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
    const shown = id === SLACKBOT ? "Slackbot" : t("avatar.unknown");
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

  /** A drawn face, each member's own by the order in which they came; the app's sign; for others their initials. */
  avatar(id) {
    const { shown } = this.person(id);
    const face = this.#faces.get(id);
    if (id === this.bot) return h("span", { class: "avatar bot", "aria-hidden": "true" }, h("img", { src: "/page/icon.svg", alt: "" }));
    if (face === undefined) return h("span", { class: "avatar", "aria-hidden": "true" }, shown.slice(0, 2).toUpperCase());
    const source = `/page/faces/${String(face).padStart(2, "0")}.svg`;
    return h("span", { class: `avatar hue-${face % 8}`, "aria-hidden": "true" }, h("img", { src: source, alt: "", loading: "lazy" }));
  }
}
