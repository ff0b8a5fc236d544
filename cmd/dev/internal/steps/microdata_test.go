package steps

import (
	"testing"
	"testing/fstest"
)

// saidSite is profile.json of a site with one edition and one task.
var saidSite = fstest.MapFS{"data/profile.json": {Data: []byte(`{"base_url": "https://a.example",
	"editions": [{"id": "oud", "title": "Oud", "url": "/edities/oud/"}],
	"tasks": [{"code": "CM-001", "title": "Taak", "url": "/a/taak/", "permalink": "/cm-001/",
		"editions": {"oud": {"title": "Taakje", "url": "/edities/oud/cm-001/"}}}]}`)}}

// asWanted says what the pages must say, to the letter, with a text wherever any will do.
func asWanted(t *testing.T) (wanted, said map[string][]statement) {
	t.Helper()
	profile, err := readProfile(saidSite)
	if err != nil {
		t.Fatal(err)
	}
	wanted, said = microdataOf(profile), map[string][]statement{}
	for address, statements := range wanted {
		for _, s := range statements {
			if s[2] == "" {
				s[2] = "iets"
			}
			said[address] = append(said[address], s)
		}
	}
	return wanted, said
}

func TestMicrodataAsWanted(t *testing.T) {
	wanted, said := asWanted(t)
	if len(wanted) != 4 {
		t.Errorf("got %d pages, want home, the edition, the task and the task in the edition", len(wanted))
	}
	wantFaults(t, judgeMicrodata(wanted, said))
}

func TestMicrodataThatIsWrong(t *testing.T) {
	for _, test := range []struct {
		address  string
		old, new statement // an empty old adds
		faults   []string
	}{
		{"/a/taak/", statement{"https://a.example/cm-001/#concept", schemaOrg + "name", "Taak"},
			statement{"https://a.example/cm-001/#concept", schemaOrg + "name", "Taakje"}, []string{`/a/taak/ does not say`}},
		{"/a/taak/", statement{"https://a.example/cm-001/#concept", schemaOrg + "termCode", "CM-001"}, statement{}, []string{"termCode"}},
		{"/edities/oud/cm-001/", statement{"", schemaOrg + "inDefinedTermSet", "https://a.example/edities/oud/#scheme"},
			statement{"", schemaOrg + "inDefinedTermSet", "https://a.example/#scheme"}, []string{"/edities/oud/cm-001/ does not say"}},
		{"/edities/oud/", statement{"https://a.example/edities/oud/#scheme", schemaOrg + "hasDefinedTerm", "https://a.example/edities/oud/cm-001/"},
			statement{}, []string{"hasDefinedTerm"}},
		{"/", statement{"https://a.example/#scheme", schemaOrg + "name", "iets"}, statement{"https://a.example/#scheme", schemaOrg + "name", ""},
			[]string{"/ does not say"}},
		{"/", statement{}, statement{"", rdfType, schemaOrg + "Product"}, []string{"/ says"}},
	} {
		wanted, said := asWanted(t)
		changed := test.old == statement{}
		for i, s := range said[test.address] {
			if s == test.old {
				said[test.address][i], changed = test.new, true
			}
		}
		if test.old == (statement{}) {
			said[test.address] = append(said[test.address], test.new)
		}
		if !changed {
			t.Fatalf("%s does not say %q", test.address, test.old)
		}
		wantFaults(t, judgeMicrodata(wanted, said), test.faults...)
	}
}

func TestNoTaskIsAnError(t *testing.T) {
	if _, err := readProfile(fstest.MapFS{"data/profile.json": {Data: []byte(`{"tasks": []}`)}}); err == nil {
		t.Error("no error")
	}
}
