package export

import "testing/fstest"

// withoutEditions is a site in English with one task and no editions.
func withoutEditions() fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.toml":                 "title = \"P\"\nlanguage = \"en\"\n[folders]\nareas = \"areas\"\nlevels = \"levels\"\n",
		"content/_index.md":         "+++\ntitle = \"P\"\n+++\n",
		"content/areas/a/_index.md": "+++\ntitle = \"A\"\n+++\n",
		"content/areas/a/t.md":      "+++\ntitle = \"T\"\ncode = \"CM-001\"\nlevel = \"l\"\n+++\n",
		"content/levels/l.md":       "+++\ntitle = \"L\"\n+++\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}
