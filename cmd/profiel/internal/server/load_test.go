package server

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// isSoak reports whether tests take the time and the numbers that they are meant for, instead of those for every day.
func isSoak() bool { return os.Getenv("PROFIEL_SOAK") != "" }

// TestSlowConnections holds connections open that do not send a request: nothing, half a head, or a body that never comes. They
// are closed in time, and others are answered meanwhile.
func TestSlowConnections(t *testing.T) {
	t.Parallel()
	connections, limit := 200, 500*time.Millisecond
	if isSoak() {
		connections, limit = 2000, headerTime
	}
	s := newHTTPServer(newHandler(storeOf(testSite(), nil), everyHost))
	s.ReadHeaderTimeout = limit
	listener, err := listen(":0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = s.Serve(listener) }()
	defer s.Close()
	opened := time.Now()
	closed := make(chan error, connections)
	starts := []string{"", "GET / HT", "GET / HTTP/1.1\r\nHost: localhost\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n"}
	go func() {
		for n := range connections {
			start := starts[n%len(starts)]
			c, err := halfOpen(listener.Addr().String(), start)
			if err != nil {
				closed <- err
				continue
			}
			go func() { closed <- untilClosed(c, start) }()
		}
	}()
	slowest := slowestAnswer(t, "http://"+listener.Addr().String()+"/", limit)
	t.Logf("with %d slow connections the slowest answer took %s", connections, slowest)
	if slowest > patience/10 {
		t.Errorf("an answer took %s", slowest)
	}
	for range connections {
		if err := <-closed; err != nil {
			t.Error(err)
		}
	}
	t.Logf("all were closed after %s; the limit is %s", time.Since(opened).Round(time.Millisecond), limit)
}

// halfOpen connects and sends the start of a request.
func halfOpen(address, start string) (net.Conn, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	_, err = io.WriteString(c, start)
	return c, err
}

// untilClosed waits until the server closes a connection.
func untilClosed(c net.Conn, start string) error {
	defer c.Close()
	if err := c.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, c); err != nil && strings.Contains(err.Error(), "timeout") {
		return fmt.Errorf("%q is not closed: %w", start, err)
	}
	return nil
}

// TestReadersThatDoNotRead asks for more than the system takes in between, and reads nothing. The stream of events lives longer than
// an answer may take.
func TestReadersThatDoNotRead(t *testing.T) {
	t.Parallel()
	newest := storeOf(Site{Open: files{"groot.pdf": make([]byte, 16<<20)}.open}, nil)
	s := newHTTPServer(newHandler(newest, everyHost))
	s.WriteTimeout = 200 * time.Millisecond
	closed := make(chan net.Conn, 10)
	s.ConnState = func(c net.Conn, state http.ConnState) {
		if state == http.StateClosed {
			closed <- c
		}
	}
	listener, err := listen(":0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = s.Serve(listener) }()
	defer s.Close()
	messages := stream(t, "http://"+listener.Addr().String(), "older", "")
	<-messages
	c, err := halfOpen(listener.Addr().String(), "GET /groot.pdf HTTP/1.1\r\nHost: localhost\r\n\r\n")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	select {
	case gone := <-closed:
		if gone.RemoteAddr().String() != c.LocalAddr().String() {
			t.Error("another connection was closed")
		}
	case <-time.After(patience):
		t.Error("the connection stays open")
	}
	old, _ := newest.get()
	newest.set(old.next(testSite(), nil, []string{"content/a.md"}))
	if _, open := <-messages; !open {
		t.Error("the stream of events has ended")
	}
}

// slowestAnswer asks for an address again and again for some time.
func slowestAnswer(t *testing.T, address string, during time.Duration) (slowest time.Duration) {
	t.Helper()
	for end := time.Now().Add(during); time.Now().Before(end); {
		begin := time.Now()
		response, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusOK {
			t.Fatal(response.Status, err)
		}
		_ = response.Body.Close()
		slowest = max(slowest, time.Since(begin))
		time.Sleep(5 * time.Millisecond)
	}
	return slowest
}

// TestManySaves saves many times while browsers ask and listen: the last one is what they see, no answer is half, and the
// server comes to rest.
func TestManySaves(t *testing.T) {
	t.Parallel()
	saves, pause := 200, time.Millisecond
	if isSoak() {
		saves, pause = 1000, 10*time.Millisecond
	}
	root, write := folder(t)
	var loads atomic.Int64
	site := fileSite(root)
	r := start(t, Options{Root: root, Load: func(changed []string) (Site, error) { loads.Add(1); return site(changed) }})
	go func() {
		for range r.log.written { // or its writer stops at a full channel
		}
	}()
	messages := stream(t, r.address, "older", "")
	last := fmt.Sprintf("<body>save %d.", saves-1)
	next := time.NewTicker(pause)
	defer next.Stop()
	began := time.Now()
	for n := range saves {
		<-next.C
		write("content/_index.md", fmt.Sprintf("save %d.", n))
		if n%20 == 0 {
			if page := r.page(t, "/"); !strings.Contains(page, "<body>") {
				t.Fatalf("half an answer: %s", page)
			}
		}
	}
	took := time.Since(began)
	for !strings.Contains(r.page(t, "/"), last) {
		if _, open := <-messages; !open {
			t.Fatalf("the last save is not seen: %s", r.page(t, "/"))
		}
	}
	t.Logf("%d saves in %s, %d loads; the last one showed after %s", saves, took, loads.Load(), time.Since(began)-took)
	time.Sleep(2 * latestTime) // what the last save may still lead to
	rest := loads.Load()
	time.Sleep(3 * latestTime)
	if again := loads.Load(); again != rest {
		t.Errorf("%d loads after the last save", again-rest)
	}
}
