package render

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// qrQuiet is the white that a reader of QR codes needs around one, in modules (ISO/IEC 18004).
const qrQuiet = 4

// qrCode is a text as a picture for telephones. The zero value is no picture.
type qrCode struct {
	Size int    // width and height, with the white around it; a module is 1
	Path string // the black, as the path of an SVG
}

// newQR draws a text; one that is longer than a code can hold, some two thousand characters, gives no picture.
func newQR(text string) qrCode {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return qrCode{}
	}
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			start := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > start {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", start+qrQuiet, y+qrQuiet, x-start, x-start)
			}
		}
	}
	return qrCode{Size: code.Size + 2*qrQuiet, Path: path.String()}
}
