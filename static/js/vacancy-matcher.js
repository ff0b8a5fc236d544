/**
 * Finds what the text of a vacancy says in the words of the profile. The data come from the Go package internal/vacancycheck, whose
 * package comment explains phrases and format. Pure: no DOM, no fetch; the same text always gives the same result.
 *
 * @typedef {{start: number, end: number}} Range in the text, in UTF-16 units
 * @typedef {{area: number, level: number, ranges: Range[]}} Hit a phrase that was found
 * @typedef {Range & {hits: Hit[], asks: boolean}} Sentence asks: it asks something, but nothing that the profile knows
 * @typedef {Range & {rule: number}} Finding a wording that had better be another one
 * @typedef {{sentences: Sentence[], read: number, community: boolean, cells: number[][][], areas: number[], levels: number[],
 *   missing: {level: number, areas: number[]}[], social: boolean, mixes: boolean, tasks: number[], findings: Finding[]}} Result
 *   read: how much of the text was read; cells[area][level]: the sentences that touch it; areas and levels: those that were found;
 *   missing: by level that was found, areas that have work at that level and are not in the text
 */
import { candidates, foldText } from "./search-words.js";

/** Longer than any vacancy; what comes after it is not read. */
export const LONGEST = 50_000;

/** Two words of a phrase stand at most so many words apart, for each word of the phrase. */
const REACH = 5;

/** A level is found in so many sentences, or in this share of all. */
const MANY = 2;
const SHARE = 0.3;

/** A text asks for all three levels in one person when the least of them still has this share of the hits. */
const MIXED = 0.2;

/** How many words for social media make a text one about them, if it names no place of the community's own more often. */
const SOCIAL = 2;

/** How many points tell a text about a community: two for each sentence with a certain word, one for each likely word. */
const ENOUGH = 3;

/** The shortest first and last part of a compound, in letters, and the longest word that is taken apart. */
const MODIFIER = 3;
const HEAD = 6;
const LONGEST_WORD = 40;

/** How many tasks are proposed for an area that was found. */
const TASKS_OF_AREA = 3;

/** Words for the reader of a vacancy. */
const READER = new Set(["je", "jij", "jou", "jouw", "u", "uw", "you", "your"]);

/**
 * @param {object} data the parsed file
 * @returns {{check: (text: string) => Result}}
 */
export function createMatcher(data) {
  const lexicon = createLexicon(data);
  const book = {
    cells: compile(data.phrases.map(([, , phrase]) => phrase), data.groups),
    certain: compile(data.certain, data.groups),
    likely: compile(data.likely, data.groups),
    own: compile(data.own, data.groups),
    social: compile(data.social, data.groups),
    aside: compile(data.aside, data.groups),
    wordings: data.wordings.map(({ words, except }) => ({ words: compileRows(words), except: compileRows(except) })),
  };
  return { check: (text) => check(data, lexicon, book, text) };
}

/* Words */

function createLexicon(data) {
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
function readSentences(lexicon, text) {
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
function compile(phrases, groups) {
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
function find(book, words) {
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
function compileRows(phrases) {
  const rows = phrases.map((phrase) => phrase.split(" ").map((part) => part.split("/").map(readAtom)));
  return { rows, book: compile(phrases.map((phrase) => phrase.split(" ")[0]), {}) };
}

/** @returns {[number, number][]} the rows in a sentence, by the positions of their first and last word */
function findRows({ rows, book }, words) {
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

/* The check */

function check(data, lexicon, book, text) {
  const read = text.slice(0, LONGEST);
  const sentences = readSentences(lexicon, read);
  const community = isCommunity(book, sentences);
  for (const sentence of sentences) sentence.hits = community ? hitsOf(data, book, sentence) : [];
  const cells = data.areas.map((_, area) =>
    data.levels.map((_, level) => positions(sentences, ({ hits }) => hits.some((hit) => hit.area === area && hit.level === level))),
  );
  const areas = positions(data.areas, (_, area) => cells[area].some((list) => list.length));
  const { levels, mixes } = levelsOf(data, cells);
  return {
    read: read.length, community, cells, areas, levels, mixes,
    sentences: sentences.map(({ start, end, hits, words }) => ({ start, end, hits, asks: community && !hits.length && asks(book, read.slice(start, end), words) })),
    missing: levels.map((level) => ({ level, areas: missing(data, areas, level) })),
    social: community && isSocial(book, sentences),
    tasks: nearTasks(data, sentences, cells),
    findings: sentences.flatMap(({ words }) => findingsOf(book.wordings, words)),
  };
}

function positions(list, test) {
  return list.flatMap((item, i) => (test(item, i) ? [i] : []));
}

/** A community in the title is enough; further on it takes more than a word in passing. */
function isCommunity(book, sentences) {
  const likely = new Set();
  let certain = 0;
  sentences.forEach(({ words }, i) => {
    if (find(book.certain, words).length) certain += i ? 2 : ENOUGH;
    for (const { phrase } of find(book.likely, words)) likely.add(phrase);
  });
  return certain + likely.size >= ENOUGH;
}

/** @returns {Hit[]} Of two in one area the one that says more counts: "adviseren" is within "de directie adviseren". */
function hitsOf(data, book, { words }) {
  const found = find(book.cells, words).map(({ phrase, parts }) => ({ area: data.phrases[phrase][0], level: data.phrases[phrase][1], parts }));
  return found
    .filter((hit) => !found.some((other) => other.area === hit.area && isWithin(hit.parts, other.parts)))
    .map(({ area, level, parts }) => ({ area, level, ranges: parts.map(([from, to]) => ({ start: words[from].start, end: words[to].end })) }));
}

/** Whether the parts are all among those of a longer phrase. */
function isWithin(parts, longer) {
  return parts.length < longer.length && parts.every(([from]) => longer.some(([start, end]) => from >= start && from <= end));
}

/** Levels by the sentences that touch them, each counted once an area. */
function levelsOf(data, cells) {
  const counts = data.levels.map((_, level) => cells.reduce((sum, area) => sum + area[level].length, 0));
  const total = counts.reduce((a, b) => a + b, 0);
  const levels = positions(counts, (n) => n > 0 && (n / total >= SHARE || n >= MANY));
  const mixes = data.levels.length > 2 && counts.every((n) => n >= MANY && n / total >= MIXED);
  return { levels, mixes };
}

/** The areas that have tasks at a level and that the text does not touch. */
function missing(data, areas, level) {
  const here = new Set(data.tasks.filter((task) => task[4] === level).map((task) => task[3]));
  return positions(data.areas, (_, area) => here.has(area) && !areas.includes(area));
}

function isSocial(book, sentences) {
  let [own, social] = [0, 0];
  for (const { words } of sentences) {
    own += find(book.own, words).length;
    social += find(book.social, words).length;
  }
  return social >= SOCIAL && social > own * 2;
}

/** Whether a sentence without a hit asks something of the reader: an item of a list, or a sentence with "je", but no question. */
function asks(book, sentence, words) {
  const bullet = /^[-–—•·*+]|^\d+[.)]\s/.test(sentence);
  const reader = words.some(({ folded }) => READER.has(folded));
  return (bullet || reader) && words.length >= 3 && !/\?["'”’)]*$/.test(sentence) && !find(book.aside, words).length;
}

/** The tasks of the cells that were found whose own words are nearest, at most so many an area. */
function nearTasks(data, sentences, cells) {
  const best = data.areas.map(() => new Map());
  cells.forEach((levels, area) => levels.forEach((list, level) => {
    for (const sentence of list) {
      const [task, score] = nearestTask(data, sentences[sentence].words, area, level);
      if (task !== undefined) best[area].set(task, Math.max(score, best[area].get(task) ?? 0));
    }
  }));
  return best.flatMap((scores) => [...scores].sort((a, b) => b[1] - a[1]).slice(0, TASKS_OF_AREA).map(([task]) => task)).sort((a, b) => a - b);
}

/** The task of a cell that shares most with a sentence, and how much; the only task of a cell need not share anything. */
function nearestTask(data, words, area, level) {
  const all = positions(data.tasks, (task) => task[3] === area && task[4] === level);
  if (all.length === 1) return [all[0], 0];
  const scores = new Map();
  for (const stem of new Set(words.map((word) => word.topic))) {
    const list = Object.hasOwn(data.words, stem) ? data.words[stem] : [];
    for (let i = 0; i < list.length; i += 2) {
      const [task, weight] = [list[i], list[i + 1]];
      if (all.includes(task)) scores.set(task, (scores.get(task) ?? 0) + weight);
    }
  }
  return [...scores].sort((a, b) => b[1] - a[1])[0] ?? [];
}

/** @returns {Finding[]} the wordings in a sentence; of two that overlap, the longer one */
function findingsOf(wordings, words) {
  const exact = words.map((word) => ({ ...word, stem: word.folded }));
  const found = wordings.flatMap(({ words: book, except }, rule) => {
    const spared = findRows(except, exact);
    return findRows(book, exact).filter((row) => !spared.some((other) => overlap(row, other))).map(([from, to]) => ({ rule, from, to }));
  });
  found.sort((a, b) => b.to - b.from - (a.to - a.from));
  const kept = [];
  for (const one of found) {
    if (!kept.some((other) => overlap([one.from, one.to], [other.from, other.to]))) kept.push(one);
  }
  return kept.sort((a, b) => a.from - b.from).map(({ rule, from, to }) => ({ rule, start: words[from].start, end: words[to].end }));
}

function overlap([a, b], [c, d]) {
  return a <= d && b >= c;
}
