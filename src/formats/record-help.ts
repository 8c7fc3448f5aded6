import type { Site } from '../domain/site.ts';
import { absoluteUrl, recordHelpPath, recordPath, versionFilePath } from '../urls.ts';

/** For those who want to know whether a publication keeps to its record: what it is, and how to check it without its help. */
export function printRecordHelp(site: Pick<Site, 'name' | 'url'>): string {
  const record = absoluteUrl(recordPath, site);
  const example = absoluteUrl(versionFilePath('2024/10/22/slug', 2), site);
  return `The public record of ${site.name}
${absoluteUrl(recordHelpPath, site)}

${record} has a line for every version of every story that readers could see. Nothing in
it is ever changed or taken out; what is new comes behind. Each line contains the hash of the line before, so that whoever
knows one line can tell whether anything above it was changed later.


What a line says

  story     the story, which is at ${site.url}/STORY/
  version   its number, counted from 1. The version is at STORY/history/NUMBER.md, for example
            ${example}
  was       if the story was moved: its address before. All its versions are at the new one
  status    "withdrawn" if the story was taken back with this version. Its earlier versions are then not shown
  time      since when readers could see it
  sha256    of the version’s file, byte for byte
  previous  the hash of the line before; 64 zeros in the first line

Where something had to be taken out of a version, such as by order of a court, a later line says so:

  redacts   the hash of the line of that version, which stays on record
  reason    why
  sha256    of the file as it is shown now; absent if nothing of it is

The hash of a line is the SHA-256 of the line as it stands in the file, from { to }, without the comma behind it. “head” is
the hash of the last line. “signature” is an Ed25519 signature over the 64 characters of the head, by the key named “key”
(SubjectPublicKeyInfo), both in base64.


How to check it, with nothing of ours

A file of a version:
  curl -s ${example} | sha256sum

The chain: this prints the hash of each line, which the next line must name as "previous", and the last one is the head:
  curl -s ${record} > record.json
  sed -n 's/,$//; /"previous":/p' record.json | while IFS= read -r line; do printf %s "$line" | sha256sum; done

The signature:
  sed -n 's/.*"head":"\\([^"]*\\)".*/\\1/p' record.json | tr -d '\\n' > head.txt
  sed -n 's/.*"signature":"\\([^"]*\\)".*/\\1/p' record.json | base64 -d > signature
  (echo '-----BEGIN PUBLIC KEY-----'; sed -n 's/.*"key":"\\([^"]*\\)".*/\\1/p' record.json; echo '-----END PUBLIC KEY-----') > key.pem
  openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in head.txt -sigfile signature

That nothing was changed since a day on which you looked: keep the head. It must be among the hashes for ever.

To keep a copy in which all of this can be checked later, the pages and then the files of all versions:
  wget --mirror ${site.url} ${record}
  sed -n 's|.*"story":"\\([^"]*\\)","version":\\([0-9]*\\).*|${site.url}/\\1/history/\\2.md|p' record.json > list.txt
  wget --force-directories --input-file=list.txt

All at once, with Broadsheet (npm ci, then):
  npm run news -- verify ${site.url}
  npm run news -- verify FOLDER --earlier HEAD-THAT-YOU-KEPT


What it proves, and what not

It proves that the versions are those of the record, and, to whoever kept a head, that the record up to there was not
changed since. A signature proves that the holder of the key made it; whose key it is you have to know from elsewhere.
It does not prove that what was published is true, that the times are right, or that nothing newer exists. The page of a
story is not in the record, for it changes with the site around it: it shows the newest version, whose file is.
`;
}
