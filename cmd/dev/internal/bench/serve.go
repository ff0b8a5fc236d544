package bench

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"beroepsprofiel/cmd/internal/corpus"
)

// patience is how long a server may take for its first page, or for a change.
const patience = 5 * time.Minute

// preview is a development server on a copy of a profile, that is going to be edited.
type preview struct {
	dir     string // of the copy
	layout  string // a layout that is on every page, below dir
	mark    string // what stands in it once
	command func(address string) *exec.Cmd
}

// serve measures both development servers.
func (b *bench) serve(ctx context.Context) error {
	for _, tasks := range b.Sizes {
		if tasks > 10_000 {
			continue
		}
		ours, err := b.ourPreview(ctx, tasks)
		if err != nil {
			return err
		}
		theirs, err := b.hugoPreview(ctx, tasks)
		if err != nil {
			return err
		}
		page := corpus.Path(sizeOf(tasks))
		first, text, layout, err := b.edit(ctx, ours, page)
		if err != nil {
			return err
		}
		hugoFirst, hugoText, hugoLayout, err := b.edit(ctx, theirs, page)
		if err != nil {
			return err
		}
		goal := "10 ms"
		if tasks > 1000 {
			goal = "20 ms"
		}
		b.report.addSaves(tasks, "a task", goal, text, hugoText)
		b.report.addSaves(tasks, "a layout", "30 ms", layout, hugoLayout)
		b.report.addFirstPage(tasks, first, hugoFirst)
	}
	return nil
}

func (b *bench) ourPreview(ctx context.Context, tasks int) (preview, error) {
	dir, err := b.profile(tasks, corpus.Profiel, lean)
	if err != nil {
		return preview{}, err
	}
	copied := filepath.Join(b.Out, fmt.Sprintf("serve-%d", tasks))
	p := preview{
		dir: copied, layout: "layouts/components/site-footer.html", mark: `<footer class="site-footer">`,
		command: func(address string) *exec.Cmd {
			return exec.CommandContext(ctx, b.profiel, "-C", copied, "serve", "--addr", address)
		},
	}
	return p, os.CopyFS(copied, os.DirFS(dir))
}

func (b *bench) hugoPreview(ctx context.Context, tasks int) (preview, error) {
	dir, err := b.profile(tasks, corpus.Hugo, "hugo")
	if err != nil {
		return preview{}, err
	}
	layouts, err := b.hugoLayouts()
	if err != nil {
		return preview{}, err
	}
	copied := filepath.Join(b.Out, fmt.Sprintf("hugo-%d", tasks))
	p := preview{
		dir: copied, layout: "layouts/_partials/footer.html", mark: "<footer>",
		command: func(address string) *exec.Cmd {
			host, port, _ := net.SplitHostPort(address)
			return exec.CommandContext(ctx, b.hugo, "server", "--source", copied, "--bind", host, "--port", port,
				"--baseURL", "http://"+address+"/", "--disableLiveReload", "--noBuildLock", "--quiet")
		},
	}
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		return preview{}, err
	}
	return p, os.CopyFS(copied, os.DirFS(layouts))
}

// edit starts a server and saves a text and a layout, some times each. It returns the time to the first page, and from each save to the
// page that shows it.
func (b *bench) edit(ctx context.Context, p preview, page string) (first time.Duration, text, layout []time.Duration, err error) {
	defer os.RemoveAll(p.dir)
	address, err := freeAddress()
	if err != nil {
		return 0, nil, nil, err
	}
	url := "http://" + address + "/" + strings.TrimSuffix(page, ".md") + "/"
	command := p.command(address)
	start := time.Now()
	if err := command.Start(); err != nil {
		return 0, nil, nil, err
	}
	defer func() {
		_ = command.Process.Signal(syscall.SIGTERM)
		_ = command.Wait()
	}()
	if err := until(ctx, url, "<h1"); err != nil {
		return 0, nil, nil, err
	}
	first = time.Since(start)
	text, err = b.saves(ctx, url, filepath.Join(p.dir, "content", page), "## Resultaat", "\n\n%s")
	if err != nil {
		return 0, nil, nil, err
	}
	layout, err = b.saves(ctx, url, filepath.Join(p.dir, p.layout), p.mark, "<p>%s</p>")
	return first, text, layout, err
}

// saves writes a new word behind a mark in a file, and waits until the page has it.
func (b *bench) saves(ctx context.Context, url, name, mark, form string) ([]time.Duration, error) {
	source, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var took []time.Duration
	for range b.Edits {
		// Where a server looks at the clock, the saves come at any moment of it.
		time.Sleep(700*time.Millisecond + time.Duration(rand.IntN(1000))*time.Millisecond)
		word := fmt.Sprintf("merk%08d", rand.IntN(100_000_000))
		edited := strings.Replace(string(source), mark, mark+fmt.Sprintf(form, word), 1)
		start := time.Now()
		if err := os.WriteFile(name, []byte(edited), 0o666); err != nil {
			return nil, err
		}
		if err := until(ctx, url, word); err != nil {
			return nil, err
		}
		took = append(took, time.Since(start))
	}
	return took, nil
}

// until asks for a page every millisecond until it has a text.
func until(ctx context.Context, url, text string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		if page, err := get(ctx, url); err == nil && bytes.Contains(page, []byte(text)) {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s does not show %q: %w", url, text, ctx.Err())
		case <-time.After(time.Millisecond):
		}
	}
}

func get(ctx context.Context, url string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	return io.ReadAll(response.Body)
}

// freeAddress is one on which nothing listens.
func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}
