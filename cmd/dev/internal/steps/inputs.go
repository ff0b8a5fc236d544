package steps

import (
	"context"
	"io"

	"beroepsprofiel/cmd/dev/internal/hugo"
	"beroepsprofiel/cmd/dev/internal/inputs"
	"beroepsprofiel/cmd/dev/internal/tools"
)

// soakInputs gives 38 faulty inputs to this program and to Hugo.
func soakInputs(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	folder, err := hugo.Folder()
	if err != nil {
		return err
	}
	theirs, err := hugo.Install(ctx, folder, hugo.Version)
	if err != nil {
		return err
	}
	ours, err := built(ctx, machine, out)
	if err != nil {
		return err
	}
	return inputs.Run(ctx, inputs.Options{Root: machine.Root, Temp: machine.Temp, Profiel: ours, Hugo: theirs}, out)
}
