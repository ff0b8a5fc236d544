package steps

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLicenceTable(t *testing.T) {
	const (
		mit = "MIT License\n\nPermission is hereby granted,\n free of charge, to any person"
		bsd = "Redistribution and use in source and binary forms, with or without\nmodification"
	)
	for _, test := range []struct {
		name  string
		files map[string]string
		want  string // of the table or of the error
	}{
		{"MIT", map[string]string{"LICENSE": mit}, "| a/b | MIT |\n"},
		{"BSD, two clauses", map[string]string{"License.txt": bsd}, "| a/b | BSD-2-Clause |\n"},
		{"BSD, three clauses", map[string]string{"COPYING": bsd + "\nNeither the name of"}, "| a/b | BSD-3-Clause |\n"},
		{"two", map[string]string{"LICENSE": mit, "LICENSE-APACHE": "Apache License\n  Version 2.0, January 2004"}, "| a/b | Apache-2.0, MIT |\n"},
		{"GPL", map[string]string{"LICENSE": "GNU GENERAL PUBLIC LICENSE"}, "a/b: LICENSE is a licence that nobody here knows"},
		{"unknown", map[string]string{"LICENSE": "Do what you want"}, "nobody here knows"},
		{"none", map[string]string{"README.md": mit}, "a/b: it has no licence"},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			for name, text := range test.files {
				if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			got, err := licenceTable([]moduleFolder{{"a/b", folder}})
			if !strings.Contains(got+errorText(err), test.want) {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
		})
	}
}
