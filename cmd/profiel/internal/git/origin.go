package git

import (
	"context"
	"strings"
)

// Origin tells where the folder came from: the address of the remote that git calls origin, in whichever form it was given and with
// whatever secret it holds, and the path of the folder within the repository, "" or with a slash at the end. Without such a remote
// the address is "".
func (r Repo) Origin(ctx context.Context) (address, folder string, err error) {
	prefix, err := r.run(ctx, nil, "rev-parse", "--show-prefix")
	if err != nil {
		return "", "", err
	}
	folder = strings.TrimSuffix(prefix, "\n")
	address, err = r.run(ctx, nil, "remote", "get-url", "origin")
	if err != nil { // there is none
		return "", folder, nil
	}
	return strings.TrimSpace(address), folder, nil
}
