// What Slack refuses in a form before the app hears of it.

import { isEmpty } from "./values.js";

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
  if (isEmpty(value) || (typeof value === "string" && !value.trim())) return optional ? null : "Vul dit verplichte veld in.";
  const check = CHECKS[element.type];
  return check ? check(element, value) : null;
}

const CHECKS = {
  plain_text_input(element, value) {
    const length = [...value].length;
    if (element.max_length && length > element.max_length) return `Gebruik ten hoogste ${element.max_length} tekens (nu ${length}).`;
    if (element.min_length && length < element.min_length) return `Gebruik ten minste ${element.min_length} tekens.`;
    return null;
  },
  number_input(element, value) {
    const pattern = element.is_decimal_allowed ? /^-?\d+([.,]\d+)?$/ : /^-?\d+$/;
    if (!pattern.test(value.trim())) return element.is_decimal_allowed ? "Vul een getal in." : "Vul een geheel getal in.";
    const number = Number(value.replace(",", "."));
    if (element.min_value !== undefined && number < Number(element.min_value)) return `Vul een getal in van ten minste ${element.min_value}.`;
    if (element.max_value !== undefined && number > Number(element.max_value)) return `Vul een getal in van ten hoogste ${element.max_value}.`;
    return null;
  },
  url_text_input(_element, value) {
    return /^(https?|mailto):\S+$/i.test(value.trim()) ? null : "Vul een volledig webadres in, zoals https://voorbeeld.nl.";
  },
  multi_users_select: atMost,
  multi_static_select: atMost,
};

function atMost(element, value) {
  return element.max_selected_items && value.length > element.max_selected_items ? `Kies er ten hoogste ${element.max_selected_items}.` : null;
}
