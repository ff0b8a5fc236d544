package site

import (
	"testing"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/github"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

func TestEditURL(t *testing.T) {
	const setting = `repository = "https://github.com/bouw/profiel"`
	outside := Options{Repository: github.Repository{Owner: "git", Name: "weet"}, Folder: "sites/bouw/"}
	for _, test := range []struct {
		name, setting string
		options       Options
		page, want    string
	}{
		{"site.toml", setting, Options{}, "/over/wie/", "https://github.com/bouw/profiel/edit/hoofd/content/over/wie.md"},
		{"home", setting, Options{}, "/", "https://github.com/bouw/profiel/edit/hoofd/content/_index.md"},
		{"site.toml goes first", setting, outside, "/over/wie/", "https://github.com/bouw/profiel/edit/hoofd/sites/bouw/content/over/wie.md"},
		{"from outside", "", outside, "/over/wie/", "https://github.com/git/weet/edit/hoofd/sites/bouw/content/over/wie.md"},
		{"elsewhere", `repository = "https://git.example/bouw/profiel"`, outside, "/over/wie/", ""},
		{"nobody knows", "", Options{}, "/over/wie/", ""},
		{"many files", setting, Options{}, "/matrix/", ""},
		{"the file of the task", setting, Options{}, "/edities/oud/bw-006/", "https://github.com/bouw/profiel/edit/hoofd/content/gebieden/schilderen/plafonds.md"},
	} {
		fsys := smallsite.New()
		smallsite.Replace(t, fsys, "site.toml", setting, test.setting)
		tree, _, err := content.Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		prof, _ := profile.New(tree)
		s, _ := Build(tree, prof, test.options)
		want(t, test.name, s.EditURL(mustPage(t, s, test.page)), test.want)
	}
}
