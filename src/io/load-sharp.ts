/** Loaded with the first picture: most commands, builds after an edit and starts of `npm run dev` look at none. */
export async function loadSharp() {
  return (await import('sharp')).default;
}
