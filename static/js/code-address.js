/**
 * <code-address> around the words of layouts/pages/not-found.html that say how to reach a task. At the code of a task in capitals,
 * as job ads write it (/CM-017), it leads to the permanent address, which has small letters (/cm-017/): for hosts that read no
 * _redirects, and for a mixture that is not in there (/Cm-017).
 *
 * At an address in small letters it does nothing, so it cannot lead around in a circle. Without JavaScript the words say it all.
 */
const CODE = /^\/[a-z]{2,5}-\d{2,6}\/?$/i;

class CodeAddress extends HTMLElement {
  connectedCallback() {
    const { pathname, search, hash } = location;
    const permanent = pathname.toLowerCase();
    if (permanent === pathname || !CODE.test(pathname)) return;
    location.replace(permanent.replace(/\/?$/, "/") + search + hash);
  }
}

customElements.define("code-address", CodeAddress);
