// The button that copies the path of a page's file. Where the browser does not let it, it shows the path, to copy by hand.

const bar = document.querySelector('.profiel-source');
const button = bar.querySelector('button');
const said = bar.querySelector('output');

button.hidden = false;
button.addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(button.dataset.path);
    said.textContent = 'Gekopieerd';
  } catch {
    said.textContent = button.dataset.path;
    getSelection()?.selectAllChildren(said);
  }
});
