package server

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
)

// HeaderRule gives headers to the answers at all addresses that begin with Start.
type HeaderRule struct {
	Start   string
	Headers map[string]string // by their name
}

// withHeaders gives every answer of h the headers of its address, before h sets its own; of two rules with one name the last counts.
// The answers share the values, which nothing changes.
func withHeaders(rules []HeaderRule, h http.Handler) http.Handler {
	values := make([]http.Header, len(rules))
	for i, rule := range rules {
		values[i] = http.Header{}
		for name, value := range rule.Headers {
			values[i].Set(name, value)
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for i, rule := range rules {
			if strings.HasPrefix(r.URL.Path, rule.Start) {
				maps.Copy(w.Header(), values[i])
			}
		}
		h.ServeHTTP(w, r)
	})
}

// isFromHere reports whether a page of the preview itself asks, so that a page elsewhere cannot hear when somebody writes. A
// browser says who asks in Origin, for other sites always; of the site itself Chromium and Firefox leave it out of a GET and say
// "same-origin" in Sec-Fetch-Site. That again goes only to hosts that the browser trusts, so not to 192.168.1.10, and there the
// Referer is left. Scripts can set none of the three. Who says nothing is no browser that shows a page of ours.
func isFromHere(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" {
		return isAtHost(origin, r.Host)
	}
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin"
	}
	return isAtHost(r.Header.Get("Referer"), r.Host)
}

func isAtHost(address, host string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, host)
}
