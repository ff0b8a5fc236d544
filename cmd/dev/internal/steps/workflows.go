package steps

import (
	"context"
	"io"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// workflows has actionlint, a tool of go.mod, read .github/workflows. What else it would call is not there on every machine.
func workflows(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	return machine.Run(ctx, out, nil, "go", "tool", "actionlint", "-shellcheck=", "-pyflakes=")
}
