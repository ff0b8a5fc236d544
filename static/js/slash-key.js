/**
 * Whether the key "/" opens search. A key without Ctrl or Cmd can be pressed by accident, and by speech input all the time, so
 * a reader can turn it off (WCAG 2.2, 2.1.4). The choice stays in this browser.
 */
const KEY = "slash-key";

/** @returns {boolean} */
export function slashIsOn() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/**
 * A checkbox that turns the key on and off.
 * @param {string} text its label
 * @returns {HTMLLabelElement}
 */
export function slashSetting(text) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: slashIsOn() });
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(KEY, box.checked ? "on" : "off");
    } catch { /* a browser that keeps nothing keeps the key on */ }
  });
  const label = document.createElement("label");
  label.className = "search-key";
  label.append(box, ` ${text}`);
  return label;
}
