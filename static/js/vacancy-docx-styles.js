/**
 * How a vacancy looks in Word: the parts of a .docx that are the same for every vacancy, and the numbering of its lists. Sizes are
 * in half points, distances in twentieths of a point.
 */

const INK = "1A2232";
const BLUE = "1F4F8F";

function paragraphStyle(id, name, { based = "Normal", next = "", paragraph = "", run = "" }) {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/>` +
    `${next && `<w:next w:val="${next}"/>`}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

function heading(level, size, before) {
  return paragraphStyle(`Heading${level}`, `heading ${level}`, {
    next: "Normal",
    paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="${before}" w:after="80"/><w:outlineLvl w:val="${level - 1}"/>`,
    run: `${font("Cambria")}<w:b/><w:sz w:val="${size}"/>`,
  });
}

function font(name) {
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`;
}

function characterStyle(id, name, run) {
  return `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${run}</w:rPr></w:style>`;
}

/** What stands in styles.xml; {language} is to be replaced. */
export const STYLES =
  `<w:docDefaults><w:rPrDefault><w:rPr>${font("Calibri")}<w:color w:val="${INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/>` +
  '<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>' +
  '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
  paragraphStyle("Title", "Title", {
    next: "Normal", paragraph: '<w:keepNext/><w:spacing w:after="200" w:line="240" w:lineRule="auto"/>', run: `${font("Cambria")}<w:b/><w:sz w:val="44"/>`,
  }) +
  heading(1, 30, 320) + heading(2, 26, 240) + heading(3, 23, 200) +
  paragraphStyle("ListBullet", "List Bullet", { paragraph: '<w:spacing w:after="60"/>' }) +
  paragraphStyle("ListNumber", "List Number", { paragraph: '<w:spacing w:after="60"/>' }) +
  characterStyle("Hyperlink", "Hyperlink", `<w:color w:val="${BLUE}"/><w:u w:val="single"/>`) +
  characterStyle("EmptyField", "Empty Field", '<w:shd w:val="clear" w:color="auto" w:fill="FFE69A"/>');

function abstractList(id, format, text) {
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
    `<w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
    '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>';
}

/**
 * @param {number} ordered how many ordered lists there are
 * @returns {string} what stands in numbering.xml: list 1 has bullets, 2 and on count, each from one
 */
export function numbering(ordered) {
  const counting = Array.from({ length: ordered }, (_, i) => `<w:num w:numId="${i + 2}"><w:abstractNumId w:val="1"/>` +
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>');
  return `${abstractList(0, "bullet", "•")}${abstractList(1, "decimal", "%1.")}` +
    `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${counting.join("")}`;
}
