package export

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"

	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

var (
	prefixLine = regexp.MustCompile(`^@prefix ([a-z]+): <([^<>"{}|^\x60\\\s]+)> \.$`)
	tripleLine = regexp.MustCompile(`^(<[^<>"{}|^\x60\\\s]+>) ([a-z]+:[A-Za-z]+) ` +
		`(<[^<>"{}|^\x60\\\s]+>|[a-z]+:[A-Za-z]+|"(?:[^"\\\n\r]|\\[\\"nrt])*"(?:@[a-z]+|\^\^[a-z]+:[A-Za-z]+)?) \.$`)
	datatype = regexp.MustCompile(`\^\^([a-z]+:[A-Za-z]+)$`)
)

// nQuads reads the form of Turtle that this package writes, and no other, and gives it as sorted N-Quads. Short literals are
// escaped in Turtle as they are in N-Quads.
func nQuads(t *testing.T, turtle string) []string {
	t.Helper()
	prefixes := map[string]string{}
	whole := func(name string) string {
		prefix, local, found := strings.Cut(name, ":")
		if !found || strings.ContainsAny(name[:1], `<"`) {
			return name
		}
		if prefixes[prefix] == "" {
			t.Errorf("%s: no such prefix", name)
		}
		return "<" + prefixes[prefix] + local + ">"
	}
	var quads []string
	for line := range strings.Lines(turtle) {
		line = strings.TrimSuffix(line, "\n")
		if m := prefixLine.FindStringSubmatch(line); m != nil {
			prefixes[m[1]] = m[2]
		} else if m := tripleLine.FindStringSubmatch(line); m != nil {
			object := datatype.ReplaceAllStringFunc(m[3], func(s string) string { return "^^" + whole(s[2:]) })
			quads = append(quads, m[1]+" "+whole(m[2])+" "+whole(object)+" .")
		} else if line != "" {
			t.Errorf("cannot read the line %s", line)
		}
	}
	slices.Sort(quads)
	return quads
}

// nQuadsOfJSON reads JSON-LD with another program's parser.
func nQuadsOfJSON(t *testing.T, text []byte) []string {
	t.Helper()
	var document any
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions("")
	options.Format = "application/n-quads"
	got, err := ld.NewJsonLdProcessor().ToRDF(document, options)
	if err != nil {
		t.Fatal(err)
	}
	quads := strings.Split(strings.TrimSpace(got.(string)), "\n")
	slices.Sort(quads)
	return quads
}

// statements are the profile's triples as N-Quads, which Turtle and JSON-LD have to agree on.
func statements(t *testing.T, s *site.Site) []string {
	t.Helper()
	fromTurtle, fromJSON := nQuads(t, string(written(t, Turtle, s))), nQuadsOfJSON(t, written(t, JSONLD, s))
	if len(fromTurtle) == 0 || !slices.Equal(fromTurtle, fromJSON) {
		t.Errorf("Turtle says\n%s\nJSON-LD says\n%s", strings.Join(fromTurtle, "\n"), strings.Join(fromJSON, "\n"))
	}
	if once := slices.Compact(slices.Clone(fromTurtle)); len(once) != len(fromTurtle) {
		t.Error("something is said twice")
	}
	return fromTurtle
}

func TestTurtle(t *testing.T) {
	golden(t, "profile.ttl", written(t, Turtle, build(t, smallsite.New())))
}

func TestJSONLD(t *testing.T) {
	golden(t, "profile.jsonld", written(t, JSONLD, build(t, smallsite.New())))
}

// short writes N-Quads as a person would, for the table below.
var short = strings.NewReplacer(
	"http://www.w3.org/2004/02/skos/core#", "skos:", "http://purl.org/dc/terms/", "dct:", "http://www.w3.org/2002/07/owl#", "owl:",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:", "http://www.w3.org/2001/XMLSchema#", "xsd:", base, "",
)

func TestSKOS(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/gebieden/schilderen/kalken.md", `"Kalken"`, `"Kalk\\en \"wit\""`)
	said := short.Replace(strings.Join(statements(t, build(t, fsys)), "\n"))
	for _, want := range []string{
		`</#scheme> <rdf:type> <skos:ConceptScheme> .`,
		`</edities/eerste/#scheme> <rdf:type> <skos:ConceptScheme> .`,
		`</edities/oud/#scheme> <skos:hasTopConcept> </gebieden/bouwen/#concept> .`,
		`</gebieden/bouwen/#concept> <skos:definition> "Stenen op stenen."@nl .`,
		`</niveaus/laag/#concept> <skos:prefLabel> "Laag"@nl .`,
		`</bw-002/#concept> <skos:definition> "Je maakt het “af”."@nl .`,
		`</bw-002/#concept> <skos:notation> "BW-002" .`,
		`</bw-002/#concept> <skos:prefLabel> "Voegen & <afwerken>"@nl .`,
		`</bw-002/#concept> <skos:altLabel> "Voegen"@nl .`,
		`</bw-002/#concept> <skos:broader> </gebieden/bouwen/#concept> .`,
		`</bw-002/#concept> <skos:inScheme> </#scheme> .`,
		`</bw-002/#concept> <skos:inScheme> </edities/oud/#scheme> .`,
		`</bw-002/#concept> <skos:inScheme> </edities/nieuw/#scheme> .`,
		`</bw-002/#concept> <skos:related> </niveaus/hoog/#concept> .`,
		`</bw-002/#concept> <skos:historyNote> "Nieuwe editie: van niveau Laag naar Hoog."@nl .`,
		`</bw-002/#concept> <skos:historyNote> "Nieuwe editie: de naam ging van “Voegen” naar “Voegen & <afwerken>”."@nl .`,
		`</bw-003/#concept> <skos:historyNote> "Nieuwe editie: ` +
			`alleen andere aanhalingstekens, van “Klant's wens” naar “Klant’s wens”."@nl .`,
		`</bw-004/#concept> <skos:historyNote> "Nieuwe editie: nieuw."@nl .`,
		`</bw-005/#concept> <skos:prefLabel> "Kalk\\en \"wit\""@nl .`,
		`</bw-005/#concept> <skos:historyNote> "Nieuwe editie: staat er niet meer in."@nl .`,
		`</bw-005/#concept> <owl:deprecated> "true"^^<xsd:boolean> .`,
		`</bw-005/#concept> <dct:isReplacedBy> </bw-004/#concept> .`,
		`</bw-006/#concept> <skos:historyNote> "Nieuwe editie: van aandachtsgebied Bouwen naar Schilderen."@nl .`,
	} {
		if !strings.Contains("\n"+said+"\n", "\n"+want+"\n") {
			t.Errorf("is not said: %s", want)
		}
	}
	for _, wrong := range []string{
		`</bw-001/#concept> <skos:historyNote>`, `</bw-001/#concept> <owl:deprecated>`, `</bw-001/#concept> <skos:altLabel>`,
		`</bw-004/#concept> <owl:deprecated>`, `</bw-005/#concept> <skos:inScheme> </edities/nieuw/`, ` ""@nl`,
		`</gebieden/bouwen/#concept> <skos:inScheme> </edities/eerste/`,
	} {
		if strings.Contains(said, wrong) {
			t.Errorf("is said: %s", wrong)
		}
	}
	if t.Failed() {
		t.Log(said)
	}
}

// TestSKOSBeforeAnEdition holds that a task of an edition to come has not left, and that one can come back.
func TestSKOSBeforeAnEdition(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/edities/later.md", "", "+++\ntitle = \"Later\"\nweight = 40\n+++\n")
	smallsite.Replace(t, fsys, "content/gebieden/schilderen/kalken.md", `["oud"]`, `["oud", "later"]`)
	smallsite.Replace(t, fsys, "content/gebieden/schilderen/spuiten.md", `["nieuw"]`, `["later"]`)
	said := short.Replace(strings.Join(statements(t, build(t, fsys)), "\n"))
	for want, is := range map[string]bool{
		`</bw-004/#concept> <skos:historyNote> "Later: nieuw."@nl .`:               true,
		`</bw-004/#concept> <owl:deprecated>`:                                      false,
		`</bw-005/#concept> <skos:historyNote> "Later: staat er weer in."@nl .`:    true,
		`</bw-005/#concept> <owl:deprecated> "true"`:                               true,
		`</bw-001/#concept> <skos:historyNote> "Later: staat er niet meer in."@nl`: true,
		`</bw-001/#concept> <owl:deprecated>`:                                      false,
	} {
		if strings.Contains(said, want) != is {
			t.Errorf("said: %t, want %t: %s", !is, is, want)
		}
	}
}

func TestSKOSInEnglishWithoutEditions(t *testing.T) {
	said := short.Replace(strings.Join(statements(t, build(t, withoutEditions())), "\n"))
	for _, want := range []string{
		`</cm-001/#concept> <skos:prefLabel> "T"@en .`,
		`</cm-001/#concept> <skos:inScheme> </#scheme> .`,
	} {
		if !strings.Contains(said, want) {
			t.Errorf("is not said: %s in\n%s", want, said)
		}
	}
}

func TestSKOSOfAnOccupation(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "site.toml", "[folders]", "[occupation]\nname = \"Bouwer\"\nclose_match = [\"http://beroep.example/bouwer\"]\n[folders]")
	said := short.Replace(strings.Join(statements(t, build(t, fsys)), "\n"))
	for _, want := range []string{
		`</#occupation> <skos:prefLabel> "Bouwer"@nl .`,
		`</#occupation> <skos:inScheme> </#scheme> .`,
		`</#occupation> <skos:topConceptOf> </#scheme> .`,
		`</#scheme> <skos:hasTopConcept> </#occupation> .`,
		`</#occupation> <skos:closeMatch> <http://beroep.example/bouwer> .`,
	} {
		if !strings.Contains(said, want) {
			t.Errorf("is not said: %s in\n%s", want, said)
		}
	}
}
