/**
 * What another edition of the profile means for the tasks of a vacancy. Pure: no DOM.
 *
 * @typedef {{code: string, kind: "gone" | "level" | "area" | "words", before: string, after: string}} Change before and after: the
 *   name of the task, the level or the area
 */

/**
 * @param {string[]} codes
 * @param {string} from an edition
 * @param {string} to the other
 * @param {import("./vacancy-catalog.js").Catalog} catalog
 * @returns {Change[]} in the order of the codes; a task may have more than one
 */
export function changesFor(codes, from, to, catalog) {
  return codes.flatMap((code) => {
    const before = catalog.taskIn(code, from);
    const after = catalog.taskIn(code, to);
    if (!before) return [];
    if (!after) return [{ code, kind: "gone", before: before.title, after: "" }];
    return [
      { code, kind: "level", before: catalog.find("level", before.level).title, after: catalog.find("level", after.level).title },
      { code, kind: "area", before: catalog.find("area", before.area).title, after: catalog.find("area", after.area).title },
      { code, kind: "words", before: before.title, after: after.title },
    ].filter((change) => change.before !== change.after);
  });
}
