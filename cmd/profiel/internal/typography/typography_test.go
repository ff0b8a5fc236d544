package typography

import "testing"

func TestCurl(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		"gewoon":                       "gewoon",
		"foto's van collega's":         "foto’s van collega’s",
		"'s ochtends in '17":           "’s ochtends in ’17",
		`zeg "ja" of 'nee'`:            "zeg “ja” of ‘nee’",
		`("tussen haakjes")`:           "(“tussen haakjes”)",
		"een -- twee --- drie ...":     "een – twee — drie …",
		"gebruik --flag en 0-2 jaar":   "gebruik --flag en 0-2 jaar",
		"creëren '\u00e9\u00e9n' keer": "creëren ‘één’ keer",
		"al gekruld: “ja” en foto’s":   "al gekruld: “ja” en foto’s",
		`"`:                            `"`,
	} {
		if got := Curl(text); got != want {
			t.Errorf("Curl(%q) = %q, want %q", text, got, want)
		}
	}
}
