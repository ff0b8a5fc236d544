//go:build browser

package browsertest

import (
	"encoding/json"
	"io/fs"
	"testing"
)

// readData reads a file of data of the site.
func readData(t *testing.T, name string, into any) {
	t.Helper()
	text, err := fs.ReadFile(shared.site, name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

// publishedTask is a task as the published data has it: the witness for what pages must show.
type publishedTask struct {
	Code         string
	Title        string
	URL          string
	Area         string
	Level        string
	Competencies []string
	CoreTasks    []string           `json:"core_tasks"`
	Editions     map[string]version // by the name of the edition
}

// version is a task as one edition has it.
type version struct{ Title, URL, Area, Level string }

func publishedTasks(t *testing.T) []publishedTask {
	t.Helper()
	var profile struct{ Tasks []publishedTask }
	readData(t, "data/profile.json", &profile)
	return profile.Tasks
}

// cm017 is task CM-017 as the site publishes it.
func cm017(t *testing.T) publishedTask {
	t.Helper()
	for _, task := range publishedTasks(t) {
		if task.Code == "CM-017" {
			return task
		}
	}
	t.Fatal("the site has no task CM-017")
	return publishedTask{}
}
