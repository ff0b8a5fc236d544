package main

import (
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/check"
	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/scaffold"
)

// The portal takes a new file of every kind, each beside the ones before it, without a single remark.
func TestNewFilesOnThePortal(t *testing.T) {
	fsys := sources(t)
	for _, kind := range scaffold.Kinds() {
		p, _, err := loadPortal(fsys, portalOptions{Drafts: true})
		if err != nil {
			t.Fatal(err)
		}
		request := scaffold.Request{Kind: kind, Title: "Iets heel nieuws"}
		switch kind {
		case content.KindTask:
			request.Areas, request.Levels = []string{"modereren"}, []string{"tactisch"}
		case content.KindCoreTask:
			request.Model = "iets-heel-nieuws"
		}
		if kind != content.KindTask {
			request.Title += ": " + string(kind)
			request.Slug = "iets-heel-nieuws"
		}
		file, err := scaffold.New(p.site, request)
		if err != nil {
			t.Fatal(err)
		}
		fsys[file.Source()] = &fstest.MapFile{Data: file.Text, Mode: 0o644}
	}
	p, problems, err := loadPortal(fsys, portalOptions{BaseURL: portalURL})
	if err != nil {
		t.Fatal(err)
	}
	made, err := output.Memory(p.files)
	if err != nil {
		t.Fatal(err)
	}
	problems.Add(check.Run(made, portalURL)...)
	for _, problem := range problems {
		t.Error(problem)
	}
}
