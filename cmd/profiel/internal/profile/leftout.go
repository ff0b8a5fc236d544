package profile

import (
	"path"

	"beroepsprofiel/cmd/profiel/internal/content"
)

// reference is a name as front matter and code links use it: a slug, "model/core-task", or the code of a task.
type reference struct {
	kind content.Kind
	name string
}

// leftOut finds by their names the files that are not among the documents of a tree.
func leftOut(tree content.Tree) map[reference]content.LeftOut {
	found := map[reference]content.LeftOut{}
	for _, l := range tree.LeftOut {
		ref := referenceTo(l)
		if _, taken := found[ref]; l.Draft && (taken || ref.name == "") {
			continue
		}
		found[ref] = l
	}
	return found
}

// referenceTo is how others refer to a file. A code that is badly written counts as every way to write it, and is "" where there
// is none.
func referenceTo(l content.LeftOut) reference {
	slug := l.File.Slug()
	switch {
	case l.Kind == content.KindTask && codePattern.MatchString(l.Code):
		return reference{l.Kind, l.Code}
	case l.Kind == content.KindTask:
		return reference{l.Kind, foldCode(l.Code)}
	case l.Kind == content.KindCoreTask:
		return reference{l.Kind, path.Base(path.Dir(l.File.Path)) + "/" + slug}
	}
	return reference{l.Kind, slug}
}

// leaveOut keeps a file out of the profile because of a problem, which is reported.
func (b *builder) leaveOut(l content.LeftOut) { b.profile.leftOut[referenceTo(l)] = l }

// LeftOut returns the file of a code that is given, but not to one of the profile's tasks: its file could not be read, has a
// problem, or is a draft. Where a file lost its code, any code that no task has may be the one.
func (p *Profile) LeftOut(code string) (content.LeftOut, bool) {
	return p.leftOutAs(content.KindTask, code)
}

func (p *Profile) leftOutAs(kind content.Kind, name string) (content.LeftOut, bool) {
	names := []string{name}
	if kind == content.KindTask {
		names = append(names, foldCode(name))
		if codePattern.MatchString(name) {
			names = append(names, "")
		}
	}
	for _, n := range names {
		if l, ok := p.leftOut[reference{kind, n}]; ok {
			return l, true
		}
	}
	return content.LeftOut{}, false
}

// leftOutNames lists the names of a kind that are left out.
func (p *Profile) leftOutNames(kind content.Kind) []string {
	var names []string
	for ref := range p.leftOut {
		if ref.kind == kind && ref.name != "" {
			names = append(names, ref.name)
		}
	}
	return names
}
