/**
 * Reads the microdata of pages with a parser by others, and says what it finds as subject, predicate, object; a subject without an
 * address is "". It judges nothing: cmd/dev/internal/steps/microdata.go does.
 *
 *   node microdata.mjs question.json answer.json
 *
 * question: {"site": folder, "base": address of the site, "addresses": ["/matrix/", …]}
 * answer:   {"pages": [for each address [[subject, predicate, object], …]]}
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MicrodataRdfParser } from "microdata-rdf-streaming-parser";

/** The statements of one page. */
function statements(html, address) {
  return new Promise((resolve, reject) => {
    const found = [];
    const parser = new MicrodataRdfParser({ baseIRI: address });
    parser.on("data", ({ subject, predicate, object }) => {
      found.push([subject.termType === "NamedNode" ? subject.value : "", predicate.value, object.value]);
    });
    parser.on("end", () => resolve(found));
    parser.on("error", reject);
    parser.end(html);
  });
}

const [questionFile, answerFile] = process.argv.slice(2);
const { site, base, addresses } = JSON.parse(await readFile(questionFile, "utf8"));
const pages = [];
for (const address of addresses) {
  pages.push(await statements(await readFile(join(site, address, "index.html"), "utf8"), base + address));
}
await writeFile(answerFile, JSON.stringify({ pages }));
