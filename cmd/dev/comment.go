package main

import (
	"encoding/json"
	"io"

	"github.com/spf13/cobra"

	"beroepsprofiel/cmd/dev/internal/comment"
)

func newComment() *cobra.Command {
	return &cobra.Command{
		Use:   "comment",
		Short: "Make a comment of what profiel diff said about a proposal",
		Long: "Comment reads a text from standard input and writes the comment under a proposal to standard output, as GitHub's API takes\n" +
			"it. The text may come from anyone: see the package comment.",
		Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			text, err := io.ReadAll(command.InOrStdin())
			if err != nil {
				return err
			}
			body, err := comment.Body(text)
			if err != nil {
				return err
			}
			return json.NewEncoder(command.OutOrStdout()).Encode(map[string]string{"body": body})
		},
	}
}
