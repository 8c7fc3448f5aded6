import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { printFields } from './fields.ts';
import { serve } from './serve.ts';

const usage = `Usage: npm run news -- <command>

  build   make the site from the content folder
  fields  list the fields of articles, people, topics, pages, site.yaml and front.yaml
  serve   show the built site on this machine (--port 4321, --host)
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { help: { type: 'boolean' }, port: { type: 'string' }, host: { type: 'boolean' } },
});

const [command] = positionals;
if (command === 'build' && !values['help']) {
  process.exitCode = await build();
} else if (command === 'fields' && !values['help']) {
  process.stdout.write(printFields());
} else if (command === 'serve' && !values['help']) {
  await serve({ port: Number(values['port'] ?? process.env['PORT'] ?? 4321), host: values['host'] === true });
} else {
  (values['help'] ? process.stdout : process.stderr).write(usage);
  process.exitCode = values['help'] ? 0 : 2;
}
