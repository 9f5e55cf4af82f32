// The workspace's clock: what it says, the buttons that move it, and a calendar to jump by.

import { moveClock } from "./api.js";
import { calendar } from "./calendar.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { closePopup, openPopup } from "./popup.js";
import { dayOf, moment } from "./time.js";
import { t } from "./words.js";

const STEPS = [
  ["hour", "advance-hour", t("clock.hour")],
  ["day", "advance-day", t("clock.day")],
  ["next", "advance-next", t("clock.next")],
];

export class ClockBar {
  #busy = false;
  #state = null;

  /** `moved()` is called after a move, `failed(sentence)` when it did not succeed. */
  constructor(root, { moved, failed, announce }) {
    this.moved = moved;
    this.failed = failed;
    this.announce = announce;
    this.root = root;
    this.time = h("time", { id: "clock" });
    this.face = h("button", { type: "button", id: "jump", class: "clock-face", title: t("clock.jump"), "aria-haspopup": "dialog", "aria-expanded": "false", on: { click: () => this.#offerDays() } }, icon("clock"), this.time, h("span", { class: "unseen" }, t("clock.jump")));
    this.note = h("span", { class: "clock-note", role: "status" });
    this.buttons = Object.fromEntries(
      STEPS.map(([step, id, label]) => [step, h("button", { type: "button", id, class: "clock-button", on: { click: () => this.#advance({ advance: step }) } }, step === "next" ? icon("skip") : null, h("span", {}, label))]),
    );
    root.append(this.face, this.note, h("span", { class: "clock-buttons" }, Object.values(this.buttons)));
  }

  get busy() {
    return this.#busy;
  }

  render(state) {
    this.#state = state;
    const now = new Date(state.clock);
    this.time.dataset.now = state.clock;
    this.time.dateTime = state.clock;
    const words = moment(now, state.zone);
    if (this.time.textContent !== words) this.time.textContent = words;
    this.buttons.next.title = state.next_due ? t("clock.soon", moment(new Date(state.next_due), state.zone)) : t("clock.nothing");
    this.#paint();
  }

  /** Go to the morning of a day; resolves to whether the clock got there. */
  jump(day) {
    return this.#advance({ day });
  }

  async #advance(step) {
    if (this.#busy) return false;
    this.#busy = true;
    const focused = document.activeElement;
    this.#paint();
    const answer = await moveClock(step);
    await this.moved();
    this.#busy = false;
    this.#paint();
    if (this.root.contains(focused)) focused.focus({ preventScroll: true });
    const went = answer.ok !== false && Boolean(answer.clock);
    if (went) this.announce(t("clock.is", this.time.textContent));
    else this.failed(answer.error ?? t("clock.failed"));
    return went;
  }

  #offerDays() {
    const today = dayOf(new Date(this.#state.clock), this.#state.zone);
    const node = calendar({
      value: null,
      today,
      min: today,
      choose: (day) => {
        closePopup();
        if (day > today) this.jump(day);
      },
    });
    this.face.setAttribute("aria-expanded", "true");
    const dialog = h("div", { role: "dialog", "aria-label": t("clock.jump") }, h("p", { class: "jump-hint" }, t("clock.jumpHint")), node);
    openPopup(this.face, dialog, { focus: false, onClose: () => this.face.setAttribute("aria-expanded", "false") });
    node.querySelector('[tabindex="0"]').focus({ preventScroll: true });
  }

  #paint() {
    this.root.setAttribute("aria-busy", String(this.#busy));
    this.note.textContent = this.#busy ? t("clock.runs") : "";
    this.face.disabled = this.#busy;
    for (const [step, button] of Object.entries(this.buttons)) button.disabled = this.#busy || (step === "next" && !this.#state?.can_advance_to_next);
  }
}
