package server

import (
	"fmt"
	"net/http"
	"time"
)

// events is the stream that keeps a page up to date, as server-sent events. The browser says which version it shows: in the
// query `state` at first, in Last-Event-ID when it reconnects. Whenever that is not the newest it gets one event, whose id is
// the newest version:
//
//	event: reload    the page has to be loaded again
//	event: style     only the stylesheet differs; the data is its new address
//
// Comparing versions instead of passing events on means that nothing is lost while a browser is away, and that ten changes
// during its absence are one event.
func (h *handler) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	shown := r.Header.Get("Last-Event-ID")
	if shown == "" {
		shown = r.URL.Query().Get("state")
	}
	if !send(w, "retry: 500\n\n") { // the milliseconds before a browser reconnects
		return
	}
	for {
		now, replaced := h.newest.get()
		if now != nil && now.id != shown {
			if !send(w, now.event(shown)) {
				return
			}
			shown = now.id
		}
		select {
		case <-r.Context().Done():
			return
		case <-replaced:
		}
	}
}

// event is the message to a browser that shows another version.
func (s *state) event(shown string) string {
	if s.restyles(shown) && s.Stylesheet != "" {
		return fmt.Sprintf("id: %s\nevent: style\ndata: %s\n\n", s.id, s.Stylesheet)
	}
	return fmt.Sprintf("id: %s\nevent: reload\ndata:\n\n", s.id)
}

// send reports whether the browser is still there. The stream has no end, so each message has the time of an answer.
func send(w http.ResponseWriter, text string) bool {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(answerTime)) // a connection without deadlines needs none
	if _, err := w.Write([]byte(text)); err != nil {
		return false
	}
	return http.NewResponseController(w).Flush() == nil
}
