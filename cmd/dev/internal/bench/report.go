package bench

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Report is what was measured, as a table of promises and one of costs.
type Report struct {
	options Options
	start   time.Time
	rows    []row
	costs   []costRow
}

// row is one promise with what was measured.
type row struct{ what, goal, measured string }

// costRow is what one program took for one size.
type costRow struct {
	tasks   int
	program string
	costs   []cost
}

func newReport(o Options) Report { return Report{options: o, start: time.Now()} }

func (r *Report) add(what, goal, format string, values ...any) {
	r.rows = append(r.rows, row{what, goal, fmt.Sprintf(format, values...)})
}

func (r *Report) addCold(tasks int, costs map[string][]cost) {
	for _, name := range []string{"profiel", "hugo", "floor"} {
		r.costs = append(r.costs, costRow{tasks, name, costs[name]})
	}
	ours, hugo, floor := costs["profiel"], costs["hugo"], costs["floor"]
	goal := "0.2"
	if tasks >= 100_000 {
		goal = "0.12"
	}
	what := fmt.Sprintf("cold build, %s tasks, to Hugo", number(tasks))
	r.add(what, goal, "%.2f of its wall time, %.2f of its CPU time", ratio(ours, hugo, wall), ratio(ours, hugo, cpu))
	r.add(strings.Replace(what, "Hugo", "the floor", 1), "2 times", "%.1f times its wall time, %.1f its CPU time", ratio(ours, floor, wall), ratio(ours, floor, cpu))
	switch {
	case tasks >= 100_000:
		r.add("its peak memory", "1 GiB", "%d MiB", medianOf(ours, peak)>>20)
	case tasks >= 10_000:
		r.add("its peak memory", "150 MiB", "%d MiB", medianOf(ours, peak)>>20)
	}
	r.addGrowth(tasks, ours)
}

// addGrowth compares the largest size with a tenth of it, when both were measured.
func (r *Report) addGrowth(tasks int, ours []cost) {
	for _, c := range r.costs {
		if c.program == "profiel" && c.tasks*10 == tasks && tasks >= 100_000 {
			each := float64(medianOf(ours, cpu)) / float64(tasks)
			before := float64(medianOf(c.costs, cpu)) / float64(c.tasks)
			r.add("its CPU time for a page, to that at "+number(c.tasks), "1.3 times", "%.2f times", each/before)
		}
	}
}

func (r *Report) addAgain(tasks int, first, second []cost) {
	r.add(fmt.Sprintf("nothing changed, %s tasks, to a cold build", number(tasks)), "0.35, nothing written", "%.2f of its wall time, %.2f of its CPU time, nothing written",
		ratio(second, first, wall), ratio(second, first, cpu))
}

func (r *Report) addAllOutputs(tasks int, lean, whole []float64) {
	ratios := make([]float64, len(lean))
	for i := range lean {
		ratios[i] = whole[i] / lean[i]
	}
	r.add(fmt.Sprintf("every output on, %s tasks: CPU time for a file, to the lean build", number(tasks)), "1", "%.2f (%.0f µs for a file, %.0f in the lean build)",
		median(ratios), median(whole)*1e6, median(lean)*1e6)
}

func (r *Report) addReal(first, second []cost) {
	r.add("the real profile, every output on, cold / again", "1 s / 0.2 s of process time", "%.2f s / %.2f s", medianOf(first, cpu).Seconds(), medianOf(second, cpu).Seconds())
}

func (r *Report) addSaves(tasks int, what, goal string, ours, hugo []time.Duration) {
	r.add(fmt.Sprintf("serve, %s tasks: %s saved until the served page shows it", number(tasks), what), goal, "%s ms (Hugo %s ms)",
		milliseconds(median(ours)), milliseconds(median(hugo)))
}

func (r *Report) addFirstPage(tasks int, ours, hugo time.Duration) {
	r.add(fmt.Sprintf("serve, %s tasks: the first page", number(tasks)), "1 s at 10,000", "%.2f s (Hugo %.2f s)", ours.Seconds(), hugo.Seconds())
}

func (r *Report) addMatrix(tasks int, keys []time.Duration, compressed int) {
	goal := "100 ms"
	if tasks > 2000 {
		goal = "200 ms, page under 300 kB"
	}
	r.add(fmt.Sprintf("matrix of %s tasks, CPU 4 times slower: a key in the filter until it is painted", number(tasks)), goal,
		"median of %d keys %s ms, the first %s, the worst %s; page of %d kB (gzip)",
		len(keys), milliseconds(median(keys)), milliseconds(keys[0]), milliseconds(slices.Max(keys)), (compressed+999)/1000)
}

func milliseconds(d time.Duration) string { return fmt.Sprintf("%.0f", float64(d.Microseconds())/1000) }

// number writes 10000 as 10,000.
func number(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", number(n/1000), n%1000)
}

// WriteTo writes the report as Markdown.
func (r Report) WriteTo(w io.Writer) (int64, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %s, in %s. %s\n\n", r.start.Format("2006-01-02"), time.Since(r.start).Round(time.Minute), machine())
	fmt.Fprintf(&b, "Medians of %d rounds and of %d saves; ratios are medians of the ratios in a round. Hugo %s, `--minify`.\n\n", r.options.Rounds, r.options.Edits, r.options.Hugo)
	b.WriteString("| what | at most | measured |\n| --- | --- | --- |\n")
	for _, row := range r.rows {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", row.what, row.goal, row.measured)
	}
	b.WriteString("\n| tasks | program | wall s | CPU s | peak MiB |\n| ---: | --- | ---: | ---: | ---: |\n")
	for _, c := range r.costs {
		fmt.Fprintf(&b, "| %s | %s | %.2f | %.2f | %d |\n", number(c.tasks), c.program,
			medianOf(c.costs, wall).Seconds(), medianOf(c.costs, cpu).Seconds(), medianOf(c.costs, peak)>>20)
	}
	n, err := io.WriteString(w, b.String())
	return int64(n), err
}

// machine describes this computer in a sentence.
func machine() string {
	model := runtime.GOARCH
	if f, err := os.Open("/proc/cpuinfo"); err == nil {
		defer f.Close()
		for s := bufio.NewScanner(f); s.Scan(); {
			if name, value, ok := strings.Cut(s.Text(), ":"); ok && strings.TrimSpace(name) == "model name" {
				model = strings.TrimSpace(value)
				break
			}
		}
	}
	return fmt.Sprintf("%d cores (%s), %s, %s, load %s at the end.", runtime.NumCPU(), model, runtime.GOOS, runtime.Version(), load())
}

// load is how busy the machine was in the last one, five and fifteen minutes, where the system says so.
func load() string {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(data))[:3], " ")
}
