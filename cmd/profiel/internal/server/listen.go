package server

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"syscall"
)

// loopback is the host of an address that names none: a preview is seen by others only when asked for.
const loopback = "127.0.0.1"

// ListenError is an address that cannot be listened on. It says which other to try: whatever is the matter (no address, another
// program's, one that needs more rights), another --addr mends it.
type ListenError struct {
	reason string
	err    error // may be nil
}

func (e *ListenError) Error() string { return e.reason }
func (e *ListenError) Unwrap() error { return e.err }

// listen opens addr, "host:port" or ":port". The error is a [ListenError].
func listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		reason := fmt.Sprintf("cannot listen on %q: it is not host:port; use for example --addr %s:1313", addr, loopback)
		return nil, &ListenError{reason, err}
	}
	if host == "" {
		host = loopback
	}
	full := net.JoinHostPort(host, port)
	listener, err := net.Listen("tcp", full)
	if errors.Is(err, syscall.EADDRINUSE) {
		reason := fmt.Sprintf("another program already listens on %s: stop it, or choose another port, such as --addr %s",
			full, net.JoinHostPort(host, "0"))
		return nil, &ListenError{reason, err}
	}
	if err != nil {
		return nil, &ListenError{fmt.Sprintf("cannot listen on %s: %v; choose another address with --addr", full, err), err}
	}
	return listener, nil
}

// address is what a person opens in a browser on this machine.
func address(a net.Addr) string {
	host, port, _ := net.SplitHostPort(a.String())
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return (&url.URL{Scheme: "http", Host: net.JoinHostPort(host, port), Path: "/"}).String()
}

// hostCheck returns what decides whether a request's Host header is answered. A listener on loopback answers to localhost,
// loopback addresses and the host that was asked for in addr; any other listener answers to every name.
func hostCheck(listens net.Addr, addr string) func(host string) bool {
	tcp, ok := listens.(*net.TCPAddr)
	if !ok || !tcp.IP.IsLoopback() {
		return func(string) bool { return true }
	}
	asked := hostOnly(addr)
	return func(host string) bool {
		name := hostOnly(host)
		ip := net.ParseIP(name)
		return name == "localhost" || name != "" && name == asked || ip != nil && ip.IsLoopback()
	}
}

// hostOnly is the host of "host", "host:port" or "[host]:port", in lower case and without a final dot. The port does not
// matter: it may differ when a tunnel or container lies between.
func hostOnly(host string) string {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return strings.ToLower(strings.TrimSuffix(host, "."))
}
