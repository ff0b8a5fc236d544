package search

import (
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/words"
)

// synonym says that a query for one of the words on the left also looks for each of the texts on the right. The words of
// a text must all be found.
type synonym struct {
	words    string // separated by commas
	meanings string // separated by commas
}

// synonymTable holds what people in the field say for what the profile says. A meaning with a word that a site does not
// have is left out of that site's index.
func synonymTable() []synonym {
	return []synonym{
		// Managing.
		{"kpi, kpis, key performance indicators", "kritische prestatie indicatoren, doelstellingen"},
		{"okr, targets, doelen, meetbare doelen", "doelstellingen"},
		{"mt, directie, bestuur, board, managementteam, leidinggevenden", "mt, management, directie"},
		{"budget, geld, begroting, fte, formatie", "resources, budget, middelen"},
		{"roi, rendement, toegevoegde waarde", "waardebepaling, businesscases"},
		{"stuur, stuurt, sturen", "aansturing"},
		{"aansturen, leidinggeven, leiding geven, coachen", "aansturing, managen, begeleiden"},
		{"implementatie, lancering, livegang, go live, uitrollen", "uitrol"},
		{"project, projectleider, projectplan", "projectmanagement"},
		{"imago, reviews, reputatieschade", "reputatie"},
		{"takenlijst, to do, backlog, roadmap", "actielijst"},
		// Members.
		{"inwerken, onboarding, onboarden, welkom heten, verwelkomen, nieuwkomers", "begeleiden nieuwe leden, nieuwe leden"},
		{"ambassadeurs, superfans, vrijwilligers, experts, helpers", "super users, superusers"},
		{"superusers, superuser", "super users"},
		{"gebruikers, deelnemers, members, users", "leden"},
		{"engagement, betrokkenheid, activeren", "activatie, betrokkenheid"},
		{"beloningen, badges, punten, gamification, spaarprogramma", "loyaliteitsprogramma, loyaliteit"},
		{"ama, vraaggesprek", "interviews"},
		// Moderating.
		{"spelregels, gedragsregels, gedragscode, code of conduct, richtlijnen, community guidelines, guidelines", "huisregels"},
		{"netiquette, social media richtlijn, socialmediarichtlijnen", "rules of engagement, huisregels"},
		{"klacht, klachten, ruzie, ruzies, conflict, conflicten", "escalatie"},
		{"trol, trollen, spam, schelden, ongepast, overtreding", "huisregels bewaken, content verwijderen"},
		{"rel, shitstorm, noodplan, calamiteit, incident", "crisis, crisismanagement"},
		{"wissen, weghalen, censuur, verbergen", "verwijderen"},
		{"discussie starten, gesprek op gang brengen, posts, topics", "discussies, vragen posten"},
		{"forumbeheerder, beheerder, mod, mods", "moderator"},
		{"webcare, contactpersoon", "aanspreekpunt"},
		{"tone of voice, toon, schrijfstijl", "cultuur identiteit, toon"},
		// Making and organising.
		{"evenement, evenementen, event, events, meetup, bijeenkomst, netwerkborrel", "bijeenkomsten"},
		{"vergadering, meeting, vergaderen", "overleg"},
		{"workshop, cursus, opleiding, scholing", "training, kennissessies"},
		{"webinar, masterclass", "kennissessies, online bijeenkomsten"},
		{"redactieplanning, contentplanning, planning van content, publicatieschema", "contentkalender"},
		{"mailing, digest, newsletter, e-mail, mail", "nieuwsbrief"},
		{"berichten, artikelen, posten", "content, vragen posten"},
		{"slides, powerpoint, pitch", "presentatie"},
		{"omnichannel, kanalen, crossmedia, marketingmix", "mediamix"},
		{"merk, branding, merkbeleving", "brand management"},
		// Analysing and advising.
		{"dashboard, statistieken, cijfers, metrics, analytics, rapport, verslag", "rapportages"},
		{"enquete, survey, vragenlijst, meting, peiling", "onderzoek"},
		{"avg, gdpr, privacy, wetgeving, juridisch, recht", "wettelijke kaders"},
		{"tool, tools, tooling, software, systeem, ict", "techniek, platform"},
		{"platform, platformkeuze, toolkeuze", "ondersteunende techniek"},
		{"enthousiast, motiveren", "enthousiasmeren"},
		{"commitment, buy-in, steun, sponsor", "draagvlak"},
		{"belanghebbenden, partners", "stakeholders"},
		{"terugkoppeling, klantfeedback", "feedback"},
		// The portal.
		{"vacature, vacatures, functieprofiel, vacaturetekst, job description, solliciteren, werving", "vacature, vacatures"},
		{"junior, starter, beginner", "operationeel"},
		{"medior", "tactisch"},
		{"senior, lead, hoofd", "strategisch"},
		{"vaardigheden, skills, eigenschappen, kwaliteiten", "competenties"},
	}
}

// synonyms returns the table for this site: folded words, each with the meanings that the site has words for.
func synonyms(l words.Lexicon) map[string][]string {
	table := map[string][]string{}
	for _, s := range synonymTable() {
		meanings := known(l, s.meanings)
		for word := range strings.SplitSeq(s.words, ",") {
			key := strings.Join(words.In(word), " ")
			for _, meaning := range meanings {
				if meaning != key && !slices.Contains(table[key], meaning) {
					table[key] = append(table[key], meaning)
				}
			}
		}
	}
	return table
}

// known returns, folded, those of the texts (separated by commas) whose words are all of the site.
func known(l words.Lexicon, texts string) []string {
	var list []string
	for text := range strings.SplitSeq(texts, ",") {
		parts := words.In(text)
		missing := slices.ContainsFunc(parts, func(word string) bool { return !l.IsStop(word) && l.Resolve(word) == "" })
		if !missing {
			list = append(list, strings.Join(parts, " "))
		}
	}
	return list
}
