/** @returns {Promise<unknown>} what an address of this site holds, as JSON; it fails when there is nothing */
export async function fetchJSON(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
