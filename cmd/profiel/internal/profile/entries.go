package profile

import "beroepsprofiel/cmd/profiel/internal/content"

// Entries lists what a profile has of a kind, in its order: areas, levels, editions and models. Of other kinds it is nil.
func (p *Profile) Entries(kind content.Kind) []Entry {
	switch kind {
	case content.KindArea:
		return entries(p.Areas, func(a *Area) Entry { return a.Entry })
	case content.KindLevel:
		return entries(p.Levels, func(l *Level) Entry { return l.Entry })
	case content.KindEdition:
		return entries(p.Editions, func(e *Edition) Entry { return e.Entry })
	case content.KindModel:
		return entries(p.Models, func(m *Model) Entry { return m.Entry })
	}
	return nil
}

func entries[T any](all []T, of func(T) Entry) []Entry {
	list := make([]Entry, 0, len(all))
	for _, one := range all {
		list = append(list, of(one))
	}
	return list
}
