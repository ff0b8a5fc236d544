package steps

import (
	"context"
	"io"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// browser runs the tests that look at the site as a reader does. They build the site themselves, for their own address.
func browser(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	if err := machine.Chromium(ctx, out); err != nil {
		return err
	}
	axe, err := machine.Axe(ctx, out)
	if err != nil {
		return err
	}
	env := []string{"AXE_PATH=" + axe, "PROFIEL_WORD=" + wordFile(machine)}
	return machine.Run(ctx, out, env, "go", "test", withBrowserTests, "-count=1", "-timeout=30m", "./cmd/dev/browsertest/...")
}
