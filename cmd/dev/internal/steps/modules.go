package steps

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// licenceList is the page that lists the licences of the modules that the program is made of.
const licenceList = "cmd/profiel/docs/licences.md"

// modules holds that go.mod names what is used and nothing else, that every module is what go.sum says, and that licenceList has the
// licence of each that goes into the program.
func modules(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	for _, args := range [][]string{{"mod", "tidy", "-diff"}, {"mod", "verify"}} {
		if err := machine.Run(ctx, out, nil, "go", args...); err != nil {
			return err
		}
	}
	folders, err := moduleFolders(ctx, machine)
	if err != nil {
		return err
	}
	table, err := licenceTable(folders)
	if err != nil {
		return err
	}
	listed, err := os.ReadFile(filepath.Join(machine.Root, filepath.FromSlash(licenceList)))
	if err != nil {
		return err
	}
	if !bytes.HasSuffix(listed, []byte("\n\n"+table)) {
		fmt.Fprintf(out, "%s has to end with\n\n%s", licenceList, table)
		return errors.New("the list of licences is not that of the modules")
	}
	fmt.Fprintf(out, "%d modules\n", len(folders))
	return nil
}

// moduleFolder is a module and where its files are.
type moduleFolder struct{ name, folder string }

// moduleFolders lists the modules that the program is made of on any of the systems that people use it on, sorted.
func moduleFolders(ctx context.Context, machine *tools.Machine) ([]moduleFolder, error) {
	const format = "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}"
	var found []moduleFolder
	for _, system := range []string{"linux", "darwin", "windows"} {
		var list bytes.Buffer
		if err := machine.Run(ctx, &list, []string{"GOOS=" + system}, "go", "list", "-deps", "-f", format, "./cmd/profiel"); err != nil {
			return nil, fmt.Errorf("%w\n%s", err, list.String())
		}
		for line := range strings.Lines(list.String()) {
			if name, folder, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				found = append(found, moduleFolder{name, folder})
			}
		}
	}
	if len(found) == 0 {
		return nil, errors.New("the program has no module")
	}
	slices.SortFunc(found, func(a, b moduleFolder) int { return strings.Compare(a.name, b.name) })
	return slices.Compact(found), nil
}

// licenceTable is what licenceList ends with.
func licenceTable(modules []moduleFolder) (string, error) {
	var b strings.Builder
	b.WriteString("| module | licence |\n| --- | --- |\n")
	for _, m := range modules {
		licence, err := licenceIn(m.folder)
		if err != nil {
			return "", fmt.Errorf("%s: %w", m.name, err)
		}
		fmt.Fprintf(&b, "| %s | %s |\n", m.name, licence)
	}
	return b.String(), nil
}

// licenceIn names the licences of a module: of every file in its folder that is one, in SPDX's words.
func licenceIn(folder string) (string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "", err
	}
	var found []string
	for _, entry := range entries {
		name := strings.ToLower(entry.Name())
		if entry.IsDir() || !strings.HasPrefix(name, "licen") && !strings.HasPrefix(name, "copying") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return "", err
		}
		licence := licenceOf(string(text))
		if licence == "" {
			return "", fmt.Errorf("%s is a licence that nobody here knows", entry.Name())
		}
		found = append(found, licence)
	}
	if len(found) == 0 {
		return "", errors.New("it has no licence")
	}
	slices.Sort(found)
	return strings.Join(slices.Compact(found), ", "), nil
}

// licenceOf recognises the licences that we take, by what only they say; "" for any other.
func licenceOf(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	has := func(words string) bool { return strings.Contains(text, words) }
	switch {
	case has("Apache License Version 2.0"), has("Apache License, Version 2.0"):
		return "Apache-2.0"
	case has("Mozilla Public License Version 2.0"):
		return "MPL-2.0"
	case has("GNU "): // MPL names it too
		return ""
	case has("Permission is hereby granted, free of charge"):
		return "MIT"
	case has("Redistribution and use in source and binary forms") && has("Neither the name"):
		return "BSD-3-Clause"
	case has("Redistribution and use in source and binary forms"):
		return "BSD-2-Clause"
	case has("Permission to use, copy, modify, and/or distribute this software"):
		return "ISC"
	}
	return ""
}
