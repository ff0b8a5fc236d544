package profile

import (
	"fmt"
	"maps"
	"path"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/typography"
)

func (b *builder) addCompetencies() {
	for _, d := range sorted(b.tree.Competencies) {
		c := &Competency{Entry: entry(d.File)}
		c.Areas = b.mapping(d.File, d.Front.Mapping, Mapped{Competency: c})
		b.profile.Competencies = append(b.profile.Competencies, c)
		b.competencies[c.Slug] = c
	}
}

func (b *builder) addModels() {
	models := map[string]*Model{}
	for _, d := range sorted(b.tree.Models) {
		m := &Model{Entry: entry(d.File)}
		b.profile.Models = append(b.profile.Models, m)
		models[path.Dir(d.Path)] = m
	}
	for _, d := range sorted(b.tree.CoreTasks) {
		c := b.newCoreTask(d)
		m, ok := models[path.Dir(d.Path)]
		if !ok {
			b.strayFile(d.File, content.KindModel, "core task")
			b.leaveOut(content.LeftOut{File: d.File, Kind: content.KindCoreTask})
			continue
		}
		c.Model = m
		m.CoreTasks = append(m.CoreTasks, c)
		b.coreTasks[c.ID()] = c
	}
}

func (b *builder) newCoreTask(d content.Document[content.CoreTask]) *CoreTask {
	c := &CoreTask{Entry: entry(d.File)}
	c.Areas = b.mapping(d.File, d.Front.Mapping, Mapped{CoreTask: c})
	c.Tasks = b.tasks(d.File, "tasks", d.Front.Tasks)
	return c
}

// mapping resolves the areas of a competency or core task; blank carries which one it is.
func (b *builder) mapping(f *content.File, m content.Mapping, blank Mapped) []Mapped {
	var mapped []Mapped
	for _, area := range lookUpAll(b, f, content.KindArea, b.areas, "areas", m.Areas) {
		one, how := blank, m.Area[area.Slug]
		one.Area, one.Main, one.Reason = area, how.Weight != "side", typography.Curl(how.Reason)
		mapped = append(mapped, one)
	}
	for _, slug := range slices.Sorted(maps.Keys(m.Area)) {
		b.checkMappedArea(f, slug, m)
	}
	return mapped
}

func (b *builder) checkMappedArea(f *content.File, slug string, m content.Mapping) {
	key := []string{"area", slug}
	if !slices.Contains(m.Areas, slug) {
		b.problems.Add(f.Problem(key, "", diag.Problem{
			Name: "area-not-listed", Message: fmt.Sprintf("[area.%s] describes an area that areas does not list", slug),
			Hint: "add it to areas, or remove the table",
		}))
	}
	if w := m.Area[slug].Weight; w != "" && w != "main" && w != "side" {
		b.problems.Add(f.Problem(append(key, "weight"), w, unknownValue("weight", w, []string{"main", "side"})))
	}
}
