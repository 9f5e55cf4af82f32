// The left side: the workspace, who one is, and where one can go.

import { h, reconcile } from "./dom.js";
import { icon } from "./icons.js";

export class Sidebar {
  #members = "";

  /** `go(conversationId)` and `become(memberId)` are what one can do here. */
  constructor(root, { go, become }) {
    this.go = go;
    this.team = h("div", { class: "team" });
    this.face = h("span", { class: "me-face" });
    this.me = h("select", { id: "me", "aria-label": "U bent", on: { change: () => become(this.me.value) } });
    this.role = h("span", { class: "me-label" });
    this.lists = {
      channels: h("div", { class: "side-list" }),
      apps: h("div", { class: "side-list" }),
      people: h("div", { class: "side-list" }),
    };
    this.heads = {
      channels: h("h2", {}, "Kanalen"),
      apps: h("h2", {}, "Apps"),
      people: h("h2", {}, "Directe berichten"),
    };
    root.append(
      this.team,
      h("label", { class: "me-switch" }, this.face, h("span", { class: "me-words" }, this.role, this.me)),
      h("div", { class: "side-scroll" }, Object.keys(this.lists).flatMap((name) => [this.heads[name], this.lists[name]])),
    );
    root.addEventListener("keydown", (event) => this.#move(event, root));
  }

  render(state, names, current) {
    this.team.textContent = state.team.name;
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
    this.role.textContent = names.person(state.me).is_admin ? "U bent · beheerder" : "U bent";
    const byTitle = (a, b) => names.title(a).localeCompare(names.title(b), "nl");
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
        "aria-label": unread ? `${title}, ${one.unread} ongelezen` : title,
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
  if (conversation.archived) return h("div", { class: "locked" }, icon("lock"), "Dit kanaal is gearchiveerd.");
  return h(
    "div",
    { class: "locked" },
    `U bent geen lid van #${conversation.name}.`,
    h("button", { type: "button", class: "button primary", on: { click: join } }, "Deelnemen"),
  );
}
