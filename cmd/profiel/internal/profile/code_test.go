package profile

import (
	"testing"

	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

func TestUnknownCode(t *testing.T) {
	const given = "codes are given in the front matter of tasks"
	const highest = looksLike + "; the highest in use is BW-006"
	p := small(t)
	for code, hint := range map[string]string{
		"bw-003":   `did you mean "BW-003"? ` + given,
		"BW003":    `did you mean "BW-003"? ` + given,
		"BW 003":   `did you mean "BW-003"? ` + given,
		"BW–003":   `did you mean "BW-003"? ` + given, // a dash
		"bw-3":     `did you mean "BW-003"? ` + given,
		"BW-0003":  `did you mean "BW-003"? ` + given,
		"BW--003":  `did you mean "BW-003"? ` + given,
		"BW-007":   highest,
		"BW-060":   highest,
		"BW-0021":  highest,
		"bw10":     highest,
		"BW-000":   looksLike,
		"BV-003":   looksLike,
		"XX-999":   looksLike,
		"metselen": looksLike,
		"":         looksLike,
	} {
		problem := p.UnknownCode(code)
		if problem.Name != "unknown-code" || problem.Hint != hint {
			t.Errorf("%q: got\n%s", code, problem.Hint)
		}
	}
}

// The code of a task that is left out is in use all the same.
func TestUnknownCodeBesideLeftOut(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, plafonds, "+++\ntitle", "titel") // BW-006
	p, _ := published(t, fsys)
	want(t, "a number beyond it", p.UnknownCode("BW-007").Hint, looksLike+"; the highest in use is BW-006")
	want(t, "written otherwise", p.UnknownCode("BW-6").Hint, `did you mean "BW-006"? codes are given in the front matter of tasks`)
}

// Whichever of the two has another problem as well: that both have one code is said at once.
func TestDuplicateCodeBesideAnotherProblem(t *testing.T) {
	const copied = "+++\ntitle = \"Zagen\"\ncode = \"BW-001\"\nlevel = \"laag\"\nedition = [\"oud\"]\n+++\n"
	for name, change := range map[string][3]string{
		"the first": {metselen, `level = "laag"`, `level = "leeg"`},
		"the later": {zagen, `level = "laag"`, `level = "leeg"`},
	} {
		fsys := smallsite.New()
		smallsite.Replace(t, fsys, zagen, "", copied)
		smallsite.Replace(t, fsys, change[0], change[1], change[2])
		_, problems := published(t, fsys)
		found := map[string]string{}
		for _, p := range problems {
			found[p.Name] = p.File + ": " + p.Message
		}
		if len(problems) != 2 {
			t.Errorf("%s:\n%s", name, printed(problems))
		}
		want(t, name, found["duplicate-code"], zagen+`: code "BW-001" is also in `+metselen)
		want(t, name, found["unknown-level"], change[0]+`: unknown level "leeg"`)
	}
}
