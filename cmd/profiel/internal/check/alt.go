package check

import "beroepsprofiel/cmd/profiel/internal/diag"

// checkAlt reports a picture without a text for who does not see it. An empty alt is fine: it says that it is an ornament.
func checkAlt(_ *site, p *page) diag.List {
	var problems diag.List
	for _, e := range p.elements {
		isPicture := e.tag == "img" || e.tag == "area" || e.tag == "input" && e.attr("type") == "image"
		if _, found := e.lookup("alt"); isPicture && !found {
			problems.Add(p.at(e, "output-no-alt", "a picture has no alt", `an ornament has alt=""`))
		}
	}
	return problems
}
