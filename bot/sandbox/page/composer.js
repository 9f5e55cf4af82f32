// Where one types: commands, @people and #channels are completed, Enter sends, and nothing typed gets lost.

import { fold } from "./combobox.js";
import { h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { closePopup, openMenu, openPopup } from "./popup.js";
import { t } from "./words.js";

const MOST = 8;
const SLOW = 400;
const drafts = new Map(); // by subject: what was typed and not yet sent

export class Composer {
  #subject = null;
  #popup = null;
  #shown = [];
  #active = 0;
  #listId = uid("suggestions");

  /** `desk` offers {names, commands(), shortcuts(), runShortcut}; `send(text)` and `drop(file, text)` resolve to whether it was accepted. */
  constructor(root, { id, desk, send, drop, withCommands }) {
    this.desk = desk;
    this.send = send;
    this.withCommands = withCommands;
    this.list = h("div", { class: "options", role: "listbox", id: this.#listId, "aria-label": t("composer.suggestions") });
    this.area = h("textarea", {
      id,
      rows: "1",
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      on: {
        input: () => this.#typed(),
        keydown: (event) => this.#key(event),
        click: () => this.#suggest(),
        blur: () => this.#hide(),
      },
    });
    this.hint = h("div", { class: "composer-hint", data: { sending: `${t("composer.sending")} ` } });
    this.button = h("button", { type: "submit", class: "send", "aria-label": t("composer.send"), title: `${t("composer.send")} (Enter)` }, icon("send"));
    this.quick = h(
      "button",
      { type: "button", class: "tool", "aria-label": t("composer.shortcuts"), title: t("composer.shortcuts"), "aria-haspopup": "menu", "aria-expanded": "false", on: { click: () => this.#menu() } },
      icon("bolt"),
    );
    this.file = h("input", { type: "file", class: "hidden-file", "aria-label": t("composer.file"), tabIndex: -1, on: { change: () => this.#drop(drop, this.file.files[0]) } });
    this.clip = h("button", { type: "button", class: "tool", "aria-label": t("composer.fileAdd"), title: t("composer.fileAdd"), on: { click: () => this.file.click() } }, icon("file"));
    this.form = h(
      "form",
      {
        class: "composer",
        on: {
          dragover: (event) => drop && event.preventDefault(),
          drop: (event) => {
            if (!drop || !event.dataTransfer.files.length) return;
            event.preventDefault();
            this.#drop(drop, event.dataTransfer.files[0]);
          },
          submit: (event) => {
            event.preventDefault();
            this.#submit();
          },
        },
      },
      h("div", { class: "composer-box" }, withCommands ? this.quick : null, drop ? [this.clip, this.file] : null, this.area, this.button),
      this.hint,
    );
    root.append(this.form);
  }

  /** Turn to another conversation; its own draft comes back. */
  turnTo(subject, label) {
    this.area.placeholder = label;
    this.area.setAttribute("aria-label", label);
    if (this.withCommands) this.quick.hidden = !this.desk.shortcuts("global").length;
    if (subject === this.#subject) return;
    this.#subject = subject;
    this.area.value = drafts.get(subject) ?? "";
    this.#hide();
    this.#fit();
    this.#explain();
  }

  /** Put words in the field as if they were typed, ready to be sent. */
  offer(text) {
    this.#write(text);
    this.focus();
  }

  focus() {
    this.area.focus({ preventScroll: true });
  }

  async #submit() {
    const text = this.area.value.trim();
    const subject = this.#subject;
    if (!text) return;
    this.#write("");
    const slow = setTimeout(() => this.form.classList.add("sending"), SLOW);
    const accepted = await this.send(text);
    clearTimeout(slow);
    this.form.classList.remove("sending");
    // Refused words come back, unless something new was typed meanwhile.
    if (!accepted && !drafts.get(subject)) {
      if (subject === this.#subject) this.#write(text);
      else drafts.set(subject, text);
    }
    this.#explain();
  }

  async #drop(drop, file) {
    const text = this.area.value.trim();
    this.file.value = "";
    if (file && (await drop(file, text))) this.#write("");
  }

  #write(text, caret = text.length) {
    this.area.value = text;
    this.area.setSelectionRange(caret, caret);
    drafts.set(this.#subject, text);
    this.#hide();
    this.#fit();
    this.#explain();
  }

  #typed() {
    drafts.set(this.#subject, this.area.value);
    this.#fit();
    this.#explain();
    this.#suggest();
  }

  #fit() {
    this.area.style.height = "auto";
    this.area.style.height = `${Math.min(this.area.scrollHeight, innerHeight * 0.4)}px`;
    this.button.classList.toggle("ready", this.area.value.trim() !== "");
  }

  // Once a command is there its usage hint stays in view.
  #explain() {
    const word = this.area.value.split(/\s/, 1)[0];
    const command = this.withCommands && word.startsWith("/") ? this.desk.commands().find((one) => one.command === word.toLowerCase()) : null;
    if (command && /\s/.test(this.area.value)) {
      this.hint.replaceChildren(h("strong", {}, command.command), ` ${command.usage_hint ?? ""}`, h("span", { class: "quiet" }, ` · ${command.description}`));
    } else {
      this.hint.replaceChildren(h("span", { class: "quiet" }, t("composer.hint")));
    }
  }

  // ---- suggestions ---------------------------------------------------------------------------------------------------

  #found() {
    const before = this.area.value.slice(0, this.area.selectionStart);
    const { names } = this.desk;
    const command = this.withCommands && /^\/\S*$/.exec(before);
    if (command) {
      const options = this.desk
        .commands()
        .filter((one) => one.command.startsWith(command[0].toLowerCase()))
        .map((one) => ({ insert: one.command, label: one.command, hint: [one.usage_hint, one.description].filter(Boolean).join(" — ") }));
      return { typed: command[0], options };
    }
    const person = /(?:^|\s)@([\p{L}\p{N}._-]*)$/u.exec(before);
    if (person) {
      const words = fold(person[1]);
      const options = names.members
        .filter((one) => !one.deleted && fold(`${one.name} ${one.real_name}`).split(/\s+/).some((part) => part.startsWith(words)))
        .map((one) => ({ insert: `@${one.name}`, label: one.real_name || one.name, hint: `@${one.name}`, sign: names.avatar(one.id) }));
      return { typed: `@${person[1]}`, options };
    }
    const channel = /(?:^|\s)#([\w-]*)$/.exec(before);
    if (channel) {
      const options = names.conversations
        .filter((one) => one.kind !== "im" && !one.archived && one.name.startsWith(channel[1]))
        .map((one) => ({ insert: `#${one.name}`, label: one.name, sign: names.sign(one) }));
      return { typed: `#${channel[1]}`, options };
    }
    return { typed: "", options: [] };
  }

  #suggest() {
    const { typed, options } = this.#found();
    // What is complete already needs no suggestion, and Enter should send it.
    if (!options.length || (options.length === 1 && options[0].insert.toLowerCase() === typed.toLowerCase() && typed[0] !== "/")) {
      this.#hide();
      return;
    }
    this.#shown = options.slice(0, MOST);
    this.#active = 0;
    this.list.replaceChildren(
      ...this.#shown.map((option, index) =>
        h(
          "div",
          {
            class: "option",
            role: "option",
            id: `${this.#listId}-${index}`,
            on: { mousedown: (event) => event.preventDefault(), click: () => this.#take(option) },
          },
          option.sign ?? null,
          h("span", { class: "option-label" }, option.label),
          option.hint ? h("span", { class: "option-hint" }, option.hint) : null,
        ),
      ),
    );
    if (!this.#popup) {
      this.#popup = openPopup(this.form.firstElementChild, this.list, {
        focus: false,
        match: true,
        side: "above",
        onClose: () => {
          this.#popup = null;
          this.area.removeAttribute("aria-controls");
          this.area.removeAttribute("aria-activedescendant");
        },
      });
    }
    this.area.setAttribute("aria-controls", this.#listId);
    this.#mark();
    this.#popup.place();
  }

  #mark() {
    [...this.list.children].forEach((node, index) => node.setAttribute("aria-selected", String(index === this.#active)));
    this.area.setAttribute("aria-activedescendant", `${this.#listId}-${this.#active}`);
  }

  #hide() {
    if (this.#popup) closePopup(false);
  }

  #take(option) {
    const { typed } = this.#found();
    const at = this.area.selectionStart;
    const head = `${this.area.value.slice(0, at - typed.length)}${option.insert} `;
    this.#write(head + this.area.value.slice(at).trimStart(), head.length);
    this.area.focus();
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.#popup && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.#active = (this.#active + (event.key === "ArrowDown" ? 1 : -1) + this.#shown.length) % this.#shown.length;
      this.#mark();
    } else if (this.#popup && (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey))) {
      event.preventDefault();
      event.stopPropagation();
      const option = this.#shown[this.#active];
      if (event.key === "Enter" && option.insert === this.#found().typed) this.#submit();
      else this.#take(option);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    }
  }

  #menu() {
    openMenu(
      this.quick,
      t("composer.shortcuts"),
      this.desk.shortcuts("global").map((shortcut) => ({
        label: shortcut.name,
        description: this.desk.names.person(this.desk.names.bot).shown,
        data: { shortcut: shortcut.callback_id },
        choose: () => this.desk.runShortcut(shortcut),
      })),
      { side: "above" },
    );
  }
}
