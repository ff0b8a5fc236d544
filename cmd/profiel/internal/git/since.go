package git

import (
	"context"
	"strings"
)

// ChangedSince lists the files below a folder that commits changed or added since this line of work left a branch, as it is here or
// at origin. The error says that git does not know the branch, or no commit that both have: a shallow clone may have cut it off.
//
// Names of contents are enough for it, so that a partial clone need not fetch any content.
func (r Repo) ChangedSince(ctx context.Context, branch, folder string) ([]string, error) {
	base, err := r.run(ctx, nil, "merge-base", "refs/remotes/origin/"+branch, "HEAD")
	if err != nil {
		base, err = r.run(ctx, nil, "merge-base", "refs/heads/"+branch, "HEAD")
	}
	if err != nil {
		return nil, err
	}
	out, err := r.run(ctx, nil, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", "--relative", strings.TrimSpace(base), "HEAD", "--", folder)
	if err != nil {
		return nil, err
	}
	return strings.FieldsFunc(out, func(r rune) bool { return r == 0 }), nil
}
