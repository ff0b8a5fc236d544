package scaffold

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

// resolve looks up what the request names.
func (m *maker) resolve() (err error) {
	r := m.request
	if m.view.Areas, err = m.pickAll(content.KindArea, r.Areas); err != nil {
		return err
	}
	if m.view.Levels, err = m.pickAll(content.KindLevel, r.Levels); err != nil {
		return err
	}
	if m.view.Editions, err = m.pickAll(content.KindEdition, m.editions()); err != nil {
		return err
	}
	switch r.Kind {
	case content.KindVacancy:
		m.belongTo(content.Address(m.site.Config.Folders.Vacancies + "/_index.md"))
	case content.KindTask:
		return cmp.Or(m.needOne(content.KindArea, m.view.Areas), m.needOne(content.KindLevel, m.view.Levels))
	case content.KindCoreTask:
		m.model, err = m.pick(content.KindModel, r.Model)
	}
	return err
}

// editions are those that the request names or, for what stands in an edition, the current one.
func (m *maker) editions() []string {
	current, kind := m.site.Profile.Current, m.request.Kind
	if len(m.request.Editions) > 0 || current == nil || kind != content.KindTask && kind != content.KindVacancy {
		return m.request.Editions
	}
	return []string{current.Slug}
}

// belongTo makes the file a draft when the page at an address is one.
func (m *maker) belongTo(address string) {
	p, ok := m.site.Page(address)
	m.view.Draft = m.view.Draft || ok && p.Draft
}

func (m *maker) pickAll(kind content.Kind, written []string) ([]string, error) {
	var slugs []string
	for _, w := range written {
		slug, err := m.pick(kind, w)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(slugs, slug) {
			slugs = append(slugs, slug)
		}
	}
	return slugs, nil
}

// pick finds what a slug or a title stands for, and returns its slug. What belongs to a draft is a draft.
func (m *maker) pick(kind content.Kind, written string) (string, error) {
	known := m.site.Profile.Entries(kind)
	for _, e := range known {
		if e.Slug == written || e.Slug == content.Slug(written) || strings.EqualFold(e.Title, written) {
			m.view.Draft = m.view.Draft || e.File.Draft
			return e.Slug, nil
		}
	}
	names := slugs(known)
	switch {
	case len(names) == 0:
		return "", failure("make one first: profiel new "+string(kind), "this site has no %s yet", kind.Words())
	case written == "":
		return "", failure(fmt.Sprintf("--%s takes one of %s", kind, strings.Join(names, ", ")), "the %s has no %s", m.request.Kind.Words(), kind.Words())
	}
	cure := cmp.Or(diag.DidYouMean(written, names), "choose one of "+strings.Join(names, ", "))
	return "", failure(cure, "unknown %s %q", kind.Words(), written)
}

// needOne refuses a task in several areas or at several levels, and in none.
func (m *maker) needOne(kind content.Kind, picked []string) error {
	switch len(picked) {
	case 0:
		_, err := m.pick(kind, "")
		return err
	case 1:
		return nil
	}
	return failure("choose one of them", "the %s has more than one %s: %s", m.request.Kind.Words(), kind.Words(), strings.Join(picked, ", "))
}

func slugs(entries []profile.Entry) []string {
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Slug)
	}
	return names
}
