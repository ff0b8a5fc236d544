package inputs

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"beroepsprofiel/cmd/dev/internal/hugo"
	"beroepsprofiel/cmd/internal/corpus"
)

// size is that of the site in which the mistakes are made.
var size = corpus.Size{Tasks: 12, Areas: 3}

// aTask is the path of a task below content/.
func aTask() string { return corpus.Path(size) }

// keys is front matter of so many keys.
func keys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d = 1\n", i)
	}
	return b.String()
}

// site is the folder of a site.
type site string

// newSite makes a site of the same profile in a folder that is not there, for either program. root is the source tree.
func newSite(dir, root string, reader corpus.Reader) (site, error) {
	s := site(dir)
	if err := corpus.Write(dir, size, reader); err != nil {
		return "", err
	}
	if reader == corpus.Hugo {
		layouts, err := hugo.Site()
		if err != nil {
			return "", err
		}
		return s, os.CopyFS(dir, layouts)
	}
	return s, corpus.Dress(dir, root, true)
}

// make makes a mistake in the site.
func (s site) make(f fault) error {
	if f.text != "" {
		if err := s.write(f.file, f.text); err != nil {
			return err
		}
	}
	if f.do != nil {
		return f.do(s)
	}
	return nil
}

// file is the path of a file below content/.
func (s site) file(name string) string {
	return filepath.Join(string(s), "content", filepath.FromSlash(name))
}

func (s site) write(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(s.file(name)), 0o777); err != nil {
		return err
	}
	return os.WriteFile(s.file(name), []byte(text), 0o666)
}

// repeat writes a text and then a part of one so often. What this process keeps in memory would count as that of the next one.
func (s site) repeat(name, text, part string, times int) error {
	f, err := os.Create(s.file(name))
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	_, _ = w.WriteString(text)
	for range times {
		_, _ = w.WriteString(part)
	}
	return errors.Join(w.Flush(), f.Close())
}

func (s site) replace(name string, old *regexp.Regexp, text string) error {
	source, err := os.ReadFile(s.file(name))
	if err != nil {
		return err
	}
	if !old.Match(source) {
		return fmt.Errorf("%s has no %s", name, old)
	}
	return os.WriteFile(s.file(name), old.ReplaceAll(source, []byte(text)), 0o666)
}

func (s site) copy(from, to string) error {
	text, err := os.ReadFile(s.file(from))
	if err != nil {
		return err
	}
	return s.write(to, string(text))
}

func (s site) remove(name string) error { return os.Remove(s.file(name)) }

func (s site) link(to, name string) error { return os.Symlink(to, s.file(name)) }

func (s site) pipe(name string) error { return exec.Command("mkfifo", s.file(name)).Run() }

// files lists what stands below content/, with the size and kind of each.
func (s site) files() map[string]string {
	found := map[string]string{}
	_ = fs.WalkDir(os.DirFS(string(s)), "content", func(name string, d fs.DirEntry, err error) error {
		if err == nil {
			info, _ := d.Info()
			found[name] = fmt.Sprint(info.Size(), d.Type())
		}
		return err
	})
	return found
}
