package words

import "strings"

// StopList holds the words that say nothing about a page's subject, folded. Words that a person would look for ("niet" in
// "niet-leden", "regel") are not in it.
const StopList = "" +
	"aan al alle alleen alles als altijd ander andere anders bij bijna bijvoorbeeld binnen blijft buiten daar " +
	"daarbij daarin daarmee daarna daarom daarop daarover daarvan daarvoor dan dat de deze die dit doe doen doet " +
	"door dus een eens eerst elk elke en er erbij ermee erop ervan ervoor even gaan gaat geen ga graag haar had heb " +
	"hebben hebt heeft heel hem het hier hij hoe hoeft hun ieder iedere iedereen iemand iets ik in is ja je jij jou " +
	"jouw kan komen komt kun kunnen kunt later maar mag mee meer meest men met mij mijn moet moeten mogen na naar " +
	"nee niemand niet niets nog nooit nu of om omdat ook op over per pas soms staan staat steeds te tegen ten ter " +
	"terwijl toch toe tot tussen u uit uw vaak van vanuit veel via voor wanneer want waar waaraan waarbij waardoor " +
	"waarin waarmee waarom waarop waarover waarvan waarvoor was wat we weer wel welk welke wie wij wil willen wilt " +
	"word worden wordt zal ze zelf zich zien ziet zij zijn zo zoals zodat zonder zou zowel zulke"

// stopWords returns StopList as a set.
func stopWords() map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(StopList) {
		set[word] = true
	}
	return set
}
