// The interactive elements of Block Kit.
//
// `form` is what surrounds them: {names, values, tap(block, element, action), current (conversation id)}.
// `naming` ties an element to its label: {id, label, describedBy}.

import { combobox } from "./combobox.js";
import { confirmed } from "./confirm.js";
import { dateField, timeField } from "./datefield.js";
import { h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { plainString, plainText, textObject } from "./mrkdwn.js";
import { openMenu } from "./popup.js";
import { unknown } from "./unknown.js";
import { isEmpty, optionsOf, slot } from "./values.js";
import { t } from "./words.js";

export function element(block, one, form, naming = {}) {
  const draw = DRAW[one.type];
  if (!draw) return unknown(one.type);
  if (!slot(one.type)) return draw(block, one, form, naming);
  return field(block, one, form, naming, draw);
}

// A field shows its value, stores a new one, and tells the bot if it listens; a denied confirmation puts the old value back.
function field(block, one, form, naming, draw) {
  const listens = block.type !== "input" || block.dispatch_action === true;
  const value = form.values.get(block.block_id, one);
  const attributes = {
    id: naming.id ?? null,
    "aria-label": naming.id ? null : naming.label || plainString(one.placeholder) || NAMES[one.type],
    "aria-describedby": naming.describedBy ?? null,
    "aria-required": block.type === "input" && !block.optional ? "true" : null,
    data: { actionId: one.action_id, blockId: block.block_id, focus: focusName(block, one) },
  };
  const send = (next) => form.tap(block, one, { [slot(one.type)]: next });
  const change = async (next, { quiet = false } = {}) => {
    form.values.set(block.block_id, one, next);
    if (quiet || !listens) return;
    if (await confirmed(one.confirm, form.names)) send(next);
    else {
      form.values.set(block.block_id, one, value);
      node.replaceWith(field(block, one, form, naming, draw));
    }
  };
  const node = draw({ block, one, form, value, attributes, change, send: listens ? send : null });
  return node;
}

// Message updates bring new block_ids, so there the action alone says which control had the focus.
export function focusName(block, one) {
  return block.type === "input" ? `${block.block_id}|${one.action_id}` : `${one.action_id}|${one.value ?? ""}`;
}

const NAMES = {
  static_select: t("field.option"),
  multi_static_select: t("field.options"),
  users_select: t("field.person"),
  multi_users_select: t("field.people"),
  conversations_select: t("field.conversation"),
  channels_select: t("field.channel"),
  datepicker: t("field.date"),
  timepicker: t("field.time"),
  checkboxes: t("field.checkboxes"),
  radio_buttons: t("field.radio"),
};

const DRAW = {
  button,
  overflow,
  plain_text_input: textInput,
  number_input: numberInput,
  url_text_input: (parts) => singleLine(parts, { type: "url", inputmode: "url", placeholder: plainString(parts.one.placeholder) || "https://" }),
  static_select: staticSelect,
  multi_static_select: multiStaticSelect,
  users_select: (parts) => picker(parts, people(parts.form)),
  multi_users_select: (parts) => picker(parts, people(parts.form), { many: true, most: parts.one.max_selected_items }),
  conversations_select: (parts) => picker(parts, conversations(parts.form, parts.one.filter)),
  channels_select: (parts) => picker(parts, conversations(parts.form, { include: ["public"] })),
  datepicker: (parts) => dateField(moment(parts)),
  timepicker: (parts) => timeField(moment(parts)),
  checkboxes: (parts) => choices(parts, "checkbox"),
  radio_buttons: (parts) => choices(parts, "radio"),
  file_input: fileInput,
};

function button(block, one, form) {
  const style = { primary: " primary", danger: " danger" }[one.style] ?? "";
  const press = async (event) => {
    const node = event.currentTarget;
    // A link opens by itself; the tap is sent beside it. With a confirmation the opening waits for the yes.
    if (one.confirm && one.url) event.preventDefault();
    if (node.getAttribute("aria-busy") === "true" || !(await confirmed(one.confirm, form.names))) return;
    if (one.confirm && one.url) open(one.url, "_blank", "noopener");
    node.setAttribute("aria-busy", "true");
    await form.tap(block, one, one.value === undefined ? {} : { value: one.value });
    node.removeAttribute("aria-busy");
  };
  const shared = {
    class: `button${style}`,
    "aria-label": one.accessibility_label ?? null,
    data: { actionId: one.action_id, blockId: block.block_id, value: one.value, focus: focusName(block, one) },
    on: { click: press },
  };
  return one.url && /^https?:/i.test(one.url)
    ? h("a", { ...shared, href: one.url, target: "_blank", rel: "noopener noreferrer" }, plainText(one.text))
    : h("button", { ...shared, type: "button" }, plainText(one.text));
}

function overflow(block, one, form) {
  const choose = async (option) => {
    if (!(await confirmed(one.confirm, form.names))) return;
    if (option.url && /^https?:/i.test(option.url)) open(option.url, "_blank", "noopener");
    form.tap(block, one, { selected_option: option });
  };
  const node = h(
    "button",
    {
      type: "button",
      class: "button overflow",
      "aria-label": t("message.choices"),
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      data: { actionId: one.action_id, blockId: block.block_id, focus: focusName(block, one) },
      on: {
        click: () =>
          openMenu(
            node,
            t("message.choices"),
            one.options.map((option) => ({
              label: plainText(option.text),
              description: option.description ? plainText(option.description) : null,
              data: { value: option.value },
              choose: () => choose(option),
            })),
          ),
      },
    },
    icon("more"),
  );
  return node;
}

// ---- typing ---------------------------------------------------------------------------------------------------------

const PAUSE = 400;

// By default Slack reports a text only on Enter, and each character only to apps that ask for it.
function typing({ one, send, change }, control, { enter = true } = {}) {
  const when = one.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  let timer;
  control.addEventListener("input", () => {
    change(control.value === "" ? null : control.value, { quiet: true });
    if (send && when.includes("on_character_entered")) {
      clearTimeout(timer);
      timer = setTimeout(() => send(control.value), PAUSE);
    }
  });
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !enter || !send || !when.includes("on_enter_pressed")) return;
    event.preventDefault();
    send(control.value);
  });
  return control;
}

function textInput(parts) {
  const { one, value, attributes } = parts;
  if (!one.multiline) return singleLine(parts, { type: "text", placeholder: plainString(one.placeholder) });
  const area = h("textarea", { ...attributes, class: "text-field", rows: "4", placeholder: plainString(one.placeholder), value: value ?? "" });
  return withCounter(parts, typing(parts, area, { enter: false }));
}

function singleLine(parts, extra) {
  const { value, attributes } = parts;
  return withCounter(parts, typing(parts, h("input", { ...attributes, class: "text-field", autocomplete: "off", ...extra, value: value ?? "" })));
}

// Nothing is cut off while typing or pasting; near the limit the room left shows.
function withCounter({ one }, control) {
  if (!one.max_length) return control;
  const count = h("span", { class: "counter", "aria-live": "polite" });
  const show = () => {
    const left = one.max_length - [...control.value].length;
    count.textContent = left < Math.max(20, one.max_length * 0.1) ? String(left) : "";
    count.classList.toggle("over", left < 0);
  };
  control.addEventListener("input", show);
  show();
  return h("span", { class: "counted" }, control, count);
}

function numberInput(parts) {
  const { one } = parts;
  return singleLine(parts, { type: "text", inputmode: one.is_decimal_allowed ? "decimal" : "numeric", placeholder: plainString(one.placeholder), class: "text-field number" });
}

// ---- choosing -------------------------------------------------------------------------------------------------------

function staticSelect({ one, value, attributes, change }) {
  const optionNode = (option) => h("option", { value: option.value, selected: option.value === value?.value }, plainString(option.text));
  const none = plainString(one.placeholder) || NAMES.static_select;
  const select = h(
    "select",
    { ...attributes, class: value ? "select" : "select unset" },
    h("option", { value: "" }, none),
    one.options ? one.options.map(optionNode) : one.option_groups.map((group) => h("optgroup", { label: plainString(group.label) }, group.options.map(optionNode))),
  );
  select.addEventListener("change", () => {
    const chosen = optionsOf(one).find((option) => option.value === select.value) ?? null;
    select.classList.toggle("unset", !chosen);
    // Slack cannot unset a select that reports at once.
    change(chosen, { quiet: !chosen });
  });
  return select;
}

function multiStaticSelect(parts) {
  const { one, value, change } = parts;
  const options = (one.option_groups ?? [{ options: one.options }]).flatMap((group) =>
    group.options.map((option) => ({ value: option.value, label: plainString(option.text), hint: plainString(option.description ?? group.label) })),
  );
  const chosen = (values) => values.map((each) => optionsOf(one).find((option) => option.value === each));
  return picker({ ...parts, value: value.map((option) => option.value), change: (values, how) => change(chosen(values), how) }, options, {
    many: true,
    most: one.max_selected_items,
  });
}

function choices({ one, form, value, attributes, change }, type) {
  const many = type === "checkbox";
  const chosen = (many ? value : [value]).filter(Boolean).map((option) => option.value);
  const group = uid("choice");
  const { id, "aria-label": label, "aria-describedby": describedBy, data } = attributes;
  const box = h(
    "div",
    { class: "choices", role: many ? "group" : "radiogroup", id, "aria-label": label, "aria-describedby": describedBy, data: { actionId: data.actionId, blockId: data.blockId } },
    one.options.map((option) =>
      h(
        "label",
        { class: "choice" },
        h("input", { type, name: group, value: option.value, checked: chosen.includes(option.value), data: { focus: `${data.focus}|${option.value}` } }),
        h("span", {}, textObject(option.text, form.names), option.description ? h("span", { class: "choice-description" }, textObject(option.description, form.names)) : null),
      ),
    ),
  );
  box.addEventListener("change", () => {
    const ticked = [...box.querySelectorAll("input:checked")].map((input) => one.options.find((option) => option.value === input.value));
    change(many ? ticked : (ticked[0] ?? null));
  });
  return box;
}

function picker({ one, form, value, attributes, change, block }, options, { many = false, most } = {}) {
  let chosen = many ? value : isEmpty(value) ? [] : [value];
  if (one.default_to_current_conversation && !chosen.length && form.current && options.some((option) => option.value === form.current)) {
    chosen = [form.current];
    form.values.set(block.block_id, one, form.current);
  }
  return combobox({
    options,
    chosen,
    many,
    most,
    attributes,
    placeholder: plainString(one.placeholder) || NAMES[one.type],
    change: (values) => change(many ? values : (values[0] ?? null), { quiet: !many && !values.length }),
  });
}

function people({ names }) {
  return names.members
    .filter((member) => !member.deleted)
    .map((member) => ({ value: member.id, label: member.real_name || member.name, hint: member.is_bot ? `${member.name} · app` : member.name, sign: names.avatar(member.id) }));
}

function conversations({ names }, filter) {
  const kind = { channel: "public", private: "private", im: "im" };
  return names.conversations
    .filter((one) => !one.archived && (!filter?.include || filter.include.includes(kind[one.kind])))
    .filter((one) => !(filter?.exclude_bot_users && one.kind === "im" && names.person(one.with).is_bot))
    .map((one) => ({ value: one.id, label: names.title(one), sign: names.sign(one) }));
}

const moment = ({ one, form, value, attributes, change }) => ({ names: form.names, value, attributes, change, placeholder: plainString(one.placeholder) || NAMES[one.type] });

// What is chosen goes to the workspace at once, as in Slack; the form carries what came of it.
function fileInput({ one, form, value, attributes, change }) {
  const chosen = h("span", { class: "picked" }, value.map((file) => file.name).join(", "));
  const input = h("input", { ...attributes, type: "file", class: "text-field", multiple: (one.max_files ?? 10) > 1, accept: one.filetypes?.map((kind) => `.${kind}`).join(",") ?? null });
  input.addEventListener("change", async () => {
    const answers = await Promise.all([...input.files].map((file) => form.attach(file)));
    const files = answers.filter((answer) => answer.ok).map((answer) => answer.file);
    chosen.textContent = files.map((file) => file.name).join(", ");
    change(files);
  });
  return h("span", { class: "with-words" }, input, chosen);
}
