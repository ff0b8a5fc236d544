package content

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gosimple/slug"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// IsSlug reports whether a name is lower-case letters, digits and hyphens.
func IsSlug(name string) bool { return slugPattern.MatchString(name) }

// Slug makes the name of a file or folder of a text: lower-case letters, digits and hyphens, the Dutch way. It is empty when the
// text has nothing to make it of.
func Slug(text string) string {
	made := slug.MakeLang(strings.ReplaceAll(text, "_", "-"), "nl")
	if strings.Contains(made, "_") { // some letters of other scripts become one
		return slug.Make(strings.ReplaceAll(made, "_", "-"))
	}
	return made
}

// What a file system and the programs that copy a site take: a part of a path, and the whole.
const (
	longestName = 100
	longestPath = 200
)

// reservedName matches what Windows keeps for devices, whatever stands behind the first dot.
var reservedName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)

// IsPortable reports whether every system can have a file or folder of this name, and an address can hold it as it is.
func IsPortable(name string) bool {
	return name != "" && len(name) <= longestName && utf8.ValidString(name) && norm.NFC.IsNormalString(name) &&
		!strings.ContainsFunc(name, isUnportable) && !strings.HasSuffix(name, ".") && !reservedName.MatchString(name)
}

// IsPortablePath reports whether every system can have a file of this path, and an address can hold it.
func IsPortablePath(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if !IsPortable(part) {
			return false
		}
	}
	return len(name) <= longestPath
}

// Fold returns a path or address as a system sees it that makes no difference between capitals and small letters, nor between two ways
// to write é: where two of them are equal, one file takes the place of the other.
func Fold(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return norm.NFC.String(strings.ToLower(cases.Fold().String(norm.NFC.String(name)))) // cases swaps the two letters that Cherokee has
	}
	return strings.ToLower(name)
}

// isUnportable reports a character that means something else in an address, in _redirects or on a disk, or that nobody sees.
func isUnportable(r rune) bool {
	return unicode.IsSpace(r) || diag.IsInvisible(r) || strings.ContainsRune(`/\?#%*:"<>|`, r)
}

// checkName reports a file or folder whose name cannot be part of an address: Markdown files and folders are slugs, an asset has a
// [IsPortable] name. name is its path in the site's folder.
func checkName(name string, d fs.DirEntry) (diag.Problem, bool) {
	base, ext := d.Name(), ""
	if !d.IsDir() {
		ext = path.Ext(base)
	}
	stem := strings.TrimSuffix(base, ext)
	p := diag.Problem{File: name, Name: "bad-file-name", Message: fmt.Sprintf("%q cannot be part of an address", base)}
	switch {
	case ext == ".md" && stem == "_index":
		return p, false
	case IsPortable(base) && (d.IsDir() || ext == ".md") && slugPattern.MatchString(stem):
	case IsPortable(base) && !d.IsDir() && !isMarkdown(ext):
	default:
		p.Hint = "rename it"
		if better := properName(base, ext); better != base {
			p.Hint = fmt.Sprintf("rename it to %q", better)
		}
		p.Hint += ": lower-case letters, digits and hyphens"
		return p, true
	}
	p.Message, p.Hint = fmt.Sprintf("the path is longer than %d characters", longestPath), "choose shorter names, or fewer folders in each other"
	return p, len(name) > longestPath && len(path.Dir(name)) <= longestPath
}

// isMarkdown reports the end of a Markdown file's name, also one that is written otherwise: nobody publishes a text to download it.
func isMarkdown(ext string) bool {
	ext = strings.ToLower(ext)
	_, close := diag.Closest(ext, []string{".markdown"})
	return close || slices.Contains([]string{".md", ".mkd", ".mdown", ".mdwn", ".mdtext", ".mdtxt", ".mdx"}, ext)
}

// ProperPath returns a path below content/ with names that can be part of an address: what it becomes when its problem is mended.
func ProperPath(name string) string {
	dir, base := path.Split(name)
	parts := strings.Split(dir, "/")
	for i, part := range parts {
		parts[i] = properName(part, "")
	}
	return strings.Join(parts, "/") + properName(base, path.Ext(base))
}

// plainExt matches the end of a name that stays when the rest gets better, also none.
var plainExt = regexp.MustCompile(`^(\.[a-z0-9]{1,20})?$`)

// properName makes a name that can be part of an address of that of a file or folder, which stays as it is when there is nothing to
// make it of. A folder's name has no extension.
func properName(base, ext string) string {
	stem := strings.TrimSuffix(base, ext)
	ext = strings.TrimSuffix(strings.ToLower(ext), ".")
	if isMarkdown(ext) {
		ext = ".md"
	}
	switch {
	case stem == "_index" && isMarkdown(ext):
		return stem + ext
	case !plainExt.MatchString(ext):
		stem, ext = base, ""
	}
	proper := Slug(strings.ToValidUTF8(stem, "-"))
	if len(proper)+len(ext) > longestName {
		proper = strings.TrimRight(proper[:longestName/2], "-")
	}
	switch {
	case proper == "":
		return base
	case reservedName.MatchString(proper):
		proper += "-1"
	}
	return proper + ext
}
