import { printBuildReport } from '../formats/build-report.ts';
import { newsroom } from '../newsroom.ts';

export async function GET(): Promise<Response> {
  return new Response(printBuildReport(await newsroom()), { headers: { 'content-type': 'application/json' } });
}
