// The page's three doors to its own server: the state, what a person does, and word that something changed.

import { t } from "./words.js";

async function answerOf(response) {
  const body = await response.json().catch(() => null);
  if (body === null) throw new Error(t("api.refused", response.status));
  return body;
}

export async function fetchState(as) {
  const response = await fetch(`/page/state${as ? `?as=${encodeURIComponent(as)}` : ""}`, { cache: "no-store" });
  // An address from an earlier workspace may name somebody who is not here: be the first member then.
  if (response.status === 404 && as) return fetchState(null);
  if (!response.ok) throw new Error(t("api.refused", response.status));
  return answerOf(response);
}

async function post(path, body) {
  try {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const answer = await answerOf(response);
    return response.ok ? answer : { ok: false, error: answer.error ?? t("api.refused", response.status) };
  } catch (problem) {
    return { ok: false, error: problem instanceof TypeError ? t("api.unreachable") : problem.message };
  }
}

/** Do something as a member; always resolves to {ok, …}, so that no caller forgets the sad case. */
export function act(as, what, details = {}) {
  return post("/page/act", { as, do: what, ...details });
}

/** Read a file as the text in which it travels. */
export function inBase64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Move the clock: {advance: "hour" | "day" | "next"}, or {day}. */
export function moveClock(step) {
  return post("/page/clock", step);
}

/** Put everything back to the start, in a language. */
export function startOver(language) {
  return post("/page/reset", { language });
}

/** Tell in which language the page is read. */
export function speak(language) {
  return post("/page/speak", { language });
}

export async function fetchInboxes() {
  return answerOf(await fetch("/page/inboxes", { cache: "no-store" }));
}

/** Keep a line open that says "something changed"; reconnects by itself. Returns a function that ends it. */
export function live(as, { changed, connected }) {
  let socket;
  let ended = false;
  let wait = 250;
  const open = () => {
    if (ended) return;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/page/live?as=${encodeURIComponent(as)}`);
    socket.onopen = () => {
      wait = 250;
      connected(true);
      changed(); // what happened while the line was down
    };
    socket.onmessage = () => changed();
    socket.onclose = () => {
      if (ended) return;
      connected(false);
      setTimeout(open, wait);
      wait = Math.min(wait * 2, 4000);
    };
  };
  open();
  return () => {
    ended = true;
    socket?.close();
  };
}
