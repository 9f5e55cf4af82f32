// The left side: the workspace, who one is, and where one can go.

import { h, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { locale, t } from "./words.js";

const phone = matchMedia("(max-width: 720px)");

export class Sidebar {
  #members = "";

  /** `go(conversationId)` and `become(memberId)` are what one can do here; `tools` is the top bar's end. */
  constructor(root, { go, become, tools }) {
    this.go = go;
    this.face = h("span", { class: "me-face" });
    this.me = h("select", { id: "me", "aria-label": t("me.are"), on: { change: () => become(this.me.value) } });
    this.role = h("span", { class: "me-label" });
    this.switch = h("label", { class: "me-switch" }, this.face, h("span", { class: "me-words" }, this.role, this.me));
    this.lists = {
      channels: h("div", { class: "side-list" }),
      apps: h("div", { class: "side-list" }),
      people: h("div", { class: "side-list" }),
    };
    this.heads = {
      channels: h("h2", {}, t("nav.channels")),
      apps: h("h2", {}, t("nav.apps")),
      people: h("h2", {}, t("nav.people")),
    };
    root.append(
      this.switch,
      h("div", { class: "side-scroll" }, Object.keys(this.lists).flatMap((name) => [this.heads[name], this.lists[name]])),
    );
    root.addEventListener("keydown", (event) => this.#move(event, root));
    // On a phone the list of conversations is mostly away; who one is stays in sight.
    const home = () => (phone.matches ? tools.append(this.switch) : root.prepend(this.switch));
    phone.addEventListener("change", home);
    home();
  }

  render(state, names, current) {
    this.face.replaceChildren(names.avatar(state.me));
    const members = JSON.stringify(state.members);
    if (members !== this.#members) {
      this.#members = members;
      this.me.replaceChildren(
        ...state.members
          .filter((one) => !one.is_bot && !one.deleted)
          .map((one) => h("option", { value: one.id }, one.real_name || one.name)),
      );
    }
    this.me.value = state.me;
    this.role.textContent = names.person(state.me).is_admin ? t("me.admin") : t("me.are");
    const byTitle = (a, b) => names.title(a).localeCompare(names.title(b), locale);
    const open = state.conversations.filter((one) => !one.archived || one.id === current);
    const lists = {
      channels: open.filter((one) => one.kind !== "im").sort(byTitle),
      apps: open.filter((one) => one.kind === "im" && names.person(one.with).is_bot),
      people: open.filter((one) => one.kind === "im" && !names.person(one.with).is_bot).sort(byTitle),
    };
    for (const [name, conversations] of Object.entries(lists)) {
      this.heads[name].hidden = !conversations.length;
      reconcile(
        this.lists[name],
        conversations.map((one) => ({
          key: one.id,
          signature: JSON.stringify([one.name, one.kind, one.unread, one.is_member, one.archived, one.id === current, names.version]),
          build: () => this.#entry(one, names, current),
        })),
      );
    }
  }

  #entry(one, names, current) {
    const unread = one.unread > 0 && one.id !== current;
    const title = names.title(one);
    return h(
      "button",
      {
        type: "button",
        class: ["side-entry", unread ? "unread" : "", one.is_member || one.kind === "im" ? "" : "outside", one.archived ? "outside" : ""],
        "aria-current": one.id === current ? "page" : null,
        "aria-label": unread ? t("nav.unread", title, one.unread) : title,
        data: { conversation: one.id, focus: one.id },
        on: { click: () => this.go(one.id) },
      },
      h("span", { class: "side-sign" }, names.sign(one)),
      h("span", { class: "side-name" }, title),
      unread ? h("span", { class: "badge", "aria-hidden": "true" }, one.unread > 99 ? "99+" : String(one.unread)) : null,
    );
  }

  #move(event, root) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = [...root.querySelectorAll(".side-entry")];
    const at = all.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    all[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  }
}

/** Where nothing can be typed the reason is shown instead, and the way out if there is one. */
export function lockedNote(conversation, join) {
  if (conversation.archived) return h("div", { class: "locked" }, icon("lock"), t("channel.archived"));
  return h(
    "div",
    { class: "locked" },
    t("channel.outside", conversation.name),
    h("button", { type: "button", class: "button primary", on: { click: join } }, t("channel.join")),
  );
}
