// A case of the coordinator's own family: the manager takes it over by the road that the coordinator does not read.
import { restrictCase } from '../../src/use-cases/restrict-case.ts';
import { cell } from '../type-as-people.ts';
import type { Month } from '../live-month.ts';
import { contactOf } from '../made-up/made-up-register.ts';
import type { World } from '../starting-world.ts';

export async function takesOver(month: Month, world: World): Promise<void> {
  const manager = String(contactOf(world.contacts, 'manager').values['personName']);
  const caseRef = world.cases[12]?.ref ?? '';
  await restrictCase(month.app.ports, caseRef, { by: manager, why: 'The coordinator is family', in: 'command' });
  await month.types(
    manager,
    'Takes the case over: runs `marac restrict`, takes the coordinator off the sharing of the restricted workbook, and types there who deals with it.',
    [cell('conflicts', 'X-DEMC22', { unheardInstead: `${manager} deals with the case` })],
  );
}
