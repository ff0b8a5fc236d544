package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// explained adds to each problem where its name is explained, if the site does: the page's address, or as long as the site has none,
// that of its file in the repository, or else the file's path.
func (p portal) explained(problems diag.List) diag.List {
	help := map[string]string{}
	list := make(diag.List, 0, len(problems))
	for _, problem := range problems {
		if _, seen := help[problem.Name]; !seen {
			help[problem.Name] = p.explanation(problem.Name)
		}
		problem.Help = help[problem.Name]
		list = append(list, problem)
	}
	return list
}

// explanation is where a name is explained, as [portal.explained] has it.
func (p portal) explanation(name string) string {
	if p.site == nil {
		return ""
	}
	page, id, ok := p.site.Explanation(name)
	if !ok {
		return ""
	}
	published := ""
	if p.site.BaseURL != localURL {
		published = p.site.Absolute(page.URL)
	}
	return cmp.Or(published, p.site.ViewURL(page), page.File.Source()) + "#" + id
}

// printHelp says once, for all problems together, where their names are explained.
func printHelp(w io.Writer, problems diag.List) {
	for _, p := range problems {
		if where, _, found := strings.Cut(p.Help, "#"); found {
			fmt.Fprintf(w, "what the names in brackets mean: %s\n", where)
			return
		}
	}
}

// inRepository names the files of problems as their repository does: folder is the site's in it, "" or with a slash at the end.
func inRepository(problems diag.List, folder string) diag.List {
	list := make(diag.List, 0, len(problems))
	for _, p := range problems {
		p.File = folder + p.File
		list = append(list, p)
	}
	return list
}
