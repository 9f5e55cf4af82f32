// The panel that leads through the story, and below it what was sent at the last move of the clock.

import { fill, focusMark, h, restoreFocus, uid } from "./dom.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { sentList } from "./sent.js";
import { dayAndMonth, dayOf, utc } from "./time.js";
import { language, t } from "./words.js";

const CLOSED = "guide-closed";
const narrow = matchMedia("(max-width: 1080px)");

export class Guide {
  #signature = "";
  #opened = null; // the step one looks at; null: the first that is not done
  #open = localStorage.getItem(CLOSED) !== "yes" && !narrow.matches;
  #next = undefined; // the step that was next when the panel was drawn
  #state = null;

  /** `desk` offers {names, lead(user, channel, {ts, draft, file}), jump(day), inboxes(), reset()}; `button` opens and closes, `bar` says on a small screen where one is. */
  constructor(root, button, bar, desk) {
    this.root = root;
    this.button = button;
    this.bar = bar;
    bar.addEventListener("click", () => this.toggle(true));
    this.desk = desk;
    button.addEventListener("click", () => this.toggle());
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && narrow.matches) this.toggle(false);
    });
  }

  /** Open or close; `keep` remembers it for the next visit. */
  toggle(yes = !this.#open, { keep = true } = {}) {
    this.#open = yes;
    if (keep) localStorage.setItem(CLOSED, yes ? "no" : "yes");
    this.#draw();
    if (yes) this.root.querySelector("h2").focus();
    else if (!document.activeElement || document.activeElement === document.body) this.button.focus();
  }

  /** Whoever is led somewhere on a phone wants to see it, not the panel over it. */
  stepAside() {
    if (narrow.matches) this.toggle(false, { keep: false });
  }

  render(state) {
    this.#state = state;
    this.#draw();
  }

  #draw() {
    const { guide, moved } = this.#state;
    const offered = guide !== null || moved !== null;
    this.button.hidden = !offered;
    this.root.hidden = !offered || !this.#open;
    document.body.classList.toggle("guide-open", !this.root.hidden);
    this.button.setAttribute("aria-expanded", String(!this.root.hidden));
    const next = guide?.findIndex((step) => !step.done) ?? -1;
    this.bar.hidden = next < 0;
    if (next >= 0) this.#drawBar(guide[next][language].title, t("guide.count", next + 1, guide.length), moved ? t("sent.count", moved.sent.length) : null);
    const today = dayOf(new Date(this.#state.clock), this.#state.zone);
    const signature = JSON.stringify([guide, moved, this.#opened, this.#state.me, today, this.desk.names.version]);
    if (this.root.hidden || signature === this.#signature) return;
    this.#signature = signature;
    const mark = focusMark(this.root);
    const scroll = this.#next === guide?.[next]?.id ? this.root.scrollTop : 0;
    this.#next = guide?.[next]?.id;
    fill(this.root, this.#head(guide ?? []), guide?.length ? this.#steps(guide, today) : null, moved ? sentList(moved, this.desk) : null);
    this.root.scrollTop = scroll;
    restoreFocus(this.root, mark);
  }

  #drawBar(title, count, sent) {
    fill(this.bar, icon("guide"), h("span", { class: "bar-title" }, title, sent ? h("span", { class: "bar-sent" }, sent) : null), h("span", { class: "quiet" }, count), icon("forward"));
  }

  #head(steps) {
    const done = steps.filter((step) => step.done).length;
    return h(
      "header",
      { class: "guide-head" },
      h("h2", { tabIndex: -1, data: { focus: "guide-title" } }, t("guide.title")),
      steps.length ? h("span", { class: "guide-count" }, t("guide.count", done, steps.length)) : null,
      h("button", { type: "button", class: "tool", "aria-label": t("guide.close"), data: { focus: "guide-close" }, on: { click: () => this.toggle(false) } }, icon("close")),
      steps.length ? h("progress", { max: String(steps.length), value: done, "aria-label": t("guide.title") }) : null,
    );
  }

  #steps(steps, today) {
    const next = steps.find((step) => !step.done)?.id ?? null;
    const open = this.#opened ?? next;
    const list = h("ol", { class: "steps" }, steps.map((step, index) => this.#step(step, index, { open: step.id === open, next: step.id === next, today })));
    return next ? [list] : [list, this.#end()];
  }

  #step(step, index, { open, next, today }) {
    const words = step[language];
    const body = uid("step");
    const look = () => {
      this.#opened = open ? "" : step.id;
      this.#draw();
    };
    return h(
      "li",
      { class: ["step", step.done ? "done" : "", open ? "open" : ""], "aria-current": next ? "step" : null, data: { step: step.id } },
      h(
        "h3",
        {},
        h(
          "button",
          { type: "button", "aria-expanded": String(open), "aria-controls": body, data: { focus: `step-${step.id}` }, on: { click: look } },
          h("span", { class: "step-sign", "aria-hidden": "true" }, step.done ? icon("check") : String(index + 1)),
          h("span", {}, words.title),
          step.done ? h("span", { class: "unseen" }, ` (${t("guide.done")})`) : null,
        ),
      ),
      h("div", { class: "step-body", id: body, hidden: !open }, h("p", {}, mrkdwn(words.text, this.desk.names)), words.try ? h("p", {}, h("code", {}, words.try)) : null, this.#deed(step, today)),
    );
  }

  // What a step asks for next: first the day, then what is sent or typed there.
  #deed(step, today) {
    const { desk } = this;
    const words = step[language];
    const who = desk.names.person(step.as).shown.split(" ")[0];
    const lead = (more) => {
      this.#opened = null;
      this.stepAside();
      desk.lead(step.as, step.channel, more);
    };
    const deeds = [
      step.day && today < step.day && [t("guide.jump", dayAndMonth(utc(step.day), desk.names.now)), async () => (await desk.jump(step.day)) && lead({})],
      step.file && [t("guide.send", who), () => lead({ file: step.file })],
      words.try && [t("guide.type", who), () => lead({ draft: words.try })],
      [t("guide.go", who), () => lead({})],
    ];
    const [label, deed] = deeds.find(Boolean);
    return h("button", { type: "button", class: "button primary", data: { focus: `deed-${step.id}` }, on: { click: deed } }, label);
  }

  #end() {
    return h(
      "div",
      { class: "guide-end" },
      h("p", {}, t("guide.end")),
      h("button", { type: "button", class: "button", data: { focus: "end-inboxes" }, on: { click: () => this.desk.inboxes() } }, t("inboxes.title")),
      h("button", { type: "button", class: "button", data: { focus: "end-reset" }, on: { click: () => this.desk.reset() } }, t("reset.title")),
    );
  }
}
