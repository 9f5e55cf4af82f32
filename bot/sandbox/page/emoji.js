// Slack's emoji names to Unicode; only the ones a network of secretaries meets. An unknown name stays as :name:, as in Slack.

const TABLE = `
white_check_mark ✅|grey_question ❔|x ❌|+1 👍|-1 👎|thinking_face 🤔|no_entry ⛔|no_entry_sign 🚫|heavy_check_mark ✔️|question ❓
exclamation ❗|grey_exclamation ❕|warning ⚠️|bangbang ‼️|interrobang ⁉️|ballot_box_with_check ☑️|negative_squared_cross_mark ❎|heavy_multiplication_x ✖️
heavy_plus_sign ➕|heavy_minus_sign ➖|o ⭕|red_circle 🔴|large_green_circle 🟢|large_yellow_circle 🟡|large_orange_circle 🟠|large_blue_circle 🔵|white_circle ⚪|black_circle ⚫
calendar 📆|date 📅|spiral_calendar_pad 🗓️|clock1 🕐|alarm_clock ⏰|hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|timer_clock ⏲️|watch ⌚|bell 🔔|no_bell 🔕
round_pushpin 📍|pushpin 📌|paperclip 📎|link 🔗|memo 📝|pencil ✏️|pencil2 ✏️|clipboard 📋|page_facing_up 📄|page_with_curl 📃|bookmark_tabs 📑|file_folder 📁|open_file_folder 📂|card_index 📇|books 📚|scroll 📜|newspaper 📰
bulb 💡|mag 🔍|mag_right 🔎|key 🔑|lock 🔒|unlock 🔓|gear ⚙️|wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|wastebasket 🗑️|inbox_tray 📥|outbox_tray 📤|email ✉️|envelope ✉️|incoming_envelope 📨|phone ☎️|telephone_receiver 📞|computer 💻
bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|moneybag 💰|euro 💶|receipt 🧾|scales ⚖️|classical_building 🏛️|office 🏢|house 🏠|school 🏫|bus 🚌|train 🚆|car 🚗|bike 🚲|walking 🚶
busts_in_silhouette 👥|bust_in_silhouette 👤|speech_balloon 💬|thought_balloon 💭|speaking_head_in_silhouette 🗣️|loudspeaker 📢|mega 📣|microphone 🎤|movie_camera 🎥|handshake 🤝|raised_hand ✋|hand ✋|wave 👋|clap 👏|pray 🙏|muscle 💪|ok_hand 👌|point_right 👉|point_left 👈|point_up ☝️|point_down 👇|raised_hands 🙌|writing_hand ✍️|eyes 👀
smile 😄|slightly_smiling_face 🙂|grinning 😀|joy 😂|wink 😉|blush 😊|heart_eyes 😍|neutral_face 😐|confused 😕|disappointed 😞|cry 😢|sob 😭|tada 🎉|sparkles ✨|star ⭐|trophy 🏆|fire 🔥|rocket 🚀|heart ❤️|coffee ☕|cake 🍰|sunny ☀️|partly_sunny ⛅|umbrella ☔|snowflake ❄️|evergreen_tree 🌲|tulip 🌷|seedling 🌱
arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrows_counterclockwise 🔄|repeat 🔁|leftwards_arrow_with_hook ↩️|arrow_right_hook ↪️|fast_forward ⏩|double_vertical_bar ⏸️|new 🆕|ok 🆗|information_source ℹ️|robot_face 🤖|checkered_flag 🏁|zzz 💤|construction 🚧|recycle ♻️|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|flag-nl 🇳🇱`;

const NAMES = new Map(
  TABLE.trim()
    .split(/[|\n]/)
    .map((entry) => entry.split(" ")),
);

// Slack accepts these besides the names above; the answer's name is what the sender used.
const ALIASES = { thumbsup: "+1", thumbsdown: "-1", thinking: "thinking_face", bow: "pray", telephone: "phone", "female-office-worker": "bust_in_silhouette" };

const TONES = ["", "", "\u{1F3FB}", "\u{1F3FC}", "\u{1F3FD}", "\u{1F3FE}", "\u{1F3FF}"];
const TONED = new Set(["+1", "-1", "raised_hand", "hand", "wave", "clap", "pray", "muscle", "ok_hand", "raised_hands", "writing_hand", "point_up"]);

/** The first row of the picker: the signs that count as an answer to an announcement. */
export const PROMINENT = ["white_check_mark", "grey_question", "x", "+1", "-1", "thinking_face", "no_entry", "no_entry_sign", "heavy_check_mark", "question"];

export const ALL = [...NAMES.keys()];

/** The Unicode sign for a name such as `+1` or `+1::skin-tone-3`; null when the page does not know it. */
export function emojiOf(name) {
  const [base, tone] = name.split("::skin-tone-");
  const plain = ALIASES[base] ?? base;
  const sign = NAMES.get(plain);
  if (!sign) return null;
  return tone && TONED.has(plain) ? sign + (TONES[Number(tone)] ?? "") : sign;
}

/** The name a person would put into a reaction when choosing a skin tone (1 = none). */
export function toned(name, tone) {
  return tone > 1 && TONED.has(name) ? `${name}::skin-tone-${tone}` : name;
}
