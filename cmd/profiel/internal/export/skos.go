package export

import (
	"cmp"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// triple is one statement of the profile as linked data. Subjects are whole addresses, predicates prefixed names.
type triple struct {
	subject, predicate string
	object             object
}

// object is what a triple says. Text with neither language nor datatype is plain.
type object struct {
	iri      string // a whole address or a prefixed name; or
	text     string
	language string
	datatype string // a prefixed name
}

// namespaces are the vocabularies: prefix, address. In the order of the prefixes.
var namespaces = [][2]string{
	{"dct", "http://purl.org/dc/terms/"},
	{"owl", "http://www.w3.org/2002/07/owl#"},
	{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"skos", "http://www.w3.org/2004/02/skos/core#"},
	{"xsd", "http://www.w3.org/2001/XMLSchema#"},
}

// triples says the profile in SKOS (W3C Recommendation, 18 August 2009), with what NL-SBB asks for: one concept scheme for the
// profile and one an edition; areas, levels and tasks as concepts; what has no summary has no definition.
//
// A task is its permanent address with #concept behind it: the code never changes, whatever later editions say of the task's
// name, area or level, and the part behind # keeps the task apart from the page about it, so that what is said of the one (a
// definition, a successor) is not said of the other. A browser that follows it arrives at the page.
func triples(s *site.Site) []triple {
	g := &graph{site: s}
	g.scheme(g.profile(), s.Config.Title, s.Config.Summary)
	for _, e := range s.Profile.Editions {
		g.scheme(g.edition(e), e.Title, e.Summary)
	}
	g.occupation()
	for _, a := range s.Profile.Areas {
		g.top(a.Entry)
	}
	for _, l := range s.Profile.Levels {
		g.top(l.Entry)
	}
	for _, t := range s.Profile.Tasks {
		g.task(t)
	}
	return bySubject(g.triples)
}

// bySubject brings together what is said of one subject, in the order in which the subjects come first.
func bySubject(list []triple) []triple {
	first := map[string]int{}
	for i, t := range list {
		if _, ok := first[t.subject]; !ok {
			first[t.subject] = i
		}
	}
	slices.SortStableFunc(list, func(a, b triple) int { return cmp.Compare(first[a.subject], first[b.subject]) })
	return list
}

// graph collects triples.
type graph struct {
	site    *site.Site
	triples []triple
}

func (g *graph) link(subject, predicate, iri string) {
	g.triples = append(g.triples, triple{subject, predicate, object{iri: iri}})
}

// say adds a text in the site's language; an empty one says nothing.
func (g *graph) say(subject, predicate, text string) {
	if text != "" {
		g.triples = append(g.triples, triple{subject, predicate, object{text: text, language: g.site.Config.Language}})
	}
}

func (g *graph) profile() string                   { return g.site.Absolute("/#scheme") }
func (g *graph) edition(e *profile.Edition) string { return g.site.Absolute(e.URL) + "#scheme" }
func (g *graph) concept(e profile.Entry) string    { return g.site.Absolute(e.URL) + "#concept" }

// occupation adds what the profile describes, with about the same elsewhere: close, never exact, for the lists were not made
// together.
func (g *graph) occupation() {
	occupation := g.site.Config.Occupation
	if occupation.Name == "" {
		return
	}
	iri := g.site.Absolute("/#occupation")
	g.link(iri, "rdf:type", "skos:Concept")
	g.say(iri, "skos:prefLabel", occupation.Name)
	g.say(iri, "skos:definition", g.site.Config.Summary)
	g.link(iri, "skos:inScheme", g.profile())
	g.link(iri, "skos:topConceptOf", g.profile())
	g.link(g.profile(), "skos:hasTopConcept", iri)
	for _, address := range occupation.CloseMatch {
		g.link(iri, "skos:closeMatch", address)
	}
}

func (g *graph) scheme(iri, title, summary string) {
	g.link(iri, "rdf:type", "skos:ConceptScheme")
	g.say(iri, "dct:title", title)
	g.say(iri, "dct:description", summary)
}

// top adds an area or a level: the concepts that nothing is above, in the profile and in every edition with tasks.
func (g *graph) top(e profile.Entry) {
	iri := g.concept(e)
	g.link(iri, "rdf:type", "skos:Concept")
	g.say(iri, "skos:prefLabel", e.Title)
	g.say(iri, "skos:definition", e.Summary)
	schemes := []string{g.profile()}
	for _, edition := range g.site.Profile.Listing() {
		schemes = append(schemes, g.edition(edition))
	}
	for _, scheme := range schemes {
		g.link(iri, "skos:inScheme", scheme)
		g.link(iri, "skos:topConceptOf", scheme)
		g.link(scheme, "skos:hasTopConcept", iri)
	}
}

// task adds a task as the profile has it now. Its area is the broader concept; its level a related one, for a task is no kind
// of level.
func (g *graph) task(t *profile.Task) {
	iri := g.site.Concept(t)
	g.link(iri, "rdf:type", "skos:Concept")
	g.say(iri, "skos:prefLabel", t.Title)
	g.say(iri, "skos:definition", t.Summary)
	g.triples = append(g.triples, triple{iri, "skos:notation", object{text: t.Code}})
	g.link(iri, "skos:broader", g.concept(t.Area.Entry))
	g.link(g.concept(t.Area.Entry), "skos:narrower", iri)
	g.link(iri, "skos:related", g.concept(t.Level.Entry))
	g.link(g.concept(t.Level.Entry), "skos:related", iri)
	g.link(iri, "skos:inScheme", g.profile())
	labels := map[string]bool{t.Title: true}
	for _, v := range t.Versions {
		g.link(iri, "skos:inScheme", g.edition(v.Edition))
		if !labels[v.Title] {
			g.say(iri, "skos:altLabel", v.Title)
		}
		labels[v.Title] = true
	}
	for _, note := range history(g.site, t) {
		g.say(iri, "skos:historyNote", note)
	}
	g.retired(iri, t)
}

// retired says of a task that left the profile what took its place.
func (g *graph) retired(iri string, t *profile.Task) {
	if _, left := g.site.Profile.Left(t); !left {
		return
	}
	g.triples = append(g.triples, triple{iri, "owl:deprecated", object{text: "true", datatype: "xsd:boolean"}})
	for _, r := range t.ReplacedBy {
		g.link(iri, "dct:isReplacedBy", g.site.Concept(r))
	}
}
