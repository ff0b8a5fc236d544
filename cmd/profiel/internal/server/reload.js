// Keeps a previewed page up to date with its sources. The server adds this script to every page of `profiel serve`, and never
// to the site that is published.
//
// The page knows which version of the site it was made from. The event stream tells when there is a newer one: `style` when
// only the stylesheet differs, `reload` otherwise. A hidden page lets go of the stream, because a browser opens at most six
// connections to a host; when it is shown again the server tells at once whether it is out of date.

const EVENTS = '/_profiel/events';
const SELF = '/_profiel/reload.js';
const KEPT = 'profiel-reload';
const RETRY = 1000; // milliseconds

/** The version that this page shows. */
let version = document.querySelector(`script[src="${SELF}"]`)?.dataset.state ?? '';

/** @type {EventSource | undefined} */
let stream;

/** @type {number | undefined} */
let retry;

function connect() {
  disconnect();
  stream = new EventSource(`${EVENTS}?state=${encodeURIComponent(version)}`);
  stream.addEventListener('style', (event) => {
    version = event.lastEventId;
    swapStylesheet(event.data);
  });
  stream.addEventListener('reload', reload);
  stream.addEventListener('error', () => {
    // A browser reconnects by itself after a lost connection, but some give up when nobody listens.
    if (stream?.readyState === EventSource.CLOSED) retry = setTimeout(connect, RETRY);
  });
}

function disconnect() {
  clearTimeout(retry);
  stream?.close();
  stream = undefined;
}

/** Links to the site's stylesheet, in document order: the one that is shown, and those that are still loading. */
function stylesheets(/** @type {string} */ address) {
  const name = fileName(address);
  return [...document.querySelectorAll('link[rel~="stylesheet"]')]
    .filter((link) => !link.closest('.profiel-problems') && fileName(link.href) === name);
}

function fileName(/** @type {string} */ address) {
  return new URL(address, location.href).pathname.split('/').pop();
}

/** Loads the new stylesheet beside the old one, and removes the old one when the new one is there: no flash. */
function swapStylesheet(/** @type {string} */ address) {
  const old = stylesheets(address).at(-1);
  if (!old) return reload();
  const fresh = old.cloneNode();
  fresh.removeAttribute('integrity');
  fresh.href = address;
  fresh.addEventListener('load', () => {
    const links = stylesheets(address);
    for (const link of links.slice(0, Math.max(links.indexOf(fresh), 0))) link.remove();
  });
  fresh.addEventListener('error', () => {
    if (fresh.isConnected) reload();
  });
  old.after(fresh);
}

function reload() {
  disconnect();
  keep();
  // The browser's own restoring aims at what was in view, and the list of problems, which floats, misleads it.
  addEventListener('pagehide', () => { history.scrollRestoration = 'manual'; }, { once: true });
  location.reload();
}

/** Remembers, for the reload only, where the reader was. The browser itself remembers what was typed. */
function keep() {
  const problems = document.querySelector('.profiel-problems');
  sessionStorage.setItem(KEPT, JSON.stringify({
    address: location.href,
    x: scrollX,
    y: scrollY,
    focus: pathTo(document.activeElement),
    folded: problems && !problems.querySelector('details').open ? problems.textContent : '',
  }));
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  sessionStorage.removeItem(KEPT);
  addEventListener('pagehide', () => { history.scrollRestoration = 'auto'; }, { once: true });
  if (kept?.address !== location.href) return;
  const problems = document.querySelector('.profiel-problems');
  if (problems && problems.textContent === kept.folded) problems.querySelector('details').open = false;
  if (kept.focus && document.activeElement === document.body) {
    document.querySelector(kept.focus)?.focus({ preventScroll: true });
  }
  const scroll = () => scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
  scroll();
  addEventListener('load', scroll, { once: true }); // when pictures have their height
}

/** A selector of an element: its id, or its place below the nearest element with an id. Empty for the page itself. */
function pathTo(/** @type {Element | null} */ element) {
  const steps = [];
  for (; element && element !== document.body; element = element.parentElement) {
    if (element.id) {
      steps.unshift(`#${CSS.escape(element.id)}`);
      return steps.join(' > ');
    }
    steps.unshift(`${element.localName}:nth-of-type(${placeAmongType(element)})`);
  }
  return steps.length > 0 ? ['body', ...steps].join(' > ') : '';
}

function placeAmongType(/** @type {Element} */ element) {
  const alike = [...(element.parentElement?.children ?? [])].filter((other) => other.localName === element.localName);
  return alike.indexOf(element) + 1;
}

function follow() {
  if (document.visibilityState === 'visible') connect();
  else disconnect();
}

restore();

// A page in a frame is reloaded by the page around it.
if (window === window.top) {
  document.addEventListener('visibilitychange', follow);
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', (event) => {
    if (event.persisted) follow();
  });
  follow();
}
