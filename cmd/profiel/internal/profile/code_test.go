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

func TestNextCode(t *testing.T) {
	for name, test := range map[string]struct {
		given []string
		want  string
	}{
		"behind the highest, not in a gap": {[]string{"CM-001", "CM-007", "CM-003"}, "CM-008"},
		"as many digits":                   {[]string{"CM-0009"}, "CM-0010"},
		"one more when they are full":      {[]string{"CM-99"}, "CM-100"},
		"in the letters of most":           {[]string{"AB-900", "CM-001", "CM-002"}, "CM-003"},
		"of letters as many, the first":    {[]string{"CM-001", "AB-004"}, "AB-005"},
		"written otherwise":                {[]string{"CM-001", "cm 12"}, "CM-013"},
		"nothing to go on from":            {nil, ""},
		"no room left":                     {[]string{"CM-999999"}, ""},
	} {
		if got := NextCode("", test.given); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

// A code is taken by a task, by a file that could not be read, by a draft, and by an address of before.
func TestGivenCodes(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, plafonds, "+++\ntitle", "titel") // BW-006
	smallsite.Replace(t, fsys, zagen, "", "+++\ntitle = \"Zagen\"\ncode = \"BW-010\"\nlevel = \"laag\"\ndraft = true\n+++\n")
	p, _ := published(t, fsys)
	given := p.GivenCodes([]string{"/bw-020/", "/edities/oud/bw-021/", "/over/top-10-lijst/", "/", "/data/profile.json"})
	for _, code := range []string{"BW-001", "BW-006", "bw10", "BW-020", "BW-021"} {
		if !IsGiven(code, given) {
			t.Errorf("%s is not among %q", code, given)
		}
	}
	for _, code := range []string{"BW-007", "BW-100", "TOP-10", ""} {
		if IsGiven(code, given) {
			t.Errorf("%s is among %q", code, given)
		}
	}
	want(t, "like another", NextCode("bw 1", given), "BW-022")
	want(t, "the next", NextCode("", given), "BW-022")
}
