package markdown

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/dlclark/regexp2/v2"
	"github.com/yuin/goldmark/ast"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// The lexers give up a match after a quarter of a second on the clock and take the next rule, without a word. On a busy machine
// that happens to any match, and one body would not always become the same HTML. The clock is looked at once in this time: only a
// match that takes no end is still cut off.
func init() { regexp2.SetTimeoutCheckPeriod(time.Minute) }

// languages holds what is needed to highlight code.
type languages struct {
	lexers  map[string]chroma.Lexer // by every name a fence may give them, in small letters; nil for text without highlighting
	classes map[chroma.TokenType]string
}

func newLanguages() languages {
	return languages{lexers: knownLexers(), classes: tokenClasses()}
}

// spoken are the languages that get colours, and those that stand within one of them. The library has some 300, and among them are lexers
// that go round for ever on a few bytes; these have been tried: see FuzzHighlight. "http" is not among them, for it looks for a
// lexer of its own among all.
var spoken = []string{
	"bash", "bash-session", "bat", "c", "cpp", "csharp", "css", "dart", "diff", "docker", "elixir", "go", "graphql", "haskell", "hcl", "html", "ini", "java", "javascript",
	"json", "kotlin", "make", "markdown", "nginx", "perl", "php", "powershell", "python", "r", "ruby", "rust", "scala", "sparql", "sql", "swift", "toml", "turtle",
	"typescript", "xml", "yaml",
}

// registry has the lexers of the languages. A lexer looks there for that of a language within its own.
var registry = sync.OnceValue(func() *chroma.LexerRegistry {
	r := chroma.NewLexerRegistry()
	for _, name := range spoken {
		r.Register(lexers.Get(name))
	}
	return r
})

func knownLexers() map[string]chroma.Lexer {
	known := map[string]chroma.Lexer{}
	for _, lexer := range registry().Lexers {
		config := lexer.Config()
		known[strings.ToLower(config.Name)] = lexer
		for _, alias := range config.Aliases {
			known[strings.ToLower(alias)] = lexer
		}
	}
	for _, name := range []string{"text", "txt", "plain", "plaintext", "no-highlight"} {
		known[name] = nil
	}
	return known
}

// mostCodeWork bounds what highlighting may cost a page: the sum, over its blocks, of the square of their length in bytes. Many lexers look
// from every place to the end of the block for what closes something, the one for Java among them, and so eight times the code takes
// 64 times as long. This is room for one block of 2 KiB, or for four of one.
const mostCodeWork = 4 << 20

// fencedCode writes a fenced block, highlighted when its language is known and there is not too much of it. Without a language there is
// no guess.
func (p *page) fencedCode(n *ast.FencedCodeBlock) {
	code := p.lines(n)
	name := strings.ToLower(strings.TrimSpace(string(n.Language(p.src.Body))))
	lexer, known := p.languages.lexers[name]
	if name != "" && !known {
		p.unknownLanguage(n)
	}
	if lexer == nil || !p.affords(code) || !p.highlight(lexer, code, name) {
		p.plainCode(code, name)
	}
}

// affords reports whether the page may still highlight so much code, and counts it.
func (p *page) affords(code string) bool {
	work := len(code) * len(code)
	if p.codeWork+work > mostCodeWork {
		return false
	}
	p.codeWork += work
	return true
}

func (p *page) unknownLanguage(n *ast.FencedCodeBlock) {
	written := n.Language(p.src.Body)
	offset, width := p.find(written, n.Info.Segment.Start)
	hint := diag.DidYouMean(string(written), slices.Collect(maps.Keys(p.languages.lexers)))
	if hint == "" {
		hint = "write text for code without highlighting"
	}
	p.problem(offset, width, diag.Problem{
		Severity: diag.Warning, Name: "unknown-code-language", Message: "cannot highlight \"" + string(written) + "\"", Hint: hint,
	})
}

// plainCode writes code without highlighting.
func (p *page) plainCode(code, language string) {
	p.openCode("", language)
	p.literal([]byte(code))
	p.closeCode()
}

// highlight writes code with its tokens in elements; false when the lexer gives up, and nothing is written then.
func (p *page) highlight(lexer chroma.Lexer, code, language string) bool {
	tokens, ok := tokensOf(lexer, code)
	if !ok {
		return false
	}
	p.openCode(` class="chroma"`, language)
	for _, token := range tokens {
		p.token(token)
	}
	p.closeCode()
	p.hasCode = true
	return true
}

// tokensOf cuts code into tokens, of which no two of one type follow on each other. ok is false when the lexer fails, loses a part of the
// code, or goes round without getting further.
func tokensOf(lexer chroma.Lexer, code string) (tokens []chroma.Token, ok bool) {
	next, err := lexer.Tokenise(nil, code)
	if err != nil {
		return nil, false
	}
	length, left := 0, 4*len(code)+100 // tokens: some are empty
	for token := next(); token != chroma.EOF; token = next() {
		length += len(token.Value)
		if left--; left == 0 {
			return nil, false
		}
		if n := len(tokens); n > 0 && tokens[n-1].Type == token.Type {
			tokens[n-1].Value += token.Value
		} else if token.Value != "" {
			tokens = append(tokens, token)
		}
	}
	return tokens, length == len(code)
}

// token writes a token, in an element when the stylesheet has something to say about it.
func (p *page) token(token chroma.Token) {
	class := p.languages.classes[token.Type]
	if class != "" {
		p.html.WriteString(`<span class="` + class + `">`)
	}
	p.literal([]byte(token.Value))
	if class != "" {
		p.html.WriteString("</span>")
	}
}

// openCode begins code in an element that a keyboard can scroll. It is a group, not a region: no landmark for every example.
func (p *page) openCode(attributes, language string) {
	p.html.WriteString(`<div class="code-scroll" role="group" tabindex="0" aria-label="` + labelCode + `">`)
	p.html.WriteString(`<pre` + attributes + `><code`)
	if language != "" {
		p.attribute("class", "language-"+language)
	}
	p.html.WriteString(">")
}

func (p *page) closeCode() {
	p.html.WriteString("</code></pre></div>\n")
}

// lines returns the text of a block of code.
func (p *page) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(p.src.Body))
	}
	return b.String()
}
