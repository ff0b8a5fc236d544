/**
 * Answers queries from the index that the Go package internal/search writes; its package comment explains the format.
 * Pure: no DOM, no fetch; between searches it keeps the index and the stems of the words it has met.
 *
 * @typedef {[number, number]} Range start and end of a marked stretch, in UTF-16 units
 * @typedef {{url: string, title: string, kind: string, kindLabel: string, code: string, area: string, level: string,
 *   editions: string[], summary: string, score: number, exact: boolean, marks: {title: Range[], summary: Range[]}}} Result
 *   exact: the query is this page's code
 */

import { candidates, countBits, foldText, isWithin, letterSet } from "./search-words.js";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** What a kind of match is worth beside the word itself. */
const WORTH = {
  typed: 0.9, head: 0.8, modifier: 0.6, inside: 0.5, split: 0.85, sibling: 0.7, synonym: 0.8, typo: 0.7, typo2: 0.5,
};

/**
 * @param {object} index the parsed index
 * @returns {{search: (query: string, options?: {limit?: number}) => Result[]}}
 */
export function createSearch(index) {
  const lexicon = createLexicon(index);
  const pages = createPages(index, lexicon);
  return { search: (query, { limit = 20 } = {}) => search(lexicon, pages, query, limit) };
}

/* The index, unpacked */

function createLexicon(index) {
  const marked = unpackStems(index.stems);
  const stems = marked.map((stem) => stem.replaceAll("|", ""));
  const ids = new Map(stems.map((stem, id) => [stem, id]));
  const forms = index.forms.split(" ");
  const exceptions = new Map();
  for (let i = 0; i + 1 < forms.length; i += 2) exceptions.set(forms[i], ids.get(forms[i + 1]));
  const lexicon = {
    stems,
    ids,
    exceptions,
    postings: unpackPostings(index),
    stop: new Set(index.stop.split(" ")),
    weak: new Set(index.weak.split(" ")),
    synonyms: new Map(Object.entries(index.synonyms)),
    compounds: new Map(),
    letters: stems.map(letterSet),
    resolved: new Map(),
  };
  for (let id = 0; id < stems.length; id++) addCompound(lexicon, id, marked[id]);
  return lexicon;
}

/** @returns {string[]} the stems, with "|" where a compound is cut */
function unpackStems(text) {
  const list = [];
  let previous = "";
  for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
    previous = previous.slice(0, shared.charCodeAt(0) - 65) + rest;
    list.push(previous);
  }
  return list;
}

function unpackNumbers(text) {
  const list = [];
  let number = 0;
  let unit = 1;
  for (const digit of text) {
    const value = ALPHABET.indexOf(digit);
    number += (value % 32) * unit;
    unit *= 32;
    if (value < 32) {
      list.push(number);
      number = 0;
      unit = 1;
    }
  }
  return list;
}

/** @returns {{page: number, impact: number}[][]} for each stem, the pages that have it */
function unpackPostings(index) {
  const gaps = unpackNumbers(index.gaps);
  let at = 0;
  return unpackNumbers(index.counts).map((count) => {
    let page = -1;
    return Array.from({ length: count }, () => {
      page += gaps[at] + 1;
      return { page, impact: Number(index.impacts[at++]) };
    });
  });
}

/** Notes the compound with each of its parts: for a stem, the compounds that it is in and how much that is worth. */
function addCompound(lexicon, id, marked) {
  const cut = marked.indexOf("|");
  if (cut < 0) return;
  const add = (part, worth) => {
    if (part === undefined || part === id) return;
    if (!lexicon.compounds.has(part)) lexicon.compounds.set(part, []);
    lexicon.compounds.get(part).push({ id, worth });
  };
  add(resolve(lexicon, marked.slice(0, cut)), WORTH.modifier);
  add(resolve(lexicon, marked.slice(cut + 1)), WORTH.head);
}

/** @returns {number | undefined} the stem of a folded word, if it is one of this site's */
function resolve(lexicon, word) {
  const { exceptions, ids, resolved } = lexicon;
  const known = exceptions.get(word) ?? ids.get(word);
  if (known !== undefined) return known;
  if (!resolved.has(word)) resolved.set(word, ids.get(candidates(word).find((candidate) => ids.has(candidate))));
  return resolved.get(word);
}

function createPages(index, lexicon) {
  return index.pages.map(([url, title, kind, code, area, level, editions, summary]) => ({
    url,
    title,
    kind: index.kinds[kind][0],
    kindLabel: index.kinds[kind][1],
    code,
    number: /\d+$/.exec(code)?.[0] ?? "",
    prefix: /^[a-z]+/i.exec(code)?.[0].toLowerCase() ?? "",
    area: index.areas[area] ?? "",
    level: index.levels[level] ?? "",
    editions: index.editions.filter((_, i) => editions & (1 << i)),
    summary,
    folded: foldText(title).trim().replace(/\s+/g, " "),
    titleStems: new Set(tokens(lexicon, title).map((token) => token.id).filter((id) => id !== undefined)),
  }));
}

/** The words of a shown text, each with its place and its stem. */
function tokens(lexicon, text) {
  return [...text.matchAll(/[\p{L}\p{Mn}\p{N}'’‘]+/gu)].map((match) => {
    const word = foldText(match[0]).trim();
    const id = lexicon.stop.has(word) ? undefined : resolve(lexicon, word);
    return { start: match.index, end: match.index + match[0].length, id };
  });
}

/* A query */

function search(lexicon, pages, query, limit) {
  const folded = foldText(query);
  const codes = codeScores(pages, folded);
  const groups = codes.size && !/[a-z]{3}/.test(folded) ? [] : readQuery(lexicon, folded, /[\p{L}\p{N}]$/u.test(query));
  const found = groups.map((group) => scoreGroup(lexicon, group, pages.length));
  const parts = groups.flatMap(({ alternatives }) => alternatives.flatMap((alternative) => alternative.parts));
  const matched = new Set(parts.flatMap((part) => [...part.keys()]));
  const title = folded.trim().replace(/\s+/g, " ");
  const ranked = [];
  pages.forEach((page, i) => {
    const own = scorePage(page, found, i, matched, title);
    const first = (codes.get(i) ?? 0) + (own && hasAll(found, i) ? ALL : 0);
    if (own || first) ranked.push({ page, own, score: own + first, exact: codes.get(i) === CODE });
  });
  ranked.sort((a, b) => b.score - a.score || (a.page.url < b.page.url ? -1 : 1));
  const faint = Math.max(0, ...ranked.map(({ own }) => own)) * FAINT;
  return ranked
    .filter(({ own, score }) => score >= ALL || own >= faint)
    .slice(0, limit)
    .map((hit) => present(lexicon, hit, matched));
}

/** Added for a code, and for a page that has every word of the query: these go first whatever the rest is worth. */
const CODE = 10000;
const CODE_PREFIX = 5000;
const ALL = 1000;
/** The share of the best score below which a page is left out, unless it has every word. */
const FAINT = 0.15;

/** "cm 17", "CM-017", "cm17" and "17" are a code; "cm-01" is also the start of CM-010 and on. */
function codeScores(pages, folded) {
  const scores = new Map();
  const match = /^\s*(?:([a-z]{2,5})\s*)?(\d{1,6})\s*$/.exec(folded) ?? /\b([a-z]{2,5})\s*(\d{1,6})\b/.exec(folded);
  if (!match) return scores;
  const [, prefix, digits] = match;
  pages.forEach((page, i) => {
    if (!page.number || (prefix && prefix !== page.prefix)) return;
    if (Number(page.number) === Number(digits)) scores.set(i, CODE);
    else if (prefix && page.number.startsWith(digits)) scores.set(i, CODE_PREFIX);
  });
  return scores;
}

/**
 * Reads a folded query into groups, one a word or phrase. A page has a group when it has one of its alternatives; it has an
 * alternative when it has all of its parts; a part maps the stems that will do to what they are worth. A page without a
 * weak group ("maken") still has all of the query.
 * @returns {{weak: boolean, alternatives: {worth: number, parts: Map<number, number>[]}[]}[]}
 */
function readQuery(lexicon, folded, open) {
  const words = folded.split(" ").filter((word) => word.length > 1 || (open && word));
  const groups = [];
  for (let i = 0; i < words.length; ) {
    const [meanings, length] = findSynonyms(lexicon, words, i);
    const phrase = words.slice(i, i + length);
    const typing = open && i + length === words.length;
    const alternatives = [...readPhrase(lexicon, phrase, typing), ...meanings.map((text) => readMeaning(lexicon, text))];
    const isStop = phrase.every((word) => lexicon.stop.has(word));
    const weak = phrase.every((word) => lexicon.weak.has(word));
    if (!isStop || meanings.length || (typing && !groups.length)) groups.push({ weak, alternatives });
    i += length;
  }
  return groups;
}

/** The synonyms of the longest phrase that starts at words[i], and its length. */
function findSynonyms(lexicon, words, i) {
  for (let length = Math.min(4, words.length - i); length > 0; length--) {
    const meanings = lexicon.synonyms.get(words.slice(i, i + length).join(" "));
    if (meanings) return [meanings, length];
  }
  return [[], 1];
}

function readMeaning(lexicon, text) {
  const words = text.split(" ").filter((word) => !lexicon.stop.has(word));
  return { worth: WORTH.synonym, parts: words.map((word) => withCompounds(lexicon, resolve(lexicon, word))) };
}

function readPhrase(lexicon, words, typing) {
  if (words.length === 1) return readWord(lexicon, words[0], typing);
  const parts = words.filter((word) => !lexicon.stop.has(word)).map((word) => withCompounds(lexicon, resolve(lexicon, word)));
  return parts.length && parts.every((part) => part.size) ? [{ worth: 1, parts }] : [];
}

/** The alternatives for one word: itself and its kin, longer words that start or end with it, its halves, or else a typo. */
function readWord(lexicon, word, typing) {
  const isStop = lexicon.stop.has(word);
  const part = isStop ? new Map() : withCompounds(lexicon, resolve(lexicon, word));
  if (!isStop) addSiblings(lexicon, part, word);
  if (typing || (word.length >= 3 && !isStop)) addLonger(lexicon, part, word);
  const alternatives = part.size ? [{ worth: 1, parts: [part] }] : [];
  const halves = isStop ? undefined : cutWord(lexicon, word);
  if (halves) alternatives.push({ worth: WORTH.split, parts: halves });
  if (alternatives.length || isStop) return alternatives;
  const meant = typos(lexicon, word);
  return [{ worth: 1, parts: meant.size ? [meant] : cutMistyped(lexicon, word) }];
}

/** Adds "escalatie" for "escaleren", and "evalueren" for "evaluatie". */
function addSiblings(lexicon, part, word) {
  for (const stem of candidates(word)) {
    const sibling = stem.endsWith("atie") ? stem.replace(/atie$/, "er") : stem.endsWith("er") ? stem.replace(/er$/, "atie") : "";
    const id = lexicon.ids.get(sibling);
    if (id !== undefined) raise(part, id, WORTH.sibling);
  }
}

/** A stem and the compounds that it is in. */
function withCompounds(lexicon, id) {
  const part = new Map();
  if (id === undefined) return part;
  part.set(id, 1);
  for (const compound of lexicon.compounds.get(id) ?? []) raise(part, compound.id, compound.worth);
  return part;
}

function raise(part, id, worth) {
  if ((part.get(id) ?? 0) < worth) part.set(id, worth);
}

/** Adds the stems that start with the word ("mod" while typing "moderator") or end with it ("kalender", "contentkalender"). */
function addLonger(lexicon, part, word) {
  const exact = part.size > 0;
  const { stems } = lexicon;
  for (let id = firstFrom(stems, word); id < stems.length && stems[id].startsWith(word); id++) {
    const share = word.length / stems[id].length;
    raise(part, id, (exact ? WORTH.inside : WORTH.typed) * Math.sqrt(share));
  }
  if (exact || word.length < 4) return;
  const endings = candidates(word).filter((candidate) => candidate.length >= 4);
  stems.forEach((stem, id) => {
    if (endings.some((ending) => stem.length >= ending.length + 3 && stem.endsWith(ending))) raise(part, id, WORTH.inside);
  });
}

/** The position of the first stem that is not before the word. */
function firstFrom(stems, word) {
  let low = 0;
  let high = stems.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stems[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Cuts a compound into two words of this site: "superusers" finds "super users". The longest last word wins. */
function cutWord(lexicon, word) {
  for (let i = 3; i + 3 <= word.length; i++) {
    const [left, right] = [word.slice(0, i), word.slice(i)];
    if (lexicon.stop.has(left) || lexicon.stop.has(right)) continue;
    const [modifier, head] = [resolveWhole(lexicon, left, 2), resolveWhole(lexicon, right, 6)];
    if (modifier !== undefined && head !== undefined) return [withCompounds(lexicon, modifier), withCompounds(lexicon, head)];
  }
  return undefined;
}

/** As cutWord, where the first or the last part is mistyped. */
function cutMistyped(lexicon, word) {
  for (let i = 4; i + 4 <= word.length; i++) {
    const [left, right] = [word.slice(0, i), word.slice(i)];
    const [modifier, head] = [resolveWhole(lexicon, left, 2), resolveWhole(lexicon, right, 6)];
    const near = modifier !== undefined ? typos(lexicon, right) : head !== undefined ? typos(lexicon, left) : new Map();
    if (near.size) return [withCompounds(lexicon, modifier ?? head), near];
  }
  return [new Map()];
}

/** As resolve, for part of a word: the stem may lack at most so many letters of it. */
function resolveWhole(lexicon, word, ending) {
  const id = resolve(lexicon, word);
  const stem = lexicon.stems[id] ?? "";
  return stem.length >= 3 && word.length - stem.length <= ending ? id : undefined;
}

/** The stems that a mistyped word may have meant: one change from four letters on, two from eight. */
function typos(lexicon, word) {
  const part = new Map();
  const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  if (!most) return part;
  const spellings = candidates(word).filter((spelling) => spelling.length >= 4 && spelling.length > word.length - 3);
  const sets = spellings.map(letterSet);
  const near = lexicon.letters.map((letters) => Math.min(...sets.map((set) => countBits(set ^ letters))));
  for (let distance = 1; distance <= most && !part.size; distance++) {
    lexicon.stems.forEach((stem, id) => {
      if (near[id] <= 2 * distance && spellings.some((spelling) => isWithin(spelling, stem, distance))) {
        const likeness = distance === 1 ? WORTH.typo : WORTH.typo2;
        for (const [kin, worth] of withCompounds(lexicon, id)) raise(part, kin, worth * likeness);
      }
    });
  }
  return part;
}

/* Scores */

/** What every page gets for a group: the best of its alternatives, each the mean of its parts. */
function scoreGroup(lexicon, { weak, alternatives }, pageCount) {
  const best = new Float64Array(pageCount);
  for (const { worth, parts } of alternatives) {
    const scores = parts.map((part) => scorePart(lexicon, part, pageCount));
    for (let page = 0; page < pageCount; page++) {
      if (!scores.every((score) => score[page] > 0)) continue;
      const sum = scores.reduce((total, score) => total + score[page], 0);
      best[page] = Math.max(best[page], (worth * sum) / scores.length);
    }
  }
  const common = best.filter((score) => score > 0).length > pageCount / 2;
  return { scores: best, required: !weak && !common };
}

function scorePart(lexicon, part, pageCount) {
  const scores = new Float64Array(pageCount);
  const known = [...part].filter(([, worth]) => worth === 1).map(([id]) => rarity(lexicon, id, pageCount));
  const ceiling = known.length ? Math.max(...known) : Infinity;
  for (const [id, worth] of part) {
    const weight = worth * Math.min(rarity(lexicon, id, pageCount), ceiling);
    for (const { page, impact } of lexicon.postings[id]) scores[page] = Math.max(scores[page], weight * impact);
  }
  return scores;
}

/** The inverse document frequency of a stem, never zero. */
function rarity(lexicon, id, pageCount) {
  const count = lexicon.postings[id].length;
  return Math.log(1 + (pageCount - count + 0.5) / (count + 0.5));
}

function scorePage(page, found, i, matched, title) {
  const sum = found.reduce((total, { scores }) => total + scores[i], 0);
  if (!sum) return 0;
  const hits = found.filter(({ scores }) => scores[i] > 0).length;
  const coverage = [...page.titleStems].filter((id) => matched.has(id)).length / Math.max(page.titleStems.size, 1);
  return sum * (hits / found.length) * (1 + 0.5 * coverage) * (page.folded === title ? 2 : 1);
}

/** Whether a page has every word that counts; what most pages have does not. */
function hasAll(found, i) {
  return found.every(({ scores, required }) => !required || scores[i] > 0);
}

/* A result */

/** @returns {Result} */
function present(lexicon, { page, score, exact }, matched) {
  const { url, title, kind, kindLabel, code, area, level, editions, summary } = page;
  const mark = (text) => tokens(lexicon, text).filter(({ id }) => matched.has(id)).map(({ start, end }) => [start, end]);
  const marks = { title: mark(title), summary: mark(summary) };
  return { url, title, kind, kindLabel, code, area, level, editions, summary, score, exact, marks };
}
