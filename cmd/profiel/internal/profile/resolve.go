package profile

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
)

// source is where names stand that refer to something: a Markdown file, or site.toml.
type source interface {
	Problem(key []string, value string, p diag.Problem) diag.Problem
}

// lookUp finds what a name stands for; known has what there is of its kind. A name that leads nowhere is a problem at the key,
// but not when its file has a problem of its own.
func lookUp[T any](b *builder, from source, kind content.Kind, known map[string]*T, key []string, name string) (*T, bool) {
	if found, ok := known[name]; ok {
		return found, true
	}
	switch l, ok := b.profile.leftOutAs(kind, name); {
	case !ok:
		b.problems.Add(from.Problem(key, name, b.unknown(kind, name, slices.Collect(maps.Keys(known)))))
	case l.Draft:
		b.problems.Add(from.Problem(key, name, l.DraftLink(name)))
	}
	return nil, false
}

// lookUpAll finds what the names of a list stand for. A name that stands there twice counts once.
func lookUpAll[T any](b *builder, from source, kind content.Kind, known map[string]*T, key string, names []string) []*T {
	var all []*T
	for _, name := range names {
		if found, ok := lookUp(b, from, kind, known, []string{key}, name); ok && !slices.Contains(all, found) {
			all = append(all, found)
		}
	}
	return all
}

func (b *builder) edition(from source, key []string, slug string) (*Edition, bool) {
	return lookUp(b, from, content.KindEdition, b.editions, key, slug)
}

func (b *builder) level(f *content.File, key []string, slug string) (*Level, bool) {
	if slug == "" {
		b.problems.Add(f.Problem(key, "", diag.Problem{
			Name: "missing-level", Message: "the task has no level",
			Hint: `add level = "…": ` + strings.Join(slices.Sorted(maps.Keys(b.levels)), ", "),
		}))
		return nil, false
	}
	return lookUp(b, f, content.KindLevel, b.levels, key, slug)
}

func (b *builder) area(f *content.File, key []string, slug string) (*Area, bool) {
	return lookUp(b, f, content.KindArea, b.areas, key, slug)
}

func (b *builder) tasks(f *content.File, key string, codes []string) []*Task {
	return lookUpAll(b, f, content.KindTask, b.profile.byCode, key, codes)
}

// areaOfFolder finds the area of the folder that a task's file stands in.
func (b *builder) areaOfFolder(f *content.File) (*Area, bool) {
	a, ok := b.areas[path.Base(path.Dir(f.Path))]
	if !ok {
		b.strayFile(f, content.KindArea, "task")
	}
	return a, ok
}

// strayFile reports a file in a folder that is not what it should be, an area or a model. Of a folder that is a draft the
// folder's own page has the problem, once.
func (b *builder) strayFile(f *content.File, kind content.Kind, what string) {
	dir := path.Dir(f.Path)
	l, ok := b.profile.leftOutAs(kind, path.Base(dir))
	if ok && l.Draft {
		b.problems.Add(l.File.Problem([]string{"draft"}, "", diag.Problem{
			Name: "draft-link", Message: fmt.Sprintf("%s is a draft, but %ss in it are not", dir, what),
			Hint: fmt.Sprintf("publish it (take out draft = true), or make every %s in it a draft", what),
		}))
	}
	if ok {
		return
	}
	name, folder := "missing-area", "an area"
	if kind == content.KindModel {
		name, folder = "missing-model", "a model"
	}
	b.problems.Add(diag.Problem{
		File: f.Source(), Name: name, Message: fmt.Sprintf("the folder %s is no %s: its _index.md is missing", dir, kind),
		Hint: fmt.Sprintf("put the %s in the folder of %s, or add %s/%s/_index.md", what, folder, content.Dir, dir),
	})
}

// mostChoices is how many names a person reads to find the one that was meant.
const mostChoices = 12

// unknown is the problem that a name stands for nothing of its kind.
func (b *builder) unknown(kind content.Kind, written string, known []string) diag.Problem {
	if kind == content.KindTask {
		return b.profile.UnknownCode(written)
	}
	var name, all, folder string
	switch folders := b.tree.Config.Folders; kind {
	case content.KindLevel:
		name, all, folder = "unknown-level", "levels", folders.Levels
	case content.KindEdition:
		name, all, folder = "unknown-edition", "editions", folders.Editions
	case content.KindArea:
		name, all, folder = "unknown-area", "areas", folders.Areas
	case content.KindCompetency:
		name, all, folder = "unknown-competency", "competencies", folders.Competencies
	case content.KindCoreTask:
		name, all, folder = "unknown-core-task", "core tasks", folders.Models
	}
	hint := fmt.Sprintf("%s are defined in %s/%s/", all, content.Dir, folder)
	if folder == "" {
		hint = fmt.Sprintf("[folders] in %s names no folder for %s", content.ConfigName, all)
	}
	known = append(known, b.profile.leftOutNames(kind)...)
	if len(known) > 0 && len(known) <= mostChoices && diag.DidYouMean(written, known) == "" {
		hint = "choose one of " + strings.Join(slices.Sorted(slices.Values(known)), ", ") + "; " + hint
	}
	return unknownName(name, kind.Words(), written, known, hint)
}

// unknownValue is the problem that a key takes only a few words, and not this one.
func unknownValue(what, written string, known []string) diag.Problem {
	return unknownName("unknown-value", what, written, known, "known: "+strings.Join(slices.Sorted(slices.Values(known)), ", "))
}

func unknownName(name, what, written string, known []string, hint string) diag.Problem {
	if near := diag.DidYouMean(written, known); near != "" {
		hint = near + " " + hint
	}
	return diag.Problem{Name: name, Message: fmt.Sprintf("unknown %s %q", what, written), Hint: hint}
}
