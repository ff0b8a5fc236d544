package main

import (
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
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/scaffold"
	"beroepsprofiel/cmd/profiel/internal/site"
)

func newNew(dir *string) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Write a new file, with comments that say what to fill in",
		Long: `New writes a Markdown file that fits this site: a task with the next free code, an area
with a page of its own, and so on. Comments in it say what to write. A file that is there
already stays as it is.`,
		Args: noSuchCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, kind := range scaffold.Kinds() {
		cmd.AddCommand(newKind(dir, kind))
	}
	return cmd
}

// newKind is the command that writes a file of one kind.
func newKind(dir *string, kind content.Kind) *cobra.Command {
	request := scaffold.Request{Kind: kind}
	cmd := &cobra.Command{
		Use:     string(kind) + " TITLE",
		Short:   "Write the file of a new " + kind.Words(),
		Example: "  profiel new " + newExample(kind),
		Args: func(_ *cobra.Command, args []string) error {
			request.Title = strings.Join(args, " ")
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return writeNew(*dir, request, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := newFlags{cmd, dir}
	cmd.Flags().StringVar(&request.Slug, "slug", "", "the name in the address, when not the one made of the title")
	cmd.Flags().BoolVar(&request.Draft, "draft", false, "make it a draft, which only the preview shows")
	switch kind {
	case content.KindTask:
		flags.add(content.KindArea, &request.Areas, "the area that the task stands in")
		flags.add(content.KindLevel, &request.Levels, "the level of the task")
		flags.add(content.KindEdition, &request.Editions, "the editions that list the task, when not the current one")
		cmd.Flags().StringVar(&request.Code, "code", "", "the code of the task, when not the next free one")
	case content.KindVacancy:
		flags.add(content.KindArea, &request.Areas, "an area of the work")
		flags.add(content.KindLevel, &request.Levels, "a level of the work")
		flags.add(content.KindEdition, &request.Editions, "the edition that the tasks come from, when not the current one")
	case content.KindCompetency:
		flags.add(content.KindArea, &request.Areas, "an area that the competency belongs to")
	case content.KindCoreTask:
		flags.add(content.KindArea, &request.Areas, "an area that the core task belongs to")
		cmd.Flags().StringVar(&request.Model, string(content.KindModel), "", "the model that the core task is part of")
		flags.complete(content.KindModel)
	}
	return cmd
}

// newExample shows how to call the command of a kind.
func newExample(kind content.Kind) string {
	switch kind {
	case content.KindTask:
		return `task --area modereren --level tactisch "Huisregels bewaken"`
	case content.KindArea:
		return `area "Modereren"`
	case content.KindLevel:
		return `level "Tactisch"`
	case content.KindEdition:
		return `edition "Editie 2027"`
	case content.KindCompetency:
		return `competency --area modereren "Sociaal"`
	case content.KindModel:
		return `model "Kerntaken bij social media"`
	case content.KindCoreTask:
		return `core-task --model social-media "Activatie"`
	case content.KindVacancy:
		return `vacancy --level operationeel --area modereren "Moderator"`
	}
	return string(kind) + ` "…"`
}

// newFlags gives a command flags that name what the site has.
type newFlags struct {
	cmd *cobra.Command
	dir *string
}

// add adds a flag that may stand there more than once, or list names between commas.
func (f newFlags) add(kind content.Kind, names *[]string, usage string) {
	f.cmd.Flags().StringSliceVar(names, string(kind), nil, usage)
	f.complete(kind)
}

// complete lets a shell complete the names of a kind, with their titles as explanation.
func (f newFlags) complete(kind content.Kind) {
	_ = f.cmd.RegisterFlagCompletionFunc(string(kind), func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return f.names(kind), cobra.ShellCompDirectiveNoFileComp
	})
}

// names lists what the site has of a kind, for a shell; none when the site cannot be read.
func (f newFlags) names(kind content.Kind) []string {
	fsys, err := openSite(*f.dir)
	if err != nil {
		return nil
	}
	s, err := siteToWriteFor(fsys, io.Discard)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range s.Profile.Entries(kind) {
		names = append(names, cobra.CompletionWithDesc(e.Slug, e.Title))
	}
	return names
}

// writeNew writes a new file and says what to do next.
func writeNew(dir string, request scaffold.Request, stdout, stderr io.Writer) error {
	fsys, err := openSite(dir)
	if err != nil {
		return err
	}
	s, err := siteToWriteFor(fsys, stderr)
	if err != nil {
		return err
	}
	addresses, _, _, err := readLedger(fsys)
	if err != nil {
		return err
	}
	request.Given = addresses.Addresses()
	file, err := scaffold.New(s, request)
	if err != nil {
		return usageError{err}
	}
	if err := create(dir, file.Source(), file.Text); err != nil {
		return err
	}
	serve := "profiel serve"
	if dir != "." {
		serve = fmt.Sprintf("profiel -C %s serve", dir)
	}
	name := filepath.Join(dir, filepath.FromSlash(file.Source()))
	what := strings.TrimSpace(request.Kind.Words() + " " + file.Code)
	_, err = fmt.Fprintf(stdout, "wrote %s: %s\n  open it in an editor: its comments say what to write\n  %s shows it at %s%s\n", name, what, serve, localURL, file.URL)
	return err
}

// siteToWriteFor loads the site with its drafts. Problems are for check: a new file may be what mends them.
func siteToWriteFor(fsys fs.FS, stderr io.Writer) (*site.Site, error) {
	tree, _, err := loadTree(fsys, stderr)
	if err != nil {
		return nil, err
	}
	prof, _ := profile.New(tree)
	s, _ := site.Build(tree, prof, site.Options{BaseURL: localURL})
	return s, nil
}

// create writes a file that is not there yet, with the folders that it needs, and never outside of dir.
func create(dir, name string, text []byte) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return usageError{fmt.Errorf("%s is there already\n  choose another title, or another name with --slug", name)}
	}
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Close())
	if err != nil {
		_ = root.Remove(name)
	}
	return err
}
