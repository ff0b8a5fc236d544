//go:build browser

package browsertest

import (
	"fmt"
	"strings"
	"sync"

	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// problems collects what goes wrong on a page while a test looks at it.
type problems struct {
	document string // the address that may answer with another status than 200
	status   int64  // that status

	mutex sync.Mutex
	seen  []string
}

// listen takes the browser's events; it must not ask the browser anything.
func (p *problems) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		p.add("a script failed: %s %s", e.ExceptionDetails.Text, description(e.ExceptionDetails.Exception))
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "assert" {
			p.add("console.%s: %s", e.Type, arguments(e.Args))
		}
	case *cdplog.EventEntryAdded:
		if e.Entry.Level == "error" && e.Entry.Source != "network" { // requests are watched below
			p.add("the browser reports: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *network.EventResponseReceived:
		p.response(e)
	case *network.EventLoadingFailed:
		if !e.Canceled {
			p.add("a request failed: %s %s %s", e.Type, e.ErrorText, e.BlockedReason)
		}
	}
}

func (p *problems) response(e *network.EventResponseReceived) {
	want := int64(200)
	if e.Response.URL == p.document {
		want = p.status
	}
	answered := e.Response.Status
	if answered != want && (answered >= 400 || e.Response.URL == p.document) {
		p.add("%s answers with status %d, want %d", e.Response.URL, answered, want)
	}
}

func (p *problems) add(format string, values ...any) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.seen = append(p.seen, fmt.Sprintf(format, values...))
}

// take returns what went wrong so far and forgets it.
func (p *problems) take() []string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	seen := p.seen
	p.seen = nil
	return seen
}

func arguments(objects []*runtime.RemoteObject) string {
	words := make([]string, len(objects))
	for i, object := range objects {
		words[i] = description(object)
	}
	return strings.Join(words, " ")
}

func description(object *runtime.RemoteObject) string {
	switch {
	case object == nil:
		return ""
	case object.Description != "":
		return object.Description
	}
	return strings.Trim(string(object.Value), `"`)
}
