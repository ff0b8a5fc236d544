package inputs

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"beroepsprofiel/cmd/dev/internal/process"
)

// place is how exactly a message says where a fault is.
type place int

const (
	nowhere place = iota
	inFile
	atLine
	atColumn
)

func (p place) String() string {
	return [...]string{"no file", "file", "file, line", "file, line, column"}[p]
}

// verdict is what a program made of a fault.
type verdict struct {
	status int
	killed error
	place  place
	warns  bool // it says that something is wrong, and builds
	took   process.Cost
	output string
}

func newVerdict(o process.Outcome, f fault) verdict {
	output := string(o.Output)
	return verdict{
		status: o.Status, killed: o.Killed, place: placeIn(output, f.subject()), warns: o.Status == 0 && warning.MatchString(output), took: o.Cost, output: output,
	}
}

// warning matches what either program prints before a warning.
var warning = regexp.MustCompile(`(?m)^WARN|: warning: `)

// placeIn returns the most exact place that a text names in a file whose path has a part that begins so.
func placeIn(text, subject string) place {
	found := nowhere
	for _, m := range regexp.MustCompile(regexp.QuoteMeta(subject)+`[a-z0-9/_.-]*(?:"?:([0-9]+)(:[0-9]+)?)?`).FindAllStringSubmatch(text, -1) {
		switch {
		case m[2] != "":
			found = max(found, atColumn)
		case m[1] != "":
			found = max(found, atLine)
		default:
			found = max(found, inFile)
		}
	}
	return found
}

// String says how it ended, for a table.
func (v verdict) String() string {
	how := ""
	switch {
	case v.killed == process.ErrIdle:
		how = "waits for ever"
	case v.killed == process.ErrCPU:
		how = fmt.Sprintf("killed after %.0f s", mostCPU.Seconds())
	case v.killed == process.ErrMemory:
		how = fmt.Sprintf("killed at %d GiB", mostMemory>>30)
	case v.status != 0:
		how = fmt.Sprintf("%d: %s", v.status, v.place)
	case v.warns:
		how = "0: warns: " + v.place.String()
	default:
		how = "0: silent"
	}
	return how + "; " + v.cost()
}

// cost is what it took, of the processor and at one time.
func (v verdict) cost() string {
	return fmt.Sprintf("%.2f s, %d MiB", v.took.CPU.Seconds(), v.took.Memory>>20)
}

// printTable writes the table for the documentation, and what it comes to.
func printTable(out io.Writer, results []result) {
	fmt.Fprintf(out, "\n| input | profiel | Hugo |\n| --- | --- | --- |\n")
	for _, r := range results {
		fmt.Fprintf(out, "| %s | %s | %s |\n", r.fault.name, r.ours, r.hugo)
	}
	fmt.Fprintf(out, "\nprofiel: %s\nHugo: %s\n", sum(results, func(r result) verdict { return r.ours }), sum(results, func(r result) verdict { return r.hugo }))
}

// sum counts how a program ended.
func sum(results []result, of func(result) verdict) string {
	counts := map[string]int{}
	var most process.Cost
	for _, r := range results {
		v := of(r)
		counts[v.kind()]++
		most.CPU, most.Memory = max(most.CPU, v.took.CPU), max(most.Memory, v.took.Memory)
	}
	var parts []string
	for _, kind := range kinds {
		if counts[kind] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[kind], kind))
		}
	}
	return fmt.Sprintf("%d inputs: %s; at most %s", len(results), strings.Join(parts, ", "), verdict{took: most}.cost())
}

// kinds are the ways to end, the best first.
var kinds = []string{"stop with file, line and column", "stop with the file", "stop without a place", "build with a warning", "build in silence", "killed"}

func (v verdict) kind() string {
	switch {
	case v.killed != nil:
		return kinds[5]
	case v.status != 0 && v.place == atColumn:
		return kinds[0]
	case v.status != 0 && v.place != nowhere:
		return kinds[1]
	case v.status != 0:
		return kinds[2]
	case v.warns:
		return kinds[3]
	}
	return kinds[4]
}
