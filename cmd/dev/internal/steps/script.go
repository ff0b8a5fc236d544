package steps

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// askScript runs a script of cmd/dev/npm that reads a question from one file and writes its answer to another.
func askScript(ctx context.Context, machine *tools.Machine, out io.Writer, node, script string, question, answer any) error {
	text, err := json.Marshal(question)
	if err != nil {
		return err
	}
	asked, answered := filepath.Join(machine.Temp, "question.json"), filepath.Join(machine.Temp, "answer.json")
	if err := os.WriteFile(asked, text, 0o644); err != nil {
		return err
	}
	if err := machine.Run(ctx, out, nil, node, script, asked, answered); err != nil {
		return err
	}
	if text, err = os.ReadFile(answered); err != nil {
		return err
	}
	return json.Unmarshal(text, answer)
}
