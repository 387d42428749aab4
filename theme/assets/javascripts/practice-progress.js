// What the practice remembers, and which question comes when. Nothing here touches the page.

export const FORMAT = "django-signals-practice";
const VERSION = 1;

// code: "damaged", "foreign" or "newer"; the page has a sentence for each.
export class ProgressError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

// Days since 1970 by the reader's own calendar: what is due tomorrow is due tomorrow morning.
export function dayOf(time) {
  const date = new Date(time);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}

// boxes: days until a question of box 1, 2, … comes back. answer: { box, last } or undefined.
export function answered(answer, right, now, boxes) {
  const box = right ? Math.min((answer?.box ?? 1) + 1, boxes.length) : 1;
  return { box, last: new Date(now).toISOString() };
}

export function dueDay(answer, boxes) {
  return dayOf(Date.parse(answer.last)) + boxes[Math.min(answer.box, boxes.length) - 1];
}

export function isDue(answer, now, boxes) {
  return Boolean(answer) && dueDay(answer, boxes) <= dayOf(now);
}

export function shuffled(list, random = Math.random) {
  const result = [...list];
  for (let place = result.length - 1; place > 0; place -= 1) {
    const other = Math.floor(random() * (place + 1));
    [result[place], result[other]] = [result[other], result[place]];
  }
  return result;
}

// What is due, lowest box first; then what is new; then what is due soonest. Random otherwise.
export function pick(questions, answers, now, boxes, count, random = Math.random) {
  const rank = ({ id }) => {
    const answer = answers[id];
    if (!answer) return [1, 0];
    return isDue(answer, now, boxes) ? [0, answer.box] : [2, dueDay(answer, boxes)];
  };
  const ranked = shuffled(questions, random).map((question) => [rank(question), question]);
  ranked.sort(([a], [b]) => a[0] - b[0] || a[1] - b[1]);
  return shuffled(ranked.slice(0, count).map(([, question]) => question), random);
}

// Answers by id. Throws ProgressError; what cannot be read in full is not read in part.
export function parse(text) {
  let value;
  try { value = JSON.parse(text); } catch { throw new ProgressError("damaged"); }
  if (!value || typeof value !== "object" || value.format !== FORMAT) throw new ProgressError("foreign");
  if (value.version > VERSION) throw new ProgressError("newer");
  const { answers } = value;
  if (value.version !== VERSION || !answers || typeof answers !== "object" || Array.isArray(answers)) throw new ProgressError("damaged");
  const result = {};
  for (const [id, answer] of Object.entries(answers)) {
    const sound = /^[a-z0-9-]+$/.test(id) && Number.isInteger(answer?.box) && answer.box > 0 && !Number.isNaN(Date.parse(answer.last));
    if (!sound) throw new ProgressError("damaged");
    result[id] = { box: answer.box, last: answer.last };
  }
  return result;
}

export function write(answers) {
  return JSON.stringify({ format: FORMAT, version: VERSION, answers });
}

// The answers in a browser's storage. Without storage they are kept as long as the page is open;
// what is stored and cannot be read is left alone until the reader decides.
export class Progress {
  #storage;
  #kept = {};

  constructor(getStorage) {
    this.blocked = false;
    this.broken = null;
    try {
      this.#storage = getStorage();
      this.#kept = this.#read();
    } catch (error) {
      if (error instanceof ProgressError) this.broken = error.code;
      else this.blocked = true;
    }
  }

  #read() {
    const text = this.#storage.getItem(FORMAT);
    return text === null ? {} : parse(text);
  }

  get answers() { return this.#kept; }

  // As a file: what is stored, even if it cannot be read here.
  get text() { return this.broken ? this.#storage.getItem(FORMAT) : write(this.#kept); }

  record(id, answer) {
    this.#refresh();
    this.#kept = { ...this.#kept, [id]: answer };
    this.#write();
  }

  // Another tab may have answered meanwhile; of two answers to a question the newer one counts.
  #refresh() {
    if (this.broken || this.blocked) return;
    try { this.#kept = newest(this.#kept, this.#read()); } catch { /* as it was when read */ }
  }

  #write() {
    if (this.broken || this.blocked) return;
    try { this.#storage.setItem(FORMAT, write(this.#kept)); } catch { this.blocked = true; }
  }

  // How many answers were added or renewed. Throws ProgressError and changes nothing.
  add(text) {
    const given = parse(text);
    this.#refresh();
    const before = this.#kept;
    this.#kept = newest(before, given);
    this.#write();
    return Object.keys(given).filter((id) => this.#kept[id] !== before[id] && this.#kept[id] === given[id]).length;
  }

  erase() {
    this.#kept = {};
    this.broken = null;
    try { this.#storage.removeItem(FORMAT); } catch { this.blocked = true; }
  }
}

function newest(first, second) {
  const result = { ...first };
  for (const [id, answer] of Object.entries(second)) {
    if (!result[id] || Date.parse(answer.last) > Date.parse(result[id].last)) result[id] = answer;
  }
  return result;
}
