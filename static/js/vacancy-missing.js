/**
 * What a vacancy still lacks, with the reason. Nothing is refused: it is a list, not a lock. Pure: no DOM.
 *
 * @typedef {{field: string, label: string, reason: string, source: string}} Missing field: its id
 */
import { readable } from "./vacancy-terms.js";

/**
 * @param {import("./vacancy-state.js").State} state
 * @param {import("./vacancy-catalog.js").Catalog} catalog
 * @returns {Missing[]} required fields without text, in the fields' order
 */
export function missingFields({ fields }, catalog) {
  return catalog.fields
    .filter(({ id, required }) => required && !readable(fields[id]))
    .map(({ id, label, reason = "", source = "" }) => ({ field: id, label, reason, source }));
}
