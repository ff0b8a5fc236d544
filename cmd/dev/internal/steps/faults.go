package steps

import (
	"fmt"
	"io"
)

// sumUp prints the faults that a step found, then in what, by a format, and how many. It fails when there is one.
func sumUp(out io.Writer, faults []string, format string, seen ...any) error {
	for _, fault := range faults {
		fmt.Fprintln(out, fault)
	}
	fmt.Fprintf(out, "%s: %d faults\n", fmt.Sprintf(format, seen...), len(faults))
	if len(faults) > 0 {
		return fmt.Errorf("%d faults", len(faults))
	}
	return nil
}
