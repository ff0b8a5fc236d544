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
import { compile, compileRows, createLexicon, find, findRows, readSentences } from "./vacancy-phrases.js";

/** Longer than any vacancy; what comes after it is not read. */
const LONGEST = 50_000;

/** A level is found in so many sentences, or in this share of all. */
const MANY = 2;
const SHARE = 0.3;

/** A text asks for all three levels in one person when the least of them still has this share of the hits. */
const MIXED = 0.2;

/** How many words for social media make a text one about them, if it names no place of the community's own more often. */
const SOCIAL = 2;

/** How many points tell a text about a community: two for each sentence with a certain word, one for each likely word. */
const ENOUGH = 3;

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
