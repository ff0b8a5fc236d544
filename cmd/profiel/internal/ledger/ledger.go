// Package ledger holds the list of every address that the site has ever published, and reports one that would vanish.
//
// The list is a text file: comment lines that start with #, and one address a line, in order.
//
//	/aandachtsgebieden/modereren/huisregels-bewaken/
//	/cm-079/ /aandachtsgebieden/modereren/huisregels-bewaken/
//
// The permanent address of a code has a second column: the address of the task's page when the list first had it. That is how a
// code that goes to another task is told from a task that moved.
//
// An address is kept as long as something is there: a page, a file or a redirect. A slash at its end makes no difference. What is
// published and not listed is no problem: [Ledger.Accept] adds it. An address is taken off the list by hand, by whoever means to
// break the promise.
package ledger

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Name is the path of the list below the site's folder.
const Name = content.Dir + "/" + content.LedgerName

// Ledger is the list as it was read. The zero value is a list that does not exist yet.
type Ledger struct {
	entries []entry
	text    []byte
}

// entry is one line of the list.
type entry struct {
	address string
	page    string // of a code's permanent address: that of the task's page at the time
	line    int
}

// Parse reads the text of a list. A line that cannot be read, or that repeats an address, is a problem and left out.
func Parse(text []byte) (Ledger, diag.List) {
	var problems diag.List
	l := Ledger{text: text}
	seen := map[string]bool{}
	for i, line := range strings.Split(string(text), "\n") {
		e, found, ok := parseLine(line)
		e.line = i + 1
		switch {
		case !ok:
			problems.Add(badLine(line, i+1))
		case found && seen[e.address]:
			problems.Add(e.problem(diag.Problem{
				Name: "bad-ledger", Message: fmt.Sprintf("the address %s is listed twice", e.address), Hint: "remove one of the two lines",
			}))
		case found:
			seen[e.address] = true
			l.entries = append(l.entries, e)
		}
	}
	return l, problems
}

// Addresses lists what the list holds, in its order.
func (l Ledger) Addresses() []string {
	addresses := make([]string, 0, len(l.entries))
	for _, e := range l.entries {
		addresses = append(addresses, e.address)
	}
	return addresses
}

// parseLine reads a line with or without its end; found is false for a comment and an empty line.
func parseLine(line string) (e entry, found, ok bool) {
	line = strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF"))
	if line == "" || line[0] == '#' {
		return entry{}, false, true
	}
	columns := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' })
	if len(columns) > 2 || slices.ContainsFunc(columns, func(c string) bool { return c[0] != '/' }) {
		return entry{}, false, false
	}
	e.address = columns[0]
	if len(columns) == 2 {
		e.page = columns[1]
	}
	return e, true, true
}

func badLine(line string, number int) diag.Problem {
	hint := "a line is an address, such as /over/; the address of a code, such as /cm-001/, has that of its task's page behind it"
	if strings.HasPrefix(line, "<<<<<<<") || strings.HasPrefix(line, "=======") || strings.HasPrefix(line, ">>>>>>>") {
		hint = "git could not merge this file: keep the addresses of both sides, and remove the lines <<<<<<<, ======= and >>>>>>>"
	}
	e := entry{address: strings.TrimSpace(line), line: number}
	return e.problem(diag.Problem{Name: "bad-ledger", Message: "this line is no address", Hint: hint})
}

// problem completes a problem with the place of the line.
func (e entry) problem(p diag.Problem) diag.Problem {
	p.File, p.Position, p.Excerpt = Name, diag.Position{Line: e.line, Column: 1, Width: utf8.RuneCountInString(e.address)}, e.text()
	return p
}

// text is the line without its end.
func (e entry) text() string { return strings.TrimSuffix(e.address+" "+e.page, " ") }

// Accept returns the text of the list with every address of the site in it, and the number that it did not have before. All that
// stands in the file stays as it is, line ends included.
func (l Ledger) Accept(now Site) (text []byte, added int) {
	fresh := l.unlisted(now)
	if len(fresh) == 0 {
		return l.text, 0
	}
	end := "\n"
	if bytes.Contains(l.text, []byte("\r\n")) {
		end = "\r\n"
	}
	text = l.text
	if text == nil {
		text = []byte(header(now.Config.Language))
	}
	return merge(text, fresh, end), len(fresh)
}

// unlisted are the lines that the list lacks, in order.
func (l Ledger) unlisted(now Site) []entry {
	listed := map[string]bool{}
	for _, e := range l.entries {
		listed[e.address] = true
	}
	var fresh []entry
	for _, a := range now.Addresses {
		if listed[a.URL] {
			continue
		}
		listed[a.URL] = true
		e := entry{address: a.URL}
		if a.Permanent {
			e.page = a.File.URL
		}
		fresh = append(fresh, e)
	}
	slices.SortFunc(fresh, func(a, b entry) int { return strings.Compare(a.address, b.address) })
	return fresh
}

// merge puts each new line before the first that comes after it by alphabet.
func merge(text []byte, fresh []entry, end string) []byte {
	var b bytes.Buffer
	add := func(e entry) {
		if b.Len() > 0 && !bytes.HasSuffix(b.Bytes(), []byte("\n")) {
			b.WriteString(end)
		}
		b.WriteString(e.text() + end)
	}
	for line := range bytes.SplitAfterSeq(text, []byte("\n")) {
		e, found, _ := parseLine(string(line))
		for found && len(fresh) > 0 && fresh[0].address < e.address {
			add(fresh[0])
			fresh = fresh[1:]
		}
		b.Write(line)
	}
	for _, e := range fresh {
		add(e)
	}
	return b.Bytes()
}

// header says in a new list what it is, for whoever opens the file.
func header(language string) string {
	if language == "en" {
		return `# Every address that this site has ever published, one a line. "profiel check" sees to it that none of them vanishes.
# New addresses come here by themselves: on the main branch "profiel check --accept" adds them. There is nothing to do here by hand.
# Behind the permanent address of a task stands the address that its page had when it was added.
`
	}
	return `# Elk adres dat deze site ooit heeft gepubliceerd, één per regel. "profiel check" waakt ervoor dat er geen een verdwijnt.
# Nieuwe adressen komen er vanzelf bij: op de hoofdbranch zet "profiel check --accept" ze erin. Met de hand hoef je hier niets te doen.
# Achter het vaste adres van een taak staat het adres dat de pagina had toen de taak erbij kwam.
`
}
