/**
 * <vacancy-check data-source="/data/vacancy-check.json" data-builder="/vacatures/samenstellen/">: a field for the text of a vacancy,
 * and below it what vacancy-matcher.js finds in it. Nothing is stored and nothing is sent: the address does not change either.
 * Whatever stands in the text is only ever shown as text.
 */
import { element } from "./element.js";
import { fetchJSON } from "./fetch-json.js";
import { createMatcher } from "./vacancy-matcher.js";
import { writeFragment } from "./vacancy-state.js";

const LABELS = {
  nl: {
    sentence: "Zin",
    none: "Niets gevonden",
    summary: (areas, allAreas, levels, allLevels) =>
      `De tekst raakt ${areas} van de ${allAreas} aandachtsgebieden en ${levels} van de ${allLevels} niveaus.`,
    status: (areas, words) => `${areas === 1 ? "1 gebied" : `${areas} gebieden`} gevonden, ${words === 1 ? "1 woord" : `${words} woorden`} om te vervangen. De uitkomst staat onder het tekstveld.`,
    failed: "Controleren lukt nu niet: de gegevens kunnen niet worden geladen. Probeer het later opnieuw.",
    otherWork: "We zien geen community in deze tekst. Daarom zoeken we er geen taken in. Gaat het er wel over, noem dan de community of de plek waar die is.",
    vague: "We vinden geen enkele taak. Er staat misschien wie jullie zoeken, maar nog niet wat die persoon gaat doen.",
    social: "De tekst leunt op social media alleen. Een eigen plek van de leden, zoals een forum, een intranet of bijeenkomsten, komt er nauwelijks in voor.",
    mixes: "De tekst vraagt drie niveaus van één persoon: uitvoeren, plannen en de koers bepalen. Kies wat het zwaarst weegt, of verdeel het werk over twee mensen.",
    long: (read) => `De tekst is erg lang. We lezen de eerste ${read.toLocaleString("nl-NL")} tekens.`,
    complete: "alle gebieden staan erin.",
    better: "Beter:",
    source: "Lees dit na:",
  },
  en: {
    sentence: "Sentence",
    none: "Nothing found",
    summary: (areas, allAreas, levels, allLevels) => `The text touches ${areas} of the ${allAreas} areas and ${levels} of the ${allLevels} levels.`,
    status: (areas, words) => `${areas === 1 ? "1 area" : `${areas} areas`} found, ${words === 1 ? "1 word" : `${words} words`} to replace. The outcome is below the field.`,
    failed: "The check does not work now: its data cannot be loaded. Try again later.",
    otherWork: "We see no community in this text, so we look for no tasks in it. If it is about one, name the community or the place where it is.",
    vague: "We find no task at all. The text may say whom you want, but not yet what that person will do.",
    social: "The text leans on social media alone. A place of the members' own, such as a forum, is hardly in it.",
    mixes: "The text asks three levels of one person: to carry out, to plan and to set the course. Choose what weighs most, or divide the work.",
    long: (read) => `The text is very long. We read the first ${read.toLocaleString("en")} characters.`,
    complete: "all areas are in it.",
    better: "Better:",
    source: "Read about it:",
  },
};

/** How long typing must rest before the text is checked, and before a screen reader hears the outcome, in milliseconds. */
const REST = 250;
const SAY = 600;

class VacancyCheck extends HTMLElement {
  #labels = LABELS[document.documentElement.lang.slice(0, 2)] ?? LABELS.nl;
  #listeners = new AbortController();
  #loading;
  #timer;
  #sayTimer;
  #field;
  #status;
  #result;

  connectedCallback() {
    this.#field = this.querySelector("textarea");
    this.#status = this.querySelector(".check-status");
    this.#result = this.querySelector(".check-result");
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    this.#field.addEventListener("input", () => this.#soon(), { signal });
    this.#field.addEventListener("focus", () => this.#load().catch(() => {}), { signal });
    this.querySelector(".check-try")?.addEventListener("click", (event) => this.#fill(event.currentTarget.dataset.example), { signal });
    this.querySelector(".check-clear").addEventListener("click", () => this.#clear(), { signal });
    this.querySelector("form").addEventListener("submit", (event) => event.preventDefault(), { signal });
    if (this.#field.value) this.#check(); // a reader was faster than this script
  }

  disconnectedCallback() {
    this.#listeners.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#sayTimer);
  }

  /** Fetches the data, once; a failure is tried again on the next use. */
  #load() {
    this.#loading ??= fetchData(this.dataset.source).catch((error) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  #fill(text) {
    this.#field.value = text;
    this.#field.scrollTop = 0;
    this.#check();
  }

  #clear() {
    this.#field.focus(); // the button goes
    this.#fill("");
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), REST);
  }

  async #check() {
    clearTimeout(this.#timer);
    const text = this.#field.value;
    this.querySelector(".check-clear").hidden = !text;
    if (!text.trim()) {
      this.#result.hidden = true;
      this.#say("");
      return;
    }
    try {
      const { data, matcher } = await this.#load();
      if (text === this.#field.value) this.#show(data, text, matcher.check(text));
    } catch (error) {
      this.#result.hidden = true;
      this.#say(this.#labels.failed);
      throw error;
    }
  }

  /** Says a sentence in the live region once typing rests. */
  #say(sentence) {
    clearTimeout(this.#sayTimer);
    this.#sayTimer = setTimeout(() => (this.#status.textContent = sentence), sentence ? SAY : 0);
  }

  #show(data, text, result) {
    const labels = this.#labels;
    const { areas, levels, findings } = result;
    this.#result.hidden = false;
    this.querySelector(".check-summary").textContent = labels.summary(areas.length, data.areas.length, levels.length, data.levels.length);
    const remarks = this.querySelector(".check-remarks");
    remarks.replaceChildren(...this.#remarks(text, result).map((remark) => element("li", {}, remark)));
    remarks.hidden = !remarks.children.length;
    this.#showCells(result.cells);
    this.#list("findings", findings.map((finding) => this.#finding(data, text, finding, result.sentences)));
    this.#list("missing", result.missing.map((gap) => this.#gap(data, gap)));
    this.#list("unknown", result.sentences.flatMap((sentence, i) => (sentence.asks ? [this.#unknown(text, sentence, i)] : [])));
    this.#list("tasks", result.tasks.map((task) => taskItem(data, task)));
    this.querySelector(".check-build")?.setAttribute("href", this.dataset.builder + writeFragment(choicesOf(data, result), { from: "check" }));
    this.querySelector(".check-copy").replaceChildren(...copy(text, result, labels));
    this.#say(labels.status(areas.length, findings.length));
  }

  #remarks(text, { community, areas, social, mixes, read }) {
    const labels = this.#labels;
    return [
      !community && labels.otherWork,
      community && !areas.length && labels.vague,
      social && labels.social,
      mixes && labels.mixes,
      read < text.length && labels.long(read),
    ].filter(Boolean);
  }

  #showCells(cells) {
    cells.forEach((levels, area) => levels.forEach((sentences, level) => {
      const cell = this.querySelector(`[data-area="${area}"] [data-level="${level}"]`);
      cell.dataset.heat = Math.min(sentences.length, 3);
      const links = sentences.map((n) => sentenceLink(n, this.#labels));
      cell.querySelector(".check-cell").replaceChildren(...(links.length ? links : [empty(this.#labels)]));
    }));
  }

  /** Fills the list of a part, and hides the part when there is nothing in it. */
  #list(part, items) {
    const section = this.querySelector(`[data-part="${part}"]`);
    section.querySelector(".check-list").replaceChildren(...items);
    section.hidden = !items.length;
  }

  #finding(data, text, { rule, start, end }, sentences) {
    const { id, title, reason, source, read, better } = data.wordings[rule];
    const place = sentences.findIndex((sentence) => start >= sentence.start && end <= sentence.end);
    return element("li", {},
      element("p", {}, element("q", {}, text.slice(start, end)), " · ", element("a", { href: `#woord-${id}` }, title), " · ", sentenceLink(place, this.#labels, true)),
      element("p", {}, reason, " ", this.#labels.source, " ", element("a", { href: source }, read), "."),
      element("p", {}, element("strong", {}, this.#labels.better), " ", better),
    );
  }

  #gap(data, { level, areas }) {
    const links = areas.flatMap((area, i) => [i ? ", " : "", element("a", { href: data.areas[area].url }, data.areas[area].title)]);
    return element("li", {}, element("strong", {}, data.levels[level].title), ": ", ...(links.length ? [...links, "."] : [this.#labels.complete]));
  }

  #unknown(text, { start, end }, i) {
    const said = text.slice(start, end).replace(/^([-–—•·*+]|\d+[.)])\s*/, "");
    return element("li", {}, element("q", {}, said), " ", sentenceLink(i, this.#labels, true));
  }
}

async function fetchData(address) {
  const data = await fetchJSON(address);
  return { data, matcher: createMatcher(data) };
}

/** A link to a sentence of the copy. Sentences are counted from 1. */
function sentenceLink(i, labels, whole = false) {
  const link = element("a", { href: `#zin-${i + 1}` }, whole ? `${labels.sentence.toLowerCase()} ${i + 1}` : String(i + 1));
  if (!whole) link.setAttribute("aria-label", `${labels.sentence} ${i + 1}`);
  return link;
}

function empty(labels) {
  return element("span", { class: "check-none" }, element("span", { "aria-hidden": "true" }, "–"), element("span", { class: "spoken" }, labels.none));
}

function taskItem(data, i) {
  const [code, title, url, area, level] = data.tasks[i];
  const place = `${data.areas[area].title}, ${data.levels[level].title.toLowerCase()}`;
  return element("li", {}, element("a", { href: url }, title), " ", element("span", { class: "code" }, code), " ", element("span", { class: "check-place" }, place));
}

/** What a text asks, as the choices of the builder. */
function choicesOf(data, { areas, levels, tasks }) {
  return {
    template: "",
    edition: data.edition,
    levels: levels.map((i) => data.levels[i].id),
    areas: areas.map((i) => data.areas[i].id),
    tasks: tasks.map((i) => data.tasks[i][0]),
    competencies: [],
  };
}

/** The text that was read, line by line, with its sentences numbered and marked. */
function copy(text, { sentences, findings, read }, labels) {
  const paragraphs = [];
  let line = element("p");
  let at = 0;
  sentences.forEach((sentence, i) => {
    const between = text.slice(at, sentence.start);
    if (i && /[\n\r\u2028\u2029]/.test(between)) {
      paragraphs.push(line);
      line = element("p");
    } else if (i) line.append(" ");
    line.append(sentenceCopy(text, sentence, i, findings, labels));
    at = sentence.end;
  });
  paragraphs.push(line);
  if (read < text.length) paragraphs.push(element("p", {}, "…"));
  return paragraphs;
}

function sentenceCopy(text, { start, end, hits, asks }, i, findings, labels) {
  const made = element("span", { id: `zin-${i + 1}`, class: "check-sentence" });
  const words = findings.filter((finding) => finding.start >= start && finding.end <= end);
  if (hits.length || asks || words.length) {
    made.append(element("span", { class: "check-number" }, element("span", { class: "spoken" }, `${labels.sentence} `), String(i + 1)), " ");
  }
  const marks = [...words.map((word) => ({ ...word, kind: "check-word" })), ...hits.flatMap((hit) => hit.ranges)];
  let at = start;
  for (const mark of apart(marks)) {
    made.append(text.slice(at, mark.start), element("mark", mark.kind ? { class: mark.kind } : {}, text.slice(mark.start, mark.end)));
    at = mark.end;
  }
  made.append(text.slice(at, end));
  return made;
}

/** The ranges in order, those that overlap an earlier one of the list left out. */
function apart(ranges) {
  const kept = [];
  for (const range of ranges) {
    if (!kept.some((other) => range.start < other.end && range.end > other.start)) kept.push(range);
  }
  return kept.sort((a, b) => a.start - b.start);
}

customElements.define("vacancy-check", VacancyCheck);
