package github

import (
	"net/url"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, address := range []string{
		"https://github.com/vak/profiel",
		"https://github.com/vak/profiel/",
		"https://github.com/vak/profiel.git",
		"http://github.com/vak/profiel",
		"https://www.github.com/vak/profiel",
		"https://GitHub.com/vak/profiel",
		"https://naam:geheim@github.com/vak/profiel.git",
		"https://x-access-token:geheim@github.com:443/vak/profiel",
		"https://github.com/vak/profiel.git?token=geheim#geheim",
		"git://github.com/vak/profiel.git",
		"ssh://git@github.com/vak/profiel.git",
		"ssh://git@ssh.github.com:443/vak/profiel.git",
		"git+ssh://git@github.com/vak/profiel.git",
		"git@github.com:vak/profiel.git",
		"git@github.com:/vak/profiel",
		"github.com:vak/profiel.git",
		" git@github.com:vak/profiel.git\n",
	} {
		r, ok := Parse(address)
		if want := (Repository{"vak", "profiel"}); !ok || r != want {
			t.Errorf("Parse(%q) = %v, %t", address, r, ok)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, address := range []string{
		"",
		"github.com/vak/profiel",
		"https://github.com/",
		"https://github.com/vak",
		"https://github.com/vak/",
		"https://github.com/vak/profiel/tree/main",
		"https://github.com/vak/..",
		"https://github.com/vak/.git",
		"https://github.com/va k/profiel",
		`https://github.com/vak/profiel"onclick`,
		"https://github.com/%zz/profiel",
		"https://gitlab.com/vak/profiel",
		"https://github.com.elders.example/vak/profiel",
		"https://elders.example/github.com/vak/profiel",
		"https://github.com@elders.example/vak/profiel",
		"git@elders.example:github.com/profiel",
		"/srv/git/vak/profiel.git",
		"../profiel",
		`C:\vak\profiel`,
		"javascript:alert(1)",
	} {
		if r, ok := Parse(address); ok || r.IsKnown() {
			t.Errorf("Parse(%q) = %v, %t", address, r, ok)
		}
	}
}

func TestAddresses(t *testing.T) {
	r := Repository{"vak", "profiel.site"}
	for _, test := range []struct{ got, want string }{
		{r.URL(), "https://github.com/vak/profiel.site"},
		{r.Edit("main", "content/over/wie.md"), "https://github.com/vak/profiel.site/edit/main/content/over/wie.md"},
		{r.View("main", "content/over/wie.md"), "https://github.com/vak/profiel.site/blob/main/content/over/wie.md"},
		{r.Edit("voor/stel#1", "50% é.md"), "https://github.com/vak/profiel.site/edit/voor/stel%231/50%25%20%C3%A9.md"},
		{r.Proposal("12"), "https://github.com/vak/profiel.site/pull/12"},
		{r.Commit("1a2b3c4"), "https://github.com/vak/profiel.site/commit/1a2b3c4"},
		{r.NewIssue(), "https://github.com/vak/profiel.site/issues/new"},
	} {
		if test.got != test.want {
			t.Errorf("got %s, want %s", test.got, test.want)
		}
	}
}

func TestNewFile(t *testing.T) {
	r := Repository{"vak", "profiel"}
	text := "+++\ntitle = \"A & b\"\n# 50% é\n+++\n\n[[CM-001]] <!-- ? -->\n"
	address, whole := r.NewFile("voor/stel", "content/a b.md", text)
	u, err := url.Parse(address)
	if err != nil || !whole {
		t.Fatal(err, whole)
	}
	if got := u.Scheme + "://" + u.Host + u.Path; got != "https://github.com/vak/profiel/new/voor/stel" {
		t.Error(got)
	}
	if q := u.Query(); q.Get("filename") != "content/a b.md" || q.Get("value") != text || len(q) != 2 {
		t.Error(q)
	}
	long := strings.Repeat("é", 2000)
	if address, whole = r.NewFile("main", "a.md", long); whole || address != "https://github.com/vak/profiel/new/main?filename=a.md" {
		t.Error(address, whole)
	}
	fits := strings.Repeat("a", LongestAddress-1-len(address+"&value="))
	if full, whole := r.NewFile("main", "a.md", fits); !whole || len(full) != LongestAddress-1 {
		t.Error(len(full), whole)
	}
	if _, whole := r.NewFile("main", "a.md", fits+"a"); whole {
		t.Error("too long")
	}
}
