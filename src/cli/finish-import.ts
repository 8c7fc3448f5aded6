import { printReport, printSummary, type ImportReport } from '../importers/import-report.ts';
import type { CommandContext, ExitStatus } from './command.ts';
import type { ImportArguments } from './import-arguments.ts';
import type { ImportRun } from './import-stories.ts';

/** Keeps what the next run needs, and tells what was done and what was not. */
export async function finishImport(
  { file, isTrial, asJson, folder }: ImportArguments,
  run: ImportRun,
  remarks: readonly string[],
  { print }: CommandContext,
): Promise<ExitStatus> {
  const { report: result, written, withoutOldAddress, hasFaults } = run.result();
  const report: ImportReport = {
    file,
    isTrial,
    ...result,
    remarks: [
      ...remarks,
      ...(withoutOldAddress === 0
        ? []
        : [
            `${withoutOldAddress} old ${withoutOldAddress === 1 ? 'address has' : 'addresses have'} a query (/?p=123) or signs that no path here can have, and cannot redirect.`,
          ]),
    ],
  };
  if (!isTrial) {
    await folder.writeRecord();
    await folder.writeReport(printReport(report));
  }
  print(
    asJson
      ? `${JSON.stringify({ ...report, written }, null, 2)}\n`
      : printSummary(report, written, folder.names.report),
  );
  return hasFaults ? 1 : 0;
}
