//go:build !unix

package main

import (
	"fmt"
	"os"
)

// bounded fails: how much a program needed is not known here.
func bounded() {
	fmt.Fprintln(os.Stderr, "bounded: this system does not tell what a program needed; run the scripts on Unix")
	os.Exit(100)
}
