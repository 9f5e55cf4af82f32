// The workspace's clock, and the buttons that move it.

import { moveClock } from "./api.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { moment } from "./time.js";
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
    this.note = h("span", { class: "clock-note" });
    this.buttons = Object.fromEntries(
      STEPS.map(([step, id, label]) => [step, h("button", { type: "button", id, class: "clock-button", on: { click: () => this.#advance(step) } }, step === "next" ? icon("skip") : null, h("span", {}, label))]),
    );
    root.append(h("span", { class: "clock-face" }, icon("clock"), this.time), this.note, h("span", { class: "clock-buttons" }, Object.values(this.buttons)));
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

  async #advance(step) {
    if (this.#busy) return;
    this.#busy = true;
    const focused = document.activeElement;
    this.#paint();
    const answer = await moveClock({ advance: step });
    await this.moved();
    this.#busy = false;
    this.#paint();
    if (focused === this.buttons[step]) focused.focus({ preventScroll: true });
    if (answer.ok === false || !answer.clock) this.failed(answer.error ?? t("clock.failed"));
    else this.announce(t("clock.is", this.time.textContent));
  }

  #paint() {
    this.root.setAttribute("aria-busy", String(this.#busy));
    this.note.textContent = this.#busy ? t("clock.runs") : "";
    for (const [step, button] of Object.entries(this.buttons)) button.disabled = this.#busy || (step === "next" && !this.#state?.can_advance_to_next);
  }
}
