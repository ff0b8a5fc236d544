package export

import (
	"encoding/json"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

func TestVacancies(t *testing.T) {
	golden(t, "vacancies.json", written(t, Vacancies, build(t, smallsite.New())))
}

// TestVacanciesGoWithTheProfile reads both files as the page that composes vacancies does: what one names, the other has.
func TestVacanciesGoWithTheProfile(t *testing.T) {
	s := build(t, smallsite.New())
	var profile contract
	var vacancies struct {
		Edition   string
		Fields    []struct{ ID, Label string }
		Vacancies []struct {
			ID, URL, Edition     string
			Levels, Areas, Tasks []string
			Blocks               []struct{ Type string }
		}
	}
	for file, into := range map[string]any{string(written(t, JSON, s)): &profile, string(written(t, Vacancies, s)): &vacancies} {
		if err := json.Unmarshal([]byte(file), into); err != nil {
			t.Fatal(err)
		}
	}
	known := map[string]bool{}
	for _, list := range [][]item{profile.Editions, profile.Levels, profile.Areas} {
		for _, i := range list {
			known[*i.ID] = true
		}
	}
	for _, task := range profile.Tasks {
		for edition := range task.Editions {
			known[edition+" "+*task.Code] = true
		}
	}
	if len(vacancies.Vacancies) != len(profile.Vacancies) || len(vacancies.Fields) == 0 || !known[vacancies.Edition] {
		t.Fatalf("got %+v", vacancies)
	}
	for i, v := range vacancies.Vacancies {
		if *profile.Vacancies[i].ID != v.ID || *profile.Vacancies[i].URL != v.URL || !known[v.Edition] || len(v.Tasks) == 0 || len(v.Blocks) == 0 {
			t.Errorf("got %+v", v)
		}
		for _, id := range append(v.Levels, v.Areas...) {
			if !known[id] {
				t.Errorf("%s: %q is neither a level nor an area", v.ID, id)
			}
		}
		for _, code := range v.Tasks {
			if !known[v.Edition+" "+code] {
				t.Errorf("%s: edition %s does not list %s", v.ID, v.Edition, code)
			}
		}
	}
}
