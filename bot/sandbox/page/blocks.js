// Block Kit blocks to DOM. What `form` is, see elements.js; a view adds `errors` ({block_id: sentence}), and may say which
// `heading` comes under the one above it.

import { h, uid } from "./dom.js";
import { element } from "./elements.js";
import { plainText, textObject } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { unknown } from "./unknown.js";
import { t } from "./words.js";

export function blocks(list, form) {
  return h("div", { class: "blocks" }, list.map((block) => drawn(block, form)));
}

function drawn(block, form) {
  const draw = DRAW[block.type];
  if (!draw) return unknown(block.type);
  const node = draw(block, form);
  node.classList.add("block", `block-${block.type.replace("_", "-")}`);
  if (block.block_id) node.dataset.blockId = block.block_id;
  return node;
}

const DRAW = {
  header: (block, form) => h(form.heading ?? "h3", {}, plainText(block.text)),
  divider: () => h("hr", {}),
  section,
  context: (block, form) =>
    h(
      "div",
      {},
      block.elements.map((one) => (one.type === "mrkdwn" || one.type === "plain_text" ? h("span", { class: "context-text" }, textObject(one, form.names)) : unknown(one.type))),
    ),
  actions: (block, form) => h("div", {}, block.elements.map((one) => element(block, one, form))),
  rich_text: (block, form) => richText(block, form.names),
  input,
};

function section(block, form) {
  return h(
    "div",
    {},
    h(
      "div",
      { class: "section-body" },
      block.text ? h("div", { class: "section-text" }, textObject(block.text, form.names)) : null,
      block.fields ? h("div", { class: "fields" }, block.fields.map((one) => h("div", {}, textObject(one, form.names)))) : null,
    ),
    block.accessory ? h("div", { class: "accessory" }, element(block, block.accessory, form, { label: block.text?.type === "plain_text" ? block.text.text : "" })) : null,
  );
}

// Slack draws label, optional mark, field, error, hint, in that order.
function input(block, form) {
  const id = uid("field");
  const hint = block.hint ? uid("hint") : null;
  const error = uid("error");
  const group = ["checkboxes", "radio_buttons"].includes(block.element.type);
  const label = [plainText(block.label), block.optional ? h("span", { class: "optional" }, t("block.optional")) : null];
  const naming = { id, label: block.label.text, describedBy: [error, hint].filter(Boolean).join(" ") };
  const message = form.errors?.[block.block_id];
  const control = element(block, block.element, form, group ? { label: block.label.text, describedBy: naming.describedBy } : naming);
  if (message) (control.id === id ? control : control.querySelector(`#${id}`))?.setAttribute("aria-invalid", "true");
  return h(
    "div",
    { class: message ? "invalid" : "" },
    group ? h("div", { class: "label", "aria-hidden": "true" }, label) : h("label", { class: "label", htmlFor: id }, label),
    control,
    h("div", { class: "field-error", id: error, hidden: !message }, message ?? ""),
    hint ? h("div", { class: "hint", id: hint }, plainText(block.hint)) : null,
  );
}
