/**
 * Reads from the words of a vacancy what a job posting says in figures and codes. It reads what is clear and nothing else: an
 * amount without a period or two amounts that are no range say nothing. Dutch and English. Pure: no DOM.
 *
 * @typedef {{currency: string, min?: number, max?: number, unit: "HOUR" | "DAY" | "WEEK" | "MONTH" | "YEAR"}} Salary
 */

/** A longer text is no salary, and would take a pattern long. In characters. */
const LONGEST = 300;

const CURRENCIES = { "€": "EUR", eur: "EUR", euro: "EUR", "£": "GBP", gbp: "GBP", $: "USD", usd: "USD" };
const SIGN = "(€|£|\\$|\\b(?:eur|gbp|usd)\\b)?";
const FIGURE = "(\\d{1,3}(?:[.,\\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?)(?![\\d%]|[.,]\\d)(?:,-+|,=)?";
const AMOUNT = `${SIGN}\\s*${FIGURE}\\s*(euro\\b|eur\\b)?`;
const RANGE = new RegExp(`${AMOUNT}\\s*(?:-|–|—|\\b(?:tot en met|tot|t/m|en|to|and)\\b)\\s*${AMOUNT}`, "i");
const SINGLE = new RegExp(AMOUNT, "gi");
const MARKED = /€|£|\$|\b(?:eur|euro|gbp|usd)\b/i;

/** A period after the amount; "36 uur per week" is about hours. */
const PERIODS = [
  ["HOUR", /(?:\bper |\/ ?)(?:uur|hour)\b|\buurloon\b|\bhourly\b/i],
  ["DAY", /(?:\bper |\/ ?)(?:dag|day)\b|\bdagtarief\b/i],
  ["WEEK", /(?<!\b(?:u|uur|uren|hours?|hrs|dagen|days) ?)(?:\bper |\/ ?)week\b|\bweekloon\b|\bweekly\b/i],
  ["MONTH", /(?:\bper |\/ ?)(?:maand|mnd|month)\b|\bp\. ?m\.|\bmaandsalaris\b|\bmonthly\b/i],
  ["YEAR", /(?:\bper |\/ ?)(?:jaar|year|annum)\b|\bjaarsalaris\b|\bannual\b/i],
];

/**
 * @param {string} text such as "€ 3.200 - € 4.100 bruto per maand bij 36 uur per week"
 * @param {string} label of the field: it may name the period ("Salaris per maand")
 * @returns {Salary | null} null when it is not clear
 */
export function readSalary(text, label) {
  if (text.length > LONGEST) return null;
  const range = RANGE.exec(text);
  const amounts = range && MARKED.test(range[0]) ? rangeOf(range) : singleOf(text);
  if (!amounts) return null;
  const unit = periodIn(text.slice(amounts.end)) ?? periodIn(text.slice(0, amounts.start)) ?? periodIn(label);
  const { currency, min, max } = amounts;
  return unit && !(min > max) ? { currency, ...(min !== undefined && { min }), ...(max !== undefined && { max }), unit } : null;
}

function rangeOf(match) {
  const [all, sign, low, word, otherSign, high, otherWord] = match;
  const currency = currencyOf(sign ?? word ?? otherSign ?? otherWord);
  const rest = match.input.slice(0, match.index) + match.input.slice(match.index + all.length);
  if (marked(rest).length) return null;
  return { currency, min: figure(low), max: figure(high), start: match.index, end: match.index + all.length };
}

/** One amount: from, at most, or just so. */
function singleOf(text) {
  const found = marked(text);
  if (found.length !== 1) return null;
  const [match] = found;
  const [all, sign, digits, word] = match;
  const before = text.slice(0, match.index);
  const amount = figure(digits);
  const isFrom = /\b(?:vanaf|minimaal|ten minste|from|at least)\s*$/i.test(before);
  const isMost = /\b(?:maximaal|ten hoogste|tot|up to)\s*$/i.test(before);
  return {
    currency: currencyOf(sign ?? word), min: isMost ? undefined : amount, max: isFrom ? undefined : amount,
    start: match.index, end: match.index + all.length,
  };
}

/** The amounts with a currency. */
function marked(text) {
  return [...text.matchAll(SINGLE)].filter(([, sign, , word]) => sign ?? word);
}

function currencyOf(sign) {
  return CURRENCIES[sign.toLowerCase()];
}

/** "3.200,50", "3,200.50", "3200": a separator before three digits parts thousands. */
function figure(text) {
  return Number(text.replace(/[.,\u00a0\u202f](?=\d{3}(?!\d))/g, "").replace(",", "."));
}

/** The first period that a text names. */
function periodIn(text) {
  const found = PERIODS.map(([unit, pattern]) => ({ unit, at: text.search(pattern) })).filter(({ at }) => at >= 0);
  return found.sort((a, b) => a.at - b.at)[0]?.unit;
}

/** In the Netherlands who works 35 hours a week or more works full time (CBS). */
const FULL_TIME = 35;

const CONTRACTS = [
  ["TEMPORARY", /(?<!on)\bbepaalde tijd\b|\btijdelijke?\b|\b(?:half)?jaarcontract\b|\b(?:een|één|twee|drie|zes|zeven|\d+) (?:maanden|jaar)\b|\btemporary\b|\bfixed[- ]term\b/i],
  ["CONTRACTOR", /\bzzp\b|\bfreelance\b|\bcontractor\b/i],
  ["INTERN", /\bstage(?:plek|plaats)?\b|\binternship\b/i],
  ["VOLUNTEER", /\bvrijwillig\S*|\bvolunteer\b/i],
];

/**
 * @param {string} hours such as "32 tot 36 uur per week"
 * @param {string} contract such as "een jaar, daarna onbepaalde tijd"
 * @returns {string[]} Google's values of employmentType; none when it is not clear
 */
export function readEmployment(hours, contract) {
  const types = CONTRACTS.filter(([, pattern]) => pattern.test(contract.slice(0, LONGEST))).map(([type]) => type);
  return [...fullOrPart(hours.slice(0, LONGEST)), ...types];
}

function fullOrPart(text) {
  const range = /(\d{1,2})(?:[.,]\d+)?(?:\s*(?:-|–|—|\b(?:tot|t\/m|à|to|of|or)\b)\s*(\d{1,2})(?:[.,]\d+)?)?\s*(?:u|uur|uren|hours?|hrs)\b/i.exec(text) ??
    /^\s*(\d{1,2})(?:\s*(?:-|–|tot|to)\s*(\d{1,2}))?\s*$/.exec(text);
  const least = range && Number(range[1]);
  const most = range && Number(range[2] ?? range[1]);
  const full = range ? most >= FULL_TIME : /\b(?:full[- ]?time|voltijds?)\b/i.test(text);
  const part = range ? least < FULL_TIME : /\b(?:part[- ]?time|deeltijd)\b/i.test(text);
  return [...(full ? ["FULL_TIME"] : []), ...(part ? ["PART_TIME"] : [])];
}

/**
 * @param {string | undefined} text as it was typed
 * @returns {string} the text without what does not show: control characters, spaces around it, and marks that turn the direction of
 *   what follows, also outside it. Right-to-left text needs none of them.
 */
export function readable(text = "") {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g, "").trim();
}

/** @returns {boolean} whether a text is a day of the calendar, as 2026-11-15 */
export function isDay(text) {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/** @returns {boolean} whether a text is a country as ISO 3166-1 writes it, "NL" */
export function isCountry(text) {
  return typeof text === "string" && /^[A-Z]{2}$/.test(text);
}

/** @returns {string} "15 november 2026" for 2026-11-15; another text as it is */
export function longDate(text, language) {
  if (!isDay(text)) return text;
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));
}

/** @returns {string} the address of a site that someone typed ("www.voorbeeld.nl"), "" when it is none */
export function webAddress(text) {
  const typed = text.trim();
  if (/[\s@]/.test(typed) || !typed.includes(".")) return "";
  try {
    const url = new URL(/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : "";
  } catch {
    return "";
  }
}
