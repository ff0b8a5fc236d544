package steps

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// program is the package of the program that builds the site.
const program = "./cmd/profiel"

// site builds the site and runs the program's own check.
func site(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	if _, err := builtSite(ctx, machine, out); err != nil {
		return err
	}
	return machine.Run(ctx, out, nil, "go", "run", program, "check")
}

// builtSite returns the folder of the built site, after building it when no step before has done so. It says that it comes from GitHub,
// wherever this copy comes from, so that its pages have all that they can have. A build that fails leaves no folder.
func builtSite(ctx context.Context, machine *tools.Machine, out io.Writer) (string, error) {
	folder := filepath.Join(machine.Temp, "site")
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	err := machine.Run(ctx, out, []string{"REPOSITORY_URL=" + repositoryAddress}, "go", "run", program, "build", "--out", folder)
	return folder, err
}
