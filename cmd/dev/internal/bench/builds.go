package bench

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strconv"

	"beroepsprofiel/cmd/dev/internal/hugo"
	"beroepsprofiel/cmd/internal/corpus"
)

// program is something that makes a site in a folder that is not there.
type program struct {
	name string
	cold func(ctx context.Context, out string) (cost, error)
}

// programs are the three, for a profile of some size.
func (b *bench) programs(tasks int) ([]program, error) {
	ours, err := b.profile(tasks, corpus.Profiel, lean)
	if err != nil {
		return nil, err
	}
	theirs, err := b.profile(tasks, corpus.Hugo, "hugo")
	if err != nil {
		return nil, err
	}
	layouts, err := b.hugoLayouts()
	if err != nil {
		return nil, err
	}
	pageSize := 9000 // of Hugo's pages, as soon as they are known
	return []program{
		{"profiel", func(ctx context.Context, out string) (cost, error) {
			return b.build(ctx, ours, out)
		}},
		{"hugo", func(ctx context.Context, out string) (cost, error) {
			c, err := measure(ctx, layouts, nil, b.hugo, "--minify", "--quiet", "--noBuildLock", "--contentDir", filepath.Join(theirs, "content"), "--destination", out)
			if files, bytes := count(out); files > 0 {
				pageSize = int(bytes) / files
			}
			return c, err
		}},
		{"floor", func(ctx context.Context, out string) (cost, error) {
			args := append(b.Floor[1:len(b.Floor):len(b.Floor)], filepath.Join(ours, "content"), out, strconv.Itoa(pageSize))
			return measure(ctx, ours, nil, b.Floor[0], args...)
		}},
	}, nil
}

// build measures a build of the site in dir.
func (b *bench) build(ctx context.Context, dir, out string) (cost, error) {
	return measure(ctx, dir, nil, b.profiel, "build", "--out", out)
}

// hugoLayouts puts Hugo's layouts where Hugo can read them.
func (b *bench) hugoLayouts() (string, error) {
	dir := filepath.Join(b.Work, "hugo")
	if err := os.RemoveAll(dir); err != nil {
		return "", err
	}
	layouts, err := hugo.Site()
	if err != nil {
		return "", err
	}
	return dir, os.CopyFS(dir, layouts)
}

// cold measures the three, in turn.
func (b *bench) cold(ctx context.Context) error {
	for _, tasks := range b.Sizes {
		programs, err := b.programs(tasks)
		if err != nil {
			return err
		}
		costs := map[string][]cost{}
		for round := range b.Rounds {
			for _, p := range programs {
				out := filepath.Join(b.Out, "site")
				c, err := p.cold(ctx, out)
				if err != nil {
					return err
				}
				costs[p.name] = append(costs[p.name], c)
				files, bytes := count(out)
				fmt.Fprintf(b.Log, "  %d tasks, round %d: %-8s %6.2f s, %6.2f CPU s, %5d MiB, %d files, %.1f MB\n",
					tasks, round+1, p.name, c.Wall.Seconds(), c.CPU.Seconds(), c.Memory>>20, files, float64(bytes)/1e6)
				if err := os.RemoveAll(out); err != nil {
					return err
				}
			}
		}
		b.report.addCold(tasks, costs)
	}
	return nil
}

// again measures a build when nothing changed since the one before, and checks that nothing was written.
func (b *bench) again(ctx context.Context) error {
	tasks := b.largest()
	dir, err := b.profile(tasks, corpus.Profiel, lean)
	if err != nil {
		return err
	}
	out := filepath.Join(b.Out, "site")
	var first, second []cost
	for range b.Rounds {
		one, err := b.build(ctx, dir, out)
		if err != nil {
			return err
		}
		before := times(out)
		two, err := b.build(ctx, dir, out)
		if err != nil {
			return err
		}
		if !maps.Equal(before, times(out)) {
			return fmt.Errorf("a build with nothing to do wrote in %s", out)
		}
		first, second = append(first, one), append(second, two)
		if err := os.RemoveAll(out); err != nil {
			return err
		}
	}
	b.report.addAgain(tasks, first, second)
	return nil
}

// largest is the largest size up to 10,000, at which what is not about growth is measured.
func (b *bench) largest() int {
	largest := b.Sizes[0]
	for _, tasks := range b.Sizes {
		if tasks <= 10_000 {
			largest = max(largest, tasks)
		}
	}
	return largest
}

// allOutputs measures what a file costs with every output on, beside a file of the lean site.
func (b *bench) allOutputs(ctx context.Context) error {
	tasks := b.largest()
	perFile := map[string][]float64{}
	dirs := map[string]string{}
	for _, name := range []string{lean, whole} {
		dir, err := b.profile(tasks, corpus.Profiel, name)
		if err != nil {
			return err
		}
		dirs[name] = dir
	}
	out := filepath.Join(b.Out, "site")
	for range b.Rounds {
		for _, name := range []string{lean, whole} {
			c, err := b.build(ctx, dirs[name], out)
			if err != nil {
				return err
			}
			files, _ := count(out)
			perFile[name] = append(perFile[name], c.CPU.Seconds()/float64(files))
			if err := os.RemoveAll(out); err != nil {
				return err
			}
		}
	}
	b.report.addAllOutputs(tasks, perFile[lean], perFile[whole])
	return nil
}

// real measures the profile of the source tree, with every output.
func (b *bench) real(ctx context.Context) error {
	out := filepath.Join(b.Out, "real")
	var first, second []cost
	for range b.Rounds {
		for _, costs := range []*[]cost{&first, &second} {
			c, err := b.build(ctx, b.Root, out)
			if err != nil {
				return err
			}
			*costs = append(*costs, c)
		}
		if err := os.RemoveAll(out); err != nil {
			return err
		}
	}
	b.report.addReal(first, second)
	return nil
}

// count returns how many files there are in a folder, and how large they are together.
func count(dir string) (files int, bytes int64) {
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if info, err := d.Info(); err == nil {
			files, bytes = files+1, bytes+info.Size()
		}
		return nil
	})
	return files, bytes
}

// times tells when each file of a folder was written.
func times(dir string) map[string]int64 {
	written := map[string]int64{}
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil {
			if info, err := d.Info(); err == nil {
				written[name] = info.ModTime().UnixNano()
			}
		}
		return err
	})
	return written
}
