package meaning

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// sentences are the words of this site's own that a page shows besides its body: they count as its text.
func sentences(s *site.Site, p *site.Page) string {
	texts := []string{p.Summary}
	switch {
	case p.Area != nil:
		for _, e := range s.Profile.Editions {
			for _, l := range s.Profile.Levels {
				texts = append(texts, p.Area.In[e].Empty[l])
			}
		}
	case p.Task != nil:
		for _, v := range p.Task.Versions {
			texts = append(texts, v.Basis)
		}
	case p.Edition != nil:
		texts = append(texts, fmt.Sprint(p.Edition.TasksKnown))
		for _, key := range slices.Sorted(maps.Keys(p.Edition.LevelBasis)) {
			texts = append(texts, p.Edition.LevelBasis[key])
		}
	case p.Competency != nil:
		texts = append(texts, reasons(p.Competency.Areas))
	case p.CoreTask != nil:
		texts = append(texts, reasons(p.CoreTask.Areas))
	case p.Kind == site.VacancyCheck:
		texts = append(texts, phrases(s.Profile.VacancyCheck)...)
	case p.Kind == site.Vacancies:
		for _, f := range s.Profile.Fields {
			texts = append(texts, f.Label, f.Hint, f.Reason, f.Source)
		}
	}
	return strings.Join(texts, "\n")
}

func reasons(mapped []profile.Mapped) string {
	var b strings.Builder
	for _, m := range mapped {
		b.WriteString(m.Reason + "\n")
	}
	return b.String()
}

// phrases are what the check of vacancies looks for, and what it says of it.
func phrases(check *profile.VacancyCheck) []string {
	if check == nil {
		return nil
	}
	texts := []string{check.Example, fmt.Sprint(check.Certain, check.Likely, check.Own, check.Social, check.Aside, check.Groups)}
	for _, c := range check.Cells {
		texts = append(texts, fmt.Sprint(c.Phrases))
	}
	for _, w := range check.Wordings {
		texts = append(texts, fmt.Sprint(w))
	}
	return texts
}
