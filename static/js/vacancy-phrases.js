/**
 * The words of a text and the phrases in it, as the Go package internal/vacancycheck writes them; its package comment explains
 * phrases. Pure: a lexicon and a compiled list of phrases only remember the words that they have met.
 */
import { candidates, foldText } from "./search-words.js";

/** Two words of a phrase stand at most so many words apart, for each word of the phrase. */
const REACH = 5;

/** The shortest first and last part of a compound, in letters, and the longest word that is taken apart. */
const MODIFIER = 3;
const HEAD = 6;
const LONGEST_WORD = 40;

/* Words */

export function createLexicon(data) {
  const stems = new Set(Object.keys(data.words));
  for (const phrase of [data.phrases.map((entry) => entry[2]), Object.values(data.groups), data.certain, data.likely, data.own, data.social, data.aside].flat(2)) {
    for (const word of phrase.split(/[ /]/)) if (!/[@*#]/.test(word)) stems.add(word);
  }
  const exceptions = new Map();
  const forms = data.forms.split(" ");
  for (let i = 0; i + 1 < forms.length; i += 2) exceptions.set(forms[i], forms[i + 1]);
  return { stems, exceptions, stop: new Set(data.stop.split(" ")), known: new Map() };
}

/**
 * A word as it stands in the text, folded and with its stem; a stop word and a word that the data do not have are their own stem.
 * The topic is what it may say of a task.
 */
function readWord(lexicon, raw) {
  let word = lexicon.known.get(raw);
  if (word) return word;
  const folded = foldText(raw).replaceAll(" ", "");
  const stop = lexicon.stop.has(folded);
  const stem = stop ? undefined : stemOf(lexicon, folded);
  word = { folded, stem: stem ?? folded, topic: stop ? "" : (stem ?? headOf(lexicon, folded)), number: /^\d+$/.test(folded) };
  if (lexicon.known.size > 20_000) lexicon.known.clear();
  lexicon.known.set(raw, word);
  return word;
}

function stemOf(lexicon, folded) {
  return lexicon.exceptions.get(folded) ?? candidates(folded).find((candidate) => lexicon.stems.has(candidate));
}

/** The stem of the longest end of a compound that the data have: "rapportage" for "maandrapportages"; "" if there is none. */
function headOf(lexicon, folded) {
  if (folded.length > LONGEST_WORD) return "";
  for (let i = MODIFIER; i + HEAD <= folded.length; i++) {
    const stem = stemOf(lexicon, folded.slice(i));
    if (stem) return stem;
  }
  return "";
}

function readWords(lexicon, text, start) {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{Mn}\p{N}'’‘]*/gu)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    ...readWord(lexicon, match[0]),
  }));
}

/** A sentence ends at the end of a line, or at a full stop that a capital, a digit or a bullet follows. */
export function readSentences(lexicon, text) {
  const sentences = [];
  for (const { 0: line, index } of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    let from = 0;
    for (const end of line.matchAll(/[.!?…]+["'”’)]*\s+(?=[\p{Lu}\p{N}"'“‘(•–—*-])|;\s|\s[•·]\s/gu)) {
      add(index + from, line.slice(from, end.index + end[0].length));
      from = end.index + end[0].length;
    }
    add(index + from, line.slice(from));
  }
  return sentences;

  function add(at, part) {
    const start = at + part.length - part.trimStart().length;
    const words = readWords(lexicon, part.trim(), start);
    if (words.length) sentences.push({ start, end: start + part.trim().length, words });
  }
}

/* Phrases */

/**
 * Compiles phrases. An entry is one or more words side by side; uses says which part of which phrase it is.
 * @returns {{sizes: number[], first: Map<string, object[]>, patterns: {test: (word: string) => boolean, entries: object[]}[]}}
 */
export function compile(phrases, groups) {
  const entries = new Map();
  const sizes = phrases.map((phrase, p) => {
    const parts = phrase.split(" ");
    parts.forEach((part, slot) => {
      const texts = part.split("/").flatMap((one) => (one.startsWith("@") ? (groups[one.slice(1)] ?? []) : [one]));
      for (const text of texts) {
        if (!entries.has(text)) entries.set(text, { atoms: text.split(" ").map(readAtom), uses: [] });
        entries.get(text).uses.push([p, slot]);
      }
    });
    return parts.length;
  });
  const first = new Map();
  const patterns = [];
  for (const [text, entry] of entries) {
    const word = text.split(" ")[0];
    if (word.includes("*")) patterns.push({ test: entry.atoms[0], entry });
    else first.set(word, [...(first.get(word) ?? []), entry]);
  }
  return { sizes, first, patterns, seen: new Map() };
}

/** @returns {(word: {folded: string, stem: string, number: boolean}) => boolean} */
function readAtom(text) {
  const plain = text.replaceAll("*", "");
  const [open, shut] = [text.startsWith("*"), text.endsWith("*")];
  if (text === "#") return (word) => word.number;
  if (open && shut) return (word) => word.folded.includes(plain);
  if (open) return (word) => word.folded.endsWith(plain) || word.stem.endsWith(plain);
  if (shut) return (word) => word.folded.startsWith(plain);
  return (word) => word.folded === plain || word.stem === plain;
}

/** The entries that start with a word. */
function entriesOf(book, word) {
  const known = book.seen.get(word.folded);
  if (known) return known;
  const found = [...(book.first.get(word.folded) ?? [])];
  if (word.stem !== word.folded) found.push(...(book.first.get(word.stem) ?? []));
  if (word.number) found.push(...(book.first.get("#") ?? []));
  for (const { test, entry } of book.patterns) if (test(word)) found.push(entry);
  if (book.seen.size > 20_000) book.seen.clear();
  book.seen.set(word.folded, found);
  return found;
}

/** The phrases in a sentence, each with the places of its parts. */
export function find(book, words) {
  const places = new Map();
  words.forEach((word, i) => {
    for (const { atoms, uses } of entriesOf(book, word)) {
      if (i + atoms.length > words.length || !atoms.every((atom, n) => atom(words[i + n]))) continue;
      for (const [phrase, slot] of uses) {
        if (!places.has(phrase)) places.set(phrase, []);
        (places.get(phrase)[slot] ??= []).push([i, i + atoms.length - 1]);
      }
    }
  });
  const found = [];
  for (const [phrase, slots] of places) {
    const size = book.sizes[phrase];
    const parts = slots.filter(Boolean).length === size ? nearest(slots, REACH * size) : undefined;
    if (parts) found.push({ phrase, parts });
  }
  return found;
}

/**
 * Compiles phrases whose words stand in a row: for each part its alternatives, each one or more words side by side.
 * @returns {{rows: Function[][][], book: object}} book finds the rows that may start at a word
 */
export function compileRows(phrases) {
  const rows = phrases.map((phrase) => phrase.split(" ").map((part) => part.split("/").map(readAtom)));
  return { rows, book: compile(phrases.map((phrase) => phrase.split(" ")[0]), {}) };
}

/** @returns {[number, number][]} the rows in a sentence, by the positions of their first and last word */
export function findRows({ rows, book }, words) {
  return words.flatMap((word, i) => {
    const starting = new Set(entriesOf(book, word).flatMap(({ uses }) => uses.map(([phrase]) => phrase)));
    return [...starting].map((phrase) => endOf(rows[phrase], words, i)).filter((end) => end > i).map((end) => [i, end - 1]);
  });
}

/** The position after the row that starts at i, or -1. */
function endOf(row, words, i) {
  return i + row.length <= words.length && row.every((atoms, n) => atoms.some((atom) => atom(words[i + n]))) ? i + row.length : -1;
}

/** One place for every slot, none twice, together as close as can be and no wider than most; undefined if there are none. */
function nearest(slots, most) {
  let best;
  let width = most + 1;
  const choose = (slot, parts, low, high) => {
    if (high - low >= width) return;
    if (slot === slots.length) {
      [best, width] = [parts, high - low];
      return;
    }
    for (const [start, end] of slots[slot]) {
      if (parts.some(([from, to]) => start <= to && end >= from)) continue;
      choose(slot + 1, [...parts, [start, end]], Math.min(low, start), Math.max(high, end));
    }
  };
  choose(0, [], Infinity, -Infinity);
  return best;
}
