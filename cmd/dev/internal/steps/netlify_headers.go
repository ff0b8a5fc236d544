package steps

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// headerNeed is what the answer at an address must say of itself.
type headerNeed struct {
	address string
	want    map[string]string // by name in small letters; "" is a header that must not be there
	policy  []string          // what the content security policy must have; "!" before what it must not have
}

const (
	keptForEver = "public, max-age=31536000, immutable"
	// askedAnew is what Netlify answers for files without a rule; no rule may say so again, see docs/decisions/0008-headers.md.
	askedAnew = ""
)

// headerNeeds lists one address of each kind: the first page, a task, a wrong address, an asset, a data file and a card for
// other sites.
func headerNeeds(site fs.FS) ([]headerNeed, error) {
	profile, err := readProfile(site)
	if err != nil {
		return nil, err
	}
	assets, err := fs.Glob(site, "assets/*/js/*.js")
	if err != nil {
		return nil, err
	}
	if len(assets) == 0 {
		return nil, errors.New("the site has no script in assets/*/js")
	}
	closed := []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "trusted-types 'none'", "!unsafe"}
	ours := append(slices.Clone(closed), "!frame-ancestors")
	page := map[string]string{"cache-control": askedAnew, "x-frame-options": "DENY", "x-content-type-options": "nosniff",
		"access-control-allow-origin": ""}
	return []headerNeed{
		{"/", page, ours},
		{profile.Tasks[0].URL, page, ours},
		{"/nergens/", page, ours},
		{"/" + assets[0], map[string]string{"cache-control": keptForEver, "x-content-type-options": "nosniff"}, nil},
		{"/data/profile.json", map[string]string{"cache-control": askedAnew, "access-control-allow-origin": "*"}, nil},
		{"/embed/" + strings.ToLower(profile.Tasks[0].Code) + "/", map[string]string{"cache-control": askedAnew, "access-control-allow-origin": "*"},
			append(slices.Clone(closed), "frame-ancestors *")},
	}, nil
}

// judgeHeaders says what is wrong with the headers of these addresses.
func judgeHeaders(needs []headerNeed, report netlifyReport) []string {
	var faults []string
	for _, need := range needs {
		rules := report.answer(need.address).Headers
		got := lastOfEach(rules)
		for _, name := range slices.Sorted(maps.Keys(need.want)) {
			if want := need.want[name]; got[name] != want {
				faults = append(faults, fmt.Sprintf("_headers: %s has %s %q, want %q", need.address, name, got[name], want))
			}
		}
		for _, part := range need.policy {
			text, unwanted := strings.CutPrefix(part, "!")
			if strings.Contains(got[policyHeader], text) == unwanted {
				faults = append(faults, fmt.Sprintf("_headers: %s has the policy %q, want %s", need.address, got[policyHeader], part))
			}
		}
		for _, name := range setTwice(rules) {
			faults = append(faults, fmt.Sprintf("_headers: %s gets %s from two rules, which some hosts join", need.address, name))
		}
	}
	return faults
}

const policyHeader = "content-security-policy"

// lastOfEach merges rules that fit one address as Netlify's command line and its package @netlify/headers do: of two that set
// one header, the last counts. Names are in small letters.
func lastOfEach(rules []map[string]string) map[string]string {
	merged := map[string]string{}
	for _, rule := range rules {
		for name, value := range rule {
			merged[strings.ToLower(name)] = value
		}
	}
	return merged
}

// setTwice names the headers that two rules set. The policy may be: two of them joined are both in force.
func setTwice(rules []map[string]string) []string {
	times := map[string]int{}
	for _, rule := range rules {
		for name := range rule {
			times[strings.ToLower(name)]++
		}
	}
	delete(times, policyHeader)
	maps.DeleteFunc(times, func(_ string, n int) bool { return n < 2 })
	return slices.Sorted(maps.Keys(times))
}
