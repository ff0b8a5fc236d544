/**
 * Words for the search: folding, endings, likeness. The first two have twins in the Go package internal/words (fold.go and
 * stem.go), which testdata/words.tsv there holds to them.
 */

/** Lower case, without accents, apostrophes and the s of "programma's"; whatever is no letter or digit becomes a space. */
export function foldText(text) {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .replace(/([a-z0-9])['’‘]s\b/g, "$1")
    .replace(/['’‘]/g, "")
    .replace(/[^a-z0-9-]/g, " ")
    .replace(/\b([a-z])-([a-z])/g, "$1$2")
    .replaceAll("-", " ");
}

const ENDINGS = [
  "", "s", "e", "t", "d", "en", "er", "es", "te", "de", "je", "ers", "ten", "den", "end", "ing", "tje", "jes", "ende", "heid",
  "lijk", "tjes", "ingen", "heden", "lijke",
];

/** The stems that a word may have, the likeliest first: the twin of candidates in internal/words/stem.go. */
export function candidates(word) {
  const list = strip(word);
  return word.startsWith("ge") && word.length > 6 ? list.concat(strip(word.slice(2))) : list;
}

function strip(word) {
  const list = [];
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending) || (ending && word.length - ending.length < 3)) continue;
    const rest = word.slice(0, word.length - ending.length);
    list.push(rest);
    const tidied = tidy(rest);
    if (tidied !== rest) list.push(tidied);
  }
  return list;
}

/** One consonant at the end, one vowel before it, f and s for v and z. */
function tidy(word) {
  return word
    .replace(/(?<=.)([^aeiouy])\1$/, "$1")
    .replace(/([^aeiouy])([aeiouy])\2([^aeiouy])$/, "$1$2$3")
    .replace(/v$/, "f")
    .replace(/z$/, "s");
}

/** The letters of a word as bits: words that are near each other have nearly the same, which is quick to see. */
export function letterSet(word) {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31);
  return set;
}

export function countBits(set) {
  let count = 0;
  for (; set; set &= set - 1) count++;
  return count;
}

/** Whether a can become b by at most `most` insertions, deletions, substitutions or swaps of neighbours. */
export function isWithin(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return false;
  let before = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return false;
    [before, previous] = [previous, row];
  }
  return previous[b.length] <= most;
}
