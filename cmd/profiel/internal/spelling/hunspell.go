package spelling

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// dictionaries are the names of Hunspell's dictionaries by language of a site, with Debian's package of each.
var dictionaries = map[string]struct{ name, debianPackage string }{
	"nl": {"nl_NL", "hunspell-nl"},
	"en": {"en_GB", "hunspell-en-gb"},
}

// Hunspell returns the dictionary of a language as the program hunspell has it. Words that a user of this machine taught it do not
// count: everywhere the same words are right. Looking up fails when the program or its dictionary is not there, with what to install.
func Hunspell(language string) Dictionary {
	return func(ctx context.Context, words []string) (map[string][]string, error) {
		d := dictionaries[language]
		command := exec.CommandContext(ctx, "hunspell", "-a", "-i", "UTF-8", "-d", d.name, "-p", os.DevNull)
		command.Stdin = strings.NewReader(questions(words))
		var out, failure bytes.Buffer
		command.Stdout, command.Stderr = &out, &failure
		err := command.Run()
		switch {
		case errors.Is(err, exec.ErrNotFound):
			return nil, fmt.Errorf("the spelling is checked by hunspell, which is not there: install Debian's packages hunspell and %s, "+
				"or what your system calls them", d.debianPackage)
		case err != nil:
			return nil, fmt.Errorf("hunspell: %w: %s: install Debian's package %s, or what your system calls it",
				err, strings.TrimSpace(failure.String()), d.debianPackage)
		}
		return answers(out.String(), words)
	}
}

// questions is what hunspell reads: a word a line, behind a sign that makes the line no command.
func questions(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString("^" + w + "\n")
	}
	return b.String()
}

// answers reads what hunspell prints: a line about itself, and for every word some lines and an empty one. Of an unknown word the
// line starts with &, and ends with a list of others behind a colon, or with # when there are none.
func answers(said string, words []string) (map[string][]string, error) {
	_, said, _ = strings.Cut(strings.ReplaceAll(said, "\r\n", "\n"), "\n")
	unknown := map[string][]string{}
	for _, w := range words {
		answer, rest, ok := strings.Cut(said, "\n\n")
		if !ok {
			return nil, fmt.Errorf("hunspell said nothing about %q", w)
		}
		said = rest
		for _, line := range strings.Split(answer, "\n") {
			_, others, _ := strings.Cut(line, ": ")
			switch {
			case strings.HasPrefix(line, "#"):
				unknown[w] = nil
			case strings.HasPrefix(line, "&"):
				unknown[w] = strings.Split(others, ", ")
			}
		}
	}
	return unknown, nil
}
