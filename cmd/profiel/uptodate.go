package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/output"
)

// A build whose sources and whose output are as the last one left them has nothing to do. What the last one saw is kept in the user's
// cache folder and not in the output, which depends on the sources alone. See docs/decisions/0020-a-build-that-has-nothing-to-do.md.

// lastBuild is what a build leaves for the next one to the same folder.
type lastBuild struct {
	Inputs   string // what the site was made of: see [inputs]
	Output   string // the folder as it was left, also when another build came after; empty when that cannot be told
	Pages    int
	Stats    output.Stats
	Problems diag.List // warnings
}

// clock is the coarsest clock by which common file systems tell when a file was written.
const clock = 10 * time.Millisecond

// inputs tells what a site is made of from anything else that it could be made of: the sources, the options and this program. It is
// empty when that cannot be told. files is how many sources there are.
func inputs(fsys fs.FS, options portalOptions) (made string, files int) {
	sources := []string{content.ConfigName, content.Dir, "layouts", "static"}
	list, err := output.List(fsys, sources...)
	if age := time.Since(list.Newest); err == nil && age < clock { // the next change might be given the same time
		time.Sleep(min(clock-age, clock))
		list, err = output.List(fsys, sources...)
	}
	program, errProgram := thisProgram()
	if err != nil || errProgram != nil {
		return "", list.Files
	}
	sum := sha256.New()
	fmt.Fprintln(sum, list.Sum, program)
	if options.Preview != nil {
		fmt.Fprintf(sum, "%+v\n", *options.Preview)
		options.Preview = nil
	}
	fmt.Fprintf(sum, "%+v\n", options)
	return hex.EncodeToString(sum.Sum(nil)), list.Files
}

// thisProgram tells one build of the program from another.
func thisProgram() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	list, err := output.List(os.DirFS(filepath.Dir(name)), filepath.Base(name))
	return list.Sum, err
}

// upToDate returns what the last build to out left, when a build from the same inputs would leave the same.
func upToDate(out, inputs string) (lastBuild, bool) {
	var last lastBuild
	data, err := os.ReadFile(lastBuildFile(out))
	if err != nil || json.Unmarshal(data, &last) != nil || inputs == "" || last.Inputs != inputs {
		return lastBuild{}, false
	}
	list, err := output.List(os.DirFS(out), ".")
	return last, err == nil && list.Sum == last.Output
}

// keep leaves a build for the next one. When that fails, the next one makes everything again.
func (b lastBuild) keep(out string) {
	if b.Inputs == "" || b.Output == "" {
		return
	}
	data, err := json.Marshal(b)
	name := lastBuildFile(out)
	if err != nil || os.MkdirAll(filepath.Dir(name), 0o700) != nil {
		return
	}
	_ = os.WriteFile(name, data, 0o600)
}

// lastBuildFile is where a build to a folder is kept; a name that cannot be used where there is no cache folder.
func lastBuildFile(out string) string {
	cache, err := os.UserCacheDir()
	abs, errAbs := filepath.Abs(out)
	if err != nil || errAbs != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(abs))
	return filepath.Join(cache, "profiel", "builds", hex.EncodeToString(sum[:12])+".json")
}
