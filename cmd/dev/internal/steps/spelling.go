package steps

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// spelling has the program check the spelling of the content. First it must find a mistake that was made on purpose: a dictionary
// that knows every word finds nothing either.
func spelling(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	if err := machine.Hunspell(ctx, out); err != nil {
		return err
	}
	folder, err := misspelt(machine.Temp)
	if err != nil {
		return err
	}
	var said bytes.Buffer
	err = machine.Run(ctx, &said, nil, "go", "run", program, "-C", folder, "check", "--spelling")
	if err := judgeMisspelt(err, said.String()); err != nil {
		return err
	}
	return machine.Run(ctx, out, nil, "go", "run", program, "check", "--spelling")
}

// misspelt makes a site with a word that is wrong, and one that is right.
func misspelt(temp string) (string, error) {
	folder := filepath.Join(temp, "misspelt")
	if err := os.MkdirAll(filepath.Join(folder, "content"), 0o777); err != nil {
		return "", err
	}
	return folder, errors.Join(
		os.WriteFile(filepath.Join(folder, "site.toml"), []byte("title = \"Proef\"\nlanguage = \"nl\"\n"), 0o666),
		os.WriteFile(filepath.Join(folder, "content", "_index.md"), []byte("+++\ntitle = \"Proef\"\n+++\n\nDe leeden modereren.\n"), 0o666),
	)
}

// judgeMisspelt fails unless the check of that site failed too, by the wrong word and no other.
func judgeMisspelt(err error, said string) error {
	if err == nil || strings.Count(said, "[unknown-word]") != 1 || !strings.Contains(said, `unknown word "leeden"`) {
		return fmt.Errorf("a word that was misspelt on purpose is not what was found: %w\n%s", err, said)
	}
	return nil
}
