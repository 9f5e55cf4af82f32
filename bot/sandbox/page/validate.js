// What Slack refuses in a form before the app hears of it.

import { isEmpty } from "./values.js";
import { t } from "./words.js";

/** Errors by block_id; empty when the form may be sent. */
export function refusals(blocks, values) {
  const errors = {};
  for (const block of blocks) {
    if (block.type !== "input") continue;
    const problem = refusal(block, values.get(block.block_id, block.element));
    if (problem) errors[block.block_id] = problem;
  }
  return errors;
}

function refusal({ element, optional }, value) {
  if (isEmpty(value) || (typeof value === "string" && !value.trim())) return optional ? null : t("say.required");
  const check = CHECKS[element.type];
  return check ? check(element, value) : null;
}

const CHECKS = {
  plain_text_input(element, value) {
    const length = [...value].length;
    if (element.max_length && length > element.max_length) return t("say.most", element.max_length, length);
    if (element.min_length && length < element.min_length) return t("say.least", element.min_length);
    return null;
  },
  number_input(element, value) {
    const pattern = element.is_decimal_allowed ? /^-?\d+([.,]\d+)?$/ : /^-?\d+$/;
    if (!pattern.test(value.trim())) return t(element.is_decimal_allowed ? "say.number" : "say.whole");
    const number = Number(value.replace(",", "."));
    if (element.min_value !== undefined && number < Number(element.min_value)) return t("say.numberLow", element.min_value);
    if (element.max_value !== undefined && number > Number(element.max_value)) return t("say.numberHigh", element.max_value);
    return null;
  },
  url_text_input(_element, value) {
    return /^(https?|mailto):\S+$/i.test(value.trim()) ? null : t("say.url");
  },
  multi_users_select: atMost,
  multi_static_select: atMost,
};

function atMost(element, value) {
  return element.max_selected_items && value.length > element.max_selected_items ? t("say.mostChosen", element.max_selected_items) : null;
}
