package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/git"
	"beroepsprofiel/cmd/profiel/internal/meaning"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

func newDiff(dir *string) *cobra.Command {
	var base string
	cmd := &cobra.Command{
		Use:   "diff OLD [NEW]",
		Short: "Say what changed in the profile's meaning, as Markdown",
		Long: `Diff says what changed in the profile between two states, as Markdown for a pull request:
tasks and what each edition says of them, areas, levels, addresses; of texts only which.
White space and the way quotation marks are drawn do not count.

A state is a folder that holds site.toml, or a git revision of the repository that the
site's folder is part of. Without NEW it is the site's folder as it is now. When the new
state has an address (site.toml, --base-url, Netlify), names lead to its pages.`,
		Example: `  profiel diff main
  profiel diff v1.0 v2.0
  profiel diff ../before ../after`,
		Args: diffArguments,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) < 2 {
				return nil, cobra.ShellCompDirectiveFilterDirs
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkBaseURL(base); err != nil {
				return err
			}
			return diff(cmd.Context(), *dir, append(args, "")[:2], base, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	addBaseURL(cmd, &base)
	return cmd
}

func diffArguments(_ *cobra.Command, args []string) error {
	if len(args) == 1 || len(args) == 2 {
		return nil
	}
	return usageError{fmt.Errorf("profiel diff takes one or two states, and got %d\n  profiel diff main, for what changed since the branch main", len(args))}
}

// diff prints what changed between two states; an empty name is the site's folder as it is.
func diff(ctx context.Context, dir string, names []string, base string, stdout, stderr io.Writer) error {
	var sides [2]meaning.Side
	for i, name := range names {
		fsys, err := openState(ctx, dir, name)
		if err != nil {
			return err
		}
		if sides[i], err = loadSide(fsys, stderr); err != nil {
			return err
		}
	}
	address := baseURL(base, sides[1].Site.Config.BaseURL, newHost(os.Getenv))
	if address == localURL {
		address = ""
	}
	_, err := io.WriteString(stdout, meaning.Compare(sides[0], sides[1]).Markdown(address))
	return err
}

// openState opens a folder, by its path from dir, or else a revision of the repository that dir is in.
func openState(ctx context.Context, dir, name string) (fs.FS, error) {
	if name == "" {
		return openSite(dir)
	}
	folder := name
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(dir, name)
	}
	if fsys, err := openSite(folder); err == nil {
		return fsys, nil
	}
	repo, ok := git.Open(ctx, dir)
	if !ok {
		return nil, usageError{fmt.Errorf("%s is no folder with a %s, and %s is in no git repository", name, content.ConfigName, dir)}
	}
	fsys, err := repo.Files(ctx, name, isRead, content.ConfigName, content.Dir)
	if _, ok := errors.AsType[*git.RevisionError](err); ok {
		return nil, usageError{fmt.Errorf("%s is no folder with a %s, and no revision that git knows%s", name, content.ConfigName, stateCure(name))}
	}
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(fsys, content.ConfigName); err != nil {
		return nil, usageError{fmt.Errorf("revision %s has no %s in this folder", name, content.ConfigName)}
	}
	return fsys, nil
}

// stateCure says what mends a name that is no state.
func stateCure(name string) string {
	if old, now, isRange := strings.Cut(name, ".."); isRange {
		return strings.TrimRight(fmt.Sprintf("\n  name the two apart: profiel diff %s %s", old, strings.TrimLeft(now, ".")), " ")
	}
	return "\n  in a shallow clone, fetch it first: git fetch origin " + name
}

// isRead reports a file whose text says something of the profile; of pictures the name is enough.
func isRead(name string) bool { return name == content.ConfigName || path.Ext(name) == ".md" }

// loadSide loads one state, without its drafts. Its errors are for check.
func loadSide(fsys fs.FS, stderr io.Writer) (meaning.Side, error) {
	tree, problems, err := loadTree(fsys, stderr)
	if err != nil {
		return meaning.Side{}, err
	}
	tree = tree.WithoutDrafts()
	prof, found := profile.New(tree)
	problems.Add(found...)
	s, _ := site.Build(tree, prof, site.Options{})
	count, _ := problems.Count()
	return meaning.Side{Tree: tree, Site: s, Errors: count}, nil
}
