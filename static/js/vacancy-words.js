/**
 * The sentences of the interface, which stand in the layout: <template> with an element for each, by data-word. A sentence may
 * have {values}, and two forms, "1 taak|{n} taken", for one and for more.
 */

/**
 * @param {HTMLTemplateElement} template
 * @returns {import("./vacancy-document.js").Words}
 */
export function readWords(template) {
  const sentences = new Map([...template.content.querySelectorAll("[data-word]")].map((element) => [element.dataset.word, element.textContent.trim()]));
  return (name, values = {}) => {
    const forms = sentences.get(name).split("|");
    const form = values.n === 1 ? forms[0] : forms.at(-1);
    return form.replace(/\{([a-z]+)\}/g, (all, key) => String(values[key] ?? all));
  };
}
