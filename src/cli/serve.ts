/** Serves the output folder until the process ends. @throws if the port is taken */
export async function serve({ port, host }: { readonly port: number; readonly host: boolean }): Promise<void> {
  const { preview } = await import('astro');
  const server = await preview({ logLevel: 'warn', server: { port, host } });
  process.stdout.write(`Open http://localhost:${server.port}/ (stop with Ctrl+C).\n`);
}
