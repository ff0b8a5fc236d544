/**
 * A ZIP archive of texts, stored as they are. Pure: no DOM. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 *
 * Names are ASCII; an archive has at most 65,535 files and 4 GB.
 */

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

/** @returns {number} the CRC-32 of bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/**
 * @param {{name: string, text: string}[]} files in the order of the archive
 * @param {Date} time when they were made
 * @returns {Blob}
 */
export function zipFile(files, time) {
  const encoder = new TextEncoder();
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, text } of files) {
    const content = encoder.encode(text);
    const facts = factsOf(encoder.encode(name), content, time);
    const header = [bytes(4, 0x04034b50), facts];
    directory.push(bytes(4, 0x02014b50), bytes(2, 20), facts.slice(0, FACTS), new Uint8Array(10), bytes(4, offset), encoder.encode(name));
    parts.push(...header, content);
    offset += 4 + facts.length + content.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = bytes(2, files.length);
  const end = [bytes(4, 0x06054b50), new Uint8Array(4), count, count, bytes(4, size), bytes(4, offset), new Uint8Array(2)];
  return new Blob([...parts, ...directory, ...end]);
}

/** The length of what the local header and the directory both say, without the name. */
const FACTS = 26;

/** Version needed, flags, method (0: stored), time, date, CRC, sizes, length of the name and of nothing more; and the name. */
function factsOf(name, content, time) {
  const clock = (time.getHours() << 11) | (time.getMinutes() << 5) | (time.getSeconds() >> 1);
  const day = ((time.getFullYear() - 1980) << 9) | ((time.getMonth() + 1) << 5) | time.getDate();
  const numbers = [[2, 20], [2, 0], [2, 0], [2, clock], [2, day], [4, crc32(content)], [4, content.length], [4, content.length], [2, name.length], [2, 0]];
  return joined([...numbers.map(([length, value]) => bytes(length, value)), name]);
}

function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A number in little-endian bytes. */
function bytes(length, value) {
  return Uint8Array.from({ length }, (_, i) => (value >>> (8 * i)) & 0xff);
}
