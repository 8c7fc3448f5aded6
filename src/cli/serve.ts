import { WrongUse, type Command } from './command.ts';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Show the built site on this machine.',
  usage: '[--port 4321] [--host]',
  help: '--port  where it answers; PORT in the environment says the same\n--host  answer other machines in the network as well',
  options: { port: { type: 'string' }, host: { type: 'boolean' } },
  run: async ({ values }) => {
    const given = values['port'] ?? process.env['PORT'] ?? '4321';
    const port = Number(given);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new WrongUse(`“${String(given)}” is not a port. Write for example --port 4321`);
    }
    const { preview } = await import('astro');
    const server = await preview({ logLevel: 'warn', server: { port, host: values['host'] === true } });
    process.stdout.write(`Open http://localhost:${server.port}/ (stop with Ctrl+C).\n`);
    return 0;
  },
};
