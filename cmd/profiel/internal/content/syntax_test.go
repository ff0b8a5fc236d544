package content

import (
	"fmt"
	"strings"
	"testing"
)

// Mistakes as people make them, in the second line of a front matter or from there on; what is said, at which line and column.
func TestSyntaxProblems(t *testing.T) {
	const (
		twoQuotes = `text stands between two straight quotes "…"`
		values    = `every value stands between two straight quotes: ["a", "b"]`
	)
	for _, c := range []struct{ lines, place, message, hint string }{
		{`summary = "Kort`, "3:16", "this text has a quote on one side only", "a quote is missing: " + twoQuotes + `; write summary = "Kort"`},
		{`summary = Kort"`, "3:11", "this text has a quote on one side only", "a quote is missing: " + twoQuotes + `; write summary = "Kort"`},
		{`summary = "Een \"goed\" stuk`, "3:29", "this text has quotes in it", `write \" for a quote within the text: "zo \"streng\" mogelijk"`},
		{`summary = Kort en goed`, "3:11", "this text has no quotes around it", twoQuotes + `; write summary = "Kort en goed"`},
		{`summary = "Een "goed" stuk"`, "3:17", "this text has quotes in it", `write \" for a quote within the text: "zo \"streng\" mogelijk"`},
		{`summary = “Kort”`, "3:11", "this text has curly quotes around it", `use straight quotes: " instead of “ or ”; write summary = "Kort"`},
		{`summary = „Hij zei "ja" en ging.”`, "3:11", "this text has curly quotes around it", `use straight quotes: " instead of “ or ”`},
		{`aliases = [“/a/”]`, "3:12", "this text has curly quotes around it", `use straight quotes: " instead of “ or ”`},
		{`summary = ‘Kort’`, "3:11", "this text has curly quotes around it", `use straight quotes: " instead of “ or ”; write summary = "Kort"`},
		{`summary: "Kort"`, "3:8", "this line has a colon where an equals sign belongs", `write key = "value", with = instead of :`},
		{`summary =`, "3:10", "nothing stands behind summary", `write summary = "…", or remove the line`},
		{`summary = "Kort",`, "3:17", "something stands behind this text", "let the line end at the second quote"},
		{"summary = \"A\"\nsummary = \"B\"", "4:1", "the key summary stands here twice", "remove one of the two lines"},
		{`aliases = ["/a/", "/b/"`, "3:24", "this list does not end", `write ] behind its last value: key = ["a", "b"]`},
		{"aliases = [\"/a/\", \"/b/\"\nweight = 10\n[in.2017]\ntitle = \"X\"", "3:11", "this list does not end", `write ] behind its last value: key = ["a", "b"]`},
		{`aliases = ["/a/" "/b/"]`, "3:18", "this list is not written as it should be", `put a comma between its values, and nothing behind it: ["a", "b"]`},
		{"aliases = [\n  \"/a/\"\n  \"/b/\",\n]", "5:3", "this list is not written as it should be", `put a comma between its values, and nothing behind it: ["a", "b"]`},
		{"aliases = [\n  \"/a/\",\n  \"/b/,\n]", "5:8", "in this list a quote is missing", values},
		{`aliases = ["/a/", "/b/]`, "3:24", "in this list a quote is missing", values},
		{`aliases = [/a/, /b/]`, "3:12", "the values of this list have no quotes around them", values},
		{`Hier staat zomaar tekst`, "3:6", "this line is not valid TOML: ", `a line reads key = "text", key = 10, key = true or key = ["a", "b"]`},
		{`summary = "C:\map"`, "3:12", "a backslash stands in this text", `write two of them, \\, or none`},
	} {
		_, problems, err := Load(site(map[string]string{"over.md": withFront("title = \"Over\"\n" + c.lines)}))
		if err != nil || len(problems) != 1 {
			t.Errorf("%s: got %d problems, %v", c.lines, len(problems), err)
			continue
		}
		p := problems[0]
		place := fmt.Sprintf("%d:%d", p.Line, p.Column)
		if p.Name != "bad-toml" || place != c.place || !strings.HasPrefix(p.Message, c.message) || p.Hint != c.hint {
			t.Errorf("want %s: %s\n    %s, got\n%s", c.place, c.message, c.hint, p)
		}
	}
}
