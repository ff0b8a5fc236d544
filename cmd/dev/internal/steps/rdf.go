package steps

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/piprate/json-gold/ld"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// rdf has two strangers read the profile as linked data, Raptor the Turtle and json-gold the JSON-LD: neither may complain, and both
// must have read the same statements.
func rdf(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	folder, err := builtSite(ctx, machine, out)
	if err != nil {
		return err
	}
	turtle, err := readTurtle(ctx, machine, out, filepath.Join(folder, "data", "profile.ttl"))
	if err != nil {
		return err
	}
	jsonLD, err := readJSONLD(filepath.Join(folder, "data", "profile.jsonld"))
	if err != nil {
		return err
	}
	return judgeStatements(turtle, jsonLD, out)
}

// readTurtle gives the statements of a file as Raptor reads it.
func readTurtle(ctx context.Context, machine *tools.Machine, out io.Writer, file string) ([]string, error) {
	rapper, err := machine.Rapper(ctx, out)
	if err != nil {
		return nil, err
	}
	var said bytes.Buffer
	if err := machine.Run(ctx, &said, nil, rapper, "--quiet", "--input", "turtle", "--output", "ntriples", file); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, complaints(said.String()))
	}
	if complaint := complaints(said.String()); complaint != "" {
		return nil, errors.New(complaint)
	}
	return canonical(said.String(), "application/n-quads")
}

// complaints are the lines that rapper does not write as a statement.
func complaints(said string) string {
	var lines []string
	for line := range strings.Lines(said) {
		if strings.HasPrefix(line, "rapper: ") {
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, ""))
}

// readJSONLD gives the statements of a file as json-gold reads it. That fails when the file needs something from another host.
func readJSONLD(file string) ([]string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var document any
	if err := json.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return canonical(document, "")
}

// canonical gives statements as sorted N-Quads, in which blank nodes have the names that URDNA2015 gives them. The format is that of
// the input, empty for JSON-LD.
func canonical(input any, format string) ([]string, error) {
	options := ld.NewJsonLdOptions("")
	options.Algorithm, options.InputFormat, options.Format = ld.AlgorithmURDNA2015, format, "application/n-quads"
	options.DocumentLoader = offline{}
	quads, err := ld.NewJsonLdProcessor().Normalize(input, options)
	if err != nil {
		return nil, err
	}
	return slices.Sorted(strings.Lines(quads.(string))), nil
}

// offline loads nothing: what the site says must be clear without another host.
type offline struct{}

// LoadDocument refuses every address.
func (offline) LoadDocument(address string) (*ld.RemoteDocument, error) {
	return nil, fmt.Errorf("the file cannot be read without %s", address)
}

// judgeStatements prints what only one of both says, and fails when there is such a statement or none at all.
func judgeStatements(turtle, jsonLD []string, out io.Writer) error {
	faults := 0
	for _, side := range []struct {
		name         string
		says, others []string
	}{{"Turtle", turtle, jsonLD}, {"JSON-LD", jsonLD, turtle}} {
		for _, statement := range side.says {
			if _, found := slices.BinarySearch(side.others, statement); !found {
				fmt.Fprintf(out, "only the %s says: %s", side.name, statement)
				faults++
			}
		}
	}
	fmt.Fprintf(out, "%d statements in Turtle, %d in JSON-LD: %d in one of both only\n", len(turtle), len(jsonLD), faults)
	switch {
	case len(turtle) == 0:
		return errors.New("the Turtle says nothing")
	case faults > 0:
		return fmt.Errorf("%d statements are in one of both files only", faults)
	}
	return nil
}
