// The page: fetches what a member sees, draws it, and passes on what they do.

import { act, fetchState, inBase64, live, speak, startOver } from "./api.js";
import { blocks } from "./blocks.js";
import { ClockBar } from "./clockbar.js";
import { Composer } from "./composer.js";
import { confirmed } from "./confirm.js";
import { Directory } from "./directory.js";
import { fill, focusMark, h, restoreFocus } from "./dom.js";
import { Guide } from "./guide.js";
import { Header } from "./header.js";
import { icon } from "./icons.js";
import { showInboxes } from "./inboxes.js";
import { Modals } from "./modal.js";
import { closeOrphan, closePopup, openMenu, popupOpen } from "./popup.js";
import { openSearch } from "./search.js";
import { Sidebar, lockedNote } from "./sidebar.js";
import { Stream } from "./stream.js";
import { Values } from "./values.js";
import { language, otherLanguage, t } from "./words.js";

const $ = (id) => document.getElementById(id);
const CLOCK = 30_000; // milliseconds after which the clock's minute may have passed
const RETRY = 2000; // milliseconds after which a failed fetch is tried again
const QUIET = 60; // milliseconds between two fetches, so that a storm of changes costs a few
const MOVING = 700; // the same while the clock runs, and the machine has other things to do
const names = new Directory();

let state = null;
let me = new URLSearchParams(location.search).get("as");
let current = location.hash.slice(1) || null;
let thread = null; // {channel, ts}
let tab = "messages"; // of the app's conversation: messages | home
let wanted = null; // where one is being led, until it is shown: {channel, ts, thread, draft, file}
let unreadFrom = null; // the first message not yet seen when this conversation was opened
let endLine = null;
const values = new Map(); // per message or home view: what was chosen there
const notices = []; // what the page itself has to say, as Slackbot would: {channel, message}
const dismissed = new Set();
let heard = new Map(); // the last message seen per conversation, to announce new ones

// ---- fetching ---------------------------------------------------------------------------------------------------------

let pending = null;
let turn = Promise.resolve();

/** Fetch and draw; calls that come while one waits share it. */
function refresh() {
  pending ??= turn.then(async () => {
    await new Promise((done) => setTimeout(done, clock.busy ? MOVING : state ? QUIET : 0));
    pending = null;
    const asked = me;
    try {
      const fresh = await fetchState(asked);
      if (asked !== me) return; // somebody else meanwhile
      offline(false);
      me = fresh.me;
      draw(fresh);
    } catch (problem) {
      console.info(problem);
      offline(true);
      setTimeout(refresh, RETRY);
    }
  });
  turn = pending;
  return pending;
}

function offline(yes) {
  $("offline").hidden = !yes;
}

function follow() {
  endLine?.();
  endLine = live(me, { changed: refresh, connected: (yes) => yes && offline(false) });
}

// ---- doing ------------------------------------------------------------------------------------------------------------

/** Do something; what goes wrong is told in the conversation, only to this member. */
async function doing(what, details, { channel = current, quiet = false } = {}) {
  const answer = await act(me, what, details);
  if (!answer.ok && !quiet) notice(channel, answer.error);
  await refresh();
  return answer;
}

function notice(channel, text) {
  const last = conversation(channel)?.messages.at(-1)?.ts ?? "0";
  const now = Math.max(Date.parse(state.clock) / 1000, Number(last));
  // After everything that is there, in the order in which it was said.
  const ts = (now + (notices.length + 1) / 1e6).toFixed(6);
  notices.push({ channel, thread: thread?.channel === channel && focusedThread() ? thread.ts : null, message: { ts, user: "USLACKBOT", text, literal: true, ephemeral: true, reactions: [], replies: [] } });
  announce(text);
  redraw();
}

function focusedThread() {
  return $("thread").contains(document.activeElement);
}

function announce(text) {
  $("announce").textContent = "";
  requestAnimationFrame(() => {
    $("announce").textContent = text;
  });
}

async function tap(container, list, block, element, action, kept) {
  const held = kept ?? valuesOf(container.channel, container.ts);
  const details = { container, block_id: block.block_id, action_id: element.action_id, action, state: { values: held.snapshot(list) } };
  const answer = await doing("tap", details, { quiet: container.type === "view" });
  return answer.ok ? null : answer.error;
}

function valuesOf(...key) {
  const name = key.join(":");
  if (!values.has(name)) values.set(name, new Values());
  return values.get(name);
}

const desk = {
  names,
  valuesOf,
  tap,
  shortcuts: (type = "message") => state.shortcuts.filter((one) => one.type === type),
  commands: () => state.commands,
  react: (channel, ts, name, on) => doing(on ? "react" : "unreact", { channel, ts, name }, { channel }),
  openThread: (channel, ts) => openThread(channel, ts),
  runShortcut: (shortcut, on = null) =>
    on ? doing("message_shortcut", { callback_id: shortcut.callback_id, ...on }, { channel: on.channel }) : doing("shortcut", { callback_id: shortcut.callback_id }),
  dismiss(channel, ts) {
    dismissed.add(`${channel}:${ts}`);
    redraw();
    composer.focus();
  },
};

// ---- places -----------------------------------------------------------------------------------------------------------

const conversation = (id) => state?.conversations.find((one) => one.id === id);

function turnTo(name) {
  tab = name;
  redraw();
  doing(`open_${name}`, {}, { quiet: true });
}

const isApp = (one) => one?.kind === "im" && one.with === state.bot;

function go(id) {
  closePopup(false);
  sidebarOpen(false);
  if (id !== current) {
    current = id;
    thread = null;
    tab = "messages";
    markUnread();
    if (isApp(conversation(id))) doing("open_messages", {}, { quiet: true });
  }
  address();
  redraw();
  if (matchMedia("(hover: hover)").matches) composer.focus();
}

function become(id) {
  me = id;
  thread = null;
  tab = "messages";
  unreadFrom = null;
  heard = new Map();
  values.clear();
  notices.length = 0;
  state = { ...state, modals: [] };
  modals.render([]);
  address();
  follow();
  refresh();
}

/** Go to a conversation (none: the app's) as somebody, to a message there, with words typed or a file sent. */
function lead(user, channel, more = {}) {
  wanted = { channel, ...more };
  if (user && user !== me) become(user);
  else redraw();
}

// Once the conversation of whoever one became is known.
function arrive() {
  const there = wanted.channel ? conversation(wanted.channel) : state.conversations.find(isApp);
  if (!there) return;
  const { ts, thread: root, draft, file } = wanted;
  wanted = null;
  tab = "messages";
  go(there.id);
  if (root && root !== ts) openThread(there.id, root);
  if (ts) (root && root !== ts ? threadStream : stream).reveal(ts);
  if (draft) composer.offer(draft);
  if (file) doing("upload", { channel: there.id, name: file.name, content: btoa(unescape(encodeURIComponent(file.text))), text: "" });
}

async function reset() {
  const plain = (text) => ({ type: "plain_text", text });
  if (!(await confirmed({ title: plain(t("reset.title")), text: plain(t("reset.ask")), confirm: plain(t("reset.title")) }, names))) return;
  document.body.removeAttribute("data-ready");
  const answer = await startOver(language);
  if (answer.ok) location.reload();
  else notice(current, answer.error);
}

function address() {
  history.replaceState(null, "", `?as=${encodeURIComponent(me)}${current ? `#${current}` : ""}`);
}

function openThread(channel, ts) {
  closePopup(false);
  thread = { channel, ts };
  redraw();
  threadComposer.focus();
}

function closeThread() {
  if (!thread) return;
  const { ts } = thread;
  thread = null;
  redraw();
  const parent = $("messages").querySelector(`[data-ts="${CSS.escape(ts)}"]`);
  if (parent) parent.focus({ preventScroll: true });
  else composer.focus();
}

function sidebarOpen(yes) {
  document.body.classList.toggle("sidebar-open", yes);
  $("menu").setAttribute("aria-expanded", String(yes));
}

// The line "Nieuw" stays where it was when the conversation was opened.
function markUnread() {
  const one = conversation(current);
  const others = (one?.messages ?? []).filter((message) => message.user !== me && !message.ephemeral);
  const first = one?.unread ? others.slice(-one.unread)[0] : null;
  unreadFrom = first && first.ts !== one.messages[0].ts ? first.ts : null;
}

function readUp(one) {
  if (one.unread > 0 && document.visibilityState === "visible" && tab === "messages") act(me, "read", { channel: one.id });
}

// ---- drawing ----------------------------------------------------------------------------------------------------------

/** Draw what is known already; not while the page still holds what somebody else saw. */
function redraw() {
  if (state?.me === me) draw(state);
}

function draw(fresh) {
  if (state && state.start !== fresh.start) {
    location.reload(); // everything began anew: nothing that is remembered here is of this workspace
    return;
  }
  const first = !state || state.me !== fresh.me;
  state = fresh;
  names.update(state);
  if (!conversation(current)) current = (state.conversations.find((one) => one.kind === "channel" && one.is_member) ?? state.conversations[0])?.id ?? null;
  if (first) {
    markUnread();
    address();
    if (!endLine) follow();
  }
  const one = conversation(current);
  drawTeam();
  sidebar.render(state, names, current);
  clock.render(state);
  if (one) drawConversation(one);
  drawThread();
  guide.render(state);
  modals.render(state.modals);
  closeOrphan();
  tellNews();
  const waiting = state.conversations.reduce((sum, other) => sum + (other.id === current ? 0 : other.unread), 0);
  document.title = `${waiting ? `(${waiting}) ` : ""}${one ? names.title(one) : ""} · ${state.team.name}`;
  document.body.classList.toggle("has-unread", waiting > 0);
  document.body.dataset.ready = "true";
  if (state.language && state.language !== language) {
    state.language = language;
    speak(language);
  }
  if (wanted) arrive();
}

function drawTeam() {
  const { name } = state.team;
  if ($("team").dataset.name === name) return;
  $("team").dataset.name = name;
  fill($("team"), h("span", { class: "team-sign", "aria-hidden": "true" }, name[0]), h("span", { class: "team-name" }, name));
}

function drawConversation(one) {
  const title = names.title(one);
  const app = isApp(one);
  header.render(one, { tab, tabs: app ? (state.has_home ? ["home", "messages"] : ["messages"]) : [] });
  const home = app && tab === "home";
  $("messages").hidden = home;
  $("composer-place").hidden = home;
  $("home").hidden = !home;
  if (home) {
    drawHome();
    return;
  }
  const intro = {
    signature: `${one.id}${title}`,
    build: () =>
      h(
        "div",
        { class: "intro" },
        one.kind === "im" ? names.avatar(one.with) : h("span", { class: "intro-sign" }, names.sign(one)),
        h("h2", {}, title),
        h("p", {}, one.kind === "im" ? t("im.begin", title) : t("channel.begin", title)),
      ),
  };
  stream.show(`${me}:${one.id}`, shownMessages(one, null), { channel: one.id, unreadFrom, intro });
  const open = !one.archived && (one.is_member || one.kind === "im");
  composer.form.hidden = !open;
  const note = open ? "" : `${one.id}${one.archived}`;
  if ($("locked").dataset.note !== note) {
    $("locked").dataset.note = note;
    fill($("locked"), open ? null : lockedNote(one, () => doing("join", { channel: one.id })));
  }
  composer.turnTo(`${me}:${one.id}`, one.kind === "im" ? t("composer.im", title) : t("composer.channel", title));
  readUp(one);
}

let homeShown = "";
function drawHome() {
  const view = state.home;
  const signature = JSON.stringify([me, view?.id, view?.blocks, names.version]);
  if (signature === homeShown) return;
  homeShown = signature;
  const place = $("home");
  const mark = focusMark(place);
  const held = view && valuesOf("home", view.id);
  const form = view && {
    names,
    current,
    values: held,
    heading: "h2",
    tap: (block, element, action) => tap({ type: "view", view_id: view.id }, view.blocks, block, element, action, held).then((problem) => problem && homeProblem(problem)),
  };
  fill(place, h("div", { class: "home-banner", role: "alert", hidden: true }), view ? h("div", { class: "home-view" }, blocks(view.blocks, form)) : h("p", { class: "empty" }, t("home.empty")));
  restoreFocus(place, mark);
}

function homeProblem(sentence) {
  const banner = document.querySelector(".home-banner");
  banner.hidden = false;
  banner.textContent = sentence;
}

function shownMessages(one, threadTs) {
  const own = notices.filter((entry) => entry.channel === one.id && entry.thread === threadTs).map((entry) => entry.message);
  const parent = threadTs && one.messages.find((message) => message.ts === threadTs);
  const said = threadTs ? [parent, ...(parent?.replies ?? [])].filter(Boolean) : one.messages;
  return [...said, ...own].filter((message) => !dismissed.has(`${one.id}:${message.ts}`)).sort((a, b) => Number(a.ts) - Number(b.ts));
}

function drawThread() {
  const one = thread && conversation(thread.channel);
  const parent = one?.messages.find((message) => message.ts === thread.ts);
  if (thread && !parent) thread = null;
  const show = Boolean(thread) && thread.channel === current && tab === "messages";
  $("thread").hidden = !show;
  document.body.classList.toggle("thread-open", show);
  if (!show) return;
  $("thread-where").textContent = one.kind === "im" ? names.title(one) : `#${one.name}`;
  threadStream.show(`${me}:${one.id}:${thread.ts}`, shownMessages(one, thread.ts), { channel: one.id, inThread: true, parent: thread.ts });
  threadComposer.form.hidden = one.archived || !(one.is_member || one.kind === "im");
  threadComposer.turnTo(`${me}:${one.id}:${thread.ts}`, t("composer.reply"));
}

// For those who hear the page: new messages of others in the open conversation.
function tellNews() {
  const one = conversation(current);
  const last = one?.messages.at(-1);
  if (!last) return;
  const before = heard.get(current);
  heard.set(current, last.ts);
  if (before === undefined || Number(last.ts) <= Number(before) || last.user === me) return;
  announce(t("announce.from", names.person(last.user).shown, last.text.slice(0, 200)));
}

// ---- the parts --------------------------------------------------------------------------------------------------------

const sidebar = new Sidebar($("sidebar"), { go, become, tools: $("tools") });
const header = new Header($("pane-title"), { names, turn: turnTo });
const clock = new ClockBar($("clockbar"), { moved: refresh, failed: (sentence) => notice(current, sentence), announce });
const tool = (id, sign, label, click) => h("button", { type: "button", id, class: "tool", "aria-label": label, title: label, on: { click } }, icon(sign));
const guideButton = tool("guide-button", "guide", t("guide.title"), () => {});
const inboxes = () => showInboxes({ names, lead });
const search = () => openSearch({ names, state: () => state, lead });
const menuButton = tool("more", "more", t("menu.more"), () =>
  openMenu(menuButton, t("menu.more"), [
    { label: t("menu.language"), choose: otherLanguage },
    ...(state.can_reset ? [{ label: t("reset.title"), choose: reset }] : []),
  ]),
);
menuButton.setAttribute("aria-haspopup", "menu");
menuButton.setAttribute("aria-expanded", "false");
$("tools").prepend(tool("search", "search", t("search.title"), search), tool("inboxes", "columns", t("inboxes.title"), inboxes), guideButton, menuButton);
const guide = new Guide($("guide"), guideButton, $("guide-bar"), { names, lead, inboxes, reset, jump: (day) => clock.jump(day) });
const stream = new Stream($("messages"), desk);
const threadStream = new Stream($("thread-messages"), desk);
const composer = new Composer($("composer-place"), {
  id: "composer",
  desk,
  withCommands: true,
  send: async (text) => {
    stream.scrollToEnd();
    const channel = current;
    const answer = await doing("say", { channel, text });
    const guest = answer.ok && /^\/invite\s+@?(\S+)/.exec(text);
    if (guest) {
      const who = names.members.find((one) => one.name === guest[1].toLowerCase());
      notice(channel, t("invited", who?.real_name || guest[1], names.title(conversation(channel))));
    }
    return answer.ok;
  },
  drop: async (file, text) => (await doing("upload", { channel: current, name: file.name, content: await inBase64(file), text })).ok,
});
const threadComposer = new Composer($("thread-composer-place"), {
  id: "thread-composer",
  desk,
  withCommands: false,
  send: async (text) => {
    threadStream.scrollToEnd();
    return (await doing("say", { channel: thread.channel, text, thread_ts: thread.ts })).ok;
  },
});
const modals = new Modals({
  names,
  current: () => current,
  tap,
  attach: async (file) => doing("attach", { name: file.name, content: await inBase64(file) }, { quiet: true }),
  submit: (viewId, filled) => doing("submit", { view_id: viewId, values: filled }, { quiet: true }),
  close: (viewId, all) => doing("close", { view_id: viewId, whole_stack: all }, { quiet: true }),
  focusComposer: () => composer.focus(),
  announce,
});

for (const node of document.querySelectorAll("[data-say]")) node.textContent = t(node.dataset.say);
for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
fill($("menu"), icon("menu"), h("span", { class: "menu-dot" }));
$("menu").addEventListener("click", () => sidebarOpen(!document.body.classList.contains("sidebar-open")));
$("shade").addEventListener("click", () => sidebarOpen(false));
fill($("thread-close"), icon("close"));
$("thread-close").addEventListener("click", closeThread);

document.addEventListener("keydown", (event) => {
  if (event.key === "k" && (event.ctrlKey || event.metaKey) && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    search();
  }
  if (event.key !== "Escape" || popupOpen() || document.querySelector("dialog[open]")) return;
  if (document.body.classList.contains("sidebar-open")) sidebarOpen(false);
  else closeThread();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-channel]");
  if (!link) return;
  event.preventDefault();
  if (conversation(link.dataset.channel)) go(link.dataset.channel);
});
document.addEventListener("visibilitychange", () => state && document.visibilityState === "visible" && refresh());
addEventListener("hashchange", () => {
  const id = location.hash.slice(1);
  if (id && id !== current && conversation(id)) go(id);
});
setInterval(() => document.visibilityState === "visible" && refresh(), CLOCK);

refresh();
