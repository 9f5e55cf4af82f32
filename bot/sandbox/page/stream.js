// A scrolling list of messages that stays where the reader is, whatever is added or edited.

import { h, reconcile } from "./dom.js";
import { message } from "./message.js";
import { dayLabel, dayOf, fromTs } from "./time.js";
import { t } from "./words.js";

const GROUP_SECONDS = 300;
const NEAR_END = 60;

export class Stream {
  #subject = null;
  #places = new Map();

  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    root.addEventListener("keydown", (event) => this.#move(event));
    root.addEventListener("scroll", () => this.#remember(), { passive: true });
    // A growing message field or a turned phone must not push the last message out of sight.
    new ResizeObserver(() => this.#subject && this.#places.get(this.#subject) === null && this.#toEnd()).observe(root);
  }

  /** Show the messages of `subject` (a conversation or thread); `unreadFrom` is the ts of the first one not yet seen. */
  show(subject, messages, { channel, inThread = false, unreadFrom = null, intro = null, parent = null }) {
    const changed = subject !== this.#subject;
    if (changed) {
      this.#remember();
      this.#subject = null; // so that clearing does not count as scrolling
      this.root.replaceChildren();
    }
    const atEnd = changed ? false : this.#atEnd();
    const anchor = changed || atEnd ? null : this.#anchor();
    reconcile(this.root, this.#items(messages, { channel, inThread, unreadFrom, intro, parent }));
    this.#subject = subject;
    this.#offerFocus();
    if (changed) this.#restore(subject);
    else if (atEnd) this.#toEnd();
    else if (anchor) this.#hold(anchor);
  }

  /** Bring a message into sight and the focus to it; returns whether it is here. */
  reveal(ts) {
    const node = this.root.querySelector(`.message[data-ts="${CSS.escape(ts)}"]`);
    if (!node) return false;
    for (const other of this.#messages()) other.tabIndex = other === node ? 0 : -1;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
    node.classList.add("revealed");
    return true;
  }

  scrollToEnd() {
    this.#toEnd();
  }

  #items(messages, { channel, inThread, unreadFrom, intro, parent }) {
    const { names } = this.desk;
    const items = intro ? [{ key: "intro", signature: `${intro.signature}${names.version}`, build: intro.build }] : [];
    let before = null;
    for (const one of messages) {
      const date = fromTs(one.ts);
      const isParent = parent === one.ts;
      if (!inThread && (!before || dayOf(fromTs(before.ts), names.zone) !== dayOf(date, names.zone))) {
        const label = dayLabel(date, names.now, names.zone);
        const day = dayOf(date, names.zone);
        items.push({ key: `day-${day}`, signature: label, build: () => h("div", { class: "day", role: "separator" }, h("span", {}, label)) });
        before = null;
      }
      if (one.ts === unreadFrom) {
        items.push({ key: "unread", signature: one.ts, build: () => h("div", { class: "unread-line", role: "separator" }, h("span", {}, t("message.new"))) });
        before = null;
      }
      const compact = Boolean(before) && before.user === one.user && !before.ephemeral && !one.ephemeral && !one.reply_broadcast && Number(one.ts) - Number(before.ts) < GROUP_SECONDS;
      const { replies, ...own } = one;
      const faces = inThread ? null : (replies ?? []).map((reply) => [reply.user, reply.ts]);
      items.push({
        key: `${one.ts}${one.ephemeral ? "-you" : ""}`,
        signature: JSON.stringify([own, faces, compact, inThread, names.version, this.desk.shortcuts()]),
        build: () => message(one, { channel, compact, inThread }, this.desk),
      });
      before = one;
      if (isParent && messages.length > 1) {
        const count = messages.length - 1;
        const label = t("message.replies", count);
        items.push({ key: "count", signature: label, build: () => h("div", { class: "reply-count", role: "separator" }, h("span", {}, label)) });
        before = null;
      }
    }
    return items;
  }

  // ---- where the reader is -------------------------------------------------------------------------------------------

  #atEnd() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < NEAR_END;
  }

  #toEnd() {
    this.root.scrollTop = this.root.scrollHeight;
  }

  #anchor() {
    const top = this.root.getBoundingClientRect().top;
    const node = [...this.root.children].find((child) => child.getBoundingClientRect().bottom > top);
    return node && { key: node.dataset.key, offset: node.getBoundingClientRect().top - top };
  }

  #hold({ key, offset }) {
    const node = [...this.root.children].find((child) => child.dataset.key === key);
    if (node) this.root.scrollTop += node.getBoundingClientRect().top - this.root.getBoundingClientRect().top - offset;
  }

  #remember() {
    if (this.#subject) this.#places.set(this.#subject, this.#atEnd() ? null : this.root.scrollTop);
  }

  #restore(subject) {
    const line = this.root.querySelector(".unread-line");
    const place = this.#places.get(subject);
    this.#toEnd();
    if (place) this.root.scrollTop = place;
    else if (line && line.offsetTop < this.root.scrollTop) this.root.scrollTop = line.offsetTop - 40;
  }

  // ---- keyboard: one stop for the whole list, arrows from message to message ------------------------------------------

  #messages() {
    return [...this.root.querySelectorAll(".message")];
  }

  #offerFocus() {
    const all = this.#messages();
    if (!all.some((node) => node.tabIndex === 0) && all.length) all.at(-1).tabIndex = 0;
  }

  #move(event) {
    if (!event.target.classList.contains("message")) return;
    const all = this.#messages();
    const at = all.indexOf(event.target);
    const to = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all.at(-1) }[event.key];
    if (!to) return;
    event.preventDefault();
    for (const node of all) node.tabIndex = node === to ? 0 : -1;
    to.focus();
  }
}
