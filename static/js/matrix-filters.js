/**
 * What <task-matrix> filters by, as values: reading and writing the address. Pure: no DOM.
 *
 * @typedef {{q: string, level: string[], area: string[], edition: string[], core: string[], competency: string[]}} Filters
 *   slugs per filter, none: everything; edition holds exactly one
 * @typedef {Record<string, Map<string, string>>} Options per filter the slugs that exist, with their titles; without the
 *   filters that the page lacks
 */
import { addressPart } from "./address-part.js";

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
  if (filters.q) parts.push(`q=${addressPart(filters.q).replaceAll("%20", "+")}`);
  for (const name of NAMES) {
    const slugs = filters[name].filter((slug) => name !== "edition" || slug !== edition);
    if (slugs.length) parts.push(`${name}=${slugs.map((slug) => addressPart(slug).replaceAll("%2F", "/")).join(",")}`);
  }
  return parts.length ? `?${parts.join("&")}` : "";
}

function isFilter(part) {
  const [name] = new URLSearchParams(part).keys();
  return name === "q" || NAMES.includes(name);
}
