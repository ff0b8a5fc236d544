// Package server is the preview of `profiel serve`: it answers with pages that are rendered when asked for, watches the
// sources, and brings the browser up to date.
//
// What it promises:
//
//   - It listens before the site is loaded. A request waits for the first load; after that every request is answered from
//     the newest state, never from half of one.
//   - One load runs at a time. What changes during a load leads to the next one.
//   - A file is made once a state, however many ask for it. The pages that are read just now are made before a new state is known.
//   - A browser that shows an older state is told so, whenever that state was made: before a restart of the server, while
//     the tab was hidden, or a moment ago. A page carries the id of its state; the event stream compares it with the newest.
//   - When only stylesheets changed, the page swaps its stylesheet and stays. Otherwise it reloads, once.
//   - Problems in the sources are shown on every page until they are mended. A page that cannot be made because of an
//     error in its file stands as it was before.
//   - No change is missed: where the system watches no more folders, the watcher says so and looks for itself.
//   - At its end a page says in which file its words stand.
//   - On a loopback address only requests that name a loopback host are answered, so that a page elsewhere cannot read the
//     preview by pointing its own name to this machine (DNS rebinding).
//   - Only a page of the preview itself hears what changes, and every answer has the headers that Options gives its address.
//   - Who connects and does not send a whole request is let go within headerTime, who does not read the answer within answerTime.
//   - Nothing that is sent may be kept by the browser: no-store, and temporary redirects instead of permanent ones.
//
// The rooms: watch.go, poll.go and debounce.go turn the disk's events into sets of changed files, preview.go turns those into states,
// state.go keeps the newest, files.go what was made of it, and handler.go with events.go answers requests from those. The watcher knows nothing of HTTP, the
// handler nothing of the disk.
package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Site is one state of the site.
type Site struct {
	// Open returns a file of the output, such as "index.html", "matrix/index.html" or "assets/ab12/css/site.css". Its error is
	// fs.ErrNotExist when there is no such file; another error means that the file cannot be made, and is shown as a page.
	// It is called by several goroutines at a time, and the answer is not changed. While nothing but stylesheets changes it also knows
	// the assets by their names of before: a page whose stylesheet was swapped still asks for scripts by those.
	Open       func(name string) ([]byte, error)
	Redirects  map[string]string // address -> address, such as "/cm-017/" -> "/aandachtsgebieden/…/"
	Stylesheet string            // address of the stylesheet
	Problems   diag.List         // what is wrong with the sources; the pages that can be made are there nevertheless

	// Help returns the address on the site of the explanation of a problem, by its name; "" when there is none. It may be nil.
	Help func(name string) string

	// Source returns where the words of a page stand, by the page's file of the output. It may be nil.
	Source func(name string) Source
}

// Source is the file in which somebody writes to change a page. The zero Source says that this is many files, or none.
type Source struct {
	Name   string // below the site's folder, such as "content/over/wie.md"
	Path   string // on this computer
	Editor string // address that opens the file in an editor; empty when none is known
}

// Options says what to preview.
type Options struct {
	Root string    // the site's folder: content/, layouts/, static/ and site.toml are watched below it
	Out  io.Writer // gets the address, once the server listens, as its one line
	Log  io.Writer // gets one line a change, and the problems

	// Load makes a state from the sources; an error means that nothing can be shown. It gets what changed since it was called before,
	// slash-separated below Root; nothing the first time. It is called by one goroutine at a time.
	Load func(changed []string) (Site, error)

	// Headers are those of the answers, such as the policy of the published site; of two rules with one name the last counts.
	Headers []HeaderRule
}

// Limits of a connection. headerTime is how long the head of a request may take from the first byte, or from the connection;
// answerTime how long its answer, or one event; idleTime is how long a connection may stand open between requests.
const (
	headerTime  = 5 * time.Second
	answerTime  = time.Minute
	idleTime    = time.Minute
	headerBytes = 64 << 10
)

// shutdownTime is how long answers that are under way may take after the end was asked for.
const shutdownTime = 500 * time.Millisecond

// Run previews a site on addr until ctx ends, and then returns nil. An addr without a host means the loopback address; port 0
// means any free port. An error says why it cannot watch; one about addr is a [ListenError].
func Run(ctx context.Context, addr string, o Options) error {
	listener, err := listen(addr)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }() // serve closes it too; this is for the ways out before
	logger := log.New(o.Log, "", 0)
	w, err := newWatcher(o.Root, logger) // before the first load, so that no change falls between the two
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(o.Out, address(listener.Addr())); err != nil {
		return err
	}

	newest := newStore()
	paths, changes := make(chan string), make(chan []string)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return w.run(ctx, paths) })
	group.Go(func() error { debounce(ctx, paths, changes); return nil })
	group.Go(func() error { (&preview{load: o.Load, log: logger, newest: newest}).run(ctx, changes); return nil })
	group.Go(func() error {
		h := newHandler(newest, hostCheck(listener.Addr(), addr))
		return serve(ctx, listener, withHeaders(o.Headers, h), logger)
	})
	return group.Wait()
}

func newHTTPServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: headerTime, WriteTimeout: answerTime, IdleTimeout: idleTime, MaxHeaderBytes: headerBytes,
	}
}

// serve answers requests until ctx ends. Every request's context ends with ctx, so that event streams end by themselves.
func serve(ctx context.Context, listener net.Listener, h http.Handler, logger *log.Logger) error {
	s := newHTTPServer(h)
	s.ErrorLog = logger
	s.BaseContext = func(net.Listener) context.Context { return ctx }
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := s.Shutdown(patience); !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return s.Close()
}
