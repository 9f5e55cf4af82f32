// Modal views: the top one of the stack is shown; what was filled in on the ones below is kept.

import { blocks } from "./blocks.js";
import { FOCUSABLE, fill, focusMark, h, restoreFocus, uid } from "./dom.js";
import { icon } from "./icons.js";
import { plainString } from "./mrkdwn.js";
import { closePopup } from "./popup.js";
import { refusals } from "./validate.js";
import { Values } from "./values.js";
import { t } from "./words.js";

export class Modals {
  #dialog = null;
  #shown = null; // {id, signature}
  #values = new Map();
  #errors = {};
  #before = null;
  #sending = false;
  #pressed = null; // the view whose sending was asked for while the bot was answering something else

  /** `desk` offers {names, current(), tap(container, blocks, block, element, action), submit(viewId, values), attach(file), close(viewId, all), announce}. */
  constructor(desk) {
    this.desk = desk;
  }

  render(stack) {
    for (const id of this.#values.keys()) if (!stack.some((view) => view.id === id)) this.#values.delete(id);
    const view = stack.at(-1);
    if (!view) {
      this.#end();
      return;
    }
    const signature = JSON.stringify([view.title, view.blocks, view.submit, view.close, view.submit_disabled, stack.length]);
    if (this.#shown?.id === view.id && this.#shown.signature === signature) return;
    const same = this.#shown?.id === view.id;
    // An updated view says what is wrong itself; the old errors may not fit it any more.
    this.#errors = {};
    this.#shown = { id: view.id, signature };
    this.#draw(view, stack, { same });
  }

  #draw(view, stack, { same }) {
    if (!this.#dialog) this.#begin();
    if (!same) this.#busy(false); // the bot has answered what was asked in the view before
    const mark = same ? focusMark(this.#dialog) : null;
    const known = new Set([...this.#dialog.querySelectorAll("[data-focus]")].map((node) => node.dataset.focus));
    const scroll = same ? (this.#dialog.querySelector(".modal-body")?.scrollTop ?? 0) : 0;
    closePopup(false);
    fill(this.#dialog, this.#content(view, stack));
    this.#dialog.querySelector(".modal-body").scrollTop = scroll;
    if (mark) restoreFocus(this.#dialog, mark);
    if (!this.#dialog.contains(document.activeElement) || document.activeElement === this.#dialog) this.#focusFirst(view, same ? known : null);
  }

  #begin() {
    this.#before = document.activeElement;
    closePopup(false);
    const dialog = h("dialog", { class: "modal", tabIndex: -1 });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#close();
    });
    // The browser may close a dialog on a second Esc whatever we say; then the server must hear of it too.
    dialog.addEventListener("close", () => {
      if (this.#dialog === dialog) {
        this.#close();
        if (dialog.isConnected) dialog.showModal();
      }
    });
    this.#dialog = dialog;
    document.body.append(dialog);
    dialog.showModal();
  }

  #end() {
    const dialog = this.#dialog;
    this.#shown = null;
    this.#errors = {};
    if (!dialog) return;
    this.#dialog = null;
    closePopup(false);
    dialog.close();
    dialog.remove();
    if (this.#before?.isConnected) this.#before.focus({ preventScroll: true });
    else this.desk.focusComposer();
  }

  #close(all = false) {
    if (this.#shown) this.desk.close(this.#shown.id, all);
  }

  #content(view, stack) {
    const title = uid("title");
    this.#dialog.setAttribute("aria-labelledby", title);
    this.#dialog.dataset.viewId = view.id;
    const values = this.#valuesOf(view.id);
    const form = {
      names: this.desk.names,
      current: this.desk.current(),
      values,
      errors: this.#errors,
      attach: (file) => this.desk.attach(file),
      tap: async (block, element, action) => {
        this.#busy(true);
        const problem = await this.desk.tap({ type: "view", view_id: view.id }, view.blocks, block, element, action, values);
        if (this.#shown?.id !== view.id) return;
        this.#busy(false);
        if (problem) this.#complain(problem);
      },
    };
    const submit = (event) => {
      event.preventDefault();
      this.#submit(view, stack, values);
    };
    const node = h(
      "form",
      { class: "modal-form", novalidate: true, on: { submit, input: (event) => this.#mended(event), change: (event) => this.#mended(event) } },
      h(
        "header",
        { class: "modal-header" },
        stack.length > 1 && !view.clear_on_close
          ? h("button", { type: "button", class: "tool", "aria-label": t("modal.back"), title: t("modal.back"), on: { click: () => this.#close() } }, icon("back"))
          : h("span", { class: "modal-app" }, this.desk.names.avatar(this.desk.names.bot)),
        h("h2", { id: title }, plainString(view.title)),
        h("button", { type: "button", class: "tool", "aria-label": t("modal.close"), title: t("modal.close"), data: { focus: "modal-x" }, on: { click: () => this.#close(true) } }, icon("close")),
      ),
      h("div", { class: "modal-progress", "aria-hidden": "true" }),
      h("div", { class: "modal-body" }, h("div", { class: "modal-banner", role: "alert", hidden: true }), blocks(view.blocks, form)),
      h(
        "footer",
        { class: "dialog-buttons" },
        h("button", { type: "button", class: "button modal-close", data: { focus: "modal-close" }, on: { click: () => this.#close() } }, plainString(view.close) || t("modal.close")),
        view.submit
          ? h("button", { type: "submit", class: "button primary modal-submit", disabled: view.submit_disabled === true, data: { focus: "modal-submit" } }, plainString(view.submit))
          : null,
      ),
    );
    // Ctrl+Enter sends from a field of several lines too.
    node.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && view.submit) {
        event.preventDefault();
        node.requestSubmit();
      }
    });
    return node;
  }

  async #submit(view, stack, values) {
    if (this.#dialog.getAttribute("aria-busy") === "true") {
      if (!this.#sending) this.#pressed = view.id; // once the bot has answered a choice; what is under way is not sent twice
      return;
    }
    let errors = refusals(view.blocks, values);
    if (!Object.keys(errors).length) {
      this.#busy(true);
      this.#sending = true;
      const answer = await this.desk.submit(view.id, values.snapshot(view.blocks));
      this.#sending = false;
      if (this.#shown?.id !== view.id) return; // closed, or another view came on top
      this.#busy(false);
      if (!answer.ok) {
        this.#complain(answer.error);
        return;
      }
      errors = answer.errors ?? {};
    }
    const known = Object.fromEntries(Object.entries(errors).filter(([id]) => view.blocks.some((block) => block.type === "input" && block.block_id === id)));
    const lost = Object.values(errors).filter((message) => !Object.values(known).includes(message));
    if (!Object.keys(errors).length && !Object.keys(this.#errors).length) return;
    this.#errors = known;
    this.#draw(view, stack, { same: true });
    if (lost.length) this.#complain(lost.join(" "));
    const first = this.#dialog.querySelector(".block.invalid");
    if (first) {
      first.querySelector(FOCUSABLE)?.focus();
      first.scrollIntoView({ block: "nearest" });
      this.desk.announce(Object.values(known).join(" "));
    }
  }

  // Whoever mends a field need not look at the old complaint.
  #mended(event) {
    const block = event.target.closest(".block.invalid");
    if (!block) return;
    block.classList.remove("invalid");
    block.querySelector(".field-error").hidden = true;
    block.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
    delete this.#errors[block.dataset.blockId];
  }

  #complain(sentence) {
    const banner = this.#dialog?.querySelector(".modal-banner");
    if (!banner) return;
    banner.hidden = false;
    banner.textContent = sentence;
    banner.scrollIntoView({ block: "nearest" });
  }

  #busy(busy) {
    if (!this.#dialog) return;
    this.#dialog.setAttribute("aria-busy", String(busy));
    if (!busy) {
      const same = this.#pressed !== null && this.#pressed === this.#shown?.id;
      this.#pressed = null;
      if (same) queueMicrotask(() => this.#dialog?.querySelector("form")?.requestSubmit());
    }
    if (busy) for (const banner of this.#dialog.querySelectorAll(".modal-banner")) banner.hidden = true;
  }

  // When the control that was used is gone (*Meer opties*), what came in its place is where one goes on.
  #focusFirst(view, known) {
    const wanted = view.blocks.flatMap((block) => [block.element, block.accessory, ...(block.elements ?? [])]).find((one) => one?.focus_on_load);
    const body = this.#dialog.querySelector(".modal-body");
    const fresh = known && [...body.querySelectorAll("[data-focus]")].find((node) => node.matches(FOCUSABLE) && !known.has(node.dataset.focus));
    const target =
      fresh ||
      (wanted && body.querySelector(`[data-action-id="${CSS.escape(wanted.action_id)}"]`)) ||
      body.querySelector(FOCUSABLE) ||
      this.#dialog.querySelector(".modal-submit, .modal-close");
    target.focus();
  }

  #valuesOf(id) {
    if (!this.#values.has(id)) this.#values.set(id, new Values());
    return this.#values.get(id);
  }
}
