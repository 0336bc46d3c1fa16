// `marac check --templates`: what is wrong in the area's templates, and what changed in those that nobody approved yet.
import type { ExitCode } from '../../errors.ts';
import { findChangedTemplates, describeChanges } from '../../jobs/guards/changed-templates.ts';
import type { CommandContext } from '../command.ts';
import { exitFor } from '../with-app.ts';
import type { App } from '../../app/app-port.ts';

/** Every fault with file and line; then each changed template as a difference, with the command that approves it. */
export async function checkTemplates({ print }: CommandContext, app: App): Promise<ExitCode> {
  const faults = app.ports.documents.checkTemplates();
  const changed = await findChangedTemplates(app.ports);
  print.problems([...faults, ...changed.map((one) => one.problem)]);
  for (const { standing } of changed) {
    print.say(`\n${standing.file}:`);
    for (const line of await describeChanges(app.ports, standing)) print.say(`    ${line}`);
  }
  if (changed.length > 0) print.say('');
  if (faults.length > 0) print.say(`${faults.length} problems in the templates.`);
  else if (changed.length > 0)
    print.say(`${changed.length} changed template${changed.length === 1 ? ' waits' : 's wait'} for approval.`);
  else print.say('The templates are good.');
  return exitFor([...faults, ...changed.map((one) => one.problem)]);
}
