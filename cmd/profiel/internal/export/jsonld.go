package export

import (
	"bytes"
	"encoding/json"

	"beroepsprofiel/cmd/profiel/internal/site"
)

// node is what JSON-LD says of one subject: "@id", and its predicates with the list of their objects.
type node map[string]any

// JSONLD writes profile.jsonld: the same statements as [Turtle], a node a subject. It needs nothing from another host to be read.
func JSONLD(w *bytes.Buffer, s *site.Site) error {
	context := map[string]string{}
	for _, n := range namespaces {
		context[n[0]] = n[1]
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Context map[string]string `json:"@context"`
		Graph   []node            `json:"@graph"`
	}{context, nodes(triples(s))})
}

// nodes makes a node of each run of triples about one subject.
func nodes(triples []triple) []node {
	var list []node
	for i, t := range triples {
		if i == 0 || t.subject != triples[i-1].subject {
			list = append(list, node{"@id": t.subject})
		}
		n := list[len(list)-1]
		key, value := t.predicate, t.object.jsonLD()
		if key == "rdf:type" {
			key, value = "@type", t.object.iri
		}
		values, _ := n[key].([]any)
		n[key] = append(values, value)
	}
	return list
}

func (o object) jsonLD() any {
	switch {
	case o.iri != "":
		return map[string]string{"@id": o.iri}
	case o.language != "":
		return map[string]string{"@value": o.text, "@language": o.language}
	case o.datatype != "":
		return map[string]string{"@value": o.text, "@type": o.datatype}
	default:
		return map[string]string{"@value": o.text}
	}
}
