import { adminBackends } from '../domain/site.ts';
import { choice, group, optional, text, textLike, webAddress } from './fields.ts';

/** The editors’ form, a group of fields in `site.yaml`. */
export const adminSchema = group(
  {
    backend: choice('backend', 'github', adminBackends).describe(
      'Where the form keeps what is written: in the folder of the project (local), on GitHub or on GitLab.',
    ),
    repo: optional(
      textLike(/^[\w.-]+(?:\/[\w.-]+)+$/, 'the owner and the name of the repository', 'repo: example/newsroom'),
    ).describe('Owner and name of the repository. Required for github and gitlab.'),
    branch: optional(text('branch: main')).describe('The branch, if it is not the repository’s own first choice.'),
    signIn: optional(webAddress('signIn: https://sign-in.example')).describe(
      'The address of your own sign-in service. Without one, editors sign in with an access token.',
    ),
  },
  'admin: {backend: github, repo: example/newsroom}',
).check(({ value: { backend, repo }, issues }) => {
  if (backend === 'local' || repo !== undefined) return;
  const message = `is missing. Write whose repository it is on ${backend}, for example repo: example/newsroom`;
  issues.push({ code: 'custom', input: repo, path: ['repo'], message });
});
