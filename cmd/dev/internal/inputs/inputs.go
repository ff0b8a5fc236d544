// Package inputs gives the same mistakes to profiel and to Hugo, and tells what each makes of them.
//
// Both build a site of the same small profile of package corpus, profiel with the layouts of the source tree, Hugo with a lean site of its
// own. One mistake at a time is made in its content, in the same words for both. Each program has so much time and memory and is then
// killed; the files of a site are made anew for each.
package inputs

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"beroepsprofiel/cmd/dev/internal/process"
	"beroepsprofiel/cmd/internal/corpus"
)

// Options say what to compare.
type Options struct {
	Root          string // the source tree
	Temp          string // an empty folder
	Profiel, Hugo string // the programs
}

// What a program has, and what profiel may need.
const (
	mostCPU    = 20 * time.Second
	mostIdle   = 20 * time.Second
	mostMemory = 4 << 30

	ourTime   = 2 * time.Second // of the processor, for the machine may be busy
	ourMemory = 300 << 20
)

// builder is a program that makes a site.
type builder struct {
	name    string
	reader  corpus.Reader
	command []string // run in the site's folder
}

// result is what both made of a fault.
type result struct {
	fault      fault
	ours, hugo verdict
}

// Run prints a table of what both make of every fault. It fails when profiel does not stop with the place of the fault, within its bounds.
func Run(ctx context.Context, o Options, out io.Writer) error {
	profiel := builder{"profiel", corpus.Profiel, []string{o.Profiel, "build", "--out", "public"}}
	hugo := builder{"Hugo", corpus.Hugo, []string{o.Hugo, "--destination", "public", "--noBuildLock"}}
	for _, b := range []builder{profiel, hugo} {
		v, err := b.judge(ctx, o, fault{name: "nothing"})
		if err != nil {
			return err
		}
		if v.status != 0 || v.warns {
			return fmt.Errorf("%s cannot build a site without a fault: %s", b.name, v.output)
		}
		fmt.Fprintf(out, "%s, without a fault: %s\n", b.name, v.cost())
	}
	var results []result
	for _, f := range faults() {
		ours, err := profiel.judge(ctx, o, f)
		if err != nil {
			return err
		}
		theirs, err := hugo.judge(ctx, o, f)
		if err != nil {
			return err
		}
		results = append(results, result{f, ours, theirs})
		fmt.Fprintf(out, "%s\n  profiel: %s\n  Hugo: %s\n", f.name, ours, theirs)
	}
	printTable(out, results)
	return failures(results)
}

// judge builds a site with a fault.
func (b builder) judge(ctx context.Context, o Options, f fault) (verdict, error) {
	dir := filepath.Join(o.Temp, "input-"+b.name)
	defer os.RemoveAll(dir)
	s, err := newSite(dir, o.Root, b.reader)
	if err != nil {
		return verdict{}, err
	}
	if err := s.make(f); err != nil {
		return verdict{}, fmt.Errorf("%s: %w", f.name, err)
	}
	outcome, err := process.Program{Dir: dir, Command: b.command, MostIdle: mostIdle, MostCPU: mostCPU, MostMemory: mostMemory}.Run(ctx)
	if err != nil {
		return verdict{}, err
	}
	return newVerdict(outcome, f), nil
}

// failures is an error when profiel let a fault through, did not say where it is, or needed too much.
func failures(results []result) error {
	for _, r := range results {
		v := r.ours
		switch {
		case v.status != 1 || v.killed != nil:
			return fmt.Errorf("%s: profiel %s\n%s", r.fault.name, v, v.output)
		case v.place == nowhere || r.fault.line && v.place != atColumn:
			return fmt.Errorf("%s: profiel does not say where it is\n%s", r.fault.name, v.output)
		case v.took.CPU > ourTime || v.took.Memory > ourMemory:
			return fmt.Errorf("%s: profiel needs %s", r.fault.name, v.cost())
		}
	}
	return nil
}
