/**
 * What must happen before the first paint, so that nothing jumps or flashes. The only script that is not a module.
 *
 * data-js: scripts run, so styles may show what needs them. data-theme: the theme that the reader chose; see theme-switch.js.
 */
{
  const root = document.documentElement;
  root.dataset.js = "";
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch { /* a browser that keeps nothing follows the system */ }
}
