package export

import (
	"bytes"
	"fmt"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/site"
)

// Turtle writes profile.ttl: the profile in SKOS, one statement a line, so that a comparison of two builds shows what changed.
func Turtle(w *bytes.Buffer, s *site.Site) error {
	for _, n := range namespaces {
		fmt.Fprintf(w, "@prefix %s: <%s> .\n", n[0], n[1])
	}
	subject := ""
	for _, t := range triples(s) {
		if t.subject != subject {
			w.WriteByte('\n')
			subject = t.subject
		}
		fmt.Fprintf(w, "%s %s %s .\n", reference(t.subject), t.predicate, t.object.turtle())
	}
	return nil
}

func (o object) turtle() string {
	switch text := `"` + escape.Replace(o.text) + `"`; {
	case o.iri != "":
		return reference(o.iri)
	case o.language != "":
		return text + "@" + o.language
	case o.datatype != "":
		return text + "^^" + o.datatype
	default:
		return text
	}
}

// reference writes an address between angle brackets, and a prefixed name as it is.
func reference(iri string) string {
	if prefix, _, _ := strings.Cut(iri, ":"); isPrefix(prefix) {
		return iri
	}
	return "<" + iri + ">"
}

func isPrefix(name string) bool {
	for _, n := range namespaces {
		if n[0] == name {
			return true
		}
	}
	return false
}

// escape writes what may not stand in a short literal as it is (Turtle, 2.5.1).
var escape = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`)
