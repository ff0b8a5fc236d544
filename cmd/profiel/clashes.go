package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/output"
)

// owner is where a file of the output comes from.
type owner struct {
	rank    int // of two files at one address the one with the higher rank has to move
	problem func(diag.Problem) diag.Problem
}

// What is made for machines, and addresses that are given for ever, stay where they are.
const (
	rankPage = iota + 1
	rankFile
	rankAlias
)

// at is the owner of what is made of one source.
func at(rank int, source string) owner {
	return owner{rank, func(p diag.Problem) diag.Problem {
		p.File = source
		return p
	}}
}

// owners knows where files come from, by their path in the output. Of two at one path it has the one that has to move.
type owners map[string]owner

func (o owners) add(path string, by owner) {
	if o[path].rank < by.rank {
		o[path] = by
	}
}

// owners knows where the files of the output come from. What is not among them is made by the program alone.
func (p portal) owners() owners {
	owners := owners{}
	for _, page := range p.site.Pages {
		if page.File != nil {
			owners.add(page.Output(), at(rankPage, page.File.Source()))
			owners.add(strings.TrimPrefix(p.site.MarkdownURL(page), "/"), at(rankPage, page.File.Source()))
		}
	}
	for _, r := range p.site.Redirects {
		if r.Alias {
			owners.add(strings.TrimPrefix(r.From, "/")+"index.html", owner{rankAlias, r.Problem})
		}
	}
	for _, a := range p.tree.Assets {
		owners.add(a.Path, at(rankFile, content.Dir+"/"+a.Path))
	}
	for _, f := range p.assets.Files {
		name := strings.TrimPrefix("/"+f.Path, p.assets.Prefix)
		owners.add(f.Path, at(rankFile, "static/"+strings.TrimPrefix(name, "/")))
	}
	return owners
}

// clashes reports files that want one place in the output, also on a system that makes no difference between capitals and small
// letters: of two files one would be lost, and a file cannot be a folder too. Whose they are is asked for when there are any.
func clashes(files []output.File, owners func() owners) diag.List {
	var problems diag.List
	files = append(slices.Clip(files), output.File{Path: output.Marker})
	folders, names := map[string]string{}, make(map[string]string, len(files))
	for _, f := range files {
		for dir := path.Dir(f.Path); dir != "." && dir != "/"; dir = path.Dir(dir) {
			folded := content.Fold(dir)
			if folders[folded] != "" {
				break // and so are those above it
			}
			folders[folded] = f.Path
		}
	}
	for _, f := range files {
		folded := content.Fold(f.Path)
		for _, taken := range []map[string]string{names, folders} {
			if other, clash := taken[folded]; clash {
				problems.Add(owners().clash(f.Path, other))
			}
		}
		names[folded] = f.Path
	}
	return problems
}

// clash is the problem of two paths that are one, reported at the source that has to move.
func (o owners) clash(a, b string) diag.Problem {
	blamed, other := a, b
	if o[b].rank > o[a].rank {
		blamed, other = b, a
	}
	p := diag.Problem{
		Name: "duplicate-address", Message: fmt.Sprintf("the address /%s is taken: the site has another file or folder there", blamed), Hint: "rename this file",
	}
	if content.Fold(blamed) == content.Fold(other) && blamed != other {
		p.Message = fmt.Sprintf("the addresses /%s and /%s are the same on many systems", blamed, other)
	}
	by, known := o[blamed]
	switch {
	case !known:
		by = at(0, content.ConfigName)
	case by.rank == rankAlias:
		p.Hint = "an alias is an address that nothing else has: remove it"
	}
	return by.problem(p)
}
