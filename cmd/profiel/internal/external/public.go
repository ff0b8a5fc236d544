package external

import (
	"context"
	"errors"
	"net/netip"
	"slices"
	"syscall"
)

// errPrivate is that an address may not be reached.
var errPrivate = errors.New("not on the public internet")

// notPublic are the networks that netip does not tell from the public internet: IANA's registries of special-purpose addresses, as
// far as they are not globally reachable, and what carries an IPv4 address inside.
var notPublic = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"), netip.MustParsePrefix("2001::/23"),
	netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("3fff::/20"), netip.MustParsePrefix("fec0::/10"),
}

// IsPublic reports whether an address is one that anyone on the internet can reach.
func IsPublic(a netip.Addr) bool {
	a = a.Unmap()
	in := func(p netip.Prefix) bool { return p.Contains(a) }
	return a.IsGlobalUnicast() && !a.IsPrivate() && !slices.ContainsFunc(notPublic, in)
}

// refuse stops a connection to what may not be reached. It is asked after the name was looked up, so no name gets round it.
func (c Checker) refuse(_ context.Context, _, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if !c.Reach(to.Addr()) {
		return errPrivate
	}
	return nil
}
