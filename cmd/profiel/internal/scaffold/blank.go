package scaffold

import (
	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// Blank makes a file as [New] does for somebody who has no title yet, and writes it in a form elsewhere. Title and name of the file
// say what to write in their place, and so it does not matter whether there is such a file already.
func Blank(s *site.Site, r Request) (File, error) {
	r.Title, r.Slug = blankName(s.Config.Language, r.Kind)
	m := newMaker(s, r)
	m.view.Blank = true
	return m.make(m.checkTitle, m.checkFolder, m.resolve, m.giveCode, m.place)
}

// blankName is what stands for the title and the name of a file, in the language of its template; empty for a kind that no form
// asks for.
func blankName(language string, kind content.Kind) (title, slug string) {
	names := map[content.Kind][2]string{
		content.KindTask: {"Titel van de taak", "nieuwe-taak"}, content.KindVacancy: {"Naam van de functie", "nieuwe-vacature"},
	}
	if language == "en" {
		names = map[content.Kind][2]string{
			content.KindTask: {"Title of the task", "new-task"}, content.KindVacancy: {"Name of the job", "new-vacancy"},
		}
	}
	return names[kind][0], names[kind][1]
}
