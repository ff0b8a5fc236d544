package main

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/piprate/json-gold/ld"
)

// NL-SBB is the Dutch standard for describing concepts (Geonovum, 2024; its profile of SKOS is normative for data on the web). These
// tests hold profile.jsonld against what it asks, and against the warnings of its validator.

const skos = "http://www.w3.org/2004/02/skos/core#"

// resource is what linked data says of one subject: whole predicates, each with its objects.
type resource struct {
	ID         string
	Types      []string
	properties map[string][]thing
}

// thing is an object: a resource, or a text with its language.
type thing struct {
	ID       string `json:"@id"`
	Text     string `json:"@value"`
	Language string `json:"@language"`
}

// resources reads profile.jsonld with somebody else's parser, by address.
func resources(t *testing.T) map[string]resource {
	t.Helper()
	var document any
	if err := json.Unmarshal(dataFile(t, "data/profile.jsonld"), &document); err != nil {
		t.Fatal(err)
	}
	expanded, err := ld.NewJsonLdProcessor().Expand(document, ld.NewJsonLdOptions(""))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]resource{}
	for _, node := range expanded {
		r := newResource(t, node.(map[string]any))
		found[r.ID] = r
	}
	return found
}

func newResource(t *testing.T, node map[string]any) resource {
	t.Helper()
	r := resource{ID: node["@id"].(string), properties: map[string][]thing{}}
	for key, value := range node {
		var things []thing
		switch text, err := json.Marshal(value); {
		case err != nil:
			t.Fatal(err)
		case key == "@type":
			must(t, json.Unmarshal(text, &r.Types))
		case key != "@id":
			must(t, json.Unmarshal(text, &things))
			r.properties[key] = things
		}
	}
	return r
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (r resource) is(class string) bool { return slices.Contains(r.Types, skos+class) }

// texts are what a property of SKOS says; each must name its language.
func (r resource) texts(t *testing.T, property string) []string {
	t.Helper()
	var texts []string
	for _, thing := range r.properties[skos+property] {
		if thing.Text == "" || thing.Language == "" {
			t.Errorf("%s: %s is empty or in no language: %+v", r.ID, property, thing)
		}
		texts = append(texts, thing.Text)
	}
	return texts
}

// links are the resources that a property of SKOS leads to; each must be here, and of a class.
func (r resource) links(t *testing.T, all map[string]resource, property, class string) []string {
	t.Helper()
	var ids []string
	for _, thing := range r.properties[skos+property] {
		if !all[thing.ID].is(class) {
			t.Errorf("%s: %s leads to %s, which is no %s", r.ID, property, thing.ID, class)
		}
		ids = append(ids, thing.ID)
	}
	return ids
}

func TestConceptsKeepToNLSBB(t *testing.T) {
	all := resources(t)
	concepts := 0
	for _, r := range all {
		if !r.is("Concept") {
			continue
		}
		concepts++
		label, others := r.texts(t, "prefLabel"), r.texts(t, "altLabel")
		if len(label) != 1 || slices.Contains(others, label[0]) {
			t.Errorf("%s: the names %q and %q: want one, and others that differ from it", r.ID, label, others)
		}
		if len(r.texts(t, "definition")) != 1 {
			t.Errorf("%s has no definition: give it a summary", r.ID)
		}
		r.texts(t, "historyNote")
		if len(r.links(t, all, "inScheme", "ConceptScheme")) == 0 {
			t.Errorf("%s is in no list of concepts", r.ID)
		}
		top, broader := r.links(t, all, "topConceptOf", "ConceptScheme"), r.links(t, all, "broader", "Concept")
		if (len(top) > 0) == (len(broader) > 0) {
			t.Errorf("%s: want it at the top, or another concept above it: got %q and %q", r.ID, top, broader)
		}
		for _, id := range r.links(t, all, "related", "Concept") {
			if slices.Contains(broader, id) || slices.Contains(r.links(t, all, "narrower", "Concept"), id) {
				t.Errorf("%s: %s is related and above or below it", r.ID, id)
			}
		}
	}
	if concepts != 84+8+3+1 {
		t.Errorf("%d concepts, want the tasks, areas, levels and the occupation", concepts)
	}
}

// TestSchemesKeepToNLSBB holds that within one list of concepts a name and a code say which is meant.
func TestSchemesKeepToNLSBB(t *testing.T) {
	all := resources(t)
	schemes := map[string]map[string]string{}
	for _, r := range all {
		if r.is("ConceptScheme") {
			title := r.properties["http://purl.org/dc/terms/title"]
			if len(title) != 1 || title[0].Text == "" || title[0].Language == "" || r.is("Concept") {
				t.Errorf("%s: got the title %+v", r.ID, title)
			}
			for _, id := range r.links(t, all, "hasTopConcept", "Concept") {
				if !slices.Contains(all[id].links(t, all, "topConceptOf", "ConceptScheme"), r.ID) {
					t.Errorf("%s does not say that it is at the top of %s", id, r.ID)
				}
			}
			schemes[r.ID] = map[string]string{}
		}
	}
	for _, r := range all {
		for _, scheme := range r.properties[skos+"inScheme"] {
			if schemes[scheme.ID] == nil {
				t.Fatalf("%s is in %s, which is no list of concepts", r.ID, scheme.ID)
			}
			for _, name := range slices.Concat(r.properties[skos+"prefLabel"], r.properties[skos+"notation"]) {
				if other := schemes[scheme.ID][name.Text]; other != "" {
					t.Errorf("%s: %s and %s are both called %q", scheme.ID, r.ID, other, name.Text)
				}
				schemes[scheme.ID][name.Text] = r.ID
			}
		}
	}
	if len(schemes) != 1+3 {
		t.Errorf("%d lists of concepts, want the profile and its editions", len(schemes))
	}
}
