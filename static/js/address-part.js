/**
 * @param {string} text what someone typed
 * @returns {string} it as a part of an address; half a character, for which encodeURIComponent throws, as a browser writes it there
 */
export function addressPart(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
}
