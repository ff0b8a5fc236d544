//go:build browser

package browsertest

import (
	"fmt"
	"os"
	"testing"
)

// rounds is how many random addresses a test tries, a batch at a time; see isSoak of package main.
func rounds() (batches, each int) {
	if os.Getenv("PROFIEL_SOAK") != "" {
		return 50, 20_000
	}
	return 1, 5000
}

// randomParts makes parts of addresses, of what the site knows and of what it does not. The same seed makes the same ones.
const randomParts = `
	let seed = %d;
	const random = () => {
		seed = (seed + 0x6D2B79F5) | 0;
		let n = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n;
		return ((n ^ (n >>> 14)) >>> 0) / 4294967296;
	};
	const below = n => Math.floor(random() * n);
	const pick = list => list[below(list.length)];
	const several = (most, make) => Array.from({ length: below(most + 1) }, make);
	const hostile = ["<script>alert(1)</script>", "\" onclick=\"x", "\u202e", "\0", "%%", "%%E0%%A4%%A", "%%00", "&", "=", "#", "?", "+", "%%2C", ",", " ", "\n", "\r\n", "__proto__",
		"constructor", "hasOwnProperty", "javascript:alert(1)", "é", "e\u0301", "İ", "😀", "\ud83d", "\udc00", "'", "../..", "//x", "\\", "x".repeat(300), "", "2026-02-30", "NL", "1", "null"];
	const text = known => several(4, () => random() < 0.6 ? pick(known) : pick(hostile)).join(pick([",", ", ", "", "%%2C", " ", ",,"]));
	const well = text => text.toWellFormed();
	const coded = text => random() < 0.5 ? encodeURIComponent(well(text)) : text;
	const damaged = text => {
		for (let n = below(3); n > 0; n--) {
			const at = below(text.length + 1);
			text = text.slice(0, at) + (random() < 0.5 ? pick(hostile) : "") + text.slice(at + below(3));
		}
		return text;
	};
	const address = (names, known) => {
		const parts = several(7, () => pick(names) + pick(["=", "=", "=", "", "=="]) + coded(text(known)));
		return random() < 0.3 ? damaged(parts.join("&")) : parts.join("&");
	};
	const fail = (what, ...values) => { throw new Error(what + " " + values.map(value => JSON.stringify(value)).join(" ")); };`

// TestMatrixReadsAnyAddress holds that whatever stands behind the ?, only filters that the page has are read, what is written is read
// back as it was, and what is no filter is left as it is.
func TestMatrixReadsAnyAddress(t *testing.T) {
	t.Parallel()
	p := aPage(t)
	batches, each := rounds()
	for seed := range batches {
		tried := eval[string](p, `(async () => {
			`+fmt.Sprintf(randomParts, seed)+`
			const { NAMES, readAddress, writeAddress } = await import(new URL("matrix-filters.js", `+siteScript+`).href);
			const { MatrixWords } = await import(new URL("matrix-words.js", `+siteScript+`).href);
			const profile = await (await fetch("/data/profile.json")).json();
			const titles = list => new Map(list.map(({ id, title }) => [id, title]));
			const options = { area: titles(profile.areas), level: titles(profile.levels), edition: titles(profile.editions) };
			const known = Object.values(options).flatMap(map => [...map.keys()]);
			const names = [...NAMES, "q", "ref", "utm_source", "Q", "%71", "level ", ...hostile];
			const words = new MatrixWords();
			words.add("Huisregels bewaken", "CM-079");
			const others = query => query.slice(1).split("&").filter(part => part && ![...NAMES, "q"].includes([...new URLSearchParams(part).keys()][0]));
			try {
				for (let n = 0; n < `+fmt.Sprint(each)+`; n++) {
					const query = random() < 0.05 ? "" : "?" + address(names, known);
					const { filters, unknown } = readAddress(query, options, profile.edition);
					for (const name of NAMES) {
						if (filters[name].some(slug => !options[name]?.has(slug))) fail("a filter that is none", query, filters);
						if (new Set(filters[name]).size !== filters[name].length) fail("a filter twice", query, filters);
					}
					if (filters.edition.length !== 1) fail("not one edition", query, filters);
					if (unknown.some(slug => known.includes(slug) && NAMES.every(name => options[name]?.has(slug)))) fail("known, and named as unknown", query, unknown);
					if (random() < 0.3) filters.q = text(known).trim();
					if (words.find(filters.q).length !== 1) fail("not one answer for a task", filters.q);
					const written = writeAddress(query, filters, profile.edition);
					const again = readAddress(written, options, profile.edition);
					if (JSON.stringify(again.filters) !== JSON.stringify({ ...filters, q: well(filters.q) }) || again.unknown.length) fail("read otherwise", query, written, filters, again);
					if (writeAddress(written, again.filters, profile.edition) !== written) fail("written otherwise", query, written);
					if (JSON.stringify(others(written)) !== JSON.stringify(others(query))) fail("other parts changed", query, written);
				}
				return "";
			} catch (error) {
				return String(error);
			}
		})()`)
		if tried != "" {
			t.Fatalf("batch %d: %s", seed, tried)
		}
	}
	t.Logf("%d addresses", batches*each)
}

// TestVacancyReadsAnyFragment holds the same for what stands behind the #, and for a draft: what is read is something that the profile has,
// can be written in both forms and read back, and makes a document in which no text became an element.
func TestVacancyReadsAnyFragment(t *testing.T) {
	t.Parallel()
	p := aPage(t)
	batches, each := rounds()
	for seed := range batches {
		tried := eval[string](p, withModules(`await (async () => {
			`+fmt.Sprintf(randomParts, seed)+`
			const { readFragment, writeFragment, readDraft, writeDraft, isSame, isState, isWork } = m.state;
			const data = await get("/data/profile.json"), { vacancies, fields } = await get("/data/vacancies.json");
			const known = [data.tasks.map(({ code }) => code), ...[data.levels, data.areas, data.editions, data.competencies, vacancies].map(list => list.map(({ id }) => id))].flat();
			const texts = [...(fields ?? []).map(({ id }) => "field." + id), "word.CM-079", "word.cm-001", "field.plaats", "field.__proto__", "word.__proto__", "field.", "word."];
			const names = ["v", "edition", "template", "level", "area", "tasks", "competencies", "job.posted", "job.country", "job.remote", "from", ...texts, ...hostile];
			const value = () => pick([() => text(known), () => several(4, () => pick(known)), () => several(3, value), () => null, () => 3, () => ({ [pick(known)]: pick(hostile), plaats: pick(hostile) }), () => true])();
			const draft = () => {
				const raw = {};
				for (const name of ["template", "edition", "levels", "areas", "tasks", "competencies", "words", "fields", "job", "__proto__"]) if (random() < 0.6) raw[name] = value();
				return damagedJSON(JSON.stringify({ v: "1", ...raw }));
			};
			const damagedJSON = text => random() < 0.1 ? damaged(text) : text;
			const check = (state, from) => {
				for (const [list, kind] of [["tasks", "task"], ["levels", "level"], ["areas", "area"], ["competencies", "competency"]]) {
					if (!Array.isArray(state[list]) || state[list].some(id => !catalog.find(kind, id))) fail("not known: " + list, from, state);
				}
				if (state.template && !catalog.find("template", state.template) || state.edition !== "" && !catalog.find("edition", state.edition)) fail("not known", from, state);
				if (Object.values({ ...state.fields, ...state.words }).some(value => typeof value !== "string")) fail("no text", from, state);
				if (Object.getPrototypeOf(state.fields) !== Object.prototype || ({}).plaats !== undefined) fail("a prototype changed", from);
				const written = writeFragment(state, { text: true });
				if (/[\s<>"]/.test(written) || !isState(written)) fail("not an address", from, written);
				const again = readFragment(written, catalog);
				if (again.unknown.length || !isSame(state, again.state)) fail("read otherwise", from, written, again);
				const kept = readDraft(writeDraft(state), catalog);
				if (!kept || !isSame(state, kept)) fail("kept otherwise", from, kept);
				isWork(state, catalog);
			};
			try {
				for (let n = 0; n < `+fmt.Sprint(each)+`; n++) {
					const fragment = "#" + address(names, known);
					check(readFragment(fragment, catalog).state, fragment);
					const kept = draft(), state = readDraft(kept, catalog);
					if (state) check(state, kept);
				}
				return "";
			} catch (error) {
				return String(error);
			}
		})()`))
		if tried != "" {
			t.Fatalf("batch %d: %s", seed, tried)
		}
	}
	t.Logf("%d fragments and as many drafts", batches*each)
}
