package external

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// impatient is a checker for servers on this machine.
func impatient() Checker {
	return Checker{
		Agent: "profiel-check (+https://portaal.example)", Timeout: 200 * time.Millisecond, Tries: 3, Wait: time.Millisecond,
		Longest: 50 * time.Millisecond, Hosts: 4, Reach: func(a netip.Addr) bool { return a == netip.MustParseAddr("127.0.0.1") },
	}
}

// server answers as the name of the path says, and counts the questions by method and path.
type server struct {
	*httptest.Server
	guard sync.Mutex
	asked map[string]int
}

func newServer(t *testing.T) *server {
	s := &server{asked: map[string]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(s.answer))
	t.Cleanup(s.Close)
	return s
}

func (s *server) count(what string) int {
	s.guard.Lock()
	defer s.guard.Unlock()
	return s.asked[what]
}

func (s *server) answer(w http.ResponseWriter, r *http.Request) {
	s.guard.Lock()
	s.asked[r.Method+" "+r.URL.Path]++
	n := s.asked[r.Method+" "+r.URL.Path]
	s.guard.Unlock()
	to := func(status int, address string) { http.Redirect(w, r, address, status) }
	switch r.URL.Path {
	case "/no-head", "/head-says-404":
		if r.Method == http.MethodHead {
			w.WriteHeader(map[string]int{"/no-head": 405, "/head-says-404": 404}[r.URL.Path])
		}
	case "/404", "/410", "/403", "/500", "/304":
		var status int
		_, _ = fmt.Sscanf(r.URL.Path, "/%d", &status)
		w.WriteHeader(status)
	case "/busy":
		if n < 3 {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(429)
		}
	case "/busy-for-hours":
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(429)
	case "/busy-till-2100":
		w.Header().Set("Retry-After", "Fri, 01 Jan 2100 00:00:00 GMT")
		w.WriteHeader(503)
	case "/down-once":
		if n == 1 && r.Method == http.MethodHead || r.Method == http.MethodGet {
			w.WriteHeader(502)
		}
	case "/slow":
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
	case "/cut":
		panic(http.ErrAbortHandler)
	case "/moved":
		to(301, "/fine?a=1|2")
	case "/moved-twice":
		to(308, "/moved")
	case "/moved-home":
		to(301, "/")
	case "/moved-away":
		to(301, "/404")
	case "/for-now":
		to(302, "/fine")
	case "/for-now-then-moved":
		to(307, "/moved")
	case "/moved-then-for-now":
		to(301, "/for-now")
	case "/round":
		to(302, "/round")
	case "/to-private":
		to(302, strings.Replace(s.URL, "127.0.0.1", "127.0.0.2", 1)+"/fine")
	case "/to-mail":
		w.Header().Set("Location", "mailto:a@b.example")
		w.WriteHeader(302)
	}
}

// one asks a server about one path.
func one(t *testing.T, c Checker, address string) Outcome {
	t.Helper()
	r := c.Check(t.Context(), []Link{{URL: address, File: "content/a.md"}})
	if len(r.Outcomes) != 1 {
		t.Fatalf("got %+v", r)
	}
	return r.Outcomes[0]
}

func TestCheck(t *testing.T) {
	s := newServer(t)
	for path, want := range map[string]struct {
		state  State
		detail string
		asked  int // with HEAD and GET
	}{
		"/fine":               {Fine, "", 1},
		"/no-head":            {Fine, "", 2},
		"/head-says-404":      {Fine, "", 2},
		"/404":                {Broken, "it answers 404 Not Found", 2},
		"/410":                {Broken, "it answers 410 Gone", 2},
		"/403":                {Unsure, "it answers 403 Forbidden", 2},
		"/304":                {Unsure, "it answers 304 Not Modified", 1},
		"/500":                {Unsure, "it answers 500 Internal Server Error", 6},
		"/busy":               {Fine, "", 3},
		"/busy-for-hours":     {Unsure, "it answers 429 Too Many Requests", 1},
		"/busy-till-2100":     {Unsure, "it answers 503 Service Unavailable", 2},
		"/down-once":          {Fine, "", 3},
		"/moved":              {Moved, "moved to " + s.URL + "/fine?a=1|2", 1},
		"/moved-twice":        {Moved, "moved to " + s.URL + "/fine?a=1|2", 1},
		"/moved-home":         {Moved, "moved to " + s.URL + "/", 1},
		"/moved-away":         {Broken, "it answers 404 Not Found", 2},
		"/for-now":            {Fine, "", 1},
		"/for-now-then-moved": {Fine, "", 1},
		"/moved-then-for-now": {Moved, "moved to " + s.URL + "/for-now", 1},
		"/round":              {Broken, "its redirects never end", 20},
		"/to-private":         {Private, "it leads to a machine that is not on the public internet", 1},
		"/to-mail":            {Unsure, "it answers 302 Found", 1},
		"/cut":                {Unsure, "no answer: EOF", 6},
	} {
		o := one(t, impatient(), s.URL+path)
		if asked := s.count("HEAD "+path) + s.count("GET "+path); o.State != want.state || o.Detail != want.detail || asked < want.asked {
			t.Errorf("%s: %s, %q after %d questions; want %s, %q after %d", path, o.State, o.Detail, asked, want.state, want.detail, want.asked)
		}
	}
}

func TestTimeout(t *testing.T) {
	s := newServer(t)
	c := impatient()
	c.Timeout, c.Tries = 20*time.Millisecond, 2
	o := one(t, c, s.URL+"/slow")
	if o.State != Unsure || o.Detail != "no answer: it took too long" || s.count("HEAD /slow")+s.count("GET /slow") != 4 {
		t.Errorf("got %+v", o)
	}
}

func TestCertificate(t *testing.T) {
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	if o := one(t, impatient(), s.URL+"/"); o.State != Broken || o.Detail != "its certificate is not valid" {
		t.Errorf("got %+v", o)
	}
}

// What the questions say of themselves, and that they carry nothing else.
func TestHeader(t *testing.T) {
	var header http.Header
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header = r.Header
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
	}))
	defer s.Close()
	c := impatient()
	c.Check(t.Context(), []Link{{URL: s.URL + "/1"}, {URL: s.URL + "/2"}})
	if header.Get("User-Agent") != c.Agent || header.Get("Cookie") != "" || header.Get("Referer") != "" {
		t.Errorf("got %v", header)
	}
	if got := New("https://portaal.example").Agent; got != c.Agent {
		t.Errorf("New: %q", got)
	}
}

// A host gets one question at a time, with a pause; other hosts are asked meanwhile. An address is asked for once.
func TestPolite(t *testing.T) {
	var now, most, total atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		most.Store(max(most.Load(), now.Add(1)))
		total.Add(1)
		time.Sleep(5 * time.Millisecond)
		now.Add(-1)
	}))
	defer s.Close()
	var links []Link
	for i := range 6 {
		links = append(links, Link{URL: fmt.Sprintf("%s/%d#a", s.URL, i)}, Link{URL: fmt.Sprintf("%s/%d#b", s.URL, i)})
	}
	c := impatient()
	c.Pause = 10 * time.Millisecond
	begin := time.Now()
	r := c.Check(t.Context(), links)
	if took := time.Since(begin); most.Load() != 1 || total.Load() != 6 || took < 6*c.Pause {
		t.Errorf("%d at a time, %d in all, in %v", most.Load(), total.Load(), took)
	}
	if len(r.Outcomes) != 6 || len(r.Outcomes[0].Links) != 2 {
		t.Errorf("got %+v", r.Outcomes)
	}
}

func TestCancelled(t *testing.T) {
	s := newServer(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := impatient()
	c.Wait, c.Pause = time.Hour, time.Hour
	if r := c.Check(ctx, []Link{{URL: s.URL + "/fine"}}); r.Outcomes[0].State == Fine {
		t.Errorf("got %+v", r.Outcomes)
	}
}

func TestJudgeErrors(t *testing.T) {
	wrap := func(err error) error { return &url.Error{Op: "Head", URL: "https://x.example/", Err: err} }
	for _, test := range []struct {
		err    error
		state  State
		detail string
		final  bool
	}{
		{wrap(&net.OpError{Err: &net.DNSError{IsNotFound: true}}), Broken, "there is no such host", true},
		{wrap(&net.OpError{Err: &net.DNSError{Err: "server misbehaving", IsTemporary: true}}), Unsure, "no answer: ", false},
		{wrap(&tls.CertificateVerificationError{Err: errors.New("expired")}), Broken, "its certificate is not valid", true},
		{wrap(&net.OpError{Op: "dial", Err: errPrivate}), Private, "it leads to a machine that is not on the public internet", true},
		{wrap(errors.New("connection refused")), Unsure, "no answer: connection refused", false},
		{wrap(context.DeadlineExceeded), Unsure, "no answer: it took too long", false},
		{errRedirects, Broken, "its redirects never end", true},
	} {
		o := judge("https://x.example/", answer{err: test.err})
		if o.State != test.state || !strings.HasPrefix(o.Detail, test.detail) || o.Answered != (test.state == Private) || isFinal(test.err) != test.final {
			t.Errorf("%v: got %+v", test.err, o)
		}
	}
	if o := one(t, impatient(), "https://[x/"); o.State != Broken || o.Detail != "it is not a valid address" {
		t.Errorf("got %+v", o)
	}
}

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34": true, "2606:2800:220:1::1": true, "::ffff:93.184.216.34": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false, "100.64.0.1": false,
		"0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false, "192.0.2.1": false, "198.18.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fc00::1": false, "fec0::1": false, "ff02::1": false, "2001:db8::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "64:ff9b::a00:1": false, "2002:a00:1::": false,
	} {
		if IsPublic(netip.MustParseAddr(address)) != want {
			t.Errorf("%s: %v", address, !want)
		}
	}
}

// The checker for the internet reaches nothing on this machine.
func TestNewRefusesThisMachine(t *testing.T) {
	s := newServer(t)
	c := New("")
	c.Pause, c.Wait = 0, 0
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]"} {
		address := strings.Replace(s.URL, "127.0.0.1", host, 1) + "/fine"
		if o := one(t, c, address); o.State == Fine || s.count("HEAD /fine")+s.count("GET /fine") > 0 {
			t.Errorf("%s: got %+v", address, o)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	if got := retryAfter("12"); got != 12*time.Second {
		t.Errorf("got %v", got)
	}
	if got := retryAfter(time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)); got < 59*time.Minute || got > time.Hour {
		t.Errorf("got %v", got)
	}
	if got := retryAfter("binnenkort"); got != 0 {
		t.Errorf("got %v", got)
	}
}

// example is a report with every state in it.
func example() Report {
	at := func(file string, line int) Link {
		return Link{File: file, Position: diag.Position{Line: line, Column: 3}, Excerpt: "zin"}
	}
	return Report{[]Outcome{
		{Address: "https://a.example/x", State: Broken, Detail: "it answers 404 Not Found", Answered: true, Links: []Link{at("content/a.md", 4), at("content/b.md", 9)}},
		{Address: "https://b.example/", State: Fine, Answered: true, EndedAt: "https://b.example/", Links: []Link{at("content/a.md", 5)}},
		{Address: "https://b.example/nl", State: Fine, Answered: true, EndedAt: "https://b.example/nl/", Links: []Link{at("content/a.md", 5)}},
		{Address: "https://c.example/p|q", State: Moved, Detail: "moved to https://c.example/", MovedTo: "https://c.example/", Links: []Link{at("content/a.md", 6)}},
		{Address: "https://c.example/r", State: Moved, Detail: "moved to https://c.example/s", MovedTo: "https://c.example/s", Links: []Link{at("content/a.md", 7)}},
		{Address: "https://d.example/", State: Unsure, Detail: "it answers 403 Forbidden", Answered: true, Links: []Link{at("site.toml", 2)}},
		{Address: "http://intern/", State: Private, Detail: "it leads to a machine that is not on the public internet", Links: []Link{at("content/a.md", 8)}},
	}}
}

func TestProblems(t *testing.T) {
	var b strings.Builder
	if err := diag.Print(&b, diag.Text, example().Problems()); err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(b.String()) {
		if !strings.HasPrefix(line, "    zin") && strings.Trim(line, " ^\n") != "" {
			got = append(got, strings.TrimSpace(line))
		}
	}
	want := []string{
		"content/a.md:4:3: error: https://a.example/x: it answers 404 Not Found [external-broken]",
		"look for its new address, link to another page, or remove the link",
		"content/a.md:6:3: warning: https://c.example/p|q: moved to https://c.example/ [external-moved]",
		"that is a front page, so the page itself may be gone: look whether it still says what you refer to",
		"content/a.md:7:3: warning: https://c.example/r: moved to https://c.example/s [external-moved]",
		"look whether it still says what you refer to, and write the new address",
		"content/a.md:8:3: error: http://intern/: it leads to a machine that is not on the public internet [external-private]",
		"link to an address that everyone can reach",
		"content/b.md:9:3: error: https://a.example/x: it answers 404 Not Found [external-broken]",
		"look for its new address, link to another page, or remove the link",
		"site.toml:2:3: warning: https://d.example/: it answers 403 Forbidden [external-unsure]",
		"open it in a browser: some sites refuse programs, or were busy",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestMarkdown(t *testing.T) {
	const want = `## External links

7 external links: 1 broken, 1 private, 2 moved, 1 not sure, 2 fine

### Broken

| Address | What | Where |
| --- | --- | --- |
| [https://a.example/x](https://a.example/x) | it answers 404 Not Found | content/a.md:4, content/b.md:9 |

### Private

| Address | What | Where |
| --- | --- | --- |
| [http://intern/](http://intern/) | it leads to a machine that is not on the public internet | content/a.md:8 |

### Moved

| Address | What | Where |
| --- | --- | --- |
| [https://c.example/p\|q](https://c.example/p%7Cq) | moved to https://c.example/ | content/a.md:6 |
| [https://c.example/r](https://c.example/r) | moved to https://c.example/s | content/a.md:7 |

### Not sure

| Address | What | Where |
| --- | --- | --- |
| [https://d.example/](https://d.example/) | it answers 403 Forbidden | site.toml:2 |

### Fine, by a redirect that may change

| Address | What | Where |
| --- | --- | --- |
| [https://b.example/nl](https://b.example/nl) | leads to https://b.example/nl/ | content/a.md:5 |
`
	if got := example().Markdown(); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := (Report{}).Markdown(); got != "## External links\n\n0 external links\n" {
		t.Errorf("an empty report: %q", got)
	}
}

func TestIsOffline(t *testing.T) {
	silent := Outcome{State: Broken, Detail: "there is no such host"}
	for _, test := range []struct {
		outcomes []Outcome
		want     bool
	}{
		{nil, false}, {[]Outcome{silent}, false}, {[]Outcome{silent, silent}, true}, {[]Outcome{silent, {State: Unsure, Answered: true}}, false},
	} {
		if got := (Report{test.outcomes}).IsOffline(); got != test.want {
			t.Errorf("%+v: %v", test.outcomes, got)
		}
	}
}
