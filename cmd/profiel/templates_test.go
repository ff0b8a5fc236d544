package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/profile"
)

// shunned are words that shut people out, or that make a rank of a level: see content/over/vacaturetaal.md.
var shunned = regexp.MustCompile(`(?i)\b(junior|medior|senior|starter|jong|jonge|maximaal|moedertaal|representatief|stressbestendig|teamspeler|hij|zijn of haar|marktconform)\b`)

// promised is what every template says to who would like to apply.
var promised = []string{"staat open voor vrouwen, mannen en mensen die zich anders noemen", "aanpassing", "beperking of chronische ziekte"}

// A template asks for the work of one job, and says of its levels and areas what its tasks say.
func TestTemplatesChoose(t *testing.T) {
	all := mustPortal(t).site.Profile.Vacancies
	if len(all) < 7 {
		t.Errorf("%d templates", len(all))
	}
	for _, v := range all {
		if n := len(v.Tasks); n < 8 || n > 16 {
			t.Errorf("%s: %d tasks", v.Slug, n)
		}
		sameSet(t, v.Slug+": levels", v.Levels, v.Tasks, func(task profile.Version) *profile.Level { return task.Level })
		sameSet(t, v.Slug+": areas", v.Areas, v.Tasks, func(task profile.Version) *profile.Area { return task.Area })
	}
}

// sameSet compares what a template says with what its tasks say.
func sameSet[T comparable](t *testing.T, what string, said []T, tasks []profile.Version, of func(profile.Version) T) {
	t.Helper()
	used := map[T]bool{}
	for _, task := range tasks {
		used[of(task)] = true
		if !slices.Contains(said, of(task)) {
			t.Errorf("%s: %s has another", what, task.Task.Code)
		}
	}
	if len(used) != len(said) {
		t.Errorf("%s: %d said, %d used", what, len(said), len(used))
	}
}

func TestTemplatesWelcomeEveryone(t *testing.T) {
	m := mustPortal(t)
	texts := map[string]string{"a vacancy that begins from nothing": m.page(t, m.site.VacancyBuilderURL()).One("[data-word=welcome]").Text()}
	for _, v := range m.site.Profile.Vacancies {
		texts[v.Slug] = m.page(t, v.URL).One(".vacancy-paper").Text()
	}
	for name, text := range texts {
		text = strings.Join(strings.Fields(text), " ")
		if word := shunned.FindString(text); word != "" {
			t.Errorf("%s says %q", name, word)
		}
		for _, words := range promised {
			if !strings.Contains(text, words) {
				t.Errorf("%s does not say %q", name, words)
			}
		}
	}
}

// Two people who take the two vacancies for a team do, together, something in every area at every level.
func TestTeamOfTwoCoversTheProfile(t *testing.T) {
	p := mustPortal(t).site.Profile
	done := map[string]bool{}
	for _, v := range p.Vacancies {
		if strings.HasPrefix(v.Slug, "team-van-twee-") {
			for _, task := range v.Tasks {
				done[task.Area.Slug+" "+task.Level.Slug] = true
			}
		}
	}
	for _, a := range p.Areas {
		for _, l := range p.Levels {
			if cell := a.Slug + " " + l.Slug; !done[cell] {
				t.Errorf("nobody does %s", cell)
			}
		}
	}
}
