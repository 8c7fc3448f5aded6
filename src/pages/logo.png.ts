import { foldersOf } from '../io/folders.ts';
import { makeLogo } from '../io/logo.ts';

/** The publication’s sign as a picture. */
export async function GET(): Promise<Response> {
  const { root } = foldersOf(process.cwd(), process.env);
  return new Response(await makeLogo(root), { headers: { 'content-type': 'image/png' } });
}
