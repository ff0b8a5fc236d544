/**
 * Reads _redirects, _headers and netlify.toml with Netlify's own packages and says what they make of them. It judges nothing:
 * cmd/dev/internal/steps/netlify.go does.
 *
 *   node netlify.mjs question.json answer.json
 *
 * question: {"site": folder, "config": file, "addresses": ["/cm-017", …]}
 * answer:   {"errors": [message], "config": what netlify.toml says, "answers": [for each address
 *           {"redirect": {"to", "status", "force"} or null, "headers": [{name: value} of every rule that fits, in order]}]}
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import toml from "@iarna/toml";
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";
import redirector from "netlify-redirector";

/** The matcher takes rules in another form than the parser gives, so Netlify's command line renames these two as well. */
function forMatcher({ from, query, ...rule }) {
  return { ...rule, origin: from, params: query };
}

/** A visitor without cookies asks for a path. */
function request(path) {
  return {
    scheme: "https", host: "site.example", path, query: "", headers: {}, cookieValues: {},
    getHeader: () => "", getCookie: () => "",
  };
}

function redirectFor(matcher, path) {
  const match = matcher.match(request(path));
  return match && { to: match.to, status: match.status, force: match.force };
}

const [questionFile, answerFile] = process.argv.slice(2);
const { site, config, addresses } = JSON.parse(await readFile(questionFile, "utf8"));
const options = { netlifyConfigPath: config, minimal: false };
const redirects = await parseAllRedirects({ ...options, redirectsFiles: [join(site, "_redirects")], configRedirects: [] });
const headers = await parseAllHeaders({ ...options, headersFiles: [join(site, "_headers")], configHeaders: [] });
const matcher = await redirector.parseJSON(JSON.stringify(redirects.redirects.map(forMatcher)), { jwtSecret: "", jwtRoleClaim: "" });

const answer = {
  errors: [...redirects.errors, ...headers.errors].map((error) => error.message),
  config: toml.parse(await readFile(config, "utf8")),
  answers: addresses.map((path) => ({
    redirect: redirectFor(matcher, path),
    headers: headers.headers.filter(({ forRegExp }) => forRegExp.test(path)).map(({ values }) => values),
  })),
};
await writeFile(answerFile, JSON.stringify(answer));
