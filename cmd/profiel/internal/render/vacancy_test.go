package render

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

const bouwer = "content/vacatures/bouwer.md"

func TestVacancies(t *testing.T) {
	page := small(t).page("/vacatures/")
	page.Want(".vacancy-list a", "Bouwer gezocht")
	page.Want(".vacancy-list .level", "Laag")
	page.Want(".vacancy-actions a", "Vacature samenstellen", "Controleer een tekst die je al hebt")
	small(t, "site.toml", "[folders]", "[outputs]\ndata = false\n[folders]").page("/vacatures/").WantCount(".vacancy-actions", 0)
}

// A vacancy is whole: the text with its blanks, the tasks as its edition has them, and where they come from.
func TestVacancy(t *testing.T) {
	page := small(t, bouwer, `level = ["laag"]`, "level = [\"laag\"]\nedition = \"oud\"").page("/vacatures/bouwer/")
	page.Want("h1", "Bouwer gezocht")
	page.Want(".vacancy-paper .vacancy-field", "Het “doel”", "Salaris")
	page.Want(".vacancy-tasks h3", "Bouwen", "Schilderen")
	page.Want(".vacancy-task-list a", "Metselen", "Voegen", "Plafonds schilderen", "Kalken")
	page.Want(".vacancy-task-list .code", "BW-001", "BW-002", "BW-006", "BW-005")
	page.Want(".vacancy-task-list li:first-child .on-paper", "bouw.example/edities/oud/bw-001/", "bouw.example/edities/oud/bw-005/")
	if got := page.All(".vacancy-task-list a")[1].Attr("href"); got != "/edities/oud/bw-002/" {
		t.Errorf("the second task leads to %s", got)
	}
	page.Want(".vacancy-levels li", "Laag: mbo")
	page.Want(".vacancy-competencies dt", "Handig")
	page.Want(".vacancy-facts dd", "Oude editie", "Laag", "Bouwen, Schilderen", "4")
	page.Want(".vacancy-fields dt", "Salaris")
	page.Want(".vacancy-source .on-paper a", "bouw.example/vacatures/bouwer/")
	if got := page.One(".vacancy-actions a").Attr("href"); got != "/vacatures/samenstellen/#v=1&template=bouwer" {
		t.Errorf("to the composer: %s", got)
	}
}

// The text goes on behind what the page puts in it.
func TestVacancyKeepsItsOrder(t *testing.T) {
	var b bytes.Buffer
	w := small(t)
	p, _ := w.site.Page("/vacatures/bouwer/")
	if err := w.renderer.Page(&b, p); err != nil {
		t.Fatal(err)
	}
	rest := b.String()
	for _, text := range []string{"Wat je doet</h2>", "Je werkt aan", "vacancy-tasks", "Wat je meebrengt</h2>", "vacancy-levels", "vacancy-competencies", "Je belt.", "vacancy-source"} {
		_, after, found := strings.Cut(rest, text)
		if !found {
			t.Fatalf("%q does not come next", text)
		}
		rest = after
	}
}

func TestTaskSaysInWhichVacanciesItIs(t *testing.T) {
	w := small(t)
	w.page("/gebieden/bouwen/metselen/").Want("[aria-labelledby=vacatures] li", "Bouwer gezocht")
	w.page("/gebieden/bouwen/voegen/").WantCount("[aria-labelledby=vacatures]", 0)
	w.page("/niveaus/laag/").Want("[aria-labelledby=vacatures] li", "Bouwer gezocht")
}

// Without scripts the pages for scripts lead to where the same is done by hand.
func TestVacancyToolsWithoutScripts(t *testing.T) {
	w := small(t)
	w.page("/vacatures/controle/").Want(".without-script ul:first-of-type a", "Bouwen", "Schilderen")
}

// Headings in the tasks go one deeper than what they stand under.
func TestHeadingsOfTasks(t *testing.T) {
	for heading, tag := range map[string]string{"## Wat je doet": "h3", "## A\n\n### Wat je doet": "h4", "Wat je doet": "h2"} {
		small(t, bouwer, "## Wat je doet", heading).page("/vacatures/bouwer/").Want(".vacancy-tasks "+tag, "Bouwen", "Schilderen")
	}
}

// TestQR paints the path as a browser does, and has a reader of QR codes by others read it.
func TestQR(t *testing.T) {
	for _, address := range []string{"https://profiel.example/vacatures/moderator/", "http://127.0.0.1:1313/" + strings.Repeat("lang/", 40)} {
		bitmap, err := gozxing.NewBinaryBitmapFromImage(painted(t, newQR(address)))
		if err != nil {
			t.Fatal(err)
		}
		result, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
		if err != nil || result.GetText() != address {
			t.Errorf("%s: got %v, %v", address, result, err)
		}
	}
	if long := newQR(strings.Repeat("x", 5000)); long != (qrCode{}) {
		t.Error("a text too long for a code gives one")
	}
}

// painted is a code as a picture, four pixels a module.
func painted(t *testing.T, code qrCode) image.Image {
	t.Helper()
	const module = 4
	picture := image.NewGray(image.Rect(0, 0, code.Size*module, code.Size*module))
	draw.Draw(picture, picture.Bounds(), image.White, image.Point{}, draw.Src)
	for run := range strings.SplitSeq(strings.TrimSuffix(code.Path, "z"), "z") {
		var x, y, width, back int
		if _, err := fmt.Sscanf(run, "M%d %dh%dv1h-%d", &x, &y, &width, &back); err != nil || width != back {
			t.Fatalf("%q: %v", run, err)
		}
		draw.Draw(picture, image.Rect(x*module, y*module, (x+width)*module, (y+1)*module), image.Black, image.Point{}, draw.Src)
	}
	return picture
}
