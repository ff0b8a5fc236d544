package profile

import (
	"fmt"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// TestHistory follows tasks through three editions: later, the newest, lists BW-005 again and drops BW-001.
func TestHistory(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/edities/later.md", "", "+++\ntitle = \"Later\"\nweight = 40\n+++\n")
	smallsite.Replace(t, fsys, "content/edities/leeg.md", "", "+++\ntitle = \"Leeg\"\nweight = 50\n+++\n") // lists no tasks
	smallsite.Replace(t, fsys, kalken, `["oud"]`, `["oud", "later"]`)
	smallsite.Replace(t, fsys, kalken, "replaced_by = [\"BW-004\"]\n", "[in.nieuw]\ngone = \"Kalk was \\\"op\\\".\"\n\n[in.oud]\nlevel = \"hoog\"\n")
	smallsite.Replace(t, fsys, voegen, `"nieuw"]`, `"nieuw", "later"]`)
	smallsite.Replace(t, fsys, "content/gebieden/schilderen/spuiten.md", `["nieuw"]`, `["later"]`)
	p, problems := load(t, fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want(t, "editions that list tasks", words(p.Listing(), func(e *Edition) string { return e.Slug }), "oud nieuw later")
	for code, events := range map[string]string{
		"BW-001": "oud:first nieuw:unchanged later:gone(nieuw)",
		"BW-002": "oud:first nieuw:changed(oud→nieuw) later:unchanged",
		"BW-004": "later:added",
		"BW-005": "oud:first nieuw:gone(oud)Kalk was “op”. later:back(oud→later)",
	} {
		want(t, code, words(p.History(mustTask(t, p, code)), describeEvent), events)
	}
	for code, left := range map[string]bool{"BW-001": false, "BW-004": false, "BW-005": true} {
		if e, got := p.Left(mustTask(t, p, code)); got != left || got && e.Edition.Slug != "nieuw" {
			t.Errorf("%s: left %v in %+v", code, got, e.Edition)
		}
	}
	for code, latest := range map[string]string{"BW-001": "nieuw", "BW-004": "later", "BW-005": "later", "BW-006": "nieuw"} {
		want(t, code, p.Latest(mustTask(t, p, code)).Edition.Slug, latest)
	}
}

func describeEvent(e Event) string {
	text := fmt.Sprintf("%s:%s", e.Edition.Slug, e.Kind)
	if e.Kind == Gone {
		text += "(" + e.Version.Edition.Slug + ")" + e.Reason
	}
	if e.Kind != Unchanged && e.Change.From.Edition != nil {
		text += "(" + e.Change.From.Edition.Slug + "→" + e.Change.To.Edition.Slug + ")"
	}
	return text
}

func TestHistoryWithoutEditions(t *testing.T) {
	task := &Task{}
	p := &Profile{Tasks: []*Task{task}}
	if events := p.History(task); events != nil {
		t.Errorf("got %v", events)
	}
	if _, left := p.Left(task); left {
		t.Error("a task left a profile without editions")
	}
}

// TestGone holds where the reason for which a task left may stand.
func TestGone(t *testing.T) {
	for name, c := range map[string]struct{ file, old, text, problem string }{
		"where it left":               {kalken, "replaced_by", "[in.nieuw]\ngone = \"Op.\"\n#", ""},
		"in an edition that lists it": {voegen, "[in.oud]", "[in.nieuw]\ngone = \"Op.\"\n[in.oud]", "not-gone"},
		"before it came":              {"content/gebieden/schilderen/spuiten.md", "competencies", "[in.oud]\ngone = \"Op.\"\n#", "not-gone"},
		"with what differs":           {kalken, "replaced_by", "[in.nieuw]\ngone = \"Op.\"\nlevel = \"hoog\"\n#", "edition-not-listed"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := smallsite.New()
			smallsite.Replace(t, fsys, c.file, c.old, c.text)
			tree, problems, err := content.Load(fsys)
			if err != nil {
				t.Fatal(err)
			}
			_, found := New(tree)
			problems.Add(found...)
			var names []string
			for _, p := range problems {
				names = append(names, p.Name)
			}
			want(t, "problems", strings.Join(names, " "), c.problem)
		})
	}
}
