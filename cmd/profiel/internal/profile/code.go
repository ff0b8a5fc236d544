package profile

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
)

var codePattern = regexp.MustCompile(`^[A-Z]{2,5}-[0-9]{2,6}$`)

// firstWithCode finds the first file with each code, in order of path, whatever else is wrong with that file.
func firstWithCode(docs []content.Document[content.Task]) map[string]*content.File {
	first := make(map[string]*content.File, len(docs))
	for _, d := range docs {
		if _, taken := first[d.Front.Code]; !taken {
			first[d.Front.Code] = d.File
		}
	}
	return first
}

// checkCode reports a code that is none, or that another file has too. Of the files with one code nobody can tell which is the
// copy: the first by path goes free.
func (b *builder) checkCode(d content.Document[content.Task]) bool {
	code := d.Front.Code
	var p diag.Problem
	switch first := b.codes[code]; {
	case code == "":
		p = diag.Problem{Name: "missing-code", Message: "the task has no code", Hint: `add code = "…" with the next free code`}
	case !codePattern.MatchString(code):
		p = diag.Problem{
			Name: "bad-code", Message: fmt.Sprintf("%q is not a code", code),
			Hint: "write two to five capitals, a hyphen and two to six digits, such as CM-001",
		}
	case first != d.File:
		p = diag.Problem{
			Name: "duplicate-code", Message: fmt.Sprintf("code %q is also in %s", code, first.Source()),
			Hint: "a code is given once and never reused: give the newer of the two the next free code" + b.nextCode(code),
		}
	default:
		return true
	}
	b.problems.Add(d.Problem([]string{"code"}, code, p))
	return false
}

// nextCode names the next free code, as far as files know it.
func (b *builder) nextCode(like string) string {
	if next := NextCode(like, slices.Collect(maps.Keys(b.codes))); next != "" {
		return ", " + next
	}
	return ""
}

// GivenCodes lists every code that was ever given, and so is taken: those of tasks, also of drafts and of files that could not be
// read, and those that end one of the given addresses, such as /cm-017/, though the task may be gone.
func (p *Profile) GivenCodes(addresses []string) []string {
	codes := append(p.Codes(), p.leftOutNames(content.KindTask)...)
	for _, address := range addresses {
		if code := strings.ToUpper(path.Base(address)); IsCode(code) {
			codes = append(codes, code)
		}
	}
	return codes
}

// IsCode reports whether a text is written as a code.
func IsCode(text string) bool { return codePattern.MatchString(text) }

// IsGiven reports whether a code, however it is written, is among those that are given.
func IsGiven(code string, given []string) bool {
	return slices.ContainsFunc(given, func(g string) bool { return foldCode(g) == foldCode(code) })
}

// NextCode returns the code behind the highest that was given with the letters of another; without one, with the letters that most
// have. It is "" where there is nothing to go on from, and when there are no numbers left.
func NextCode(like string, given []string) string {
	letters, digits := splitCode(cmp.Or(like, mostLike(given)))
	highest, width := 0, len(digits)
	for _, code := range given {
		if l, number := codeNumber(code); l == letters {
			_, digits := splitCode(code)
			highest, width = max(highest, number), max(width, len(digits))
		}
	}
	next := fmt.Sprintf("%s-%0*d", letters, width, highest+1)
	if !IsCode(next) {
		return ""
	}
	return next
}

// mostLike returns a code with the letters that most codes have.
func mostLike(codes []string) string {
	counts := map[string]int{}
	most, count := "", 0
	for _, code := range slices.Sorted(slices.Values(codes)) {
		letters, _ := splitCode(code)
		counts[letters]++
		if counts[letters] > count {
			most, count = code, counts[letters]
		}
	}
	return most
}

// foldCode takes away how a code is written: "CM-017", "cm 17" and "CM0017" are all "CM17".
func foldCode(code string) string {
	letters, digits := splitCode(code)
	return letters + strings.TrimLeft(digits, "0")
}

// splitCode gives the letters of a code, as capitals, and its digits.
func splitCode(code string) (letters, digits string) {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, code)
	start := strings.IndexFunc(plain, unicode.IsDigit)
	if start < 0 {
		return plain, ""
	}
	return plain[:start], plain[start:]
}

// UnknownCode is the problem that a code leads to no task; place and file are the caller's. A code that is written otherwise is
// told from one that nobody gave: numbers that look alike have nothing to do with each other.
func (p *Profile) UnknownCode(code string) diag.Problem {
	known := append(p.Codes(), p.leftOutNames(content.KindTask)...)
	hint := "codes look like CM-001 and are given in the front matter of tasks"
	if i := slices.IndexFunc(known, func(k string) bool { return foldCode(k) == foldCode(code) }); i >= 0 {
		hint = fmt.Sprintf("did you mean %q? codes are given in the front matter of tasks", known[i])
	} else if highest := highestLike(code, known); highest != "" {
		hint += "; the highest in use is " + highest
	}
	return diag.Problem{Name: "unknown-code", Message: fmt.Sprintf("unknown code %q", code), Hint: hint}
}

// highestLike returns the highest known code with the letters of the one written, "" when that is not beyond it.
func highestLike(written string, known []string) string {
	letters, number := codeNumber(written)
	highest, top := "", -1
	for _, k := range known {
		if l, n := codeNumber(k); l == letters && n > top {
			highest, top = k, n
		}
	}
	if number <= top {
		return ""
	}
	return highest
}

// codeNumber gives the letters and the number of a code; -1 when there is no number.
func codeNumber(code string) (letters string, number int) {
	letters, digits := splitCode(code)
	number, err := strconv.Atoi(digits)
	if err != nil {
		return letters, -1
	}
	return letters, number
}
