package search

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var dump = flag.String("index", "", "write the index of the real content to this file, to try queries by hand")

// mostBytes is what the compressed index may weigh.
const mostBytes = 60_000

func TestIndexOfTheRealContentIsSmall(t *testing.T) {
	entries := siteEntries(t)
	index := indexOf(t, entries)
	size := gzipped(t, index)
	t.Logf("%d pages, %d bytes, %d compressed", len(entries), len(index), size)
	if size > mostBytes {
		t.Errorf("the index weighs %d bytes compressed, more than %d", size, mostBytes)
	}
	if *dump != "" {
		if err := os.WriteFile(*dump, index, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestIndexIsDeterministic(t *testing.T) {
	entries := siteEntries(t)
	first := indexOf(t, entries)
	second := indexOf(t, entries)
	if !bytes.Equal(first, second) {
		t.Error("two indexes of the same pages differ")
	}
}

func TestIndexFormat(t *testing.T) {
	entries := []Entry{
		{
			URL: "/a/", Title: "Moderatiebeleid & meer", Kind: "task", KindLabel: "Taken", Code: "CM-031", Area: "Creëren",
			Level: "Tactisch", Editions: []string{"2017", "Herzien"}, Summary: "Regels.",
		},
		{URL: "/b/", Title: "Beleid", Kind: "page", KindLabel: "Pagina’s", Text: "moderatie <b>"},
	}
	index := indexOf(t, entries)
	var got struct {
		Pages                        [][]any
		Stems, Counts, Gaps, Impacts string
		Kinds                        [][2]string
		Areas, Levels, Editions      []string
	}
	if err := json.Unmarshal(index, &got); err != nil {
		t.Fatal(err)
	}
	wantPage := []any{"/a/", "Moderatiebeleid & meer", 0.0, "CM-031", 0.0, 0.0, 3.0, "Regels."}
	if !reflect.DeepEqual(got.Pages[0], wantPage) {
		t.Errorf("first page %v, want %v", got.Pages[0], wantPage)
	}
	if !strings.Contains(got.Stems, "moderatie") || !strings.Contains(got.Stems, "J|beleid") {
		t.Errorf("stems %q, want moderatie and, sharing nine letters, its compound with beleid", got.Stems)
	}
	if len(got.Impacts) != len(got.Gaps) || len(got.Counts) != strings.Count(marksOut(got.Stems), "^") {
		t.Errorf("counts %q, gaps %q and impacts %q do not fit stems %q", got.Counts, got.Gaps, got.Impacts, got.Stems)
	}
	if bytes.Contains(index, []byte("\\u003c")) || bytes.Contains(index, []byte("\\u0026")) {
		t.Error("the index escapes HTML, which only makes it longer")
	}
}

// marksOut replaces the capitals that start each stem by "^".
func marksOut(stems string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return '^'
		}
		return r
	}, stems)
}

func indexOf(t *testing.T, entries []Entry) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Index(&b, slices.Values(entries)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tallyOf counts the words of all entries.
func tallyOf(entries []Entry) *tally {
	t := newTally()
	for _, e := range entries {
		t.add(e)
	}
	return t
}

func TestIndexOfNothing(t *testing.T) {
	index := indexOf(t, nil)
	if !json.Valid(index) || bytes.Contains(index, []byte("null")) {
		t.Errorf("index %s, want JSON without null", index)
	}
}

func TestTitlesWeighMoreThanTexts(t *testing.T) {
	tally := tallyOf([]Entry{{Title: "beleid"}, {Text: "beleid"}})
	pages := newPostings(tally, tally.lexicon())[0]
	if title, text := pages[0].impact(), pages[1].impact(); title <= text {
		t.Errorf("in a title %d, in a text %d", title, text)
	}
}

func TestWriteNumber(t *testing.T) {
	for n, want := range map[int]string{0: "A", 31: "f", 32: "gB", 33: "hB", 1024: "ggB"} {
		var b bytes.Buffer
		writeNumber(&b, n)
		if b.String() != want {
			t.Errorf("%d is written %q, want %q", n, b.String(), want)
		}
	}
}

// TestQueriesLeadToPages holds the table that the browser test runs against the content that exists.
func TestQueriesLeadToPages(t *testing.T) {
	addresses := map[string]bool{}
	for _, e := range siteEntries(t) {
		addresses[e.URL] = true
	}
	table, err := os.ReadFile("testdata/queries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	queries := 0
	for line := range strings.Lines(string(table)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		queries++
		query, address, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || !addresses[address] {
			t.Errorf("%q: no page at %q", query, address)
		}
	}
	if queries < 60 {
		t.Errorf("%d queries, want 60 or more", queries)
	}
}

func gzipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
