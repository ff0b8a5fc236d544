package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// served is a running `profiel serve` of the small site, as a stranger on the same computer meets it.
type served struct {
	t    *testing.T
	dir  string
	host string // 127.0.0.1 and the port
	log  *locked
}

// firstLine passes on the first line that is written to it.
type firstLine chan string

func (f firstLine) Write(p []byte) (int, error) {
	select {
	case f <- strings.TrimSpace(string(p)):
	default:
	}
	return len(p), nil
}

func startServe(t *testing.T) *served {
	t.Helper()
	s := &served{t: t, dir: smallSiteFolder(t), log: &locked{}}
	ctx, end := context.WithCancel(context.Background())
	out, done := make(firstLine, 1), make(chan error, 1)
	command := newRoot()
	command.SetArgs([]string{"-C", s.dir, "serve", "--addr", "127.0.0.1:0"})
	command.SetOut(out)
	command.SetErr(s.log)
	go func() { done <- command.ExecuteContext(ctx) }()
	t.Cleanup(func() {
		end()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	select {
	case address := <-out:
		s.host = strings.Trim(strings.TrimPrefix(address, "http:"), "/")
	case err := <-done:
		done <- err
		t.Fatal(err)
	}
	return s
}

// ask sends a request as it is written here, so that nothing tidies its address, and returns the answer with its body.
func (s *served) ask(method, address string, headers ...string) (*http.Response, string) {
	s.t.Helper()
	c, err := net.Dial("tcp", s.host)
	s.must(err)
	defer c.Close()
	if !slices.ContainsFunc(headers, func(h string) bool { return strings.HasPrefix(h, "Host:") }) {
		headers = append(headers, "Host: "+s.host)
	}
	_, err = io.WriteString(c, method+" "+address+" HTTP/1.1\r\n"+strings.Join(headers, "\r\n")+"\r\nConnection: close\r\n\r\n")
	s.must(err)
	response, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	s.must(err)
	if strings.HasPrefix(response.Header.Get("Content-Type"), "text/event-stream") {
		return response, "" // it does not end
	}
	body, err := io.ReadAll(response.Body)
	s.must(err)
	return response, string(body)
}

func (s *served) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *served) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// until asks for an address until the answer is right, and says how long that took.
func (s *served) until(what, address string, right func(status int, body string) bool) {
	s.t.Helper()
	began := time.Now()
	for {
		response, body := s.ask("GET", address)
		if right(response.StatusCode, body) {
			s.t.Logf("%s after %d ms", what, time.Since(began).Milliseconds())
			return
		}
		if time.Since(began) > 10*time.Second { // a second on a machine that does nothing else
			s.t.Fatalf("%s: after 10 s still status %d\n%s", what, response.StatusCode, body)
		}
		time.Sleep(10 * time.Millisecond)
	}
}
