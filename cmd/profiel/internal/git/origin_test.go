package git

import (
	"path/filepath"
	"testing"
)

func TestOrigin(t *testing.T) {
	r := repository(t)
	r.write(t, "sites/bouw/site.toml", "")
	site := Repo{dir: filepath.Join(r.dir, "sites", "bouw")}
	check := func(repo Repo, wantAddress, wantFolder string) {
		t.Helper()
		address, folder, err := repo.Origin(t.Context())
		if err != nil || address != wantAddress || folder != wantFolder {
			t.Errorf("got %q, %q, %v; want %q, %q", address, folder, err, wantAddress, wantFolder)
		}
	}
	check(r, "", "")
	check(site, "", "sites/bouw/")
	r.must(t, "remote", "add", "elders", "https://elders.example/a/b")
	check(r, "", "")
	r.must(t, "remote", "add", "origin", "https://naam:geheim@git.example/vak/profiel.git")
	check(r, "https://naam:geheim@git.example/vak/profiel.git", "")
	check(site, "https://naam:geheim@git.example/vak/profiel.git", "sites/bouw/")
	r.must(t, "config", "url.https://git.example/.insteadOf", "git:")
	r.must(t, "remote", "set-url", "origin", "git:vak/profiel")
	check(r, "https://git.example/vak/profiel", "")
	if _, _, err := (Repo{dir: t.TempDir()}).Origin(t.Context()); err == nil {
		t.Error("an ordinary folder has an origin")
	}
}
