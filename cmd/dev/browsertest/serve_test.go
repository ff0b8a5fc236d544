//go:build browser

package browsertest

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// Limits of the preview, generous because other work may keep the machine busy.
const (
	slowestStart = 10 * time.Second
	slowestEnd   = 5 * time.Second
)

// preview is a running `profiel serve` of a copy of the site.
type preview struct {
	sources
	address string // without a slash at the end
	started time.Time
	command *exec.Cmd
	ended   chan error // gets what the command returned
}

// startPreview copies the site's sources and serves them with the program until the test ends.
func startPreview(t *testing.T, program string) *preview {
	t.Helper()
	s := &preview{sources: copySources(t), ended: make(chan error, 1)}
	s.command = exec.Command(program, "-C", s.folder, "serve", "--addr", "127.0.0.1:0")
	reader, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close() // the command has its own
	s.command.Stdout = out
	s.started = time.Now()
	if err := s.command.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(reader)
	t.Cleanup(func() {
		_ = s.command.Process.Kill() // it may have ended
		<-s.ended
		_ = reader.Close()
	})
	lines.Scan()
	s.address = strings.TrimSuffix(lines.Text(), "/")
	go func() {
		for lines.Scan() { // or the program stops at a full pipe
		}
		s.ended <- s.command.Wait()
	}()
	if !strings.HasPrefix(s.address, "http://127.0.0.1:") {
		t.Fatalf("the first line is %q, not the address", lines.Text())
	}
	return s
}

// open opens an address of the preview.
func (s *preview) open(address string, o options) *page {
	s.t.Helper()
	return openOn(s.t, s.address, address, o)
}

// theProgram builds the program, and returns its path.
func theProgram(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "profiel")
	command := exec.Command("go", "build", "-o", program, "./cmd/profiel")
	command.Dir = repository
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	return program
}

func TestServe(t *testing.T) {
	t.Parallel()
	program := theProgram(t)
	tests := []struct {
		name string
		test func(t *testing.T, program string)
	}{
		{"start and end", testServeStartsAndEnds},
		{"sentence", testServeReloads},
		{"mistake", testServeShowsProblems},
		{"colour", testServeSwapsStyles},
		{"draft", testServeShowsNewDrafts},
		{"file", testServeNamesTheFile},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.test(t, program)
		})
	}
}

// testServeStartsAndEnds has a stream of events open when it presses Ctrl-C, as a browser has.
func testServeStartsAndEnds(t *testing.T, program string) {
	s := startPreview(t, program)
	first, err := io.ReadAll(get(t, s.address+"/"))
	took := time.Since(s.started)
	if err != nil || !strings.Contains(string(first), "</html>") {
		t.Errorf("the first page has %d bytes, %v", len(first), err)
	}
	t.Logf("the first page is there after %d ms", took.Milliseconds())
	if took > slowestStart {
		t.Errorf("the first page is there after %v", took)
	}
	listenTo(t, s.address)
	started := time.Now()
	if err := s.command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-s.ended:
		s.ended <- err // for the cleanup
		t.Logf("it ended after %d ms", time.Since(started).Milliseconds())
		if err != nil {
			t.Errorf("after Ctrl-C: %v, want exit status 0", err)
		}
	case <-time.After(slowestEnd):
		t.Errorf("%v after Ctrl-C it still runs", slowestEnd)
	}
}

// listenTo opens the stream of events as a page of the preview does.
func listenTo(t *testing.T, address string) {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, address+"/_profiel/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Origin", address)
	response, err := http.DefaultClient.Do(request)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatal(response, err)
	}
	t.Cleanup(func() { _ = response.Body.Close() })
}

// get asks for an address and returns the body of an answer with status 200.
func get(t *testing.T, address string) io.Reader {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = response.Body.Close() })
	if response.StatusCode != http.StatusOK {
		t.Fatalf("%s answers with %s", address, response.Status)
	}
	return response.Body
}

func testServeReloads(t *testing.T, program string) {
	s := startPreview(t, program)
	p := s.open(huisregels, options{Height: 400})
	eval[bool](p, `(scrollTo({top: 321, behavior: "instant"}), window.before = true)`)
	equal(t, "scrolled", eval[int](p, "scrollY"), 321)
	saved := time.Now()
	s.change(huisregelsFile, "Jij zorgt voor één lijn.", "Jij trekt voor iedereen dezelfde lijn.")
	p.arrive(`document.querySelector("main").innerText.includes("Jij trekt voor iedereen dezelfde lijn.")`)
	t.Logf("the new sentence is there after %d ms", time.Since(saved).Milliseconds())
	equal(t, "reloaded", eval[bool](p, "window.before === undefined"), true)
	p.arrive("scrollY === 321")
}

func testServeShowsProblems(t *testing.T, program string) {
	s := startPreview(t, program)
	p := s.open(huisregels, options{})
	equal(t, "problems at first", p.count(".profiel-problems"), 0)
	s.change(huisregelsFile, `level = "tactisch"`, `level = "taktisch"`)
	p.arrive(`document.querySelector(".profiel-problems [data-severity=error]")`)
	equal(t, "visible", p.visible(".profiel-problems [data-severity=error]"), 1)
	equal(t, "title", p.text(".profiel-problems summary"), "De site heeft 1 fout")
	equal(t, "place", p.text(".profiel-place code"), huisregelsFile+":5:9")
	excerpt := eval[string](p, `document.querySelector(".profiel-problems pre").textContent`)
	equal(t, "excerpt", excerpt, "level = \"taktisch\"\n        ^")
	if hint := p.text(".profiel-hint"); !strings.Contains(hint, `did you mean "tactisch"?`) {
		t.Errorf("the hint is %q", hint)
	}
	p.screenshot(shotName(t))
	p.accessible()
	p.emulate(options{Dark: true})
	p.accessible()
	s.change(huisregelsFile, `level = "taktisch"`, `level = "tactisch"`)
	p.arrive(`document.querySelector("h1") && !document.querySelector(".profiel-problems")`)
	equal(t, "heading", p.text("h1"), "Huisregels bewaken")
}

func testServeSwapsStyles(t *testing.T, program string) {
	s := startPreview(t, program)
	p := s.open(huisregels, options{})
	eval[bool](p, "window.before = true")
	surface := regexp.MustCompile(`--surface: .*;`)
	sheets := p.count("link[rel=stylesheet]")
	for _, colour := range []struct{ hex, rgb string }{{"#fedcba", "rgb(254, 220, 186)"}, {"#abcdef", "rgb(171, 205, 239)"}} {
		s.change("static/css/tokens.css", surface.FindString(s.read("static/css/tokens.css")), "--surface: "+colour.hex+";")
		p.arrive(`getComputedStyle(document.body).backgroundColor === ` + quote(colour.rgb))
		p.arrive(fmt.Sprintf(`document.querySelectorAll("link[rel=stylesheet]").length === %d`, sheets))
		equal(t, "not reloaded", eval[bool](p, "window.before === true"), true)
	}
	p.press("/") // scripts of the page still work, also those that are fetched only now
	p.wait(searchOpen)
	p.fill(searchInput, "huisregels")
	p.wait(`document.querySelector(".search-dialog [role=option]")`)
}

// testServeShowsNewDrafts waits at an address for the page that is about to be written.
func testServeShowsNewDrafts(t *testing.T, program string) {
	s := startPreview(t, program)
	p := s.open("/", options{})
	p.navigate("/over/proefpagina/")
	if seen := p.problems.take(); len(seen) != 1 || !strings.Contains(seen[0], "answers with status 404") {
		t.Errorf("before the page is there: %q", seen)
	}
	const front = "title = \"Proefpagina\"\nsummary = \"Een pagina om te proberen.\"\n"
	s.write("content/over/proefpagina.md", "+++\n"+front+"draft = true\n+++\n\nEerste zin.\n")
	p.arrive(`document.querySelector("h1").innerText === "Proefpagina"`)
	equal(t, "mark", p.visible(".draft-note"), 1)
	equal(t, "listed", eval[bool](p, `fetch("/over/").then(r => r.text()).then(text => text.includes("/over/proefpagina/"))`), true)
	s.change("content/over/proefpagina.md", "draft = true\n", "")
	p.arrive(`document.querySelector("h1").innerText === "Proefpagina" && !document.querySelector(".draft-note")`)
}

// testServeNamesTheFile follows the path that a page names to the file, and back to the page.
func testServeNamesTheFile(t *testing.T, program string) {
	s := startPreview(t, program)
	p := s.open(huisregels, options{})
	equal(t, "file", p.text(".profiel-source code"), huisregelsFile)
	captureClipboard(p)
	p.click(".profiel-source button")
	file := p.copied("text")
	p.wait(`document.querySelector(".profiel-source output").textContent === "Gekopieerd"`)
	text, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(text), "Huisregels bewaken") {
		t.Errorf("%s: %v\n%s", file, err, text)
	}
	p.screenshot(shotName(t))
	p.accessible()
	p = s.open("/matrix/", options{Dark: true})
	equal(t, "file of a page of many", p.count(".profiel-source"), 0)
}
