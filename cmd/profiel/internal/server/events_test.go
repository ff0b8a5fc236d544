package server

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// stream opens the event stream of a server as a browser that shows a version, and returns its messages.
func stream(t *testing.T, address, query, lastEventID string) <-chan string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address+eventsAddress+"?state="+query, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Origin", address)
	if lastEventID != "" {
		r.Header.Set("Last-Event-ID", lastEventID)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Fatalf("Content-Type %q", got)
	}
	messages := make(chan string)
	go func() {
		defer close(messages)
		defer response.Body.Close()
		readMessages(ctx, bufio.NewScanner(response.Body), messages)
	}()
	return messages
}

// readMessages sends every event, without the retry time, as "id/event/data".
func readMessages(ctx context.Context, lines *bufio.Scanner, messages chan<- string) {
	var fields []string
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), ":")
		switch {
		case name == "id" || name == "event" || name == "data":
			fields = append(fields, strings.TrimSpace(value))
		case name == "" && len(fields) > 0:
			select {
			case messages <- strings.Join(fields, "/"):
			case <-ctx.Done():
				return
			}
			fields = nil
		}
	}
}

func TestEvents(t *testing.T) {
	s := storeOf(testSite(), nil)
	site := httptest.NewServer(newHandler(s, everyHost))
	defer site.Close()
	defer site.CloseClientConnections()
	first, _ := s.get()
	messages := stream(t, site.URL, first.id, "")

	restyled := testSite()
	restyled.Stylesheet = "/assets/b2/css/site.css"
	second := first.next(restyled, nil, []string{"static/css/base.css"})
	s.set(second)
	if got, want := <-messages, second.id+"/style//assets/b2/css/site.css"; got != want {
		t.Errorf("after a change of a stylesheet: %q, want %q", got, want)
	}

	third := second.next(restyled, nil, []string{"content/a.md"})
	s.set(third)
	if got, want := <-messages, third.id+"/reload/"; got != want {
		t.Errorf("after a change of content: %q, want %q", got, want)
	}
}

func TestEventsAtConnection(t *testing.T) {
	first := (*state)(nil).next(testSite(), nil, nil)
	now := first.next(testSite(), nil, []string{"static/css/base.css"})
	s := newStore()
	s.set(now)
	site := httptest.NewServer(newHandler(s, everyHost))
	defer site.Close()
	defer site.CloseClientConnections()
	for _, test := range []struct{ name, query, last, want string }{
		{"a page of a run before", "older", "", now.id + "/reload/"},
		{"no version", "", "", now.id + "/reload/"},
		{"a page with the stylesheet before", first.id, "", now.id + "/style//assets/a1/css/site.css"},
		{"reconnected, one stylesheet behind", "older", first.id, now.id + "/style//assets/a1/css/site.css"},
		{"reconnected after a restart", now.id, "older", now.id + "/reload/"},
	} {
		if got := <-stream(t, site.URL, test.query, test.last); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	messages := stream(t, site.URL, now.id, "")
	next := now.next(testSite(), nil, []string{"site.toml"})
	s.set(next)
	if got, want := <-messages, next.id+"/reload/"; got != want {
		t.Errorf("a page that was up to date: first event %q, want %q", got, want)
	}
}
