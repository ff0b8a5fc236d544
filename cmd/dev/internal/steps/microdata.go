package steps

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// microdata has a stranger read what the pages say in schema.org's words, and holds that against profile.json: the home page and
// each edition are a set of terms, each task's page and each page of a task as an edition has it a term of the right set, and the
// home page names the occupation.
func microdata(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	folder, err := builtSite(ctx, machine, out)
	if err != nil {
		return err
	}
	profile, err := readProfile(os.DirFS(folder))
	if err != nil {
		return err
	}
	wanted := microdataOf(profile)
	said, err := askMicrodata(ctx, machine, out, folder, profile.BaseURL, slices.Sorted(maps.Keys(wanted)))
	if err != nil {
		return err
	}
	faults := judgeMicrodata(wanted, said)
	return sumUp(out, faults, "%d pages", len(wanted))
}

// statement is a subject, a predicate and an object. A subject without an address is empty, and so is an object that may be any.
type statement [3]string

const (
	schemaOrg = "https://schema.org/"
	rdfType   = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
)

// microdataOf is what pages must say, by address.
func microdataOf(profile publishedProfile) map[string][]statement {
	wanted := map[string][]statement{}
	set := func(address, title string) string {
		id := profile.BaseURL + address + "#scheme"
		wanted[address] = append(wanted[address], statement{id, rdfType, schemaOrg + "DefinedTermSet"}, statement{id, schemaOrg + "name", title})
		return id
	}
	term := func(id, address, code, title, set string) {
		wanted[address] = append(wanted[address],
			statement{id, rdfType, schemaOrg + "DefinedTerm"}, statement{id, schemaOrg + "termCode", code},
			statement{id, schemaOrg + "name", title}, statement{id, schemaOrg + "url", profile.BaseURL + address},
			statement{id, schemaOrg + "inDefinedTermSet", set})
	}
	whole := set("/", "")
	occupation := profile.BaseURL + "/#occupation"
	wanted["/"] = append(wanted["/"], statement{occupation, rdfType, schemaOrg + "Occupation"}, statement{occupation, schemaOrg + "name", ""},
		statement{occupation, "http://www.w3.org/2004/02/skos/core#closeMatch", ""})
	editions := map[string]publishedEdition{}
	for _, e := range profile.Editions {
		set(e.URL, e.Title)
		editions[e.ID] = e
	}
	for _, t := range profile.Tasks {
		term(profile.BaseURL+t.Permalink+"#concept", t.URL, t.Code, t.Title, whole)
		for id, v := range t.Editions {
			edition := editions[id].URL
			term("", v.URL, t.Code, v.Title, profile.BaseURL+edition+"#scheme")
			wanted[edition] = append(wanted[edition], statement{profile.BaseURL + edition + "#scheme", schemaOrg + "hasDefinedTerm", profile.BaseURL + v.URL})
		}
	}
	return wanted
}

// judgeMicrodata says what a page must say and does not, and which terms, sets and occupations it has besides.
func judgeMicrodata(wanted, said map[string][]statement) []string {
	var faults []string
	for _, address := range slices.Sorted(maps.Keys(wanted)) {
		for _, want := range wanted[address] {
			if !slices.ContainsFunc(said[address], want.covers) {
				faults = append(faults, fmt.Sprintf("%s does not say %q", address, want))
			}
		}
		for _, got := range said[address] {
			isWanted := func(want statement) bool { return want.covers(got) }
			if got[1] == rdfType && !slices.ContainsFunc(wanted[address], isWanted) {
				faults = append(faults, fmt.Sprintf("%s says %q", address, got))
			}
		}
	}
	return faults
}

func (s statement) covers(other statement) bool {
	if s[2] == "" {
		return other[2] != "" && s[0] == other[0] && s[1] == other[1]
	}
	return s == other
}

// askMicrodata runs microdata.mjs over the pages at some addresses.
func askMicrodata(
	ctx context.Context, machine *tools.Machine, out io.Writer, folder, base string, addresses []string,
) (map[string][]statement, error) {
	node, err := machine.Node(ctx, out)
	if err != nil {
		return nil, err
	}
	script, err := machine.Microdata(ctx, out)
	if err != nil {
		return nil, err
	}
	var report struct{ Pages [][]statement }
	question := map[string]any{"site": folder, "base": base, "addresses": addresses}
	if err := askScript(ctx, machine, out, node, script, question, &report); err != nil {
		return nil, err
	}
	said := map[string][]statement{}
	for i, page := range report.Pages {
		said[addresses[i]] = page
	}
	return said, nil
}
