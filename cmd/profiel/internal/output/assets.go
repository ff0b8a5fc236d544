package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Assets is the folder static/ as it is published: files at its top keep their name at the site's root, everything in a folder
// goes to one folder that is named by the hash of it all, so that browsers may keep it for ever. Stylesheets become one. Names
// that start with a dot or # or end with ~ are left out.
type Assets struct {
	Prefix string // address of the folder, without a slash at the end
	Files  []File
}

// Stylesheet is the address of the stylesheet.
func (a Assets) Stylesheet() string { return a.Prefix + "/" + stylesheet }

const stylesheet = "css/site.css"

// Addresses lists the addresses of all files.
func (a Assets) Addresses() []string {
	addresses := make([]string, 0, len(a.Files))
	for _, f := range a.Files {
		addresses = append(addresses, "/"+f.Path)
	}
	return addresses
}

// NewAssets reads static/, which a site may lack. moreCSS is added to the stylesheet.
func NewAssets(static fs.FS, moreCSS []byte) (Assets, error) {
	names, err := assetNames(static)
	if err != nil {
		return Assets{}, err
	}
	var root, hashed []File
	var css bytes.Buffer
	sum := sha256.New()
	for _, name := range names {
		data, err := fs.ReadFile(static, name)
		if err != nil {
			return Assets{}, err
		}
		switch {
		case path.Ext(name) == ".css":
			css.Write(data)
		case !strings.Contains(name, "/"):
			root = append(root, Fixed(name, data))
		default:
			hashed = append(hashed, Fixed(name, data))
			fmt.Fprintf(sum, "%s %d\n%s", name, len(data), data)
		}
	}
	css.Write(moreCSS)
	hashed = append(hashed, Fixed(stylesheet, css.Bytes()))
	sum.Write(css.Bytes())
	a := Assets{Prefix: "/assets/" + hex.EncodeToString(sum.Sum(nil))[:12], Files: root}
	for _, f := range hashed {
		f.Path = strings.TrimPrefix(a.Prefix, "/") + "/" + f.Path
		a.Files = append(a.Files, f)
	}
	return a, nil
}

// assetNames lists the files of static/ in order of path, but layers.css first: it says in which order the layers of the
// stylesheet count.
func assetNames(static fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(static, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case name == "." && errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case name != "." && isIgnored(d.Name()) && d.IsDir():
			return fs.SkipDir
		case d.IsDir() || isIgnored(d.Name()):
			return nil
		}
		names = append(names, name)
		return nil
	})
	slices.SortFunc(names, func(a, b string) int {
		first := func(name string) string { return strings.Replace(name, "css/layers.css", "", 1) }
		return strings.Compare(first(a), first(b))
	})
	return names, err
}

// isIgnored reports a hidden file or folder, and what an editor leaves beside the file that it edits. Package content has a twin:
// neither may import the other.
func isIgnored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") || strings.HasSuffix(name, "~")
}
