package export

import (
	"bytes"
	"encoding/json"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

func writtenDiff(t *testing.T, s *site.Site) []byte {
	t.Helper()
	if len(s.Diffs) != 1 {
		t.Fatalf("%d pairs of editions", len(s.Diffs))
	}
	return written(t, func(b *bytes.Buffer, s *site.Site) error { return Diff(b, s, s.Diffs[0]) }, s)
}

func TestDiff(t *testing.T) {
	first := writtenDiff(t, build(t, smallsite.New()))
	golden(t, "diff-oud-nieuw.json", first)
	if again := writtenDiff(t, build(t, smallsite.New())); !bytes.Equal(first, again) {
		t.Error("a second build of the same sources gives other bytes")
	}
}

// TestDiffsAreListed follows what profile.json says.
func TestDiffsAreListed(t *testing.T) {
	s := build(t, smallsite.New())
	var got struct{ Diffs []map[string]string }
	if err := json.Unmarshal(written(t, JSON, s), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Diffs) != 1 || got.Diffs[0]["from"] != "oud" || got.Diffs[0]["to"] != "nieuw" || got.Diffs[0]["data"] != "/data/diff-oud-nieuw.json" {
		t.Fatalf("got %v", got.Diffs)
	}
	if p, ok := s.Page(got.Diffs[0]["url"]); !ok || p.Kind != site.EditionDiff {
		t.Errorf("there is no such page at %s", got.Diffs[0]["url"])
	}
}
