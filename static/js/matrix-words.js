/**
 * The words of tasks, each with the tasks that have it: a query is looked up among the words, which are far fewer. Pure: no DOM.
 */
import { candidates, foldText } from "./search-words.js";

/** @typedef {{text: string, tasks: number[], forms: string[] | undefined}} Word forms: worked out when they are first asked for */

export class MatrixWords {
  /** @type {Map<string, Word>} */
  #words = new Map();
  /** What was written, between spaces, with the words that it holds. @type {Map<string, Word[]>} */
  #written = new Map();
  /** @type {{prefix: string, digits: string}[]} by task */
  #codes = [];
  #prefixes = new Set();

  /** Adds a task; tasks are numbered as they are added, from 0. */
  add(title, code) {
    const task = this.#codes.length;
    for (const written of title.split(" ")) for (const { tasks } of this.#read(written)) tasks.push(task);
    const parts = this.#read(code);
    for (const { tasks } of parts) tasks.push(task);
    const [prefix, digits] = parts.map(({ text }) => text);
    this.#codes.push({ prefix, digits });
    this.#prefixes.add(prefix);
  }

  /** @returns {Word[]} */
  #read(written) {
    let words = this.#written.get(written);
    if (!words) {
      words = foldText(written).split(" ").filter(Boolean).map((text) => this.#word(text));
      this.#written.set(written, words);
    }
    return words;
  }

  #word(text) {
    let word = this.#words.get(text);
    if (!word) {
      word = { text, tasks: [], forms: undefined };
      this.#words.set(text, word);
    }
    return word;
  }

  /**
   * Every word of the query must be in a task, in some form; "cm 17" and "CM-017" are one code, "cm-01" also starts CM-010 and on.
   * @param {string} query
   * @returns {Uint8Array} 1 for every task that is found
   */
  find(query) {
    const found = new Uint8Array(this.#codes.length).fill(1);
    const keep = (has) => found.forEach((before, task) => { found[task] = before & has(task); });
    const rest = foldText(query).replace(/\b([a-z]{2,5}) *(\d{1,6})\b/g, (all, prefix, digits) => {
      if (!this.#prefixes.has(prefix)) return all;
      keep((task) => this.#codes[task].prefix === prefix && isNumber(this.#codes[task].digits, digits));
      return " ";
    });
    for (const word of rest.split(" ").filter(Boolean)) {
      const having = this.#having(word);
      keep((task) => having[task]);
    }
    return found;
  }

  /** The tasks that have a word of the query. */
  #having(query) {
    const having = new Uint8Array(this.#codes.length);
    const forms = formsOf(query);
    // "ontwikkelen" is also in "doorontwikkeling"; a shorter stem is in too much: "acti" (of "acties") in "tactisch".
    const parts = [query, ...forms.filter((form) => form.length > 4 && query.startsWith(form))];
    for (const word of this.#words.values()) {
      if (parts.some((part) => word.text.includes(part)) || haveForm(word, forms)) {
        for (const task of word.tasks) having[task] = 1;
      }
    }
    return having;
  }
}

/** The stems that a folded word may have, at least three letters long. */
function formsOf(word) {
  return candidates(word).filter((form) => form.length > 2);
}

/** Whether a word may have one of the stems. Most begin otherwise, and a stem begins as its word does, but for "ge". */
function haveForm(word, stems) {
  const bare = word.text.startsWith("ge") ? word.text.slice(2) : word.text;
  const near = stems.filter((stem) => startsAlike(stem, word.text) || startsAlike(stem, bare));
  if (!near.length) return false;
  word.forms ??= formsOf(word.text);
  return near.some((stem) => word.forms.includes(stem));
}

function startsAlike(a, b) {
  return a[0] === b[0] && a[1] === b[1];
}

function isNumber(digits, typed) {
  return Number(digits) === Number(typed) || (typed.startsWith("0") && digits.startsWith(typed));
}
