package server

import (
	"net"
	"strings"
	"testing"
)

func TestListen(t *testing.T) {
	listener, err := listen(":0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	taken := listener.Addr().String()
	if !strings.HasPrefix(taken, "127.0.0.1:") {
		t.Errorf("an address without a host is %s, want loopback", taken)
	}
	if want := "http://" + taken + "/"; address(listener.Addr()) != want {
		t.Errorf("address %s, want %s", address(listener.Addr()), want)
	}
	for addr, want := range map[string]string{
		taken:             "another program already listens on " + taken + ": stop it, or choose another port, such as --addr",
		"1313":            "it is not host:port",
		"127.0.0.1:99999": "choose another address with --addr",
	} {
		if l, err := listen(addr); err == nil {
			l.Close()
			t.Errorf("%s: no error", addr)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %q, want %q", addr, err, want)
		}
	}
}

func TestAddressOfEveryInterface(t *testing.T) {
	if got := address(&net.TCPAddr{IP: net.IPv6unspecified, Port: 1313}); got != "http://localhost:1313/" {
		t.Error(got)
	}
}

func TestHostCheck(t *testing.T) {
	home := hostCheck(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1313}, "mijncomputer:1313")
	for host, want := range map[string]bool{
		"127.0.0.1:1313": true, "127.0.0.1": true, "127.9.9.9:80": true, "localhost:1313": true, "LocalHost": true, "localhost.": true,
		"[::1]:1313": true, "[::1]": true, "mijncomputer:1313": true, "mijncomputer": true,
		"": false, ":1313": false, "evil.example": false, "evil.example:1313": false, "localhost.evil.example": false,
		"127.0.0.1.evil.example": false, "192.168.1.10:1313": false, "0.0.0.0:1313": false,
	} {
		if got := home(host); got != want {
			t.Errorf("%q: %v, want %v", host, got, want)
		}
	}
	if unnamed := hostCheck(&net.TCPAddr{IP: net.IPv6loopback}, ":1313"); unnamed("") {
		t.Error("an empty Host is answered")
	}
	if everywhere := hostCheck(&net.TCPAddr{IP: net.IPv4zero}, "0.0.0.0:1313"); !everywhere("laptop.local:1313") {
		t.Error("a listener on every interface does not answer to a name")
	}
}
