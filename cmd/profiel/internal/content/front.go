package content

// Common is the front matter that every kind may hold.
type Common struct {
	Title   string   `toml:"title"`
	Summary string   `toml:"summary"` // one sentence, shown in lists and search results
	Weight  int      `toml:"weight"`  // order among its siblings, small first; 0: last
	Aliases []string `toml:"aliases"` // former addresses, each starting with "/"
	Draft   bool     `toml:"draft"`   // only shown by `serve`
}

func (c *Common) common() *Common { return c }

// Page is the front matter of an ordinary page, a folder's own page and a model.
type Page struct {
	Common
}

// Area is the front matter of an area.
type Area struct {
	Common
	In map[string]AreaIn `toml:"in"` // by edition
}

// AreaIn is what one edition says of an area.
type AreaIn struct {
	Characteristic string            `toml:"characteristic"` // the edition's one-line description of the work
	Empty          map[string]string `toml:"empty"`          // by level: why the edition lists no task there
}

// Task is the front matter of a task. Title, level and the folder's area are what the current edition says.
type Task struct {
	Common
	Code         string            `toml:"code"`
	Level        string            `toml:"level"`
	Edition      []string          `toml:"edition"` // the editions that list the task
	In           map[string]TaskIn `toml:"in"`      // by edition, only what differs
	Related      []string          `toml:"related"` // codes
	Competencies []string          `toml:"competencies"`
	CoreTasks    []string          `toml:"core_tasks"`  // "model/core-task"
	Rhythm       string            `toml:"rhythm"`      // daily, weekly or monthly
	ReplacedBy   []string          `toml:"replaced_by"` // codes, for a task that left the profile
}

// TaskIn is what one edition says otherwise of a task; of one that it dropped, only why.
type TaskIn struct {
	Title      string `toml:"title"`
	Level      string `toml:"level"`
	Area       string `toml:"area"`
	Weight     int    `toml:"weight"`      // order among its neighbours in that edition
	LevelBasis string `toml:"level_basis"` // a key of that edition's [level_basis]; empty: printed in the source
	Gone       string `toml:"gone"`        // why the edition, the first without the task, no longer lists it
}

// Level is the front matter of a level.
type Level struct {
	Common
	Education  string `toml:"education"`
	Experience string `toml:"experience"`
	Asks       string `toml:"asks"` // what a vacancy asks for; empty: the education
}

// Edition is the front matter of an edition.
type Edition struct {
	Common
	Published  string            `toml:"published"` // free text, such as "circa 2023"
	Makers     []string          `toml:"makers"`
	Sources    []string          `toml:"sources"`
	TasksKnown *bool             `toml:"tasks_known"` // nil: true
	LevelBasis map[string]string `toml:"level_basis"` // footnotes for levels that the source does not print
}

// Competency is the front matter of a competency.
type Competency struct {
	Common
	Mapping
}

// CoreTask is the front matter of a core task.
type CoreTask struct {
	Common
	Mapping
	Tasks []string `toml:"tasks"` // codes
}

// Mapping lays a competency or a core task onto the areas.
type Mapping struct {
	Areas []string              `toml:"areas"`
	Area  map[string]MappedArea `toml:"area"` // by area: how and why
}

// MappedArea says how strongly something belongs to an area, and why.
type MappedArea struct {
	Weight string `toml:"weight"` // "main" or "side"; empty: main
	Reason string `toml:"reason"`
}

// Vacancies is the front matter of the vacancies' own page: the fields that templates may have.
type Vacancies struct {
	Common
	Field map[string]VacancyField `toml:"field"` // by name; [File.NamesIn] gives their order
}

// VacancyField is what an organisation fills in itself.
type VacancyField struct {
	Label     string `toml:"label"` // what stands in the place of an empty field
	Short     string `toml:"short"` // its name in a vacancy that has no text of its own
	Hint      string `toml:"hint"`
	Required  bool   `toml:"required"`
	Reason    string `toml:"reason"` // why it may not stay empty
	Source    string `toml:"source"` // where the reason can be read
	Multiline bool   `toml:"multiline"`
	Property  string `toml:"property"` // what of a job posting it says
}

// Vacancy is the front matter of a vacancy template.
type Vacancy struct {
	Common
	Level        []string `toml:"level"`
	Areas        []string `toml:"areas"`
	Tasks        []string `toml:"tasks"` // codes; empty: all tasks of those levels and areas
	Competencies []string `toml:"competencies"`
	Edition      string   `toml:"edition"`
}
