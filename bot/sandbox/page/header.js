// Above a conversation: what it is called, what it is about, who is in it; and the tabs of the app's own.

import { fill, focusMark, h, restoreFocus } from "./dom.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";
import { t } from "./words.js";

const FACES = 3;

export class Header {
  #signature = "";

  /** `turn(tab)` is called when another tab of the app is wanted. */
  constructor(root, { names, turn }) {
    this.root = root;
    this.names = names;
    this.turn = turn;
  }

  /** `tabs` are the names of the tabs, for the app's conversation only. */
  render(one, { tab, tabs }) {
    const { names } = this;
    const signature = JSON.stringify([one.id, one.name, one.topic, one.members, tab, tabs, names.version]);
    if (signature === this.#signature) return;
    this.#signature = signature;
    const mark = focusMark(this.root);
    const title = names.title(one);
    fill(
      this.root,
      h(
        "div",
        { class: "title-row" },
        h("h1", {}, h("span", { class: "title-sign" }, names.sign(one)), h("span", { class: "title-name" }, title)),
        one.topic ? h("p", { class: "topic", title: one.topic }, one.topic) : null,
        one.kind === "im" ? null : this.#members(one),
      ),
      tabs.length ? h("div", { class: "tabs", role: "tablist", "aria-label": title }, tabs.map((name) => this.#tab(name, name === tab))) : null,
    );
    restoreFocus(this.root, mark);
  }

  #tab(name, chosen) {
    const label = { home: t("list.home"), messages: t("list.messages") }[name];
    const sign = { home: "home", messages: "chat" }[name];
    const attributes = { type: "button", role: "tab", id: `tab-${name}`, "aria-selected": String(chosen), "aria-controls": name, data: { focus: `tab-${name}` } };
    return h("button", { ...attributes, on: { click: () => this.turn(name) } }, icon(sign), label);
  }

  #members(one) {
    const people = one.members.filter((id) => !this.names.person(id).deleted);
    const count = t("channel.members", people.length);
    const node = h(
      "button",
      {
        type: "button",
        class: "members",
        "aria-label": count,
        "aria-haspopup": "dialog",
        "aria-expanded": "false",
        data: { focus: "members" },
        on: { click: () => this.#show(node, count, people) },
      },
      h("span", { class: "member-faces" }, people.slice(0, FACES).map((id) => this.names.avatar(id))),
      String(people.length),
    );
    return node;
  }

  #show(anchor, label, people) {
    const { names } = this;
    const rows = people
      .map((id) => ({ id, ...names.person(id) }))
      .sort((a, b) => a.shown.localeCompare(b.shown))
      .map((one) => h("li", {}, names.avatar(one.id), h("span", {}, one.shown), one.is_bot ? h("span", { class: "app-badge" }, t("message.app")) : null));
    anchor.setAttribute("aria-expanded", "true");
    const list = h("div", { class: "member-list", role: "dialog", "aria-label": label, tabIndex: -1 }, h("h2", {}, label), h("ul", {}, rows));
    openPopup(anchor, list, { focus: false, onClose: () => anchor.setAttribute("aria-expanded", "false") });
    list.focus({ preventScroll: true });
  }
}
