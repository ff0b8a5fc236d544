package external

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// answer is what came of one question, after its redirects.
type answer struct {
	status  int           // 0: none came
	err     error         // why
	asksFor time.Duration // how long the host asks to wait
	movedTo string        // where redirects that hold for good lead; "" when there is none
	endedAt string        // the address that gave the status
}

// errRedirects is that redirects lead on and on.
var errRedirects = errors.New("its redirects never end")

// mostRedirects is how many redirects browsers follow.
const mostRedirects = 20

// client follows no redirects by itself, and reaches only what may be reached.
func (c Checker) client() *http.Client {
	dialer := net.Dialer{Timeout: c.Timeout, ControlContext: c.refuse}
	return &http.Client{
		Timeout:       c.Timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport:     &http.Transport{DialContext: dialer.DialContext, DisableKeepAlives: true, TLSHandshakeTimeout: c.Timeout},
	}
}

// ask asks for one address, again while that can help.
func (c Checker) ask(ctx context.Context, client *http.Client, address string) Outcome {
	if u, err := url.Parse(address); err != nil || u.Host == "" {
		return Outcome{Address: address, State: Broken, Detail: "it is not a valid address", Answered: true}
	}
	var a answer
	wait := c.Wait
	for try := 1; ; try++ {
		a = c.question(ctx, client, address)
		if try >= c.Tries || !a.isForNow() || a.asksFor > c.Longest || ctx.Err() != nil {
			return judge(address, a)
		}
		sleep(ctx, max(wait, a.asksFor))
		wait *= 2
	}
}

// question asks with HEAD, which sends no page, and where that gives an error with GET: not every host knows HEAD.
func (c Checker) question(ctx context.Context, client *http.Client, address string) answer {
	a := c.follow(ctx, client, http.MethodHead, address)
	if a.err == nil && (a.status < 400 || a.status == http.StatusTooManyRequests) {
		return a
	}
	if a.err != nil && !a.isForNow() {
		return a
	}
	sleep(ctx, c.Pause)
	return c.follow(ctx, client, http.MethodGet, address)
}

// follow asks for an address and follows its redirects.
func (c Checker) follow(ctx context.Context, client *http.Client, method, address string) answer {
	a := answer{endedAt: address}
	forGood := true
	for range mostRedirects {
		response, err := c.send(ctx, client, method, a.endedAt)
		if err != nil {
			a.err = err
			return a
		}
		next, isRedirect := nextOf(response)
		if !isRedirect {
			a.status, a.asksFor = response.StatusCode, retryAfter(response.Header.Get("Retry-After"))
			return a
		}
		forGood = forGood && (response.StatusCode == http.StatusMovedPermanently || response.StatusCode == http.StatusPermanentRedirect)
		if forGood && next != address {
			a.movedTo = next
		}
		a.endedAt = next
	}
	a.err = errRedirects
	return a
}

func (c Checker) send(ctx context.Context, client *http.Client, method, address string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", c.Agent)
	request.Header.Set("Accept", "text/html, */*;q=0.8")
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	return response, response.Body.Close()
}

// nextOf returns where a redirect leads.
func nextOf(response *http.Response) (address string, isRedirect bool) {
	switch response.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		next, err := response.Location()
		if err != nil || next.Scheme != "http" && next.Scheme != "https" {
			return "", false
		}
		return next.String(), true
	}
	return "", false
}

// retryAfter reads how long a host asks to wait: seconds, or a date.
func retryAfter(header string) time.Duration {
	if seconds, err := strconv.Atoi(header); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if date, err := http.ParseTime(header); err == nil {
		return time.Until(date)
	}
	return 0
}

// isForNow reports an answer that may be another one later.
func (a answer) isForNow() bool {
	if a.err != nil {
		return !isFinal(a.err)
	}
	return a.status == http.StatusTooManyRequests || a.status >= 500
}

// isFinal reports an error that stays: of the name, the certificate, or what may be reached.
func isFinal(err error) bool {
	return isNoHost(err) || isBadCertificate(err) || errors.Is(err, errPrivate) || errors.Is(err, errRedirects)
}

func isNoHost(err error) bool {
	dns, ok := errors.AsType[*net.DNSError](err)
	return ok && dns.IsNotFound
}

func isBadCertificate(err error) bool {
	_, invalid := errors.AsType[*tls.CertificateVerificationError](err)
	_, wrongHost := errors.AsType[x509.HostnameError](err)
	return invalid || wrongHost
}

// judge says what an answer means for a reader.
func judge(address string, a answer) Outcome {
	o := Outcome{Address: address, Answered: a.status != 0, MovedTo: a.movedTo, EndedAt: a.endedAt}
	switch {
	case errors.Is(a.err, errPrivate):
		o.State, o.Detail, o.Answered = Private, "it leads to a machine that is not on the public internet", true
	case isNoHost(a.err):
		o.State, o.Detail = Broken, "there is no such host"
	case isBadCertificate(a.err):
		o.State, o.Detail = Broken, "its certificate is not valid"
	case errors.Is(a.err, errRedirects):
		o.State, o.Detail = Broken, errRedirects.Error()
	case a.err != nil:
		o.State, o.Detail = Unsure, "no answer: "+cause(a.err)
	case a.status == http.StatusNotFound || a.status == http.StatusGone:
		o.State, o.Detail = Broken, said(a.status)
	case a.status < 200 || a.status > 299:
		o.State, o.Detail = Unsure, said(a.status)
	case a.movedTo != "":
		o.State, o.Detail = Moved, "moved to "+a.movedTo
	default:
		o.State = Fine
	}
	return o
}

func said(status int) string {
	return fmt.Sprintf("it answers %d %s", status, http.StatusText(status))
}

// cause is an error without the method and address that net/http puts before it.
func cause(err error) string {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		if wrapped.Timeout() {
			return "it took too long"
		}
		return wrapped.Err.Error()
	}
	return err.Error()
}
