/**
 * A vacancy as a schema.org JobPosting, for the page of the organisation that has the job. It holds what Google's guide requires
 * and recommends, as far as the vacancy says it; nothing is empty, and nothing is guessed. Pure: no DOM.
 * https://developers.google.com/search/docs/appearance/structured-data/job-posting
 */
import { chosenTasks, titleOf } from "./vacancy-document.js";
import { isCountry, isDay, readable, readEmployment, readSalary, webAddress } from "./vacancy-terms.js";

/**
 * @param {import("./vacancy-state.js").State} state
 * @param {import("./vacancy-catalog.js").Catalog} catalog
 * @param {string} description HTML
 * @returns {{posting: object, lacks: string[]}} lacks: the required properties that are not there
 */
export function jobPosting(state, catalog, description) {
  const said = (property) => readable(state.fields[catalog.fieldFor(property)?.id]);
  const posting = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    title: titleOf(state, catalog),
    description,
    datePosted: isDay(state.job.posted) ? state.job.posted : "",
    hiringOrganization: organisation(said),
    ...place(said("jobLocation"), state.job),
    employmentType: readEmployment(said("workHours"), said("employmentType")),
    workHours: said("workHours"),
    validThrough: isDay(said("validThrough")) ? `${said("validThrough")}T23:59` : "",
    baseSalary: salary(said("baseSalary"), catalog.fieldFor("baseSalary")?.label ?? ""),
    identifier: identifier(said("identifier"), said("hiringOrganization")),
    skills: skills(state, catalog),
  };
  return { posting: withoutEmpty(posting), lacks: lacking(posting) };
}

/** @returns {string} the element to put in a page; no text in it can end it */
export function scriptElement(posting) {
  const json = JSON.stringify(posting, null, 2).replaceAll("<", "\\u003c");
  return `<script type="application/ld+json">\n${json}\n</script>\n`;
}

function organisation(said) {
  const name = said("hiringOrganization");
  return name && { "@type": "Organization", name, sameAs: webAddress(said("sameAs")) };
}

/** Where the work is. Only work that is never done at a place is remote, for Google; it says from where one may do it. */
function place(locality, job) {
  const { remote } = job;
  const country = isCountry(job.country) ? job.country : "";
  const jobLocation = locality && country && {
    "@type": "Place",
    address: { "@type": "PostalAddress", addressLocality: locality, addressCountry: country },
  };
  if (!remote) return { jobLocation };
  return {
    jobLocation, jobLocationType: "TELECOMMUTE",
    applicantLocationRequirements: country && { "@type": "Country", name: country },
  };
}

function salary(text, label) {
  const read = readSalary(text, label);
  if (!read) return "";
  const { currency, min, max, unit } = read;
  const value = min === max ? { value: min } : { minValue: min, maxValue: max };
  return { "@type": "MonetaryAmount", currency, value: { "@type": "QuantitativeValue", ...value, unitText: unit } };
}

function identifier(value, name) {
  return value && { "@type": "PropertyValue", name, value };
}

/** The tasks, each at the address where the edition's words stay as they are. */
function skills(state, catalog) {
  const edition = catalog.find("edition", state.edition);
  const set = edition && catalog.address(edition.url);
  return chosenTasks(state, catalog).map(({ code, title, url }) => ({
    "@type": "DefinedTerm", termCode: code, name: readable(state.words[code]) || title, url: catalog.address(url), inDefinedTermSet: set,
  }));
}

function lacking(posting) {
  const required = ["title", "description", "datePosted", "hiringOrganization"];
  const where = posting.jobLocationType ? "applicantLocationRequirements" : "jobLocation";
  return [...required, where].filter((name) => !posting[name]);
}

/** Drops what is empty, also inside. */
function withoutEmpty(value) {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value === null || typeof value !== "object") return value;
  const isEmpty = (part) => part === undefined || part === "" || (Array.isArray(part) && part.length === 0);
  return Object.fromEntries(Object.entries(value).filter(([, part]) => !isEmpty(part)).map(([name, part]) => [name, withoutEmpty(part)]));
}
