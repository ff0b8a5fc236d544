/**
 * What <task-matrix> filters by, as values: reading and writing the address, and matching text. Pure: no DOM.
 *
 * @typedef {{q: string, level: string[], area: string[], edition: string[], core: string[], competency: string[]}} Filters
 *   slugs per filter, none: everything; edition holds exactly one
 * @typedef {Record<string, Map<string, string>>} Options per filter the slugs that exist, with their titles; without the
 *   filters that the page lacks
 */
import { candidates, foldText } from "./search-words.js";

/** The filters by slugs, in the order of the address; each bears the name of its parameter. */
export const NAMES = ["area", "level", "edition", "core", "competency"];

/** @returns {Filters} the filters that hide nothing */
export function noFilters(edition) {
  return { q: "", area: [], level: [], edition: [edition], core: [], competency: [] };
}

/**
 * @param {string} query location.search
 * @param {Options} options
 * @param {string} edition slug of the current edition
 * @returns {{filters: Filters, unknown: string[]}} unknown: the slugs that were left out
 */
export function readAddress(query, options, edition) {
  const parameters = new URLSearchParams(query);
  const filters = noFilters(edition);
  const unknown = [];
  filters.q = (parameters.get("q") ?? "").trim();
  for (const name of NAMES) {
    const slugs = parameters.getAll(name).flatMap((value) => value.split(",")).map((slug) => slug.trim().toLowerCase());
    const known = [...new Set(slugs)].filter((slug) => options[name]?.has(slug));
    unknown.push(...slugs.filter((slug) => slug && !options[name]?.has(slug)));
    if (known.length) filters[name] = name === "edition" ? known.slice(0, 1) : known;
  }
  return { filters, unknown };
}

/**
 * @param {string} query location.search; parameters that are no filter are kept as they are
 * @param {Filters} filters
 * @param {string} edition slug of the current edition
 * @returns {string} the new location.search: "" or "?…"
 */
export function writeAddress(query, filters, edition) {
  const parts = query.slice(1).split("&").filter((part) => part && !isFilter(part));
  if (filters.q) parts.push(`q=${encodeURIComponent(filters.q).replaceAll("%20", "+")}`);
  for (const name of NAMES) {
    const slugs = filters[name].filter((slug) => name !== "edition" || slug !== edition);
    if (slugs.length) parts.push(`${name}=${slugs.map((slug) => encodeURIComponent(slug).replaceAll("%2F", "/")).join(",")}`);
  }
  return parts.length ? `?${parts.join("&")}` : "";
}

function isFilter(part) {
  const [name] = new URLSearchParams(part).keys();
  return name === "q" || NAMES.includes(name);
}

/**
 * What a query is compared with. Dutch word forms are worked out when they are first asked for.
 * @param {string} title
 * @param {string} code
 */
export function createSubject(title, code) {
  const text = foldText(`${title} ${code}`);
  const [prefix, digits] = foldText(code).split(" ");
  let forms;
  return {
    text,
    prefix,
    digits,
    /** @returns {Set<string>} the stems that its words may have */
    get forms() {
      forms ??= new Set(text.split(" ").flatMap(formsOf));
      return forms;
    },
  };
}

/** The stems that a folded word may have, at least three letters long. */
function formsOf(word) {
  return candidates(word).filter((form) => form.length > 2);
}

/**
 * Every word must be in the subject, in some form; "cm 17" and "CM-017" are one code, "cm-01" also starts CM-010 and on.
 * @param {string} query
 * @param {Set<string>} prefixes those of codes, folded
 * @returns {(subject: ReturnType<typeof createSubject>) => boolean}
 */
export function createMatcher(query, prefixes) {
  const tests = [];
  const rest = foldText(query).replace(/\b([a-z]{2,5}) *(\d{1,6})\b/g, (all, prefix, digits) => {
    if (!prefixes.has(prefix)) return all;
    tests.push((subject) => subject.prefix === prefix && isNumber(subject.digits, digits));
    return " ";
  });
  for (const word of rest.split(" ").filter(Boolean)) {
    const forms = formsOf(word);
    // "ontwikkelen" is also in "doorontwikkeling"; a shorter stem is in too much: "acti" (of "acties") in "tactisch".
    const parts = [word, ...forms.filter((form) => form.length > 4 && word.startsWith(form))];
    tests.push((subject) => parts.some((part) => subject.text.includes(part)) || forms.some((form) => subject.forms.has(form)));
  }
  return (subject) => tests.every((test) => test(subject));
}

function isNumber(digits, typed) {
  return Number(digits) === Number(typed) || (typed.startsWith("0") && digits.startsWith(typed));
}
